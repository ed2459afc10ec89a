"""Exceptions of the clients. Every error that a client raises is an `ApiError`."""

from __future__ import annotations

from typing import Any, ClassVar

import httpx


class LifecycleWarning(UserWarning):
    """Warns that the vendor has announced or completed the shutdown of this API."""


class ApiError(Exception):
    """Base class of all errors that a client raises.

    Attributes:
        request: The last request that was sent, or None if nothing was sent.
        response: The response to that request, or None if none arrived.
        tries: Number of attempts, the first one included.
        may_have_worked: Whether the vendor may have processed the call in any attempt. If it is False, you can repeat
            the call without any risk of doing the work twice.
        transient: Whether the same call may succeed later. For a `StatusError`, check `status` instead.
    """

    request: httpx.Request | None = None
    response: httpx.Response | None = None
    tries: int = 0
    may_have_worked: bool = False
    transient: bool = False


class ArgumentError(ApiError, ValueError):
    """The arguments are invalid according to the API description. Nothing was sent."""


class SignInRequiredError(ApiError):
    """No valid credential is available, and the user must sign in again to get one."""


class TransportError(ApiError):
    """No usable response arrived: the connection failed, broke off or was refused."""

    request: httpx.Request
    transient = True

    def __init__(self, message: str, *, request: httpx.Request, may_have_worked: bool = True) -> None:
        super().__init__(message)
        self.request = request
        self.may_have_worked = may_have_worked


class TimedOutError(TransportError):
    """No response arrived before the timeout."""


class ResponseError(ApiError):
    """Base class of errors that carry a response of the vendor."""

    request: httpx.Request
    response: httpx.Response

    def __init__(self, message: str, *, response: httpx.Response) -> None:
        super().__init__(message)
        self.response = response
        self.request = response.request


class UnexpectedResponseError(ResponseError):
    """The response does not match the API description: its status is undocumented or its body is invalid.

    The vendor has most likely processed the call. `transient` is True if the body was truncated.
    """

    may_have_worked = True

    def __init__(self, message: str, *, response: httpx.Response, transient: bool = False) -> None:
        super().__init__(message, response=response)
        self.transient = transient


class MissingFieldError(ApiError, AttributeError):
    """A model's field was accessed that the vendor did not send, or sent with an invalid value.

    Use `hasattr` to check for the field, or `getattr` with a default. `name` is the field and `obj` the model. An
    invalid value is in the model's `model_extra`.
    """


class StatusError(ResponseError):
    """The vendor rejected the call.

    A 4xx status means that the vendor did not process the call (`may_have_worked` is False). Any other status leaves
    that open.

    Attributes:
        status: The HTTP status. If the vendor reports the error with a success status, the HTTP status that its error
            code stands for.
        code: The vendor's error code, or None if there is none.
        message: The vendor's error text, or None if there is none.
        body: The parsed body: the documented model if the body is valid, otherwise the JSON value, the text or None.
    """

    statuses: ClassVar[range] = range(0)
    code: str | int | None

    def __init__(
        self,
        *,
        response: httpx.Response,
        body: Any,
        code: str | int | None,
        message: str | None,
        status: int | None = None,
    ) -> None:
        self.status = status or response.status_code
        self.body = body
        self.code = code
        self.message = message
        reason = ": ".join(str(part) for part in (code, message) if part not in (None, "", self.status))
        # Without the query, which may contain personal data and secrets.
        target = f"{response.request.method} {response.request.url.path}"
        # A success status is left out: it would contradict the error.
        parts = [*([str(self.status)] if self.status >= 400 else []), reason or response.reason_phrase, f"({target})"]
        super().__init__(" ".join(parts), response=response)
        self.may_have_worked = not any(status in range(400, 500) for status in (self.status, *self.statuses[:1]))


class BadRequestError(StatusError):
    """400 Bad Request: the request is invalid."""

    statuses = range(400, 401)


class UnauthorizedError(StatusError):
    """401 Unauthorized: the credential is missing, invalid or expired."""

    statuses = range(401, 402)


class PaymentRequiredError(StatusError):
    """402 Payment Required: the account's plan does not include this operation."""

    statuses = range(402, 403)


class ForbiddenError(StatusError):
    """403 Forbidden: the credential does not permit this call."""

    statuses = range(403, 404)


class NotFoundError(StatusError):
    """404 Not Found: the resource does not exist."""

    statuses = range(404, 405)


class MethodNotAllowedError(StatusError):
    """405 Method Not Allowed: the resource does not support this method."""

    statuses = range(405, 406)


class NotAcceptableError(StatusError):
    """406 Not Acceptable: the vendor cannot produce the requested response."""

    statuses = range(406, 407)


class ConflictError(StatusError):
    """409 Conflict: the call conflicts with the current state of the resource."""

    statuses = range(409, 410)


class GoneError(StatusError):
    """410 Gone: the resource existed once and was removed."""

    statuses = range(410, 411)


class UnprocessableError(StatusError):
    """422 Unprocessable Content: the request is well formed, but its values are rejected."""

    statuses = range(422, 423)


class TooManyRequestsError(StatusError):
    """429 Too Many Requests: a rate limit was exceeded."""

    statuses = range(429, 430)


class ServerError(StatusError):
    """5xx: the vendor's server failed."""

    statuses = range(500, 600)


class ServiceUnavailableError(ServerError):
    """503 Service Unavailable: the server is temporarily overloaded or down."""

    statuses = range(503, 504)


def status_error(status: int) -> type[StatusError]:
    """Return the most specific error class of an HTTP status."""
    error_class: type[StatusError] = StatusError
    candidates = list(StatusError.__subclasses__())
    while candidates:
        candidate = candidates.pop()
        if candidate.__module__ == __name__ and status in candidate.statuses:
            error_class = candidate
            candidates = list(candidate.__subclasses__())
    return error_class
