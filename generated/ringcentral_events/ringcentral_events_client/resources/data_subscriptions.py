"""Subscriptions to signals about what happens during an event.

See Also:
    https://api.hopin.com/docs
"""

from __future__ import annotations

from .. import models
from .._core import AsyncResource, Body, Call, Operation, Options, Reply, Resource, given

_CREATE_DATA_SUBSCRIPTION: Operation[models.DataSubscription] = Operation(
    id="createDataSubscription",
    method="POST",
    path="/v1/events/{eventId}/dataSubscriptions",
    success={"201": Reply(models.DataSubscriptionResponse, payload="data")},
    failure={"400": models.ErrorList, "401": models.ErrorList, "403": models.ErrorList, "404": models.ErrorList},
    body=Body("application/json", model=models.DataSubscriptionInput),
    security=(("bearer",), ("oauth2",)),
)


def _create_data_subscription(
    event_id: str,
    *,
    configuration: models.DataSubscriptionInputConfiguration | None = None,
    signals: list[models.Signal | str] | None = None,
) -> Call[models.DataSubscription]:
    return Call.of(
        _CREATE_DATA_SUBSCRIPTION,
        path_values={"eventId": event_id},
        body={
            "data": {
                "type": "dataSubscription",
                "attributes": given({"configuration": configuration, "signals": signals}),
            }
        },
    )


class DataSubscriptions(Resource):
    """Subscriptions to signals about what happens during an event.

    See Also:
        https://api.hopin.com/docs
    """

    def create(
        self,
        event_id: str,
        *,
        configuration: models.DataSubscriptionInputConfiguration | None = None,
        signals: list[models.Signal | str] | None = None,
        options: Options | None = None,
    ) -> models.DataSubscription:
        """Create a data subscription.

        Subscribes a URL to signals about what happens during the event, until the subscription expires. A subscription
        cannot be read, updated or deleted later.

        Args:
            event_id: The id of the event.
            configuration: The destination of the signals, and the expiry time of the subscription.
            signals: The signals to deliver. One of the 16 values of `models.Signal`.
            options: Overrides client options for this call.

        Returns:
            The created subscription.

        Raises:
            BadRequestError: The body is missing, is not a JSON object, is not sent as `application/json`, or
                violates a rule.
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            ForbiddenError: The resource exists, but belongs to an organization of which the user is not a member.
            NotFoundError: The resource does not exist.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return self._client.send(
            _create_data_subscription(event_id, configuration=configuration, signals=signals), options
        )


class AsyncDataSubscriptions(AsyncResource):
    """Subscriptions to signals about what happens during an event.

    See Also:
        https://api.hopin.com/docs
    """

    async def create(
        self,
        event_id: str,
        *,
        configuration: models.DataSubscriptionInputConfiguration | None = None,
        signals: list[models.Signal | str] | None = None,
        options: Options | None = None,
    ) -> models.DataSubscription:
        """Create a data subscription.

        Subscribes a URL to signals about what happens during the event, until the subscription expires. A subscription
        cannot be read, updated or deleted later.

        Args:
            event_id: The id of the event.
            configuration: The destination of the signals, and the expiry time of the subscription.
            signals: The signals to deliver. One of the 16 values of `models.Signal`.
            options: Overrides client options for this call.

        Returns:
            The created subscription.

        Raises:
            BadRequestError: The body is missing, is not a JSON object, is not sent as `application/json`, or
                violates a rule.
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            ForbiddenError: The resource exists, but belongs to an organization of which the user is not a member.
            NotFoundError: The resource does not exist.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return await self._client.send(
            _create_data_subscription(event_id, configuration=configuration, signals=signals), options
        )
