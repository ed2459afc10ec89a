"""Streams: request and reply through the typed client, against the Socket.IO library's own call, on one sandbox."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import socketio  # type: ignore[import-untyped]
from roomful_client import AsyncRoomful

from .measure import Ratio, compare

_EVENT = "e7k20v4m81xq3a"
_CALLS = 200


def ratios() -> Iterator[Ratio]:
    """Yield the comparisons: one call at a time, and fifty in flight. At least 0.8 of the throughput is asked for."""
    with _sandbox() as (url, token), asyncio.Runner() as runner:
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
        runner.run(typed.aclose())
        runner.run(bare.disconnect())


async def _together(call: Callable[[int], Awaitable[object]], flight: int) -> None:
    for first in range(0, _CALLS, flight):
        await asyncio.gather(*(call(number) for number in range(first, first + flight)))


@contextlib.contextmanager
def _sandbox() -> Iterator[tuple[str, str]]:
    """Run a sandbox in a process of its own; give its address and a credential, both as it prints them."""
    command = [sys.executable, "-u", "-m", "contract_tests.sandbox", "roomful", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=dict(os.environ)) as process:
        try:
            said = ""
            while process.stdout is not None and "_sandbox" not in said:
                said += process.stdout.readline()
            (url,), (token,) = re.findall(r"http://\S+/roomful", said), re.findall(r"session: (\S+)", said)
            yield url, token
        finally:
            process.terminate()
