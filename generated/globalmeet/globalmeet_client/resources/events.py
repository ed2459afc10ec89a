"""Webcasts, live or on demand.

See Also:
    https://www.webcasts.com/apis/eventcreation/
"""

from __future__ import annotations

import datetime

from .. import extras, models
from .._core import AsyncResource, Body, Call, Operation, Options, Reply, Resource, given

_CREATE_EVENT: Operation[models.Event] = Operation(
    id="createEvent",
    method="POST",
    path="/api/event/create",
    success={"200": Reply(models.EventResponse, payload="convey_api.result.event_data")},
    failure={},
    body=Body("application/x-www-form-urlencoded", model=models.CreateEventForm, json=frozenset(["event_data"])),
    security=(("token",),),
)


def _create_event(
    *,
    event_title: str,
    type: models.EventType | str,
    scheduled_start_time: datetime.datetime,
    scheduled_duration: int,
    timezone: models.TimeZone | str,
    audience_capacity: int,
    event_expiration_months: int,
    region: models.Region | int | None = None,
    acquisition_type: models.AcquisitionType | int | None = None,
    vcu_address: str | None = None,
    vcu_connection_type: models.VcuConnectionType | str | None = None,
    telephony_type: models.TelephonyType | str | None = None,
    video_bridge_type: models.VideoBridgeType | str | None = None,
    media_type: models.MediaType | str | None = None,
    folder_id: int | str | None = None,
    folder_from_event: int | str | None = None,
    cost_center: str | None = None,
    guest_presenter_types: extras.GuestPresenterTypes | None = None,
    scheduled_player_close_time: datetime.datetime | None = None,
) -> Call[models.Event]:
    return Call.of(
        _CREATE_EVENT,
        body={
            "event_data": given(
                {
                    "event_title": event_title,
                    "type": type,
                    "scheduled_start_time": scheduled_start_time,
                    "scheduled_duration": scheduled_duration,
                    "timezone": timezone,
                    "region": region,
                    "acquisition_type": acquisition_type,
                    "vcu_address": vcu_address,
                    "vcu_connection_type": vcu_connection_type,
                    "telephony_type": telephony_type,
                    "video_bridge_type": video_bridge_type,
                    "media_type": media_type,
                    "audience_capacity": audience_capacity,
                    "event_expiration_months": event_expiration_months,
                    "folder_id": folder_id,
                    "folder_from_event": folder_from_event,
                    "cost_center": cost_center,
                    "guest_presenter_types": guest_presenter_types,
                    "scheduled_player_close_time": scheduled_player_close_time,
                }
            )
        },
    )


_UPDATE_EVENT: Operation[models.Event] = Operation(
    id="updateEvent",
    method="POST",
    path="/api/event/update",
    success={"200": Reply(models.EventResponse, payload="convey_api.result.event_data")},
    failure={},
    body=Body("application/x-www-form-urlencoded", model=models.UpdateEventForm, json=frozenset(["event_data"])),
    security=(("token",),),
)


def _update_event(
    *,
    event_id: int | str,
    event_title: str | None = None,
    type: models.EventType | str | None = None,
    scheduled_start_time: datetime.datetime | None = None,
    scheduled_duration: int | None = None,
    timezone: models.TimeZone | str | None = None,
    region: models.Region | int | None = None,
    acquisition_type: models.AcquisitionType | int | None = None,
    vcu_address: str | None = None,
    vcu_connection_type: models.VcuConnectionType | str | None = None,
    telephony_type: models.TelephonyType | str | None = None,
    video_bridge_type: models.VideoBridgeType | str | None = None,
    media_type: models.MediaType | str | None = None,
    audience_capacity: int | None = None,
    event_expiration_months: int | None = None,
    folder_id: int | str | None = None,
    folder_from_event: int | str | None = None,
    cost_center: str | None = None,
    guest_presenter_types: extras.GuestPresenterTypes | None = None,
    scheduled_player_close_time: datetime.datetime | None = None,
) -> Call[models.Event]:
    return Call.of(
        _UPDATE_EVENT,
        body={
            "event_data": given(
                {
                    "event_title": event_title,
                    "type": type,
                    "scheduled_start_time": scheduled_start_time,
                    "scheduled_duration": scheduled_duration,
                    "timezone": timezone,
                    "region": region,
                    "acquisition_type": acquisition_type,
                    "vcu_address": vcu_address,
                    "vcu_connection_type": vcu_connection_type,
                    "telephony_type": telephony_type,
                    "video_bridge_type": video_bridge_type,
                    "media_type": media_type,
                    "audience_capacity": audience_capacity,
                    "event_expiration_months": event_expiration_months,
                    "folder_id": folder_id,
                    "folder_from_event": folder_from_event,
                    "cost_center": cost_center,
                    "guest_presenter_types": guest_presenter_types,
                    "scheduled_player_close_time": scheduled_player_close_time,
                    "event_id": event_id,
                }
            )
        },
    )


