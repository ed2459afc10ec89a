"""Mutants of streams: accepted handshakes, acknowledgements of calls, and delivered events."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from contract_tests.harness.documents import asyncapi
from contract_tests.harness.documents.operations import Operation
from contract_tests.harness.documents.schema_properties import SchemaProperty, response_properties
from contract_tests.harness.targets.credentials import credential
from contract_tests.mutation.mutants import CONNECT, Mutant, effective
from contract_tests.sandbox import vendors
from contract_tests.sandbox.messages import Call
from contract_tests.sandbox.socketio import connection
from contract_tests.sandbox.socketio.connection import Connection
from contract_tests.sandbox.stream_server import Client

from .response import PropertyChange, input_names, property_mutations, with_property

Delivery = tuple[Sequence[Connection], str, Any]
"""The recipients of an event, its name and its payload."""

DeliveryChange = Callable[[Delivery, Sequence[Connection]], Iterator[Delivery]]
"""Takes a delivery and the connections that are not among its recipients; yields the deliveries that replace it."""

_ACKNOWLEDGEMENT_CHANGES: dict[str, Callable[[str], list[str]]] = {
    "acknowledged-never": lambda _: [],
    "acknowledged-twice": lambda frame: [frame, frame],
    "acknowledged-elsewhere": lambda frame: [re.sub(r"\A43([0-9]+)", lambda match: f"43{int(match[1]) + 1}", frame)],
}
"""The frames sent in place of the frame that acknowledges a call, by the kind of the mutant."""


def mutants(vendor: str) -> Iterator[Mutant]:
    """Yield the mutants of a vendor's stream: of its handshakes, acknowledgements and events."""
    yield from _handshake_mutants(vendor)
    for operation in asyncapi.stream_calls(vendor):
        for kind, change in _ACKNOWLEDGEMENT_CHANGES.items():
            activate = _acknowledgement_activation(operation, change, f"{operation.id} {kind}")
            affected = frozenset([operation.id])
            yield Mutant(vendor, operation.id, kind, "", activate, affected, reports_effect=True)
    yield from _event_mutants(vendor)


def _event_mutants(vendor: str) -> Iterator[Mutant]:
    affected, request_names = _affected_operations(vendor), input_names(vendor)
    events = asyncapi.events(vendor).values()

    def mutant(event: str, kind: str, detail: str, change: DeliveryChange) -> Mutant:
        activate = _delivery_activation(vendor, change, f"{event} {kind} {detail}")
        return Mutant(vendor, event, kind, detail, activate, affected, reports_effect=True)

    for event in events:
        for kind, change in _DELIVERY_CHANGES.items():
            yield mutant(event.id, kind, "", _only(event.id, change))
        yield mutant(event.id, "event-late", "", _only(event.id, _delay()))
        yield mutant(event.id, "event-overtaken", "", _delay_until_next_event(event.id))
        for name in [candidate.id for candidate in events if candidate != event][:1]:
            yield mutant(event.id, "event-renamed", name, _only(event.id, _rename(name)))
        for schema_property in response_properties(event, 200):
            for kind, change_property in property_mutations(schema_property, request_names):
                change = _only(event.id, _change_payload(schema_property, change_property))
                yield mutant(event.id, kind, str(schema_property), change)


def _handshake_mutants(vendor: str) -> Iterator[Mutant]:
    """Yield the mutants that accept handshakes without a credential, or with a stranger's."""
    calls = asyncapi.stream_calls(vendor)
    for kind, accepts_strangers in (("unauthenticated", False), ("unowned", True)) if calls else ():
        activate = _handshake_activation(calls[0], accepts_strangers=accepts_strangers)
        yield Mutant(vendor, CONNECT, kind, "", activate, _affected_operations(vendor))


def _affected_operations(vendor: str) -> frozenset[str]:
    """Return the handshake and all calls of a stream: any of them may cause an event."""
    return frozenset([CONNECT, *(call.id for call in asyncapi.stream_calls(vendor))])


def _handshake_activation(operation: Operation, *, accepts_strangers: bool) -> Callable[[], None]:
    """Return a function that lets connections without a credential, or with a stranger's, act as the owner."""

    def activate() -> None:
        vendor_class: Any = vendors.find(operation.vendor)
        original = vendor_class.connected

        def connected(self: Any, connection: Connection) -> None:
            owner = credential(operation, self.credentials()).query
            stranger = credential(operation, self.stranger()).query
            sent = {name: connection.query.get(name) for name in owner}
            if sent == (stranger if accepts_strangers else dict.fromkeys(owner)):
                connection.query = {**connection.query, **owner}
            original(self, connection)

        vendor_class.connected = connected

    return activate


