"""The calendar file of an event.

See Also:
    https://developers.video.ibm.com/channel-api-virtual-events/registration/
"""

from __future__ import annotations

from .. import models
from .._core import AsyncResource, Call, Operation, Options, Reply, Resource

_GET_CALENDAR: Operation[models.Calendar] = Operation(
    id="getCalendar",
    method="GET",
    path="/channels/{channelId}/virtual-events/{eventId}/calendar.json",
    success={"200": Reply(models.CalendarResponse, payload="calendar")},
    failure={
        "401": models.InvalidToken,
        "402": models.FeatureNotEnabled,
        "403": models.LackOfOwnership,
        "404": models.NotFound,
        "500": models.ServerFailure,
    },
    security=(("oauth2",),),
)


def _get_calendar(channel_id: int, event_id: int) -> Call[models.Calendar]:
    return Call.of(_GET_CALENDAR, path_values={"channelId": channel_id, "eventId": event_id})


class Calendars(Resource):
    """The calendar file of an event.

    See Also:
        https://developers.video.ibm.com/channel-api-virtual-events/registration/
    """

    def get(self, channel_id: int, event_id: int, *, options: Options | None = None) -> models.Calendar:
        """Get the calendar file.

        Returns the event as the text of an iCalendar file, which can be saved with the extension `.ics`.

        Args:
            channel_id: The id of the channel.
            event_id: The id of the virtual event.
            options: Overrides client options for this call.

        Returns:
            The calendar file in a JSON object.

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
            https://developers.video.ibm.com/channel-api-virtual-events/registration/
        """
        return self._client.send(_get_calendar(channel_id, event_id), options)


class AsyncCalendars(AsyncResource):
    """The calendar file of an event.

    See Also:
        https://developers.video.ibm.com/channel-api-virtual-events/registration/
    """

    async def get(self, channel_id: int, event_id: int, *, options: Options | None = None) -> models.Calendar:
        """Get the calendar file.

        Returns the event as the text of an iCalendar file, which can be saved with the extension `.ics`.

        Args:
            channel_id: The id of the channel.
            event_id: The id of the virtual event.
            options: Overrides client options for this call.

        Returns:
            The calendar file in a JSON object.

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
            https://developers.video.ibm.com/channel-api-virtual-events/registration/
        """
        return await self._client.send(_get_calendar(channel_id, event_id), options)
