"""Exchanges: what became of each call. Logs, hooks and whoever wants the raw answer are told of the same object."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

import httpx

from .errors import ApiError, ArgumentError

T = TypeVar("T")


@dataclass(slots=True)
class Exchange:
    """One call that is over: the last request and what was answered, the error that it ended with, if any.

    `operation` is the description's name of it, `method` and `path` those of the description, its variables in braces.
    `tries` is how often it was sent, `elapsed` the seconds that all of it took, waits between tries included. `request`
    and `response` hold what the caller and the vendor said, secrets too.
    """

    operation: str
    method: str
    path: str
    request: httpx.Request | None = None
    response: httpx.Response | None = None
    error: ApiError | None = None
    tries: int = 1
    elapsed: float = 0.0

    @property
    def status(self) -> int | None:
        """The answer's status; None where there was no answer."""
        return None if self.response is None else self.response.status_code

    def log(self, logger: logging.Logger) -> None:
        """Write that the call is over. Neither what the caller said nor what the vendor said is written."""
        self._log(logger, logging.DEBUG, "in %.3f s, tries: %d", self.elapsed, self.tries)

    def log_wait(self, logger: logging.Logger, error: ApiError, seconds: float) -> None:
        """Write that the call is tried again."""
        self.error = error
        self._log(logger, logging.INFO, "is tried again in %.3f s", seconds)
        self.error = None

    def _log(self, logger: logging.Logger, level: int, text: str, *values: object) -> None:
        if not logger.isEnabledFor(level):
            return
        failure = None if self.error is None else type(self.error).__name__
        told = " ".join(str(part) for part in (self.method, self.path, self.operation, self.status, failure) if part)
        fields = {
            "operation": self.operation,
            "method": self.method,
            "path": self.path,
            "status": self.status,
            "error": failure,
            "tries": self.tries,
            "duration": self.elapsed,
        }
        logger.log(level, f"%s {text}", told, *values, extra=fields)


Hook = Callable[[Exchange], object]
"""Is told of each call when it is over. It must not wait; what it raises, the call raises."""

_SEEN: ContextVar[list[Exchange] | None] = ContextVar("seen", default=None)


def tell(exchange: Exchange) -> None:
    """Tell of a call that is over whoever watches in this thread or task."""
    if (seen := _SEEN.get()) is not None:
        seen.append(exchange)


class Record:
    """What a method came to while it was watched: its result or error, and the exchanges on the way."""

    def __init__(self) -> None:
        self.result: Any = None
        self.error: ApiError | None = None
        self.seen: list[Exchange] = []


@contextmanager
def recorded() -> Iterator[Record]:
    """Watch what is called in this thread or task. An ApiError ends the block, and is in the record."""
    record = Record()
    token = _SEEN.set(record.seen)
    try:
        yield record
    except ApiError as error:
        record.error = error
    finally:
        _SEEN.reset(token)


class RawResponse(Generic[T]):
    """An answer as it came; `parse` gives what the method would have returned."""

    def __init__(self, record: Record) -> None:
        # A sign-in on the way is over before the call for which it was.
        exchange = record.seen[-1] if record.seen else None
        if record.error is not None and (exchange is None or exchange.response is None):
            raise record.error
        if exchange is None or exchange.response is None or exchange.request is None:
            raise ArgumentError("nothing was sent; give a method that does so itself, such as `page` of a list")
        self._record = record
        self.response = exchange.response
        self.request = exchange.request
        self.elapsed = exchange.elapsed
        self.tries = exchange.tries

    @property
    def status(self) -> int:
        """The answer's status."""
        return self.response.status_code

    @property
    def headers(self) -> httpx.Headers:
        """The answer's headers."""
        return self.response.headers

    def parse(self) -> T:
        """Return the result of the call. Raises ApiError."""
        if self._record.error is not None:
            raise self._record.error
        return cast(T, self._record.result)

    def __repr__(self) -> str:
        return f"{type(self).__name__}(status={self.status}, tries={self.tries}, elapsed={self.elapsed:.3f})"
