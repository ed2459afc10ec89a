"""The synchronous and the asynchronous client: constructor, credentials and resources."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import httpx

from ._core import DEFAULT_RETRY, AsyncClient, Client, Dialect, Hook, Retry, Service
from ._core.oauth2 import AuthorizationCode, Flow, Flows, granted
from .errors import BY_CODE
from .extras import AsyncClientExtras, ClientExtras

if TYPE_CHECKING:
    from ._core.authorization import AsyncAuthorization, Authorization
    from .resources.booths import AsyncBooths, Booths
    from .resources.data_subscriptions import AsyncDataSubscriptions, DataSubscriptions
    from .resources.events import AsyncEvents, Events
    from .resources.health import AsyncHealth, Health
    from .resources.magic_links import AsyncMagicLinks, MagicLinks
    from .resources.organizations import AsyncOrganizations, Organizations
    from .resources.registrations import AsyncRegistrations, Registrations
    from .resources.reports import AsyncReports, Reports
    from .resources.schedule_items import AsyncScheduleItems, ScheduleItems
    from .resources.sessions import AsyncSessions, Sessions
    from .resources.stages import AsyncStages, Stages
    from .resources.tags import AsyncTags, Tags
    from .resources.templates import AsyncTemplates, Templates
    from .resources.tickets import AsyncTickets, Tickets

SERVICE = Service(
    name="ringcentral-events-client",
    package="ringcentral_events_client",
    version="0.1.0",
    base_url="https://api.events.ringcentral.com",
    dialect=Dialect(code=("errors", "0", "code"), message=("errors", "0", "detail"), errors=BY_CODE),
    lifecycle="",
    sign_in="use RingCentralEvents(token=…)",
)
"""Constants of the vendor's service."""

FLOWS = {
    "oauth2": Flows(
        by_name={
            "authorizationCode": Flow(
                token_url="https://events.ringcentral.com/oauth/token",
                refresh_url="https://events.ringcentral.com/oauth/token",
                authorization_url="https://events.ringcentral.com/oauth/authorize",
            )
        },
        servers=("https://api.events.ringcentral.com", "https://api.hopin.com"),
        secret_in_form=True,
    )
}
"""OAuth 2.0 flows by security scheme."""


