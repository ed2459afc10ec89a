"""A client of the golden package, connected to a vendor of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from functools import wraps
from typing import Any

from toy_client import AsyncToy, Retry
from toy_client._core.streams.listeners import Listener

from .toy_live import Live, live

QUICK = Retry(tries=4, backoff=0.01)


AT = datetime(2024, 2, 29, 9, 46, 40, tzinfo=UTC)


PLACE: dict[str, Any] = {"widget": 1, "zone": "GMT0", "at": AT}


async def heard(listener: Listener[Any]) -> Any:
    """Return what a listener is given next, of whatever class."""
    return await anext(listener)


def streamed(**settings: Any) -> Callable[[Callable[[AsyncToy, Live], Awaitable[None]]], Callable[[], None]]:
    """Run a test with a client and a vendor of its own."""

    def decorate(test: Callable[[AsyncToy, Live], Awaitable[None]]) -> Callable[[], None]:
        async def run() -> None:
            async with asyncio.timeout(30), live() as vendor:
                given = {"api_key": "k", "stream_url": vendor.url, "retry": QUICK, "timeout": 5, **settings}
                async with AsyncToy(**given) as toy:
                    await test(toy, vendor)

        @wraps(test)
        def wrapped() -> None:
            asyncio.run(run())

        del wrapped.__wrapped__  # or the arguments are taken for fixtures
        return wrapped

    return decorate
