"""What is fixed about a vendor's stream."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import httpx

from ..calls import Dialect

Place = tuple[str, ...]
"""Where something stands in a frame, member by member; empty where it stands nowhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SocketIO:
    """How a Socket.IO server is reached; `engineio` is the version of Engine.IO that is spoken."""

    namespace: str = "/"
    transports: tuple[str, ...] = ("websocket",)
    engineio: int = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """Where a vendor's stream is, and how its frames read.

    `path` is the stream's path below a client's own `base_url`. `signs` make of a credential's secret what signs the
    handshake. `id`, `date` and `type` are what the client fills in: the call's id, when it was sent, what it is called.
    `answers` is where a plain frame bears the id of the call that it answers. Without `socketio` frames are plain JSON.
    """

    url: str
    path: str
    dialect: Dialect
    security: tuple[tuple[str, ...], ...] = ()
    signs: Mapping[str, Callable[[str], httpx.Auth]] = field(default_factory=dict)
    id: Place = ()
    date: Place = ()
    type: Place = ()
    answers: Place = ()
    socketio: SocketIO | None = None

    def beside(self, base_url: str) -> str:
        """Return where the stream is for whoever has another address than the vendor's."""
        scheme, _, rest = base_url.partition("://")
        return f"{ {'http': 'ws', 'https': 'wss'}.get(scheme, scheme) }://{rest.rstrip('/')}{self.path}"
