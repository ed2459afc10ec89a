"""The connection of a streaming client: opened on demand, reopened after a loss, shared by all calls and listeners."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any
from weakref import WeakSet

import httpx

from ..errors import ApiError, StatusError, status_error
from ..retries import Retry, Tries, arun_with_retries
from .errors import ConnectionLostError, Lost, Refused
from .frames import Sent
from .handshake import Handshake
from .listeners import Listener
from .service import Stream
from .transports import OnEvent, OnLost, Transport

# How long the calls of a retired connection may still wait for their replies.
_GRACE_SECONDS = 5.0


class Connection:
    """The connection of one client.

    Each time the connection is opened it gets a new number. The number identifies late events of old connections.

    Args:
        stream: The vendor's stream.
        handshake: Builds the handshake requests.
        retry: The retry policy of the handshake.
        reconnects: Returns whether to reopen a lost connection; receives whether the vendor closed it cleanly.
        timeout: Timeout in seconds of each attempt to reopen the connection.
    """

    def __init__(
        self, stream: Stream, handshake: Handshake, *, retry: Retry, reconnects: Callable[[bool], bool], timeout: float
    ) -> None:
        self._stream, self._handshake = stream, handshake
        self._retry, self._reconnects, self._timeout = retry, reconnects, timeout
        self._opening = asyncio.Lock()
        self._transport: Transport | None = None
        self._number = 0
        self._announced = 0
        self._waiting: dict[asyncio.Future[Any], int] = {}
        self._listeners: WeakSet[Listener[Any]] = WeakSet()
        self._reconnecting: asyncio.Task[None] | None = None
        self._retiring: set[asyncio.Task[None]] = set()
        self._closed = False

    # Opening

    async def ready(self) -> Transport:
        """Return the open transport. Opens the connection first if necessary. Raises ApiError if that fails."""
        return await self._open_with_retries(self._retry)

    async def _open_with_retries(self, retry: Retry) -> Transport:
        if self._transport is not None:
            return self._transport
        async with self._opening:
            if self._transport is None:
                self._transport = await arun_with_retries(Tries(retry), self._open)
            assert self._transport is not None  # run_with_retries returns None only for deletions
            return self._transport

    async def _open(self) -> Transport:
        if self._closed:
            raise self._lost_error("the client is closed", transient=False)
        try:
            return await self._open_refreshing_credential()
        except Refused as refused:
            if refused.status is None or refused.status < 400:
                raise self._lost_error(f"no connection: {refused}", transient=not refused.final) from refused
            response = httpx.Response(refused.status, request=httpx.Request("GET", self._stream.url))
            error = status_error(refused.status)(response=response, body=None, code=None, message=str(refused))
            error.may_have_worked = False  # the vendor processes no call during a handshake
            raise error from refused

    def _lost_error(self, message: str, *, transient: bool) -> ConnectionLostError:
        request = httpx.Request("GET", self._stream.url)
        return ConnectionLostError(message, request=request, may_have_worked=False, transient=transient)

    async def _open_refreshing_credential(self) -> Transport:
        """Open the connection. If the credential is rejected with status 401, refresh it and try once more."""
        try:
            return await self._open_once()
        except Refused as refused:
            if refused.status != httpx.codes.UNAUTHORIZED or not self._handshake.has_refreshing_credential():
                raise
            self._handshake.reject(self._handshake.secret)
        return await self._open_once()

    async def _open_once(self) -> Transport:
        request = await self._handshake.request()
        self._number += 1
        number = self._number
        transport = _new_transport(self._stream, partial(self._dispatch, number), partial(self._on_lost, number))
        try:
            await transport.open(request)
            if self._closed:
                raise Refused("the client is closed", final=True)
        except BaseException:
            with contextlib.suppress(Exception):  # the original error is raised instead
                await transport.close()
            raise
        self._announce(number)
        return transport

    # Calls

    async def ask(self, sent: Sent, *, expects_reply: bool) -> Any:
        """Send a call, set its `went_out`, and return its reply. Raises ApiError if it fails."""
        transport, number = await self.ready(), self._number
        sent.secret = self._handshake.secret
        try:
            with self._pending_reply(number) as reply:
                # Set before sending: if the call is cancelled meanwhile, the frame may have been sent.
                sent.went_out = True
                on_reply = partial(_settle, reply) if expects_reply else None
                try:
                    forget = await transport.send(sent.name, sent.frame, on_reply)
                except Lost:
                    sent.went_out = False
                    raise
                try:
                    return await reply if expects_reply else None
                finally:
                    forget()
        except Lost as lost:
            self._on_lost(number, str(lost), lost.closed_cleanly)
            outcome = "the vendor may or may not have processed the call" if sent.went_out else "nothing was sent"
            raise ConnectionLostError(
                f"{sent.name}: {lost}; {outcome}",
                request=sent,
                may_have_worked=sent.went_out,
                # A frame that was sent is not resent if the caller has disabled reconnecting.
                transient=not sent.went_out or self._reconnects(lost.closed_cleanly),
            ) from lost

    @contextlib.contextmanager
    def _pending_reply(self, number: int) -> Iterator[asyncio.Future[Any]]:
        reply: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._waiting[reply] = number
        try:
            yield reply
        finally:
            del self._waiting[reply]
            if reply.done() and not reply.cancelled():
                reply.exception()  # retrieved, because asyncio warns of exceptions that nobody retrieves

    def gives_up(self, error: StatusError) -> bool:
        """Return whether an error means that the secret has expired and can be refreshed.

        If so, the connection is retired: the next call opens a new one, and calls that wait for replies on the old one
        may do so for a few seconds.
        """
        secret = error.request.secret if isinstance(error.request, Sent) else None  # when the call was sent
        if not self._handshake.can_refresh(error):
            return False
        if secret != self._handshake.secret or self._transport is None:
            return True  # another call has retired the connection already
        self._handshake.reject(secret)
        task = asyncio.create_task(self._retire(self._transport, self._number))
        self._retiring.add(task)
        task.add_done_callback(self._retiring.discard)
        self._transport = None
        self._reconnect()
        return True

    async def _retire(self, transport: Transport, number: int) -> None:
        try:
            if waiting := [reply for reply, of in self._waiting.items() if of == number]:
                await asyncio.wait(waiting, timeout=_GRACE_SECONDS)
        finally:
            await transport.close()
            self._fail_replies(number, Lost("the connection was replaced after a token refresh"))

    # Events

    def listen(self, listener: Listener[Any]) -> None:
        """Send all events to a listener from now on."""
        self._listeners.add(listener)

    async def ensure_open(self) -> None:
        """Open the connection unless it is open or being reopened. Raises ApiError if that fails."""
        if self._transport is None and self._reconnecting is None:
            await self.ready()

    def _dispatch(self, number: int, name: str, body: Any) -> None:
        self._announce(number)
        for listener in list(self._listeners):
            listener.tell(name, body)

    def _announce(self, number: int) -> None:
        """Report a possible gap to the listeners before the first event of a connection, unless it is the first one."""
        if number > self._announced:
            is_first, self._announced = self._announced == 0, number
            for listener in [] if is_first else list(self._listeners):
                listener.gap()

    def _end_listeners(self, failure: BaseException | None) -> None:
        for listener in list(self._listeners):
            listener.end(failure)

    # Loss and close

    def _fail_replies(self, number: int, lost: Lost) -> None:
        for reply, of in self._waiting.items():
            if of == number and not reply.done():
                reply.set_exception(lost)

    def _on_lost(self, number: int, reason: str, closed_cleanly: bool) -> None:
        self._fail_replies(number, Lost(reason, closed_cleanly=closed_cleanly))
        if number != self._number or self._transport is None:
            return
        self._transport = None
        if self._reconnects(closed_cleanly):
            self._reconnect()
        else:
            self._end_listeners(self._lost_error(f"the connection is gone: {reason}", transient=False))

    def _has_listeners(self) -> bool:
        return any(not listener.is_over for listener in self._listeners)

    def _reconnect(self) -> None:
        if self._reconnecting is None and not self._closed and self._has_listeners():
            self._reconnecting = asyncio.create_task(self._reopen())

    async def _reopen(self) -> None:
        """Reopen the connection. Repeats until it succeeds, there are no listeners left, or the vendor rejects it."""
        failed = 0
        try:
            while self._has_listeners():
                failed += 1
                await self._retry.clock.asleep(self._retry.wait(failed))
                try:
                    async with asyncio.timeout(self._timeout):
                        await self._open_with_retries(replace(self._retry, tries=1))
                    return
                except TimeoutError:
                    continue
                except ApiError as error:
                    if self._closed:
                        return
                    # The handshake may include a sign-in over HTTP, whose server may be down as well.
                    if not error.transient and not (isinstance(error, StatusError) and _is_temporary(error.status)):
                        self._end_listeners(error)
        finally:
            self._reconnecting = None

    async def close(self) -> None:
        """Close the connection. Pending calls fail; listeners end after the events that they have received."""
        self._closed = True
        transport, self._transport = self._transport, None
        self._end_listeners(None)
        for number in set(self._waiting.values()):
            self._fail_replies(number, Lost("the client was closed"))
        tasks = [task for task in (self._reconnecting, *self._retiring) if task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        # A task that is cancelled before it starts never reaches its `finally`.
        self._reconnecting = None
        if transport is not None:
            await transport.close()


def _settle(reply: asyncio.Future[Any], value: Any) -> None:
    if not reply.done():
        reply.set_result(value)


def _is_temporary(status: int) -> bool:
    return status >= 500 or status == httpx.codes.TOO_MANY_REQUESTS


def _new_transport(stream: Stream, on_event: OnEvent, on_lost: OnLost) -> Transport:
    """Return a transport that is not open yet. Imports only the library that the transport needs."""
    if stream.socketio is not None:
        from .socket_io import SocketIOTransport

        return SocketIOTransport(stream.socketio, on_event, on_lost)
    from .plain_websocket import PlainTransport

    return PlainTransport(stream, on_event, on_lost)
