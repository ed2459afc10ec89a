"""Transport for plain WebSockets: each frame is a JSON object, and a reply contains the id of its call."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import httpx

from .errors import Lost, Refused
from .frames import pick, text
from .service import Stream
from .transports import OnEvent, OnLost, OnReply

if TYPE_CHECKING:
    from websockets.asyncio.client import ClientConnection

_NORMAL_CLOSURE = 1000  # RFC 6455, section 7.4.1
_LOG = logging.getLogger(__name__)
# On the level DEBUG, the library logs the handshake and all frames, which contain secrets.
_LIBRARY = logging.getLogger(f"{__name__}.websockets")
_LIBRARY.setLevel(logging.INFO)


class PlainTransport:
    """A WebSocket connection, with the library websockets."""

    def __init__(self, stream: Stream, on_event: OnEvent, on_lost: OnLost) -> None:
        self._stream, self._on_event, self._on_lost = stream, on_event, on_lost
        self._socket: ClientConnection | None = None
        self._reading: asyncio.Task[None] | None = None
        self._waiting: dict[Any, OnReply | None] = {}

    async def open(self, handshake: httpx.Request) -> None:
        """Open the connection with a handshake request. Raises Refused if that fails."""
        from websockets.asyncio.client import connect
        from websockets.exceptions import InvalidHandshake, InvalidStatus, InvalidURI

        headers = {name: value for name, value in handshake.headers.items() if name not in ("host", "user-agent")}
        try:
            self._socket = await connect(
                str(handshake.url),
                additional_headers=headers,
                user_agent_header=handshake.headers.get("User-Agent"),
                logger=_LIBRARY,
                open_timeout=None,  # the caller has a timeout
                max_size=None,
            )
        except InvalidStatus as error:
            raise Refused.from_status(error.response.status_code) from error
        except InvalidURI:
            # The message of the library shows the address, which may contain a secret.
            raise Refused("the address is not a valid WebSocket URL", final=True) from None
        except (InvalidHandshake, OSError, EOFError) as error:
            raise Refused(str(error) or type(error).__name__) from error
        self._reading = asyncio.create_task(self._read(self._socket))

    async def send(self, _: str, frame: dict[str, Any], on_reply: OnReply | None, /) -> Callable[[], None]:
        """Send a frame and return a function that discards its reply. Raises Lost if nothing was sent."""
        from websockets.exceptions import ConnectionClosed

        assert self._socket is not None  # frames are sent only on open connections
        call_id = pick(frame, self._stream.id)
        if on_reply is not None:
            self._waiting[call_id] = on_reply
        try:
            await self._socket.send(text(frame))
        except ConnectionClosed as error:
            self._waiting.pop(call_id, None)
            raise Lost(str(error)) from error

        def forget() -> None:
            # Keep the id, so that a late reply is not mistaken for an event.
            if self._waiting.get(call_id) is on_reply and on_reply is not None:
                self._waiting[call_id] = None

        return forget

    async def close(self) -> None:
        """Close the connection, even if it is not fully open."""
        if self._reading is not None:
            self._reading.cancel()
        if self._socket is not None:
            await self._socket.close()

    async def _read(self, socket: ClientConnection) -> None:
        from websockets.exceptions import ConnectionClosed

        try:
            async for message in socket:
                self._receive(message)
        except ConnectionClosed:
            pass
        reason = socket.close_reason or f"closed with {socket.close_code}"
        self._on_lost(reason, socket.close_code == _NORMAL_CLOSURE)

    def _receive(self, message: str | bytes) -> None:
        try:
            frame = json.loads(message)
        except ValueError:
            _LOG.warning("received a frame that is not JSON")
            return
        call_id = pick(frame, self._stream.answers)
        if isinstance(call_id, str | int) and call_id in self._waiting:
            if (on_reply := self._waiting.pop(call_id)) is not None:
                on_reply(frame)
        elif isinstance(name := pick(frame, self._stream.type), str):
            self._on_event(name, frame)
        else:
            _LOG.warning("received a frame that is neither a reply nor an event")
