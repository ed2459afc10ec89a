"""The health of the service.

See Also:
    https://api.hopin.com/docs
"""

from __future__ import annotations

from .. import models
from .._core import AsyncResource, Call, Operation, Options, Reply, Resource

_GET_HEALTH: Operation[models.Health] = Operation(
    id="getHealth",
    method="GET",
    path="/v1/health",
    success={"200": Reply(models.Health)},
    failure={"401": models.ErrorList},
    security=(("bearer",), ("oauth2",)),
)


def _get_health() -> Call[models.Health]:
    return Call.of(_GET_HEALTH)


class Health(Resource):
    """The health of the service.

    See Also:
        https://api.hopin.com/docs
    """

    def get(self, *, options: Options | None = None) -> models.Health:
        """Check the health of the service.

        Reports whether all parts of the service work.

        Args:
            options: Overrides client options for this call.

        Returns:
            All parts of the service work.

        Raises:
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return self._client.send(_get_health(), options)


class AsyncHealth(AsyncResource):
    """The health of the service.

    See Also:
        https://api.hopin.com/docs
    """

    async def get(self, *, options: Options | None = None) -> models.Health:
        """Check the health of the service.

        Reports whether all parts of the service work.

        Args:
            options: Overrides client options for this call.

        Returns:
            All parts of the service work.

        Raises:
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return await self._client.send(_get_health(), options)
