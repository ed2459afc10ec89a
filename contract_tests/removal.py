"""Removal: what a run made at a vendor's is removed again, by the document's links from what makes to what deletes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from schemathesis import Response

from .cases import Case, api
from .histories import given_by
from .operations import Operation, described

Place = tuple[str, tuple[tuple[str, str], ...]]


@dataclass(slots=True)
class Made:
    """What was made and not removed yet: by the path that deletes it; of what nothing deletes, what made it."""

    things: dict[Place, tuple[Operation, dict[str, Any]]] = field(default_factory=dict)
    lasting: list[str] = field(default_factory=list)

    def note(self, operation: Operation, case: Case, status: int, body: Any) -> None:
        """Note what a success made or deleted."""
        if operation.method == "DELETE":
            self.things.pop(_place(operation, case.path_parameters), None)
            return
        if operation.reads or operation.method not in ("POST", "PUT"):
            return
        removed = False
        for remover, given in _removers(operation, status, body):
            names = [one["name"] for one in remover.parameters if one["in"] == "path"]
            path = {name: {**case.path_parameters, **given}.get(name) for name in names}
            if given and None not in path.values():
                self.things[_place(remover, path)] = remover, path
                removed = True
        if status == 201 and not removed:
            self.lasting.append(f"{operation} made something, and nothing in the document removes it")

    def remove(
        self, send: Callable[[Operation, Case], Response], gone: Callable[[Operation, Response], bool]
    ) -> list[str]:
        """Remove everything, last made first; return what could not be, with how to remove it by hand."""
        left = list(self.lasting)
        for remover, path in reversed(list(self.things.values())):
            case = api(remover).Case(path_parameters=path)
            try:
                response = send(remover, case)
                reason = "" if gone(remover, response) else f"answered {response.status_code}"
            except Exception as error:  # whatever it is, the others are to be removed
                reason = str(error)
            if reason:
                left.append(f"{remover.vendor}: {path} is left ({reason}); remove it: {case.as_curl_command({})}")
        self.things.clear()
        self.lasting.clear()
        return left


def _place(operation: Operation, path: dict[str, Any]) -> Place:
    return operation.path, tuple(sorted((name, str(value)) for name, value in path.items()))


def _removers(operation: Operation, status: int, body: Any) -> Iterator[tuple[Operation, dict[str, Any]]]:
    for remover in described(operation.vendor):
        for linked, link in operation.links(remover) if remover.method == "DELETE" else ():
            if linked == status:
                yield remover, given_by(link, body)
