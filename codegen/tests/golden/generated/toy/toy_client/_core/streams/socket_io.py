"""Transport for Socket.IO: a frame is a Socket.IO event, and a reply is its acknowledgement."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

import httpx

from .errors import Lost, Refused
from .service import SocketIO
from .transports import OnEvent, OnLost, OnReply

_SCHEMES = {"wss": "https", "ws": "http"}
# Effectively none: the caller has a timeout.
_WAIT_TIMEOUT_SECONDS = 3600


class SocketIOTransport:
    """A connection of python-socketio's client. The library's own reconnection is off: it reports no gaps."""

    def __init__(self, settings: SocketIO, on_event: OnEvent, on_lost: OnLost) -> None:
        self._settings, self._on_event, self._on_lost = settings, on_event, on_lost
        # Imported by name: the library has no types, and packages with plain WebSockets do not depend on it.
        library: Any = import_module("socketio")
        if settings.engineio == 3:
            from .engineio3 import client_class

            socketio_class = client_class()
        else:
            socketio_class = library.AsyncClient
        self._client: Any = socketio_class(reconnection=False, handle_sigint=False)
        self._client.on("*", self._receive, namespace=settings.namespace)
        self._client.on("disconnect", self._disconnected, namespace=settings.namespace)
        self._client.on("connect_error", self._connect_error, namespace=settings.namespace)
        self._reason = ""
        self._open = False

    async def open(self, handshake: httpx.Request) -> None:
        """Open the connection with a handshake request. Raises Refused if that fails."""
        url = handshake.url
        address = f"{_SCHEMES.get(url.scheme, url.scheme)}://{url.netloc.decode()}"
        headers = {name: value for name, value in handshake.headers.items() if name != "host"}
        try:
            await self._client.connect(
                f"{address}?{url.query.decode()}" if url.query else address,
                headers=headers,
                transports=list(self._settings.transports),
                namespaces=[self._settings.namespace],
                socketio_path=url.path,
                wait_timeout=_WAIT_TIMEOUT_SECONDS,
            )
        except Exception as error:  # the library and aiohttp raise many classes
            # Not chained: the messages of the causes show the address, which may contain a secret.
            if self._reason:
                raise Refused(self._reason, final=True) from None
            status = next((status for status in map(_status, _causes(error)) if status is not None), None)
            refused = Refused(str(error) or type(error).__name__) if status is None else Refused.from_status(status)
            raise refused from None
        if not self._client.connected or self._settings.namespace not in self._client.namespaces:
            raise Refused("the connection was closed during the handshake")
        self._open = True

    async def send(self, name: str, frame: dict[str, Any], on_reply: OnReply | None, /) -> Callable[[], None]:
        """Send a frame and return a function that discards its reply. Raises Lost if nothing was sent."""
        callback = None if on_reply is None else lambda *replies: on_reply(replies[0] if replies else None)
        try:
            await self._client.emit(name, frame, namespace=self._settings.namespace, callback=callback)
        except import_module("socketio").exceptions.SocketIOError as error:
            raise Lost(str(error)) from error

        def forget() -> None:
            # The library keeps a callback until it is called or the connection ends.
            callbacks = self._client.callbacks.get(self._settings.namespace, {})
            for ack_id in [ack_id for ack_id, registered in callbacks.items() if registered is callback]:
                del callbacks[ack_id]

        return forget

    async def close(self) -> None:
        """Close the connection, even if it is not fully open."""
        self._open = False
        await asyncio.shield(self._client.disconnect())

    def _receive(self, name: str, *bodies: Any) -> None:
        self._on_event(name, bodies[0] if bodies else None)

    def _disconnected(self, reason: str) -> None:
        if self._open:
            self._open = False
            self._on_lost(reason, reason == self._client.reason.SERVER_DISCONNECT)

    def _connect_error(self, *details: Any) -> None:
        # The library also calls this with its own text if no server responds; only an object is the server's reason.
        if details and isinstance(details[0], dict):
            self._reason = str(details[0].get("message", details[0]))


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _status(error: BaseException) -> int | None:
    status = getattr(error, "status", None)
    return status if isinstance(status, int) else None
