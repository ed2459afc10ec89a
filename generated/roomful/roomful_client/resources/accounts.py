"""Signing in.

See Also:
    https://github.com/Roomful/valu-docs/blob/ae951def63ece0a8ec25d0e741d22e8ce22c6cda/docs/apidocs/auth.md
"""

from __future__ import annotations

from .. import models
from .._core import Body, Call, Operation, Options, Reply, Resource
from .._core.streams import AsyncStreamingResource

_SIGN_IN: Operation[models.SignInData] = Operation(
    id="signIn",
    method="POST",
    path="/api/v1/auth/signin",
    success={"200": Reply(models.SignInReply, payload="data")},
    failure={},
    body=Body("application/json", model=models.Credentials),
    security=(),
    idempotent=True,
)


def _sign_in(
    *, email: str, password: str, x_network: str | None = None, x_socket_id: str | None = None
) -> Call[models.SignInData]:
    return Call.of(
        _SIGN_IN,
        headers={"X-Network": x_network, "X-Socket-Id": x_socket_id},
        body={"email": email, "password": password},
    )


class Accounts(Resource):
    """Signing in.

    See Also:
        https://github.com/Roomful/valu-docs/blob/ae951def63ece0a8ec25d0e741d22e8ce22c6cda/docs/apidocs/auth.md
    """

    def sign_in(
        self,
        *,
        email: str,
        password: str,
        x_network: str | None = None,
        x_socket_id: str | None = None,
        options: Options | None = None,
    ) -> models.SignInData:
        """Sign in.

        Creates a user session from the user's email address and password. The session authenticates the user in the
        calls of this document and, as `sessionId`, in the handshake of the Socket.IO connection.

        Args:
            email: The user's email address.
            password: The user's password.
            x_network: The network to sign in to. If omitted, the vendor chooses the user's network.
            x_socket_id: The id of an anonymous Socket.IO connection. The server sends the new user session to this
                connection.
            options: Overrides client options for this call.

        Returns:
            A user session, or an error.

        Raises:
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://github.com/Roomful/valu-docs/blob/ae951def63ece0a8ec25d0e741d22e8ce22c6cda/docs/apidocs/auth.md
        """
        return self._client.send(
            _sign_in(email=email, password=password, x_network=x_network, x_socket_id=x_socket_id), options
        )


class AsyncAccounts(AsyncStreamingResource):
    """Signing in.

    See Also:
        https://github.com/Roomful/valu-docs/blob/ae951def63ece0a8ec25d0e741d22e8ce22c6cda/docs/apidocs/auth.md
    """

    async def sign_in(
        self,
        *,
        email: str,
        password: str,
        x_network: str | None = None,
        x_socket_id: str | None = None,
        options: Options | None = None,
    ) -> models.SignInData:
        """Sign in.

        Creates a user session from the user's email address and password. The session authenticates the user in the
        calls of this document and, as `sessionId`, in the handshake of the Socket.IO connection.

        Args:
            email: The user's email address.
            password: The user's password.
            x_network: The network to sign in to. If omitted, the vendor chooses the user's network.
            x_socket_id: The id of an anonymous Socket.IO connection. The server sends the new user session to this
                connection.
            options: Overrides client options for this call.

        Returns:
            A user session, or an error.

        Raises:
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://github.com/Roomful/valu-docs/blob/ae951def63ece0a8ec25d0e741d22e8ce22c6cda/docs/apidocs/auth.md
        """
        return await self._client.send(
            _sign_in(email=email, password=password, x_network=x_network, x_socket_id=x_socket_id), options
        )
