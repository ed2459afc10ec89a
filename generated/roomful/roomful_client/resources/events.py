"""Social events, from the draft to the end.

See Also:
    https://docs.texpo.io/apidocs/social_event.html
"""

from __future__ import annotations

import builtins
import datetime
from typing import Any

from .. import models
from .._core import Call, Operation, Options, Reply, given
from .._core.streams import AsyncStreamingResource, Frame

_CREATE_EVENT: Operation[models.Event] = Operation(
    id="createEvent",
    method="CALL",
    path="social:createEvent",
    success={"200": Reply(models.EventReply, payload="data.event")},
    failure={},
    body=Frame(model=models.CreateEventCall),
    security=(("session",),),
)


def _create_event(
    *,
    title: str,
    start_date: datetime.datetime,
    end_date: datetime.datetime,
    source: str,
    description: str | None = None,
    preview_resource_id: str | None = None,
    room_id: str | None = None,
    participant_limit: int | None = None,
    price: float | None = None,
    custom_data: dict[str, Any] | None = None,
    form_schema: dict[str, Any] | None = None,
) -> Call[models.Event]:
    return Call.of(
        _CREATE_EVENT,
        body={
            "data": {
                **given({"source": source, "formSchema": form_schema}),
                **{
                    "event": given(
                        {
                            "title": title,
                            "description": description,
                            "startDate": start_date,
                            "endDate": end_date,
                            "previewResourceId": preview_resource_id,
                            "roomId": room_id,
                            "participantLimit": participant_limit,
                            "price": price,
                            "customData": custom_data,
                        }
                    )
                },
            }
        },
    )


_UPDATE_EVENT: Operation[models.Event] = Operation(
    id="updateEvent",
    method="CALL",
    path="social:updateEvent",
    success={"200": Reply(models.EventReply, payload="data.event")},
    failure={},
    body=Frame(model=models.UpdateEventCall),
    security=(("session",),),
)


def _update_event(
    *,
    event_id: str,
    title: str | None = None,
    description: str | None = None,
    start_date: datetime.datetime | None = None,
    end_date: datetime.datetime | None = None,
    preview_resource_id: str | None = None,
    room_id: str | None = None,
    participant_limit: int | None = None,
    price: float | None = None,
    custom_data: dict[str, Any] | None = None,
    form_schema: dict[str, Any] | None = None,
) -> Call[models.Event]:
    return Call.of(
        _UPDATE_EVENT,
        body={
            "data": {
                **given({"eventId": event_id, "formSchema": form_schema}),
                **{
                    "event": given(
                        {
                            "title": title,
                            "description": description,
                            "startDate": start_date,
                            "endDate": end_date,
                            "previewResourceId": preview_resource_id,
                            "roomId": room_id,
                            "participantLimit": participant_limit,
                            "price": price,
                            "customData": custom_data,
                        }
                    )
                },
            }
        },
    )


_PUBLISH_EVENT: Operation[models.Event] = Operation(
    id="publishEvent",
    method="CALL",
    path="social:publishEvent",
    success={"200": Reply(models.EventReply, payload="data.event")},
    failure={},
    body=Frame(model=models.EventCall),
    security=(("session",),),
)


def _publish_event(*, event_id: str) -> Call[models.Event]:
    return Call.of(_PUBLISH_EVENT, body={"data": {"eventId": event_id}})


_DELETE_EVENT: Operation[None] = Operation(
    id="deleteEvent",
    method="CALL",
    path="social:deleteEvent",
    success={"200": Reply(models.Acknowledgement, gives=False)},
    failure={},
    body=Frame(model=models.EventCall),
    security=(("session",),),
)


def _delete_event(*, event_id: str) -> Call[None]:
    return Call.of(_DELETE_EVENT, body={"data": {"eventId": event_id}})


_GET_EVENT: Operation[models.Event] = Operation(
    id="getEvent",
    method="CALL",
    path="social:getEvent",
    success={"200": Reply(models.EventReply, payload="data.event")},
    failure={},
    body=Frame(model=models.EventCall),
    security=(("session",),),
    idempotent=True,
)


def _get_event(*, event_id: str) -> Call[models.Event]:
    return Call.of(_GET_EVENT, body={"data": {"eventId": event_id}})


_LIST_EVENTS: Operation[list[models.Event]] = Operation(
    id="listEvents",
    method="CALL",
    path="social:getEvents",
    success={"200": Reply(models.EventListReply, payload="data.events")},
    failure={},
    body=Frame(model=models.ListEventsCall),
    security=(("session",),),
    idempotent=True,
)


def _list_events(*, source: str) -> Call[list[models.Event]]:
    return Call.of(_LIST_EVENTS, body={"data": {"source": source}})


