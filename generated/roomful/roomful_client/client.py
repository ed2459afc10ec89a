"""The synchronous and the asynchronous client: constructor, credentials and resources."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import httpx

from ._core import DEFAULT_RETRY, ApiKey, Client, Dialect, Hook, Retry, Service, SignIn
from ._core.streams import AsyncStreamingClient, Reconnect, SocketIO, Stream
from .errors import BY_CODE

if TYPE_CHECKING:
    from ._core.streams.listeners import Listener
    from .events import StreamEvent
    from .resources.accounts import Accounts, AsyncAccounts
    from .resources.events import AsyncEvents
    from .resources.invitations import AsyncInvitations, Invitations
    from .resources.sessions import AsyncSessions

SERVICE = Service(
    name="roomful-client",
    package="roomful_client",
    version="0.1.0",
    base_url="https://api.roomful.net",
    dialect=Dialect(code=("error", "code"), message=("error", "message"), failed=("error", "status"), errors=BY_CODE),
    lifecycle="",
    sign_in="use Roomful(email=…, password=…)",
)
"""Constants of the vendor's service."""


STREAM = Stream(
    url="wss://api.roomful.net/socket",
    path="/socket",
    dialect=Dialect(
        code=("error", "code"),
        message=("error", "message"),
        failed=("error", "status"),
        success=frozenset([]),
        errors=BY_CODE,
    ),
    security=(("session",),),
    signs={"session": lambda secret: ApiKey("sessionId", secret, place="query")},
    id=("event", "id"),
    date=("event", "date"),
    socketio=SocketIO(namespace="/", transports=("websocket",), engineio=4),
)
"""Constants of the vendor's stream."""


class Roomful(Client):
    """Synchronous client for Roomful social events.

    Supports HTTP calls only. For calls and events over the stream, use `AsyncRoomful`.

    A network or a community of Roomful (also TEXPO, Valu Social, Valuverse) schedules social events, whose sessions
    take place in rooms. Almost all operations use Socket.IO; asyncapi.yaml describes them. This document describes the
    two requests that use HTTP: signing in, whose token also authenticates the Socket.IO connection, and downloading the
    calendar file of a session.

    `error.status` in the response body reports the outcome: true means that the call failed.

    See Also:
        https://docs.texpo.io/apidocs/social_event.html

    Args:
        email: The user's email address.
        password: The user's password.
        x_network: The network to sign in to. If omitted, the vendor chooses the user's network.
        x_socket_id: The id of an anonymous Socket.IO connection. The server sends the new user session to this
            connection.
        token: A token from an earlier sign-in, instead of signing in.
        auth: Authenticates all requests, in place of the credentials above.
        base_url: Overrides the vendor's address, for example with that of a sandbox.
        timeout: Timeout in seconds for connecting, and for each read and write.
        retry: Retry policy: the number of attempts and the waits between them.
        strict: Raise UnexpectedResponseError for undocumented statuses, fields and values. For tests.
        http_client: Your own `httpx.Client`, for proxies, event hooks and the like. You must close it yourself.
        hooks: Callbacks that receive each completed call as an `Exchange`.
    """

    service = SERVICE

    def __init__(
        self,
        email: str | None = None,
        password: str | None = None,
        x_network: str | None = None,
        x_socket_id: str | None = None,
        token: str | None = None,
        *,
        auth: httpx.Auth | None = None,
        base_url: str | None = None,
        timeout: float | httpx.Timeout = 30.0,
        retry: Retry = DEFAULT_RETRY,
        strict: bool = False,
        hooks: Sequence[Hook] = (),
        http_client: httpx.Client | None = None,
    ) -> None:
        super().__init__(
            auth=auth,
            schemes={
                "session": SignIn(
                    lambda: self.accounts.sign_in(
                        email=email, password=password, x_network=x_network, x_socket_id=x_socket_id
                    ),
                    token="session_token",
                    sign=lambda token: ApiKey("X-Session-Id", token, place="header"),
                    dialect=SERVICE.dialect,
                    expired=frozenset([401]),
                )
                if email is not None and password is not None
                else ApiKey("X-Session-Id", token, place="header")
                if token is not None
                else None
            },
            base_url=base_url,
            timeout=timeout,
            retry=retry,
            strict=strict,
            hooks=hooks,
            http_client=http_client,
        )

    @cached_property
    def accounts(self) -> Accounts:
        """Signing in.

        See Also:
            https://github.com/Roomful/valu-docs/blob/ae951def63ece0a8ec25d0e741d22e8ce22c6cda/docs/apidocs/auth.md
        """
        from .resources.accounts import Accounts

        return Accounts(self)

    @cached_property
    def invitations(self) -> Invitations:
        """Sessions as calendar files.

        See Also:
            https://docs.texpo.io/apidocs/social_event.html
        """
        from .resources.invitations import Invitations

        return Invitations(self)


