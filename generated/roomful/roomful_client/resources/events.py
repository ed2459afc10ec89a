"""Social events, from draft to deletion.

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
    """Social events, from draft to deletion.

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

        Creates a social event in a network or a community. The event starts as a draft; publish it with `publishEvent`.

        Args:
            title: The title of the event.
            start_date: A point in time, in seconds since 1970-01-01 00:00 UTC. A datetime with a time zone.
            end_date: A point in time, in seconds since 1970-01-01 00:00 UTC. A datetime with a time zone.
            source: The owner of an event: `network:{networkId}` for a network,
                `community:{networkId}:{communityId}` for a community. Must match
                `^(network:[^:]+|community:[^:]+:[^:]+)$`.
            description: The description of the event.
            preview_resource_id: The id of the resource with the picture of the event.
            room_id: The default room for the event's sessions.
            participant_limit: The maximum number of participants; 0 for no limit.
            price: The price of participation; 0 if it is free.
            custom_data: Additional data of the event, such as its venue or an address. The caller chooses the
                names.
            form_schema: The form of the event. The caller chooses the names. Requests have it next to the event,
                replies have it inside the event.
            options: Overrides client options for this call.

        Returns:
            A social event.

        Raises:
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

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
        """Update a social event.

        Updates the properties of a social event that the request contains. Other properties keep their values.

        Args:
            event_id: The id of the event to update.
            title: The title of the event.
            description: The description of the event.
            start_date: A point in time, in seconds since 1970-01-01 00:00 UTC. A datetime with a time zone.
            end_date: A point in time, in seconds since 1970-01-01 00:00 UTC. A datetime with a time zone.
            preview_resource_id: The id of the resource with the picture of the event.
            room_id: The default room for the event's sessions.
            participant_limit: The maximum number of participants; 0 for no limit.
            price: The price of participation; 0 if it is free.
            custom_data: Additional data of the event, such as its venue or an address. The caller chooses the
                names.
            form_schema: The form of the event. The caller chooses the names. Requests have it next to the event,
                replies have it inside the event.
            options: Overrides client options for this call.

        Returns:
            A social event.

        Raises:
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

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

        Publishes a draft, so that the event is announced. A published event cannot become a draft again.

        Args:
            event_id: The id of the event.
            options: Overrides client options for this call.

        Returns:
            A social event.

        Raises:
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://docs.texpo.io/apidocs/social_event.html
        """
        return await self._client.call(_publish_event(event_id=event_id), options)

    async def delete(self, *, event_id: str, options: Options | None = None) -> None:
        """Delete a social event.

        Deletes a social event.

        Args:
            event_id: The id of the event.
            options: Overrides client options for this call.

        Raises:
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://docs.texpo.io/apidocs/social_event.html
        """
        return await self._client.call(_delete_event(event_id=event_id), options)

    async def get(self, *, event_id: str, options: Options | None = None) -> models.Event:
        """Get a social event.

        Returns one social event.

        Args:
            event_id: The id of the event.
            options: Overrides client options for this call.

        Returns:
            A social event.

        Raises:
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://docs.texpo.io/apidocs/social_event.html
        """
        return await self._client.call(_get_event(event_id=event_id), options)

    async def list(self, *, source: str, options: Options | None = None) -> builtins.list[models.Event]:
        """List social events.

        Returns all social events of a network or a community in one reply.

        Args:
            source: The owner of an event: `network:{networkId}` for a network,
                `community:{networkId}:{communityId}` for a community. Must match
                `^(network:[^:]+|community:[^:]+:[^:]+)$`.
            options: Overrides client options for this call.

        Returns:
            All social events, in one reply.

        Raises:
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://docs.texpo.io/apidocs/social_event.html
        """
        return await self._client.call(_list_events(source=source), options)
