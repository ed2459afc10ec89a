"""Plain frames: one JSON object each over a websocket, a reply known by the id of its call."""

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
from .transports import Answered, Gone, Told

if TYPE_CHECKING:
    from websockets.asyncio.client import ClientConnection

_IN_DUE_FORM = 1000
_LOG = logging.getLogger(__name__)
# What the library says below this level shows the handshake and every frame.
_LIBRARY = logging.getLogger(f"{__name__}.websockets")
_LIBRARY.setLevel(logging.INFO)


class PlainTransport:
    """One websocket, by the library websockets."""

    def __init__(self, stream: Stream, told: Told, gone: Gone) -> None:
        self._stream, self._told, self._gone = stream, told, gone
        self._socket: ClientConnection | None = None
        self._reading: asyncio.Task[None] | None = None
        self._waiting: dict[Any, Answered | None] = {}

    async def open(self, handshake: httpx.Request) -> None:
        """Open the connection as a handshake says. Raises Refused."""
        from websockets.asyncio.client import connect
        from websockets.exceptions import InvalidHandshake, InvalidStatus, InvalidURI

        headers = {name: value for name, value in handshake.headers.items() if name not in ("host", "user-agent")}
        try:
            self._socket = await connect(
                str(handshake.url),
                additional_headers=headers,
                user_agent_header=handshake.headers.get("User-Agent"),
                logger=_LIBRARY,
                open_timeout=None,  # whoever opens has a clock
                max_size=None,
            )
        except InvalidStatus as error:
            raise Refused.by(error.response.status_code) from error
        except InvalidURI:
            # The library shows the address, which may hold a secret.
            raise Refused("the address is not one of a websocket", final=True) from None
        except (InvalidHandshake, OSError, EOFError) as error:
            raise Refused(str(error) or type(error).__name__) from error
        self._reading = asyncio.create_task(self._read(self._socket))

    async def send(self, _: str, frame: dict[str, Any], answered: Answered | None, /) -> Callable[[], None]:
        """Send a frame, and return what makes its reply unwanted. Raises Lost where nothing was sent."""
        from websockets.exceptions import ConnectionClosed

        assert self._socket is not None  # only what is open is sent on
        number = pick(frame, self._stream.id)
        if answered is not None:
            self._waiting[number] = answered
        try:
            await self._socket.send(text(frame))
        except ConnectionClosed as error:
            self._waiting.pop(number, None)
            raise Lost(str(error)) from error

        def forget() -> None:
            # A reply that comes too late is still no event.
            if self._waiting.get(number) is answered and answered is not None:
                self._waiting[number] = None

        return forget

    async def close(self) -> None:
        """Close the connection, however far it has come."""
        if self._reading is not None:
            self._reading.cancel()
        if self._socket is not None:
            await self._socket.close()

    async def _read(self, socket: ClientConnection) -> None:
        from websockets.exceptions import ConnectionClosed

        try:
            async for said in socket:
                self._take(said)
        except ConnectionClosed:
            pass
        why = socket.close_reason or f"closed with {socket.close_code}"
        self._gone(why, socket.close_code == _IN_DUE_FORM)

    def _take(self, said: str | bytes) -> None:
        try:
            frame = json.loads(said)
        except ValueError:
            _LOG.warning("a frame that is not JSON")
            return
        number = pick(frame, self._stream.answers)
        if isinstance(number, str | int) and number in self._waiting:
            if (answered := self._waiting.pop(number)) is not None:
                answered(frame)
        elif isinstance(name := pick(frame, self._stream.type), str):
            self._told(name, frame)
        else:
            _LOG.warning("a frame that is neither a reply nor an event")
