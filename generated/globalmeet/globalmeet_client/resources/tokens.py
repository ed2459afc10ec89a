"""Signing in.

See Also:
    https://www.webcasts.com/apis/eventcreation/
"""

from __future__ import annotations

from .. import models
from .._core import AsyncResource, Body, Call, Operation, Options, Reply, Resource

_CREATE_TOKEN: Operation[models.AuthenticationData] = Operation(
    id="createToken",
    method="POST",
    path="/api/authenticate",
    success={"200": Reply(models.TokenResponse, payload="convey_api.result.authentication_data")},
    failure={},
    body=Body("application/x-www-form-urlencoded", model=models.Credentials),
    security=(),
    idempotent=True,
)


def _create_token(*, username: str, password: str) -> Call[models.AuthenticationData]:
    return Call.of(_CREATE_TOKEN, body={"username": username, "password": password})


class Tokens(Resource):
    """Signing in.

    See Also:
        https://www.webcasts.com/apis/eventcreation/
    """

    def create(self, *, username: str, password: str, options: Options | None = None) -> models.AuthenticationData:
        """Sign in.

        Creates a token from the name and the password of an API user. The token authenticates the user in all other
        calls until `token_expiration`, which is two hours later in the vendor's example. The vendor states no rate
        limit.

        Args:
            username: The user's name.
            password: The user's password.
            options: Overrides client options for this call.

        Returns:
            A token, or an error.

        Raises:
            InvalidUserOrSessionError: The user or the session does not exist.
            InvalidInputError: An input parameter is missing or invalid.
            StatusError: Another of the vendor's codes; each has a class of its own.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://www.webcasts.com/apis/eventcreation/
        """
        return self._client.send(_create_token(username=username, password=password), options)


class AsyncTokens(AsyncResource):
    """Signing in.

    See Also:
        https://www.webcasts.com/apis/eventcreation/
    """

    async def create(
        self, *, username: str, password: str, options: Options | None = None
    ) -> models.AuthenticationData:
        """Sign in.

        Creates a token from the name and the password of an API user. The token authenticates the user in all other
        calls until `token_expiration`, which is two hours later in the vendor's example. The vendor states no rate
        limit.

        Args:
            username: The user's name.
            password: The user's password.
            options: Overrides client options for this call.

        Returns:
            A token, or an error.

        Raises:
            InvalidUserOrSessionError: The user or the session does not exist.
            InvalidInputError: An input parameter is missing or invalid.
            StatusError: Another of the vendor's codes; each has a class of its own.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://www.webcasts.com/apis/eventcreation/
        """
        return await self._client.send(_create_token(username=username, password=password), options)
