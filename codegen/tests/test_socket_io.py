"""A vendor that speaks Socket.IO: a package is generated, and its client run against a server of python-socketio's."""

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

from .chat_server import Chat, chat, old_chat

QUICK = Retry(tries=4, backoff=0.01, longest=0.02)
Story = Callable[[Any, Chat], Awaitable[None]]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Generate the client of the vendor, and import it."""
    root = tmp_path_factory.mktemp("project")
    vendor = Vendor("chat", root)
    shutil.copytree(Path(__file__).parent / "chat", vendor.spec)
    assert build.generate(vendor).state == "written"
    sys.path.insert(0, str(vendor.output))
    yield importlib.import_module("chat_client")
    sys.path.remove(str(vendor.output))
    for name in [name for name in sys.modules if name.partition(".")[0] == "chat_client"]:
        del sys.modules[name]


def run(package: Any, story: Story, **settings: Any) -> None:
    async def told() -> None:
        async with asyncio.timeout(30), chat() as vendor:
            given = {"token": "s0", "base_url": vendor.url, "retry": QUICK, "timeout": 5, **settings}
            async with package.AsyncChat(**given) as client:
                await story(client, vendor)

    asyncio.run(told())


def test_calls_go_as_events_and_come_back_as_acknowledgements(package: Any) -> None:
    async def story(client: Any, vendor: Chat) -> None:
        assert (await client.lines.say(text="hello")).text == "hello"
        (frame,) = vendor.frames
        assert frame["data"] == {"line": {"text": "hello"}}
        assert len(frame["event"]["id"]) == 32
        assert isinstance(frame["event"]["date"], int)
        assert list(vendor.sessions.values()) == ["s0"]
        with pytest.raises(package.StatusError, match=r"1021: Nobody \(CALL /chat:say\)") as wrong:
            await client.lines.say(text="wrong")
        assert wrong.value.code == 1021
        said = await asyncio.gather(*(client.lines.say(text=str(one)) for one in range(100)))
        assert [one.text for one in said] == [str(one) for one in range(100)]

    run(package, story)


def test_events_come_and_drops_are_told(package: Any) -> None:
    async def story(client: Any, vendor: Chat) -> None:
        listener = client.listen()
        await client.connect()
        line = {"data": {"line": {"text": "hi"}}, "error": {"status": False, "code": 0, "message": ""}}
        await vendor.server.emit("chat:said", line)
        event = await anext(listener)
        assert isinstance(event, package.events.LineSaid)
        assert event.data.text == "hi"
        await vendor.drop()
        assert await anext(listener) == package.PossibleGap()
        await vendor.until(1)
        await vendor.server.emit("chat:new", 1, None)
        assert await anext(listener) == package.UnknownEvent("chat:new", 1, "is not described")
        for sid in list(vendor.sessions):
            await vendor.server.disconnect(sid)
        with pytest.raises(package.ConnectionLostError, match="server disconnect"):
            await anext(listener)

    run(package, story)


def test_a_drop_ends_a_call_at_once(package: Any) -> None:
    async def story(client: Any, vendor: Chat) -> None:
        vendor.drops = 1
        async with asyncio.timeout(2):
            with pytest.raises(package.ConnectionLostError) as lost:
                await client.lines.say(text="hello")
        assert lost.value.may_have_worked
        assert (await client.lines.say(text="again")).text == "again"

    run(package, story)


def test_resending_does_the_work_exactly_once(package: Any) -> None:
    async def story(client: Any, vendor: Chat) -> None:
        for number in range(20):
            vendor.drops = number % 3
            assert (await client.lines.say(text=str(number))).text == str(number)
        assert len(vendor.done) == len(set(vendor.done)) == 20
        assert len(vendor.frames) == 20 + 6 * (1 + 2) + 1

    run(package, story, resend=True)


def test_what_times_out_leaves_no_callback(package: Any) -> None:
    async def story(client: Any, vendor: Chat) -> None:
        vendor.silent = True
        with pytest.raises(package.TimedOutError):
            await client.lines.say(text="hello", options=package.Options(timeout=0.05))
        assert client._connection._transport._client.callbacks["/"].keys() <= {0}
        vendor.silent = False
        await asyncio.sleep(0.3)  # the reply comes, and nobody minds
        assert (await client.lines.say(text="again")).text == "again"

    run(package, story)


def test_signing_in_serves_the_stream_and_again_when_it_runs_out(package: Any) -> None:
    async def story(client: Any, vendor: Chat) -> None:
        assert (await client.lines.say(text="hello")).text == "hello"
        assert list(vendor.sessions.values()) == ["s1"]
        vendor.expired = {"s1"}
        said = await asyncio.gather(*(client.lines.say(text=str(one)) for one in range(10)))
        assert [one.text for one in said] == [str(one) for one in range(10)]
        assert vendor.signed_in == [{"name": "ada"}, {"name": "ada"}]
        await vendor.until(1)
        assert list(vendor.sessions.values()) == ["s2"]

    run(package, story, token=None, name="ada")


def test_listening_survives_that_signing_in_is_away_for_a_while(package: Any) -> None:
    async def story(client: Any, vendor: Chat) -> None:
        listener = client.listen()
        await client.connect()
        client._connection._handshake.refuse("s1")  # it has run out with the connection
        vendor.outages = 3
        await vendor.drop()
        assert await anext(listener) == package.PossibleGap()
        assert vendor.outages == 0
        assert len(vendor.signed_in) == 2

    run(package, story, token=None, name="ada")


def test_a_refused_sign_in_and_a_refused_connection_are_told(package: Any) -> None:
    async def story(client: Any, vendor: Chat) -> None:
        with pytest.raises(package.StatusError, match="1006: Wrong"):
            await client.lines.say(text="hello")

    run(package, story, token=None, name="nobody")

    async def refused(client: Any, vendor: Chat) -> None:
        vendor.refuse = "Go away"
        with pytest.raises(package.ConnectionLostError, match="Go away"):
            await client.connect()
        vendor.refuse = ""
        await client.connect()

    run(package, refused)


def test_nobody_there(package: Any) -> None:
    async def story() -> None:
        async with package.AsyncChat(stream_url="ws://127.0.0.1:1/socket", retry=QUICK) as client:
            with pytest.raises(package.ConnectionLostError) as lost:
                await client.lines.say(text="hello")
            assert not lost.value.may_have_worked

    asyncio.run(story())


def test_engineio_3(package: Any) -> None:
    said: list[str] = []

    async def story() -> None:
        async with old_chat(said) as url, package.AsyncChat(stream_url=url, engineio=3, retry=QUICK) as client:
            listener = client.listen()
            assert (await client.lines.say(text="hello")).text == "hello"
            assert (await anext(listener)).data.text == "hello"
            async with asyncio.timeout(10):  # until the client has pinged
                while said.count("2") < 4:
                    await asyncio.sleep(0.01)
            assert (await client.lines.say(text="still there")).text == "still there"

    asyncio.run(story())
    assert "40" not in said, "nobody asks for the default namespace"


def test_nothing_of_the_library_is_loaded_before_it_is_wanted(package: Any) -> None:
    import subprocess

    root = Path(package.__file__).parents[1]
    program = "import sys, chat_client; chat_client.AsyncChat(); print([m for m in sys.modules if 'socket' in m])"
    done = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True)
    assert not {"socketio", "websockets", "aiohttp"} & set(eval(done.stdout))
