"""The synchronous and the asynchronous client: constructor, credentials and resources."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import httpx

from ._core import DEFAULT_RETRY, AsyncClient, Client, Dialect, Hook, Retry, Service
from ._core.oauth2 import AuthorizationCode, ClientCredentials, Flow, Flows, granted
from .errors import BY_CODE

if TYPE_CHECKING:
    from ._core.authorization import AsyncAuthorization, Authorization
    from .resources.calendars import AsyncCalendars, Calendars
    from .resources.exports import AsyncExports, Exports
    from .resources.forms import AsyncForms, Forms
    from .resources.gates import AsyncGates, Gates
    from .resources.sessions import AsyncSessions, Sessions
    from .resources.virtual_events import AsyncVirtualEvents, VirtualEvents

SERVICE = Service(
    name="ibm-video-client",
    package="ibm_video_client",
    version="0.1.0",
    base_url="https://api.video.ibm.com",
    dialect=Dialect(code=("error",), message=("error_description",), errors=BY_CODE),
    lifecycle="The vendor withdrew this API on 2025-03-24. IBM removed the virtual-events pages from its developer site and discontinued the feature.",
    sign_in="use IbmVideo(token=…)",
)
"""Constants of the vendor's service."""

FLOWS = {
    "oauth2": Flows(
        by_name={
            "authorizationCode": Flow(
                token_url="https://video.ibm.com/oauth2/token",
                refresh_url="https://video.ibm.com/oauth2/token",
                authorization_url="https://authentication.video.ibm.com/authorize",
            ),
            "clientCredentials": Flow(
                token_url="https://video.ibm.com/oauth2/token", refresh_url="https://video.ibm.com/oauth2/token"
            ),
        },
        servers=("https://api.video.ibm.com",),
    )
}
"""OAuth 2.0 flows by security scheme."""


class IbmVideo(Client):
    """Synchronous client for IBM Video Streaming virtual events.

    A virtual event is a scheduled period on a channel. Viewers register for it through a gate, which has its own
    opening and closing times. This API creates, lists, reads, replaces, closes and deletes virtual events, lists their
    sessions, enables and disables their gates, reads their registration forms and calendar files, and exports their
    data as CSV.

    Requests are forms, responses are JSON. A response wraps its content in a property with the name of the content
    (`virtual_event`, `export`, ...). Error responses have an error code in `error`.

    **The vendor withdrew this API on 2025-03-24.** This document describes the API as published until then.

    See Also:
        https://developers.video.ibm.com/channel-api-virtual-events/basics/

    Args:
        token: The access token, or a function that returns it and is called before each request, or an OAuth
            2.0 application that gets tokens and refreshes them.
        auth: Authenticates all requests, in place of the credentials above.
        base_url: Overrides the vendor's address, for example with that of a sandbox.
        timeout: Timeout in seconds for connecting, and for each read and write.
        retry: Retry policy: the number of attempts and the waits between them.
        strict: Raise UnexpectedResponseError for undocumented statuses, fields and values. For tests.
        http_client: Your own `httpx.Client`, for proxies, event hooks and the like. You must close it yourself.
        hooks: Callbacks that receive each completed call as an `Exchange`.

    Warns:
        LifecycleWarning: The vendor withdrew this API on 2025-03-24. IBM removed the virtual-events pages from
            its developer site and discontinued the feature.
    """

    service = SERVICE

    def __init__(
        self,
        token: str | Callable[[], str] | AuthorizationCode | ClientCredentials | None = None,
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
            schemes={"oauth2": granted(token, self, FLOWS["oauth2"])},
            base_url=base_url,
            timeout=timeout,
            retry=retry,
            strict=strict,
            hooks=hooks,
            http_client=http_client,
        )

    @cached_property
    def authorization(self) -> Authorization:
        """Signs a user in. Raises ArgumentError unless the client's token is an `AuthorizationCode`."""
        from ._core.authorization import Authorization

        return Authorization(self._credentials.of("oauth2"))

    @cached_property
    def virtual_events(self) -> VirtualEvents:
        """Events on a channel.

        See Also:
            https://developers.video.ibm.com/channel-api-virtual-events/basics/
        """
        from .resources.virtual_events import VirtualEvents

        return VirtualEvents(self)

    @cached_property
    def sessions(self) -> Sessions:
        """The sessions of an event's programme.

        See Also:
            https://developers.video.ibm.com/channel-api-virtual-events/basics/
        """
        from .resources.sessions import Sessions

        return Sessions(self)

    @cached_property
    def gates(self) -> Gates:
        """The registration gate of an event.

        See Also:
            https://developers.video.ibm.com/channel-api-virtual-events/registration/
        """
        from .resources.gates import Gates

        return Gates(self)

    @cached_property
    def forms(self) -> Forms:
        """The registration form of an event.

        See Also:
            https://developers.video.ibm.com/channel-api-virtual-events/registration/
        """
        from .resources.forms import Forms

        return Forms(self)

    @cached_property
    def calendars(self) -> Calendars:
        """The calendar file of an event.

        See Also:
            https://developers.video.ibm.com/channel-api-virtual-events/registration/
        """
        from .resources.calendars import Calendars

        return Calendars(self)

    @cached_property
    def exports(self) -> Exports:
        """CSV exports of an event's data. The server creates them in the background and keeps them for a limited time.

        See Also:
            https://developers.video.ibm.com/channel-api-virtual-events/csv-export/
        """
        from .resources.exports import Exports

        return Exports(self)