class AsyncEvents(AsyncStreamingResource):
    """Social events, from the draft to the end.

    See Also:
        https://docs.texpo.io/apidocs/social_event.html
    """

    async def create(
        self,
        *,
        title: str,
        start_date: datetime.datetime,
        end_date: datetime.datetime,
        source: str,
        description: str | None = None,
        preview_resource_id: str | None = None,
        room_id: str | None = None,
        participant_limit: int | None = None,
        price: float | None = None,
        custom_data: dict[str, Any] | None = None,
        form_schema: dict[str, Any] | None = None,
        options: Options | None = None,
    ) -> models.Event:
        """Create a social event.

        Makes an event of a network or of a community. It begins as a draft; see `publishEvent`.

        Args:
            title: What the event is called.
            start_date: A moment, in seconds since the beginning of 1970 in UTC. A time with a zone.
            end_date: A moment, in seconds since the beginning of 1970 in UTC. A time with a zone.
            source: Whose event it is: `network:{networkId}` for one of a network,
                `community:{networkId}:{communityId}` for one of a community. Matches
                `^(network:[^:]+|community:[^:]+:[^:]+)$`.
            description: What the event is about.
            preview_resource_id: The resource with the picture of the event.
            room_id: The room of those sessions of the event that name no other.
            participant_limit: How many people may take part; 0 for any number.
            price: What taking part costs; 0 for nothing.
            custom_data: Anything else that belongs to the event, such as its venue or an address, by names of the
                caller's choice.
            form_schema: The form of the event, by names of the caller's choice. Stands beside the event in
                requests, within it in replies.
            options: What this call shall have otherwise than its client.

        Returns:
            A social event.

        Raises:
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

        See Also:
            https://docs.texpo.io/apidocs/social_event.html
        """
        return await self._client.call(
            _create_event(
                title=title,
                start_date=start_date,
                end_date=end_date,
                source=source,
                description=description,
                preview_resource_id=preview_resource_id,
                room_id=room_id,
                participant_limit=participant_limit,
                price=price,
                custom_data=custom_data,
                form_schema=form_schema,
            ),
            options,
        )

    async def update(
        self,
        *,
        event_id: str,
        title: str | None = None,
        description: str | None = None,
        start_date: datetime.datetime | None = None,
        end_date: datetime.datetime | None = None,
        preview_resource_id: str | None = None,
        room_id: str | None = None,
        participant_limit: int | None = None,
        price: float | None = None,
        custom_data: dict[str, Any] | None = None,
        form_schema: dict[str, Any] | None = None,
        options: Options | None = None,
    ) -> models.Event:
        """Change a social event.

        Changes what is sent of an event, and leaves the rest as it is.

        Args:
            event_id: The event to change.
            title: What the event is called.
            description: What the event is about.
            start_date: A moment, in seconds since the beginning of 1970 in UTC. A time with a zone.
            end_date: A moment, in seconds since the beginning of 1970 in UTC. A time with a zone.
            preview_resource_id: The resource with the picture of the event.
            room_id: The room of those sessions of the event that name no other.
            participant_limit: How many people may take part; 0 for any number.
            price: What taking part costs; 0 for nothing.
            custom_data: Anything else that belongs to the event, such as its venue or an address, by names of the
                caller's choice.
            form_schema: The form of the event, by names of the caller's choice. Stands beside the event in
                requests, within it in replies.
            options: What this call shall have otherwise than its client.

        Returns:
            A social event.

        Raises:
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

        See Also:
            https://docs.texpo.io/apidocs/social_event.html
        """
        return await self._client.call(
            _update_event(
                event_id=event_id,
                title=title,
                description=description,
                start_date=start_date,
                end_date=end_date,
                preview_resource_id=preview_resource_id,
                room_id=room_id,
                participant_limit=participant_limit,
                price=price,
                custom_data=custom_data,
                form_schema=form_schema,
            ),
            options,
        )

    async def publish(self, *, event_id: str, options: Options | None = None) -> models.Event:
        """Publish a social event.

        Makes a draft an event that is announced. There is no way back.

        Args:
            event_id: The id of the event.
            options: What this call shall have otherwise than its client.

        Returns:
            A social event.

        Raises:
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

        See Also:
            https://docs.texpo.io/apidocs/social_event.html
        """
        return await self._client.call(_publish_event(event_id=event_id), options)

    async def delete(self, *, event_id: str, options: Options | None = None) -> None:
        """Delete a social event.

        Removes an event.

        Args:
            event_id: The id of the event.
            options: What this call shall have otherwise than its client.

        Raises:
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

        See Also:
            https://docs.texpo.io/apidocs/social_event.html
        """
        return await self._client.call(_delete_event(event_id=event_id), options)

    async def get(self, *, event_id: str, options: Options | None = None) -> models.Event:
        """Get a social event.

        Returns one event.

        Args:
            event_id: The id of the event.
            options: What this call shall have otherwise than its client.

        Returns:
            A social event.

        Raises:
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

        See Also:
            https://docs.texpo.io/apidocs/social_event.html
        """
        return await self._client.call(_get_event(event_id=event_id), options)

    async def list(self, *, source: str, options: Options | None = None) -> builtins.list[models.Event]:
        """List social events.

        Returns all events of a network or of a community in one reply.

        Args:
            source: Whose event it is: `network:{networkId}` for one of a network,
                `community:{networkId}:{communityId}` for one of a community. Matches
                `^(network:[^:]+|community:[^:]+:[^:]+)$`.
            options: What this call shall have otherwise than its client.

        Returns:
            All of them, in one reply.

        Raises:
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

        See Also:
            https://docs.texpo.io/apidocs/social_event.html
        """
        return await self._client.call(_list_events(source=source), options)
