"""The sessions that make up an event's programme.

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
    """The sessions that make up an event's programme.

    See Also:
        https://developers.video.ibm.com/channel-api-virtual-events/basics/
    """

    def list(self, channel_id: int, event_id: int, *, options: Options | None = None) -> builtins.list[models.Session]:
        """List the sessions of a virtual event.

        Returns all sessions of the event in one answer.

        Args:
            channel_id: The channel that the events belong to.
            event_id: A virtual event on the channel.
            options: What this call shall have otherwise than its client.

        Returns:
            The sessions of the event.

        Raises:
            InvalidTokenError: The request has no access token, or one that is malformed, expired or revoked.
            InvalidRequestError: Virtual events are not switched on for the user.
            LackOfOwnershipError: The channel or the event exists, but the user may not manage it.
            NotFoundError: There is no such channel, or no such event on it.
            TooManyRequestsError: The rate limit is used up until the time in `X-RateLimit-Reset`. The body is not
                documented.
            ServerError: The request failed inside the service.
            ServiceUnavailableError: The service cannot answer for the moment. The body may be empty or not JSON.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

        See Also:
            https://developers.video.ibm.com/channel-api-virtual-events/basics/
        """
        return self._client.send(_list_sessions(channel_id, event_id), options)


class AsyncSessions(AsyncResource):
    """The sessions that make up an event's programme.

    See Also:
        https://developers.video.ibm.com/channel-api-virtual-events/basics/
    """

    async def list(
        self, channel_id: int, event_id: int, *, options: Options | None = None
    ) -> builtins.list[models.Session]:
        """List the sessions of a virtual event.

        Returns all sessions of the event in one answer.

        Args:
            channel_id: The channel that the events belong to.
            event_id: A virtual event on the channel.
            options: What this call shall have otherwise than its client.

        Returns:
            The sessions of the event.

        Raises:
            InvalidTokenError: The request has no access token, or one that is malformed, expired or revoked.
            InvalidRequestError: Virtual events are not switched on for the user.
            LackOfOwnershipError: The channel or the event exists, but the user may not manage it.
            NotFoundError: There is no such channel, or no such event on it.
            TooManyRequestsError: The rate limit is used up until the time in `X-RateLimit-Reset`. The body is not
                documented.
            ServerError: The request failed inside the service.
            ServiceUnavailableError: The service cannot answer for the moment. The body may be empty or not JSON.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

        See Also:
            https://developers.video.ibm.com/channel-api-virtual-events/basics/
        """
        return await self._client.send(_list_sessions(channel_id, event_id), options)
