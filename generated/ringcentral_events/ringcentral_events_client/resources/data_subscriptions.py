"""Standing orders to be told what happens during an event.

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
    """Standing orders to be told what happens during an event.

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

        Orders signals of what happens during the event to be sent to an address, until the subscription expires. A
        subscription cannot be read, changed or deleted later.

        Args:
            event_id: An event.
            configuration: Where the signals shall go, and until when.
            signals: The signals to be told of. Known are the 16 values of `models.Signal`.
            options: What this call shall have otherwise than its client.

        Returns:
            The subscription as created.

        Raises:
            BadRequestError: The body is missing, is no JSON object, is not sent as `application/json`, or breaks a
                rule.
            UnauthorizedError: The request has no access token or API key, or one that is unknown or has expired.
            ForbiddenError: The thing exists, but belongs to an organization that the user does not belong to.
            NotFoundError: There is no such thing.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return self._client.send(
            _create_data_subscription(event_id, configuration=configuration, signals=signals), options
        )


class AsyncDataSubscriptions(AsyncResource):
    """Standing orders to be told what happens during an event.

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

        Orders signals of what happens during the event to be sent to an address, until the subscription expires. A
        subscription cannot be read, changed or deleted later.

        Args:
            event_id: An event.
            configuration: Where the signals shall go, and until when.
            signals: The signals to be told of. Known are the 16 values of `models.Signal`.
            options: What this call shall have otherwise than its client.

        Returns:
            The subscription as created.

        Raises:
            BadRequestError: The body is missing, is no JSON object, is not sent as `application/json`, or breaks a
                rule.
            UnauthorizedError: The request has no access token or API key, or one that is unknown or has expired.
            ForbiddenError: The thing exists, but belongs to an organization that the user does not belong to.
            NotFoundError: There is no such thing.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return await self._client.send(
            _create_data_subscription(event_id, configuration=configuration, signals=signals), options
        )
