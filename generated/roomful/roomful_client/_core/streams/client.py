"""The client of a vendor that streams: calls and events over one connection, beside what goes over HTTP."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import httpx

from ..base_client import Options
from ..calls import Call
from ..client import AsyncClient
from ..errors import ApiError, ArgumentError, StatusError, TimedOutError
from ..exchanges import Exchange
from .frames import Answer, Sent, filled
from .service import Place, Stream

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
            message = f"no connection within {seconds} s"
            raise TimedOutError(message, request=sent, may_have_worked=False) from error

    async def call(self, call: Call[T], options: Options | None = None) -> T:
        """Send a call over the stream and return its result. Raises ApiError."""
        stamps = self._stamps(call)
        seconds = _seconds(options.timeout if options and options.timeout is not None else self._timeout)

        worked = False

        async def once(exchange: Exchange) -> T:
            nonlocal stamps, worked
            try:
                return await self._ask(call, stamps, seconds, exchange)
            except ApiError as error:
                worked = worked or error.may_have_worked
                if not isinstance(error, StatusError):
                    raise
                # Under another id, since the vendor may remember what it said to this one; but not where any try may
                # have done what must not be done twice.
                if call.operation.repeatable or not worked:
                    stamps = self._stamps(call)
                if not self._connection.gives_up(error):
                    raise
            return await self._ask(call, stamps, seconds, exchange)

        async with self._turn(call, seconds):
            return await self._repeated(call, options, once, repeatable=self._resend or call.operation.repeatable)

    def _stamps(self, call: Call[Any]) -> list[tuple[Place, Any]]:
        """Return the id and the time of a call: one of each for all that is sent of it, as it is the same call."""
        stream = self._streaming
        return [(stream.id, os.urandom(16).hex()), (stream.date, int(time.time())), (stream.type, call.operation.path)]

    async def _ask(
        self, call: Call[T], stamps: list[tuple[Place, Any]], seconds: float | None, exchange: Exchange
    ) -> T:
        stream, operation = self._streaming, call.operation
        frame = filled(call.content.get("frame"), stamps)
        sent = Sent(operation.method, stream.url, operation.path, frame)
        exchange.request, exchange.response = sent, None
        try:
            async with asyncio.timeout(seconds):
                reply = await self._connection.ask(sent, replied=operation.method == "CALL")
        except TimeoutError as error:
            raise _late(call, sent, seconds, may_have_worked=sent.went_out) from error
        exchange.response = Answer(sent, reply)
        return self._finish(call, exchange.response, stream.dialect)

    @asynccontextmanager
    async def _turn(self, call: Call[Any], seconds: float | None) -> AsyncIterator[None]:
        """Wait for the other calls where they go one at a time.

        The vendor remembers its last answer alone, so nothing may come between a call and its repetition.
        """
        if not self._resend:
            yield
            return
        try:
            async with asyncio.timeout(seconds):
                await self._one_at_a_time.acquire()
        except TimeoutError as error:
            unsent = httpx.Request("GET", self._streaming.url)
            raise _late(call, unsent, seconds, may_have_worked=False) from error
        try:
            yield
        finally:
            self._one_at_a_time.release()

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


def _late(call: Call[Any], sent: httpx.Request, seconds: float | None, *, may_have_worked: bool) -> TimedOutError:
    message = f"{call.operation}: no reply within {seconds} s"
    return TimedOutError(message, request=sent, may_have_worked=may_have_worked)


def _seconds(timeout: float | httpx.Timeout | None) -> float | None:
    return timeout.read if isinstance(timeout, httpx.Timeout) else timeout


class AsyncStreamingResource:
    """Base of the operations of one tag, where some of them go over the stream."""

    def __init__(self, client: AsyncStreamingClient) -> None:
        self._client = client
