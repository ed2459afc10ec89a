"""The stream part of the app by itself, with a vendor that exists for these tests alone."""

from __future__ import annotations

import contextlib
import json
import socket
import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from contract_tests.sandbox import Refusal, Reply, Sandbox, Vendor, operation, vendors, world
from contract_tests.sandbox.admin.controller import Controller
from contract_tests.sandbox.messages import Call
from contract_tests.sandbox.socketio import engine
from contract_tests.sandbox.socketio.connection import Connection
from contract_tests.sandbox.testing.serving import served


def _operation(action: str, key: str) -> dict[str, Any]:
    return {"action": action, "channel": {"$ref": f"#/channels/{key}"}}


STREAM: dict[str, Any] = {
    "servers": {"main": {"x-socketio": {"path": "/live", "namespace": "/", "engineio": [4]}}},
    "channels": {one: {"address": f"word:{one}"} for one in ("say", "odd", "refuse", "break", "said")},
    "operations": {
        **{one: _operation("receive", one) for one in ("say", "odd", "refuse", "break")},
        "said": _operation("send", "said"),
    },
}


class Words(Vendor):
    """Repeats to everybody what somebody says."""

    def seed(self) -> None:
        self.said: list[Any] = []
        self.open: list[Connection] = []

    def show(self) -> dict[str, Any]:
        return {"said": self.said, "open": len(self.open)}

    def connected(self, connection: Connection) -> None:
        self.open.append(connection)

    def disconnected(self, connection: Connection) -> None:
        self.open.remove(connection)

    def holder(self, connection: Connection) -> str:
        return connection.query.get("user", "")

    @operation("say")
    def say(self, call: Call) -> Reply:
        self.said.append(call.arguments[0])
        for connection in self.open:
            connection.emit("said", call.arguments[0])
        return Reply(200, {"count": len(self.said)})

    @operation("odd")
    def odd(self, _: Call) -> Reply:
        return Reply(200, {"number": float("nan")})

    @operation("refuse")
    def refuse(self, call: Call) -> Reply:
        raise Refusal(Reply(403, {"why": call.name}))

    @operation("break")
    def break_down(self, _: Call) -> Reply:
        raise RuntimeError("a mistake")


