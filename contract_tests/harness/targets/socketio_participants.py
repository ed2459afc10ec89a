"""Socket.IO participants: the users connected to a target during a test, and the events that each may receive.

Two connections belong to the owner, one to a guest, whom some of the owner's objects mention, and one to a stranger.
Events are compared with the changes of the sandbox's world: every user mentioned in a changed object receives its event
once, and other users receive nothing.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import uuid
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import requests
from schemathesis import Response
from schemathesis.core import NotSet

from contract_tests.harness.documents import asyncapi, bundles, request_bodies
from contract_tests.harness.documents.asyncapi import Call, Event
from contract_tests.harness.documents.json_values import difference, find, scalars
from contract_tests.harness.documents.operations import is_refusal_body
from contract_tests.harness.generation.known_values import Case
from contract_tests.harness.reporting.findings import BrokenRule
from contract_tests.harness.reporting.reproduce import call_command

from . import targets
from .credentials import Credential
from .socketio_connection import NoReply, SocketIOConnection
from .targets import Target

World = Mapping[str, Any]
"""The state of a sandbox as JSON: lists of objects by kind."""

EventContent = tuple[str, str]
"""The id of an event, and its content as text."""

_DATE = int(targets.START.timestamp())


@dataclass(slots=True)
class Participant:
    """One connection, its credential, the id of its user (`holder`, empty if anonymous), and the last events."""

    connection: SocketIOConnection
    credential: Credential
    holder: str = ""
    events: list[EventContent] = field(default_factory=list)


class Participants:
    """All users connected to one target's stream; `received_events` are the ids of the events received so far.

    `check_event` is called with each event, its body and the command that caused it; it checks the event against the
    document.
    """

    def __init__(
        self, target: Target, credentials: list[Credential], check_event: Callable[[Event, Any, str], None]
    ) -> None:
        self._target = target
        self._credentials = credentials
        self._check_event = check_event
        self._ids = itertools.count(1)
        self._events = asyncapi.events(target.vendor)
        self._members: list[Participant] = []
        self._world: World | None = None
        self.received_events: set[str] = set()

    def send(self, operation: Call, case: Case, credential: Credential) -> Response:
        """Send a call and return its acknowledgement as a response.

        Raises BrokenRule if it is not acknowledged exactly once, or if the events do not fit the changes of the world.
        """
        arguments = [] if isinstance(case.body, NotSet) else [self.fill_request(case.body)]
        try:
            with self._connection_of(operation, credential) as connection:
                replies = self._acknowledgements(connection, operation.name, arguments)
                unexpected = len(connection.unexpected_acknowledgements())
                if len(replies) != 1 or len(replies[0]) != 1 or unexpected:
                    message = f"received {len(replies)} acknowledgements of this call, and {unexpected} of other calls"
                    response = f"answered: {json.dumps(replies)[:400]}"
                    raise self._broken_rule(operation, "acknowledged_once", message, case.body, response)
        except NoReply as error:
            raise self._broken_rule(operation, "call_is_acknowledged", str(error), case.body) from None
        (reply,) = replies[0]
        if self._target.controller is not None:
            self._check_events(operation, case, refused=is_refusal_body(operation, reply))
        else:
            self._check_received(call_command(operation, case.body))
        prepared = requests.Request("POST", f"{self._target.url}{operation.path}", json=None).prepare()
        headers = {"content-type": [asyncapi.MEDIA]}
        return Response(200, headers, json.dumps(reply).encode(), prepared, 0.0, verify=False)

    def fill_request(self, body: Any) -> Any:
        """Return a request with a unique id and a date."""
        # A vendor may remember ids for longer than a run lasts; runs against a sandbox must be reproducible.
        id = f"contract-{next(self._ids)}" if self._target.controller else uuid.uuid4().hex
        values = {"id": id, "date": _DATE, "type": ""}
        return asyncapi.fill_in(bundles.stream_document(self._target.vendor), body, values)

    def send_pipelined(self, operation: Call, bodies: list[Any]) -> tuple[list[Any], list[list[tuple[str, Any]]]]:
        """Send several calls as the owner without waiting for acknowledgements.

        Return the acknowledgements of each call, and for each connection the events, as name and body.
        """
        self._connect()
        owner = self._members[0].connection
        ids = [owner.emit(operation.name, self.fill_request(body)) for body in bodies]
        self._drain()
        replies = [owner.take_acknowledgements(id) for id in ids]
        return replies, [
            [(name, body) for name, (body, *_) in member.connection.take_events()] for member in self._members
        ]

    def check_received_events(self, operation: Call, connection: SocketIOConnection) -> list[str]:
        """Check the events of a connection against the document; return their names. Raises BrokenRule.

        Does not check who should have received them.
        """
        events = connection.take_events()
        for name, arguments in events:
            list(self._content(name, arguments, call_command(operation, None)))
        return [name for name, _ in events]

    def _check_received(self, request: str) -> None:
        """Check the events received until now against the document, not who should have received them."""
        for name, arguments in (event for member in self._members for event in member.connection.take_events()):
            list(self._content(name, arguments, request))

    def world_difference(self) -> str:
        """Return how the world differs from its state after the last call; empty if it does not."""
        controller = self._target.controller
        return "" if controller is None else difference(self._world, controller.state(self._target.vendor))

    def close(self) -> None:
        """Close all connections; the next call opens new ones."""
        for member in self._members:
            member.connection.close()
        if self._target.controller is None:
            # There is no barrier at a vendor, so events that arrived late are checked here.
            self._check_received("")
        self._members, self._world = [], None

    def _acknowledgements(self, connection: SocketIOConnection, name: str, arguments: list[Any]) -> list[Any]:
        if self._target.controller is None:
            return connection.call(name, *arguments)
        return connection.collect_acknowledgements(name, *arguments)

    @contextlib.contextmanager
    def _connection_of(self, operation: Call, credential: Credential) -> Iterator[SocketIOConnection]:
        """Give the open connection with a credential, or a temporary one. After an error, close all connections."""
        try:
            self._connect()
            for member in self._members:
                if member.credential == credential:
                    yield member.connection
                    return
            with self._open(credential) as connection:
                yield connection
                self.check_received_events(operation, connection)
        except BaseException:
            self.close()
            raise

    def _open(self, credential: Credential) -> SocketIOConnection:
        return SocketIOConnection(
            self._target, credential, parameters=asyncapi.handshake_parameters(self._target.vendor)
        )

    def _connect(self) -> None:
        """Open the connections of all users, unless they are open; at a vendor only the first, the owner's."""
        if self._members:
            return
        for credential in self._credentials if self._target.controller else self._credentials[:1]:
            self._members.append(Participant(self._open(credential), credential))
        if self._target.controller is None:
            return
        connections = self._target.controller.connections(self._target.vendor)
        holders = {connection["id"]: connection["holder"] for connection in connections}
        self._drain()
        for member in self._members:
            member.holder = holders.get(member.connection.id, "")
            member.connection.take_events()
        self._world = self._target.controller.state(self._target.vendor)

    def _drain(self) -> None:
        for member in self._members:
            member.connection.drain()

    def _check_events(self, operation: Call, case: Case, *, refused: bool) -> None:
        """Check the events that a call caused against the document and the changes of the world. Raises BrokenRule."""
        try:
            self._drain()
            for member in self._members:
                member.events = [
                    content
                    for name, arguments in member.connection.take_events()
                    for content in self._content(name, arguments, call_command(operation, case.body))
                ]
            self._check_audience(operation, case.body, refused=refused)
        except NoReply as error:
            self.close()
            message = f"another connection was not answered: {error}"
            raise self._broken_rule(operation, "call_is_acknowledged", message, case.body) from None
        except BrokenRule:
            self.close()
            raise

    def _content(self, name: str, arguments: list[Any], request: str) -> Iterator[EventContent]:
        """Check an event against the document; yield its content, unless it is about the connection itself.

        Raises BrokenRule if the event contradicts the document.
        """
        event = asyncapi.event_named(self._target.vendor, name)
        # An event has exactly one argument; any other list of arguments fails its schema.
        body = arguments[0] if len(arguments) == 1 else arguments
        self._check_event(event, body, request)
        self.received_events.add(event.id)
        if not event.own:
            content = find(body, event.payload)
            yield event.id, content if isinstance(content, str) else json.dumps(content, sort_keys=True)

    def _check_audience(self, operation: Call, body: Any, *, refused: bool) -> None:
        """Check that each user received the events that concern them, once and in order, and no others."""
        silent = refused or operation.reads
        before, controller = self._world, self._target.controller
        assert controller is not None
        if silent and any(member.events for member in self._members):
            rule = "refusal_sends_no_events" if refused else "reading_sends_no_events"
            receiver = next(member for member in self._members if member.events)
            message = f"{receiver.holder or 'an anonymous user'} received {receiver.events[0]}"
            raise self._broken_rule(operation, rule, message, body)
        if silent:
            return
        self._world = controller.state(self._target.vendor)
        expected = list(self._expected_events(before or {}, self._world))
        for index, member in enumerate(self._members):
            required = Counter(content for content, users, is_due in expected if member.holder in users and is_due)
            allowed = Counter(content for content, users, _ in expected if member.holder in users)
            received = Counter(member.events)
            user = f"{member.holder or 'an anonymous user'} (connection {index + 1})"
            for rule, wrong in (
                ("event_comes_once", received - (received & Counter(dict.fromkeys(received, 1)))),
                ("event_reaches_only_concerned_users", received - allowed),
                ("event_reaches_all_concerned_users", required - received),
            ):
                if wrong:
                    message = f"{user}: {', '.join(f'{event} {content[:300]}' for event, content in wrong)}"
                    raise self._broken_rule(operation, rule, message, body)
            for earlier in self._members[:index]:
                if earlier.holder == member.holder and earlier.events != member.events:
                    message = f"{user}: {member.events}, {earlier.events}"
                    raise self._broken_rule(operation, "events_come_in_order", message, body)

    def _expected_events(self, before: World, after: World) -> Iterator[tuple[EventContent, set[str], bool]]:
        """Yield the events that a change of the world may cause: the content, the users concerned, and whether it must.

        An event whose content is an object reports a created or changed object. One whose content is a string reports
        the id of a deleted object.
        """
        vendor = self._target.vendor
        document = asyncapi.as_openapi(vendor)
        schemas = [(event, asyncapi.content_schema(event)) for event in self._events.values() if not event.own]
        object_events = [(event, schema) for event, schema in schemas if schema.get("type") == "object"]
        deletion_events = [event for event, schema in schemas if schema.get("type") == "string"]
        old_objects, new_objects = _objects(before), _objects(after)
        for key in old_objects.keys() | new_objects.keys():
            old, new = old_objects.get(key), new_objects.get(key)
            for event, schema in object_events:
                if not request_bodies.is_valid_value(document, schema, new or old):
                    continue
                users = {text for text in scalars([old, new]) if isinstance(text, str)}
                if new is not None:
                    properties = schema.get("properties", {})
                    content = {name: value for name, value in new.items() if name in properties}
                    yield (event.id, json.dumps(content, sort_keys=True)), users, old != new
                elif deletion_events:
                    yield (deletion_events[0].id, key[1]), users, True

    def _broken_rule(self, operation: Call, rule: str, message: str, body: Any, response: str = "") -> BrokenRule:
        return BrokenRule(operation, rule, message, operation.marks, call_command(operation, body), response)


def _objects(world: World) -> dict[tuple[str, str], Any]:
    """Return the objects in the lists of a world by the list's name and the object's id."""
    return {
        (name, item["id"]): item
        for name, items in world.items()
        if isinstance(items, list)
        for item in items
        if isinstance(item, dict) and isinstance(item.get("id"), str)
    }