class RingCentralEvents(ClientExtras, Client):
    """Synchronous client for RingCentral Events.

    RingCentral Events, formerly Hopin, hosts virtual and hybrid events. This API creates events, reads their
    registrations, schedule and exhibition, creates tickets, magic links and reports, and sends notifications of what
    happens during an event.

    Requests and responses are JSON in the style of JSON:API: a resource is an object with `id`, `type` and
    `attributes`, and is the value of `data`. Long lists are paged; `links` contains the URLs of the neighbouring pages.
    Error responses list the errors in `errors`.

    See Also:
        https://api.hopin.com/docs

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
    """

    service = SERVICE

    def __init__(
        self,
        token: str | Callable[[], str] | AuthorizationCode | None = None,
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
            schemes={"bearer": granted(token, self, FLOWS["oauth2"]), "oauth2": granted(token, self, FLOWS["oauth2"])},
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
    def events(self) -> Events:
        """Events of an organization, created from scratch, from a template or as a copy of another event.

        See Also:
            https://api.hopin.com/docs
        """
        from .resources.events import Events

        return Events(self)

    @cached_property
    def organizations(self) -> Organizations:
        """The organizations that the user belongs to.

        See Also:
            https://api.hopin.com/docs
        """
        from .resources.organizations import Organizations

        return Organizations(self)

    @cached_property
    def templates(self) -> Templates:
        """Templates for an organization's events.

        See Also:
            https://api.hopin.com/docs
        """
        from .resources.templates import Templates

        return Templates(self)

    @cached_property
    def registrations(self) -> Registrations:
        """Registrations for an event.

        See Also:
            https://api.hopin.com/docs
        """
        from .resources.registrations import Registrations

        return Registrations(self)

    @cached_property
    def tickets(self) -> Tickets:
        """The ticket types of an event, and the registration questions of each ticket.

        See Also:
            https://api.hopin.com/docs
        """
        from .resources.tickets import Tickets

        return Tickets(self)

    @cached_property
    def magic_links(self) -> MagicLinks:
        """Personal URLs with which invited visitors get a ticket and enter the event.

        See Also:
            https://api.hopin.com/docs
        """
        from .resources.magic_links import MagicLinks

        return MagicLinks(self)

    @cached_property
    def schedule_items(self) -> ScheduleItems:
        """The schedule of an event.

        See Also:
            https://api.hopin.com/docs
        """
        from .resources.schedule_items import ScheduleItems

        return ScheduleItems(self)

    @cached_property
    def sessions(self) -> Sessions:
        """The sessions of an event.

        See Also:
            https://api.hopin.com/docs
        """
        from .resources.sessions import Sessions

        return Sessions(self)

    @cached_property
    def stages(self) -> Stages:
        """The stages of an event.

        See Also:
            https://api.hopin.com/docs
        """
        from .resources.stages import Stages

        return Stages(self)

    @cached_property
    def booths(self) -> Booths:
        """The booths in the exhibition of an event.

        See Also:
            https://api.hopin.com/docs
        """
        from .resources.booths import Booths

        return Booths(self)

    @cached_property
    def tags(self) -> Tags:
        """The tags of booths and schedule items.

        See Also:
            https://api.hopin.com/docs
        """
        from .resources.tags import Tags

        return Tags(self)

    @cached_property
    def reports(self) -> Reports:
        """Reports on an event. The server creates them in the background; download them as files.

        See Also:
            https://api.hopin.com/docs
        """
        from .resources.reports import Reports

        return Reports(self)

    @cached_property
    def data_subscriptions(self) -> DataSubscriptions:
        """Subscriptions to signals about what happens during an event.

        See Also:
            https://api.hopin.com/docs
        """
        from .resources.data_subscriptions import DataSubscriptions

        return DataSubscriptions(self)

    @cached_property
    def health(self) -> Health:
        """The health of the service.

        See Also:
            https://api.hopin.com/docs
        """
        from .resources.health import Health

        return Health(self)


class AsyncRingCentralEvents(AsyncClientExtras, AsyncClient):
    """Asynchronous client for RingCentral Events.

    RingCentral Events, formerly Hopin, hosts virtual and hybrid events. This API creates events, reads their
    registrations, schedule and exhibition, creates tickets, magic links and reports, and sends notifications of what
    happens during an event.

    Requests and responses are JSON in the style of JSON:API: a resource is an object with `id`, `type` and
    `attributes`, and is the value of `data`. Long lists are paged; `links` contains the URLs of the neighbouring pages.
    Error responses list the errors in `errors`.

    See Also:
        https://api.hopin.com/docs

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
    """

    service = SERVICE

    def __init__(
        self,
        token: str | Callable[[], str] | AuthorizationCode | None = None,
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
            schemes={"bearer": granted(token, self, FLOWS["oauth2"]), "oauth2": granted(token, self, FLOWS["oauth2"])},
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
    def events(self) -> AsyncEvents:
        """Events of an organization, created from scratch, from a template or as a copy of another event.

        See Also:
            https://api.hopin.com/docs
        """
        from .resources.events import AsyncEvents

        return AsyncEvents(self)

    @cached_property
    def organizations(self) -> AsyncOrganizations:
        """The organizations that the user belongs to.

        See Also:
            https://api.hopin.com/docs
        """
        from .resources.organizations import AsyncOrganizations

        return AsyncOrganizations(self)

    @cached_property
    def templates(self) -> AsyncTemplates:
        """Templates for an organization's events.

        See Also:
            https://api.hopin.com/docs
        """
        from .resources.templates import AsyncTemplates

        return AsyncTemplates(self)

    @cached_property
    def registrations(self) -> AsyncRegistrations:
        """Registrations for an event.

        See Also:
            https://api.hopin.com/docs
        """
        from .resources.registrations import AsyncRegistrations

        return AsyncRegistrations(self)

    @cached_property
    def tickets(self) -> AsyncTickets:
        """The ticket types of an event, and the registration questions of each ticket.

        See Also:
            https://api.hopin.com/docs
        """
        from .resources.tickets import AsyncTickets

        return AsyncTickets(self)

    @cached_property
    def magic_links(self) -> AsyncMagicLinks:
        """Personal URLs with which invited visitors get a ticket and enter the event.

        See Also:
            https://api.hopin.com/docs
        """
        from .resources.magic_links import AsyncMagicLinks

        return AsyncMagicLinks(self)

    @cached_property
    def schedule_items(self) -> AsyncScheduleItems:
        """The schedule of an event.

        See Also:
            https://api.hopin.com/docs
        """
        from .resources.schedule_items import AsyncScheduleItems

        return AsyncScheduleItems(self)

    @cached_property
    def sessions(self) -> AsyncSessions:
        """The sessions of an event.

        See Also:
            https://api.hopin.com/docs
        """
        from .resources.sessions import AsyncSessions

        return AsyncSessions(self)

    @cached_property
    def stages(self) -> AsyncStages:
        """The stages of an event.

        See Also:
            https://api.hopin.com/docs
        """
        from .resources.stages import AsyncStages

        return AsyncStages(self)

    @cached_property
    def booths(self) -> AsyncBooths:
        """The booths in the exhibition of an event.

        See Also:
            https://api.hopin.com/docs
        """
        from .resources.booths import AsyncBooths

        return AsyncBooths(self)

    @cached_property
    def tags(self) -> AsyncTags:
        """The tags of booths and schedule items.

        See Also:
            https://api.hopin.com/docs
        """
        from .resources.tags import AsyncTags

        return AsyncTags(self)

    @cached_property
    def reports(self) -> AsyncReports:
        """Reports on an event. The server creates them in the background; download them as files.

        See Also:
            https://api.hopin.com/docs
        """
        from .resources.reports import AsyncReports

        return AsyncReports(self)

    @cached_property
    def data_subscriptions(self) -> AsyncDataSubscriptions:
        """Subscriptions to signals about what happens during an event.

        See Also:
            https://api.hopin.com/docs
        """
        from .resources.data_subscriptions import AsyncDataSubscriptions

        return AsyncDataSubscriptions(self)

    @cached_property
    def health(self) -> AsyncHealth:
        """The health of the service.

        See Also:
            https://api.hopin.com/docs
        """
        from .resources.health import AsyncHealth

        return AsyncHealth(self)
