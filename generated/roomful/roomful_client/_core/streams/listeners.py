"""Listeners: each has a bounded queue of its own, so that a slow one neither holds up others nor eats the memory."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Generic, Self, TypeVar, cast

from .events import Dropped, EventType, PossibleGap, UnknownEvent

Event = TypeVar("Event")


class Listener(Generic[Event]):
    """What the vendor tells from now on, as an asynchronous iteration. It ends when the client is closed.

    Listening begins when this is made and ends with `close`, with the end of an `async with`, or when nobody holds it
    any more. An error ends it: ConnectionLostError where the connection is gone for good.
    """

    def __init__(
        self, types: Mapping[str, EventType], opened: Callable[[], Awaitable[object]], *, room: int, strict: bool
    ) -> None:
        self._types, self._opened, self._strict = types, opened, strict
        self._room = room
        self._queue: deque[Any] = deque()
        self._told = asyncio.Event()
        self._over = False
        self._failure: BaseException | None = None

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Event:
        """Wait for the next event. Raises ApiError where the connection cannot be opened, or is gone for good."""
        if not self._queue and not self._over:
            await self._opened()
        while not self._queue:
            if self._failure is not None:
                failure, self._failure = self._failure, None
                raise failure
            if self._over:
                raise StopAsyncIteration
            self._told.clear()
            await self._told.wait()
        found = self._queue.popleft()
        event = found if isinstance(found, PossibleGap | Dropped) else self._read(*found)
        return cast(Event, event)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        self.close()

    @property
    def is_over(self) -> bool:
        """Whether nothing more is taken in."""
        return self._over

    def close(self) -> None:
        """Listen no more. What has come already can still be read."""
        self.end()

    def end(self, failure: BaseException | None = None) -> None:
        """Take nothing more in; whoever waits is told why, if it is not in due form."""
        if not self._over:
            self._over, self._failure = True, failure
            self._told.set()

    def tell(self, name: str, body: Any) -> None:
        """Take an event in, or count it where there is no room; it is read only when somebody wants it."""
        if self._over:
            return
        last = self._queue[-1] if self._queue else None
        if len(self._queue) < self._room:
            self._queue.append((name, body))
        elif isinstance(last, Dropped):
            self._queue[-1] = Dropped(last.count + 1)
        else:
            self._queue.append(Dropped(1))
        self._told.set()

    def gap(self) -> None:
        """Say that something may have been missed."""
        # A full queue has room for this: whoever is told of nothing else must be told of it.
        if not self._over and not (self._queue and isinstance(self._queue[-1], PossibleGap)):
            self._queue.append(PossibleGap())
            self._told.set()

    def _read(self, name: str, body: Any) -> Any:
        known = self._types.get(name)
        if known is None:
            return UnknownEvent(name, body, "is not described")
        return known.read(name, body, strict=self._strict)
