"""Typed client for Toy.

Create a `Toy` or an `AsyncToy`. The module `models` contains the types of requests and
responses, and `events` the events of the stream.

See Also:
    https://toy.example.com/api
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
from ._core.models import UNSET, Unset
from ._core.pages import AsyncPages, Page, Pages, PagingError
from ._core.retries import Clock, Retry
from ._core.streams.client import Reconnect
from ._core.streams.errors import ConnectionLostError
from ._core.streams.events import Dropped, PossibleGap, UnknownEvent
from ._core.streams.listeners import Listener
from .client import AsyncToy, Toy
from .errors import (
    BoxFullError,
    NameTakenBadRequestError,
    NameTakenConflictError,
    TicketExpiredError,
    TooLateError,
    UnknownError,
    WrongPasswordError,
)
from .extras import finished

if TYPE_CHECKING:
    from . import events, models

__version__ = "1.2.3"

__all__ = [
    "Toy",
    "AsyncToy",
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
    "UNSET",
    "Unset",
    "AsyncPages",
    "Page",
    "Pages",
    "PagingError",
    "Clock",
    "Retry",
    "Reconnect",
    "ConnectionLostError",
    "Dropped",
    "PossibleGap",
    "UnknownEvent",
    "Listener",
    "NameTakenBadRequestError",
    "NameTakenConflictError",
    "UnknownError",
    "TicketExpiredError",
    "WrongPasswordError",
    "BoxFullError",
    "TooLateError",
    "finished",
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
