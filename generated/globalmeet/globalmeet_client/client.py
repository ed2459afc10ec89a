"""The synchronous and the asynchronous client: constructor, credentials and resources."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import httpx

from ._core import DEFAULT_RETRY, ApiKey, AsyncClient, Client, Dialect, Hook, Retry, Service, SignIn
from .errors import BY_CODE

if TYPE_CHECKING:
    from .resources.events import AsyncEvents, Events
    from .resources.folders import AsyncFolders, Folders
    from .resources.tokens import AsyncTokens, Tokens

SERVICE = Service(
    name="globalmeet-client",
    package="globalmeet_client",
    version="0.1.0",
    base_url="https://api.webcasts.com",
    dialect=Dialect(
        code=("convey_api", "result", "returnCode"),
        message=("convey_api", "result", "error"),
        success=frozenset([1]),
        errors=BY_CODE,
    ),
    lifecycle="",
    sign_in="use GlobalMeet(username=…, password=…)",
)
"""Constants of the vendor's service."""


class GlobalMeet(Client):
    """Synchronous client for GlobalMeet Webcast.

    Creates, updates and reads webcasts, and lists the folders of an account.

    Every call is a POST of a form. All forms except the sign-in have a `token` field; the sign-in returns a token for a
    user's name and password. The data of an event is JSON text in one field, `event_data`.

    **Every response has the status 200.** `returnCode` in the response body reports the outcome: 1 means success. Any
    other value is an error, which `error` describes.

    See Also:
        https://www.webcasts.com/apis/eventcreation/

    Args:
        username: The user's name.
        password: The user's password.
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
        username: str | None = None,
        password: str | None = None,
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
                "token": SignIn(
                    lambda: self.tokens.create(username=username, password=password),
                    token="token",
                    sign=lambda token: ApiKey("token", token, place="form"),
                    dialect=SERVICE.dialect,
                    expires="token_expiration",
                    expired=frozenset([12]),
                )
                if username is not None and password is not None
                else ApiKey("token", token, place="form")
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
    def tokens(self) -> Tokens:
        """Signing in.

        See Also:
            https://www.webcasts.com/apis/eventcreation/
        """
        from .resources.tokens import Tokens

        return Tokens(self)

    @cached_property
    def events(self) -> Events:
        """Webcasts, live or on demand.

        See Also:
            https://www.webcasts.com/apis/eventcreation/
        """
        from .resources.events import Events

        return Events(self)

    @cached_property
    def folders(self) -> Folders:
        """The folders in which an account keeps its events.

        See Also:
            https://www.webcasts.com/apis/eventcreation/
        """
        from .resources.folders import Folders

        return Folders(self)


class AsyncGlobalMeet(AsyncClient):
    """Asynchronous client for GlobalMeet Webcast.

    Creates, updates and reads webcasts, and lists the folders of an account.

    Every call is a POST of a form. All forms except the sign-in have a `token` field; the sign-in returns a token for a
    user's name and password. The data of an event is JSON text in one field, `event_data`.

    **Every response has the status 200.** `returnCode` in the response body reports the outcome: 1 means success. Any
    other value is an error, which `error` describes.

    See Also:
        https://www.webcasts.com/apis/eventcreation/

    Args:
        username: The user's name.
        password: The user's password.
        token: A token from an earlier sign-in, instead of signing in.
        auth: Authenticates all requests, in place of the credentials above.
        base_url: Overrides the vendor's address, for example with that of a sandbox.
        timeout: Timeout in seconds for connecting, and for each read and write.
        retry: Retry policy: the number of attempts and the waits between them.
        strict: Raise UnexpectedResponseError for undocumented statuses, fields and values. For tests.
        http_client: Your own `httpx.AsyncClient`, for proxies, event hooks and the like. You must close it
            yourself.
        hooks: Callbacks that receive each completed call as an `Exchange`.
    """

    service = SERVICE

    def __init__(
        self,
        username: str | None = None,
        password: str | None = None,
        token: str | None = None,
        *,
        auth: httpx.Auth | None = None,
        base_url: str | None = None,
        timeout: float | httpx.Timeout = 30.0,
        retry: Retry = DEFAULT_RETRY,
        strict: bool = False,
        hooks: Sequence[Hook] = (),
        http_client: httpx.AsyncClient | None = None,
    ) -> None:
        super().__init__(
            auth=auth,
            schemes={
                "token": SignIn(
                    lambda: self.tokens.create(username=username, password=password),
                    token="token",
                    sign=lambda token: ApiKey("token", token, place="form"),
                    dialect=SERVICE.dialect,
                    expires="token_expiration",
                    expired=frozenset([12]),
                )
                if username is not None and password is not None
                else ApiKey("token", token, place="form")
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
    def tokens(self) -> AsyncTokens:
        """Signing in.

        See Also:
            https://www.webcasts.com/apis/eventcreation/
        """
        from .resources.tokens import AsyncTokens

        return AsyncTokens(self)

    @cached_property
    def events(self) -> AsyncEvents:
        """Webcasts, live or on demand.

        See Also:
            https://www.webcasts.com/apis/eventcreation/
        """
        from .resources.events import AsyncEvents

        return AsyncEvents(self)

    @cached_property
    def folders(self) -> AsyncFolders:
        """The folders in which an account keeps its events.

        See Also:
            https://www.webcasts.com/apis/eventcreation/
        """
        from .resources.folders import AsyncFolders

        return AsyncFolders(self)
