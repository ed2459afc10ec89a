"""Frames of every kind, in both versions of Engine.IO: what is malformed ends its connection and nothing else."""

from __future__ import annotations

import contextlib
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from contract_tests.sandbox.socketio import engine
from contract_tests.sandbox.vendors.roomful.seed import initial

from . import roomful
from .frames import BINARY_CALL, FINE, MALFORMED, MALFORMED_FRAMES, sequence
from .roomful import OURS, Client, Rooms, wait_for

VERSIONS = [4, 3]
SEQUENCES = 300

_ASKED = re.compile(r"^4(?:2|5[0-9]+-)(?:/[^,]*,)?([0-9]+)")
_ANSWERED = re.compile(r"^43([0-9]+)\[")


@pytest.fixture(scope="module")
def shared() -> Iterator[Rooms]:
    with roomful.opened() as rooms:
        yield rooms


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("frame", MALFORMED, ids=lambda frame: repr(frame[:30]))
def test_a_malformed_packet_ends_the_connection(shared: Rooms, version: int, frame: str | bytes) -> None:
    before = shared.state()
    with Client(shared.url, version=version) as client:
        client.send(frame)
        assert client.closes() == engine.MALFORMED
    wait_for(shared, 0)
    assert shared.state() == before


@pytest.mark.parametrize("version", VERSIONS)
def test_an_odd_packet_that_is_one_changes_nothing(shared: Rooms, version: int) -> None:
    with Client(shared.url, shared.token(initial.ADA), version=version) as client:
        for frame in FINE:
            client.send(frame)
        assert client.get("getEvents", {"source": OURS})["events"]


@pytest.mark.parametrize("version", VERSIONS)
def test_attachments_make_a_packet_whole_and_are_no_values(shared: Rooms, version: int) -> None:
    with Client(shared.url, shared.token(initial.ADA), version=version) as client:
        head, attachment = BINARY_CALL[version]
        client.send(head)
        client.send(attachment)
        error = client.answer(7)["error"]
        assert (error["code"], error["message"]) == (400, "data.source: is a text")


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("after", ['42["social:getEvents",{}]', "40", b"\x04a"], ids=["event", "connect", "too many"])
def test_what_comes_in_place_of_an_attachment_ends_the_connection(
    shared: Rooms, version: int, after: str | bytes
) -> None:
    with Client(shared.url, version=version) as client:
        client.send('452-["social:getEvents",{"_placeholder":true,"num":0}]')
        client.send(after)
        if isinstance(after, bytes):
            client.send(after)
            client.send(after)
        assert client.closes() == engine.MALFORMED


@pytest.mark.parametrize("version", VERSIONS)
def test_another_namespace_is_refused_and_the_connection_ends(shared: Rooms, version: int) -> None:
    with Client(shared.url, version=version) as client:
        client.send("40/admin,")
        why = '"Invalid namespace"' if version == 3 else '{"message":"Invalid namespace"}'
        frames = [client.frame(), client.frame()]
        assert frames[1] == f"44/admin,{why}"
        assert client.closes() == engine.NORMAL


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("name", ["connect", "disconnect", "connect_error", "*", "disconnecting", "newListener", ""])
def test_names_that_socket_io_keeps_for_itself_are_names_of_nothing(shared: Rooms, version: int, name: str) -> None:
    with Client(shared.url, shared.token(initial.ADA), version=version) as client:
        before = shared.state()
        several: list[list[Any]] = [[], [{}], ["sid", {"sessionId": "x"}, "auth"]]
        for arguments in several:
            client.send(f"42{json.dumps([name, *arguments])}")
            answer = client.answer(client.asked(name, *arguments))
            assert answer["error"]["code"] == 404
        assert shared.state() == before
        assert len(client.news()) == 1, "the greeting came once"


@pytest.mark.parametrize("version", VERSIONS)
def test_each_call_is_acknowledged_once_and_in_order(shared: Rooms, version: int) -> None:
    with Client(shared.url, shared.token(initial.ADA), version=version) as client:
        ids = [client.asked("social:getEvents", {"data": {"source": OURS}, "event": {"id": ""}}) for _ in range(200)]
        for id in ids:
            assert client.answer(id)["error"]["code"] == 0
        client.send('42["social:getEvents",{}]')
        client.send('42999999999999999["social:getEvents",{}]')
        assert client.answer(999999999999999)["error"]["code"] == 400


