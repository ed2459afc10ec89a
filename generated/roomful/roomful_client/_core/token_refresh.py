"""Token refresh: gets a new credential when the old one expires.

Concurrent calls, in threads and in asyncio tasks, share one refresh.
"""

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
"""Seconds before its expiry at which a credential is refreshed, so that no call is sent with an expired one."""


@dataclass(frozen=True, slots=True)
class Credential:
    """A credential that may expire.

    Attributes:
        secret: The token or key.
        auth: Adds the secret to requests.
        until: When to refresh the credential, as Unix time in seconds.
    """

    secret: str = field(repr=False)
    auth: httpx.Auth
    until: float = float("inf")


Steps = Generator[Any, Any, Credential]
"""The steps to a new credential, for both clients: a generator that yields what the asynchronous client awaits."""


class Attempt:
    """One attempt to get a new credential. All calls that wait for it share its outcome.

    An attempt that ends with neither `credential` nor `failure` was aborted, and another call may try.
    """

    poll_interval = 1.0
    """Seconds between two checks whether the event loop of the attempt was closed."""

    def __init__(self, loop: asyncio.AbstractEventLoop | None) -> None:
        self.credential: Credential | None = None
        self.failure: Exception | None = None
        self.task: asyncio.Task[None] | None = None
        self._traceback: TracebackType | None = None
        self._loop = loop
        self._ended: Future[None] = Future()
        # A running future cannot be cancelled, so a call that stops waiting does not affect the others.
        self._ended.set_running_or_notify_cancel()

    def end(self) -> None:
        """Resume all calls that wait for the attempt."""
        self._traceback = self.failure.__traceback__ if self.failure else None
        self._ended.set_result(None)

    def is_lost(self) -> bool:
        """Return whether the attempt can never end because its event loop was closed."""
        return self._loop is not None and self._loop.is_closed()

    def wait(self) -> None:
        """Block until the attempt has ended or is lost."""
        while not self.is_lost():
            with contextlib.suppress(TimeoutError):
                self._ended.result(self.poll_interval)
                return

    async def await_end(self) -> None:
        """Wait until the attempt has ended or is lost."""
        import asyncio

        ended = asyncio.wrap_future(self._ended)
        while not self.is_lost() and not ended.done():
            await asyncio.wait([ended], timeout=self.poll_interval)

    def outcome(self) -> Credential | None:
        """Return the credential, or None if the attempt was aborted. Raises its exception if it failed."""
        if self.failure is not None:
            raise self.failure.with_traceback(self._traceback)
        return self.credential


class TokenRefresh:
    """Holds the current credential and runs at most one attempt to refresh it.

    A call that needs a new credential shares the attempt that is running, or the one that has ended since the call
    chose its own credential. It shares failures too, because repeated failures may lock an account. No lock is held
    during an attempt. In asyncio, an attempt runs in its own task, so a cancelled call does not cancel it for others.
    """

    def __init__(self) -> None:
        self.credential: Credential | None = None
        self.last_attempt: Attempt | None = None
        self._running: Attempt | None = None
        self._lock = threading.Lock()

    def run(
        self, since: Attempt | None, rejected: Credential | None, steps: Callable[[Credential | None], Steps]
    ) -> Credential:
        """Return a credential other than the rejected one.

        Args:
            since: The `last_attempt` at the time when the call chose its credential.
            rejected: The credential that the vendor rejected, or None if there is none yet.
            steps: Returns the steps that replace a rejected credential.

        Raises:
            Exception: The attempt failed with this exception.
        """
        while True:
            attempt, is_own = self._shared_attempt(since, rejected, None)
            if is_own:
                try:
                    attempt.credential = run_steps(steps(rejected))
                except Exception as error:
                    attempt.failure = error
                finally:
                    self._end(attempt)
            else:
                attempt.wait()
            if (credential := attempt.outcome()) is not None and credential is not rejected:
                return credential
            since = attempt

    async def arun(
        self, since: Attempt | None, rejected: Credential | None, steps: Callable[[Credential | None], Steps]
    ) -> Credential:
        """Return a credential other than the rejected one, as `run` does, without blocking the event loop."""
        import asyncio

        while True:
            attempt, is_own = self._shared_attempt(since, rejected, asyncio.get_running_loop())
            if is_own:
                attempt.task = asyncio.create_task(self._run_attempt(attempt, steps(rejected)))
            await attempt.await_end()
            if (credential := attempt.outcome()) is not None and credential is not rejected:
                return credential
            since = attempt

    def put(self, credential: Credential) -> None:
        """Store a credential that was obtained in another way."""
        attempt = Attempt(None)
        attempt.credential = credential
        self._end(attempt)

    def _shared_attempt(
        self, since: Attempt | None, rejected: Credential | None, loop: asyncio.AbstractEventLoop | None
    ) -> tuple[Attempt, bool]:
        """Return the attempt whose outcome the caller shares, and whether the caller must run it."""
        with self._lock:
            last, running = self.last_attempt, self._running
            if last is not None and last is not since and (last.failure or last.credential is not rejected):
                return last, False
            if running is not None and not running.is_lost():
                return running, False
            self._running = Attempt(loop)
            return self._running, True

    async def _run_attempt(self, attempt: Attempt, steps: Steps) -> None:
        try:
            attempt.credential = await arun_steps(steps)
        except Exception as error:
            attempt.failure = error
        finally:
            self._end(attempt)

    def _end(self, attempt: Attempt) -> None:
        with self._lock:
            if self._running is attempt:
                self._running = None
            if attempt.credential is not None or attempt.failure is not None:
                self.last_attempt = attempt
                self.credential = attempt.credential or self.credential
        attempt.end()


