"""What vendors change tomorrow: swept over every member of every success body, read by the generated clients."""

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

pytestmark = pytest.mark.filterwarnings("ignore:The vendor :UserWarning")  # vendors' lifecycles


def test_no_change_breaks_a_call(vendor: str, request: pytest.FixtureRequest) -> None:
    package, found = Package(vendor), Counter[str]()
    reader = StubbedClient(package, strict=False)

    async def sweep() -> None:
        for answer, batch in _batches(package):
            try:
                result = await reader.read(answer, _changed(answer, batch))
            except package.core.ApiError as error:
                (one,) = batch
                assert one.place in answer.read, f"{answer.name}: {one} broke the call: {error}"
                _names(package, one, error)
                found["ended the call that needs it"] += 1
            else:
                found.update(_seen(package, answer, one, result) for one in batch)

    with _told(request, found):
        asyncio.run(sweep())
    assert {"given back", "named when touched"} <= found.keys()


def test_strict_mode_reports_every_change(vendor: str, request: pytest.FixtureRequest) -> None:
    package, found = Package(vendor), Counter[str]()
    reader = StubbedClient(package, strict=True)

    async def sweep() -> None:
        for answer in samples(package):
            assert not await _problem(package, reader, answer, answer.body), f"{answer.name} is not as documented"
        for answer, batch in _batches(package):
            odd = [one for one in batch if one.odd]
            problem = await _problem(package, reader, answer, _changed(answer, odd)) if odd else ""
            unsaid = [str(one) for one in odd if not _reports(problem, one)]
            assert not unsaid, f"{answer.name}: strict mode does not report {unsaid}, and says: {problem}"
            found.update(one.kind for one in odd)

    with _told(request, found):
        asyncio.run(sweep())
    assert {"new member", "new value", "missing", "null", "other type"} == found.keys()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda below: st.lists(below, max_size=2) | st.dictionaries(st.text(max_size=5), below, max_size=2),
    max_leaves=4,
)


def test_whatever_comes_goes_out_again(vendor: str) -> None:
    package = Package(vendor)
    parse = importlib.import_module(f"{package.name}._core.parsing").parse
    described = [
        (answer.body, answer.operation.success[str(answer.status)].type)
        for answer in samples(package)
        if answer.operation is not None
    ]

    @settings(max_examples=60, derandomize=True, deadline=None, database=None)
    @given(st.data())
    def holds(data: st.DataObject) -> None:
        body, kind = copy.deepcopy(data.draw(st.sampled_from(described)))
        for _ in range(data.draw(st.integers(1, 4))):
            objects = list(_objects(body))
            name = data.draw(st.sampled_from([*objects[data.draw(st.integers(0, len(objects) - 1))], NEW]))
            changed = data.draw(st.sampled_from([one for one in objects if name in one] or objects))
            changed[name] = data.draw(JSON)
        made = parse(kind, json.dumps(body), strict=False)
        out = made.model_dump(mode="json", exclude_unset=True)
        _kept(made, body, out)
        again = parse(kind, json.dumps(out), strict=False)
        assert again == made
        assert again.model_dump(mode="json", exclude_unset=True) == out

    holds()


def _kept(owner: Any, told: Any, out: Any) -> None:
    """Assert that what was not understood goes out as it came; what was has its own way of being written."""
    if isinstance(owner, list) and isinstance(told, list):
        for one, came, goes in zip(owner, told, out, strict=True):
            _kept(one, came, goes)
    elif hasattr(owner, "model_extra"):
        assert out.keys() == told.keys()
        for name in owner.model_extra:
            assert out[name] == told[name]
        for name, field in type(owner).model_fields.items():
            if name in owner.model_fields_set:
                wire = field.alias or name
                _kept(getattr(owner, name), told[wire], out[wire])


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _objects(one)


@contextlib.contextmanager
def _told(request: pytest.FixtureRequest, found: Counter[str]) -> Iterator[None]:
    """Have it told at the end of the run how much a block has tried."""
    with record_of(request.node).measure() as timings:
        yield
        timings.cases, timings.kind = timings.cases + found.total(), "changes"


