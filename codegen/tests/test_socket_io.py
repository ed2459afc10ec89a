"""A vendor with Socket.IO: its client is generated, and run against a python-socketio server."""

from __future__ import annotations

import asyncio
import importlib
import shutil
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from codegen.pipeline import build
from codegen.runtime import Retry
from codegen.vendors import Vendor

from .chat_server import ChatServer, serve_chat, serve_engineio_3

FAST_RETRY = Retry(tries=4, backoff=0.01, longest=0.02)
Scenario = Callable[[Any, ChatServer], Awaitable[None]]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Generate the client of the chat vendor, and import it."""
    root = tmp_path_factory.mktemp("project")
    vendor = Vendor("chat", root)
    shutil.copytree(Path(__file__).parent / "chat", vendor.spec)
    assert build.generate(vendor).state == "written"
    sys.path.insert(0, str(vendor.output))
    yield importlib.import_module("chat_client")
    sys.path.remove(str(vendor.output))
    for name in [name for name in sys.modules if name.partition(".")[0] == "chat_client"]:
        del sys.modules[name]


def run(package: Any, scenario: Scenario, **settings: Any) -> None:
    """Run a scenario with a client and its own chat server; `settings` are arguments of the client."""

    async def connect() -> None:
        async with asyncio.timeout(30), serve_chat() as vendor:
            arguments = {"token": "s0", "base_url": vendor.url, "retry": FAST_RETRY, "timeout": 5, **settings}
            async with package.AsyncChat(**arguments) as client:
                await scenario(client, vendor)

    asyncio.run(connect())


def test_call_sends_event_and_returns_acknowledgement(package: Any) -> None:
    async def scenario(client: Any, vendor: ChatServer) -> None:
        assert (await client.lines.say(text="hello")).text == "hello"
        (frame,) = vendor.frames
        assert frame["data"] == {"line": {"text": "hello"}}
        assert len(frame["event"]["id"]) == 32
        assert isinstance(frame["event"]["date"], int)
        assert list(vendor.sessions.values()) == ["s0"]
        with pytest.raises(package.StatusError, match=r"1021: Nobody \(CALL /chat:say\)") as wrong:
            await client.lines.say(text="wrong")
        assert wrong.value.code == 1021
        lines = await asyncio.gather(*(client.lines.say(text=str(number)) for number in range(100)))
        assert [line.text for line in lines] == [str(number) for number in range(100)]

    run(package, scenario)


def test_listener_receives_events_and_gaps(package: Any) -> None:
    async def scenario(client: Any, vendor: ChatServer) -> None:
        listener = client.listen()
        await client.connect()
        line = {"data": {"line": {"text": "hi"}}, "error": {"status": False, "code": 0, "message": ""}}
        await vendor.server.emit("chat:said", line)
        event = await anext(listener)
        assert isinstance(event, package.events.LineSaid)
        assert event.data.text == "hi"
        await vendor.drop()
        assert await anext(listener) == package.PossibleGap()
        await vendor.wait_for_sessions(1)
        await vendor.server.emit("chat:new", 1, None)
        assert await anext(listener) == package.UnknownEvent("chat:new", 1, "the event is not documented")
        for sid in list(vendor.sessions):
            await vendor.server.disconnect(sid)
        with pytest.raises(package.ConnectionLostError, match="server disconnect"):
            await anext(listener)

    run(package, scenario)


def test_drop_during_call_raises_connection_lost(package: Any) -> None:
    async def scenario(client: Any, vendor: ChatServer) -> None:
        vendor.drops = 1
        async with asyncio.timeout(2):
            with pytest.raises(package.ConnectionLostError) as lost:
                await client.lines.say(text="hello")
        assert lost.value.may_have_worked
        assert (await client.lines.say(text="again")).text == "again"

    run(package, scenario)


def test_resend_executes_each_call_once(package: Any) -> None:
    async def scenario(client: Any, vendor: ChatServer) -> None:
        for number in range(20):
            vendor.drops = number % 3
            assert (await client.lines.say(text=str(number))).text == str(number)
        assert len(vendor.executed_ids) == len(set(vendor.executed_ids)) == 20
        assert len(vendor.frames) == 20 + 6 * (1 + 2) + 1

    run(package, scenario, resend=True)


def test_call_timeout_removes_callback(package: Any) -> None:
    async def scenario(client: Any, vendor: ChatServer) -> None:
        vendor.silent = True
        with pytest.raises(package.TimedOutError):
            await client.lines.say(text="hello", options=package.Options(timeout=0.05))
        assert client._connection._transport._client.callbacks["/"].keys() <= {0}
        vendor.silent = False
        await asyncio.sleep(0.3)  # the late reply arrives, and is ignored
        assert (await client.lines.say(text="again")).text == "again"

    run(package, scenario)


def test_expired_session_signs_in_again_once(package: Any) -> None:
    async def scenario(client: Any, vendor: ChatServer) -> None:
        assert (await client.lines.say(text="hello")).text == "hello"
        assert list(vendor.sessions.values()) == ["s1"]
        vendor.expired = {"s1"}
        lines = await asyncio.gather(*(client.lines.say(text=str(number)) for number in range(10)))
        assert [line.text for line in lines] == [str(number) for number in range(10)]
        assert vendor.sign_ins == [{"name": "ada"}, {"name": "ada"}]
        await vendor.wait_for_sessions(1)
        assert list(vendor.sessions.values()) == ["s2"]

    run(package, scenario, token=None, name="ada")


def test_listener_survives_sign_in_outage(package: Any) -> None:
    async def scenario(client: Any, vendor: ChatServer) -> None:
        listener = client.listen()
        await client.connect()
        client._connection._handshake.reject("s1")  # the session expires together with the connection
        vendor.outages = 3
        await vendor.drop()
        assert await anext(listener) == package.PossibleGap()
        assert vendor.outages == 0
        assert len(vendor.sign_ins) == 2

    run(package, scenario, token=None, name="ada")


def test_refused_sign_in_or_connection_raises(package: Any) -> None:
    async def scenario(client: Any, vendor: ChatServer) -> None:
        with pytest.raises(package.StatusError, match="1006: Wrong"):
            await client.lines.say(text="hello")

    run(package, scenario, token=None, name="nobody")

    async def refused(client: Any, vendor: ChatServer) -> None:
        vendor.refusal = "Go away"
        with pytest.raises(package.ConnectionLostError, match="Go away"):
            await client.connect()
        vendor.refusal = ""
        await client.connect()

    run(package, refused)


def test_connection_refused_raises_connection_lost(package: Any) -> None:
    async def scenario() -> None:
        async with package.AsyncChat(stream_url="ws://127.0.0.1:1/socket", retry=FAST_RETRY) as client:
            with pytest.raises(package.ConnectionLostError) as lost:
                await client.lines.say(text="hello")
            assert not lost.value.may_have_worked

    asyncio.run(scenario())


def test_engineio_3_calls_events_and_pings_work(package: Any) -> None:
    packets: list[str] = []

    async def scenario() -> None:
        async with (
            serve_engineio_3(packets) as url,
            package.AsyncChat(stream_url=url, engineio=3, retry=FAST_RETRY) as client,
        ):
            listener = client.listen()
            assert (await client.lines.say(text="hello")).text == "hello"
            assert (await anext(listener)).data.text == "hello"
            async with asyncio.timeout(10):  # until the client has pinged
                while packets.count("2") < 4:
                    await asyncio.sleep(0.01)
            assert (await client.lines.say(text="still there")).text == "still there"

    asyncio.run(scenario())
    assert "40" not in packets, "Socket.IO 2 clients do not request the default namespace"


def test_package_import_loads_no_socket_library(package: Any) -> None:
    import subprocess

    root = Path(package.__file__).parents[1]
    program = "import sys, chat_client; chat_client.AsyncChat(); print([m for m in sys.modules if 'socket' in m])"
    done = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True)
    assert not {"socketio", "websockets", "aiohttp"} & set(eval(done.stdout))
