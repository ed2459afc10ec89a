"""Typed client for GlobalMeet Webcast.

Create a `GlobalMeet` or an `AsyncGlobalMeet`. The module `models` contains the types of requests and
responses.

See Also:
    https://www.webcasts.com/apis/eventcreation/
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
from ._core.pages import PagingError
from ._core.retries import Clock, Retry
from .client import AsyncGlobalMeet, GlobalMeet
from .errors import (
    AmbiguousPlatformError,
    CallLimitReachedError,
    GeneralError,
    InsecureInputError,
    InvalidInputError,
    InvalidReportDataError,
    InvalidTokenError,
    InvalidUserOrSessionError,
    InvalidVersionError,
    NotAuthorizedForReportError,
    PartialSuccessError,
    ReportingServiceNotAvailableError,
    ReportLimitReachedError,
    ReportNotAvailableError,
    UnknownReportingResourceError,
)
from .extras import CloseTime, GuestPresenter, GuestPresenterTypes

if TYPE_CHECKING:
    from . import models

__version__ = "0.1.0"

__all__ = [
    "GlobalMeet",
    "AsyncGlobalMeet",
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
    "PagingError",
    "Clock",
    "Retry",
    "GeneralError",
    "PartialSuccessError",
    "NotAuthorizedForReportError",
    "InvalidUserOrSessionError",
    "InvalidTokenError",
    "ReportNotAvailableError",
    "InvalidReportDataError",
    "ReportingServiceNotAvailableError",
    "CallLimitReachedError",
    "ReportLimitReachedError",
    "InsecureInputError",
    "InvalidVersionError",
    "InvalidInputError",
    "AmbiguousPlatformError",
    "UnknownReportingResourceError",
    "CloseTime",
    "GuestPresenter",
    "GuestPresenterTypes",
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
