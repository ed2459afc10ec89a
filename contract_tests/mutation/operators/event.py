"""Defects of streams: who is let in, what is acknowledged, and of events, whom the server tells of what, and when."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from contract_tests.harness.documents import asyncapi
from contract_tests.harness.documents.operations import Operation
from contract_tests.harness.documents.schema_properties import SchemaProperty, response_properties
from contract_tests.harness.targets.credentials import credential
from contract_tests.mutation.mutants import CONNECT, Mutant, came
from contract_tests.sandbox import vendors
from contract_tests.sandbox.messages import Call
from contract_tests.sandbox.socketio import connection
from contract_tests.sandbox.socketio.connection import Connection
from contract_tests.sandbox.stream_server import Client

from .response import input_names, property_mutations, with_property

Told = tuple[Sequence[Connection], str, Any]
"""To whom an event goes, which one it is, and its payload."""

Change = Callable[[Told, Sequence[Connection]], Iterator[Told]]
"""Takes what would be told, and the connections that would not hear of it; yields what is told instead."""

_OF_ACKNOWLEDGING: dict[str, Callable[[str], list[str]]] = {
    "acknowledged-never": lambda _: [],
    "acknowledged-twice": lambda frame: [frame, frame],
    "acknowledged-elsewhere": lambda frame: [re.sub(r"\A43([0-9]+)", lambda found: f"43{int(found[1]) + 1}", frame)],
}
"""What becomes of the frame that acknowledges a call."""


def mutants(vendor: str) -> Iterator[Mutant]:
    """Yield the defects of the handshakes, the acknowledgements and the events of a vendor's stream."""
    yield from _of_handshakes(vendor)
    for operation in asyncapi.stream_calls(vendor):
        for kind, change in _OF_ACKNOWLEDGING.items():
            plant = _acknowledging(operation, change, f"{operation.id} {kind}")
            yield Mutant(vendor, operation.id, kind, "", plant, frozenset([operation.id]), of_answer=True)
    yield from _of_events(vendor)


def _of_events(vendor: str) -> Iterator[Mutant]:
    touched, given = _touched(vendor), input_names(vendor)
    events = asyncapi.events(vendor).values()

    def planted(event: str, kind: str, detail: str, change: Change) -> Mutant:
        plant = _planting(vendor, change, f"{event} {kind} {detail}")
        return Mutant(vendor, event, kind, detail, plant, touched, of_answer=True)

    for event in events:
        for kind, change in _OF_TELLING.items():
            yield planted(event.id, kind, "", _of(event.id, change))
        yield planted(event.id, "event-late", "", _of(event.id, _late()))
        yield planted(event.id, "event-overtaken", "", _overtaken(event.id))
        for other in [one.id for one in events if one != event][:1]:
            yield planted(event.id, "event-renamed", other, _of(event.id, _renamed(other)))
        for place in response_properties(event, 200):
            for kind, on_member in property_mutations(place, given):
                yield planted(event.id, kind, str(place), _of(event.id, _saying(place, on_member)))


def _of_handshakes(vendor: str) -> Iterator[Mutant]:
    """Yield the defects of letting somebody into a stream."""
    streamed = asyncapi.stream_calls(vendor)
    for kind, strangers in (("unauthenticated", False), ("unowned", True)) if streamed else ():
        plant = _connecting(streamed[0], strangers=strangers)
        yield Mutant(vendor, CONNECT, kind, "", plant, _touched(vendor))


def _touched(vendor: str) -> frozenset[str]:
    """Return by what an event, or whoever is let in, can be seen: any call may tell, and so may a handshake."""
    return frozenset([CONNECT, *(one.id for one in asyncapi.stream_calls(vendor))])


def _connecting(operation: Operation, *, strangers: bool) -> Callable[[], None]:
    """Let connections without a credential, or strangers', stand for the owner."""

    def plant() -> None:
        kind: Any = vendors.find(operation.vendor)
        original = kind.connected

        def connected(self: Any, connection: Connection) -> None:
            owners = credential(operation, self.credentials()).query
            theirs = credential(operation, self.stranger()).query
            said = {name: connection.query.get(name) for name in owners}
            if said == (theirs if strangers else dict.fromkeys(owners)):
                connection.query = {**connection.query, **owners}
            original(self, connection)

        kind.connected = connected

    return plant


