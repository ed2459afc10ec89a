"""The registration gate of an event.

See Also:
    https://developers.video.ibm.com/channel-api-virtual-events/registration/
"""

from __future__ import annotations

from .. import models
from .._core import AsyncResource, Body, Call, Operation, Options, Reply, Resource

_GET_GATE: Operation[models.Gate] = Operation(
    id="getGate",
    method="GET",
    path="/channels/{channelId}/virtual-events/{eventId}/gate.json",
    success={"200": Reply(models.GateResponse, payload="gate")},
    failure={
        "401": models.InvalidToken,
        "402": models.FeatureNotEnabled,
        "403": models.LackOfOwnership,
        "404": models.NotFound,
        "500": models.ServerFailure,
    },
    security=(("oauth2",),),
)


def _get_gate(channel_id: int, event_id: int) -> Call[models.Gate]:
    return Call.of(_GET_GATE, path_values={"channelId": channel_id, "eventId": event_id})


_UPDATE_GATE: Operation[None] = Operation(
    id="updateGate",
    method="PUT",
    path="/channels/{channelId}/virtual-events/{eventId}/gate.json",
    success={"204": Reply(read="none")},
    failure={
        "400": models.BadRequest,
        "401": models.InvalidToken,
        "402": models.FeatureNotEnabled,
        "403": models.LackOfOwnership,
        "404": models.NotFound,
        "500": models.ServerFailure,
    },
    body=Body("application/x-www-form-urlencoded", model=models.GateInput),
    security=(("oauth2",),),
)


def _update_gate(channel_id: int, event_id: int, *, enable: models.BooleanString | bool | str) -> Call[None]:
    return Call.of(_UPDATE_GATE, path_values={"channelId": channel_id, "eventId": event_id}, body={"enable": enable})


class Gates(Resource):
    """The registration gate of an event.

    See Also:
        https://developers.video.ibm.com/channel-api-virtual-events/registration/
    """

    def get(self, channel_id: int, event_id: int, *, options: Options | None = None) -> models.Gate:
        """Get the registration gate.

        Reports whether the event's registration gate is enabled.

        Args:
            channel_id: The id of the channel.
            event_id: The id of the virtual event.
            options: Overrides client options for this call.

        Returns:
            The gate.

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
        return self._client.send(_get_gate(channel_id, event_id), options)

    def update(
        self,
        channel_id: int,
        event_id: int,
        *,
        enable: models.BooleanString | bool | str,
        options: Options | None = None,
    ) -> None:
        """Enable or disable the registration gate.

        Enables or disables the event's registration gate.

        Args:
            channel_id: The id of the channel.
            event_id: The id of the virtual event.
            enable: Whether to enable the gate. Known values: `true`, `false`.
            options: Overrides client options for this call.

        Raises:
            BadRequestError: A form field is missing or has an invalid value.
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
        return self._client.send(_update_gate(channel_id, event_id, enable=enable), options)


class AsyncGates(AsyncResource):
    """The registration gate of an event.

    See Also:
        https://developers.video.ibm.com/channel-api-virtual-events/registration/
    """

    async def get(self, channel_id: int, event_id: int, *, options: Options | None = None) -> models.Gate:
        """Get the registration gate.

        Reports whether the event's registration gate is enabled.

        Args:
            channel_id: The id of the channel.
            event_id: The id of the virtual event.
            options: Overrides client options for this call.

        Returns:
            The gate.

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
        return await self._client.send(_get_gate(channel_id, event_id), options)

    async def update(
        self,
        channel_id: int,
        event_id: int,
        *,
        enable: models.BooleanString | bool | str,
        options: Options | None = None,
    ) -> None:
        """Enable or disable the registration gate.

        Enables or disables the event's registration gate.

        Args:
            channel_id: The id of the channel.
            event_id: The id of the virtual event.
            enable: Whether to enable the gate. Known values: `true`, `false`.
            options: Overrides client options for this call.

        Raises:
            BadRequestError: A form field is missing or has an invalid value.
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
        return await self._client.send(_update_gate(channel_id, event_id, enable=enable), options)
