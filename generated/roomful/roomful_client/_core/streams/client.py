"""The client of a vendor that streams: calls and events over one connection, beside what goes over HTTP."""

from __future__ import annotations

import asyncio
import time
import uuid
from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import httpx

from ..calls import Call
from ..client import AsyncClient, Options
from ..errors import ArgumentError, StatusError, TimedOutError
from .frames import answer, filled, request
from .service import Stream

if TYPE_CHECKING:
    from .connection import Connection
    from .events import EventType
    from .listeners import Listener

T = TypeVar("T")

Reconnect = Literal["always", "drops", "never"]
"""When a connection that is gone is opened again without being asked: after every end, unless the vendor closed it in
due form, or never. A call opens it in any case."""


class AsyncStreamingClient(AsyncClient):
    """Base of the asynchronous client of a vendor that streams."""

    streaming: Stream

    def _stream(
        self,
        *,
        base_url: str | None,
        stream_url: str | None,
        handshake: Mapping[str, object],
        reconnect: Reconnect = "drops",
        resend: bool = False,
        engineio: int | None = None,
    ) -> None:
        """Take what only the stream wants to know; whatever else there is, the base has."""
        stream = self.streaming
        stream = replace(stream, url=stream_url or (stream.beside(base_url) if base_url else stream.url))
        if engineio is not None and stream.socketio is not None:
            stream = replace(stream, socketio=replace(stream.socketio, engineio=engineio))
        if reconnect not in ("always", "drops", "never"):
            raise ArgumentError(f"reconnect is always, drops or never, not {reconnect!r}")
        self.stream_url = stream.url
        self._streaming, self._said, self._reconnect, self._resend = stream, handshake, reconnect, resend
        self._made: Connection | None = None
        self._one_at_a_time = asyncio.Lock()

    @property
    def _connection(self) -> Connection:
        if self._made is None:
            from .connection import Connection
            from .handshake import Handshake

            handshake = Handshake(
                self._streaming,
                self._streaming.url,
                query=self._said,
                headers={"User-Agent": self._agent},
                auth=self._auth,
                credentials=self._credentials,
            )
            patience = _seconds(self._timeout)
            self._made = Connection(
                self._streaming,
                handshake,
                retry=self._retry,
                reconnects=lambda ended: self._reconnect == "always" or (self._reconnect == "drops" and not ended),
                patience=30.0 if patience is None else patience,
            )
        return self._made

    async def connect(self) -> None:
        """Open the connection now; the first call would do so too. Raises ApiError."""
        seconds = _seconds(self._timeout)
        try:
            async with asyncio.timeout(seconds):
                await self._connection.ready()
        except TimeoutError as error:
            sent = httpx.Request("GET", self._streaming.url)
            raise TimedOutError(f"no connection within {seconds} s", request=sent) from error

    async def call(self, call: Call[T], options: Options | None = None) -> T:
        """Send a call over the stream and return its result. Raises ApiError."""
        try:
            return await self._ask(call, options)
        except StatusError as error:
            if not self._connection.gives_up(error):
                raise
        # Refused, so not done; under another id, since the vendor may remember what it said to this one.
        return await self._ask(call, options)

    async def _ask(self, call: Call[T], options: Options | None) -> T:
        stream, operation = self._streaming, call.operation
        # One id and one time for all that this call is sent: it is the same call.
        stamps = [(stream.id, uuid.uuid4().hex), (stream.date, int(time.time())), (stream.type, operation.path)]
        frame = filled(call.content.get("frame"), stamps)
        sent = request(operation.method, stream.url, operation.path, frame)
        again = self._resend if operation.idempotent is None else operation.idempotent or self._resend
        # The vendor remembers its last answer alone, so nothing may come between a call and its repetition.
        turn: AbstractAsyncContextManager[Any] = self._one_at_a_time if self._resend else nullcontext()
        seconds = _seconds(options.timeout if options and options.timeout is not None else self._timeout)
        replied = operation.method == "CALL"
        try:
            async with asyncio.timeout(seconds), turn:
                reply = await self._connection.ask(operation.path, frame, sent, again=again, replied=replied)
        except TimeoutError as error:
            raise TimedOutError(f"{operation}: no reply within {seconds} s", request=sent) from error
        response = answer(sent, reply)
        self._note(call, response)
        return self._finish(call, response, stream.dialect)

    def _listen(self, types: Mapping[str, EventType], queue: int) -> Listener[Any]:
        from .listeners import Listener

        if queue < 1:
            raise ArgumentError("queue must be 1 at least")
        made: Listener[Any] = Listener(types, self._connection.listened, room=queue, strict=self.strict)
        self._connection.listen(made)
        return made

    async def aclose(self) -> None:
        """Close all connections, but not those of an `http_client` that was handed in. Listeners end."""
        if self._made is not None:
            await self._made.close()
        await super().aclose()


def _seconds(timeout: float | httpx.Timeout | None) -> float | None:
    return timeout.read if isinstance(timeout, httpx.Timeout) else timeout


class AsyncStreamingResource:
    """Base of the operations of one tag, where some of them go over the stream."""

    def __init__(self, client: AsyncStreamingClient) -> None:
        self._client = client