def _acknowledging(operation: Operation, change: Callable[[str], list[str]], label: str) -> Callable[[], None]:
    """Change what acknowledges a call."""

    def plant() -> None:
        kind: Any = Client
        work, acknowledge = kind._worked, kind._acknowledge
        mine = False

        def worked(self: Any, call: Call, *arguments: Any) -> Any:
            nonlocal mine
            # A call is worked off and acknowledged without another one in between.
            mine = (self._stream.name, call.operation) == (operation.vendor, operation.id)
            return work(self, call, *arguments)

        def acknowledged(self: Any, frame: str, seconds: float) -> None:
            came.update([label] if mine else [])
            for one in change(frame) if mine else [frame]:
                acknowledge(self, one, seconds)

        kind._worked, kind._acknowledge = worked, acknowledged

    return plant


def _of(event: str, change: Change) -> Change:
    """Return a change of one event, which leaves all others as they are."""
    return lambda told, others: change(told, others) if told[1] == event else iter([told])


def _to_others(told: Told, others: Sequence[Connection]) -> Iterator[Told]:
    yield others, *told[1:]


def _to_everybody(told: Told, others: Sequence[Connection]) -> Iterator[Told]:
    yield [*told[0], *others], *told[1:]


def _to_one(told: Told, _: Sequence[Connection]) -> Iterator[Told]:
    yield told[0][:1], *told[1:]


def _twice(told: Told, _: Sequence[Connection]) -> Iterator[Told]:
    yield from (told, told)


_OF_TELLING: dict[str, Change] = {
    "event-missing": lambda *_: iter(()),
    "event-twice": _twice,
    "event-to-one": _to_one,
    "event-to-others": _to_others,
    "event-to-everybody": _to_everybody,
}


def _late() -> Change:
    """Hold back every other event until the one after it was told."""
    held: list[Told] = []

    def change(told: Told, _: Sequence[Connection]) -> Iterator[Told]:
        if held:
            yield from (told, held.pop())
        else:
            held.append(told)

    return change


def _overtaken(event: str) -> Change:
    """Hold an event back until the next one of another kind was told."""
    held: list[Told] = []

    def change(told: Told, _: Sequence[Connection]) -> Iterator[Told]:
        if told[1] == event:
            held.append(told)
        else:
            yield told
            yield from held
            held.clear()

    return change


def _renamed(other: str) -> Change:
    def change(told: Told, _: Sequence[Connection]) -> Iterator[Told]:
        yield told[0], other, told[2]

    return change


def _saying(place: SchemaProperty, on_member: Callable[[Any, Any], None]) -> Change:
    def change(told: Told, _: Sequence[Connection]) -> Iterator[Told]:
        yield told[0], told[1], with_property(told[2], place, on_member)

    return change


def _planting(vendor: str, change: Change, label: str) -> Callable[[], None]:
    def plant() -> None:
        original, everybody = connection.broadcast, _everybody(vendor)
        module: Any = connection

        def broadcast(to: Sequence[Connection], operation: str, payload: object) -> None:
            before = [(to, operation, payload)]
            others = [one for one in everybody if one not in to]
            after = [*change(before[0], others)]
            came.update([label] if after != before else [])
            for one in after:
                original(*one)

        module.broadcast = broadcast

    return plant


def _everybody(vendor: str) -> list[Connection]:
    """Return a list that has in it, from now on, whoever is connected."""
    kind: Any = vendors.find(vendor)
    connected, disconnected, found = kind.connected, kind.disconnected, list[Connection]()

    def greet(self: Any, one: Connection) -> None:
        found.append(one)
        connected(self, one)

    def forget(self: Any, one: Connection) -> None:
        found.remove(one)
        disconnected(self, one)

    kind.connected, kind.disconnected = greet, forget
    return found
