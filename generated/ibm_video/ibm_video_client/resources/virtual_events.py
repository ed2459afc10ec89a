"""Events on a channel.

See Also:
    https://developers.video.ibm.com/channel-api-virtual-events/basics/
"""

from __future__ import annotations

import datetime

from .. import models
from .._core import AsyncPages, AsyncResource, Body, Call, Operation, Options, Pages, Paging, Reply, Resource

_CREATE_VIRTUAL_EVENT: Operation[models.VirtualEvent] = Operation(
    id="createVirtualEvent",
    method="POST",
    path="/channels/{channelId}/virtual-events.json",
    success={"200": Reply(models.VirtualEventResponse, payload="virtual_event")},
    failure={
        "400": models.BadRequest,
        "401": models.InvalidToken,
        "402": models.FeatureNotEnabled,
        "403": models.LackOfOwnership,
        "404": models.NotFound,
        "409": models.Conflict,
        "500": models.ServerFailure,
    },
    body=Body("application/x-www-form-urlencoded", model=models.VirtualEventInput),
    security=(("oauth2",),),
)


def _create_virtual_event(
    channel_id: int,
    *,
    title: str,
    timezone: models.TimeZone | str,
    start_at: datetime.datetime,
    end_at: datetime.datetime,
    gate_open_at: datetime.datetime,
    gate_close_at: datetime.datetime,
) -> Call[models.VirtualEvent]:
    return Call.of(
        _CREATE_VIRTUAL_EVENT,
        path_values={"channelId": channel_id},
        body={
            "title": title,
            "timezone": timezone,
            "start_at": start_at,
            "end_at": end_at,
            "gate_open_at": gate_open_at,
            "gate_close_at": gate_close_at,
        },
    )


_LIST_VIRTUAL_EVENTS: Operation[models.VirtualEventList] = Operation(
    id="listVirtualEvents",
    method="GET",
    path="/channels/{channelId}/virtual-events.json",
    success={"200": Reply(models.VirtualEventList)},
    failure={
        "400": models.BadRequest,
        "401": models.InvalidToken,
        "402": models.FeatureNotEnabled,
        "403": models.LackOfOwnership,
        "404": models.NotFound,
        "500": models.ServerFailure,
    },
    security=(("oauth2",),),
    paging=Paging("virtual_events", next="paging.next", total="paging.item_count", position="page"),
)


def _list_virtual_events(
    channel_id: int,
    *,
    filter_search_text: str | None = None,
    filter_status: models.EventStatus | str | None = None,
    filter_registration_form_enabled: models.BooleanString | bool | str | None = None,
    page: int | None = None,
) -> Call[models.VirtualEventList]:
    return Call.of(
        _LIST_VIRTUAL_EVENTS,
        path_values={"channelId": channel_id},
        query={
            "filter[search_text]": filter_search_text,
            "filter[status]": filter_status,
            "filter[registration_form_enabled]": filter_registration_form_enabled,
            "page": page,
        },
    )


_GET_VIRTUAL_EVENT: Operation[models.VirtualEvent] = Operation(
    id="getVirtualEvent",
    method="GET",
    path="/channels/{channelId}/virtual-events/{eventId}.json",
    success={"200": Reply(models.VirtualEventResponse, payload="virtual_event")},
    failure={
        "401": models.InvalidToken,
        "402": models.FeatureNotEnabled,
        "403": models.LackOfOwnership,
        "404": models.NotFound,
        "500": models.ServerFailure,
    },
    security=(("oauth2",),),
)


def _get_virtual_event(channel_id: int, event_id: int) -> Call[models.VirtualEvent]:
    return Call.of(_GET_VIRTUAL_EVENT, path_values={"channelId": channel_id, "eventId": event_id})


_UPDATE_VIRTUAL_EVENT: Operation[models.VirtualEvent] = Operation(
    id="updateVirtualEvent",
    method="PUT",
    path="/channels/{channelId}/virtual-events/{eventId}.json",
    success={"200": Reply(models.VirtualEventResponse, payload="virtual_event")},
    failure={
        "400": models.BadRequest,
        "401": models.InvalidToken,
        "402": models.FeatureNotEnabled,
        "403": models.LackOfOwnership,
        "404": models.NotFound,
        "409": models.Conflict,
        "500": models.ServerFailure,
    },
    body=Body("application/x-www-form-urlencoded", model=models.VirtualEventInput),
    security=(("oauth2",),),
)


