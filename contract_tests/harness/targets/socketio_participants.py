"""Parties: everybody who is connected to a target while it is tested, and what each of them may hear.

Two connections of the owner, one of a guest, whom some of the owner's things concern, and one of a stranger. What the
server tells is held to what became of the world: who is named in a thing that changed is told of it, once, and nobody
else is.
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

_DATE = int(targets.START.timestamp())


@dataclass(slots=True)
class Participant:
    """One connection, with who it stands for, and what it was told of since it was last asked."""

    connection: SocketIOConnection
    credential: Credential
    holder: str = ""
    events: list[tuple[str, str]] = field(default_factory=list)


class Participants:
    """Everybody who is connected to one target's stream; `received_events` are the ids of the events that came.

    `check_event` is given each event with its body and the command that led to it, and holds it to the document.
    """

    def __init__(
        self, target: Target, everybody: list[Credential], check_event: Callable[[Event, Any, str], None]
    ) -> None:
        self._target = target
        self._everybody = everybody
        self._check_event = check_event
        self._ids = itertools.count(1)
        self._events = asyncapi.events(target.vendor)
        self._members: list[Participant] = []
        self._world: World | None = None
        self.received_events: set[str] = set()

    def send(self, operation: Call, case: Case, credential: Credential) -> Response:
        """Send a call, and hold what is told to what became of the world. Raises Broken."""
        arguments = [] if isinstance(case.body, NotSet) else [self.fill_request(case.body)]
        try:
            with self._speaking(operation, credential) as connection:
                answers = self._answers(connection, operation.name, arguments)
                unexpected = len(connection.unexpected_acknowledgements())
                if len(answers) != 1 or len(answers[0]) != 1 or unexpected:
                    told = f"received {len(answers)} acknowledgements of this call, and {unexpected} of no pending call"
                    answer = f"answered: {json.dumps(answers)[:400]}"
                    raise self._broken(operation, "answered_once", told, case.body, answer)
        except NoReply as silent:
            raise self._broken(operation, "call_is_answered", str(silent), case.body) from None
        (reply,) = answers[0]
        if self._target.controller is not None:
            self._hold(operation, case, refused=is_refusal_body(operation, reply))
        else:
            self._listened(call_command(operation, case.body))
        prepared = requests.Request("POST", f"{self._target.url}{operation.path}", json=None).prepare()
        headers = {"content-type": [asyncapi.MEDIA]}
        return Response(200, headers, json.dumps(reply).encode(), prepared, 0.0, verify=False)

    def fill_request(self, body: Any) -> Any:
        """Return a request with an id of its own, and a date."""
        # A vendor may remember ids for longer than a run lasts; in a sandbox a run is to be the same each time.
        id = f"contract-{next(self._ids)}" if self._target.controller else uuid.uuid4().hex
        values = {"id": id, "date": _DATE, "type": ""}
        return asyncapi.fill_in(bundles.stream_document(self._target.vendor), body, values)

    def send_pipelined(self, operation: Call, requests: list[Any]) -> tuple[list[Any], list[list[tuple[str, Any]]]]:
        """Send several calls of the owner's without waiting.

        Return the answers to each, and of each connection the name and the body of what it heard.
        """
        self._connected()
        owner = self._members[0].connection
        numbers = [owner.emit(operation.name, self.fill_request(one)) for one in requests]
        self._settle()
        answers = [owner.take_acknowledgements(number) for number in numbers]
        return answers, [[(name, body) for name, (body, *_) in one.connection.take_events()] for one in self._members]

    def check_received_events(self, operation: Call, connection: SocketIOConnection) -> list[str]:
        """Hold what a connection heard to the document, whoever it is for; return the names. Raises Broken."""
        news = connection.take_events()
        for name, arguments in news:
            list(self._event(name, arguments, call_command(operation, None)))
        return [name for name, _ in news]

    def _listened(self, request: str) -> None:
        """Hold what came until now to the document, whoever it is for."""
        for name, arguments in (one for member in self._members for one in member.connection.take_events()):
            list(self._event(name, arguments, request))

    def world_difference(self) -> str:
        """Return what differs from the world as it was after the last call; empty where nothing does."""
        controller = self._target.controller
        return "" if controller is None else difference(self._world, controller.state(self._target.vendor))

    def close(self) -> None:
        """End all connections; the next call opens others, in a world that may be another."""
        for member in self._members:
            member.connection.close()
        if self._target.controller is None:
            # Nothing asks a vendor to end what it tells; what had come counts.
            self._listened("")
        self._members, self._world = [], None

    def _answers(self, connection: SocketIOConnection, name: str, arguments: list[Any]) -> list[Any]:
        if self._target.controller is None:
            return connection.call(name, *arguments)
        return connection.collect_acknowledgements(name, *arguments)

    @contextlib.contextmanager
    def _speaking(self, operation: Call, credential: Credential) -> Iterator[SocketIOConnection]:
        """Give the connection of whom a credential stands for, or one of its own; anew after anything went wrong."""
        try:
            self._connected()
            for member in self._members:
                if member.credential == credential:
                    yield member.connection
                    return
            with SocketIOConnection(
                self._target, credential, parameters=asyncapi.handshake_parameters(self._target.vendor)
            ) as connection:
                yield connection
                self.check_received_events(operation, connection)
        except BaseException:
            self.close()
            raise

    def _connected(self) -> None:
        if self._members:
            return
        everybody = self._everybody if self._target.controller else self._everybody[:1]
        for credential in everybody:
            self._members.append(
                Participant(
                    SocketIOConnection(
                        self._target, credential, parameters=asyncapi.handshake_parameters(self._target.vendor)
                    ),
                    credential,
                )
            )
        if self._target.controller is None:
            return
        holders = {one["id"]: one["holder"] for one in self._target.controller.connections(self._target.vendor)}
        self._settle()
        for member in self._members:
            member.holder = holders.get(member.connection.id, "")
            member.connection.take_events()
        self._world = self._target.controller.state(self._target.vendor)

    def _settle(self) -> None:
        for member in self._members:
            member.connection.drain()

    # What is told

    def _hold(self, operation: Call, case: Case, *, refused: bool) -> None:
        """Hold what everybody heard to the document, and to the world before and after. Raises Broken."""
        try:
            self._settle()
            for member in self._members:
                member.events = [
                    one
                    for name, arguments in member.connection.take_events()
                    for one in self._event(name, arguments, call_command(operation, case.body))
                ]
            self._audience(operation, case.body, refused=refused)
        except NoReply as silent:
            self.close()
            raise self._broken(operation, "call_is_answered", f"to somebody else: {silent}", case.body) from None
        except BrokenRule:
            self.close()
            raise

    def _event(self, name: str, arguments: list[Any], request: str) -> Iterator[tuple[str, str]]:
        """Hold an event to the document, and yield of which thing it tells, if it tells of one. Raises Broken."""
        event = asyncapi.event_named(self._target.vendor, name)
        # An event carries one thing: any other number of them is not what its schema has.
        came = arguments[0] if len(arguments) == 1 else arguments
        self._check_event(event, came, request)
        self.received_events.add(event.id)
        if not event.own:
            content = find(came, event.payload)
            yield event.id, content if isinstance(content, str) else json.dumps(content, sort_keys=True)

    def _audience(self, operation: Call, body: Any, *, refused: bool) -> None:
        silent = refused or operation.reads
        before, controller = self._world, self._target.controller
        assert controller is not None
        if silent and any(member.events for member in self._members):
            rule = "refusal_tells_nobody" if refused else "reading_tells_nobody"
            who = next(member for member in self._members if member.events)
            raise self._broken(operation, rule, f"{who.holder or 'nobody'} heard {who.events[0]}", body)
        if silent:
            return
        self._world = controller.state(self._target.vendor)
        news = list(self._news(before or {}, self._world))
        for index, member in enumerate(self._members):
            wanted = Counter(one for one, concerned, due in news if member.holder in concerned and due)
            allowed = Counter(one for one, concerned, _ in news if member.holder in concerned)
            heard = Counter(member.events)
            whose = f"{member.holder or 'somebody without a name'} (connection {index + 1})"
            for rule, wrong in (
                ("event_comes_once", heard - (heard & Counter(dict.fromkeys(heard, 1)))),
                ("event_reaches_nobody_else", heard - allowed),
                ("event_reaches_everyone", wanted - heard),
            ):
                if wrong:
                    told = f"{whose}: {', '.join(f'{event} {thing[:300]}' for event, thing in wrong)}"
                    raise self._broken(operation, rule, told, body)
            for other in self._members[:index]:
                if other.holder == member.holder and other.events != member.events:
                    raise self._broken(
                        operation, "events_come_in_order", f"{whose}: {member.events}, {other.events}", body
                    )

    def _news(self, before: World, after: World) -> Iterator[tuple[tuple[str, str], set[str], bool]]:
        """Yield what may be told of a change: the event with its content, whom it concerns, and whether it is due."""
        vendor = self._target.vendor
        given = asyncapi.as_openapi(vendor)
        told = [(event, asyncapi.content_schema(event)) for event in self._events.values() if not event.own]
        shows = [(event, schema) for event, schema in told if schema.get("type") == "object"]
        gone = [event for event, schema in told if schema.get("type") == "string"]
        old, new = _things(before), _things(after)
        for key in old.keys() | new.keys():
            one, other = old.get(key), new.get(key)
            for event, schema in shows:
                if not request_bodies.is_valid_value(given, schema, other or one):
                    continue
                concerned = {text for text in scalars([one, other]) if isinstance(text, str)}
                if other is not None:
                    members = schema.get("properties", {})
                    content = {name: value for name, value in other.items() if name in members}
                    yield (event.id, json.dumps(content, sort_keys=True)), concerned, one != other
                elif gone:
                    yield (gone[0].id, key[1]), concerned, True

    def _broken(self, operation: Call, rule: str, told: str, body: Any, answer: str = "") -> BrokenRule:
        return BrokenRule(operation, rule, told, operation.marks, call_command(operation, body), answer)


def _things(world: World) -> dict[tuple[str, str], Any]:
    """Return the things that a world has in lists, by list and id."""
    return {
        (name, one["id"]): one
        for name, listed in world.items()
        if isinstance(listed, list)
        for one in listed
        if isinstance(one, dict) and isinstance(one.get("id"), str)
    }
