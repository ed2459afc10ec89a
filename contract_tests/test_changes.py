"""Changes: what is not said of a thing stays as it is."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

import pytest

from contract_tests.harness.documents import links
from contract_tests.harness.documents.json_values import difference
from contract_tests.harness.documents.operations import Operation, http_operations
from contract_tests.harness.documents.outcomes import is_refused, json_body
from contract_tests.harness.documents.request_bodies import identifying_properties, known_values
from contract_tests.harness.documents.schema_properties import (
    SchemaProperty,
    property_holders,
    request_properties,
    response_properties,
)
from contract_tests.harness.generation.cases import Attempt, documented_attempts
from contract_tests.harness.plugins import parametrize
from contract_tests.harness.targets.session import Session, open_session, skip_unless_allowed
from contract_tests.harness.targets.targets import Target


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    parametrize.over_operations(metafunc)


def test_what_is_not_said_stays(operation: Operation, target: Target, request: pytest.FixtureRequest) -> None:
    skip_unless_allowed(target, operation)
    optional = [
        one for one in request_properties(operation) if one.name and not one.required and "object" not in one.kinds
    ]
    optional = [one for one in optional if not known_values(one.name, target.values)]
    readers = list(_readers(operation, target)) if optional and not operation.reads else []
    if not readers:
        pytest.skip("changes no single thing, or has to say all of it")
    with open_session(target, request) as session:
        for reader in readers:
            times = {
                one.name for one in response_properties(reader, 200) if "date-time" in str(one.schema.get("format"))
            }
            for said in optional:
                attempt = _saying(operation, target, optional, said)
                before = _told(session, reader, target)
                response = session.send(operation, attempt.case)
                after = _told(session, reader, target)
                session.reset_world()
                changed = difference(_without(before, {said.name, *times}), _without(after, {said.name, *times}))
                if changed and not is_refused(operation, response):
                    told = f"{said.name} alone was said, and {reader.id} tells another {changed}"
                    raise session.failure(operation, "unsent_properties_are_kept", told, attempt, response)


def _readers(operation: Operation, target: Target) -> Iterator[Operation]:
    """Yield what shows the one thing that an operation changes: it names the same."""
    for one in http_operations(operation.vendor):
        lists = "x-pagination" in one.node or any(links.listed_parameters(one))
        if one.reads and not lists and _names(one, target) == _names(operation, target) != set():
            yield one


def _names(operation: Operation, target: Target) -> set[str]:
    case = next(documented_attempts(operation, target.values)).case
    return {*case.path_parameters, *(name for name, _ in identifying_properties(operation, case.body, target.values))}


def _saying(operation: Operation, target: Target, optional: list[SchemaProperty], said: SchemaProperty) -> Attempt:
    """Return the documented request with only one of the members that need not be there."""
    attempt = next(one for one in documented_attempts(operation, target.values) if isinstance(one.case.body, dict))
    for place in optional:
        for holder, key in list(property_holders(attempt.case.body, place.path)) if place != said else ():
            del holder[key]
    return attempt


def _told(session: Session, reader: Operation, target: Target) -> Any:
    return json_body(session.send(reader, next(documented_attempts(reader, target.values)).case))


def _without(value: Any, names: Collection[str]) -> Any:
    """Return a value without the members of these names, however deep they stand."""
    if isinstance(value, dict):
        return {name: _without(one, names) for name, one in value.items() if name not in names}
    return [_without(one, names) for one in value] if isinstance(value, list) else value
