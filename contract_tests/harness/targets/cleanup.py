"""Removal: what a run made at a vendor's is removed again: by the document's links from what makes to what deletes.

Calls of a stream have no links: there, what deletes is the call that names nothing but a thing of the same kind.
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

Names = Mapping[str, Any]
Place = tuple[str, tuple[tuple[str, str], ...]]


@dataclass(slots=True)
class CreatedObjects:
    """What was made and not removed yet: by what deletes it and its names; of what nothing deletes, what made it."""

    removers: dict[Place, tuple[Operation, Names]] = field(default_factory=dict)
    unremovable: list[str] = field(default_factory=list)

    def add(self, operation: Operation, case: Case, response: ResponseData) -> None:
        """Note what a success made or deleted."""
        if _deletes(operation):
            self.removers.pop(_place(operation, _names(operation, case)), None)
            return
        if operation.reads or operation.method not in ("POST", "PUT"):
            return
        removers = list(_removers(operation, case, response))
        self.removers |= {_place(remover, names): (remover, names) for remover, names in removers}
        makes = call_effects.makes(operation) if isinstance(operation, Call) else response.status == 201
        if makes and not removers:
            self.unremovable.append(f"{operation} made something, and nothing in the document removes it")

    def remove(
        self, send: Callable[[Operation, Case], Response], gone: Callable[[Operation, Response], bool]
    ) -> list[str]:
        """Remove everything, last made first; return what could not be, with how to remove it by hand."""
        left = list(self.unremovable)
        for remover, names in reversed(list(self.removers.values())):
            case = _removing(remover, names)
            try:
                response = send(remover, case)
                reason = "" if gone(remover, response) else f"answered {response.status_code}"
            except Exception as error:  # whatever it is, the others are to be removed
                reason = str(error)
            if reason:
                left.append(f"{remover.vendor}: {names} is left ({reason}); remove it: {repeat_command(remover, case)}")
        self.removers.clear()
        self.unremovable.clear()
        return left


def _deletes(operation: Operation) -> bool:
    return call_effects.deletes(operation) if isinstance(operation, Call) else operation.method == "DELETE"


def _names(operation: Operation, case: Case) -> Names:
    """Return what a request names."""
    return dict(request_bodies.scalar_properties(case.body)) if isinstance(operation, Call) else case.path_parameters


def _place(operation: Operation, names: Names) -> Place:
    return operation.id, tuple(sorted((name, str(value)) for name, value in names.items()))


def _removing(remover: Operation, names: Names) -> Case:
    """Return the request that removes what goes by names."""
    if not isinstance(remover, Call):
        return api_operation(remover).Case(path_parameters=dict(names))
    example = next(documented_attempts(remover, {})).case.body
    body = request_bodies.with_known_values(example, {name: [one] for name, one in names.items()})
    return api_operation(remover).Case(body=body, media_type=asyncapi.MEDIA)


def _removers(operation: Operation, case: Case, response: ResponseData) -> Iterator[tuple[Operation, Names]]:
    """Yield what deletes the thing that an answer tells of, each with the names by which it does."""
    if isinstance(operation, Call):
        yield from _taking_back(operation, response)
        return
    for remover in http_operations(operation.vendor):
        for linked, link in operation.links(remover) if remover.method == "DELETE" else ():
            given = link_parameters(link, response.body) if linked == response.status else {}
            parameters = [one["name"] for one in remover.parameters if one["in"] == "path"]
            names = {name: {**case.path_parameters, **given}.get(name) for name in parameters}
            if given and None not in names.values():
                yield remover, names


def _taking_back(operation: Call, response: ResponseData) -> Iterator[tuple[Call, Names]]:
    made = call_effects.payload(operation)
    if made is None or not call_effects.makes(operation) or (id := find(response.body, f"{made.pointer}/id")) is None:
        return
    for remover in asyncapi.stream_calls(operation.vendor):
        if call_effects.deletes(remover) and {place[-1] for place, _ in request_bodies.scalar_schemas(remover)} == {
            made.id_name
        }:
            yield remover, {made.id_name: id}
