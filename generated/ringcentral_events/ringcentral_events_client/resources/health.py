"""Whether the service works."""

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
    """Whether the service works."""

    def get(self, *, options: Options | None = None) -> models.Health:
        """Check the health of the service

        Tells whether all parts of the service work.

        Args:
            options: What this call shall have otherwise than its client.

        Raises:
            UnauthorizedError: The request has no access token or API key, or one that is unknown or has expired.
        """
        return self._client.send(_get_health(), options)


class AsyncHealth(AsyncResource):
    """Whether the service works."""

    async def get(self, *, options: Options | None = None) -> models.Health:
        """Check the health of the service

        Tells whether all parts of the service work.

        Args:
            options: What this call shall have otherwise than its client.

        Raises:
            UnauthorizedError: The request has no access token or API key, or one that is unknown or has expired.
        """
        return await self._client.send(_get_health(), options)