def _update_virtual_event(
    channel_id: int,
    event_id: int,
    *,
    title: str,
    timezone: models.TimeZone | str,
    start_at: datetime.datetime,
    end_at: datetime.datetime,
    gate_open_at: datetime.datetime,
    gate_close_at: datetime.datetime,
) -> Call[models.VirtualEvent]:
    return Call.of(
        _UPDATE_VIRTUAL_EVENT,
        path_values={"channelId": channel_id, "eventId": event_id},
        body={
            "title": title,
            "timezone": timezone,
            "start_at": start_at,
            "end_at": end_at,
            "gate_open_at": gate_open_at,
            "gate_close_at": gate_close_at,
        },
    )


_DELETE_VIRTUAL_EVENT: Operation[None] = Operation(
    id="deleteVirtualEvent",
    method="DELETE",
    path="/channels/{channelId}/virtual-events/{eventId}.json",
    success={"204": Reply(read="none")},
    failure={
        "401": models.InvalidToken,
        "402": models.FeatureNotEnabled,
        "403": models.LackOfOwnership,
        "404": models.NotFound,
        "500": models.ServerFailure,
    },
    security=(("oauth2",),),
)


def _delete_virtual_event(channel_id: int, event_id: int) -> Call[None]:
    return Call.of(_DELETE_VIRTUAL_EVENT, path_values={"channelId": channel_id, "eventId": event_id})


_CLOSE_VIRTUAL_EVENT: Operation[models.VirtualEvent] = Operation(
    id="closeVirtualEvent",
    method="POST",
    path="/channels/{channelId}/virtual-events/{eventId}/close.json",
    success={"200": Reply(models.VirtualEventResponse, payload="virtual_event")},
    failure={
        "401": models.InvalidToken,
        "402": models.FeatureNotEnabled,
        "403": models.LackOfOwnership,
        "404": models.NotFound,
        "409": models.Conflict,
        "500": models.ServerFailure,
    },
    security=(("oauth2",),),
)


def _close_virtual_event(channel_id: int, event_id: int) -> Call[models.VirtualEvent]:
    return Call.of(_CLOSE_VIRTUAL_EVENT, path_values={"channelId": channel_id, "eventId": event_id})


