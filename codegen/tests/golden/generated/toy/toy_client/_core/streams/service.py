"""Constants of a vendor's stream."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import httpx

from ..calls import Dialect

PropertyPath = tuple[str, ...]
"""Location of a value in a frame, as a path of property names; empty if frames do not contain it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SocketIO:
    """Settings of a Socket.IO server. `engineio` is the version of the Engine.IO protocol."""

    namespace: str = "/"
    transports: tuple[str, ...] = ("websocket",)
    engineio: int = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """A vendor's stream: its address, and how to read its frames.

    Attributes:
        url: The vendor's own address.
        path: Path of the stream relative to a client's `base_url`.
        dialect: How to read error replies.
        security: Alternatives of security schemes of the handshake.
        signs: Functions by security scheme that return the `httpx.Auth` of the handshake for a secret.
        id: Location of the call's id, which the client sets.
        date: Location of the time of sending, in Unix seconds, which the client sets.
        type: Location of the call's name, which the client sets, and of an event's name.
        answers: Location of the id of the call to which a plain WebSocket frame replies.
        socketio: Settings of Socket.IO; None for plain WebSockets.
    """

    url: str
    path: str
    dialect: Dialect
    security: tuple[tuple[str, ...], ...] = ()
    signs: Mapping[str, Callable[[str], httpx.Auth]] = field(default_factory=dict)
    id: PropertyPath = ()
    date: PropertyPath = ()
    type: PropertyPath = ()
    answers: PropertyPath = ()
    socketio: SocketIO | None = None

    def beside(self, base_url: str) -> str:
        """Return the address of the stream of a client with another base URL, such as that of a sandbox."""
        scheme, _, rest = base_url.partition("://")
        return f"{ {'http': 'ws', 'https': 'wss'}.get(scheme, scheme) }://{rest.rstrip('/')}{self.path}"
