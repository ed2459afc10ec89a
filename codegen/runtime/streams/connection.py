"""The connection: opened when it is wanted, opened again after a drop, and shared by all calls and listeners."""

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
from ..retries import Retry, Tries, arepeated
from .errors import ConnectionLostError, Lost, Refused
from .frames import Sent
from .handshake import Handshake
from .listeners import Listener
from .service import Stream
from .transports import Gone, Told, Transport

# How long calls of a connection that is given up may still wait for their replies.
_GRACE = 5.0


class Connection:
    """One client's connection. Each time that it is opened it has another number, so that nothing late is mistaken."""

    def __init__(
        self, stream: Stream, handshake: Handshake, *, retry: Retry, reconnects: Callable[[bool], bool], patience: float
    ) -> None:
        self._stream, self._handshake = stream, handshake
        self._retry, self._reconnects, self._patience = retry, reconnects, patience
        self._opening = asyncio.Lock()
        self._transport: Transport | None = None
        self._number = 0
        self._announced = 0
        self._waiting: dict[asyncio.Future[Any], int] = {}
        self._listeners: WeakSet[Listener[Any]] = WeakSet()
        self._returning: asyncio.Task[None] | None = None
        self._retiring: set[asyncio.Task[None]] = set()
        self._closed = False

    # Opening

    async def ready(self) -> Transport:
        """Return the open connection, opening it where there is none. Raises ApiError."""
        return await self._opened(self._retry)

    async def _opened(self, retry: Retry) -> Transport:
        if self._transport is not None:
            return self._transport
        async with self._opening:
            if self._transport is None:
                self._transport = await arepeated(Tries(retry), self._connected)
            assert self._transport is not None  # nothing but a deletion returns None
            return self._transport

    async def _connected(self) -> Transport:
        if self._closed:
            raise self._lost("the client is closed", transient=False)
        try:
            return await self._try()
        except Refused as refused:
            if refused.status is None or refused.status < 400:
                raise self._lost(f"no connection: {refused}", transient=not refused.final) from refused
            response = httpx.Response(refused.status, request=httpx.Request("GET", self._stream.url))
            told = status_error(refused.status)(response=response, body=None, code=None, message=str(refused))
            told.may_have_worked = False  # a handshake is not the work
            raise told from refused

    def _lost(self, message: str, *, transient: bool) -> ConnectionLostError:
        request = httpx.Request("GET", self._stream.url)
        return ConnectionLostError(message, request=request, may_have_worked=False, transient=transient)

    async def _try(self) -> Transport:
        try:
            return await self._try_once()
        except Refused as refused:
            if refused.status != httpx.codes.UNAUTHORIZED or not self._handshake.signs_in():
                raise
            self._handshake.refuse(self._handshake.secret)
        return await self._try_once()

    async def _try_once(self) -> Transport:
        request = await self._handshake.request()
        self._number += 1
        number = self._number
        made = _transport(self._stream, partial(self._tell, number), partial(self._gone, number))
        try:
            await made.open(request)
            if self._closed:
                raise Refused("the client is closed", final=True)
        except BaseException:
            with contextlib.suppress(Exception):  # it was never open; why is told already
                await made.close()
            raise
        self._announce(number)
        return made

    # Calls

    async def ask(self, sent: Sent, *, replied: bool) -> Any:
        """Send a call and return its reply; note whether it went out. Raises ApiError."""
        made, number = await self.ready(), self._number
        sent.secret = self._handshake.secret
        try:
            with self._pending(number) as reply:
                # Whoever gives up while it is being sent does not know either.
                sent.went_out = True
                try:
                    forget = await made.send(sent.name, sent.frame, partial(_settle, reply) if replied else None)
                except Lost:
                    sent.went_out = False
                    raise
                try:
                    return await reply if replied else None
                finally:
                    forget()
        except Lost as lost:
            self._gone(number, str(lost), lost.ended)
            told = "the vendor may or may not have done the work" if sent.went_out else "nothing was sent"
            raise ConnectionLostError(
                f"{sent.name}: {lost}; {told}",
                request=sent,
                may_have_worked=sent.went_out,
                # A call opens the connection again, but what was sent is not sent anew behind the caller's back.
                transient=not sent.went_out or self._reconnects(lost.ended),
            ) from lost

    @contextlib.contextmanager
    def _pending(self, number: int) -> Iterator[asyncio.Future[Any]]:
        reply: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._waiting[reply] = number
        try:
            yield reply
        finally:
            del self._waiting[reply]
            if reply.done() and not reply.cancelled():
                reply.exception()  # looked at, since a frame that was never sent has nobody who waits

    def gives_up(self, error: StatusError) -> bool:
        """Tell whether an error says that a secret has run out and a new one can be had.

        The connection is then given up; who waits on it for a reply may do so a while longer.
        """
        secret = error.request.secret if isinstance(error.request, Sent) else None  # when the call was sent
        if not self._handshake.renews(error):
            return False
        if secret != self._handshake.secret or self._transport is None:
            return True  # another call was refused too, and was faster
        self._handshake.refuse(secret)
        task = asyncio.create_task(self._retire(self._transport, self._number))
        self._retiring.add(task)
        task.add_done_callback(self._retiring.discard)
        self._transport = None
        self._return()
        return True

    async def _retire(self, made: Transport, number: int) -> None:
        try:
            if waiting := [reply for reply, of in self._waiting.items() if of == number]:
                await asyncio.wait(waiting, timeout=_GRACE)
        finally:
            await made.close()
            self._fail(number, Lost("the connection was given up"))

    # Events

    def listen(self, made: Listener[Any]) -> None:
        """Tell a listener whatever comes from now on."""
        self._listeners.add(made)

    async def listened(self) -> None:
        """See to it that there is something to listen to. Raises ApiError."""
        if self._transport is None and self._returning is None:
            await self.ready()

    def _tell(self, number: int, name: str, body: Any) -> None:
        self._announce(number)
        for one in list(self._listeners):
            one.tell(name, body)

    def _announce(self, number: int) -> None:
        """Say before the first event of a connection that something may have been missed, unless it is the first."""
        if number > self._announced:
            first, self._announced = self._announced == 0, number
            for one in [] if first else list(self._listeners):
                one.gap()

    def _end(self, failure: BaseException | None) -> None:
        for one in list(self._listeners):
            one.end(failure)

    # Ends

    def _fail(self, number: int, lost: Lost) -> None:
        for reply, of in self._waiting.items():
            if of == number and not reply.done():
                reply.set_exception(lost)

    def _gone(self, number: int, why: str, ended: bool) -> None:
        self._fail(number, Lost(why, ended=ended))
        if number != self._number or self._transport is None:
            return
        self._transport = None
        if self._reconnects(ended):
            self._return()
        else:
            self._end(self._lost(f"the connection is gone: {why}", transient=False))

    def _return(self) -> None:
        if self._returning is None and not self._closed and any(not one.is_over for one in self._listeners):
            self._returning = asyncio.create_task(self._come_back())

    async def _come_back(self) -> None:
        """Open the connection again for those who listen, however long it takes."""
        failed = 0
        try:
            while any(not one.is_over for one in self._listeners):
                failed += 1
                await self._retry.clock.asleep(self._retry.wait(failed))
                try:
                    async with asyncio.timeout(self._patience):
                        await self._opened(replace(self._retry, tries=1))
                    return
                except TimeoutError:
                    continue
                except ApiError as error:
                    if self._closed:
                        return
                    # Signing in goes over a network too, which may be away with the connection.
                    if not error.transient and not (isinstance(error, StatusError) and _passes(error.status)):
                        self._end(error)
        finally:
            self._returning = None

    async def close(self) -> None:
        """Close the connection: whoever waits fails, whoever listens has heard all."""
        self._closed = True
        made, self._transport = self._transport, None
        self._end(None)
        for number in set(self._waiting.values()):
            self._fail(number, Lost("the client was closed"))
        tasks = [task for task in (self._returning, *self._retiring) if task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if made is not None:
            await made.close()


def _settle(reply: asyncio.Future[Any], value: Any) -> None:
    if not reply.done():
        reply.set_result(value)


def _passes(status: int) -> bool:
    return status >= 500 or status == httpx.codes.TOO_MANY_REQUESTS


def _transport(stream: Stream, told: Told, gone: Gone) -> Transport:
    """Return a connection that is not open yet. Loads the library that it needs, and no other."""
    if stream.socketio is not None:
        from .socket_io import SocketIOTransport

        return SocketIOTransport(stream.socketio, told, gone)
    from .plain_websocket import PlainTransport

    return PlainTransport(stream, told, gone)
