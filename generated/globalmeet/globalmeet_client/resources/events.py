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

        Schedules a live webcast or sets up one on demand. What is needed depends on `type` and, for a live event, on
        `acquisition_type`; what does not apply is ignored. Some values are adjusted rather than refused: the answer
        tells what they became.

        The event is put into the folder `folder_id`, else into the folder of the event `folder_from_event`, else into
        the user's home folder. The user's permissions may narrow what can be chosen.

        The vendor limits this call to 100, without saying in what time.

        Args:
            event_title: The title. What goes beyond 1,000 characters is cut off.
            type: Whether the event is live or on demand. It decides what else is needed. Known values: `live`,
                `ondemand`.
            scheduled_start_time: When the event starts. A time that is not on a quarter of an hour is moved to the
                next one. A time with a zone.
            scheduled_duration: How long the event lasts, in minutes: 30 to 480, in steps of 30. Another value is
                raised to the next step; one above 480 becomes 480.
            timezone: The time zone for which the event is scheduled. An unknown one becomes UTC. Known are the 18
                values of `models.TimeZone`.
            audience_capacity: How many viewers the event takes. From 50 to 10000.
            event_expiration_months: After how many months the event expires, counted from its archiving if it is
                live, from its first publication if it is on demand. From 3 to 12.
            region: From where the event is served. Needed for a live event, save by telephone or video bridge,
                where it is ignored for now; ignored on demand. Known values: `1` (NORTH_AMERICA), `2`
                (SOUTH_AMERICA), `3` (EUROPE), `4` (AFRICA), `5` (ASIA_PACIFIC).
            acquisition_type: Where picture and sound come from. Needed for a live event, ignored on demand. Known
                values: `0` (WEBCAM), `1` (VCU_TELEPRESENCE), `2` (YOUR_ENCODER), `3` (TELEPHONE), `4`
                (VIDEO_BRIDGE).
            vcu_address: The IP address of the video conferencing unit. Needed with that acquisition type, else
                ignored.
            vcu_connection_type: How the video conferencing unit is reached. Needed with that acquisition type, else
                ignored. Known values: `H.323` (H_323), `SIP` (SIP).
            telephony_type: How presenters get onto the line; directdial unless told otherwise. Meant for events by
                telephone, else ignored. Known values: `directdial`, `bridge`.
            video_bridge_type: The kind of bridge. Needed for an event by video bridge, else ignored. Known values:
                `standard`, `advanced`.
            media_type: What the event is made of. Needed on demand, ignored for a live event. Known values:
                `video`, `audio`.
            folder_id: The folder to put the event into.
            folder_from_event: An event whose folder to use; ignored beside `folder_id`.
            cost_center: A word for the customer's own accounts. It shows in the vendor's reports and does nothing
                else.
            guest_presenter_types: The guest presenter portals to make: a comma-separated list, each item a
                GuestPresenterType. `8,31` makes one portal for content and one for everything.
            scheduled_player_close_time: When the player closes. It does so only if that is after the event was
                archived (live) or published (on demand). 0, the beginning of 1970, sets no time. A time with a
                zone.
            options: What this call shall have otherwise than its client.

        Returns:
            The event as created, or why there is none.

        Raises:
            InsecureInputError: The input holds markup that is not let through.
            InvalidInputError: An input is missing or not valid.
            StatusError: Another of the vendor's codes; each has a class of its own.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

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
        """Change an event.

        Changes what is sent and leaves the rest as it is. Values are adjusted as on creation.

        The vendor limits this call to 100, without saying in what time.

        Args:
            event_id: The event to change.
            event_title: The title. What goes beyond 1,000 characters is cut off.
            type: Whether the event is live or on demand. It decides what else is needed. Known values: `live`,
                `ondemand`.
            scheduled_start_time: When the event starts. A time that is not on a quarter of an hour is moved to the
                next one. A time with a zone.
            scheduled_duration: How long the event lasts, in minutes: 30 to 480, in steps of 30. Another value is
                raised to the next step; one above 480 becomes 480.
            timezone: The time zone for which the event is scheduled. An unknown one becomes UTC. Known are the 18
                values of `models.TimeZone`.
            region: From where the event is served. Needed for a live event, save by telephone or video bridge,
                where it is ignored for now; ignored on demand. Known values: `1` (NORTH_AMERICA), `2`
                (SOUTH_AMERICA), `3` (EUROPE), `4` (AFRICA), `5` (ASIA_PACIFIC).
            acquisition_type: Where picture and sound come from. Needed for a live event, ignored on demand. Known
                values: `0` (WEBCAM), `1` (VCU_TELEPRESENCE), `2` (YOUR_ENCODER), `3` (TELEPHONE), `4`
                (VIDEO_BRIDGE).
            vcu_address: The IP address of the video conferencing unit. Needed with that acquisition type, else
                ignored.
            vcu_connection_type: How the video conferencing unit is reached. Needed with that acquisition type, else
                ignored. Known values: `H.323` (H_323), `SIP` (SIP).
            telephony_type: How presenters get onto the line; directdial unless told otherwise. Meant for events by
                telephone, else ignored. Known values: `directdial`, `bridge`.
            video_bridge_type: The kind of bridge. Needed for an event by video bridge, else ignored. Known values:
                `standard`, `advanced`.
            media_type: What the event is made of. Needed on demand, ignored for a live event. Known values:
                `video`, `audio`.
            audience_capacity: How many viewers the event takes. From 50 to 10000.
            event_expiration_months: After how many months the event expires, counted from its archiving if it is
                live, from its first publication if it is on demand. From 3 to 12.
            folder_id: The folder to put the event into.
            folder_from_event: An event whose folder to use; ignored beside `folder_id`.
            cost_center: A word for the customer's own accounts. It shows in the vendor's reports and does nothing
                else.
            guest_presenter_types: The guest presenter portals to make: a comma-separated list, each item a
                GuestPresenterType. `8,31` makes one portal for content and one for everything.
            scheduled_player_close_time: When the player closes. It does so only if that is after the event was
                archived (live) or published (on demand). 0, the beginning of 1970, sets no time. A time with a
                zone.
            options: What this call shall have otherwise than its client.

        Returns:
            The event as changed, or why it is not.

        Raises:
            InvalidInputError: An input is missing or not valid.
            StatusError: Another of the vendor's codes; each has a class of its own.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

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

        Returns one event of the account as it stands.

        The vendor limits this call to 500, without saying in what time.

        Args:
            event_id: The event that is asked for.
            options: What this call shall have otherwise than its client.

        Returns:
            The event, or why it is not told.

        Raises:
            InvalidTokenError: The token is unknown, or has run out.
            StatusError: Another of the vendor's codes; each has a class of its own.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

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

        Schedules a live webcast or sets up one on demand. What is needed depends on `type` and, for a live event, on
        `acquisition_type`; what does not apply is ignored. Some values are adjusted rather than refused: the answer
        tells what they became.

        The event is put into the folder `folder_id`, else into the folder of the event `folder_from_event`, else into
        the user's home folder. The user's permissions may narrow what can be chosen.

        The vendor limits this call to 100, without saying in what time.

        Args:
            event_title: The title. What goes beyond 1,000 characters is cut off.
            type: Whether the event is live or on demand. It decides what else is needed. Known values: `live`,
                `ondemand`.
            scheduled_start_time: When the event starts. A time that is not on a quarter of an hour is moved to the
                next one. A time with a zone.
            scheduled_duration: How long the event lasts, in minutes: 30 to 480, in steps of 30. Another value is
                raised to the next step; one above 480 becomes 480.
            timezone: The time zone for which the event is scheduled. An unknown one becomes UTC. Known are the 18
                values of `models.TimeZone`.
            audience_capacity: How many viewers the event takes. From 50 to 10000.
            event_expiration_months: After how many months the event expires, counted from its archiving if it is
                live, from its first publication if it is on demand. From 3 to 12.
            region: From where the event is served. Needed for a live event, save by telephone or video bridge,
                where it is ignored for now; ignored on demand. Known values: `1` (NORTH_AMERICA), `2`
                (SOUTH_AMERICA), `3` (EUROPE), `4` (AFRICA), `5` (ASIA_PACIFIC).
            acquisition_type: Where picture and sound come from. Needed for a live event, ignored on demand. Known
                values: `0` (WEBCAM), `1` (VCU_TELEPRESENCE), `2` (YOUR_ENCODER), `3` (TELEPHONE), `4`
                (VIDEO_BRIDGE).
            vcu_address: The IP address of the video conferencing unit. Needed with that acquisition type, else
                ignored.
            vcu_connection_type: How the video conferencing unit is reached. Needed with that acquisition type, else
                ignored. Known values: `H.323` (H_323), `SIP` (SIP).
            telephony_type: How presenters get onto the line; directdial unless told otherwise. Meant for events by
                telephone, else ignored. Known values: `directdial`, `bridge`.
            video_bridge_type: The kind of bridge. Needed for an event by video bridge, else ignored. Known values:
                `standard`, `advanced`.
            media_type: What the event is made of. Needed on demand, ignored for a live event. Known values:
                `video`, `audio`.
            folder_id: The folder to put the event into.
            folder_from_event: An event whose folder to use; ignored beside `folder_id`.
            cost_center: A word for the customer's own accounts. It shows in the vendor's reports and does nothing
                else.
            guest_presenter_types: The guest presenter portals to make: a comma-separated list, each item a
                GuestPresenterType. `8,31` makes one portal for content and one for everything.
            scheduled_player_close_time: When the player closes. It does so only if that is after the event was
                archived (live) or published (on demand). 0, the beginning of 1970, sets no time. A time with a
                zone.
            options: What this call shall have otherwise than its client.

        Returns:
            The event as created, or why there is none.

        Raises:
            InsecureInputError: The input holds markup that is not let through.
            InvalidInputError: An input is missing or not valid.
            StatusError: Another of the vendor's codes; each has a class of its own.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

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
        """Change an event.

        Changes what is sent and leaves the rest as it is. Values are adjusted as on creation.

        The vendor limits this call to 100, without saying in what time.

        Args:
            event_id: The event to change.
            event_title: The title. What goes beyond 1,000 characters is cut off.
            type: Whether the event is live or on demand. It decides what else is needed. Known values: `live`,
                `ondemand`.
            scheduled_start_time: When the event starts. A time that is not on a quarter of an hour is moved to the
                next one. A time with a zone.
            scheduled_duration: How long the event lasts, in minutes: 30 to 480, in steps of 30. Another value is
                raised to the next step; one above 480 becomes 480.
            timezone: The time zone for which the event is scheduled. An unknown one becomes UTC. Known are the 18
                values of `models.TimeZone`.
            region: From where the event is served. Needed for a live event, save by telephone or video bridge,
                where it is ignored for now; ignored on demand. Known values: `1` (NORTH_AMERICA), `2`
                (SOUTH_AMERICA), `3` (EUROPE), `4` (AFRICA), `5` (ASIA_PACIFIC).
            acquisition_type: Where picture and sound come from. Needed for a live event, ignored on demand. Known
                values: `0` (WEBCAM), `1` (VCU_TELEPRESENCE), `2` (YOUR_ENCODER), `3` (TELEPHONE), `4`
                (VIDEO_BRIDGE).
            vcu_address: The IP address of the video conferencing unit. Needed with that acquisition type, else
                ignored.
            vcu_connection_type: How the video conferencing unit is reached. Needed with that acquisition type, else
                ignored. Known values: `H.323` (H_323), `SIP` (SIP).
            telephony_type: How presenters get onto the line; directdial unless told otherwise. Meant for events by
                telephone, else ignored. Known values: `directdial`, `bridge`.
            video_bridge_type: The kind of bridge. Needed for an event by video bridge, else ignored. Known values:
                `standard`, `advanced`.
            media_type: What the event is made of. Needed on demand, ignored for a live event. Known values:
                `video`, `audio`.
            audience_capacity: How many viewers the event takes. From 50 to 10000.
            event_expiration_months: After how many months the event expires, counted from its archiving if it is
                live, from its first publication if it is on demand. From 3 to 12.
            folder_id: The folder to put the event into.
            folder_from_event: An event whose folder to use; ignored beside `folder_id`.
            cost_center: A word for the customer's own accounts. It shows in the vendor's reports and does nothing
                else.
            guest_presenter_types: The guest presenter portals to make: a comma-separated list, each item a
                GuestPresenterType. `8,31` makes one portal for content and one for everything.
            scheduled_player_close_time: When the player closes. It does so only if that is after the event was
                archived (live) or published (on demand). 0, the beginning of 1970, sets no time. A time with a
                zone.
            options: What this call shall have otherwise than its client.

        Returns:
            The event as changed, or why it is not.

        Raises:
            InvalidInputError: An input is missing or not valid.
            StatusError: Another of the vendor's codes; each has a class of its own.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

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

        Returns one event of the account as it stands.

        The vendor limits this call to 500, without saying in what time.

        Args:
            event_id: The event that is asked for.
            options: What this call shall have otherwise than its client.

        Returns:
            The event, or why it is not told.

        Raises:
            InvalidTokenError: The token is unknown, or has run out.
            StatusError: Another of the vendor's codes; each has a class of its own.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

        See Also:
            https://www.webcasts.com/apis/eventcreation/
        """
        return await self._client.send(_get_event(event_id=event_id), options)