class AsyncIbmVideo(AsyncClient):
    """Asynchronous client for IBM Video Streaming virtual events.

    A virtual event is a scheduled period on a channel. Viewers register for it through a gate, which has its own
    opening and closing times. This API creates, lists, reads, replaces, closes and deletes virtual events, lists their
    sessions, enables and disables their gates, reads their registration forms and calendar files, and exports their
    data as CSV.

    Requests are forms, responses are JSON. A response wraps its content in a property with the name of the content
    (`virtual_event`, `export`, ...). Error responses have an error code in `error`.

    **The vendor withdrew this API on 2025-03-24.** This document describes the API as published until then.

    See Also:
        https://developers.video.ibm.com/channel-api-virtual-events/basics/

    Args:
        token: The access token, or a function that returns it and is called before each request, or an OAuth
            2.0 application that gets tokens and refreshes them.
        auth: Authenticates all requests, in place of the credentials above.
        base_url: Overrides the vendor's address, for example with that of a sandbox.
        timeout: Timeout in seconds for connecting, and for each read and write.
        retry: Retry policy: the number of attempts and the waits between them.
        strict: Raise UnexpectedResponseError for undocumented statuses, fields and values. For tests.
        http_client: Your own `httpx.AsyncClient`, for proxies, event hooks and the like. You must close it
            yourself.
        hooks: Callbacks that receive each completed call as an `Exchange`.

    Warns:
        LifecycleWarning: The vendor withdrew this API on 2025-03-24. IBM removed the virtual-events pages from
            its developer site and discontinued the feature.
    """

    service = SERVICE

    def __init__(
        self,
        token: str | Callable[[], str] | AuthorizationCode | ClientCredentials | None = None,
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
            schemes={"oauth2": granted(token, self, FLOWS["oauth2"])},
            base_url=base_url,
            timeout=timeout,
            retry=retry,
            strict=strict,
            hooks=hooks,
            http_client=http_client,
        )

    @cached_property
    def authorization(self) -> AsyncAuthorization:
        """Signs a user in. Raises ArgumentError unless the client's token is an `AuthorizationCode`."""
        from ._core.authorization import AsyncAuthorization

        return AsyncAuthorization(self._credentials.of("oauth2"))

    @cached_property
    def virtual_events(self) -> AsyncVirtualEvents:
        """Events on a channel.

        See Also:
            https://developers.video.ibm.com/channel-api-virtual-events/basics/
        """
        from .resources.virtual_events import AsyncVirtualEvents

        return AsyncVirtualEvents(self)

    @cached_property
    def sessions(self) -> AsyncSessions:
        """The sessions of an event's programme.

        See Also:
            https://developers.video.ibm.com/channel-api-virtual-events/basics/
        """
        from .resources.sessions import AsyncSessions

        return AsyncSessions(self)

    @cached_property
    def gates(self) -> AsyncGates:
        """The registration gate of an event.

        See Also:
            https://developers.video.ibm.com/channel-api-virtual-events/registration/
        """
        from .resources.gates import AsyncGates

        return AsyncGates(self)

    @cached_property
    def forms(self) -> AsyncForms:
        """The registration form of an event.

        See Also:
            https://developers.video.ibm.com/channel-api-virtual-events/registration/
        """
        from .resources.forms import AsyncForms

        return AsyncForms(self)

    @cached_property
    def calendars(self) -> AsyncCalendars:
        """The calendar file of an event.

        See Also:
            https://developers.video.ibm.com/channel-api-virtual-events/registration/
        """
        from .resources.calendars import AsyncCalendars

        return AsyncCalendars(self)

    @cached_property
    def exports(self) -> AsyncExports:
        """CSV exports of an event's data. The server creates them in the background and keeps them for a limited time.

        See Also:
            https://developers.video.ibm.com/channel-api-virtual-events/csv-export/
        """
        from .resources.exports import AsyncExports

        return AsyncExports(self)
