"""Tickets for whoever has an account.

See Also:
    https://toy.example.com/api
"""

from __future__ import annotations

from .. import models
from .._core import Body, Call, Operation, Options, Reply, Resource
from .._core.streams import AsyncStreamingResource

_CREATE_SESSION: Operation[models.Session] = Operation(
    id="createSession",
    method="POST",
    path="/sessions",
    success={"200": Reply(models.SessionAnswer, payload="session")},
    failure={},
    body=Body("application/x-www-form-urlencoded", model=models.SessionForm),
    security=(),
)


def _create_session(*, account: str, password: str) -> Call[models.Session]:
    return Call.of(_CREATE_SESSION, body={"account": account, "password": password})


class Sessions(Resource):
    """Tickets for whoever has an account.

    See Also:
        https://toy.example.com/api
    """

    def create(self, *, account: str, password: str, options: Options | None = None) -> models.Session:
        """Sign in.

        Gives a ticket for an account and its password.

        Args:
            account: The name of the account.
            password: The password of the account.
            options: Overrides client options for this call.

        Returns:
            The ticket, or why there is none.

        Raises:
            StatusError: Another of the vendor's codes; each has a class of its own.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return self._client.send(_create_session(account=account, password=password), options)


class AsyncSessions(AsyncStreamingResource):
    """Tickets for whoever has an account.

    See Also:
        https://toy.example.com/api
    """

    async def create(self, *, account: str, password: str, options: Options | None = None) -> models.Session:
        """Sign in.

        Gives a ticket for an account and its password.

        Args:
            account: The name of the account.
            password: The password of the account.
            options: Overrides client options for this call.

        Returns:
            The ticket, or why there is none.

        Raises:
            StatusError: Another of the vendor's codes; each has a class of its own.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return await self._client.send(_create_session(account=account, password=password), options)