def run_steps(steps: Generator[Any, Any, T]) -> T:
    """Run a generator to its end and return its result. Raises ArgumentError if it yields an awaitable."""
    value = None
    try:
        while True:
            value = steps.send(value)
            if hasattr(value, "__await__"):
                with contextlib.suppress(AttributeError):
                    value.close()
                steps.throw(ArgumentError("a synchronous client cannot await what `load` or `save` returns"))
    except StopIteration as end:
        result: T = end.value
        return result


async def arun_steps(steps: Generator[Any, Any, T]) -> T:
    """Run a generator to its end, await each awaitable that it yields, and return its result."""
    value, error = None, None
    try:
        while True:
            value = steps.send(value) if error is None else steps.throw(error)
            error = None
            if hasattr(value, "__await__"):
                try:
                    value = await value
                except Exception as raised:
                    error = raised
    except StopIteration as end:
        result: T = end.value
        return result


class RefreshingAuth(httpx.Auth):
    """Authenticates with a credential that expires.

    The credential is refreshed shortly before it expires, and when the vendor reports that it has expired: with status
    401 or with one of the codes in `expired`. The request is then sent once more.
    """

    def __init__(
        self,
        refresh: TokenRefresh,
        *,
        dialect: Dialect,
        expired: frozenset[str | int] = frozenset(),
        now: Callable[[], float] = time.time,
    ) -> None:
        self._refresh, self._now = refresh, now
        self._dialect, self._expired = dialect, expired

    def _refresh_steps(self, rejected: Credential | None) -> Steps:
        """Get a credential other than the rejected one."""
        raise NotImplementedError

    def sync_auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Add the credential to a request. If the vendor reports that it has expired, refresh it and repeat."""
        request.read()
        since = self._refresh.last_attempt
        used = self._valid_credential() or self._refresh.run(since, None, self._refresh_steps)
        response = yield self._add_credential(used, request)
        if self._may_report_expiry(response):
            response.read()
            if self._is_expiry(response):
                yield self._add_credential(self._refresh.run(since, used, self._refresh_steps), request)

    async def async_auth_flow(self, request: httpx.Request) -> AsyncGenerator[httpx.Request, httpx.Response]:
        """Add the credential to a request. If the vendor reports that it has expired, refresh it and repeat."""
        await request.aread()
        since = self._refresh.last_attempt
        used = self._valid_credential() or await self._refresh.arun(since, None, self._refresh_steps)
        response = yield self._add_credential(used, request)
        if self._may_report_expiry(response):
            await response.aread()
            if self._is_expiry(response):
                yield self._add_credential(await self._refresh.arun(since, used, self._refresh_steps), request)

    async def secret(self, rejected: str | None = None) -> str:
        """Return the current secret. Refreshes it if it is expired or equals the rejected one."""
        since, used = self._refresh.last_attempt, self._valid_credential()
        if used is None or used.secret == rejected:
            used = await self._refresh.arun(since, used, self._refresh_steps)
        return used.secret

    def reports_expiry(self, status: int, code: str | int | None) -> bool:
        """Return whether the status and code of an error mean that the credential has expired."""
        return status == httpx.codes.UNAUTHORIZED or code in self._expired

    def _valid_credential(self) -> Credential | None:
        credential = self._refresh.credential
        return credential if credential is not None and self._now() < credential.until else None

    @staticmethod
    def _add_credential(credential: Credential, request: httpx.Request) -> httpx.Request:
        return next(credential.auth.auth_flow(request))

    def _may_report_expiry(self, response: httpx.Response) -> bool:
        """Return whether the body must be read to decide if the credential has expired."""
        return response.status_code == httpx.codes.UNAUTHORIZED or (
            bool(self._expired) and "json" in response.headers.get("Content-Type", "")
        )

    def _is_expiry(self, response: httpx.Response) -> bool:
        return self.reports_expiry(response.status_code, self._dialect.code_of(response))
