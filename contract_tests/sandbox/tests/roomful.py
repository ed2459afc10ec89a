"""What the tests of Roomful have in common: a running sandbox, and clients that speak to it by frames."""

from __future__ import annotations

import contextlib
import datetime
import itertools
import json
import time
from collections.abc import Iterator
from typing import Any, Self

import httpx
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from contract_tests.sandbox import Sandbox
from contract_tests.sandbox.admin.controller import Controller
from contract_tests.sandbox.testing.serving import served
from contract_tests.sandbox.vendors.roomful.seed import initial

START = datetime.datetime(2030, 5, 15, 12, 0, 30, tzinfo=datetime.UTC)
NOW = int(START.timestamp())
HOUR = 3600
TIMEOUT = 10

FAIR = {"title": "Summer fair", "startDate": NOW + HOUR, "endDate": NOW + 9 * HOUR}
MEETING = {
    "eventId": initial.FAIR,
    "roomId": initial.ROOM,
    "sessionType": 0,
    "title": "Meeting",
    "startDate": NOW + HOUR,
    "duration": HOUR,
}
OURS = f"network:{initial.NETWORK}"
FINE = {"status": False, "code": 0, "message": ""}


class Client:
    """One connection. What the server says of itself is kept in `heard` until it is looked at."""

    def __init__(self, url: str, token: str = "", *, version: int = 4, more: str = "") -> None:
        query = f"?EIO={version}&transport=websocket{f'&sessionId={token}' if token else ''}{more}"
        self._stack = contextlib.ExitStack()
        address = f"ws{url.removeprefix('http')}/roomful/socket/{query}"
        self.socket = self._stack.enter_context(connect(address, max_size=None, ping_interval=None))
        self.version = version
        self.heard: list[tuple[str, Any]] = []
        self._ids = itertools.count()
        self.opening = json.loads(self.frame()[1:])
        if version > 3:
            self.send("40")
        self.greeting = self.frame()
        assert self.greeting == ("40" if version == 3 else f'40{{"sid":"{self.opening["sid"]}"}}')

    def send(self, frame: str | bytes) -> None:
        self.socket.send(frame)

    def frame(self) -> str:
        """Return the next frame."""
        frame = self.socket.recv(TIMEOUT)
        assert isinstance(frame, str)
        return frame

    def asked(self, name: str, *arguments: Any) -> int:
        """Send an event that asks for an acknowledgement; return its number."""
        id = next(self._ids)
        self.send(f"42{id}{json.dumps([name, *arguments])}")
        return id

    def answer(self, id: int) -> Any:
        """Return the acknowledgement; what comes before is heard."""
        while not (frame := self.frame()).startswith("43"):
            self._hear(frame)
        number, bracket, rest = frame[2:].partition("[")
        assert int(number) == id, "another acknowledgement than the one that was asked for"
        (answer,) = json.loads(bracket + rest)
        return answer

    def call(self, name: str, data: Any = None, *, id: str = "") -> Any:
        """Make a call and return the whole reply."""
        return self.answer(self.asked(f"social:{name}", {"data": data or {}, "event": {"id": id, "date": NOW}}))

    def get(self, name: str, data: Any = None, **more: Any) -> Any:
        """Make a call that works; return its data, None where there are none."""
        reply = self.call(name, data, **more)
        assert reply["error"] == FINE, reply
        return reply.get("data")

    def news(self) -> list[tuple[str, Any]]:
        """Return what was heard until now; the answer to a call comes after all that was said before."""
        self.call("getEvents", {"source": OURS})
        heard, self.heard = self.heard, []
        return heard

    def closes(self) -> int | None:
        """Read on to the end of the connection; return the code of the close."""
        try:
            while True:
                self._hear(self.frame())
        except ConnectionClosed as end:
            return end.rcvd.code if end.rcvd else None

    def _hear(self, frame: str) -> None:
        if frame.startswith("42"):
            name, *payload = json.loads(frame[2:])
            assert len(payload) == 1
            self.heard.append((name, payload[0]))
        else:
            assert frame in ("2", "41"), frame

    def close(self) -> None:
        self._stack.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Rooms:
    """The sandbox, and who is connected to it."""

    def __init__(self, url: str, controller: Controller, stack: contextlib.ExitStack) -> None:
        self.url = url
        self.controller = controller
        self._stack = stack
        self.http = stack.enter_context(httpx.Client(base_url=f"{url}/roomful"))

    def token(self, who: str) -> str:
        return str(self.seed(sign_in=who)["token"])

    def seed(self, **wanted: Any) -> dict[str, Any]:
        return self.controller.seed("roomful", **wanted)

    def connect(self, who: str = "", *, token: str = "", **more: Any) -> Client:
        """Connect somebody, by id; nobody is anonymous. The greeting is not among what is heard."""
        client = self._stack.enter_context(Client(self.url, token or (self.token(who) if who else ""), **more))
        client.asked("greeted?")
        client.answer(0)
        return client

    def state(self) -> str:
        return json.dumps(self.controller.state("roomful"))

    def fails(self, client: Client, code: int, path: str, name: str, data: Any, **more: Any) -> None:
        """Assert that a call is refused with this code, names a member, and leaves everything as it was."""
        before = self.state()
        reply = client.call(name, data, **more)
        assert set(reply) == {"error"}, reply
        error = reply["error"]
        assert (error["status"], error["code"]) == (True, code), (name, data, reply)
        assert error["message"].startswith(f"{path}: " if path else ""), (name, data, reply)
        assert self.state() == before


@contextlib.contextmanager
def opened() -> Iterator[Rooms]:
    """Give a clean world that is served on a port of its own."""
    with contextlib.ExitStack() as stack:
        url = stack.enter_context(served(Sandbox(["roomful"], start=START)))
        controller = stack.enter_context(Controller(url))
        yield Rooms(url, controller, stack)


def wait_for(rooms: Rooms, connections: int) -> None:
    """Wait until that many connections are left."""
    for _ in range(500):
        if len(rooms.controller.connections("roomful")) == connections:
            return
        time.sleep(0.01)
    raise AssertionError(rooms.controller.connections("roomful"))
