"""Typed client for Accelevents sessions.

Create a `Accelevents` or an `AsyncAccelevents`. The module `models` contains the types of requests and
responses.

See Also:
    https://developer.accelevents.com/docs/regular-session
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._core.base_client import DEFAULT_RETRY, Options
from ._core.errors import (
    ApiError,
    ArgumentError,
    BadRequestError,
    ConflictError,
    ForbiddenError,
    GoneError,
    LifecycleWarning,
    MethodNotAllowedError,
    MissingFieldError,
    NotAcceptableError,
    NotFoundError,
    PaymentRequiredError,
    ResponseError,
    ServerError,
    ServiceUnavailableError,
    SignInRequiredError,
    StatusError,
    TimedOutError,
    TooManyRequestsError,
    TransportError,
    UnauthorizedError,
    UnexpectedResponseError,
    UnprocessableError,
)
from ._core.exchanges import Exchange, Hook, RawResponse
from ._core.pages import AsyncPages, Page, Pages, PagingError
from ._core.retries import Clock, Retry
from .client import Accelevents, AsyncAccelevents
from .extras import (
    NotRegisteredError,
    SessionFullError,
    SessionLimitReachedError,
    SessionNotLiveError,
    TicketNotPermittedError,
    in_zone,
)

if TYPE_CHECKING:
    from . import models

__version__ = "0.1.0"

__all__ = [
    "Accelevents",
    "AsyncAccelevents",
    "models",
    "DEFAULT_RETRY",
    "Options",
    "ApiError",
    "ArgumentError",
    "BadRequestError",
    "ConflictError",
    "ForbiddenError",
    "GoneError",
    "LifecycleWarning",
    "MethodNotAllowedError",
    "MissingFieldError",
    "NotAcceptableError",
    "NotFoundError",
    "PaymentRequiredError",
    "ResponseError",
    "ServerError",
    "ServiceUnavailableError",
    "SignInRequiredError",
    "StatusError",
    "TimedOutError",
    "TooManyRequestsError",
    "TransportError",
    "UnauthorizedError",
    "UnexpectedResponseError",
    "UnprocessableError",
    "Exchange",
    "Hook",
    "RawResponse",
    "AsyncPages",
    "Page",
    "Pages",
    "PagingError",
    "Clock",
    "Retry",
    "NotRegisteredError",
    "SessionFullError",
    "SessionLimitReachedError",
    "SessionNotLiveError",
    "TicketNotPermittedError",
    "in_zone",
    "__version__",
]


if not TYPE_CHECKING:

    def __getattr__(name):
        # Imported on first access: the models take long to import, and many programs name none.
        if name in ("models",):
            from importlib import import_module

            return import_module(f"{__name__}.{name}")
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
