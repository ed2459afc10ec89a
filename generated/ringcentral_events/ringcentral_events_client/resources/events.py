"""An organization's events, made from scratch, from a template or from another event.

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
    """An organization's events, made from scratch, from a template or from another event.

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

        Creates an event of the organization from scratch. It is not published yet.

        Args:
            organization_id: An organization.
            currency: The currency of the event's prices, by its three letters.
            name: The name of the event.
            time_end: When the event ends. A time with a zone.
            time_start: When the event starts. A time with a zone.
            timezone: The time zone of the event. Known are the 746 values of `models.TimeZone`.
            analytics_code: The code of an analytics service that counts the event's visitors.
            attendees_visibility: How much visitors see of each other. Known values: `show_all`, `show_list`,
                `show_none`.
            attendees_visiblity: An earlier, misspelt name of `attendeesVisibility`, which wins where both are sent.
                Known values: `show_all`, `show_list`, `show_none`. Deprecated by the vendor.
            color: The event's colour, in three or six hexadecimal digits after `#`. Matches
                `^#([0-9A-Fa-f]{3}){1,2}$`.
            description: What the event is about.
            doors_close_after_minutes: How many minutes after its end the event closes its doors. At least 0.
            doors_open_before_minutes: How many minutes before its start the event opens its doors. At least 0.
            event_type: Who can find the event and come in. Known values: `hidden_event`, `private_event`,
                `public_event`.
            gdpr_text: The text on data protection that visitors are shown.
            hide_people_area: Whether to hide the part of the event that lists people.
            message: A message to visitors.
            network_type: Whom the event's networking is open to. Known values: `everyone`, `ticket_holder`.
            password: What visitors must enter to come in.
            short_description: What the event is about, in a line.
            slug: The event's part of its address; one is made up if left out.
            suppress_emails: Whether to send no emails about the event.
            timer_length: The length of the event's timer; its unit is not published. At least 0.
            options: What this call shall have otherwise than its client.

        Returns:
            The event as created.

        Raises:
            BadRequestError: The body is missing, is no JSON object, or is not sent as `application/json`.
            UnauthorizedError: The request has no access token or API key, or one that is unknown or has expired.
            NotFoundError: There is no such thing, or it belongs to an organization that the user does not belong
                to.
            UnprocessableError: An attribute is missing, or breaks a rule.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

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

        Returns the organization's events a page at a time.

        Args:
            organization_id: An organization.
            page: The page to return, counted from 1. Without it the first page comes.
            per_page: How many items a page holds, at most 100; without it 25. Larger numbers count as 100. At least
                1.
            options: What this call shall have otherwise than its client.

        Returns:
            The items of all pages, each page asked for when it is needed. One page of events, and where the
                neighbouring pages are.

        Raises:
            BadRequestError: The page or the number of items is no positive whole number.
            UnauthorizedError: The request has no access token or API key, or one that is unknown or has expired.
            NotFoundError: There is no such thing, or it belongs to an organization that the user does not belong
                to.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

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

        Creates an event and starts a job in the background that fills it from the template. The event is there at
        once; what the template has appears in it bit by bit.

        Args:
            template_id: A template.
            name: The name of the event.
            organization_id: The organization of the event, which is that of the template.
            time_end: When the event ends. A time with a zone.
            time_start: When the event starts. A time with a zone.
            timezone: The time zone of the event. Known are the 746 values of `models.TimeZone`.
            auto_publish: Whether to publish the event at once; false if left out.
            metadata: What to keep with the event, under keys of your choice.
            password: What visitors must enter to come in.
            type: Who can find the event and come in. Known values: `hidden_event`, `private_event`, `public_event`.
            options: What this call shall have otherwise than its client.

        Returns:
            The event as created.

        Raises:
            BadRequestError: The body is missing, is no JSON object, or is not sent as `application/json`.
            UnauthorizedError: The request has no access token or API key, or one that is unknown or has expired.
            NotFoundError: There is no such thing, or it belongs to an organization that the user does not belong
                to.
            UnprocessableError: An attribute is missing, or breaks a rule.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

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
            event_id: An event.
            options: What this call shall have otherwise than its client.

        Returns:
            The event.

        Raises:
            UnauthorizedError: The request has no access token or API key, or one that is unknown or has expired.
            ForbiddenError: The thing exists, but belongs to an organization that the user does not belong to.
            NotFoundError: There is no such thing.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

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

        Copies the event in the background. The answer does not name the copy, and nothing in the copy names the
        original; it appears in the list of the organization's events after a while. Give it a `name` by which to know
        it there: without one it has the name of the original.

        Args:
            event_id: An event.
            auto_publish: Whether to publish the copy at once; false if left out.
            metadata: What to keep with the copy, under keys of your choice.
            name: The name of the copy.
            organization_id: The organization of the copy.
            password: What visitors must enter to come in.
            time_end: When the copy ends. A time with a zone.
            time_start: When the copy starts. A time with a zone.
            timezone: The time zone of the copy. Known are the 746 values of `models.TimeZone`.
            type: Who can find the copy and come in. Known values: `hidden_event`, `private_event`, `public_event`.
            options: What this call shall have otherwise than its client.

        Raises:
            BadRequestError: The body is missing, is no JSON object, or is not sent as `application/json`.
            UnauthorizedError: The request has no access token or API key, or one that is unknown or has expired.
            ForbiddenError: The thing exists, but belongs to an organization that the user does not belong to.
            NotFoundError: There is no such thing.
            UnprocessableError: The attributes break a rule. There is no body.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

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
    """An organization's events, made from scratch, from a template or from another event.

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

        Creates an event of the organization from scratch. It is not published yet.

        Args:
            organization_id: An organization.
            currency: The currency of the event's prices, by its three letters.
            name: The name of the event.
            time_end: When the event ends. A time with a zone.
            time_start: When the event starts. A time with a zone.
            timezone: The time zone of the event. Known are the 746 values of `models.TimeZone`.
            analytics_code: The code of an analytics service that counts the event's visitors.
            attendees_visibility: How much visitors see of each other. Known values: `show_all`, `show_list`,
                `show_none`.
            attendees_visiblity: An earlier, misspelt name of `attendeesVisibility`, which wins where both are sent.
                Known values: `show_all`, `show_list`, `show_none`. Deprecated by the vendor.
            color: The event's colour, in three or six hexadecimal digits after `#`. Matches
                `^#([0-9A-Fa-f]{3}){1,2}$`.
            description: What the event is about.
            doors_close_after_minutes: How many minutes after its end the event closes its doors. At least 0.
            doors_open_before_minutes: How many minutes before its start the event opens its doors. At least 0.
            event_type: Who can find the event and come in. Known values: `hidden_event`, `private_event`,
                `public_event`.
            gdpr_text: The text on data protection that visitors are shown.
            hide_people_area: Whether to hide the part of the event that lists people.
            message: A message to visitors.
            network_type: Whom the event's networking is open to. Known values: `everyone`, `ticket_holder`.
            password: What visitors must enter to come in.
            short_description: What the event is about, in a line.
            slug: The event's part of its address; one is made up if left out.
            suppress_emails: Whether to send no emails about the event.
            timer_length: The length of the event's timer; its unit is not published. At least 0.
            options: What this call shall have otherwise than its client.

        Returns:
            The event as created.

        Raises:
            BadRequestError: The body is missing, is no JSON object, or is not sent as `application/json`.
            UnauthorizedError: The request has no access token or API key, or one that is unknown or has expired.
            NotFoundError: There is no such thing, or it belongs to an organization that the user does not belong
                to.
            UnprocessableError: An attribute is missing, or breaks a rule.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

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

        Returns the organization's events a page at a time.

        Args:
            organization_id: An organization.
            page: The page to return, counted from 1. Without it the first page comes.
            per_page: How many items a page holds, at most 100; without it 25. Larger numbers count as 100. At least
                1.
            options: What this call shall have otherwise than its client.

        Returns:
            The items of all pages, each page asked for when it is needed. One page of events, and where the
                neighbouring pages are.

        Raises:
            BadRequestError: The page or the number of items is no positive whole number.
            UnauthorizedError: The request has no access token or API key, or one that is unknown or has expired.
            NotFoundError: There is no such thing, or it belongs to an organization that the user does not belong
                to.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

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

        Creates an event and starts a job in the background that fills it from the template. The event is there at
        once; what the template has appears in it bit by bit.

        Args:
            template_id: A template.
            name: The name of the event.
            organization_id: The organization of the event, which is that of the template.
            time_end: When the event ends. A time with a zone.
            time_start: When the event starts. A time with a zone.
            timezone: The time zone of the event. Known are the 746 values of `models.TimeZone`.
            auto_publish: Whether to publish the event at once; false if left out.
            metadata: What to keep with the event, under keys of your choice.
            password: What visitors must enter to come in.
            type: Who can find the event and come in. Known values: `hidden_event`, `private_event`, `public_event`.
            options: What this call shall have otherwise than its client.

        Returns:
            The event as created.

        Raises:
            BadRequestError: The body is missing, is no JSON object, or is not sent as `application/json`.
            UnauthorizedError: The request has no access token or API key, or one that is unknown or has expired.
            NotFoundError: There is no such thing, or it belongs to an organization that the user does not belong
                to.
            UnprocessableError: An attribute is missing, or breaks a rule.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

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
            event_id: An event.
            options: What this call shall have otherwise than its client.

        Returns:
            The event.

        Raises:
            UnauthorizedError: The request has no access token or API key, or one that is unknown or has expired.
            ForbiddenError: The thing exists, but belongs to an organization that the user does not belong to.
            NotFoundError: There is no such thing.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

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

        Copies the event in the background. The answer does not name the copy, and nothing in the copy names the
        original; it appears in the list of the organization's events after a while. Give it a `name` by which to know
        it there: without one it has the name of the original.

        Args:
            event_id: An event.
            auto_publish: Whether to publish the copy at once; false if left out.
            metadata: What to keep with the copy, under keys of your choice.
            name: The name of the copy.
            organization_id: The organization of the copy.
            password: What visitors must enter to come in.
            time_end: When the copy ends. A time with a zone.
            time_start: When the copy starts. A time with a zone.
            timezone: The time zone of the copy. Known are the 746 values of `models.TimeZone`.
            type: Who can find the copy and come in. Known values: `hidden_event`, `private_event`, `public_event`.
            options: What this call shall have otherwise than its client.

        Raises:
            BadRequestError: The body is missing, is no JSON object, or is not sent as `application/json`.
            UnauthorizedError: The request has no access token or API key, or one that is unknown or has expired.
            ForbiddenError: The thing exists, but belongs to an organization that the user does not belong to.
            NotFoundError: There is no such thing.
            UnprocessableError: The attributes break a rule. There is no body.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

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
