"""Agreement check: operations that return the same object return the same values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from schemathesis import Response

from contract_tests.harness.documents import asyncapi, links
from contract_tests.harness.documents.instance_locations import body_schemas, instance_locations
from contract_tests.harness.documents.json_values import difference
from contract_tests.harness.documents.operations import Operation, http_operations
from contract_tests.harness.documents.outcomes import is_refused, json_body
from contract_tests.harness.documents.response_conformance import response_data
from contract_tests.harness.documents.schema_properties import response_properties
from contract_tests.harness.generation.cases import documented_attempts
from contract_tests.harness.generation.known_values import Case
from contract_tests.harness.targets.session import open_session, skip_unless_allowed
from contract_tests.harness.targets.targets import Target

from . import history

Thing = tuple[str, str]
"""A thing by the component that describes it, and by its id."""


def check_agreement(operation: Operation, target: Target, request: pytest.FixtureRequest) -> None:
    """Check that other operations return the same values for the objects that an operation returns. Raises Broken."""
    along = asyncapi.stream_calls if operation.streamed else http_operations
    others = [one for one in along(operation.vendor) if history.returns_state(one) and _kinds(one) & _kinds(operation)]
    if operation.method == "DELETE" or others in ([], [operation]):
        pytest.skip("tells of nothing that another operation tells of")
    skip_unless_allowed(target, operation)
    with open_session(target, request) as session:
        attempt = next(documented_attempts(operation, target.values))
        response = session.send(operation, attempt.case)
        told = dict(_things(operation, response))
        if not told:
            pytest.skip("tells of nothing that has an id")
        for other in others:
            reply = session.send(other, _following(operation, response, other, target))
            for thing, said in _things(other, reply):
                if thing in told and (differs := difference(told[thing], said, shared_only=True)):
                    message = f"{other.id} tells otherwise of {thing[1]}, with nothing in between: {differs}"
                    raise session.failure(operation, "operations_agree", message, attempt, response)


def _kinds(operation: Operation) -> set[str]:
    """Return the components that describe what the answers of an operation tell of."""
    return {
        one.pointer
        for status in operation.successes
        for one in response_properties(operation, status)
        if _is_kind(one.pointer)
    }


def _is_kind(pointer: str) -> bool:
    return pointer.startswith("/components/schemas/") and pointer.count("/") == 3


def _things(operation: Operation, response: Response) -> Iterator[tuple[Thing, Any]]:
    """Yield what an answer tells of things that have an id: a member of that name, or one that its links take."""
    if is_refused(operation, response):
        return
    told = response_data(response)
    names = ["id", *(pointer.rpartition("/")[2] for _, pointer in links.provided_parameters(operation, told.status))]
    for place in instance_locations(operation.document, body_schemas(operation, told.status, told.media), told.body):
        if kind := next(filter(_is_kind, place.pointers), ""):
            ids = [place.value[name] for name in names if name in place.value] if isinstance(place.value, dict) else []
            yield from (((kind, str(id)), place.value) for id in ids[:1])


def _following(operation: Operation, response: Response, other: Operation, target: Target) -> Case:
    """Return the documented request for another operation, about what an answer links to."""
    case = next(documented_attempts(other, target.values)).case
    for status, link in operation.links(other):
        if status == response.status_code:
            history.apply_link(link, json_body(response), other, case)
    return case
