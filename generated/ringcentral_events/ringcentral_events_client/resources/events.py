"""Events of an organization, created from scratch, from a template or as a copy of another event.

See Also:
    https://api.hopin.com/docs
"""

from __future__ import annotations

import datetime
from typing import Any

from .. import models
from .._core import AsyncPages, AsyncResource, Body, Call, Operation, Options, Pages, Paging, Reply, Resource, given

_CREATE_EVENT: Operation[models.Event] = Operation(
    id="createEvent",
    method="POST",
    path="/v1/organizations/{organizationId}/events",
    success={"201": Reply(models.EventResponse, payload="data")},
    failure={"400": models.ErrorList, "401": models.ErrorList, "404": models.ErrorList, "422": models.ErrorList},
    body=Body("application/json", model=models.EventInput),
    security=(("bearer",), ("oauth2",)),
)


def _create_event(
    organization_id: str,
    *,
    currency: str,
    name: str,
    time_end: datetime.datetime,
    time_start: datetime.datetime,
    timezone: models.TimeZone | str,
    analytics_code: str | None = None,
    attendees_visibility: models.AttendeesVisibility | str | None = None,
    attendees_visiblity: models.AttendeesVisibility | str | None = None,
    color: str | None = None,
    description: str | None = None,
    doors_close_after_minutes: int | None = None,
    doors_open_before_minutes: int | None = None,
    event_type: models.EventType | str | None = None,
    gdpr_text: str | None = None,
    hide_people_area: bool | None = None,
    message: str | None = None,
    network_type: models.NetworkType | str | None = None,
    password: str | None = None,
    short_description: str | None = None,
    slug: str | None = None,
    suppress_emails: bool | None = None,
    timer_length: int | None = None,
) -> Call[models.Event]:
    return Call.of(
        _CREATE_EVENT,
        path_values={"organizationId": organization_id},
        body={
            "data": {
                "type": "event",
                "attributes": given(
                    {
                        "analyticsCode": analytics_code,
                        "attendeesVisibility": attendees_visibility,
                        "attendeesVisiblity": attendees_visiblity,
                        "color": color,
                        "currency": currency,
                        "description": description,
                        "doorsCloseAfterMinutes": doors_close_after_minutes,
                        "doorsOpenBeforeMinutes": doors_open_before_minutes,
                        "eventType": event_type,
                        "gdprText": gdpr_text,
                        "hidePeopleArea": hide_people_area,
                        "message": message,
                        "name": name,
                        "networkType": network_type,
                        "password": password,
                        "shortDescription": short_description,
                        "slug": slug,
                        "suppressEmails": suppress_emails,
                        "timeEnd": time_end,
                        "timeStart": time_start,
                        "timerLength": timer_length,
                        "timezone": timezone,
                    }
                ),
            }
        },
    )


_LIST_EVENTS: Operation[models.EventList] = Operation(
    id="listEvents",
    method="GET",
    path="/v1/organizations/{organizationId}/events",
    success={"200": Reply(models.EventList)},
    failure={"400": models.ErrorList, "401": models.ErrorList, "404": models.ErrorList},
    security=(("bearer",), ("oauth2",)),
    paging=Paging("data", next="links.next", total="meta.count", position="page"),
)


def _list_events(
    organization_id: str, *, page: int | None = None, per_page: int | None = None
) -> Call[models.EventList]:
    return Call.of(
        _LIST_EVENTS, path_values={"organizationId": organization_id}, query={"page": page, "perPage": per_page}
    )


_CREATE_EVENT_FROM_TEMPLATE: Operation[models.Event] = Operation(
    id="createEventFromTemplate",
    method="POST",
    path="/v1/templates/{templateID}/event",
    success={"201": Reply(models.EventResponse, payload="data")},
    failure={"400": models.ErrorList, "401": models.ErrorList, "404": models.ErrorList, "422": models.ErrorList},
    body=Body("application/json", model=models.TemplateEventInput),
    security=(("bearer",), ("oauth2",)),
)