class VirtualEvents(Resource):
    """Events on a channel.

    See Also:
        https://developers.video.ibm.com/channel-api-virtual-events/basics/
    """

    def create(
        self,
        channel_id: int,
        *,
        title: str,
        timezone: models.TimeZone | str,
        start_at: datetime.datetime,
        end_at: datetime.datetime,
        gate_open_at: datetime.datetime,
        gate_close_at: datetime.datetime,
        options: Options | None = None,
    ) -> models.VirtualEvent:
        """Create a virtual event.

        Creates an event on the channel and sets the opening and closing times of its registration gate. The event must
        not overlap another event on the same channel.

        Args:
            channel_id: The id of the channel.
            title: The title of the event.
            timezone: The time zone of the four times. One of the 438 values of `models.TimeZone`.
            start_at: When the event starts. A datetime without a time zone.
            end_at: When the event ends. A datetime without a time zone.
            gate_open_at: When registration opens. A datetime without a time zone.
            gate_close_at: When registration closes. A datetime without a time zone.
            options: Overrides client options for this call.

        Returns:
            The created event, with its id, registration form and secret.

        Raises:
            BadRequestError: A form field is missing or has an invalid value.
            InvalidTokenError: The access token is missing, malformed, expired or revoked.
            InvalidRequestError: Virtual events are not enabled for the user.
            LackOfOwnershipError: The channel exists, but the user may not manage it.
            NotFoundError: The channel does not exist.
            ConflictError: The event would overlap another event on the channel.
            TooManyRequestsError: The rate limit is exhausted until the time in `X-RateLimit-Reset`. The body is not
                documented.
            ServerError: An internal error of the service.
            ServiceUnavailableError: The service is temporarily unavailable. The body may be empty or not JSON.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://developers.video.ibm.com/channel-api-virtual-events/basics/
        """
        return self._client.send(
            _create_virtual_event(
                channel_id,
                title=title,
                timezone=timezone,
                start_at=start_at,
                end_at=end_at,
                gate_open_at=gate_open_at,
                gate_close_at=gate_close_at,
            ),
            options,
        )

    def list(
        self,
        channel_id: int,
        *,
        filter_search_text: str | None = None,
        filter_status: models.EventStatus | str | None = None,
        filter_registration_form_enabled: models.BooleanString | bool | str | None = None,
        page: int | None = None,
        options: Options | None = None,
    ) -> Pages[models.VirtualEvent, models.VirtualEventList]:
        """List virtual events.

        Returns one page of the channel's events. If several filters are set, an event must match all of them. Without
        filters, all events are listed.

        Args:
            channel_id: The id of the channel.
            filter_search_text: Lists only events whose title contains this text. Case is ignored.
            filter_status: Lists only events with this status. Known values: `past`, `started`, `open`, `future`.
            filter_registration_form_enabled: Lists only events whose registration form is available (`true`), or
                only those whose form is not (`false`).
            page: The number of the page to return, starting with 1. Defaults to the first page.
            options: Overrides client options for this call.

        Returns:
            An iterable over the items of all pages. Each page is requested when it is needed. One page of events,
                with links to the neighbouring pages.

        Raises:
            BadRequestError: A filter or the page number has an undocumented value.
            InvalidTokenError: The access token is missing, malformed, expired or revoked.
            InvalidRequestError: Virtual events are not enabled for the user.
            LackOfOwnershipError: The channel exists, but the user may not manage it.
            NotFoundError: The channel does not exist.
            TooManyRequestsError: The rate limit is exhausted until the time in `X-RateLimit-Reset`. The body is not
                documented.
            ServerError: An internal error of the service.
            ServiceUnavailableError: The service is temporarily unavailable. The body may be empty or not JSON.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://developers.video.ibm.com/channel-api-virtual-events/basics/
        """
        return self._client.pages(
            _list_virtual_events(
                channel_id,
                filter_search_text=filter_search_text,
                filter_status=filter_status,
                filter_registration_form_enabled=filter_registration_form_enabled,
                page=page,
            ),
            options,
        )

    def get(self, channel_id: int, event_id: int, *, options: Options | None = None) -> models.VirtualEvent:
        """Get a virtual event.

        Returns one event of the channel.

        Args:
            channel_id: The id of the channel.
            event_id: The id of the virtual event.
            options: Overrides client options for this call.

        Returns:
            The event.

        Raises:
            InvalidTokenError: The access token is missing, malformed, expired or revoked.
            InvalidRequestError: Virtual events are not enabled for the user.
            LackOfOwnershipError: The channel or the event exists, but the user may not manage it.
            NotFoundError: The channel does not exist, or has no such event.
            TooManyRequestsError: The rate limit is exhausted until the time in `X-RateLimit-Reset`. The body is not
                documented.
            ServerError: An internal error of the service.
            ServiceUnavailableError: The service is temporarily unavailable. The body may be empty or not JSON.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://developers.video.ibm.com/channel-api-virtual-events/basics/
        """
        return self._client.send(_get_virtual_event(channel_id, event_id), options)

    def update(
        self,
        channel_id: int,
        event_id: int,
        *,
        title: str,
        timezone: models.TimeZone | str,
        start_at: datetime.datetime,
        end_at: datetime.datetime,
        gate_open_at: datetime.datetime,
        gate_close_at: datetime.datetime,
        options: Options | None = None,
    ) -> models.VirtualEvent:
        """Replace a virtual event.

        Replaces the title, the time zone and all four times of the event. No field is optional: to change one field,
        send the current values of the others. The event must not overlap another event on the same channel.

        Args:
            channel_id: The id of the channel.
            event_id: The id of the virtual event.
            title: The title of the event.
            timezone: The time zone of the four times. One of the 438 values of `models.TimeZone`.
            start_at: When the event starts. A datetime without a time zone.
            end_at: When the event ends. A datetime without a time zone.
            gate_open_at: When registration opens. A datetime without a time zone.
            gate_close_at: When registration closes. A datetime without a time zone.
            options: Overrides client options for this call.

        Returns:
            The updated event.

        Raises:
            BadRequestError: A form field is missing or has an invalid value.
            InvalidTokenError: The access token is missing, malformed, expired or revoked.
            InvalidRequestError: Virtual events are not enabled for the user.
            LackOfOwnershipError: The channel or the event exists, but the user may not manage it.
            NotFoundError: The channel does not exist, or has no such event.
            ConflictError: The event would overlap another event on the channel.
            TooManyRequestsError: The rate limit is exhausted until the time in `X-RateLimit-Reset`. The body is not
                documented.
            ServerError: An internal error of the service.
            ServiceUnavailableError: The service is temporarily unavailable. The body may be empty or not JSON.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://developers.video.ibm.com/channel-api-virtual-events/basics/
        """
        return self._client.send(
            _update_virtual_event(
                channel_id,
                event_id,
                title=title,
                timezone=timezone,
                start_at=start_at,
                end_at=end_at,
                gate_open_at=gate_open_at,
                gate_close_at=gate_close_at,
            ),
            options,
        )

    def delete(self, channel_id: int, event_id: int, *, options: Options | None = None) -> None:
        """Delete a virtual event.

        Deletes the event from the channel.

        Args:
            channel_id: The id of the channel.
            event_id: The id of the virtual event.
            options: Overrides client options for this call.

        Raises:
            InvalidTokenError: The access token is missing, malformed, expired or revoked.
            InvalidRequestError: Virtual events are not enabled for the user.
            LackOfOwnershipError: The channel or the event exists, but the user may not manage it.
            NotFoundError: The channel does not exist, or has no such event.
            TooManyRequestsError: The rate limit is exhausted until the time in `X-RateLimit-Reset`. The body is not
                documented.
            ServerError: An internal error of the service.
            ServiceUnavailableError: The service is temporarily unavailable. The body may be empty or not JSON.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://developers.video.ibm.com/channel-api-virtual-events/basics/
        """
        return self._client.send(_delete_virtual_event(channel_id, event_id), options)

    def close(self, channel_id: int, event_id: int, *, options: Options | None = None) -> models.VirtualEvent:
        """Close a virtual event.

        Ends the event immediately by setting its `gate_close_at` to the current time. The request has no body. An event
        that has ended or was closed cannot be closed again.

        Args:
            channel_id: The id of the channel.
            event_id: The id of the virtual event.
            options: Overrides client options for this call.

        Returns:
            The closed event.

        Raises:
            InvalidTokenError: The access token is missing, malformed, expired or revoked.
            InvalidRequestError: Virtual events are not enabled for the user.
            LackOfOwnershipError: The channel or the event exists, but the user may not manage it.
            NotFoundError: The channel does not exist, or has no such event.
            ConflictError: The event has ended, or was closed before.
            TooManyRequestsError: The rate limit is exhausted until the time in `X-RateLimit-Reset`. The body is not
                documented.
            ServerError: An internal error of the service.
            ServiceUnavailableError: The service is temporarily unavailable. The body may be empty or not JSON.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://developers.video.ibm.com/channel-api-virtual-events/basics/
        """
        return self._client.send(_close_virtual_event(channel_id, event_id), options)


