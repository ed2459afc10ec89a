"""Tests for future vendor changes: generated clients read success responses in which any property has changed."""

from __future__ import annotations

import asyncio
import contextlib
import copy
import importlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contract_tests.harness.clients.introspection import Package
from contract_tests.harness.clients.response_samples import Sample, StubbedClient, samples
from contract_tests.harness.generation.response_mutations import ABSENT, NEW, ResponseMutation, response_mutations
from contract_tests.harness.reporting.records import record_of

pytestmark = pytest.mark.filterwarnings("ignore:The vendor :UserWarning")  # deprecated vendor APIs


def test_client_changed_response_does_not_break_call(vendor: str, request: pytest.FixtureRequest) -> None:
    package, outcomes = Package(vendor), Counter[str]()
    client = StubbedClient(package, strict=False)

    async def read_all() -> None:
        for sample, mutations in _mutation_batches(package):
            try:
                result = await client.read(sample, _mutated_body(sample, mutations))
            except package.core.ApiError as error:
                (mutation,) = mutations
                assert mutation.place in sample.read, f"{sample.name}: {mutation} broke the call: {error}"
                _assert_error_names_property(package, mutation, error)
                outcomes["call failed"] += 1
            else:
                outcomes.update(_outcome_for_caller(package, sample, mutation, result) for mutation in mutations)

    with _counted_cases(request, outcomes):
        asyncio.run(read_all())
    assert {"value returned", "error names the field"} <= outcomes.keys()


def test_strict_client_reports_every_change(vendor: str, request: pytest.FixtureRequest) -> None:
    package, reported_kinds = Package(vendor), Counter[str]()
    client = StubbedClient(package, strict=True)

    async def read_all() -> None:
        for sample in samples(package):
            problem = await _problem(package, client, sample, sample.body)
            assert not problem, f"{sample.name}: strict mode refuses the documented example: {problem}"
        for sample, mutations in _mutation_batches(package):
            undocumented = [mutation for mutation in mutations if mutation.odd]
            body = _mutated_body(sample, undocumented)
            problem = await _problem(package, client, sample, body) if undocumented else ""
            missing = [str(mutation) for mutation in undocumented if not _is_reported(problem, mutation)]
            assert not missing, f"{sample.name}: strict mode does not report {missing}; it reports: {problem}"
            reported_kinds.update(mutation.kind for mutation in undocumented)

    with _counted_cases(request, reported_kinds):
        asyncio.run(read_all())
    assert {"new member", "new value", "missing", "null", "other type"} == reported_kinds.keys()


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda children: st.lists(children, max_size=2) | st.dictionaries(st.text(max_size=5), children, max_size=2),
    max_leaves=4,
)


def test_model_arbitrary_body_round_trips(vendor: str) -> None:
    package = Package(vendor)
    parse = importlib.import_module(f"{package.name}._core.parsing").parse
    bodies_and_types = [
        (sample.body, sample.operation.success[str(sample.status)].type)
        for sample in samples(package)
        if sample.operation is not None
    ]

    @settings(max_examples=60, derandomize=True, deadline=None, database=None)
    @given(st.data())
    def check(data: st.DataObject) -> None:
        body, model_type = copy.deepcopy(data.draw(st.sampled_from(bodies_and_types)))
        for _ in range(data.draw(st.integers(1, 4))):
            objects = list(_objects_in(body))
            name = data.draw(st.sampled_from([*objects[data.draw(st.integers(0, len(objects) - 1))], NEW]))
            owner = data.draw(st.sampled_from([candidate for candidate in objects if name in candidate] or objects))
            owner[name] = data.draw(JSON_VALUES)
        model = parse(model_type, json.dumps(body), strict=False)
        dumped = model.model_dump(mode="json", exclude_unset=True)
        _assert_unknown_values_kept(model, body, dumped)
        parsed_again = parse(model_type, json.dumps(dumped), strict=False)
        assert parsed_again == model
        assert parsed_again.model_dump(mode="json", exclude_unset=True) == dumped

    check()


def _assert_unknown_values_kept(model: Any, received: Any, dumped: Any) -> None:
    """Assert that a dumped model has all properties that it received, and undocumented ones with the same values.

    Values of documented properties may be serialized differently.
    """
    if isinstance(model, list) and isinstance(received, list):
        for item, received_item, dumped_item in zip(model, received, dumped, strict=True):
            _assert_unknown_values_kept(item, received_item, dumped_item)
    elif hasattr(model, "model_extra"):
        assert dumped.keys() == received.keys()
        for name in model.model_extra:
            assert dumped[name] == received[name]
        for name, field in type(model).model_fields.items():
            if name in model.model_fields_set:
                wire_name = field.alias or name
                _assert_unknown_values_kept(getattr(model, name), received[wire_name], dumped[wire_name])


def _objects_in(value: Any) -> Iterator[dict[str, Any]]:
    """Yield all objects in a JSON value, at any depth."""
    if isinstance(value, dict):
        yield value
    for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _objects_in(child)


