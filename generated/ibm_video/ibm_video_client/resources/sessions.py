"""The sessions of an event's programme.

See Also:
    https://developers.video.ibm.com/channel-api-virtual-events/basics/
"""

from __future__ import annotations

import builtins

from .. import models
from .._core import AsyncResource, Call, Operation, Options, Reply, Resource

_LIST_SESSIONS: Operation[list[models.Session]] = Operation(
    id="listSessions",
    method="GET",
    path="/channels/{channelId}/virtual-events/{eventId}/sessions.json",
    success={"200": Reply(models.SessionList, payload="sessions")},
    failure={
        "401": models.InvalidToken,
        "402": models.FeatureNotEnabled,
        "403": models.LackOfOwnership,
        "404": models.NotFound,
        "500": models.ServerFailure,
    },
    security=(("oauth2",),),
)


def _list_sessions(channel_id: int, event_id: int) -> Call[list[models.Session]]:
    return Call.of(_LIST_SESSIONS, path_values={"channelId": channel_id, "eventId": event_id})


class Sessions(Resource):
    """The sessions of an event's programme.

    See Also:
        https://developers.video.ibm.com/channel-api-virtual-events/basics/
    """

    def list(self, channel_id: int, event_id: int, *, options: Options | None = None) -> builtins.list[models.Session]:
        """List the sessions of a virtual event.

        Returns all sessions of the event in one response.

        Args:
            channel_id: The id of the channel.
            event_id: The id of the virtual event.
            options: Overrides client options for this call.

        Returns:
            The sessions of the event.

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
        return self._client.send(_list_sessions(channel_id, event_id), options)


class AsyncSessions(AsyncResource):
    """The sessions of an event's programme.

    See Also:
        https://developers.video.ibm.com/channel-api-virtual-events/basics/
    """

    async def list(
        self, channel_id: int, event_id: int, *, options: Options | None = None
    ) -> builtins.list[models.Session]:
        """List the sessions of a virtual event.

        Returns all sessions of the event in one response.

        Args:
            channel_id: The id of the channel.
            event_id: The id of the virtual event.
            options: Overrides client options for this call.

        Returns:
            The sessions of the event.

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
        return await self._client.send(_list_sessions(channel_id, event_id), options)
