"""Histories: what a sequence of requests made, changed and deleted, and what must therefore be seen afterwards.

A thing is known by what names it: path parameters, or members of a body. What names a made thing is told by the links
of the answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from contract_tests.harness.documents.json_values import difference, find
from contract_tests.harness.documents.links import link_parameters, listed_parameters, provided_parameters
from contract_tests.harness.documents.operations import Operation
from contract_tests.harness.generation.known_values import Case

Names = frozenset[tuple[str, str]]


@dataclass(slots=True)
class History:
    """What has happened so far; a step is one success. In a `static` world nothing changes by itself."""

    static: bool
    step: int = 0
    created: set[Names] = field(default_factory=set)
    deleted: dict[Names, int] = field(default_factory=dict)
    returned: dict[Names, tuple[str, str, Any]] = field(default_factory=dict)

    def record(self, operation: Operation, names: Names, query: Names, body: Any, status: int) -> None:
        """Remember a success."""
        self.step += 1
        if not operation.reads:
            self.returned.clear()
        if operation.method == "DELETE":
            self.deleted[names] = self.step
            return
        makes = operation.method in ("POST", "PUT") and not operation.reads
        for parameter, pointer in provided_parameters(operation, status):
            if makes and (value := find(body, pointer)) is not None:
                one = frozenset(pair for pair in names if pair[0] != parameter) | {(parameter, str(value))}
                self.created.add(one)
                self.returned[one] = operation.id, _shape(operation, status), body
        if returns_state(operation):
            self.returned[names | query] = operation.id, _shape(operation, status), body

    def deleted_since(self, names: Names, step: int = 0) -> bool:
        """Say whether a thing, or what it belongs to, was deleted after a step."""
        return any(one <= names and when > step for one, when in self.deleted.items())

    def contradiction(self, operation: Operation, names: Names, query: Names, body: Any, status: int) -> str:
        """Return what contradicts the history in a success; empty where nothing does."""
        if self.deleted_since(names):
            return "what was deleted is still served"
        teller, shape, before = self.returned.get(names | query, ("", "", None))
        comparable = self.static and returns_state(operation) and shape and shape == _shape(operation, status)
        # What another operation told may have had more or less in it.
        agrees = before == body if teller == operation.id else not difference(before, body, shared_only=True)
        return "" if agrees or not comparable else f"nothing happened since it was {before!r}"

    def list_contradiction(self, operation: Operation, names: Names, body: Any, *, whole: bool) -> str:
        """Return what is wrong in a list: a thing that was deleted, or, in a `whole` list, one that was made."""
        for parameter, items, member in listed_parameters(operation):
            named = {str(find(one, member)) for one in find(body, items) or []}
            for one in self.deleted:
                if (value := _below(one, names, parameter)) and value in named:
                    return f"{parameter} {value} was deleted and is still listed"
            for one in self.created:
                value = _below(one, names, parameter)
                if whole and value and value not in named and not self.deleted_since(one):
                    return f"{parameter} {value} was made and is not listed"
        return ""


def returns_state(operation: Operation) -> bool:
    """Say whether the answers of an operation show how things are."""
    return operation.reads and operation.method in ("GET", "POST")


def is_complete_list(operation: Operation, body: Any, query: Mapping[str, Any]) -> bool:
    """Say whether an answer lists everything there is: nothing was asked for, and no page follows."""
    paging = operation.node.get("x-pagination", {})
    return not query and not find(body, paging.get("next", "/none")) and ("next" in paging or not paging)


def apply_link(link: Mapping[str, Any], body: Any, operation: Operation, case: Case) -> None:
    """Let a case of an operation ask for what a link takes from a body."""
    given = link_parameters(link, body)
    for place, container in (("path", case.path_parameters), ("query", case.query)):
        names = {one["name"] for one in operation.parameters if one["in"] == place}
        container.update({name: given[name] for name in names & given.keys()})


def _below(one: Names, names: Names, parameter: str) -> str:
    """Return what names a thing beside the names of its list; empty where it does not belong there."""
    rest = one - names
    return next(iter(rest))[1] if names < one and len(rest) == 1 and next(iter(rest))[0] == parameter else ""


def _shape(operation: Operation, status: int) -> str:
    """Return what an answer is described by, so that answers of one kind can be compared."""
    content = (operation.response(status) or {}).get("content", {})
    media: Mapping[str, Any] = next(iter(content.values()), {})
    return str(media.get("schema", {}).get("$ref", ""))