class AsyncRoomful(AsyncStreamingClient):
    """Asynchronous client for Roomful social events.

    A network or a community of Roomful (also TEXPO, Valu Social, Valuverse) schedules social events, whose sessions
    take place in rooms. Almost all operations use Socket.IO; asyncapi.yaml describes them. This document describes the
    two requests that use HTTP: signing in, whose token also authenticates the Socket.IO connection, and downloading the
    calendar file of a session.

    `error.status` in the response body reports the outcome: true means that the call failed.

    See Also:
        https://docs.texpo.io/apidocs/social_event.html

    Args:
        email: The user's email address.
        password: The user's password.
        x_network: The network to sign in to. If omitted, the vendor chooses the user's network.
        x_socket_id: The id of an anonymous Socket.IO connection. The server sends the new user session to this
            connection.
        token: A token from an earlier sign-in, instead of signing in.
        auth: Authenticates all requests, in place of the credentials above.
        base_url: Overrides the vendor's address, for example with that of a sandbox.
        timeout: Timeout in seconds for connecting, and for each read and write.
        retry: Retry policy: the number of attempts and the waits between them.
        is_additional: Whether the connection is opened in addition to other connections of the user session,
            instead of replacing them.
        stream_url: Overrides the address of the stream; by default it is derived from `base_url`.
        reconnect: When to reopen a lost connection while there are listeners: `always`, `drops` (unless the
            vendor closed it cleanly) or `never` (only with the next call). The waits are those of `retry`.
        resend: Resend a call under the same id if the connection is lost before its reply. Enable this only if
            the vendor recognizes repeated ids. Calls are then sent one at a time. By default, such a call
            raises ConnectionLostError.
        engineio: Version of the Engine.IO protocol.
        strict: Raise UnexpectedResponseError for undocumented statuses, fields and values. For tests.
        http_client: Your own `httpx.AsyncClient`, for proxies, event hooks and the like. You must close it
            yourself.
        hooks: Callbacks that receive each completed call as an `Exchange`.
    """

    service = SERVICE
    streaming = STREAM

    def __init__(
        self,
        email: str | None = None,
        password: str | None = None,
        x_network: str | None = None,
        x_socket_id: str | None = None,
        token: str | None = None,
        *,
        auth: httpx.Auth | None = None,
        base_url: str | None = None,
        timeout: float | httpx.Timeout = 30.0,
        retry: Retry = DEFAULT_RETRY,
        strict: bool = False,
        hooks: Sequence[Hook] = (),
        http_client: httpx.AsyncClient | None = None,
        is_additional: bool | None = None,
        stream_url: str | None = None,
        reconnect: Reconnect = "drops",
        resend: bool = False,
        engineio: Literal[4, 3] = 4,
    ) -> None:
        super().__init__(
            auth=auth,
            schemes={
                "session": SignIn(
                    lambda: self.accounts.sign_in(
                        email=email, password=password, x_network=x_network, x_socket_id=x_socket_id
                    ),
                    token="session_token",
                    sign=lambda token: ApiKey("X-Session-Id", token, place="header"),
                    dialect=SERVICE.dialect,
                    expired=frozenset([401]),
                )
                if email is not None and password is not None
                else ApiKey("X-Session-Id", token, place="header")
                if token is not None
                else None
            },
            base_url=base_url,
            timeout=timeout,
            retry=retry,
            strict=strict,
            hooks=hooks,
            http_client=http_client,
        )
        self._stream(
            base_url=base_url,
            stream_url=stream_url,
            handshake={"isAdditional": is_additional},
            reconnect=reconnect,
            resend=resend,
            engineio=engineio,
        )

    def listen(self, *, queue: int = 1000) -> Listener[StreamEvent]:
        """Listen to the vendor's events. Returns an asynchronous iterator over events of the module `events`.

        A `PossibleGap` means that the connection was interrupted and events may have been missed. A `Dropped` means
        that the queue was full. Iterating raises ApiError if the connection cannot be opened or is lost for good.

        Args:
            queue: Maximum number of events that wait to be read; further events are dropped.

        Raises:
            ArgumentError: `queue` is less than 1.
        """
        from .events import TYPES

        return self._listen(TYPES, queue)

    @cached_property
    def accounts(self) -> AsyncAccounts:
        """Signing in.

        See Also:
            https://github.com/Roomful/valu-docs/blob/ae951def63ece0a8ec25d0e741d22e8ce22c6cda/docs/apidocs/auth.md
        """
        from .resources.accounts import AsyncAccounts

        return AsyncAccounts(self)

    @cached_property
    def invitations(self) -> AsyncInvitations:
        """Sessions as calendar files.

        See Also:
            https://docs.texpo.io/apidocs/social_event.html
        """
        from .resources.invitations import AsyncInvitations

        return AsyncInvitations(self)

    @cached_property
    def events(self) -> AsyncEvents:
        """Social events, from draft to deletion.

        See Also:
            https://docs.texpo.io/apidocs/social_event.html
        """
        from .resources.events import AsyncEvents

        return AsyncEvents(self)

    @cached_property
    def sessions(self) -> AsyncSessions:
        """The sessions of social events, their invitations and their participants.

        See Also:
            https://docs.texpo.io/apidocs/social_event.html
        """
        from .resources.sessions import AsyncSessions

        return AsyncSessions(self)
