"""Streams: request and reply through the typed client, against the Socket.IO library's own call, on one sandbox."""

from __future__ import annotations

import asyncio
import contextlib
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import socketio  # type: ignore[import-untyped]
from roomful_client import AsyncRoomful
from websockets.asyncio.client import ClientConnection, connect

from .measure import Ratio, compare
from .sandbox import resident, running

_EVENT, _SESSION = "e7k20v4m81xq3a", "s4q81mzv0c27hd"
_CALLS = 200
_LISTENERS, _PUSHES = 1000, 5
notes: list[str] = []


def ratios() -> Iterator[Ratio]:
    """Yield the comparisons: one call at a time, and fifty in flight. At least 0.8 of the throughput is asked for.

    In `notes` is then how soon an event reaches many clients.
    """
    with _sandbox() as (process, url, token), asyncio.Runner() as runner:
        typed = AsyncRoomful(token=token, base_url=url)
        bare: Any = socketio.AsyncClient()

        async def connect() -> None:
            await typed.connect()
            host, _, path = url.removeprefix("http://").partition("/")
            address = f"http://{host}?sessionId={token}&isAdditional=true"
            await bare.connect(address, socketio_path=f"{path}/socket", transports=["websocket"])

        async def through_client(_: int) -> object:
            return await typed.events.get(event_id=_EVENT)

        async def through_library(number: int) -> object:
            asked = {"data": {"eventId": _EVENT}, "event": {"id": f"bench-{number}", "date": 1}}
            return await bare.call("social:getEvent", asked)

        runner.run(connect())
        for flight in (1, 50):
            yield compare(
                f"request and reply over Socket.IO, {flight} in flight, against the library's own call",
                lambda flight=flight: runner.run(_together(through_client, flight)),  # type: ignore[misc]
                lambda flight=flight: runner.run(_together(through_library, flight)),  # type: ignore[misc]
                rounds=7,
                limit=1.25,
            )

        async def change(number: int) -> object:
            return await typed.sessions.update(id=_SESSION, title=f"Push {number}")

        notes.append(runner.run(_push(process, url, token, change)))
        runner.run(typed.aclose())
        runner.run(bare.disconnect())


async def _together(call: Callable[[int], Awaitable[object]], flight: int) -> None:
    for first in range(0, _CALLS, flight):
        await asyncio.gather(*(call(number) for number in range(first, first + flight)))


async def _push(
    process: subprocess.Popen[str], url: str, token: str, change: Callable[[int], Awaitable[object]]
) -> str:
    """Let many bare connections listen, and say how soon the last is told of a change, and what memory they take."""
    before, address = resident(process), f"{url.replace('http', 'ws', 1)}/socket?EIO=4&transport=websocket"
    async with contextlib.AsyncExitStack() as stack:
        sockets = []
        for _ in range(_LISTENERS):
            to = connect(f"{address}&isAdditional=true&sessionId={token}", compression=None, max_size=None, proxy=None)
            sockets.append(await stack.enter_async_context(to))
            await sockets[-1].send("40")
        memory, taken = resident(process) - before, []
        for number in range(_PUSHES):
            told = asyncio.gather(*(_until(one, f'"Push {number}"') for one in sockets))
            await asyncio.sleep(0)  # all of them wait
            begun = time.perf_counter()
            await change(number)
            await told
            taken.append(time.perf_counter() - begun)
    last = statistics.median(taken) * 1000
    return f"streams: {_LISTENERS} clients have an event after {last:.0f} ms; they take {memory:.0f} MB of the sandbox"


async def _until(socket: ClientConnection, text: str) -> None:
    while text not in str(await socket.recv()):
        pass


@contextlib.contextmanager
def _sandbox() -> Iterator[tuple[subprocess.Popen[str], str, str]]:
    """Run a sandbox in a process of its own; give the process, its address and a credential, as it prints them."""
    with running([sys.executable, "-u", "-m", "contract_tests.sandbox", "serve", "roomful", "--port", "0"]) as (
        process,
        said,
    ):
        (url,), (token,) = re.findall(r"http://\S+/roomful", said), re.findall(r"session: (\S+)", said)
        yield process, url, token
