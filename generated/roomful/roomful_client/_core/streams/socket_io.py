"""Socket.IO: an event of the library's for each frame, its acknowledgement for the reply."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

import httpx

from .errors import Lost, Refused
from .service import SocketIO
from .transports import Answered, Gone, Told

_SCHEMES = {"wss": "https", "ws": "http"}
# Longer than any wait of ours: whoever opens has a clock.
_PATIENT = 3600


class SocketIOTransport:
    """One connection of python-socketio's client, whose reconnection is off: it resends nothing and tells nobody."""

    def __init__(self, how: SocketIO, told: Told, gone: Gone) -> None:
        self._how, self._told, self._gone = how, told, gone
        # Not imported by name: the library has no types, and who streams elsewhere need not have it.
        library: Any = import_module("socketio")
        if how.engineio == 3:
            from .engineio3 import client_class

            kind = client_class()
        else:
            kind = library.AsyncClient
        self._client: Any = kind(reconnection=False, handle_sigint=False)
        self._client.on("*", self._event, namespace=how.namespace)
        self._client.on("disconnect", self._disconnected, namespace=how.namespace)
        self._client.on("connect_error", self._refused, namespace=how.namespace)
        self._reason = ""
        self._open = False

    async def open(self, handshake: httpx.Request) -> None:
        """Open the connection as a handshake says. Raises Refused."""
        url = handshake.url
        address = f"{_SCHEMES.get(url.scheme, url.scheme)}://{url.netloc.decode()}"
        headers = {name: value for name, value in handshake.headers.items() if name != "host"}
        try:
            await self._client.connect(
                f"{address}?{url.query.decode()}" if url.query else address,
                headers=headers,
                transports=list(self._how.transports),
                namespaces=[self._how.namespace],
                socketio_path=url.path,
                wait_timeout=_PATIENT,
            )
        except Exception as error:  # whatever the library and the one below it raise, there is no connection
            # What is below it is not told on: it shows the address, which may hold a secret.
            if self._reason:
                raise Refused(self._reason, final=True) from None
            status = next((one for one in map(_status, _causes(error)) if one is not None), None)
            refused = Refused(str(error) or type(error).__name__) if status is None else Refused.by(status)
            raise refused from None
        if not self._client.connected or self._how.namespace not in self._client.namespaces:
            raise Refused("the connection ended while it was opened")
        self._open = True

    async def send(self, name: str, frame: dict[str, Any], answered: Answered | None, /) -> Callable[[], None]:
        """Send a frame, and return what makes its reply unwanted. Raises Lost where nothing was sent."""
        callback = None if answered is None else lambda *replies: answered(replies[0] if replies else None)
        try:
            await self._client.emit(name, frame, namespace=self._how.namespace, callback=callback)
        except import_module("socketio").exceptions.SocketIOError as error:
            raise Lost(str(error)) from error

        def forget() -> None:
            # The library keeps a callback until it is called or the connection ends.
            held = self._client.callbacks.get(self._how.namespace, {})
            for number in [number for number, one in held.items() if one is callback]:
                del held[number]

        return forget

    async def close(self) -> None:
        """Close the connection, however far it has come."""
        self._open = False
        await asyncio.shield(self._client.disconnect())

    def _event(self, name: str, *bodies: Any) -> None:
        self._told(name, bodies[0] if bodies else None)

    def _disconnected(self, reason: str) -> None:
        if self._open:
            self._open = False
            self._gone(reason, reason == self._client.reason.SERVER_DISCONNECT)

    def _refused(self, *said: Any) -> None:
        # The library says so too where it found nobody; a server's own words are an object or a text of its own.
        if said and isinstance(said[0], dict):
            self._reason = str(said[0].get("message", said[0]))


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _status(error: BaseException) -> int | None:
    status = getattr(error, "status", None)
    return status if isinstance(status, int) else None
