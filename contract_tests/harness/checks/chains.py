"""Chains: calls that feed each other ids by name, and what must therefore be seen afterwards.

A thing is known by its kind (the member that holds it, such as `session`) and its id; `sessionId` names one, and so
does the `id` of a `session`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from contract_tests.harness.documents import request_bodies
from contract_tests.harness.documents.asyncapi import Call
from contract_tests.harness.documents.call_effects import _kinds, deletes, payload
from contract_tests.harness.documents.json_values import find

Thing = tuple[str, str]
"""The name by which ids of its kind go, and its id."""


@dataclass(slots=True)
class Chain:
    """What is known of the things of one identity; `asked` is what was last said of each, by name."""

    asked: dict[Thing, dict[str, str]] = field(default_factory=dict)
    shown: dict[Thing, Any] = field(default_factory=dict)
    gone: set[Thing] = field(default_factory=set)

    def ids(self, names: str) -> list[str]:
        """Return the ids that were made and those that are gone, by their name."""
        return [id for name, id in [*self.asked, *sorted(self.gone)] if name == names]

    def everything(self) -> Iterator[Mapping[str, str]]:
        """Yield what names each thing that was made or deleted, and what was said of it."""
        for names, id in sorted({*self.asked, *self.gone}):
            yield {**self.asked.get((names, id), {}), names: id}

    def knows(self, operation: Call, body: Any) -> bool:
        """Say whether all that a request names is there for certain: what is deleted takes what belongs to it along."""
        kinds = _kinds(operation.vendor).values()
        return not self.gone or all(
            one in self.asked for one in request_bodies.scalar_properties(body) if one[0] in kinds
        )

    def contradicted(self, operation: Call, body: Any, reply: Any) -> str:
        """Return what in a success contradicts what is known; empty where nothing does."""
        named, told = dict(request_bodies.scalar_properties(body)), payload(operation)
        for thing in self.gone:
            if named.get(thing[0]) == thing[1]:
                return f"{' '.join(thing)} was deleted, and is still there"
        if told is None:
            return ""
        found = find(reply, told.pointer)
        if not told.listed:
            before = self.shown.get((told.names, found["id"]))
            same = before == found or not operation.reads or before is None
            return "" if same else f"nothing happened since it was {before!r}"
        for one in found:
            thing = told.names, one["id"]
            if thing in self.gone:
                return f"{' '.join(thing)} was deleted, and is still listed"
            if thing in self.shown and self.shown[thing] != one:
                return f"nothing happened since it was {self.shown[thing]!r}"
        if told.most is not None and len(found) >= told.most:
            return ""
        listed = {one["id"] for one in found}
        for (names, id), said in self.asked.items():
            if names == told.names and id not in listed and said.items() >= named.items():
                return f"{names} {id} was made, and is not listed"
        return ""

    def learn(self, operation: Call, body: Any, reply: Any) -> None:
        """Remember what a success says."""
        named, told = dict(request_bodies.scalar_properties(body)), payload(operation)
        if told and told.listed:
            return
        if told:
            found = find(reply, told.pointer)
            thing = told.names, found["id"]
            self.shown[thing] = found
            if not operation.reads:
                made = thing[1] not in named.values()
                if made or thing in self.asked:
                    self.asked[thing] = {**self.asked.get(thing, {}), **named}
        if deletes(operation):
            self._delete(next(iter(named.items())))
        elif not operation.reads and not told:
            for thing in named.items():
                self.shown.pop(thing, None)

    def happened(self) -> None:
        """Take note that somebody else changed something."""
        self.shown.clear()

    def _delete(self, thing: Thing) -> None:
        self.gone.add(thing)
        self.shown.clear()
        # What belongs to it may be gone with it.
        self.asked = {one: said for one, said in self.asked.items() if one != thing and thing not in said.items()}
