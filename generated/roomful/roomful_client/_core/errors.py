"""What can go wrong with a call. Every error of the package is an `ApiError`."""

from __future__ import annotations

from typing import Any, ClassVar

import httpx


class LifecycleWarning(UserWarning):
    """The vendor has announced the end of this API, or has ended it."""


class ApiError(Exception):
    """Base of every error that a client raises.

    `request` is what was sent last and `response` what was answered to it, None where there was none; `tries` is how
    often the call was sent. `may_have_worked` says whether the vendor may have done the work in any of the tries: where
    it is false, the call can be made again, and nothing is done twice. `transient` says that it may go better a moment
    later; of an answer its status says that.
    """

    request: httpx.Request | None = None
    response: httpx.Response | None = None
    tries: int = 0
    may_have_worked: bool = False
    transient: bool = False


class ArgumentError(ApiError, ValueError):
    """The arguments do not fit the vendor's description; nothing was sent."""


class SignInRequiredError(ApiError):
    """There is no credential that is still good, and none can be had without its user, who has to sign in anew."""


class TransportError(ApiError):
    """No usable answer came: the connection failed, broke or was refused."""

    request: httpx.Request
    transient = True

    def __init__(self, message: str, *, request: httpx.Request, may_have_worked: bool = True) -> None:
        super().__init__(message)
        self.request = request
        self.may_have_worked = may_have_worked


class TimedOutError(TransportError):
    """No answer came in time."""


class ResponseError(ApiError):
    """An answer came that is not the documented success."""

    request: httpx.Request
    response: httpx.Response

    def __init__(self, message: str, *, response: httpx.Response) -> None:
        super().__init__(message)
        self.response = response
        self.request = response.request


class UnexpectedResponseError(ResponseError):
    """The answer does not fit the description: an undocumented status, a body that is not what was promised.

    The work was most likely done. It is `transient` where the body broke off.
    """

    may_have_worked = True

    def __init__(self, message: str, *, response: httpx.Response, transient: bool = False) -> None:
        super().__init__(message, response=response)
        self.transient = transient


class MissingFieldError(ApiError, AttributeError):
    """A documented member was touched that the vendor did not send, or sent as something else.

    So `hasattr` tells whether it is there, and `getattr` with a default does without it. `name` is the member and `obj`
    the model; what came in its place is in the model's `model_extra`.
    """


class StatusError(ResponseError):
    """The vendor refused the call.

    `status` is the HTTP status, or where an answer of success reports the error, what its code says of one. `code` is
    the vendor's own error value where it sends one, `message` the vendor's text, `body` the parsed body: the documented
    model as far as it fits, otherwise the plain JSON value, the text, or None.

    4xx says that nothing was done; any other status, and a code that no such status belongs to, leaves it open.
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
        said = ": ".join(str(part) for part in (code, message) if part not in (None, "", self.status))
        # The path alone: a query may hold what does not belong into a log.
        place = f"{response.request.method} {response.request.url.path}"
        # Where errors come with a success, the status says nothing.
        told = [*([str(self.status)] if self.status >= 400 else []), said or response.reason_phrase, f"({place})"]
        super().__init__(" ".join(told), response=response)
        self.may_have_worked = not any(one in range(400, 500) for one in (self.status, *self.statuses[:1]))


class BadRequestError(StatusError):
    """400: a value was refused."""

    statuses = range(400, 401)


class UnauthorizedError(StatusError):
    """401: the credential is missing, unknown or has run out."""

    statuses = range(401, 402)


class PaymentRequiredError(StatusError):
    """402: the account does not include what was asked for."""

    statuses = range(402, 403)


class ForbiddenError(StatusError):
    """403: the credential does not reach what was asked for."""

    statuses = range(403, 404)


class NotFoundError(StatusError):
    """404: there is no such thing."""

    statuses = range(404, 405)


class MethodNotAllowedError(StatusError):
    """405: the path does not take this method."""

    statuses = range(405, 406)


class NotAcceptableError(StatusError):
    """406: the vendor cannot give what was asked for."""

    statuses = range(406, 407)


class ConflictError(StatusError):
    """409: the call contradicts the present state."""

    statuses = range(409, 410)


class GoneError(StatusError):
    """410: it was there once."""

    statuses = range(410, 411)


class UnprocessableError(StatusError):
    """422: the values are well formed and still refused."""

    statuses = range(422, 423)


class TooManyRequestsError(StatusError):
    """429: slow down."""

    statuses = range(429, 430)


class ServerError(StatusError):
    """5xx: the vendor failed."""

    statuses = range(500, 600)


class ServiceUnavailableError(ServerError):
    """503: the vendor cannot answer for the moment."""

    statuses = range(503, 504)


def status_error(status: int) -> type[StatusError]:
    """Return the narrowest error class of a status."""
    found: type[StatusError] = StatusError
    candidates = list(StatusError.__subclasses__())
    while candidates:
        kind = candidates.pop()
        if kind.__module__ == __name__ and status in kind.statuses:
            found = kind
            candidates = list(kind.__subclasses__())
    return found
