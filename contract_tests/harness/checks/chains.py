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
from contract_tests.harness.documents.call_effects import deletes, id_names, payload
from contract_tests.harness.documents.json_values import find

Thing = tuple[str, str]
"""The name by which ids of its kind go, and its id."""


@dataclass(slots=True)
class Chain:
    """What is known of the things of one identity; `sent_properties` is what was last said of each, by name."""

    sent_properties: dict[Thing, dict[str, str]] = field(default_factory=dict)
    returned: dict[Thing, Any] = field(default_factory=dict)
    deleted: set[Thing] = field(default_factory=set)

    def ids(self, names: str) -> list[str]:
        """Return the ids that were made and those that are gone, by their name."""
        return [id for name, id in [*self.sent_properties, *sorted(self.deleted)] if name == names]

    def known_names(self) -> Iterator[Mapping[str, str]]:
        """Yield what names each thing that was made or deleted, and what was said of it."""
        for names, id in sorted({*self.sent_properties, *self.deleted}):
            yield {**self.sent_properties.get((names, id), {}), names: id}

    def all_exist(self, operation: Call, body: Any) -> bool:
        """Say whether all that a request names is there for certain: what is deleted takes what belongs to it along."""
        kinds = id_names(operation.vendor).values()
        return not self.deleted or all(
            one in self.sent_properties for one in request_bodies.scalar_properties(body) if one[0] in kinds
        )

    def contradiction(self, operation: Call, body: Any, reply: Any) -> str:
        """Return what in a success contradicts what is known; empty where nothing does."""
        named, told = dict(request_bodies.scalar_properties(body)), payload(operation)
        for thing in self.deleted:
            if named.get(thing[0]) == thing[1]:
                return f"{' '.join(thing)} was deleted, and is still there"
        if told is None:
            return ""
        found = find(reply, told.pointer)
        if not told.is_list:
            before = self.returned.get((told.id_name, found["id"]))
            same = before == found or not operation.reads or before is None
            return "" if same else f"nothing happened since it was {before!r}"
        for one in found:
            thing = told.id_name, one["id"]
            if thing in self.deleted:
                return f"{' '.join(thing)} was deleted, and is still listed"
            if thing in self.returned and self.returned[thing] != one:
                return f"nothing happened since it was {self.returned[thing]!r}"
        if told.limit is not None and len(found) >= told.limit:
            return ""
        listed = {one["id"] for one in found}
        for (names, id), said in self.sent_properties.items():
            if names == told.id_name and id not in listed and said.items() >= named.items():
                return f"{names} {id} was made, and is not listed"
        return ""

    def record(self, operation: Call, body: Any, reply: Any) -> None:
        """Remember what a success says."""
        named, told = dict(request_bodies.scalar_properties(body)), payload(operation)
        if told and told.is_list:
            return
        if told:
            found = find(reply, told.pointer)
            thing = told.id_name, found["id"]
            self.returned[thing] = found
            if not operation.reads:
                made = thing[1] not in named.values()
                if made or thing in self.sent_properties:
                    self.sent_properties[thing] = {**self.sent_properties.get(thing, {}), **named}
        if deletes(operation):
            self._delete(next(iter(named.items())))
        elif not operation.reads and not told:
            for thing in named.items():
                self.returned.pop(thing, None)

    def forget_returned(self) -> None:
        """Take note that somebody else changed something."""
        self.returned.clear()

    def _delete(self, thing: Thing) -> None:
        self.deleted.add(thing)
        self.returned.clear()
        # What belongs to it may be gone with it.
        self.sent_properties = {
            one: said for one, said in self.sent_properties.items() if one != thing and thing not in said.items()
        }
