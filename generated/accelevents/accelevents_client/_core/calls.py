"""Calls: one operation with its arguments, not yet sent.

Nothing here does I/O, so the synchronous and the asynchronous client share all of it.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

import httpx
from pydantic import ValidationError

from .errors import MissingFieldError, StatusError, UnexpectedResponseError, status_error
from .models import reached
from .operations import Operation, Reply
from .serialization import explain, pairs, path

T = TypeVar("T")
Kind = TypeVar("Kind")


@dataclass(frozen=True, slots=True)
class Dialect:
    """Where a vendor's error bodies hold code and message, and the error class of each status and code.

    `success` are the codes that report no error, where the vendor reports errors with a success status; `failed` is
    where a truth value says that a call failed.
    """

    code: tuple[str, ...] | None = None
    message: tuple[str, ...] | None = None
    failed: tuple[str, ...] | None = None
    success: frozenset[str | int] = frozenset()
    errors: Mapping[tuple[int, str | int], type[StatusError]] = field(default_factory=dict)
    classify: Callable[[int, str | int | None, str | None], type[StatusError] | None] | None = None

    def error(self, status: int, code: str | int | None, message: str | None) -> type[StatusError]:
        """Return the class of an error: what the vendor's own rule says, then its code, then its status."""
        found = self.classify(status, code, message) if self.classify else None
        if found is None and code is not None:
            found = self.errors.get((status, code))
        return found or status_error(self.status_of(status, code))

    def status_of(self, status: int, code: str | int | None) -> int:
        """Return an error's status. Where an answer of success says that it failed, its code may be one of HTTP's."""
        hidden = self.failed is not None and status < 400
        return code if hidden and isinstance(code, int) and code in range(400, 600) else status

    @property
    def hides_errors(self) -> bool:
        """Whether errors come with a success status."""
        return bool(self.success) or self.failed is not None

    def code_of(self, response: httpx.Response) -> str | int | None:
        """Return the vendor's code in an answer that was read, None where it has none."""
        code = _pick(_plain(response), self.code) if self.code else None
        return code if isinstance(code, str | int) else None

    def is_error(self, response: httpx.Response) -> bool:
        """Tell whether an answer refuses the call, by its status, by what it says itself, or by its code."""
        if not response.is_success:
            return True
        if self.failed is not None and _pick(_plain(response), self.failed) is True:
            return True
        return bool(self.success) and (code := self.code_of(response)) is not None and code not in self.success


@dataclass(frozen=True, slots=True)
class Call(Generic[T]):
    """An operation with its arguments: what to send, and how to read the answer."""

    operation: Operation[T]
    path: str
    query: tuple[tuple[str, str], ...]
    content: Mapping[str, Any]
    headers: tuple[tuple[str, str], ...] = ()
    cookies: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(
        cls,
        operation: Operation[T],
        *,
        path_values: Mapping[str, object] | None = None,
        query: Mapping[str, object] | None = None,
        headers: Mapping[str, object] | None = None,
        cookies: Mapping[str, object] | None = None,
        body: Any = None,
    ) -> Call[T]:
        """Check and encode the arguments. Raises ArgumentError."""
        content = operation.body.encode(body) if operation.body is not None and body is not None else {}
        return cls(
            operation=operation,
            path=path(operation.path, path_values or {}),
            query=_given(query),
            content=content,
            headers=_given(headers),
            cookies=_given(cookies),
        )

    def parse(self, response: httpx.Response, dialect: Dialect, *, strict: bool) -> T:
        """Return the result of the call. Raises StatusError or UnexpectedResponseError."""
        if dialect.is_error(response):
            raise self._refusal(response, dialect)
        reply = _documented(self.operation.success, response.status_code)
        if reply is None:
            if strict:
                message = f"{self.operation} answered {response.status_code}, which is not documented"
                raise UnexpectedResponseError(message, response=response)
            # A success is a success: another 2xx than the documented one must not break a call that worked.
            reply = next(iter(self.operation.success.values()), Reply(read="none"))
        value: T = self.read(reply, response, strict=strict)
        if value is None and reply.payload and dialect.hides_errors:
            # The vendor says that it went well, so what it promises must be there.
            message = f"{self.operation} answered {response.status_code} without its {reply.payload}"
            raise UnexpectedResponseError(message, response=response)
        return value

    def read(self, reply: Reply, response: httpx.Response, *, strict: bool) -> Any:
        """Parse a successful body and take the payload out of it."""
        try:
            value = reply.parse(response, strict=strict)
        except ValidationError as error:
            message = f"{self.operation} answered {response.status_code} with another body: {explain(error)}"
            # What pydantic says itself shows the values, which may be secret.
            raise UnexpectedResponseError(message, response=response, transient=not _whole(response)) from None
        try:
            value = reached(value, reply.payload)
        except MissingFieldError as error:
            message = f"{self.operation} answered {response.status_code} without its {reply.payload}: {error}"
            raise UnexpectedResponseError(message, response=response) from error
        return value if reply.gives else None

    def _refusal(self, response: httpx.Response, dialect: Dialect) -> StatusError:
        body = _plain(response)
        code, message, status = dialect.code_of(response), _pick(body, dialect.message), response.status_code
        message = None if message is None else str(message)
        documented = _documented(self.operation.failure, status)
        if response.is_success and (reply := _documented(self.operation.success, status)):
            documented = reply.type
        if documented is not None:
            # An error body that is not what was documented must not hide the error.
            with contextlib.suppress(ValidationError):
                body = Reply(documented).parse(response, strict=False)
        kind = dialect.error(status, code, message)
        status = dialect.status_of(status, code)
        return kind(response=response, status=status, body=body, code=code, message=message)


def _given(values: Mapping[str, object] | None) -> tuple[tuple[str, str], ...]:
    return tuple(pairs(values)) if values else ()


def _documented(replies: Mapping[str, Kind], status: int) -> Kind | None:
    return next((replies[key] for key in (str(status), f"{status // 100}XX", "default") if key in replies), None)


def _whole(response: httpx.Response) -> bool:
    """Tell whether a body is JSON to its end, whatever it says."""
    try:
        json.loads(response.content)
    except ValueError:
        return False
    return True


def _plain(response: httpx.Response) -> Any:
    """Return a body as JSON where it is JSON, as text where it is not, None where it is empty."""
    try:
        return response.json()
    except ValueError:
        return response.text or None


def _pick(value: Any, place: tuple[str, ...] | None) -> Any:
    if place is None:
        return None
    for token in place:
        if isinstance(value, dict) and token in value:
            value = value[token]
        elif isinstance(value, list) and token.isdigit() and int(token) < len(value):
            value = value[int(token)]
        else:
            return None
    return value
