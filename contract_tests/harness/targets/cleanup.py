"""Cleanup: delete the objects that a run created at a vendor.

For HTTP, the document's links lead from the operation that creates an object to the one that deletes it. Stream calls
have no links: there the deleting call is the one whose request has nothing but an id of the same kind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from schemathesis import Response

from contract_tests.harness.documents import asyncapi, call_effects, request_bodies
from contract_tests.harness.documents.asyncapi import Call
from contract_tests.harness.documents.json_values import find
from contract_tests.harness.documents.links import link_parameters
from contract_tests.harness.documents.operations import Operation, http_operations
from contract_tests.harness.documents.response_conformance import ResponseData
from contract_tests.harness.generation.cases import api_operation, documented_attempts
from contract_tests.harness.generation.known_values import Case
from contract_tests.harness.reporting.reproduce import repeat_command

Ids = Mapping[str, Any]
"""Ids by the name of their path parameter or request property."""

DeletionKey = tuple[str, tuple[tuple[str, str], ...]]
"""The id of a deleting operation, and the ids that it takes, sorted by name."""


@dataclass(slots=True)
class CreatedObjects:
    """Objects that were created and not deleted yet.

    `deletions` are the operations that delete them, with their ids. `undeletable` are messages, one for each created
    object that no documented operation deletes.
    """

    deletions: dict[DeletionKey, tuple[Operation, Ids]] = field(default_factory=dict)
    undeletable: list[str] = field(default_factory=list)

    def add(self, operation: Operation, case: Case, response: ResponseData) -> None:
        """Record which objects a successful request created or deleted."""
        if _deletes(operation):
            self.deletions.pop(_deletion_key(operation, _request_ids(operation, case)), None)
            return
        if operation.reads or operation.method not in ("POST", "PUT"):
            return
        deletions = list(_deletions(operation, case, response))
        self.deletions |= {_deletion_key(deletion, ids): (deletion, ids) for deletion, ids in deletions}
        creates = call_effects.makes(operation) if isinstance(operation, Call) else response.status == 201
        if creates and not deletions:
            self.undeletable.append(f"{operation} created an object that no documented operation deletes")

    def remove(
        self, send: Callable[[Operation, Case], Response], is_gone: Callable[[Operation, Response], bool]
    ) -> list[str]:
        """Delete all objects, last created first; return a message for each that is left, with a command to delete it.

        `send` sends a request. `is_gone` tells from its response whether the object no longer exists.
        """
        leftovers = list(self.undeletable)
        for deletion, ids in reversed(list(self.deletions.values())):
            case = _deletion_case(deletion, ids)
            try:
                response = send(deletion, case)
                reason = "" if is_gone(deletion, response) else f"answered {response.status_code}"
            except Exception as error:  # one failure must not keep the other objects from being deleted
                reason = str(error)
            if reason:
                command = repeat_command(deletion, case)
                leftovers.append(f"{deletion.vendor}: {ids} was not deleted ({reason}); delete it with: {command}")
        self.deletions.clear()
        self.undeletable.clear()
        return leftovers


def _deletes(operation: Operation) -> bool:
    return call_effects.deletes(operation) if isinstance(operation, Call) else operation.method == "DELETE"


def _request_ids(operation: Operation, case: Case) -> Ids:
    """Return the ids in a request."""
    return dict(request_bodies.scalar_properties(case.body)) if isinstance(operation, Call) else case.path_parameters


def _deletion_key(operation: Operation, ids: Ids) -> DeletionKey:
    return operation.id, tuple(sorted((name, str(value)) for name, value in ids.items()))


def _deletion_case(deletion: Operation, ids: Ids) -> Case:
    """Return the request that deletes the object with the ids."""
    if not isinstance(deletion, Call):
        return api_operation(deletion).Case(path_parameters=dict(ids))
    example = next(documented_attempts(deletion, {})).case.body
    body = request_bodies.with_known_values(example, {name: [value] for name, value in ids.items()})
    return api_operation(deletion).Case(body=body, media_type=asyncapi.MEDIA)


def _deletions(operation: Operation, case: Case, response: ResponseData) -> Iterator[tuple[Operation, Ids]]:
    """Yield the operations that delete the object in a response, each with the ids that it takes."""
    if isinstance(operation, Call):
        yield from _deleting_calls(operation, response)
        return
    for deletion in http_operations(operation.vendor):
        for status, link in operation.links(deletion) if deletion.method == "DELETE" else ():
            linked = link_parameters(link, response.body) if status == response.status else {}
            path_names = [parameter["name"] for parameter in deletion.parameters if parameter["in"] == "path"]
            ids = {name: {**case.path_parameters, **linked}.get(name) for name in path_names}
            if linked and None not in ids.values():
                yield deletion, ids


def _deleting_calls(operation: Call, response: ResponseData) -> Iterator[tuple[Call, Ids]]:
    created = call_effects.payload(operation)
    if created is None or not call_effects.makes(operation):
        return
    id = find(response.body, f"{created.pointer}/id")
    if id is None:
        return
    for deletion in asyncapi.stream_calls(operation.vendor):
        request_names = {location[-1] for location, _ in request_bodies.scalar_schemas(deletion)}
        if call_effects.deletes(deletion) and request_names == {created.id_name}:
            yield deletion, {created.id_name: id}
