"""When a call is tried again: one policy for HTTP and for streams. It looks at errors alone and sends nothing."""

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

# Twice as long as before, and again, to where it would be beyond any number.
_DOUBLINGS = 30


class Clock:
    """What time it is, in seconds from some start, and how to wait. A test may have one that only counts."""

    def now(self) -> float:
        """Return the time, which only goes forward."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Wait, as the synchronous client does."""
        time.sleep(seconds)

    async def asleep(self, seconds: float) -> None:
        """Wait, as the asynchronous client does."""
        # Importing asyncio takes longer than all of this package; who waits has it already.
        import asyncio

        await asyncio.sleep(seconds)


_SYSTEM = Clock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Retry:
    """How often a call is tried, how long it waits between tries, and after what.

    `tries` counts the first too; 1 never repeats. A wait is drawn evenly between nothing and a bound, so that clients
    which failed together do not come back together; the bound is `backoff` seconds at first and doubles up to
    `longest`. Where the vendor says how long (`Retry-After`), that is waited instead. No try begins later than `total`
    seconds after the first. `statuses` are those that may pass; failed connections, timeouts and answers that broke off
    always may. Raises ArgumentError.

    A call that the vendor may have worked on is repeated only where its method or the description says that twice is
    no more than once. What certainly was not done is repeated whatever it is.
    """

    tries: int = 5
    backoff: float = 0.5
    longest: float = 30.0
    total: float = 120.0
    statuses: frozenset[int] = frozenset({429, 502, 503, 504})
    clock: Clock = _SYSTEM

    def __post_init__(self) -> None:
        if self.tries < 1 or min(self.backoff, self.longest, self.total) < 0:
            raise ArgumentError("tries must be 1 at least, and backoff, longest and total are seconds, 0 at least")

    def wait(self, failed: int) -> float:
        """Return for how many seconds to wait after so many tries that failed."""
        return random.uniform(0, min(self.longest, self.backoff * 2 ** min(failed - 1, _DOUBLINGS)))

    def may_pass(self, error: ApiError) -> bool:
        """Tell whether the same call may go better a moment later."""
        return error.status in self.statuses if isinstance(error, StatusError) else error.transient


class Tries:
    """The tries of one call: how many there were, and whether the vendor may have worked in any of them.

    `repeatable` says that twice is no more than once, `deletes` that the call wants something gone and nothing else.
    `told` is told of each wait: after which error, and for how many seconds.
    """

    def __init__(
        self,
        retry: Retry,
        *,
        repeatable: bool = True,
        deletes: bool = False,
        told: Callable[[ApiError, float], object] | None = None,
    ) -> None:
        self._retry, self._repeatable, self._deletes, self._told = retry, repeatable, deletes, told
        self._began = retry.clock.now()
        self.clock = retry.clock
        self.count = 1
        self.may_have_worked = False

    @property
    def elapsed(self) -> float:
        """Seconds since the first try."""
        return self.clock.now() - self._began

    def is_done(self, error: ApiError) -> bool:
        """Tell whether an error says that an earlier try, whose answer was lost, did the work."""
        return self._deletes and self.may_have_worked and isinstance(error, NotFoundError | GoneError)

    def wait(self, error: ApiError) -> float | None:
        """Return for how many seconds to wait before the next try; None where the error is what the call ends with."""
        self.may_have_worked = error.may_have_worked = error.may_have_worked or self.may_have_worked
        # What bears a number was tried in its own right: a sign-in, a connection that is opened for many.
        if error.tries:
            return None
        wait = asked_wait(error.response)
        wait = self._retry.wait(self.count) if wait is None else wait
        again = self._retry.may_pass(error) and (self._repeatable or not self.may_have_worked)
        if not again or self.count >= self._retry.tries or self.elapsed + wait > self._retry.total:
            error.tries = self.count
            return None
        if self._told is not None:
            self._told(error, wait)
        self.count += 1
        return wait


def repeated(tries: Tries, once: Callable[[], T]) -> T | None:
    """Return what a call returns when it is tried. Raises ApiError.

    None is also what a deletion returns whose answer was lost, and which then finds nothing more to delete.
    """
    while True:
        try:
            return once()
        except ApiError as error:
            if tries.is_done(error):
                return None
            if (wait := tries.wait(error)) is None:
                raise
        tries.clock.sleep(wait)


async def arepeated(tries: Tries, once: Callable[[], Awaitable[T]]) -> T | None:
    """Return what a call returns when it is tried, as `repeated` does. Raises ApiError."""
    while True:
        try:
            return await once()
        except ApiError as error:
            if tries.is_done(error):
                return None
            if (wait := tries.wait(error)) is None:
                raise
        await tries.clock.asleep(wait)


def asked_wait(response: httpx.Response | None) -> float | None:
    """Return for how many seconds an answer asks to wait, None where it does not. Dates are by the vendor's clock."""
    said = "" if response is None else response.headers.get("Retry-After", "").strip()
    if said.isascii() and said.isdigit():
        return float(said)
    if response is not None and (until := _date(said)) is not None:
        now = _date(response.headers.get("Date", "")) or datetime.now(UTC)
        return max(0.0, (until - now).total_seconds())
    return None


def _date(said: str) -> datetime | None:
    with suppress(ValueError, TypeError):
        date = parsedate_to_datetime(said)
        return date if date.tzinfo else date.replace(tzinfo=UTC)
    return None