def _batches(package: Package) -> Iterator[tuple[Sample, list[ResponseMutation]]]:
    """Yield changes that can be made at once; what the client itself looks at may end the call, so it goes alone."""
    for answer in samples(package):
        for batch in response_mutations(answer.document, answer.schema, answer.body):
            alone = [one for one in batch if one.place in answer.read]
            together = [one for one in batch if one not in alone]
            yield from ((answer, made) for made in (together, *([one] for one in alone)) if made)


def _changed(answer: Sample, batch: list[ResponseMutation]) -> Any:
    body = copy.deepcopy(answer.body)
    for one in batch:
        one.apply(body)
    return body


def _names(package: Package, one: ResponseMutation, error: Exception) -> None:
    """Assert that an error that ends a call says why."""
    if isinstance(error, package.core.StatusError):
        assert error.code == one.value, f"{one} is no error of the vendor's: {error}"
    else:
        assert _bare(one.place[-1]) in _bare(str(error)), f"{one} is not named by: {error}"


def _seen(package: Package, answer: Sample, one: ResponseMutation, result: Any) -> str:
    """Touch what was changed, in what the caller was given; return what he sees."""
    if answer.operation is None:
        if not hasattr(result, "body"):
            assert _bare(one.place[-1]) in _bare(result.problem)
            return "ended the call that needs it"
        result = result.body
    prefix = answer.given if answer.operation is not None else ()
    if result is None or one.place[: len(prefix)] != prefix or one.place == prefix:
        return "beside what the caller is given"
    *owners, last = one.place[len(prefix) :]
    for step in owners:
        result = _value(result, step)
    _survives(result, last, one)
    try:
        value = _value(result, last)
    except package.core.MissingFieldError as error:
        assert one.kind != "new member" and one.odd
        assert f".{error.name} " in str(error)
        assert _bare(error.name) == _bare(last).rstrip("_")
        return "named when touched"
    if one.kind == "new value" and hasattr(value, "is_known"):
        assert (value, value.is_known) == (one.value, False)
        return "unknown, and known to be"
    if one.kind in ("missing", "null"):
        # What may be left out is None where it is null too, and a list is empty.
        assert value in (None, []), f"{answer.name}: {one} gave {value!r}"
        return "none"
    assert value == one.value, f"{answer.name}: {one} gave {value!r}"
    return "given back"


def _value(owner: Any, step: str | int) -> Any:
    """Return what stands in an answer at a step of the vendor's; raises MissingFieldError as whoever touches it."""
    match owner:
        case list():
            # One object may come without the list around it.
            return owner[step] if isinstance(step, int) else _value(owner[0], step)
        case dict():
            return owner.get(step)
    fields = {field.alias or name: name for name, field in type(owner).model_fields.items()}
    return getattr(owner, fields.get(str(step), str(step)))


def _survives(owner: Any, last: str | int, one: ResponseMutation) -> None:
    """Assert that what was changed goes out again as it came in."""
    if hasattr(owner, "model_dump"):
        dumped = owner.model_dump(mode="json", exclude_unset=True)
        assert dumped.get(last, ABSENT) == one.value or (one.kind == "null" and dumped[last] == [])


def _reports(problem: str, one: ResponseMutation) -> bool:
    if problem.startswith(f"{one.value}: "):
        return True  # the vendor's code, so an error of the vendor's
    # A union's alternatives stand among the steps.
    steps = r"\.(?:[^.;]+\.)?".join(re.escape(str(step)) for step in one.place)
    return bool(re.search(rf"(?:^|; |: ){steps}[.:]", problem))


async def _problem(package: Package, reader: StubbedClient, answer: Sample, body: Any) -> str:
    try:
        result = await reader.read(answer, body)
    except package.core.ApiError as error:
        return str(error)
    return str(getattr(result, "problem", ""))


def _bare(name: object) -> str:
    return str(name).replace("_", "").lower()
