"""Calls: an operation with its encoded arguments, ready to be sent.

This module does no I/O, so both clients share it.
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
from .models import follow_path
from .operations import Operation, Reply
from .serialization import explain, pairs, path

T = TypeVar("T")
Response = TypeVar("Response")


@dataclass(frozen=True, slots=True)
class Dialect:
    """How to read a vendor's error responses. Locations are paths of property names and list indexes.

    Attributes:
        code: Location of the vendor's error code.
        message: Location of the error text.
        failed: Location of a boolean that is true if the call failed.
        success: Codes that report success, for vendors that report errors with a success status.
        errors: Error classes by status and code.
        classify: Vendor-specific function that returns the error class of a status, code and message, or None.
    """

    code: tuple[str, ...] | None = None
    message: tuple[str, ...] | None = None
    failed: tuple[str, ...] | None = None
    success: frozenset[str | int] = frozenset()
    errors: Mapping[tuple[int, str | int], type[StatusError]] = field(default_factory=dict)
    classify: Callable[[int, str | int | None, str | None], type[StatusError] | None] | None = None

    def error(self, status: int, code: str | int | None, message: str | None) -> type[StatusError]:
        """Return the class of an error: by the vendor's own rule, otherwise by its code, otherwise by its status."""
        error_class = self.classify(status, code, message) if self.classify else None
        if error_class is None and code is not None:
            error_class = self.errors.get((status, code))
        return error_class or status_error(self.status_of(status, code))

    def status_of(self, status: int, code: str | int | None) -> int:
        """Return the HTTP status of an error. With a success status, the code may be the actual HTTP status."""
        hides_status = self.failed is not None and status < 400
        return code if hides_status and isinstance(code, int) and code in range(400, 600) else status

    @property
    def hides_errors(self) -> bool:
        """Whether the vendor reports errors with a success status."""
        return bool(self.success) or self.failed is not None

    def code_of(self, response: httpx.Response) -> str | int | None:
        """Return the vendor's error code in a response, or None if there is none."""
        code = _pick(_json_or_text(response), self.code) if self.code else None
        return code if isinstance(code, str | int) else None

    def is_error(self, response: httpx.Response) -> bool:
        """Return whether a response reports an error: by its status, by its failure flag or by its code."""
        if not response.is_success:
            return True
        if self.failed is not None and _pick(_json_or_text(response), self.failed) is True:
            return True
        return bool(self.success) and (code := self.code_of(response)) is not None and code not in self.success


@dataclass(frozen=True, slots=True)
class Call(Generic[T]):
    """An operation with its encoded arguments: the request to send, and how to parse the response."""

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
        """Validate and encode the arguments. Raises ArgumentError if they are invalid."""
        content = operation.body.encode(body) if operation.body is not None and body is not None else {}
        return cls(
            operation=operation,
            path=path(operation.path, path_values or {}),
            query=_encode(query),
            content=content,
            headers=_encode(headers),
            cookies=_encode(cookies),
        )

    def parse(self, response: httpx.Response, dialect: Dialect, *, strict: bool) -> T:
        """Return the result of the call.

        Raises StatusError if the vendor reports an error, and UnexpectedResponseError if the response is invalid or,
        in strict mode, undocumented.
        """
        if dialect.is_error(response):
            raise self._status_error(response, dialect)
        reply = _documented(self.operation.success, response.status_code)
        if reply is None:
            if strict:
                message = f"{self.operation} returned {response.status_code}, which is not documented"
                raise UnexpectedResponseError(message, response=response)
            # An undocumented 2xx status must not break a call that succeeded.
            reply = next(iter(self.operation.success.values()), Reply(read="none"))
        value: T = self.read(reply, response, strict=strict)
        if value is None and reply.payload and dialect.hides_errors:
            # The vendor reports success explicitly, so the documented payload must be present.
            message = f"{self.operation} returned {response.status_code} without its {reply.payload}"
            raise UnexpectedResponseError(message, response=response)
        return value

    def read(self, reply: Reply, response: httpx.Response, *, strict: bool) -> Any:
        """Parse a successful response and return its payload. Raises UnexpectedResponseError if it is invalid."""
        try:
            value = reply.parse(response, strict=strict)
        except ValidationError as error:
            message = f"{self.operation} returned {response.status_code} with an invalid body: {explain(error)}"
            # The chained pydantic error would show the values, which may be secret.
            raise UnexpectedResponseError(
                message, response=response, transient=not _is_complete_json(response)
            ) from None
        try:
            value = follow_path(value, reply.payload)
        except MissingFieldError as error:
            message = f"{self.operation} returned {response.status_code} without its {reply.payload}: {error}"
            raise UnexpectedResponseError(message, response=response) from error
        return value if reply.gives else None

    def _status_error(self, response: httpx.Response, dialect: Dialect) -> StatusError:
        body = _json_or_text(response)
        code, message, status = dialect.code_of(response), _pick(body, dialect.message), response.status_code
        message = None if message is None else str(message)
        documented = _documented(self.operation.failure, status)
        if response.is_success and (reply := _documented(self.operation.success, status)):
            documented = reply.type
        if documented is not None:
            # An invalid error body must not hide the error itself.
            with contextlib.suppress(ValidationError):
                body = Reply(documented).parse(response, strict=False)
        error_class = dialect.error(status, code, message)
        status = dialect.status_of(status, code)
        return error_class(response=response, status=status, body=body, code=code, message=message)


def _encode(values: Mapping[str, object] | None) -> tuple[tuple[str, str], ...]:
    return tuple(pairs(values)) if values else ()


def _documented(replies: Mapping[str, Response], status: int) -> Response | None:
    """Return the documented response of a status: the exact status, then its range (`4XX`), then `default`."""
    return next((replies[key] for key in (str(status), f"{status // 100}XX", "default") if key in replies), None)


def _is_complete_json(response: httpx.Response) -> bool:
    """Return whether a body is complete JSON. A truncated body is not."""
    try:
        json.loads(response.content)
    except ValueError:
        return False
    return True


def _json_or_text(response: httpx.Response) -> Any:
    """Return a body as a JSON value, or as text if it is not JSON, or None if it is empty."""
    try:
        return response.json()
    except ValueError:
        return response.text or None


def _pick(value: Any, location: tuple[str, ...] | None) -> Any:
    """Return the JSON value at a location, or None if it does not exist."""
    if location is None:
        return None
    for token in location:
        if isinstance(value, dict) and token in value:
            value = value[token]
        elif isinstance(value, list) and token.isdigit() and int(token) < len(value):
            value = value[int(token)]
        else:
            return None
    return value
