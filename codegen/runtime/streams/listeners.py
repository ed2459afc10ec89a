"""Listeners: each has its own bounded queue, so a slow listener neither delays others nor exhausts the memory."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Generic, Self, TypeVar, cast

from .events import Dropped, EventType, PossibleGap, UnknownEvent

Event = TypeVar("Event")


class Listener(Generic[Event]):
    """An asynchronous iterator over the vendor's events. It ends when the client is closed.

    It receives events from its creation until `close`, the end of an `async with` block, or its garbage collection.
    Iterating raises ApiError if the connection cannot be opened, and ConnectionLostError if it is lost for good.
    """

    def __init__(
        self,
        types: Mapping[str, EventType],
        opened: Callable[[], Awaitable[object]],
        *,
        room: int,
        strict: bool,
    ) -> None:
        self._types, self._ensure_open, self._strict = types, opened, strict
        self._queue_size = room
        self._queue: deque[Any] = deque()
        self._changed = asyncio.Event()
        self._over = False
        self._failure: BaseException | None = None

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Event:
        """Wait for the next event. Raises ApiError if the connection cannot be opened or is lost for good."""
        if not self._queue and not self._over:
            await self._ensure_open()
        while not self._queue:
            if self._failure is not None:
                failure, self._failure = self._failure, None
                raise failure
            if self._over:
                raise StopAsyncIteration
            self._changed.clear()
            await self._changed.wait()
        entry = self._queue.popleft()
        event = entry if isinstance(entry, PossibleGap | Dropped) else self._parse(*entry)
        return cast(Event, event)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        self.close()

    @property
    def is_over(self) -> bool:
        """Whether the listener no longer receives events."""
        return self._over

    def close(self) -> None:
        """Stop listening. Events that were received before can still be read."""
        self.end()

    def end(self, failure: BaseException | None = None) -> None:
        """Stop listening. If there is a failure, the iteration raises it after the queued events."""
        if not self._over:
            self._over, self._failure = True, failure
            self._changed.set()

    def tell(self, name: str, body: Any) -> None:
        """Queue an event, or count it as dropped if the queue is full. It is parsed when it is read."""
        if self._over:
            return
        last = self._queue[-1] if self._queue else None
        if len(self._queue) < self._queue_size:
            self._queue.append((name, body))
        elif isinstance(last, Dropped):
            self._queue[-1] = Dropped(last.count + 1)
        else:
            self._queue.append(Dropped(1))
        self._changed.set()

    def gap(self) -> None:
        """Queue a PossibleGap, even if the queue is full."""
        if not self._over and not (self._queue and isinstance(self._queue[-1], PossibleGap)):
            self._queue.append(PossibleGap())
            self._changed.set()

    def _parse(self, name: str, body: Any) -> Any:
        event_type = self._types.get(name)
        if event_type is None:
            return UnknownEvent(name, body, "the event is not documented")
        return event_type.read(name, body, strict=self._strict)