def test_a_client_of_version_4_must_connect_first(shared: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    url = f"ws{shared.url.removeprefix('http')}/roomful/socket?EIO=4&transport=websocket"
    with connect(url) as socket:
        socket.recv()
        socket.send('420["social:getEvents",{}]')
        with pytest.raises(ConnectionClosed):
            socket.recv()
    monkeypatch.setattr(engine, "PING_INTERVAL", 0.05)
    with connect(url) as socket:
        socket.recv()
        assert socket.recv() == "2"
        with pytest.raises(ConnectionClosed):
            while True:
                socket.recv()


def test_the_heartbeat_ends_whoever_does_not_answer(shared: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "PING_INTERVAL", 0.25)
    monkeypatch.setattr(engine, "PING_TIMEOUT", 1.0)
    with Client(shared.url) as alive, Client(shared.url) as silent, Client(shared.url, version=3) as pinging:
        assert pinging.frame()
        pinged = 0
        while pinged < 5:
            pinging.send("2probe")
            assert pinging.frame() == "3probe"
            frame = alive.frame()
            pinged += frame == "2"
            if frame == "2":
                alive.send("3")
        assert silent.closes() == engine.NORMAL
        wait_for(shared, 2)
        assert pinging.closes() == engine.NORMAL, "it pinged no longer"


def test_polling_and_other_versions_are_refused_in_words(shared: Rooms) -> None:
    polling = httpx.get(f"{shared.url}/roomful/socket/?EIO=4&transport=polling")
    assert (polling.status_code, polling.json()["code"]) == (400, 0)
    assert "no polling" in polling.json()["message"]
    assert httpx.post(f"{shared.url}/roomful/socket?EIO=3&transport=polling&sid=x", content=b"4:40").status_code == 400
    base = f"ws{shared.url.removeprefix('http')}"
    for query, code in (("EIO=5", 5), ("", 5), ("EIO=4&sid=abc", 1), ("EIO=4&transport=polling", 0), ("EIO=%ff", 5)):
        transport = "" if "transport" in query else "transport=websocket&"
        with pytest.raises(InvalidStatus) as refused, connect(f"{base}/roomful/socket?{transport}{query}"):
            pass
        assert refused.value.response.status_code == 400
        assert json.loads(refused.value.response.body or b"")["code"] == code
    for path in ("/", "/roomful", "/roomful/socket/x", "/_sandbox", "/ibm_video/socket", "/roomful/api/v1/auth/signin"):
        with pytest.raises(InvalidStatus) as refused, connect(f"{base}{path}?EIO=4&transport=websocket"):
            pass
        assert refused.value.response.status_code == 404


def test_a_message_that_is_too_large_ends_the_connection(shared: Rooms) -> None:
    for large in ("4" + "x" * engine.LARGEST_MESSAGE, b"\x04" + b"x" * engine.LARGEST_MESSAGE):
        with Client(shared.url, version=3) as client:
            client.send(large)
            assert client.closes() == engine.TOO_LARGE
    # What is larger still is not even read.
    with contextlib.suppress(ConnectionClosed), Client(shared.url) as client:
        client.send("4" + "x" * (4 * engine.LARGEST_MESSAGE))
        assert client.closes() == engine.TOO_LARGE
    wait_for(shared, 0)


def test_attachments_that_are_too_large_together_end_the_connection(shared: Rooms) -> None:
    with Client(shared.url) as client:
        client.send('453-["social:getEvents",{"_placeholder":true,"num":0}]')
        for _ in range(2):
            client.send(bytes(engine.LARGEST_MESSAGE * 2 // 3))
        assert client.closes() == engine.MALFORMED


@pytest.mark.parametrize("frame", MALFORMED_FRAMES, ids=lambda frame: frame[:12].hex())
def test_what_is_no_websocket_ends_the_connection(shared: Rooms, frame: bytes) -> None:
    with Client(shared.url) as client:
        client.socket.socket.sendall(frame)
        client.closes()
    wait_for(shared, 0)


@pytest.mark.parametrize("version", VERSIONS)
def test_sequences_of_frames_leave_the_server_and_the_others_alone(shared: Rooms, version: int) -> None:
    source = random.Random(version)
    with Client(shared.url, shared.token(initial.BEA), version=version) as watcher:
        for index in range(SEQUENCES):
            play(shared, sequence(source, version), version)
            if index % 50 == 0:
                assert watcher.get("getEvents", {"source": OURS})["events"]
        wait_for(shared, 1)
        assert watcher.get("getEvents", {"source": OURS})["events"]


def play(rooms: Rooms, frames: list[str | bytes], version: int) -> None:
    """Send frames on a new connection, and read to its end; nothing is acknowledged more often than it was asked."""
    token, heard = rooms.controller.known("roomful")["credentials"]["session"], []
    with Client(rooms.url, token, version=version, more="&isAdditional=true") as client:
        with contextlib.suppress(ConnectionClosed):
            for frame in frames:
                client.send(frame)
            client.send("1")
        with contextlib.suppress(ConnectionClosed):
            while True:
                heard.append(client.frame())
    asked = Counter(id for frame in frames if isinstance(frame, str) for id in _ASKED.findall(frame))
    assert Counter(id for frame in heard for id in _ANSWERED.findall(frame)) <= asked
