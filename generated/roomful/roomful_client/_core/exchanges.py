"""Exchanges: the outcome of each call, for logs, hooks and raw responses."""

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
    """A completed call. `request` and `response` are complete and may contain secrets.

    Attributes:
        operation: The `operationId`.
        method: The HTTP method.
        path: The path template of the operation, such as `/widgets/{widgetId}`.
        request: The last request that was sent, or None.
        response: The response to that request, or None if none arrived.
        error: The error that the call raised, or None.
        tries: Number of attempts, the first one included.
        elapsed: Duration in seconds, including the waits between attempts.
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
        """The HTTP status, or None if no response arrived."""
        return None if self.response is None else self.response.status_code

    def log(self, logger: logging.Logger) -> None:
        """Log that the call is complete. The log contains no values of the request or the response."""
        self._log(logger, logging.DEBUG, "in %.3f s, tries: %d", self.elapsed, self.tries)

    def log_wait(self, logger: logging.Logger, error: ApiError, seconds: float) -> None:
        """Log that the call is repeated after a wait in seconds."""
        self.error = error
        self._log(logger, logging.INFO, "is retried in %.3f s", seconds)
        self.error = None

    def _log(self, logger: logging.Logger, level: int, text: str, *values: object) -> None:
        if not logger.isEnabledFor(level):
            return
        failure = None if self.error is None else type(self.error).__name__
        summary = " ".join(str(part) for part in (self.method, self.path, self.operation, self.status, failure) if part)
        fields = {
            "operation": self.operation,
            "method": self.method,
            "path": self.path,
            "status": self.status,
            "error": failure,
            "tries": self.tries,
            "duration": self.elapsed,
        }
        logger.log(level, f"%s {text}", summary, *values, extra=fields)


Hook = Callable[[Exchange], object]
"""Callback that receives each completed call. It must not block. The call raises any exception that a hook raises."""

_RECORDED: ContextVar[list[Exchange] | None] = ContextVar("recorded", default=None)


def record_exchange(exchange: Exchange) -> None:
    """Add a completed call to the record of this thread or task, if there is one."""
    if (exchanges := _RECORDED.get()) is not None:
        exchanges.append(exchange)


class Record:
    """The outcome of a method: its result or error, and the exchanges that it caused."""

    def __init__(self) -> None:
        self.result: Any = None
        self.error: ApiError | None = None
        self.exchanges: list[Exchange] = []


@contextmanager
def record_exchanges() -> Iterator[Record]:
    """Record the calls of this thread or task. An ApiError ends the block and is stored in the record."""
    record = Record()
    token = _RECORDED.set(record.exchanges)
    try:
        yield record
    except ApiError as error:
        record.error = error
    finally:
        _RECORDED.reset(token)


class RawResponse(Generic[T]):
    """The raw HTTP response to a call.

    Attributes:
        response: The response.
        request: The request that it belongs to.
        elapsed: Duration of the call in seconds, including the waits between attempts.
        tries: Number of attempts, the first one included.
    """

    def __init__(self, record: Record) -> None:
        # The last exchange: a sign-in completes before the call that needs it.
        exchange = record.exchanges[-1] if record.exchanges else None
        if record.error is not None and (exchange is None or exchange.response is None):
            raise record.error
        if exchange is None or exchange.response is None or exchange.request is None:
            raise ArgumentError("nothing was sent; pass a method that sends a request, such as `page` of a list")
        self._record = record
        self.response = exchange.response
        self.request = exchange.request
        self.elapsed = exchange.elapsed
        self.tries = exchange.tries

    @property
    def status(self) -> int:
        """The HTTP status."""
        return self.response.status_code

    @property
    def headers(self) -> httpx.Headers:
        """The response headers."""
        return self.response.headers

    def parse(self) -> T:
        """Return the result of the method. Raises ApiError if the call failed."""
        if self._record.error is not None:
            raise self._record.error
        return cast(T, self._record.result)

    def __repr__(self) -> str:
        return f"{type(self).__name__}(status={self.status}, tries={self.tries}, elapsed={self.elapsed:.3f})"
