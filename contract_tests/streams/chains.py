"""Chains: calls that feed each other ids by name, and what must therefore be seen afterwards.

A thing is known by its kind (the member that holds it, such as `session`) and its id; `sessionId` names one, and so
does the `id` of a `session`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from .. import bodies
from ..operations import at, escape, find, resolve
from . import calls
from .calls import Call

Thing = tuple[str, str]
"""The name by which ids of its kind go, and its id."""


@dataclass(frozen=True, slots=True)
class Payload:
    """What a call answers with: where it stands, the name of ids of its kind, and how many a list has at most."""

    pointer: str
    names: str
    listed: bool = False
    most: int | None = None


@cache
def payload(operation: Call) -> Payload | None:
    """Return what a call answers with, None where it is no thing and no list of things."""
    pointer = operation.node.get("x-envelope", {}).get("payload", "")
    schema, referred = _shown(operation)
    if not pointer or not schema:
        return None
    if schema.get("type") == "array":
        kind = _kinds(operation.vendor).get(schema["items"].get("$ref", ""))
        return Payload(pointer, kind, listed=True, most=schema.get("maxItems")) if kind else None
    named = _kinds(operation.vendor).get(referred)
    return Payload(pointer, named) if named else None


@cache
def _kinds(vendor: str) -> Mapping[str, str]:
    """Return the name of ids of each kind of thing that a call answers with, by the reference to its schema."""
    found = {}
    for one in calls.described(vendor):
        schema, referred = _shown(one)
        if referred and "id" in schema.get("properties", {}):
            found[referred] = bodies.named(one.node["x-envelope"]["payload"].rpartition("/")[2], "id")
    return found


def _shown(operation: Call) -> tuple[Mapping[str, Any], str]:
    """Return the schema of what a call answers with, and the reference to it."""
    pointer = operation.node.get("x-envelope", {}).get("payload", "")
    schema: Mapping[str, Any] = operation.node["responses"]["200"]["content"][calls.MEDIA]["schema"]
    referred = ""
    for step in pointer.split("/")[1:]:
        schema = resolve(operation.document, schema)
        schema = at(schema, f"/properties/{escape(step)}")
        referred = schema.get("$ref", "")
    return (resolve(operation.document, schema), referred) if pointer else ({}, "")


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
        return not self.gone or all(one in self.asked for one in bodies.leaves(body) if one[0] in kinds)

    def contradicted(self, operation: Call, body: Any, reply: Any) -> str:
        """Return what in a success contradicts what is known; empty where nothing does."""
        named, told = dict(bodies.leaves(body)), payload(operation)
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
        named, told = dict(bodies.leaves(body)), payload(operation)
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


def makes(operation: Call) -> bool:
    """Say whether a call makes a thing: it answers with one that it was not asked about."""
    told = payload(operation)
    if told is None or told.listed or operation.reads:
        return False
    return told.names not in {bodies.named_at(place) for place, _ in bodies.texts(operation)}


def deletes(operation: Call) -> bool:
    """Say whether a call deletes the one thing that it names."""
    named, kinds = [place[-1] for place, _ in bodies.texts(operation)], _kinds(operation.vendor).values()
    return operation.id.startswith(("delete", "remove")) and len(named) == 1 and named[0] in kinds
