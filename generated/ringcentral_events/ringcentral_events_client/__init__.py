"""Typed client for RingCentral Events.

Create a `RingCentralEvents` or an `AsyncRingCentralEvents`. The module `models` contains the types of requests and
responses.

See Also:
    https://api.hopin.com/docs
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._core.authorization import AsyncAuthorization, Authorization, AuthorizationRequest
from ._core.base_client import DEFAULT_RETRY, Options
from ._core.downloads import AsyncDownload, Download, Progress
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
from ._core.oauth2 import AuthorizationCode, Tokens
from ._core.pages import AsyncPages, Page, Pages, PagingError
from ._core.retries import Clock, Retry
from .client import AsyncRingCentralEvents, RingCentralEvents
from .extras import ReportNotReadyError

if TYPE_CHECKING:
    from . import models

__version__ = "0.1.0"

__all__ = [
    "RingCentralEvents",
    "AsyncRingCentralEvents",
    "models",
    "AsyncAuthorization",
    "Authorization",
    "AuthorizationRequest",
    "DEFAULT_RETRY",
    "Options",
    "AsyncDownload",
    "Download",
    "Progress",
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
    "AuthorizationCode",
    "Tokens",
    "AsyncPages",
    "Page",
    "Pages",
    "PagingError",
    "Clock",
    "Retry",
    "ReportNotReadyError",
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
