"""Transports: connections that carry frames. A transport is opened once and is never reopened."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

import httpx

OnEvent = Callable[[str, Any], None]
"""Callback that receives the name and the body of each event."""
OnLost = Callable[[str, bool], None]
"""Callback for the loss of the connection: receives the reason, and whether the vendor closed it cleanly."""
OnReply = Callable[[Any], None]
"""Callback that receives the reply to one call."""


class Transport(Protocol):
    """Interface of a connection."""

    async def open(self, handshake: httpx.Request) -> None:
        """Open the connection with a handshake request. Raises Refused if that fails."""

    async def send(self, name: str, frame: dict[str, Any], on_reply: OnReply | None, /) -> Callable[[], None]:
        """Send a frame and return a function that discards its reply. Raises Lost if nothing was sent."""

    async def close(self) -> None:
        """Close the connection, even if it is not fully open."""
