"""Typed client for IBM Video Streaming virtual events.

Create a `IbmVideo` or an `AsyncIbmVideo`. The module `models` contains the types of requests and
responses.

See Also:
    https://developers.video.ibm.com/channel-api-virtual-events/basics/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._core.authorization import AsyncAuthorization, Authorization, AuthorizationRequest
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
from ._core.oauth2 import AuthorizationCode, ClientCredentials, Tokens
from ._core.pages import AsyncPages, Page, Pages, PagingError
from ._core.retries import Clock, Retry
from .client import AsyncIbmVideo, IbmVideo
from .errors import InvalidRequestError, InvalidTokenError, LackOfOwnershipError

if TYPE_CHECKING:
    from . import models

__version__ = "0.1.0"

__all__ = [
    "IbmVideo",
    "AsyncIbmVideo",
    "models",
    "AsyncAuthorization",
    "Authorization",
    "AuthorizationRequest",
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
    "AuthorizationCode",
    "ClientCredentials",
    "Tokens",
    "AsyncPages",
    "Page",
    "Pages",
    "PagingError",
    "Clock",
    "Retry",
    "InvalidTokenError",
    "InvalidRequestError",
    "LackOfOwnershipError",
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
