"""The registration form of an event.

See Also:
    https://developers.video.ibm.com/channel-api-virtual-events/registration/
"""

from __future__ import annotations

from .. import models
from .._core import AsyncResource, Call, Operation, Options, Reply, Resource

_GET_FORM: Operation[models.RegistrationForm] = Operation(
    id="getForm",
    method="GET",
    path="/channels/{channelId}/virtual-events/{eventId}/form.json",
    success={"200": Reply(models.RegistrationFormResponse, payload="form")},
    failure={
        "401": models.InvalidToken,
        "402": models.FeatureNotEnabled,
        "403": models.LackOfOwnership,
        "404": models.NotFound,
        "500": models.ServerFailure,
    },
    security=(("oauth2",),),
)


def _get_form(channel_id: int, event_id: int) -> Call[models.RegistrationForm]:
    return Call.of(_GET_FORM, path_values={"channelId": channel_id, "eventId": event_id})


class Forms(Resource):
    """The registration form of an event.

    See Also:
        https://developers.video.ibm.com/channel-api-virtual-events/registration/
    """

    def get(self, channel_id: int, event_id: int, *, options: Options | None = None) -> models.RegistrationForm:
        """Get the registration form.

        Reports whether the event's registration form is published.

        Args:
            channel_id: The id of the channel.
            event_id: The id of the virtual event.
            options: Overrides client options for this call.

        Returns:
            The registration form.

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
        return self._client.send(_get_form(channel_id, event_id), options)


class AsyncForms(AsyncResource):
    """The registration form of an event.

    See Also:
        https://developers.video.ibm.com/channel-api-virtual-events/registration/
    """

    async def get(self, channel_id: int, event_id: int, *, options: Options | None = None) -> models.RegistrationForm:
        """Get the registration form.

        Reports whether the event's registration form is published.

        Args:
            channel_id: The id of the channel.
            event_id: The id of the virtual event.
            options: Overrides client options for this call.

        Returns:
            The registration form.

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
        return await self._client.send(_get_form(channel_id, event_id), options)
