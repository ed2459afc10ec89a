"""Retry policy for HTTP calls and for calls over a stream. This module does no I/O."""

from __future__ import annotations

import random
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TypeVar

import httpx

from .errors import ApiError, ArgumentError, GoneError, NotFoundError, StatusError

T = TypeVar("T")

# Limits the exponent: 2 ** tries would overflow a float.
_DOUBLINGS = 30


class Clock:
    """The clock of the retries. Tests can replace it with a fake clock that does not wait."""

    def now(self) -> float:
        """Return a monotonic time in seconds."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Block for some seconds. Used by the synchronous client."""
        time.sleep(seconds)

    async def asleep(self, seconds: float) -> None:
        """Sleep for some seconds. Used by the asynchronous client."""
        # Importing asyncio takes longer than importing this package. Asynchronous programs have imported it already.
        import asyncio

        await asyncio.sleep(seconds)


_SYSTEM = Clock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Retry:
    """Retry policy: the number of attempts, the waits between them, and the errors to retry.

    Connection failures, timeouts and truncated responses are always retried, and responses with one of `statuses`.
    The wait is random between 0 and a limit (full jitter). The limit is `backoff` at first and doubles with each
    attempt up to `longest`. If the vendor sends `Retry-After`, the client waits that long instead.

    A call that the vendor may have processed is repeated only if it is idempotent, by its HTTP method or by the API
    description. A call that certainly was not processed can always be repeated.

    Attributes:
        tries: Maximum number of attempts, the first one included; 1 disables retries.
        backoff: Limit of the first wait, in seconds.
        longest: Limit of all waits, in seconds; does not apply to `Retry-After`.
        total: Seconds after the first attempt after which no other attempt starts.
        statuses: HTTP statuses to retry.
        clock: Clock to wait with, for tests.

    Raises:
        ArgumentError: `tries` is less than 1, or a number of seconds is negative.
    """

    tries: int = 5
    backoff: float = 0.5
    longest: float = 30.0
    total: float = 120.0
    statuses: frozenset[int] = frozenset({429, 502, 503, 504})
    clock: Clock = _SYSTEM

    def __post_init__(self) -> None:
        if self.tries < 1 or min(self.backoff, self.longest, self.total) < 0:
            raise ArgumentError("tries must be at least 1; backoff, longest and total must be at least 0 seconds")

    def wait(self, failed: int) -> float:
        """Return a random wait in seconds after a number of failed attempts."""
        return random.uniform(0, min(self.longest, self.backoff * 2 ** min(failed - 1, _DOUBLINGS)))

    def may_pass(self, error: ApiError) -> bool:
        """Return whether the same call may succeed later."""
        return error.status in self.statuses if isinstance(error, StatusError) else error.transient


class Tries:
    """The attempts of one call: their number, and whether the vendor may have processed any of them.

    Args:
        retry: The policy.
        repeatable: Whether the call is idempotent.
        deletes: Whether the call deletes a resource.
        on_wait: Callback before each wait; receives the error and the seconds.
    """

    def __init__(
        self,
        retry: Retry,
        *,
        repeatable: bool = True,
        deletes: bool = False,
        on_wait: Callable[[ApiError, float], object] | None = None,
    ) -> None:
        self._retry, self._repeatable, self._deletes, self._on_wait = retry, repeatable, deletes, on_wait
        self._began = retry.clock.now()
        self.clock = retry.clock
        self.count = 1
        self.may_have_worked = False

    @property
    def elapsed(self) -> float:
        """Seconds since the first attempt."""
        return self.clock.now() - self._began

    def is_done(self, error: ApiError) -> bool:
        """Return whether a 404 or 410 means that an earlier attempt has deleted the resource. Its response was lost."""
        return self._deletes and self.may_have_worked and isinstance(error, NotFoundError | GoneError)

    def wait(self, error: ApiError) -> float | None:
        """Return the seconds to wait before the next attempt, or None if the call must raise the error."""
        self.may_have_worked = error.may_have_worked = error.may_have_worked or self.may_have_worked
        # The error has its own count: it comes from a sign-in or a shared connection, which were retried already.
        if error.tries:
            return None
        wait = retry_after_seconds(error.response)
        wait = self._retry.wait(self.count) if wait is None else wait
        can_repeat = self._retry.may_pass(error) and (self._repeatable or not self.may_have_worked)
        if not can_repeat or self.count >= self._retry.tries or self.elapsed + wait > self._retry.total:
            error.tries = self.count
            return None
        if self._on_wait is not None:
            self._on_wait(error, wait)
        self.count += 1
        return wait


def run_with_retries(tries: Tries, attempt: Callable[[], T]) -> T | None:
    """Call a function until it succeeds, and return its result. Raises the last ApiError if all attempts fail.

    Returns None if a deletion succeeded in an attempt whose response was lost.
    """
    while True:
        try:
            return attempt()
        except ApiError as error:
            if tries.is_done(error):
                return None
            if (wait := tries.wait(error)) is None:
                raise
        tries.clock.sleep(wait)


async def arun_with_retries(tries: Tries, attempt: Callable[[], Awaitable[T]]) -> T | None:
    """Call an asynchronous function until it succeeds, as `run_with_retries` does."""
    while True:
        try:
            return await attempt()
        except ApiError as error:
            if tries.is_done(error):
                return None
            if (wait := tries.wait(error)) is None:
                raise
        await tries.clock.asleep(wait)


def retry_after_seconds(response: httpx.Response | None) -> float | None:
    """Return the seconds to wait by the `Retry-After` header, or None. A date is relative to the `Date` header."""
    retry_after = "" if response is None else response.headers.get("Retry-After", "").strip()
    if retry_after.isascii() and retry_after.isdigit():
        return float(retry_after)
    if response is not None and (until := _parse_date(retry_after)) is not None:
        now = _parse_date(response.headers.get("Date", "")) or datetime.now(UTC)
        return max(0.0, (until - now).total_seconds())
    return None


def _parse_date(text: str) -> datetime | None:
    with suppress(ValueError, TypeError):
        date = parsedate_to_datetime(text)
        return date if date.tzinfo else date.replace(tzinfo=UTC)
    return None
