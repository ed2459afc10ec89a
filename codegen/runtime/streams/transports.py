"""Transports: what carries frames. Each is one connection, opened once and never again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

import httpx

Told = Callable[[str, Any], None]
"""Takes the name and the body of an event."""
Gone = Callable[[str, bool], None]
"""Is told once, why an open connection is gone, and whether the vendor closed it in due form."""
Answered = Callable[[Any], None]
"""Takes the reply to one call."""


class Transport(Protocol):
    """One connection."""

    async def open(self, handshake: httpx.Request) -> None:
        """Open the connection as a handshake says. Raises Refused."""

    async def send(self, name: str, frame: dict[str, Any], answered: Answered | None, /) -> Callable[[], None]:
        """Send a frame, and return what makes its reply unwanted. Raises Lost where nothing was sent."""

    async def close(self) -> None:
        """Close the connection, however far it has come."""
