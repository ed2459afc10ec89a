"""Helpers of the stream tests: a client of the golden package, connected to its own stream server."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from functools import wraps
from typing import Any

from toy_client import AsyncToy, Retry
from toy_client._core.streams.listeners import Listener

from .toy_live import StreamServer, serve_stream

FAST_RETRY = Retry(tries=4, backoff=0.01)


TRADE_TIME = datetime(2024, 2, 29, 9, 46, 40, tzinfo=UTC)


TRADE_ARGUMENTS: dict[str, Any] = {"widget": 1, "zone": "GMT0", "at": TRADE_TIME}


async def next_event(listener: Listener[Any]) -> Any:
    """Return the next event of a listener, whatever its class."""
    return await anext(listener)


def with_stream(**settings: Any) -> Callable[[Callable[[AsyncToy, StreamServer], Awaitable[None]]], Callable[[], None]]:
    """Run a test with its own client and stream server; `settings` are arguments of the client."""

    def decorate(test: Callable[[AsyncToy, StreamServer], Awaitable[None]]) -> Callable[[], None]:
        async def run() -> None:
            async with asyncio.timeout(30), serve_stream() as vendor:
                arguments = {"api_key": "k", "stream_url": vendor.url, "retry": FAST_RETRY, "timeout": 5, **settings}
                async with AsyncToy(**arguments) as toy:
                    await test(toy, vendor)

        @wraps(test)
        def wrapped() -> None:
            asyncio.run(run())

        del wrapped.__wrapped__  # otherwise pytest takes the arguments for fixtures
        return wrapped

    return decorate
