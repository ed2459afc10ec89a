"""Typed client for Roomful social events.

Create a `Roomful` or an `AsyncRoomful`. The module `models` contains the types of requests and
responses, and `events` the events of the stream.

See Also:
    https://docs.texpo.io/apidocs/social_event.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

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
from ._core.pages import PagingError
from ._core.retries import Clock, Retry
from ._core.streams.client import Reconnect
from ._core.streams.errors import ConnectionLostError
from ._core.streams.events import Dropped, PossibleGap, UnknownEvent
from ._core.streams.listeners import Listener
from .client import AsyncRoomful, Roomful

if TYPE_CHECKING:
    from . import events, models

__version__ = "0.1.0"

__all__ = [
    "Roomful",
    "AsyncRoomful",
    "models",
    "events",
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
    "PagingError",
    "Clock",
    "Retry",
    "Reconnect",
    "ConnectionLostError",
    "Dropped",
    "PossibleGap",
    "UnknownEvent",
    "Listener",
    "__version__",
]


if not TYPE_CHECKING:

    def __getattr__(name):
        # Imported on first access: the models take long to import, and many programs name none.
        if name in ("models", "events"):
            from importlib import import_module

            return import_module(f"{__name__}.{name}")
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
