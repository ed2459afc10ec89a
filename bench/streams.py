"""Benchmark stream calls of the generated client against the Socket.IO library, with the same sandbox."""

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
    """Yield the ratios for sequential calls and for 50 calls in flight.

    Afterwards, `notes` has the delay until an event reaches many clients.
    """
    with _sandbox() as (process, url, token), asyncio.Runner() as runner:
        typed = AsyncRoomful(token=token, base_url=url)
        library: Any = socketio.AsyncClient()

        async def connect() -> None:
            await typed.connect()
            host, _, path = url.removeprefix("http://").partition("/")
            address = f"http://{host}?sessionId={token}&isAdditional=true"
            await library.connect(address, socketio_path=f"{path}/socket", transports=["websocket"])

        async def through_client(_: int) -> object:
            return await typed.events.get(event_id=_EVENT)

        async def through_library(number: int) -> object:
            request = {"data": {"eventId": _EVENT}, "event": {"id": f"bench-{number}", "date": 1}}
            return await library.call("social:getEvent", request)

        runner.run(connect())
        for in_flight in (1, 50):
            yield compare(
                f"request and reply over Socket.IO, {in_flight} in flight, against the Socket.IO library",
                lambda in_flight=in_flight: runner.run(_run_calls(through_client, in_flight)),  # type: ignore[misc]
                lambda in_flight=in_flight: runner.run(_run_calls(through_library, in_flight)),  # type: ignore[misc]
                rounds=7,
                limit=1.25,
            )

        async def change(number: int) -> object:
            return await typed.sessions.update(id=_SESSION, title=f"Push {number}")

        notes.append(runner.run(_measure_push(process, url, token, change)))
        runner.run(typed.aclose())
        runner.run(library.disconnect())


async def _run_calls(call: Callable[[int], Awaitable[object]], in_flight: int) -> None:
    for first in range(0, _CALLS, in_flight):
        await asyncio.gather(*(call(number) for number in range(first, first + in_flight)))


async def _measure_push(
    process: subprocess.Popen[str], url: str, token: str, change: Callable[[int], Awaitable[object]]
) -> str:
    """Return a note with the delay until many connections receive an event, and the memory that they use."""
    before, address = resident(process), f"{url.replace('http', 'ws', 1)}/socket?EIO=4&transport=websocket"
    async with contextlib.AsyncExitStack() as stack:
        sockets = []
        for _ in range(_LISTENERS):
            connection = connect(
                f"{address}&isAdditional=true&sessionId={token}", compression=None, max_size=None, proxy=None
            )
            sockets.append(await stack.enter_async_context(connection))
            await sockets[-1].send("40")
        memory, delays = resident(process) - before, []
        for number in range(_PUSHES):
            received = asyncio.gather(*(_receive_until(socket, f'"Push {number}"') for socket in sockets))
            await asyncio.sleep(0)  # start all tasks
            start = time.perf_counter()
            await change(number)
            await received
            delays.append(time.perf_counter() - start)
    delay = statistics.median(delays) * 1000
    return (
        f"streams: {_LISTENERS} clients receive an event within {delay:.0f} ms and use {memory:.0f} MB of the sandbox"
    )


async def _receive_until(socket: ClientConnection, text: str) -> None:
    while text not in str(await socket.recv()):
        pass


@contextlib.contextmanager
def _sandbox() -> Iterator[tuple[subprocess.Popen[str], str, str]]:
    """Run a sandbox in a separate process; yield the process, its address and its credential."""
    with running([sys.executable, "-u", "-m", "contract_tests.sandbox", "serve", "roomful", "--port", "0"]) as (
        process,
        output,
    ):
        (url,), (token,) = re.findall(r"http://\S+/roomful", output), re.findall(r"session: (\S+)", output)
        yield process, url, token
