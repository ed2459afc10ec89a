"""Events that a client's listener received."""

from __future__ import annotations

import asyncio
from typing import Any

from roomful_client import events

from .clients import PATIENCE


async def awaited(listener: Any, *kinds: type[Any]) -> Any:
    """Return the next of a listener's events that is of a kind. Raises TimeoutError where none comes."""
    async with asyncio.timeout(PATIENCE):
        return await anext(event async for event in listener if isinstance(event, kinds))


async def heard(listener: Any, count: int) -> list[str]:
    """Return the next of a listener's events of sessions, each in a word. Raises TimeoutError where one is missing."""
    found = [await awaited(listener, events.SessionUpdated, events.SessionDeleted) for _ in range(count)]
    return [f"updated {one.data.title}" if isinstance(one, events.SessionUpdated) else "deleted" for one in found]


async def quiet(listener: Any) -> bool:
    """Say whether a listener hears nothing of sessions for a moment."""
    try:
        async with asyncio.timeout(0.2):
            return not await heard(listener, 1)
    except TimeoutError:
        return True
