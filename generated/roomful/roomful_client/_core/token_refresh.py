"""Renewals: a credential that runs out is had anew once, however many wait for it, threads and tasks alike."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import AsyncGenerator, Callable, Generator
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

import httpx

from .errors import ArgumentError

if TYPE_CHECKING:
    import asyncio
    from types import TracebackType

    from .calls import Dialect

T = TypeVar("T")

MARGIN = 60.0
"""Seconds before its end at which a credential is renewed: that saves a call which is refused."""


@dataclass(frozen=True, slots=True)
class Held:
    """A credential that is held: its secret, what signs with it, and until when it serves (seconds since 1970)."""

    secret: str = field(repr=False)
    auth: httpx.Auth
    until: float = float("inf")


Steps = Generator[Any, Any, Held]
"""The way to a new credential, written once for both worlds: it yields what the asynchronous one awaits."""


class Attempt:
    """One attempt at a new credential; its outcome is one for all who wait for it.

    With neither `held` nor `failure` it was given up before its end, and somebody else may try.
    """

    # Seconds between two looks at whether the event loop that it runs in is still there.
    glance = 1.0

    def __init__(self, loop: asyncio.AbstractEventLoop | None) -> None:
        self.held: Held | None = None
        self.failure: Exception | None = None
        self.task: asyncio.Task[None] | None = None
        self._traceback: TracebackType | None = None
        self._loop = loop
        self._ended: Future[None] = Future()
        # It runs, so that nobody who stops waiting can cancel it for the others.
        self._ended.set_running_or_notify_cancel()

    def end(self) -> None:
        """Let those go on who wait."""
        self._traceback = self.failure.__traceback__ if self.failure else None
        self._ended.set_result(None)

    def is_lost(self) -> bool:
        """Tell whether it can never end, since its event loop was closed."""
        return self._loop is not None and self._loop.is_closed()

    def wait(self) -> None:
        """Block until it has ended or is lost."""
        while not self.is_lost():
            with contextlib.suppress(TimeoutError):
                self._ended.result(self.glance)
                return

    async def awaited(self) -> None:
        """Wait until it has ended or is lost."""
        import asyncio

        ended = asyncio.wrap_future(self._ended)
        while not self.is_lost() and not ended.done():
            await asyncio.wait([ended], timeout=self.glance)

    def outcome(self) -> Held | None:
        """Return the credential, None where the attempt was given up. Raises what it failed with."""
        if self.failure is not None:
            raise self.failure.with_traceback(self._traceback)
        return self.held


class Renewal:
    """What is held of one credential, and at most one attempt at a new one.

    Whoever wants a new one shares the attempt that is under way, or that has ended since he chose what was then
    refused, its failure too: many refusals in a row may lock an account. No lock is held while an attempt waits. In the
    asynchronous world it runs in a task of its own, so that who is cancelled does not lose it for the others.
    """

    def __init__(self) -> None:
        self.held: Held | None = None
        self.ended: Attempt | None = None
        self._under_way: Attempt | None = None
        self._lock = threading.Lock()

    def run(self, since: Attempt | None, refused: Held | None, steps: Callable[[Held | None], Steps]) -> Held:
        """Return a credential other than the `refused` one. Raises what the attempt failed with.

        `since` is what `ended` was when the credential was chosen, `steps` what to do about a refused one.
        """
        while True:
            attempt, own = self._shared(since, refused, None)
            if own:
                try:
                    attempt.held = done(steps(refused))
                except Exception as error:
                    attempt.failure = error
                finally:
                    self._end(attempt)
            else:
                attempt.wait()
            if (held := attempt.outcome()) is not None and held is not refused:
                return held
            since = attempt

    async def arun(self, since: Attempt | None, refused: Held | None, steps: Callable[[Held | None], Steps]) -> Held:
        """Do as `run` does, without blocking."""
        import asyncio

        while True:
            attempt, own = self._shared(since, refused, asyncio.get_running_loop())
            if own:
                attempt.task = asyncio.create_task(self._made(attempt, steps(refused)))
            await attempt.awaited()
            if (held := attempt.outcome()) is not None and held is not refused:
                return held
            since = attempt

    def put(self, held: Held) -> None:
        """Hold a credential that came by another way."""
        attempt = Attempt(None)
        attempt.held = held
        self._end(attempt)

    def _shared(
        self, since: Attempt | None, refused: Held | None, loop: asyncio.AbstractEventLoop | None
    ) -> tuple[Attempt, bool]:
        """Return the attempt whose outcome counts, and whether it is the caller's own, to be made now."""
        with self._lock:
            ended, under_way = self.ended, self._under_way
            if ended is not None and ended is not since and (ended.failure or ended.held is not refused):
                return ended, False
            if under_way is not None and not under_way.is_lost():
                return under_way, False
            self._under_way = Attempt(loop)
            return self._under_way, True

    async def _made(self, attempt: Attempt, steps: Steps) -> None:
        try:
            attempt.held = await adone(steps)
        except Exception as error:
            attempt.failure = error
        finally:
            self._end(attempt)

    def _end(self, attempt: Attempt) -> None:
        with self._lock:
            if self._under_way is attempt:
                self._under_way = None
            if attempt.held is not None or attempt.failure is not None:
                self.ended = attempt
                self.held = attempt.held or self.held
        attempt.end()