_GET_EVENT: Operation[models.Event] = Operation(
    id="getEvent",
    method="POST",
    path="/api/event/status",
    success={"200": Reply(models.EventResponse, payload="convey_api.result.event_data")},
    failure={},
    body=Body("application/x-www-form-urlencoded", model=models.EventStatusForm),
    security=(("token",),),
    idempotent=True,
)


def _get_event(*, event_id: int | str) -> Call[models.Event]:
    return Call.of(_GET_EVENT, body={"event_id": event_id})


class Events(Resource):
    """Webcasts, live or on demand.

    See Also:
        https://www.webcasts.com/apis/eventcreation/
    """

    def create(
        self,
        *,
        event_title: str,
        type: models.EventType | str,
        scheduled_start_time: datetime.datetime,
        scheduled_duration: int,
        timezone: models.TimeZone | str,
        audience_capacity: int,
        event_expiration_months: int,
        region: models.Region | int | None = None,
        acquisition_type: models.AcquisitionType | int | None = None,
        vcu_address: str | None = None,
        vcu_connection_type: models.VcuConnectionType | str | None = None,
        telephony_type: models.TelephonyType | str | None = None,
        video_bridge_type: models.VideoBridgeType | str | None = None,
        media_type: models.MediaType | str | None = None,
        folder_id: int | str | None = None,
        folder_from_event: int | str | None = None,
        cost_center: str | None = None,
        guest_presenter_types: extras.GuestPresenterTypes | None = None,
        scheduled_player_close_time: datetime.datetime | None = None,
        options: Options | None = None,
    ) -> models.Event:
        """Create an event.

        Creates a live or an on-demand webcast. `type` determines the required properties, and for a live event
        `acquisition_type` does too. Properties that do not apply are ignored. The server adjusts some values instead of
        rejecting them; the response contains the adjusted values.

        The event is created in the folder `folder_id`, or else in the folder of the event `folder_from_event`, or else
        in the user's home folder. The user's permissions may restrict the choice.

        The vendor limits this call to 100 requests, but does not state the period.

        Args:
            event_title: The title. The server truncates it to 1,000 characters.
            type: Whether the event is live or on demand. It determines which other properties are required. Known
                values: `live`, `ondemand`.
            scheduled_start_time: When the event starts. The server moves the time to the next quarter of an hour. A
                datetime with a time zone.
            scheduled_duration: The duration of the event in minutes: 30 to 480, in steps of 30. The server raises
                other values to the next step, and limits them to 480.
            timezone: The time zone of the event. The server replaces an unknown time zone with UTC. One of the 18
                values of `models.TimeZone`.
            audience_capacity: The maximum number of viewers. From 50 to 10000.
            event_expiration_months: After how many months the event expires. The period starts when a live event is
                archived, or when an on-demand event is first published. From 3 to 12.
            region: The region from which the event is served. Required for live events, except by telephone or
                video bridge, which currently ignore it. Ignored for on-demand events. Known values: `1`
                (NORTH_AMERICA), `2` (SOUTH_AMERICA), `3` (EUROPE), `4` (AFRICA), `5` (ASIA_PACIFIC).
            acquisition_type: The source of video and audio. Required for live events, ignored for on-demand events.
                Known values: `0` (WEBCAM), `1` (VCU_TELEPRESENCE), `2` (YOUR_ENCODER), `3` (TELEPHONE), `4`
                (VIDEO_BRIDGE).
            vcu_address: The IP address of the video conferencing unit. Required for that acquisition type,
                otherwise ignored.
            vcu_connection_type: The protocol of the video conferencing unit. Required for that acquisition type,
                otherwise ignored. Known values: `H.323` (H_323), `SIP` (SIP).
            telephony_type: How presenters are connected by telephone. Defaults to directdial. Applies to events by
                telephone, otherwise ignored. Known values: `directdial`, `bridge`.
            video_bridge_type: The kind of video bridge. Required for events by video bridge, otherwise ignored.
                Known values: `standard`, `advanced`.
            media_type: The medium of the event. Required for on-demand events, ignored for live events. Known
                values: `video`, `audio`.
            folder_id: The id of the folder for the event.
            folder_from_event: The id of an event whose folder to use. Ignored if `folder_id` is set.
            cost_center: The customer's own accounting code. It appears in the vendor's reports and has no other
                effect.
            guest_presenter_types: The guest presenter portals to create: a comma-separated list of
                GuestPresenterType values. `8,31` creates a portal for content and a portal with all features.
            scheduled_player_close_time: When the player closes. Only effective if it is after the event was
                archived (live) or published (on demand). 0, the beginning of 1970, means no closing time. A
                datetime with a time zone.
            options: Overrides client options for this call.

        Returns:
            The created event, or an error.

        Raises:
            InsecureInputError: The input contains markup that is not allowed.
            InvalidInputError: An input parameter is missing or invalid.
            StatusError: Another of the vendor's codes; each has a class of its own.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://www.webcasts.com/apis/eventcreation/
        """
        return self._client.send(
            _create_event(
                event_title=event_title,
                type=type,
                scheduled_start_time=scheduled_start_time,
                scheduled_duration=scheduled_duration,
                timezone=timezone,
                audience_capacity=audience_capacity,
                event_expiration_months=event_expiration_months,
                region=region,
                acquisition_type=acquisition_type,
                vcu_address=vcu_address,
                vcu_connection_type=vcu_connection_type,
                telephony_type=telephony_type,
                video_bridge_type=video_bridge_type,
                media_type=media_type,
                folder_id=folder_id,
                folder_from_event=folder_from_event,
                cost_center=cost_center,
                guest_presenter_types=guest_presenter_types,
                scheduled_player_close_time=scheduled_player_close_time,
            ),
            options,
        )

    def update(
        self,
        *,
        event_id: int | str,
        event_title: str | None = None,
        type: models.EventType | str | None = None,
        scheduled_start_time: datetime.datetime | None = None,
        scheduled_duration: int | None = None,
        timezone: models.TimeZone | str | None = None,
        region: models.Region | int | None = None,
        acquisition_type: models.AcquisitionType | int | None = None,
        vcu_address: str | None = None,
        vcu_connection_type: models.VcuConnectionType | str | None = None,
        telephony_type: models.TelephonyType | str | None = None,
        video_bridge_type: models.VideoBridgeType | str | None = None,
        media_type: models.MediaType | str | None = None,
        audience_capacity: int | None = None,
        event_expiration_months: int | None = None,
        folder_id: int | str | None = None,
        folder_from_event: int | str | None = None,
        cost_center: str | None = None,
        guest_presenter_types: extras.GuestPresenterTypes | None = None,
        scheduled_player_close_time: datetime.datetime | None = None,
        options: Options | None = None,
    ) -> models.Event:
        """Update an event.

        Updates the properties of an event that the request contains. Other properties keep their values. The server
        adjusts values as on creation.

        The vendor limits this call to 100 requests, but does not state the period.

        Args:
            event_id: The id of the event to update.
            event_title: The title. The server truncates it to 1,000 characters.
            type: Whether the event is live or on demand. It determines which other properties are required. Known
                values: `live`, `ondemand`.
            scheduled_start_time: When the event starts. The server moves the time to the next quarter of an hour. A
                datetime with a time zone.
            scheduled_duration: The duration of the event in minutes: 30 to 480, in steps of 30. The server raises
                other values to the next step, and limits them to 480.
            timezone: The time zone of the event. The server replaces an unknown time zone with UTC. One of the 18
                values of `models.TimeZone`.
            region: The region from which the event is served. Required for live events, except by telephone or
                video bridge, which currently ignore it. Ignored for on-demand events. Known values: `1`
                (NORTH_AMERICA), `2` (SOUTH_AMERICA), `3` (EUROPE), `4` (AFRICA), `5` (ASIA_PACIFIC).
            acquisition_type: The source of video and audio. Required for live events, ignored for on-demand events.
                Known values: `0` (WEBCAM), `1` (VCU_TELEPRESENCE), `2` (YOUR_ENCODER), `3` (TELEPHONE), `4`
                (VIDEO_BRIDGE).
            vcu_address: The IP address of the video conferencing unit. Required for that acquisition type,
                otherwise ignored.
            vcu_connection_type: The protocol of the video conferencing unit. Required for that acquisition type,
                otherwise ignored. Known values: `H.323` (H_323), `SIP` (SIP).
            telephony_type: How presenters are connected by telephone. Defaults to directdial. Applies to events by
                telephone, otherwise ignored. Known values: `directdial`, `bridge`.
            video_bridge_type: The kind of video bridge. Required for events by video bridge, otherwise ignored.
                Known values: `standard`, `advanced`.
            media_type: The medium of the event. Required for on-demand events, ignored for live events. Known
                values: `video`, `audio`.
            audience_capacity: The maximum number of viewers. From 50 to 10000.
            event_expiration_months: After how many months the event expires. The period starts when a live event is
                archived, or when an on-demand event is first published. From 3 to 12.
            folder_id: The id of the folder for the event.
            folder_from_event: The id of an event whose folder to use. Ignored if `folder_id` is set.
            cost_center: The customer's own accounting code. It appears in the vendor's reports and has no other
                effect.
            guest_presenter_types: The guest presenter portals to create: a comma-separated list of
                GuestPresenterType values. `8,31` creates a portal for content and a portal with all features.
            scheduled_player_close_time: When the player closes. Only effective if it is after the event was
                archived (live) or published (on demand). 0, the beginning of 1970, means no closing time. A
                datetime with a time zone.
            options: Overrides client options for this call.

        Returns:
            The updated event, or an error.

        Raises:
            InvalidInputError: An input parameter is missing or invalid.
            StatusError: Another of the vendor's codes; each has a class of its own.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://www.webcasts.com/apis/eventcreation/
        """
        return self._client.send(
            _update_event(
                event_id=event_id,
                event_title=event_title,
                type=type,
                scheduled_start_time=scheduled_start_time,
                scheduled_duration=scheduled_duration,
                timezone=timezone,
                region=region,
                acquisition_type=acquisition_type,
                vcu_address=vcu_address,
                vcu_connection_type=vcu_connection_type,
                telephony_type=telephony_type,
                video_bridge_type=video_bridge_type,
                media_type=media_type,
                audience_capacity=audience_capacity,
                event_expiration_months=event_expiration_months,
                folder_id=folder_id,
                folder_from_event=folder_from_event,
                cost_center=cost_center,
                guest_presenter_types=guest_presenter_types,
                scheduled_player_close_time=scheduled_player_close_time,
            ),
            options,
        )

    def get(self, *, event_id: int | str, options: Options | None = None) -> models.Event:
        """Get an event.

        Returns one event of the account.

        The vendor limits this call to 500 requests, but does not state the period.

        Args:
            event_id: The id of the event.
            options: Overrides client options for this call.

        Returns:
            The event, or an error.

        Raises:
            InvalidTokenError: The token is unknown or expired.
            StatusError: Another of the vendor's codes; each has a class of its own.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://www.webcasts.com/apis/eventcreation/
        """
        return self._client.send(_get_event(event_id=event_id), options)