def _create_event_from_template(
    template_id: str,
    *,
    name: str,
    organization_id: str,
    time_end: datetime.datetime,
    time_start: datetime.datetime,
    timezone: models.TimeZone | str,
    auto_publish: bool | None = None,
    metadata: dict[str, Any] | None = None,
    password: str | None = None,
    type: models.EventType | str | None = None,
) -> Call[models.Event]:
    return Call.of(
        _CREATE_EVENT_FROM_TEMPLATE,
        path_values={"templateID": template_id},
        body={
            "data": {
                "type": "event",
                "attributes": given(
                    {
                        "auto_publish": auto_publish,
                        "metadata": metadata,
                        "name": name,
                        "organizationId": organization_id,
                        "password": password,
                        "timeEnd": time_end,
                        "timeStart": time_start,
                        "timezone": timezone,
                        "type": type,
                    }
                ),
            }
        },
    )


_GET_EVENT: Operation[models.Event] = Operation(
    id="getEvent",
    method="GET",
    path="/v1/events/{eventId}",
    success={"200": Reply(models.EventResponse, payload="data")},
    failure={"401": models.ErrorList, "403": models.ErrorList, "404": models.ErrorList},
    security=(("bearer",), ("oauth2",)),
)


def _get_event(event_id: str) -> Call[models.Event]:
    return Call.of(_GET_EVENT, path_values={"eventId": event_id})


_DUPLICATE_EVENT: Operation[None] = Operation(
    id="duplicateEvent",
    method="POST",
    path="/v1/events/{eventId}/duplications",
    success={"202": Reply(read="none")},
    failure={"400": models.ErrorList, "401": models.ErrorList, "403": models.ErrorList, "404": models.ErrorList},
    body=Body("application/json", model=models.EventDuplicationInput),
    security=(("bearer",), ("oauth2",)),
)


def _duplicate_event(
    event_id: str,
    *,
    auto_publish: bool | None = None,
    metadata: dict[str, Any] | None = None,
    name: str | None = None,
    organization_id: str | None = None,
    password: str | None = None,
    time_end: datetime.datetime | None = None,
    time_start: datetime.datetime | None = None,
    timezone: models.TimeZone | str | None = None,
    type: models.EventType | str | None = None,
) -> Call[None]:
    return Call.of(
        _DUPLICATE_EVENT,
        path_values={"eventId": event_id},
        body={"data": {"type": "event", "attributes": members}}
        if (
            members := given(
                {
                    "auto_publish": auto_publish,
                    "metadata": metadata,
                    "name": name,
                    "organizationId": organization_id,
                    "password": password,
                    "timeEnd": time_end,
                    "timeStart": time_start,
                    "timezone": timezone,
                    "type": type,
                }
            )
        )
        else None,
    )