@contextlib.contextmanager
def _counted_cases(request: pytest.FixtureRequest, counts: Counter[str]) -> Iterator[None]:
    """Add the number of changes that this block tries to the timings in the summary of the run."""
    with record_of(request.node).measure() as timings:
        yield
        timings.cases, timings.kind = timings.cases + counts.total(), "changes"


def _mutation_batches(package: Package) -> Iterator[tuple[Sample, list[ResponseMutation]]]:
    """Yield samples with mutations that one body can contain together.

    Mutations of properties that the client itself reads may end the call, so each of these is alone.
    """
    for sample in samples(package):
        for mutations in response_mutations(sample.document, sample.schema, sample.body):
            separate = [mutation for mutation in mutations if mutation.place in sample.read]
            together = [mutation for mutation in mutations if mutation not in separate]
            yield from ((sample, batch) for batch in (together, *([mutation] for mutation in separate)) if batch)


def _mutated_body(sample: Sample, mutations: list[ResponseMutation]) -> Any:
    """Return a copy of a sample's body with all mutations applied."""
    body = copy.deepcopy(sample.body)
    for mutation in mutations:
        mutation.apply(body)
    return body


def _assert_error_names_property(package: Package, mutation: ResponseMutation, error: Exception) -> None:
    """Assert that an error that ended a call has the mutated error code, or names the mutated property."""
    if isinstance(error, package.core.StatusError):
        assert error.code == mutation.value, f"the error has another code than {mutation}: {error}"
    else:
        assert _normalized(mutation.place[-1]) in _normalized(str(error)), (
            f"the error does not name {mutation}: {error}"
        )


def _outcome_for_caller(package: Package, sample: Sample, mutation: ResponseMutation, result: Any) -> str:
    """Access the mutated property in the result of a call, and return a description of the outcome."""
    if sample.operation is None:
        if not hasattr(result, "body"):
            assert _normalized(mutation.place[-1]) in _normalized(result.problem)
            return "call failed"
        result = result.body
    prefix = sample.given if sample.operation is not None else ()
    if result is None or mutation.place[: len(prefix)] != prefix or mutation.place == prefix:
        return "outside the returned value"
    *steps, last = mutation.place[len(prefix) :]
    for step in steps:
        result = _value_at(result, step)
    _assert_dumped_as_received(result, last, mutation)
    try:
        value = _value_at(result, last)
    except package.core.MissingFieldError as error:
        assert mutation.kind != "new member" and mutation.odd
        assert f".{error.name} " in str(error)
        assert _normalized(error.name) == _normalized(last).rstrip("_")
        return "error names the field"
    if mutation.kind == "new value" and hasattr(value, "is_known"):
        assert (value, value.is_known) == (mutation.value, False)
        return "unknown enumeration value"
    if mutation.kind in ("missing", "null"):
        # Optional fields that are missing or null are None, or an empty list.
        assert value in (None, []), f"{sample.name}: {mutation} returned {value!r}"
        return "none"
    assert value == mutation.value, f"{sample.name}: {mutation} returned {value!r}"
    return "value returned"


def _value_at(owner: Any, step: str | int) -> Any:
    """Return the value of a model or a list at a property name or an index of the response body.

    Raises MissingFieldError if the response lacks a required field.
    """
    match owner:
        case list():
            # Vendors may send a single object in place of a list; clients convert it to a list.
            return owner[step] if isinstance(step, int) else _value_at(owner[0], step)
        case dict():
            return owner.get(step)
    fields = {field.alias or name: name for name, field in type(owner).model_fields.items()}
    return getattr(owner, fields.get(str(step), str(step)))


def _assert_dumped_as_received(owner: Any, last: str | int, mutation: ResponseMutation) -> None:
    """Assert that a dumped model contains the mutated value as it was received."""
    if hasattr(owner, "model_dump"):
        dumped = owner.model_dump(mode="json", exclude_unset=True)
        assert dumped.get(last, ABSENT) == mutation.value or (mutation.kind == "null" and dumped[last] == [])


def _is_reported(problem: str, mutation: ResponseMutation) -> bool:
    """Return whether the message of strict mode contains the path or, for error codes, the value of a mutation."""
    if problem.startswith(f"{mutation.value}: "):
        return True  # the mutation set an error code, so the message is that of the vendor's error
    # The path in the message may also contain the names of the alternatives of a union.
    path = r"\.(?:[^.;]+\.)?".join(re.escape(str(step)) for step in mutation.place)
    return bool(re.search(rf"(?:^|; |: ){path}[.:]", problem))


async def _problem(package: Package, client: StubbedClient, sample: Sample, body: Any) -> str:
    """Return the message of the error or the event problem for a body; an empty string if the client accepts it."""
    try:
        result = await client.read(sample, body)
    except package.core.ApiError as error:
        return str(error)
    return str(getattr(result, "problem", ""))


def _normalized(name: object) -> str:
    """Return a name in lower case without underscores."""
    return str(name).replace("_", "").lower()
