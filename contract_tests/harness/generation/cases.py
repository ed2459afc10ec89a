"""Cases: the requests that are tried. All that this project knows of Schemathesis's generators stands here.

Each case is made sense of before it is sent (`grounding`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, cast
from unittest import mock

import hypothesis
import schemathesis
from hypothesis import strategies as st
from schemathesis.config import SchemathesisConfig
from schemathesis.core.parameters import ParameterLocation
from schemathesis.generation import GenerationMode
from schemathesis.generation.drivers import CoverageGenerator
from schemathesis.generation.feedback import NO_FEEDBACK
from schemathesis.generation.hypothesis.examples import generate_one
from schemathesis.generation.meta import CoveragePhaseData, CoverageScenario
from schemathesis.generation.overrides import Override
from schemathesis.schemas import APIOperation, BaseSchema
from schemathesis.specs.openapi import stateful
from schemathesis.specs.openapi._hypothesis import _draw_negated_locations
from schemathesis.specs.openapi.stateful import classify_root_transitions

from contract_tests.harness.documents import bundles, request_bodies
from contract_tests.harness.documents.operations import Operation, resolve
from contract_tests.harness.documents.request_bodies import Values

from .known_values import Case, became_valid, use_example_values, use_known_body_values, use_known_path_values
from .profiles import Profile

REFUSING = ["400", "404", "405", "406", "411", "413", "414", "415", "422", "431"]
"""Statuses that refuse what is invalid; 401, 403 and 409 would say that it was never looked at."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One request to send.

    `valid`: whether the document allows the request. `ids_exist`: whether every id in it is known to exist.
    `keeps_order`: whether properties that depend on each other's order (start, end) have the values of an example.
    """

    case: Case
    valid: bool
    ids_exist: bool = True
    keeps_order: bool = True

    @property
    def key(self) -> str:
        """Text of everything that is sent and expected; equal attempts have equal keys."""
        case = self.case
        # Text, because True == 1 in Python, but they are sent as different JSON.
        sent = (case.method, case.path_parameters, case.query, [*case.headers.items()], case.cookies)
        return repr((sent, case.media_type, case.body, self.valid, self.ids_exist, self.keeps_order))


@cache
def api_schema(vendor: str, describe: Callable[[str], dict[str, Any]] = bundles.document) -> BaseSchema:
    """Return a vendor's document as Schemathesis reads it; `describe` gives another one than that of HTTP."""
    config = SchemathesisConfig.from_dict(
        {
            "seed": 0,
            # Credentials are added when a request is sent, and tried on their own.
            "generation": {"with-security-parameters": False},
            # Only the document's own links: guessed ones would fail for no fault of the vendor.
            # What is invalid is tried on its own; no step after it would be another for it.
            "phases": {"stateful": {"inference": {"algorithms": []}, "generation": {"mode": "positive"}}},
            "checks": {"negative_data_rejection": {"expected-statuses": REFUSING}},
        }
    )
    return schemathesis.openapi.from_dict(describe(vendor), config=config)


def api_operation(operation: Operation) -> APIOperation[Any, Any, Any, Any]:
    """Return an operation as Schemathesis reads it."""
    return api_schema(operation.vendor, operation.describe)[operation.path][operation.method]


def state_machine(vendor: str) -> Any:
    """Return the state machine that follows a vendor's links; what none leads to begins a sequence."""
    with mock.patch.object(stateful, "classify_root_transitions", _roots):
        return api_schema(vendor).as_state_machine()


def _roots(operations: Any, transitions: stateful.ApiTransitions, graph: Any) -> stateful.RootTransitions:
    # Schemathesis does not begin with what asks for an id that nothing in the document makes. Here such ids are known.
    roots = classify_root_transitions(operations, transitions, graph)
    for label, one in transitions.operations.items():
        if one.outgoing and {link.source.label for link in one.incoming} <= {label}:
            roots.reliable.add(label)
    return roots


def documented_attempts(operation: Operation, values: Values) -> Iterator[Attempt]:
    """Yield the requests that the document's examples describe: the bare one, each optional parameter, all of them."""
    path = {one["name"]: example_value(operation, one, values) for one in operation.parameters if one["in"] == "path"}
    query = [one for one in operation.parameters if one["in"] == "query"]
    needed = {
        one["name"]: query_value(one, example_value(operation, one, values)) for one in query if one.get("required")
    }
    optional = {
        one["name"]: query_value(one, example_value(operation, one, values)) for one in query if not one.get("required")
    }
    headers = {
        one["name"]: str(example_value(operation, one, values))
        for one in operation.parameters
        if one["in"] == "header" and one.get("required")
    }
    queries = [{}, *({name: value} for name, value in optional.items()), *([optional] if len(optional) > 1 else [])]
    for media, body in request_bodies.examples(operation) or [(None, None)]:
        for chosen in queries:
            given: dict[str, Any] = {}
            if media is not None:
                given = {"media_type": media, "body": request_bodies.with_known_values(body, values)}
            yield Attempt(
                api_operation(operation).Case(
                    path_parameters=dict(path), query={**needed, **chosen}, headers=headers, **given
                ),
                valid=True,
            )


def example_attempts(operation: Operation, values: Values) -> Iterator[Attempt]:
    """Yield what Schemathesis makes of the examples."""
    for strategy in api_operation(operation).get_strategies_from_examples():
        yield from filter(None, [_made_sense_of(operation, generate_one(strategy), values)])