class AsyncEvents(AsyncResource):
    """Webcasts, live or on demand.

    See Also:
        https://www.webcasts.com/apis/eventcreation/
    """

    async def create(
        self,
        *,
        event_title: str,
        type: models.EventType | str,
        scheduled_start_time: datetime.datetime,
        scheduled_duration: int,
        timezone: models.TimeZone | str,
        audience_capacity: int,
        event_expiration_months: int,
        region: models.Region | int | None = None,
        acquisition_type: models.AcquisitionType | int | None = None,
        vcu_address: str | None = None,
        vcu_connection_type: models.VcuConnectionType | str | None = None,
        telephony_type: models.TelephonyType | str | None = None,
        video_bridge_type: models.VideoBridgeType | str | None = None,
        media_type: models.MediaType | str | None = None,
        folder_id: int | str | None = None,
        folder_from_event: int | str | None = None,
        cost_center: str | None = None,
        guest_presenter_types: extras.GuestPresenterTypes | None = None,
        scheduled_player_close_time: datetime.datetime | None = None,
        options: Options | None = None,
    ) -> models.Event:
        """Create an event.

        Creates a live or an on-demand webcast. `type` determines the required properties, and for a live event
        `acquisition_type` does too. Properties that do not apply are ignored. The server adjusts some values instead of
        rejecting them; the response contains the adjusted values.

        The event is created in the folder `folder_id`, or else in the folder of the event `folder_from_event`, or else
        in the user's home folder. The user's permissions may restrict the choice.

        The vendor limits this call to 100 requests, but does not state the period.

        Args:
            event_title: The title. The server truncates it to 1,000 characters.
            type: Whether the event is live or on demand. It determines which other properties are required. Known
                values: `live`, `ondemand`.
            scheduled_start_time: When the event starts. The server moves the time to the next quarter of an hour. A
                datetime with a time zone.
            scheduled_duration: The duration of the event in minutes: 30 to 480, in steps of 30. The server raises
                other values to the next step, and limits them to 480.
            timezone: The time zone of the event. The server replaces an unknown time zone with UTC. One of the 18
                values of `models.TimeZone`.
            audience_capacity: The maximum number of viewers. From 50 to 10000.
            event_expiration_months: After how many months the event expires. The period starts when a live event is
                archived, or when an on-demand event is first published. From 3 to 12.
            region: The region from which the event is served. Required for live events, except by telephone or
                video bridge, which currently ignore it. Ignored for on-demand events. Known values: `1`
                (NORTH_AMERICA), `2` (SOUTH_AMERICA), `3` (EUROPE), `4` (AFRICA), `5` (ASIA_PACIFIC).
            acquisition_type: The source of video and audio. Required for live events, ignored for on-demand events.
                Known values: `0` (WEBCAM), `1` (VCU_TELEPRESENCE), `2` (YOUR_ENCODER), `3` (TELEPHONE), `4`
                (VIDEO_BRIDGE).
            vcu_address: The IP address of the video conferencing unit. Required for that acquisition type,
                otherwise ignored.
            vcu_connection_type: The protocol of the video conferencing unit. Required for that acquisition type,
                otherwise ignored. Known values: `H.323` (H_323), `SIP` (SIP).
            telephony_type: How presenters are connected by telephone. Defaults to directdial. Applies to events by
                telephone, otherwise ignored. Known values: `directdial`, `bridge`.
            video_bridge_type: The kind of video bridge. Required for events by video bridge, otherwise ignored.
                Known values: `standard`, `advanced`.
            media_type: The medium of the event. Required for on-demand events, ignored for live events. Known
                values: `video`, `audio`.
            folder_id: The id of the folder for the event.
            folder_from_event: The id of an event whose folder to use. Ignored if `folder_id` is set.
            cost_center: The customer's own accounting code. It appears in the vendor's reports and has no other
                effect.
            guest_presenter_types: The guest presenter portals to create: a comma-separated list of
                GuestPresenterType values. `8,31` creates a portal for content and a portal with all features.
            scheduled_player_close_time: When the player closes. Only effective if it is after the event was
                archived (live) or published (on demand). 0, the beginning of 1970, means no closing time. A
                datetime with a time zone.
            options: Overrides client options for this call.

        Returns:
            The created event, or an error.

        Raises:
            InsecureInputError: The input contains markup that is not allowed.
            InvalidInputError: An input parameter is missing or invalid.
            StatusError: Another of the vendor's codes; each has a class of its own.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://www.webcasts.com/apis/eventcreation/
        """
        return await self._client.send(
            _create_event(
                event_title=event_title,
                type=type,
                scheduled_start_time=scheduled_start_time,
                scheduled_duration=scheduled_duration,
                timezone=timezone,
                audience_capacity=audience_capacity,
                event_expiration_months=event_expiration_months,
                region=region,
                acquisition_type=acquisition_type,
                vcu_address=vcu_address,
                vcu_connection_type=vcu_connection_type,
                telephony_type=telephony_type,
                video_bridge_type=video_bridge_type,
                media_type=media_type,
                folder_id=folder_id,
                folder_from_event=folder_from_event,
                cost_center=cost_center,
                guest_presenter_types=guest_presenter_types,
                scheduled_player_close_time=scheduled_player_close_time,
            ),
            options,
        )

    async def update(
        self,
        *,
        event_id: int | str,
        event_title: str | None = None,
        type: models.EventType | str | None = None,
        scheduled_start_time: datetime.datetime | None = None,
        scheduled_duration: int | None = None,
        timezone: models.TimeZone | str | None = None,
        region: models.Region | int | None = None,
        acquisition_type: models.AcquisitionType | int | None = None,
        vcu_address: str | None = None,
        vcu_connection_type: models.VcuConnectionType | str | None = None,
        telephony_type: models.TelephonyType | str | None = None,
        video_bridge_type: models.VideoBridgeType | str | None = None,
        media_type: models.MediaType | str | None = None,
        audience_capacity: int | None = None,
        event_expiration_months: int | None = None,
        folder_id: int | str | None = None,
        folder_from_event: int | str | None = None,
        cost_center: str | None = None,
        guest_presenter_types: extras.GuestPresenterTypes | None = None,
        scheduled_player_close_time: datetime.datetime | None = None,
        options: Options | None = None,
    ) -> models.Event:
        """Update an event.

        Updates the properties of an event that the request contains. Other properties keep their values. The server
        adjusts values as on creation.

        The vendor limits this call to 100 requests, but does not state the period.

        Args:
            event_id: The id of the event to update.
            event_title: The title. The server truncates it to 1,000 characters.
            type: Whether the event is live or on demand. It determines which other properties are required. Known
                values: `live`, `ondemand`.
            scheduled_start_time: When the event starts. The server moves the time to the next quarter of an hour. A
                datetime with a time zone.
            scheduled_duration: The duration of the event in minutes: 30 to 480, in steps of 30. The server raises
                other values to the next step, and limits them to 480.
            timezone: The time zone of the event. The server replaces an unknown time zone with UTC. One of the 18
                values of `models.TimeZone`.
            region: The region from which the event is served. Required for live events, except by telephone or
                video bridge, which currently ignore it. Ignored for on-demand events. Known values: `1`
                (NORTH_AMERICA), `2` (SOUTH_AMERICA), `3` (EUROPE), `4` (AFRICA), `5` (ASIA_PACIFIC).
            acquisition_type: The source of video and audio. Required for live events, ignored for on-demand events.
                Known values: `0` (WEBCAM), `1` (VCU_TELEPRESENCE), `2` (YOUR_ENCODER), `3` (TELEPHONE), `4`
                (VIDEO_BRIDGE).
            vcu_address: The IP address of the video conferencing unit. Required for that acquisition type,
                otherwise ignored.
            vcu_connection_type: The protocol of the video conferencing unit. Required for that acquisition type,
                otherwise ignored. Known values: `H.323` (H_323), `SIP` (SIP).
            telephony_type: How presenters are connected by telephone. Defaults to directdial. Applies to events by
                telephone, otherwise ignored. Known values: `directdial`, `bridge`.
            video_bridge_type: The kind of video bridge. Required for events by video bridge, otherwise ignored.
                Known values: `standard`, `advanced`.
            media_type: The medium of the event. Required for on-demand events, ignored for live events. Known
                values: `video`, `audio`.
            audience_capacity: The maximum number of viewers. From 50 to 10000.
            event_expiration_months: After how many months the event expires. The period starts when a live event is
                archived, or when an on-demand event is first published. From 3 to 12.
            folder_id: The id of the folder for the event.
            folder_from_event: The id of an event whose folder to use. Ignored if `folder_id` is set.
            cost_center: The customer's own accounting code. It appears in the vendor's reports and has no other
                effect.
            guest_presenter_types: The guest presenter portals to create: a comma-separated list of
                GuestPresenterType values. `8,31` creates a portal for content and a portal with all features.
            scheduled_player_close_time: When the player closes. Only effective if it is after the event was
                archived (live) or published (on demand). 0, the beginning of 1970, means no closing time. A
                datetime with a time zone.
            options: Overrides client options for this call.

        Returns:
            The updated event, or an error.

        Raises:
            InvalidInputError: An input parameter is missing or invalid.
            StatusError: Another of the vendor's codes; each has a class of its own.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://www.webcasts.com/apis/eventcreation/
        """
        return await self._client.send(
            _update_event(
                event_id=event_id,
                event_title=event_title,
                type=type,
                scheduled_start_time=scheduled_start_time,
                scheduled_duration=scheduled_duration,
                timezone=timezone,
                region=region,
                acquisition_type=acquisition_type,
                vcu_address=vcu_address,
                vcu_connection_type=vcu_connection_type,
                telephony_type=telephony_type,
                video_bridge_type=video_bridge_type,
                media_type=media_type,
                audience_capacity=audience_capacity,
                event_expiration_months=event_expiration_months,
                folder_id=folder_id,
                folder_from_event=folder_from_event,
                cost_center=cost_center,
                guest_presenter_types=guest_presenter_types,
                scheduled_player_close_time=scheduled_player_close_time,
            ),
            options,
        )

    async def get(self, *, event_id: int | str, options: Options | None = None) -> models.Event:
        """Get an event.

        Returns one event of the account.

        The vendor limits this call to 500 requests, but does not state the period.

        Args:
            event_id: The id of the event.
            options: Overrides client options for this call.

        Returns:
            The event, or an error.

        Raises:
            InvalidTokenError: The token is unknown or expired.
            StatusError: Another of the vendor's codes; each has a class of its own.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://www.webcasts.com/apis/eventcreation/
        """
        return await self._client.send(_get_event(event_id=event_id), options)