def done(steps: Generator[Any, Any, T]) -> T:
    """Return what steps lead to, where nothing is to be awaited."""
    given = None
    try:
        while True:
            given = steps.send(given)
            if hasattr(given, "__await__"):
                with contextlib.suppress(AttributeError):
                    given.close()
                steps.throw(ArgumentError("a synchronous client cannot await what `load` or `save` returns"))
    except StopIteration as end:
        found: T = end.value
        return found


async def adone(steps: Generator[Any, Any, T]) -> T:
    """Return what steps lead to, awaiting what is to be awaited."""
    given, error = None, None
    try:
        while True:
            given = steps.send(given) if error is None else steps.throw(error)
            error = None
            if hasattr(given, "__await__"):
                try:
                    given = await given
                except Exception as raised:
                    error = raised
    except StopIteration as end:
        found: T = end.value
        return found


class Renewing(httpx.Auth):
    """Signs with a credential that runs out: renewed in time, and once more when the vendor says that it has run out.

    `expired` are the codes that say so; a 401 always does.
    """

    def __init__(
        self,
        renewal: Renewal,
        *,
        dialect: Dialect,
        expired: frozenset[str | int] = frozenset(),
        now: Callable[[], float] = time.time,
    ) -> None:
        self._renewal, self._now = renewal, now
        self._dialect, self._expired = dialect, expired

    def _steps(self, refused: Held | None) -> Steps:
        """Get a credential other than the `refused` one."""
        raise NotImplementedError

    def sync_auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Sign a request, twice if the vendor says that the credential has run out."""
        request.read()
        since = self._renewal.ended
        used = self._fresh() or self._renewal.run(since, None, self._steps)
        response = yield self._signed(used, request)
        if self._may_tell(response):
            response.read()
            if self._has_run_out(response):
                yield self._signed(self._renewal.run(since, used, self._steps), request)

    async def async_auth_flow(self, request: httpx.Request) -> AsyncGenerator[httpx.Request, httpx.Response]:
        """Sign a request, twice if the vendor says that the credential has run out."""
        await request.aread()
        since = self._renewal.ended
        used = self._fresh() or await self._renewal.arun(since, None, self._steps)
        response = yield self._signed(used, request)
        if self._may_tell(response):
            await response.aread()
            if self._has_run_out(response):
                yield self._signed(await self._renewal.arun(since, used, self._steps), request)

    async def secret(self, refused: str | None = None) -> str:
        """Return the secret alone, a new one where there is none but the `refused` one."""
        since, used = self._renewal.ended, self._fresh()
        if used is None or used.secret == refused:
            used = await self._renewal.arun(since, used, self._steps)
        return used.secret

    def tells_end(self, status: int, code: str | int | None) -> bool:
        """Tell whether an error says that the credential has run out."""
        return status == httpx.codes.UNAUTHORIZED or code in self._expired

    def _fresh(self) -> Held | None:
        held = self._renewal.held
        return held if held is not None and self._now() < held.until else None

    @staticmethod
    def _signed(held: Held, request: httpx.Request) -> httpx.Request:
        return next(held.auth.auth_flow(request))

    def _may_tell(self, response: httpx.Response) -> bool:
        return response.status_code == httpx.codes.UNAUTHORIZED or (
            bool(self._expired) and "json" in response.headers.get("Content-Type", "")
        )

    def _has_run_out(self, response: httpx.Response) -> bool:
        return self.tells_end(response.status_code, self._dialect.code_of(response))
