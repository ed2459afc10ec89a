"""Worlds of tests: clean, apart from each other, and asked with a socket or without."""

from __future__ import annotations

import asyncio
import contextlib
import datetime
import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from contract_tests.sandbox.snapshots.state import StateError
from contract_tests.sandbox.testing.worlds import World, Worlds

pytest_plugins = ["contract_tests.sandbox.testing.plugin"]
PATH = "/channels/123/virtual-events/100.json"


@pytest.fixture(scope="module")
def worlds() -> Iterator[Worlds]:
    with contextlib.closing(Worlds()) as worlds:
        yield worlds


@pytest.fixture
def world(worlds: Worlds) -> Iterator[World]:
    world = worlds.begin("ibm_video")
    yield world
    worlds.end(world)


def ask(world: World, **settings: Any) -> httpx.Response:
    headers = {"Authorization": f"Bearer {world.credentials['oauth2']}"}
    with httpx.Client(**settings) as http:
        return http.get(f"{world.url}{PATH}", headers=headers)


def test_every_vendor_has_a_fixture_with_a_clean_world(vendor: str, request: pytest.FixtureRequest) -> None:
    world: World = request.getfixturevalue(f"{vendor}_sandbox")
    assert world.url.endswith(f"/{vendor}")
    assert world.credentials
    assert world.known
    assert world.state()
    assert world.journal.entries() == []
    with pytest.raises(ValueError, match="nonsense"):
        world.seed(nonsense=1)


def test_a_socket_and_none_answer_alike(world: World) -> None:
    world.clock.set(world.clock.now())
    with_socket, without = ask(world), ask(world, transport=world.transport)
    assert with_socket.status_code == 200
    assert (without.content, without.headers) == (with_socket.content, with_socket.headers)
    assert [entry.operation for entry in world.journal.entries()] == ["getVirtualEvent"] * 2


def test_the_transport_serves_asynchronous_clients_too(world: World) -> None:
    async def asked() -> httpx.Response:
        async with httpx.AsyncClient(transport=world.transport) as http:
            # A synchronous call within a running loop works as well.
            assert ask(world, transport=world.transport).status_code == 200
            return await http.post(f"{world.url}/nowhere", content=b"{}")

    assert asyncio.run(asked()).status_code == 404


@pytest.mark.parametrize("kind", ["disconnect", "truncated"])
def test_a_connection_that_ends_does_so_without_a_socket_too(world: World, kind: str) -> None:
    for settings in ({}, {"transport": world.transport}):
        world.fail(kind)
        with pytest.raises(httpx.RemoteProtocolError):
            ask(world, **settings)
    assert ask(world).status_code == 200


def test_worlds_are_apart(worlds: Worlds, world: World) -> None:
    other = worlds.begin("ibm_video")
    world.fail("status", status=500)
    world.clock.advance(3600)
    assert ask(other).status_code == 200
    assert ask(world).status_code == 500
    assert world.clock.now() - other.clock.now() > datetime.timedelta(minutes=59)
    worlds.end(other)
    for settings in ({}, {"transport": other.transport}):
        assert ask(other, **settings).status_code == 404
    assert len(other.journal.entries()) == 1


def test_links_lead_back_into_the_world(worlds: Worlds) -> None:
    world = worlds.begin("ringcentral_events")
    with httpx.Client(headers={"Authorization": f"Bearer {world.credentials['bearer']}"}) as http:
        registrations = f"{world.url}/v1/events/{world.known['eventId'][0]}/registrations"
        listed = http.get(registrations, params={"page[size]": 1})
        assert listed.status_code == 200, listed.text
        following = listed.json()["links"]["next"]
        assert following.startswith(registrations)
        assert http.get(following).status_code == 200


def test_a_stream_hears_of_what_is_seeded_and_ends_with_its_world(worlds: Worlds) -> None:
    world = worlds.begin("roomful")
    token = urlencode({"sessionId": world.credentials["session"]})
    address = f"ws{world.url.removeprefix('http')}{_path(world)}?EIO=4&transport=websocket&{token}"
    with connect(address) as socket:
        socket.send("40")
        opened = [str(socket.recv(5)) for _ in range(3)]
        assert [frame[:2] for frame in opened] == ["0{", "40", "42"]
        world.seed(join=1)
        assert str(socket.recv(5)).startswith('42["social:sessionUpdated"')
        worlds.end(world)
        with pytest.raises(ConnectionClosed):
            socket.recv(5)
    with pytest.raises(InvalidStatus, match="404"), connect(address):
        pass


def test_a_world_goes_on_from_a_file(worlds: Worlds, world: World, tmp_path: Path) -> None:
    world.clock.set(datetime.datetime(2030, 1, 1, tzinfo=datetime.UTC))
    world.reset()
    made = world.seed(events=3)
    assert made
    world.save(tmp_path / "world.json")
    other = worlds.begin("ibm_video")
    other.load(tmp_path / "world.json")
    assert other.clock.now() == world.clock.now()
    assert other.state() == world.state()
    assert ask(other).json() == ask(world).json()
    worlds.end(other)


def test_a_broken_file_is_told_and_changes_nothing(world: World, tmp_path: Path) -> None:
    path = tmp_path / "world.json"
    world.save(path)
    whole, before = path.read_bytes(), world.state()
    for text in (whole[: len(whole) // 2], b"\xff", b"[]", b"[" * 100_000):
        path.write_bytes(text)
        with pytest.raises(StateError, match=r"no JSON|no state of format"):
            world.load(path)
    with pytest.raises(StateError, match="cannot be read: No such file"):
        world.load(tmp_path / "nowhere")
    with pytest.raises(StateError, match="No such file"):
        world.save(tmp_path / "no" / "folder")
    assert world.state() == before


def test_a_file_is_the_old_one_until_the_new_is_whole(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "world.json"
    world.save(path)
    whole = path.read_bytes()

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StateError, match="No space left on device"):
        world.save(path)
    assert path.read_bytes() == whole
    assert [*tmp_path.iterdir()] == [path]


def _path(world: World) -> str:
    stream = world.sandbox.served[world.vendor].stream
    assert stream is not None
    return stream.socket.path