def _acknowledgement_activation(
    operation: Operation, change: Callable[[str], list[str]], label: str
) -> Callable[[], None]:
    """Return a function that changes the frame which acknowledges a call."""

    def activate() -> None:
        client_class: Any = Client
        original_work, original_acknowledge = client_class._worked, client_class._acknowledge
        is_mutated = False

        def work(self: Any, call: Call, *arguments: Any) -> Any:
            nonlocal is_mutated
            # The server acknowledges each call before it handles the next one.
            is_mutated = (self._stream.name, call.operation) == (operation.vendor, operation.id)
            return original_work(self, call, *arguments)

        def acknowledge(self: Any, frame: str, seconds: float) -> None:
            effective.update([label] if is_mutated else [])
            for changed in change(frame) if is_mutated else [frame]:
                original_acknowledge(self, changed, seconds)

        client_class._worked, client_class._acknowledge = work, acknowledge

    return activate


def _only(event: str, change: DeliveryChange) -> DeliveryChange:
    """Limit a change to one event; all other events stay unchanged."""
    return lambda delivery, rest: change(delivery, rest) if delivery[1] == event else iter([delivery])


def _send_twice(delivery: Delivery, _: Sequence[Connection]) -> Iterator[Delivery]:
    yield from (delivery, delivery)


def _send_to_first(delivery: Delivery, _: Sequence[Connection]) -> Iterator[Delivery]:
    yield delivery[0][:1], *delivery[1:]


def _send_to_rest(delivery: Delivery, rest: Sequence[Connection]) -> Iterator[Delivery]:
    yield rest, *delivery[1:]


def _send_to_all(delivery: Delivery, rest: Sequence[Connection]) -> Iterator[Delivery]:
    yield [*delivery[0], *rest], *delivery[1:]


_DELIVERY_CHANGES: dict[str, DeliveryChange] = {
    "event-missing": lambda *_: iter(()),
    "event-twice": _send_twice,
    "event-to-one": _send_to_first,
    "event-to-others": _send_to_rest,
    "event-to-everybody": _send_to_all,
}


def _delay() -> DeliveryChange:
    """Return a change that sends the first of every two deliveries after the second."""
    delayed: list[Delivery] = []

    def change(delivery: Delivery, _: Sequence[Connection]) -> Iterator[Delivery]:
        if delayed:
            yield from (delivery, delayed.pop())
        else:
            delayed.append(delivery)

    return change


def _delay_until_next_event(event: str) -> DeliveryChange:
    """Return a change that sends the deliveries of an event after the next delivery of another event."""
    delayed: list[Delivery] = []

    def change(delivery: Delivery, _: Sequence[Connection]) -> Iterator[Delivery]:
        if delivery[1] == event:
            delayed.append(delivery)
        else:
            yield delivery
            yield from delayed
            delayed.clear()

    return change


def _rename(name: str) -> DeliveryChange:
    """Return a change that sends an event under another name."""

    def change(delivery: Delivery, _: Sequence[Connection]) -> Iterator[Delivery]:
        yield delivery[0], name, delivery[2]

    return change


def _change_payload(schema_property: SchemaProperty, change_property: PropertyChange) -> DeliveryChange:
    """Return a change of one property of an event's payload."""

    def change(delivery: Delivery, _: Sequence[Connection]) -> Iterator[Delivery]:
        yield delivery[0], delivery[1], with_property(delivery[2], schema_property, change_property)

    return change


def _delivery_activation(vendor: str, change: DeliveryChange, label: str) -> Callable[[], None]:
    """Return a function that applies a change to all events that the sandbox sends."""

    def activate() -> None:
        original, connections = connection.broadcast, _track_connections(vendor)
        module: Any = connection

        def broadcast(to: Sequence[Connection], operation: str, payload: object) -> None:
            before = [(to, operation, payload)]
            rest = [candidate for candidate in connections if candidate not in to]
            after = [*change(before[0], rest)]
            effective.update([label] if after != before else [])
            for delivery in after:
                original(*delivery)

        module.broadcast = broadcast

    return activate


def _track_connections(vendor: str) -> list[Connection]:
    """Return a list that, from now on, always contains the open connections of a vendor's stream."""
    vendor_class: Any = vendors.find(vendor)
    original_connected, original_disconnected = vendor_class.connected, vendor_class.disconnected
    connections = list[Connection]()

    def connected(self: Any, connection: Connection) -> None:
        connections.append(connection)
        original_connected(self, connection)

    def disconnected(self: Any, connection: Connection) -> None:
        connections.remove(connection)
        original_disconnected(self, connection)

    vendor_class.connected, vendor_class.disconnected = connected, disconnected
    return connections
