"""Base class of the clients of vendors with a stream: HTTP calls, and calls and events over one connection."""

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
from .frames import ReplyResponse, Sent, with_values
from .service import PropertyPath, Stream

if TYPE_CHECKING:
    from .connection import Connection
    from .events import EventType
    from .listeners import Listener

T = TypeVar("T")

Reconnect = Literal["always", "drops", "never"]
"""When the client reopens a lost connection by itself, as long as there are listeners.

`always`: whenever it ends. `drops`: unless the vendor closed it cleanly. `never`: not at all. The next call opens the
connection in any case.
"""


class AsyncStreamingClient(AsyncClient):
    """Base class of the asynchronous client of a vendor with a stream."""

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
        """Initialize the stream, after the base class."""
        stream = self.streaming
        stream = replace(stream, url=stream_url or (stream.beside(base_url) if base_url else stream.url))
        if engineio is not None and stream.socketio is not None:
            stream = replace(stream, socketio=replace(stream.socketio, engineio=engineio))
        if reconnect not in ("always", "drops", "never"):
            raise ArgumentError(f"reconnect must be always, drops or never, not {reconnect!r}")
        self.stream_url = stream.url
        self._streaming, self._handshake_query, self._reconnect, self._resend = stream, handshake, reconnect, resend
        self._opened: Connection | None = None
        self._call_lock = asyncio.Lock()

    @property
    def _connection(self) -> Connection:
        if self._opened is None:
            from .connection import Connection
            from .handshake import Handshake

            handshake = Handshake(
                self._streaming,
                self._streaming.url,
                query=self._handshake_query,
                headers={"User-Agent": self._user_agent},
                auth=self._auth,
                credentials=self._credentials,
            )
            timeout = _seconds(self._timeout)
            self._opened = Connection(
                self._streaming,
                handshake,
                retry=self._retry,
                reconnects=lambda closed_cleanly: (
                    self._reconnect == "always" or (self._reconnect == "drops" and not closed_cleanly)
                ),
                timeout=30.0 if timeout is None else timeout,
            )
        return self._opened

    async def connect(self) -> None:
        """Open the connection. Without this, the first call opens it. Raises ApiError if it cannot be opened."""
        seconds = _seconds(self._timeout)
        try:
            async with asyncio.timeout(seconds):
                await self._connection.ready()
        except TimeoutError as error:
            sent = httpx.Request("GET", self._streaming.url)
            message = f"no connection within {seconds} s"
            raise TimedOutError(message, request=sent, may_have_worked=False) from error

    async def call(self, call: Call[T], options: Options | None = None) -> T:
        """Send a call over the stream, with retries, and return its result. Raises ApiError if it fails."""
        metadata = self._metadata(call)
        seconds = _seconds(options.timeout if options and options.timeout is not None else self._timeout)

        may_have_worked = False

        async def attempt(exchange: Exchange) -> T:
            nonlocal metadata, may_have_worked
            try:
                return await self._send_call(call, metadata, seconds, exchange)
            except ApiError as error:
                may_have_worked = may_have_worked or error.may_have_worked
                if not isinstance(error, StatusError):
                    raise
                # The vendor may remember its reply to the old id, so a repetition gets a new one. But if an attempt may
                # have worked and the call is not idempotent, the old id protects against doing the work twice.
                if call.operation.repeatable or not may_have_worked:
                    metadata = self._metadata(call)
                if not self._connection.gives_up(error):
                    raise
            return await self._send_call(call, metadata, seconds, exchange)

        async with self._one_at_a_time(call, seconds):
            return await self._send_with_retries(
                call, options, attempt, repeatable=self._resend or call.operation.repeatable
            )

    def _metadata(self, call: Call[Any]) -> list[tuple[PropertyPath, Any]]:
        """Return the id, time and name of a call. Repetitions of the call share them."""
        stream = self._streaming
        return [(stream.id, os.urandom(16).hex()), (stream.date, int(time.time())), (stream.type, call.operation.path)]

    async def _send_call(
        self, call: Call[T], metadata: list[tuple[PropertyPath, Any]], seconds: float | None, exchange: Exchange
    ) -> T:
        stream, operation = self._streaming, call.operation
        frame = with_values(call.content.get("frame"), metadata)
        sent = Sent(operation.method, stream.url, operation.path, frame)
        exchange.request, exchange.response = sent, None
        try:
            async with asyncio.timeout(seconds):
                reply = await self._connection.ask(sent, expects_reply=operation.method == "CALL")
        except TimeoutError as error:
            raise _timed_out(call, sent, seconds, may_have_worked=sent.went_out) from error
        exchange.response = ReplyResponse(sent, reply)
        return self._parse_response(call, exchange.response, stream.dialect)

    @asynccontextmanager
    async def _one_at_a_time(self, call: Call[Any], seconds: float | None) -> AsyncIterator[None]:
        """Wait for other calls to end if calls may be resent.

        The vendor only remembers its last reply, so there must be no other call between a call and its repetition.
        """
        if not self._resend:
            yield
            return
        try:
            async with asyncio.timeout(seconds):
                await self._call_lock.acquire()
        except TimeoutError as error:
            unsent = httpx.Request("GET", self._streaming.url)
            raise _timed_out(call, unsent, seconds, may_have_worked=False) from error
        try:
            yield
        finally:
            self._call_lock.release()

    def _listen(self, types: Mapping[str, EventType], queue: int) -> Listener[Any]:
        from .listeners import Listener

        if queue < 1:
            raise ArgumentError("queue must be at least 1")
        listener: Listener[Any] = Listener(types, self._connection.ensure_open, room=queue, strict=self.strict)
        self._connection.listen(listener)
        return listener

    async def aclose(self) -> None:
        """Close all connections and end all listeners. An `http_client` that you passed in stays open."""
        if self._opened is not None:
            await self._opened.close()
        await super().aclose()


def _timed_out(call: Call[Any], sent: httpx.Request, seconds: float | None, *, may_have_worked: bool) -> TimedOutError:
    message = f"{call.operation}: no reply within {seconds} s"
    return TimedOutError(message, request=sent, may_have_worked=may_have_worked)


def _seconds(timeout: float | httpx.Timeout | None) -> float | None:
    return timeout.read if isinstance(timeout, httpx.Timeout) else timeout


class AsyncStreamingResource:
    """Base class of resources with calls over the stream."""

    def __init__(self, client: AsyncStreamingClient) -> None:
        self._client = client
