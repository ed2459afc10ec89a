"""Clients of the seeded people, and the runner of asynchronous scenarios."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from roomful_client import AsyncRoomful, Retry

from contract_tests.harness.targets.targets import Target

from .seeded_ids import PASSWORDS

PATIENCE = 10.0
"""Seconds in which whatever must come comes, on a slow machine too; a story that waits for nothing ends soon."""


def told(story: Callable[[], Awaitable[None]]) -> None:
    """Run a story to its end."""
    asyncio.run(_told(story))


async def _told(story: Callable[[], Awaitable[None]]) -> None:
    async with asyncio.timeout(60):
        await story()


@asynccontextmanager
async def client(target: Target, name: str, **settings: Any) -> AsyncIterator[AsyncRoomful]:
    """Give a client that signs in by itself, strict unless said otherwise."""
    settings = {"strict": True, "timeout": PATIENCE, "retry": Retry(tries=4, backoff=0.01), **settings}
    async with AsyncRoomful(f"{name}@example.com", PASSWORDS[name], base_url=target.url, **settings) as roomful:
        await roomful.connect()
        yield roomful
