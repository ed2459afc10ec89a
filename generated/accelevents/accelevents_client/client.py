"""The synchronous and the asynchronous client: constructor, credentials and resources."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import httpx

from ._core import DEFAULT_RETRY, ApiKey, AsyncClient, Bearer, Client, Dialect, Hook, Retry, Service
from .errors import BY_CODE
from .extras import error_class

if TYPE_CHECKING:
    from .resources.sessions import AsyncSessions, Sessions

SERVICE = Service(
    name="accelevents-client",
    package="accelevents_client",
    version="0.1.0",
    base_url="https://api.accelevents.com",
    dialect=Dialect(code=("errorCode",), message=("errorMessage",), errors=BY_CODE, classify=error_class),
    lifecycle="",
    sign_in="use Accelevents(api_key=…)",
)
"""Constants of the vendor's service."""


class Accelevents(Client):
    """Synchronous client for Accelevents sessions.

    An attendee lists the sessions of an event, joins a live session, and gets its stream URL from the session details.

    Requests and responses are JSON. Dates and times have no time zone; they are in the time zone of the event.

    See Also:
        https://developer.accelevents.com/docs/regular-session

    Args:
        api_key: The key that goes into the header Key.
        event_url: The last part of the event's URL: `demo` for `https://www.accelevents.com/events/demo`. At
            least 1 character.
        auth: Authenticates all requests, in place of the credentials above.
        base_url: Overrides the vendor's address, for example with that of a sandbox.
        timeout: Timeout in seconds for connecting, and for each read and write.
        retry: Retry policy: the number of attempts and the waits between them.
        strict: Raise UnexpectedResponseError for undocumented statuses, fields and values. For tests.
        http_client: Your own `httpx.Client`, for proxies, event hooks and the like. You must close it yourself.
        hooks: Callbacks that receive each completed call as an `Exchange`.
    """

    service = SERVICE

    def __init__(
        self,
        api_key: str | None = None,
        event_url: str | None = None,
        *,
        auth: httpx.Auth | None = None,
        base_url: str | None = None,
        timeout: float | httpx.Timeout = 30.0,
        retry: Retry = DEFAULT_RETRY,
        strict: bool = False,
        hooks: Sequence[Hook] = (),
        http_client: httpx.Client | None = None,
    ) -> None:
        super().__init__(
            auth=auth,
            schemes={
                "bearer": Bearer(api_key) if api_key is not None else None,
                "key": ApiKey("Key", api_key, place="header") if api_key is not None else None,
            },
            arguments={"event_url": event_url},
            base_url=base_url,
            timeout=timeout,
            retry=retry,
            strict=strict,
            hooks=hooks,
            http_client=http_client,
        )

    @cached_property
    def sessions(self) -> Sessions:
        """The sessions of an event.

        See Also:
            https://developer.accelevents.com/docs/regular-session
        """
        from .resources.sessions import Sessions

        return Sessions(self)


class AsyncAccelevents(AsyncClient):
    """Asynchronous client for Accelevents sessions.

    An attendee lists the sessions of an event, joins a live session, and gets its stream URL from the session details.

    Requests and responses are JSON. Dates and times have no time zone; they are in the time zone of the event.

    See Also:
        https://developer.accelevents.com/docs/regular-session

    Args:
        api_key: The key that goes into the header Key.
        event_url: The last part of the event's URL: `demo` for `https://www.accelevents.com/events/demo`. At
            least 1 character.
        auth: Authenticates all requests, in place of the credentials above.
        base_url: Overrides the vendor's address, for example with that of a sandbox.
        timeout: Timeout in seconds for connecting, and for each read and write.
        retry: Retry policy: the number of attempts and the waits between them.
        strict: Raise UnexpectedResponseError for undocumented statuses, fields and values. For tests.
        http_client: Your own `httpx.AsyncClient`, for proxies, event hooks and the like. You must close it
            yourself.
        hooks: Callbacks that receive each completed call as an `Exchange`.
    """

    service = SERVICE

    def __init__(
        self,
        api_key: str | None = None,
        event_url: str | None = None,
        *,
        auth: httpx.Auth | None = None,
        base_url: str | None = None,
        timeout: float | httpx.Timeout = 30.0,
        retry: Retry = DEFAULT_RETRY,
        strict: bool = False,
        hooks: Sequence[Hook] = (),
        http_client: httpx.AsyncClient | None = None,
    ) -> None:
        super().__init__(
            auth=auth,
            schemes={
                "bearer": Bearer(api_key) if api_key is not None else None,
                "key": ApiKey("Key", api_key, place="header") if api_key is not None else None,
            },
            arguments={"event_url": event_url},
            base_url=base_url,
            timeout=timeout,
            retry=retry,
            strict=strict,
            hooks=hooks,
            http_client=http_client,
        )

    @cached_property
    def sessions(self) -> AsyncSessions:
        """The sessions of an event.

        See Also:
            https://developer.accelevents.com/docs/regular-session
        """
        from .resources.sessions import AsyncSessions

        return AsyncSessions(self)