class AsyncVirtualEvents(AsyncResource):
    """Events on a channel.

    See Also:
        https://developers.video.ibm.com/channel-api-virtual-events/basics/
    """

    async def create(
        self,
        channel_id: int,
        *,
        title: str,
        timezone: models.TimeZone | str,
        start_at: datetime.datetime,
        end_at: datetime.datetime,
        gate_open_at: datetime.datetime,
        gate_close_at: datetime.datetime,
        options: Options | None = None,
    ) -> models.VirtualEvent:
        """Create a virtual event.

        Creates an event on the channel and sets the opening and closing times of its registration gate. The event must
        not overlap another event on the same channel.

        Args:
            channel_id: The id of the channel.
            title: The title of the event.
            timezone: The time zone of the four times. One of the 438 values of `models.TimeZone`.
            start_at: When the event starts. A datetime without a time zone.
            end_at: When the event ends. A datetime without a time zone.
            gate_open_at: When registration opens. A datetime without a time zone.
            gate_close_at: When registration closes. A datetime without a time zone.
            options: Overrides client options for this call.

        Returns:
            The created event, with its id, registration form and secret.

        Raises:
            BadRequestError: A form field is missing or has an invalid value.
            InvalidTokenError: The access token is missing, malformed, expired or revoked.
            InvalidRequestError: Virtual events are not enabled for the user.
            LackOfOwnershipError: The channel exists, but the user may not manage it.
            NotFoundError: The channel does not exist.
            ConflictError: The event would overlap another event on the channel.
            TooManyRequestsError: The rate limit is exhausted until the time in `X-RateLimit-Reset`. The body is not
                documented.
            ServerError: An internal error of the service.
            ServiceUnavailableError: The service is temporarily unavailable. The body may be empty or not JSON.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://developers.video.ibm.com/channel-api-virtual-events/basics/
        """
        return await self._client.send(
            _create_virtual_event(
                channel_id,
                title=title,
                timezone=timezone,
                start_at=start_at,
                end_at=end_at,
                gate_open_at=gate_open_at,
                gate_close_at=gate_close_at,
            ),
            options,
        )

    def list(
        self,
        channel_id: int,
        *,
        filter_search_text: str | None = None,
        filter_status: models.EventStatus | str | None = None,
        filter_registration_form_enabled: models.BooleanString | bool | str | None = None,
        page: int | None = None,
        options: Options | None = None,
    ) -> AsyncPages[models.VirtualEvent, models.VirtualEventList]:
        """List virtual events.

        Returns one page of the channel's events. If several filters are set, an event must match all of them. Without
        filters, all events are listed.

        Args:
            channel_id: The id of the channel.
            filter_search_text: Lists only events whose title contains this text. Case is ignored.
            filter_status: Lists only events with this status. Known values: `past`, `started`, `open`, `future`.
            filter_registration_form_enabled: Lists only events whose registration form is available (`true`), or
                only those whose form is not (`false`).
            page: The number of the page to return, starting with 1. Defaults to the first page.
            options: Overrides client options for this call.

        Returns:
            An iterable over the items of all pages. Each page is requested when it is needed. One page of events,
                with links to the neighbouring pages.

        Raises:
            BadRequestError: A filter or the page number has an undocumented value.
            InvalidTokenError: The access token is missing, malformed, expired or revoked.
            InvalidRequestError: Virtual events are not enabled for the user.
            LackOfOwnershipError: The channel exists, but the user may not manage it.
            NotFoundError: The channel does not exist.
            TooManyRequestsError: The rate limit is exhausted until the time in `X-RateLimit-Reset`. The body is not
                documented.
            ServerError: An internal error of the service.
            ServiceUnavailableError: The service is temporarily unavailable. The body may be empty or not JSON.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://developers.video.ibm.com/channel-api-virtual-events/basics/
        """
        return self._client.pages(
            _list_virtual_events(
                channel_id,
                filter_search_text=filter_search_text,
                filter_status=filter_status,
                filter_registration_form_enabled=filter_registration_form_enabled,
                page=page,
            ),
            options,
        )

    async def get(self, channel_id: int, event_id: int, *, options: Options | None = None) -> models.VirtualEvent:
        """Get a virtual event.

        Returns one event of the channel.

        Args:
            channel_id: The id of the channel.
            event_id: The id of the virtual event.
            options: Overrides client options for this call.

        Returns:
            The event.

        Raises:
            InvalidTokenError: The access token is missing, malformed, expired or revoked.
            InvalidRequestError: Virtual events are not enabled for the user.
            LackOfOwnershipError: The channel or the event exists, but the user may not manage it.
            NotFoundError: The channel does not exist, or has no such event.
            TooManyRequestsError: The rate limit is exhausted until the time in `X-RateLimit-Reset`. The body is not
                documented.
            ServerError: An internal error of the service.
            ServiceUnavailableError: The service is temporarily unavailable. The body may be empty or not JSON.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://developers.video.ibm.com/channel-api-virtual-events/basics/
        """
        return await self._client.send(_get_virtual_event(channel_id, event_id), options)

    async def update(
        self,
        channel_id: int,
        event_id: int,
        *,
        title: str,
        timezone: models.TimeZone | str,
        start_at: datetime.datetime,
        end_at: datetime.datetime,
        gate_open_at: datetime.datetime,
        gate_close_at: datetime.datetime,
        options: Options | None = None,
    ) -> models.VirtualEvent:
        """Replace a virtual event.

        Replaces the title, the time zone and all four times of the event. No field is optional: to change one field,
        send the current values of the others. The event must not overlap another event on the same channel.

        Args:
            channel_id: The id of the channel.
            event_id: The id of the virtual event.
            title: The title of the event.
            timezone: The time zone of the four times. One of the 438 values of `models.TimeZone`.
            start_at: When the event starts. A datetime without a time zone.
            end_at: When the event ends. A datetime without a time zone.
            gate_open_at: When registration opens. A datetime without a time zone.
            gate_close_at: When registration closes. A datetime without a time zone.
            options: Overrides client options for this call.

        Returns:
            The updated event.

        Raises:
            BadRequestError: A form field is missing or has an invalid value.
            InvalidTokenError: The access token is missing, malformed, expired or revoked.
            InvalidRequestError: Virtual events are not enabled for the user.
            LackOfOwnershipError: The channel or the event exists, but the user may not manage it.
            NotFoundError: The channel does not exist, or has no such event.
            ConflictError: The event would overlap another event on the channel.
            TooManyRequestsError: The rate limit is exhausted until the time in `X-RateLimit-Reset`. The body is not
                documented.
            ServerError: An internal error of the service.
            ServiceUnavailableError: The service is temporarily unavailable. The body may be empty or not JSON.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://developers.video.ibm.com/channel-api-virtual-events/basics/
        """
        return await self._client.send(
            _update_virtual_event(
                channel_id,
                event_id,
                title=title,
                timezone=timezone,
                start_at=start_at,
                end_at=end_at,
                gate_open_at=gate_open_at,
                gate_close_at=gate_close_at,
            ),
            options,
        )

    async def delete(self, channel_id: int, event_id: int, *, options: Options | None = None) -> None:
        """Delete a virtual event.

        Deletes the event from the channel.

        Args:
            channel_id: The id of the channel.
            event_id: The id of the virtual event.
            options: Overrides client options for this call.

        Raises:
            InvalidTokenError: The access token is missing, malformed, expired or revoked.
            InvalidRequestError: Virtual events are not enabled for the user.
            LackOfOwnershipError: The channel or the event exists, but the user may not manage it.
            NotFoundError: The channel does not exist, or has no such event.
            TooManyRequestsError: The rate limit is exhausted until the time in `X-RateLimit-Reset`. The body is not
                documented.
            ServerError: An internal error of the service.
            ServiceUnavailableError: The service is temporarily unavailable. The body may be empty or not JSON.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://developers.video.ibm.com/channel-api-virtual-events/basics/
        """
        return await self._client.send(_delete_virtual_event(channel_id, event_id), options)

    async def close(self, channel_id: int, event_id: int, *, options: Options | None = None) -> models.VirtualEvent:
        """Close a virtual event.

        Ends the event immediately by setting its `gate_close_at` to the current time. The request has no body. An event
        that has ended or was closed cannot be closed again.

        Args:
            channel_id: The id of the channel.
            event_id: The id of the virtual event.
            options: Overrides client options for this call.

        Returns:
            The closed event.

        Raises:
            InvalidTokenError: The access token is missing, malformed, expired or revoked.
            InvalidRequestError: Virtual events are not enabled for the user.
            LackOfOwnershipError: The channel or the event exists, but the user may not manage it.
            NotFoundError: The channel does not exist, or has no such event.
            ConflictError: The event has ended, or was closed before.
            TooManyRequestsError: The rate limit is exhausted until the time in `X-RateLimit-Reset`. The body is not
                documented.
            ServerError: An internal error of the service.
            ServiceUnavailableError: The service is temporarily unavailable. The body may be empty or not JSON.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://developers.video.ibm.com/channel-api-virtual-events/basics/
        """
        return await self._client.send(_close_virtual_event(channel_id, event_id), options)