def coverage_attempts(
    operation: Operation, values: Values, profile: Profile, modes: list[GenerationMode]
) -> Iterator[Attempt]:
    """Yield systematic variations of each parameter and member; of those that vary alike, no more than asked for."""
    generator = CoverageGenerator(
        operation=api_operation(operation),
        generation_modes=modes,
        generation_config=api_operation(operation).schema.config.generation_for(
            operation=api_operation(operation), phase="coverage"
        ),
        auth_storage=None,
        override=Override(),
        feedback=NO_FEEDBACK,
    )
    cases = [case for case in generator if not _merely_more(case) and _can_be_sent(operation, case)]
    of = [_kind(case) for case in cases]
    kinds, seen = Counter(of), Counter[Any]()
    for case, kind in zip(cases, of, strict=True):
        share = max(1, kinds[kind] / profile.alike)
        if seen[kind] % share < 1:
            yield from filter(None, [_made_sense_of(operation, case, values)])
        seen[kind] += 1


def generated_attempts(operation: Operation, values: Values, mode: GenerationMode) -> st.SearchStrategy[Attempt]:
    """Return a strategy of valid or of invalid requests; an empty one where nothing can be invalid."""
    if mode.is_negative and not _can_be_invalid(operation):
        return st.nothing()
    drawn = api_operation(operation).as_strategy(mode)

    @st.composite
    def attempts(draw: st.DrawFn) -> Attempt:
        settled = draw(st.integers(0, 3)) > 0
        case = draw(drawn)
        # All that a body names, since one name in it may stand above another.
        names = list(case.path_parameters)
        inside = (
            [] if names else [name for name, _ in request_bodies.identifying_properties(operation, case.body, values)]
        )
        # Most name only what exists, some an unknown thing below a known one, some nothing that exists.
        unknown = draw(st.sampled_from([[]] * 8 + [names[-1:] or inside, names or inside]))
        attempt = _made_sense_of(operation, case, values, unknown=frozenset(unknown), settled=settled)
        return attempt or hypothesis.reject()

    return attempts()


def _can_be_invalid(operation: Operation) -> bool:
    """Say whether anything in a request can break the document; Schemathesis would draw in vain to find out."""
    every = cast("st.DrawFn", lambda _: True)
    nothing: dict[ParameterLocation, Any] = dict.fromkeys(ParameterLocation)
    return bool(
        _draw_negated_locations(
            every, api_operation(operation), GenerationMode.NEGATIVE, explicit=nothing, body_is_generated=True
        )
    )


def _made_sense_of(
    operation: Operation, case: Case, values: Values, *, unknown: frozenset[str] = frozenset(), settled: bool = True
) -> Attempt | None:
    """Return the attempt that a case is; None where nothing of what makes it invalid can be sent."""
    if operation.streamed and isinstance(case.body, bytes):
        return None  # a call carries JSON
    valid = case.meta is None or case.meta.generation.mode.is_positive
    # What is invalid must meet what exists: else 404 would hide that nobody looked.
    keep = unknown if valid else frozenset()
    known = use_known_path_values(case, values, keep=keep)
    in_order = use_example_values(operation, case) if settled else False
    use_known_body_values(operation, case, values, keep=keep)
    if became_valid(operation, case):
        return None
    known = known and keep.isdisjoint(
        name for name, _ in request_bodies.identifying_properties(operation, case.body, values)
    )
    return Attempt(case, valid, known, keeps_order=in_order)


def example_value(operation: Operation, parameter: Mapping[str, Any], values: Values) -> Any:
    """Return a value for a parameter: one that is known to exist, else that of its example."""
    if values.get(parameter["name"]):
        return values[parameter["name"]][0]
    if "example" in parameter:
        return parameter["example"]
    for one in parameter.get("examples", {}).values():
        return resolve(operation.document, one)["value"]
    return next(iter(parameter.get("schema", {}).get("examples", [])), "unknown")


def query_value(parameter: Mapping[str, Any], value: Any) -> Any:
    """Return an example's value as a query carries it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list) and not parameter.get("explode", True):
        return ",".join(str(query_value(parameter, one)) for one in value)
    return value


def _merely_more(case: Case) -> bool:
    """Say whether a request is invalid only for a parameter that the document does not know: such are ignored."""
    assert case.meta is not None
    data = case.meta.phase.data
    assert isinstance(data, CoveragePhaseData)
    outside = data.parameter_location is not ParameterLocation.BODY
    return data.scenario is CoverageScenario.OBJECT_UNEXPECTED_PROPERTIES and outside


def _can_be_sent(operation: Operation, case: Case) -> bool:
    """Say whether what was varied is a part of what is sent: a call over a stream has a body, and nothing else."""
    assert case.meta is not None
    data = case.meta.phase.data
    return not operation.streamed or data.parameter_location is ParameterLocation.BODY


def _kind(case: Case) -> tuple[Any, ...]:
    meta = case.meta
    assert meta is not None
    data = meta.phase.data
    assert isinstance(data, CoveragePhaseData)
    described = re.sub(r"['\"`].*['\"`]", "", data.description)
    return meta.generation.mode, case.method, data.scenario, data.parameter_location, data.parameter, described