@pytest.fixture
def url(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(world, "document", lambda *kind: STREAM if kind[1:] else {})
    monkeypatch.setattr(vendors, "find", lambda _: Words)
    with served(Sandbox(["words"])) as url:
        yield url


@pytest.fixture
def controller(url: str) -> Iterator[Controller]:
    with Controller(url) as controller:
        yield controller


@contextlib.contextmanager
def joined(url: str, user: str = "", **options: Any) -> Iterator[ClientConnection]:
    address = f"ws{url.removeprefix('http')}/words/live?EIO=4&transport=websocket&user={user}"
    with connect(address, ping_interval=None, **options) as socket:
        yield socket


def open_up(socket: ClientConnection) -> str:
    """Go through the handshake; return the connection's id."""
    opening = json.loads(str(socket.recv(5))[1:])
    socket.send("40")
    socket.recv(5)
    return str(opening["sid"])


def ask(socket: ClientConnection, name: str, argument: Any = 1, *, frames: int = 1) -> list[str]:
    socket.send(f"427{json.dumps([f'word:{name}', argument])}")
    return [str(socket.recv(5)) for _ in range(frames)]


def ends(socket: ClientConnection) -> list[str]:
    """Return what comes until the connection ends."""
    heard = []
    with pytest.raises(ConnectionClosed):
        while True:
            heard.append(str(socket.recv(5)))
    return heard


def test_calls_are_answered_and_told(url: str) -> None:
    with joined(url) as one, joined(url) as two:
        open_up(one)
        open_up(two)
        assert ask(one, "say", "é", frames=2) == ['42["word:said","\\u00e9"]', '437[{"count":1}]']
        assert two.recv(5) == '42["word:said","\\u00e9"]'
        assert ask(two, "refuse") == ['437[{"why":"word:refuse"}]']


@pytest.mark.parametrize("name", ["break", "odd"])
def test_a_handler_that_breaks_down_is_answered_once(url: str, name: str) -> None:
    with joined(url) as socket:
        open_up(socket)
        assert ask(socket, name) == ['437[{"error":"The sandbox made a mistake"}]']
        assert ask(socket, "nothing") == ['437[{"error":"There is no such endpoint"}]']


def test_faults_come_before_or_after_the_work(url: str, controller: Controller) -> None:
    controller.fail("status", operation="say", status=503)
    controller.fail("status", operation="say", status=502, after=True)
    controller.fail("silence", operation="say")
    controller.fail("silence", operation="say", after=True)
    controller.fail("malformed", operation="say")
    with joined(url) as socket:
        open_up(socket)
        assert ask(socket, "refuse") == ['437[{"why":"word:refuse"}]'], "another operation meets none of them"
        assert ask(socket, "say") == ['437[{"error":"The sandbox was told to fail"}]']
        assert controller.state("words")["said"] == []
        assert ask(socket, "say", frames=2)[1] == '437[{"error":"The sandbox was told to fail"}]'
        assert controller.state("words")["said"] == [1]
        assert ask(socket, "say", 2, frames=0) == []
        assert ask(socket, "refuse") == ['437[{"why":"word:refuse"}]'], "without an acknowledgement before"
        assert controller.state("words")["said"] == [1]
        assert ask(socket, "say", 3) == ['42["word:said",3]']
        assert ask(socket, "refuse") == ['437[{"why":"word:refuse"}]']
        assert ask(socket, "say", 4, frames=2)[1] == '437[{"co'
        assert controller.state("words")["said"] == [1, 3, 4]
    faults = [entry["fault"] for entry in controller.journal() if entry["method"] == "CALL"]
    assert faults == ["", "status", "status", "silence", "", "silence", "", "malformed"]


def test_a_connection_is_lost_before_or_after_the_work(url: str, controller: Controller) -> None:
    for after in (False, True):
        controller.fail("disconnect", operation="say", after=after)
        with joined(url) as socket, joined(url) as watcher:
            open_up(socket)
            open_up(watcher)
            ask(socket, "say", frames=0)
            assert ends(socket) == ['42["word:said",1]'] * after
            assert ask(watcher, "refuse", frames=1 + after)[-1].startswith("437")
        assert controller.state("words")["said"] == [1] * after


def test_a_slow_answer_keeps_no_other_waiting(url: str, controller: Controller) -> None:
    controller.fail("latency", operation="say", seconds=1)
    with joined(url) as socket:
        open_up(socket)
        assert ask(socket, "say") == ['42["word:said",1]']
        assert ask(socket, "refuse") == ['437[{"why":"word:refuse"}]']
        assert socket.recv(5) == '437[{"count":1}]'
    controller.fail("latency", operation="say", seconds=60)
    with joined(url) as socket:
        open_up(socket)
        ask(socket, "say")
    wait_for(controller, 0)


def test_a_connection_is_refused_or_ended_at_once(url: str, controller: Controller) -> None:
    controller.fail("status", operation="connect", status=503)
    with pytest.raises(InvalidStatus) as refused, joined(url):
        pass
    assert refused.value.response.status_code == 503
    controller.fail("disconnect", operation="connect")
    with joined(url) as socket:
        assert ends(socket) == []
    with joined(url) as socket:
        open_up(socket)
    assert [one["fault"] for one in controller.journal() if one["method"] == "CONNECT"] == ["status", "disconnect", ""]


def wait_for(controller: Controller, connections: int) -> None:
    for _ in range(500):
        if len(controller.connections("words")) == connections == controller.state("words")["open"]:
            return
        time.sleep(0.01)
    raise AssertionError(controller.connections("words"))


def test_connections_are_listed_and_dropped(url: str, controller: Controller) -> None:
    with joined(url, "a") as one, joined(url, "a") as two, joined(url, "b") as three, joined(url) as nobody:
        ids = [open_up(socket) for socket in (one, two, three, nobody)]
        listed = controller.connections("words")
        assert [(one["id"], one["holder"]) for one in listed] == list(zip(ids, ["a", "a", "b", ""], strict=True))
        assert controller.drop("words", connection=ids[1]) == 1
        assert controller.drop("words", holder="a") in (1, 2)
        assert (ends(one), ends(two)) == ([], [])
        wait_for(controller, 2)
        assert controller.drop("words", holder="nobody") == 0
        assert controller.drop("words") == 2
        assert (ends(three), ends(nobody)) == ([], [])
    wait_for(controller, 0)
    assert httpx.delete(f"{url}/_sandbox/words/connections?user=a").status_code == 422


def test_one_vendor_alone_has_its_stream_at_the_root(url: str) -> None:
    with served(Sandbox(["words"], alone=True)) as root:
        address = f"ws{root.removeprefix('http')}/live/?EIO=4&transport=websocket"
        with connect(address) as socket:
            open_up(socket)
            assert ask(socket, "refuse") == ['437[{"why":"word:refuse"}]']


def test_a_description_without_handlers_is_refused(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    more = {**STREAM["operations"], "sing": _operation("receive", "say")}
    monkeypatch.setattr(world, "document", lambda *kind: {**STREAM, "operations": more} if kind[1:] else {})
    with pytest.raises(NotImplementedError, match="sing"):
        Sandbox(["words"])


def test_a_reset_ends_all_connections(url: str, controller: Controller) -> None:
    with joined(url) as socket:
        open_up(socket)
        ask(socket, "say", frames=2)
        controller.reset()
        assert ends(socket) == []
    wait_for(controller, 0)
    assert controller.state("words") == {"said": [], "open": 0}


def test_the_journal_tells_what_went_in_and_out_and_no_secret(url: str, controller: Controller) -> None:
    with joined(url, "secret") as socket:
        id = open_up(socket)
        ask(socket, "say", frames=2)
        ask(socket, "\ud800" * 500)
        ask(socket, "refuse")
    wait_for(controller, 0)
    told = [(one["method"], one["operation"], one["path"][:20], one["status"]) for one in controller.journal("words")]
    assert told == [
        ("CONNECT", "connect", "/live", 101),
        ("EVENT", "said", "word:said", 0),
        ("CALL", "say", "word:say", 200),
        ("CALL", "", "word:\\ud800\\ud800\\ud", 404),
        ("CALL", "refuse", "word:refuse", 403),
        ("DISCONNECT", "disconnect", "", 1000),
    ]
    assert {one["connection"] for one in controller.journal("words")} == {id}
    assert "secret" not in json.dumps(controller.journal("words"))


def test_who_does_not_read_is_let_go(url: str, controller: Controller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "MOST_WAITING", 3_000_000)
    monkeypatch.setattr(engine, "PING_TIMEOUT", 0.2)
    # How much a kernel keeps differs between machines: it is told, and more is said until it shows.
    narrow = socket.socket()
    narrow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65_536)
    narrow.connect(("127.0.0.1", httpx.URL(url).port))
    with joined(url) as talking, contextlib.suppress(ConnectionClosed), joined(url, sock=narrow, max_queue=1) as silent:
        open_up(talking)
        open_up(silent)
        for _ in range(200):
            ask(talking, "say", "x" * 900_000, frames=2)
            if len(controller.connections("words")) == 1:
                break
        wait_for(controller, 1)
        assert ask(talking, "refuse") == ['437[{"why":"word:refuse"}]']
        silent.socket.close()