class Events(Resource):
    """Events of an organization, created from scratch, from a template or as a copy of another event.

    See Also:
        https://api.hopin.com/docs
    """

    def create(
        self,
        organization_id: str,
        *,
        currency: str,
        name: str,
        time_end: datetime.datetime,
        time_start: datetime.datetime,
        timezone: models.TimeZone | str,
        analytics_code: str | None = None,
        attendees_visibility: models.AttendeesVisibility | str | None = None,
        attendees_visiblity: models.AttendeesVisibility | str | None = None,
        color: str | None = None,
        description: str | None = None,
        doors_close_after_minutes: int | None = None,
        doors_open_before_minutes: int | None = None,
        event_type: models.EventType | str | None = None,
        gdpr_text: str | None = None,
        hide_people_area: bool | None = None,
        message: str | None = None,
        network_type: models.NetworkType | str | None = None,
        password: str | None = None,
        short_description: str | None = None,
        slug: str | None = None,
        suppress_emails: bool | None = None,
        timer_length: int | None = None,
        options: Options | None = None,
    ) -> models.Event:
        """Create an event.

        Creates an event of the organization from scratch. The event is not published yet.

        Args:
            organization_id: The id of the organization.
            currency: The currency of the event's prices, as a three-letter code.
            name: The name of the event.
            time_end: When the event ends. A datetime with a time zone.
            time_start: When the event starts. A datetime with a time zone.
            timezone: The time zone of the event. One of the 746 values of `models.TimeZone`.
            analytics_code: The tracking code of an analytics service.
            attendees_visibility: What visitors can see of each other. Known values: `show_all`, `show_list`,
                `show_none`.
            attendees_visiblity: The earlier, misspelt name of `attendeesVisibility`. If both are sent,
                `attendeesVisibility` takes precedence. Known values: `show_all`, `show_list`, `show_none`.
                Deprecated by the vendor.
            color: The colour of the event: `#` and three or six hexadecimal digits. Must match
                `^#([0-9A-Fa-f]{3}){1,2}$`.
            description: The description of the event.
            doors_close_after_minutes: How many minutes after its end the event closes for visitors. At least 0.
            doors_open_before_minutes: How many minutes before its start the event opens for visitors. At least 0.
            event_type: Who can find and enter the event. Known values: `hidden_event`, `private_event`,
                `public_event`.
            gdpr_text: The data protection notice for visitors.
            hide_people_area: Whether to hide the list of people in the event.
            message: A message to visitors.
            network_type: Who can use the event's networking. Known values: `everyone`, `ticket_holder`.
            password: The password with which visitors enter the event.
            short_description: A description of the event in one line.
            slug: The part of the event's URL that identifies it. If omitted, the server generates one.
            suppress_emails: Whether to send no emails about the event.
            timer_length: The length of the event's timer. The unit is not published. At least 0.
            options: Overrides client options for this call.

        Returns:
            The created event.

        Raises:
            BadRequestError: The body is missing, is not a JSON object, or is not sent as `application/json`.
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            NotFoundError: The resource does not exist, or belongs to an organization of which the user is not a
                member.
            UnprocessableError: An attribute is missing, or violates a rule.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return self._client.send(
            _create_event(
                organization_id,
                currency=currency,
                name=name,
                time_end=time_end,
                time_start=time_start,
                timezone=timezone,
                analytics_code=analytics_code,
                attendees_visibility=attendees_visibility,
                attendees_visiblity=attendees_visiblity,
                color=color,
                description=description,
                doors_close_after_minutes=doors_close_after_minutes,
                doors_open_before_minutes=doors_open_before_minutes,
                event_type=event_type,
                gdpr_text=gdpr_text,
                hide_people_area=hide_people_area,
                message=message,
                network_type=network_type,
                password=password,
                short_description=short_description,
                slug=slug,
                suppress_emails=suppress_emails,
                timer_length=timer_length,
            ),
            options,
        )

    def list(
        self,
        organization_id: str,
        *,
        page: int | None = None,
        per_page: int | None = None,
        options: Options | None = None,
    ) -> Pages[models.Event, models.EventList]:
        """List events.

        Returns one page of the organization's events.

        Args:
            organization_id: The id of the organization.
            page: The number of the page to return, starting with 1. Defaults to the first page.
            per_page: The number of items per page, 25 by default. Numbers above 100 count as 100. At least 1.
            options: Overrides client options for this call.

        Returns:
            An iterable over the items of all pages. Each page is requested when it is needed. One page of events,
                with links to the neighbouring pages.

        Raises:
            BadRequestError: The page or the number of items per page is not a positive integer.
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            NotFoundError: The resource does not exist, or belongs to an organization of which the user is not a
                member.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return self._client.pages(_list_events(organization_id, page=page, per_page=per_page), options)

    def create_from_template(
        self,
        template_id: str,
        *,
        name: str,
        organization_id: str,
        time_end: datetime.datetime,
        time_start: datetime.datetime,
        timezone: models.TimeZone | str,
        auto_publish: bool | None = None,
        metadata: dict[str, Any] | None = None,
        password: str | None = None,
        type: models.EventType | str | None = None,
        options: Options | None = None,
    ) -> models.Event:
        """Create an event from a template.

        Creates an event and starts a background job that fills it from the template. The event exists immediately; the
        content of the template is added gradually.

        Args:
            template_id: The id of the template.
            name: The name of the event.
            organization_id: The id of the organization of the event. It must be the organization of the template.
            time_end: When the event ends. A datetime with a time zone.
            time_start: When the event starts. A datetime with a time zone.
            timezone: The time zone of the event. One of the 746 values of `models.TimeZone`.
            auto_publish: Whether to publish the event immediately. Defaults to false.
            metadata: Your own data about the event, under keys that you choose.
            password: The password with which visitors enter the event.
            type: Who can find and enter the event. Known values: `hidden_event`, `private_event`, `public_event`.
            options: Overrides client options for this call.

        Returns:
            The created event.

        Raises:
            BadRequestError: The body is missing, is not a JSON object, or is not sent as `application/json`.
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            NotFoundError: The resource does not exist, or belongs to an organization of which the user is not a
                member.
            UnprocessableError: An attribute is missing, or violates a rule.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return self._client.send(
            _create_event_from_template(
                template_id,
                name=name,
                organization_id=organization_id,
                time_end=time_end,
                time_start=time_start,
                timezone=timezone,
                auto_publish=auto_publish,
                metadata=metadata,
                password=password,
                type=type,
            ),
            options,
        )

    def get(self, event_id: str, *, options: Options | None = None) -> models.Event:
        """Get an event.

        Returns one event.

        Args:
            event_id: The id of the event.
            options: Overrides client options for this call.

        Returns:
            The event.

        Raises:
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            ForbiddenError: The resource exists, but belongs to an organization of which the user is not a member.
            NotFoundError: The resource does not exist.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return self._client.send(_get_event(event_id), options)

    def duplicate(
        self,
        event_id: str,
        *,
        auto_publish: bool | None = None,
        metadata: dict[str, Any] | None = None,
        name: str | None = None,
        organization_id: str | None = None,
        password: str | None = None,
        time_end: datetime.datetime | None = None,
        time_start: datetime.datetime | None = None,
        timezone: models.TimeZone | str | None = None,
        type: models.EventType | str | None = None,
        options: Options | None = None,
    ) -> None:
        """Duplicate an event.

        Copies the event in the background. The response does not contain the id of the copy, and the copy does not
        refer to the original. The copy appears in the list of the organization's events after a while. Set `name` to
        find it there; without `name`, the copy has the name of the original.

        Args:
            event_id: The id of the event.
            auto_publish: Whether to publish the copy immediately. Defaults to false.
            metadata: Your own data about the copy, under keys that you choose.
            name: The name of the copy.
            organization_id: The id of the organization of the copy.
            password: The password with which visitors enter the event.
            time_end: When the copy ends. A datetime with a time zone.
            time_start: When the copy starts. A datetime with a time zone.
            timezone: The time zone of the copy. One of the 746 values of `models.TimeZone`.
            type: Who can find and enter the copy. Known values: `hidden_event`, `private_event`, `public_event`.
            options: Overrides client options for this call.

        Raises:
            BadRequestError: The body is missing, is not a JSON object, or is not sent as `application/json`.
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            ForbiddenError: The resource exists, but belongs to an organization of which the user is not a member.
            NotFoundError: The resource does not exist.
            UnprocessableError: The attributes violate a rule. The response has no body.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return self._client.send(
            _duplicate_event(
                event_id,
                auto_publish=auto_publish,
                metadata=metadata,
                name=name,
                organization_id=organization_id,
                password=password,
                time_end=time_end,
                time_start=time_start,
                timezone=timezone,
                type=type,
            ),
            options,
        )


class AsyncEvents(AsyncResource):
    """Events of an organization, created from scratch, from a template or as a copy of another event.

    See Also:
        https://api.hopin.com/docs
    """

    async def create(
        self,
        organization_id: str,
        *,
        currency: str,
        name: str,
        time_end: datetime.datetime,
        time_start: datetime.datetime,
        timezone: models.TimeZone | str,
        analytics_code: str | None = None,
        attendees_visibility: models.AttendeesVisibility | str | None = None,
        attendees_visiblity: models.AttendeesVisibility | str | None = None,
        color: str | None = None,
        description: str | None = None,
        doors_close_after_minutes: int | None = None,
        doors_open_before_minutes: int | None = None,
        event_type: models.EventType | str | None = None,
        gdpr_text: str | None = None,
        hide_people_area: bool | None = None,
        message: str | None = None,
        network_type: models.NetworkType | str | None = None,
        password: str | None = None,
        short_description: str | None = None,
        slug: str | None = None,
        suppress_emails: bool | None = None,
        timer_length: int | None = None,
        options: Options | None = None,
    ) -> models.Event:
        """Create an event.

        Creates an event of the organization from scratch. The event is not published yet.

        Args:
            organization_id: The id of the organization.
            currency: The currency of the event's prices, as a three-letter code.
            name: The name of the event.
            time_end: When the event ends. A datetime with a time zone.
            time_start: When the event starts. A datetime with a time zone.
            timezone: The time zone of the event. One of the 746 values of `models.TimeZone`.
            analytics_code: The tracking code of an analytics service.
            attendees_visibility: What visitors can see of each other. Known values: `show_all`, `show_list`,
                `show_none`.
            attendees_visiblity: The earlier, misspelt name of `attendeesVisibility`. If both are sent,
                `attendeesVisibility` takes precedence. Known values: `show_all`, `show_list`, `show_none`.
                Deprecated by the vendor.
            color: The colour of the event: `#` and three or six hexadecimal digits. Must match
                `^#([0-9A-Fa-f]{3}){1,2}$`.
            description: The description of the event.
            doors_close_after_minutes: How many minutes after its end the event closes for visitors. At least 0.
            doors_open_before_minutes: How many minutes before its start the event opens for visitors. At least 0.
            event_type: Who can find and enter the event. Known values: `hidden_event`, `private_event`,
                `public_event`.
            gdpr_text: The data protection notice for visitors.
            hide_people_area: Whether to hide the list of people in the event.
            message: A message to visitors.
            network_type: Who can use the event's networking. Known values: `everyone`, `ticket_holder`.
            password: The password with which visitors enter the event.
            short_description: A description of the event in one line.
            slug: The part of the event's URL that identifies it. If omitted, the server generates one.
            suppress_emails: Whether to send no emails about the event.
            timer_length: The length of the event's timer. The unit is not published. At least 0.
            options: Overrides client options for this call.

        Returns:
            The created event.

        Raises:
            BadRequestError: The body is missing, is not a JSON object, or is not sent as `application/json`.
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            NotFoundError: The resource does not exist, or belongs to an organization of which the user is not a
                member.
            UnprocessableError: An attribute is missing, or violates a rule.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return await self._client.send(
            _create_event(
                organization_id,
                currency=currency,
                name=name,
                time_end=time_end,
                time_start=time_start,
                timezone=timezone,
                analytics_code=analytics_code,
                attendees_visibility=attendees_visibility,
                attendees_visiblity=attendees_visiblity,
                color=color,
                description=description,
                doors_close_after_minutes=doors_close_after_minutes,
                doors_open_before_minutes=doors_open_before_minutes,
                event_type=event_type,
                gdpr_text=gdpr_text,
                hide_people_area=hide_people_area,
                message=message,
                network_type=network_type,
                password=password,
                short_description=short_description,
                slug=slug,
                suppress_emails=suppress_emails,
                timer_length=timer_length,
            ),
            options,
        )

    def list(
        self,
        organization_id: str,
        *,
        page: int | None = None,
        per_page: int | None = None,
        options: Options | None = None,
    ) -> AsyncPages[models.Event, models.EventList]:
        """List events.

        Returns one page of the organization's events.

        Args:
            organization_id: The id of the organization.
            page: The number of the page to return, starting with 1. Defaults to the first page.
            per_page: The number of items per page, 25 by default. Numbers above 100 count as 100. At least 1.
            options: Overrides client options for this call.

        Returns:
            An iterable over the items of all pages. Each page is requested when it is needed. One page of events,
                with links to the neighbouring pages.

        Raises:
            BadRequestError: The page or the number of items per page is not a positive integer.
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            NotFoundError: The resource does not exist, or belongs to an organization of which the user is not a
                member.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return self._client.pages(_list_events(organization_id, page=page, per_page=per_page), options)

    async def create_from_template(
        self,
        template_id: str,
        *,
        name: str,
        organization_id: str,
        time_end: datetime.datetime,
        time_start: datetime.datetime,
        timezone: models.TimeZone | str,
        auto_publish: bool | None = None,
        metadata: dict[str, Any] | None = None,
        password: str | None = None,
        type: models.EventType | str | None = None,
        options: Options | None = None,
    ) -> models.Event:
        """Create an event from a template.

        Creates an event and starts a background job that fills it from the template. The event exists immediately; the
        content of the template is added gradually.

        Args:
            template_id: The id of the template.
            name: The name of the event.
            organization_id: The id of the organization of the event. It must be the organization of the template.
            time_end: When the event ends. A datetime with a time zone.
            time_start: When the event starts. A datetime with a time zone.
            timezone: The time zone of the event. One of the 746 values of `models.TimeZone`.
            auto_publish: Whether to publish the event immediately. Defaults to false.
            metadata: Your own data about the event, under keys that you choose.
            password: The password with which visitors enter the event.
            type: Who can find and enter the event. Known values: `hidden_event`, `private_event`, `public_event`.
            options: Overrides client options for this call.

        Returns:
            The created event.

        Raises:
            BadRequestError: The body is missing, is not a JSON object, or is not sent as `application/json`.
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            NotFoundError: The resource does not exist, or belongs to an organization of which the user is not a
                member.
            UnprocessableError: An attribute is missing, or violates a rule.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return await self._client.send(
            _create_event_from_template(
                template_id,
                name=name,
                organization_id=organization_id,
                time_end=time_end,
                time_start=time_start,
                timezone=timezone,
                auto_publish=auto_publish,
                metadata=metadata,
                password=password,
                type=type,
            ),
            options,
        )

    async def get(self, event_id: str, *, options: Options | None = None) -> models.Event:
        """Get an event.

        Returns one event.

        Args:
            event_id: The id of the event.
            options: Overrides client options for this call.

        Returns:
            The event.

        Raises:
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            ForbiddenError: The resource exists, but belongs to an organization of which the user is not a member.
            NotFoundError: The resource does not exist.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return await self._client.send(_get_event(event_id), options)

    async def duplicate(
        self,
        event_id: str,
        *,
        auto_publish: bool | None = None,
        metadata: dict[str, Any] | None = None,
        name: str | None = None,
        organization_id: str | None = None,
        password: str | None = None,
        time_end: datetime.datetime | None = None,
        time_start: datetime.datetime | None = None,
        timezone: models.TimeZone | str | None = None,
        type: models.EventType | str | None = None,
        options: Options | None = None,
    ) -> None:
        """Duplicate an event.

        Copies the event in the background. The response does not contain the id of the copy, and the copy does not
        refer to the original. The copy appears in the list of the organization's events after a while. Set `name` to
        find it there; without `name`, the copy has the name of the original.

        Args:
            event_id: The id of the event.
            auto_publish: Whether to publish the copy immediately. Defaults to false.
            metadata: Your own data about the copy, under keys that you choose.
            name: The name of the copy.
            organization_id: The id of the organization of the copy.
            password: The password with which visitors enter the event.
            time_end: When the copy ends. A datetime with a time zone.
            time_start: When the copy starts. A datetime with a time zone.
            timezone: The time zone of the copy. One of the 746 values of `models.TimeZone`.
            type: Who can find and enter the copy. Known values: `hidden_event`, `private_event`, `public_event`.
            options: Overrides client options for this call.

        Raises:
            BadRequestError: The body is missing, is not a JSON object, or is not sent as `application/json`.
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            ForbiddenError: The resource exists, but belongs to an organization of which the user is not a member.
            NotFoundError: The resource does not exist.
            UnprocessableError: The attributes violate a rule. The response has no body.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return await self._client.send(
            _duplicate_event(
                event_id,
                auto_publish=auto_publish,
                metadata=metadata,
                name=name,
                organization_id=organization_id,
                password=password,
                time_end=time_end,
                time_start=time_start,
                timezone=timezone,
                type=type,
            ),
            options,
        )
