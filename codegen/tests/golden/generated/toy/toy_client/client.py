"""The synchronous and the asynchronous client: constructor, credentials and resources."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import httpx

from ._core import DEFAULT_RETRY, ApiKey, Bearer, Client, Dialect, Hook, Retry, Service, SignIn
from ._core.streams import AsyncStreamingClient, Reconnect, Stream
from .errors import BY_CODE
from .extras import ClientExtras

if TYPE_CHECKING:
    from ._core.streams.listeners import Listener
    from .events import StreamEvent
    from .resources.boxes import AsyncBoxes, Boxes
    from .resources.crates import AsyncCrates, Crates
    from .resources.folders import AsyncFolders, Folders
    from .resources.logs import AsyncLogs, Logs
    from .resources.reports import AsyncReports, Reports
    from .resources.sessions import AsyncSessions, Sessions
    from .resources.trades import AsyncTrades
    from .resources.widgets import AsyncWidgets, Widgets

SERVICE = Service(
    name="toy-client",
    package="toy_client",
    version="1.2.3",
    base_url="https://eu.toy.example.com/v1",
    dialect=Dialect(code=("error", "code"), message=("error", "text"), success=frozenset([0]), errors=BY_CODE),
    lifecycle="The vendor deprecated this API on 2024-02-29. Use something real.",
    sign_in="use Toy(bearer=…) or Toy(api_key=…) or Toy(account=…, password=…)",
)
"""Constants of the vendor's service."""


STREAM = Stream(
    url="wss://eu.live.toy.example.com/v1/live",
    path="/live",
    dialect=Dialect(
        code=("error", "code"),
        message=("error", "text"),
        failed=("error", "failed"),
        success=frozenset([]),
        errors=BY_CODE,
    ),
    security=(("key",),),
    signs={"key": lambda secret: ApiKey("key", secret, place="query")},
    id=("head", "id"),
    date=("head", "sent"),
    type=("type",),
    answers=("answers",),
)
"""Constants of the vendor's stream."""


class Toy(ClientExtras, Client):
    """Synchronous client for Toy.

    Supports HTTP calls only. For calls and events over the stream, use `AsyncToy`.

    One of each hard thing. Text may hold "quotes", \"\"\"three of them\"\"\", a \\ backslash, {{ braces }} and `code`.

    See Also:
        https://toy.example.com/api

    Args:
        bearer: The access token, or a function that returns it and is called before each request.
        api_key: The key that goes into the header X-Key.
        account: The name of the account.
        password: The password of the account.
        ticket_token: A token from an earlier sign-in, instead of signing in.
        auth: Authenticates all requests, in place of the credentials above.
        base_url: Overrides the vendor's address, for example with that of a sandbox.
        timeout: Timeout in seconds for connecting, and for each read and write.
        retry: Retry policy: the number of attempts and the waits between them.
        strict: Raise UnexpectedResponseError for undocumented statuses, fields and values. For tests.
        http_client: Your own `httpx.Client`, for proxies, event hooks and the like. You must close it yourself.
        hooks: Callbacks that receive each completed call as an `Exchange`.

    Warns:
        LifecycleWarning: The vendor deprecated this API on 2024-02-29. Use something real.
    """

    service = SERVICE

    def __init__(
        self,
        bearer: str | Callable[[], str] | None = None,
        api_key: str | None = None,
        account: str | None = None,
        password: str | None = None,
        ticket_token: str | None = None,
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
                "bearer": Bearer(bearer) if bearer is not None else None,
                "key": ApiKey("X-Key", api_key, place="header") if api_key is not None else None,
                "ticket": SignIn(
                    lambda: self.sessions.create(account=account, password=password),
                    token="ticket",
                    sign=lambda token: ApiKey("ticket", token, place="form"),
                    dialect=SERVICE.dialect,
                    expires="ends",
                    expired=frozenset([50]),
                )
                if account is not None and password is not None
                else ApiKey("ticket", ticket_token, place="form")
                if ticket_token is not None
                else None,
            },
            base_url=base_url,
            timeout=timeout,
            retry=retry,
            strict=strict,
            hooks=hooks,
            http_client=http_client,
        )

    @cached_property
    def widgets(self) -> Widgets:
        """Things that can be made, read, searched, renamed and deleted.

        See Also:
            https://toy.example.com/api
        """
        from .resources.widgets import Widgets

        return Widgets(self)

    @cached_property
    def reports(self) -> Reports:
        """Things that take a while.

        See Also:
            https://toy.example.com/api
        """
        from .resources.reports import Reports

        return Reports(self)

    @cached_property
    def folders(self) -> Folders:
        """A tree.

        See Also:
            https://toy.example.com/api
        """
        from .resources.folders import Folders

        return Folders(self)

    @cached_property
    def logs(self) -> Logs:
        """What happened.

        See Also:
            https://toy.example.com/api
        """
        from .resources.logs import Logs

        return Logs(self)

    @cached_property
    def sessions(self) -> Sessions:
        """Tickets for whoever has an account.

        See Also:
            https://toy.example.com/api
        """
        from .resources.sessions import Sessions

        return Sessions(self)

    @cached_property
    def boxes(self) -> Boxes:
        """Things that are kept by somebody who speaks in forms and answers 200 to everything.

        See Also:
            https://toy.example.com/api
        """
        from .resources.boxes import Boxes

        return Boxes(self)

    @cached_property
    def crates(self) -> Crates:
        """Things that come wrapped twice.

        See Also:
            https://toy.example.com/api
        """
        from .resources.crates import Crates

        return Crates(self)


class AsyncToy(AsyncStreamingClient):
    """Asynchronous client for Toy.

    One of each hard thing. Text may hold "quotes", \"\"\"three of them\"\"\", a \\ backslash, {{ braces }} and `code`.

    See Also:
        https://toy.example.com/api

    Args:
        bearer: The access token, or a function that returns it and is called before each request.
        api_key: The key that goes into the header X-Key.
        account: The name of the account.
        password: The password of the account.
        ticket_token: A token from an earlier sign-in, instead of signing in.
        auth: Authenticates all requests, in place of the credentials above.
        base_url: Overrides the vendor's address, for example with that of a sandbox.
        timeout: Timeout in seconds for connecting, and for each read and write.
        retry: Retry policy: the number of attempts and the waits between them.
        is_quiet: Whether nothing shall come unasked.
        stream_url: Overrides the address of the stream; by default it is derived from `base_url`.
        reconnect: When to reopen a lost connection while there are listeners: `always`, `drops` (unless the
            vendor closed it cleanly) or `never` (only with the next call). The waits are those of `retry`.
        resend: Resend a call under the same id if the connection is lost before its reply. Enable this only if
            the vendor recognizes repeated ids. Calls are then sent one at a time. By default, such a call
            raises ConnectionLostError.
        strict: Raise UnexpectedResponseError for undocumented statuses, fields and values. For tests.
        http_client: Your own `httpx.AsyncClient`, for proxies, event hooks and the like. You must close it
            yourself.
        hooks: Callbacks that receive each completed call as an `Exchange`.

    Warns:
        LifecycleWarning: The vendor deprecated this API on 2024-02-29. Use something real.
    """

    service = SERVICE
    streaming = STREAM

    def __init__(
        self,
        bearer: str | Callable[[], str] | None = None,
        api_key: str | None = None,
        account: str | None = None,
        password: str | None = None,
        ticket_token: str | None = None,
        *,
        auth: httpx.Auth | None = None,
        base_url: str | None = None,
        timeout: float | httpx.Timeout = 30.0,
        retry: Retry = DEFAULT_RETRY,
        strict: bool = False,
        hooks: Sequence[Hook] = (),
        http_client: httpx.AsyncClient | None = None,
        is_quiet: bool | None = None,
        stream_url: str | None = None,
        reconnect: Reconnect = "drops",
        resend: bool = False,
    ) -> None:
        super().__init__(
            auth=auth,
            schemes={
                "bearer": Bearer(bearer) if bearer is not None else None,
                "key": ApiKey("X-Key", api_key, place="header") if api_key is not None else None,
                "ticket": SignIn(
                    lambda: self.sessions.create(account=account, password=password),
                    token="ticket",
                    sign=lambda token: ApiKey("ticket", token, place="form"),
                    dialect=SERVICE.dialect,
                    expires="ends",
                    expired=frozenset([50]),
                )
                if account is not None and password is not None
                else ApiKey("ticket", ticket_token, place="form")
                if ticket_token is not None
                else None,
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
            handshake={"isQuiet": is_quiet},
            reconnect=reconnect,
            resend=resend,
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
    def widgets(self) -> AsyncWidgets:
        """Things that can be made, read, searched, renamed and deleted.

        See Also:
            https://toy.example.com/api
        """
        from .resources.widgets import AsyncWidgets

        return AsyncWidgets(self)

    @cached_property
    def reports(self) -> AsyncReports:
        """Things that take a while.

        See Also:
            https://toy.example.com/api
        """
        from .resources.reports import AsyncReports

        return AsyncReports(self)

    @cached_property
    def folders(self) -> AsyncFolders:
        """A tree.

        See Also:
            https://toy.example.com/api
        """
        from .resources.folders import AsyncFolders

        return AsyncFolders(self)

    @cached_property
    def logs(self) -> AsyncLogs:
        """What happened.

        See Also:
            https://toy.example.com/api
        """
        from .resources.logs import AsyncLogs

        return AsyncLogs(self)

    @cached_property
    def sessions(self) -> AsyncSessions:
        """Tickets for whoever has an account.

        See Also:
            https://toy.example.com/api
        """
        from .resources.sessions import AsyncSessions

        return AsyncSessions(self)

    @cached_property
    def boxes(self) -> AsyncBoxes:
        """Things that are kept by somebody who speaks in forms and answers 200 to everything.

        See Also:
            https://toy.example.com/api
        """
        from .resources.boxes import AsyncBoxes

        return AsyncBoxes(self)

    @cached_property
    def crates(self) -> AsyncCrates:
        """Things that come wrapped twice.

        See Also:
            https://toy.example.com/api
        """
        from .resources.crates import AsyncCrates

        return AsyncCrates(self)

    @cached_property
    def trades(self) -> AsyncTrades:
        """Widgets that change hands.

        See Also:
            https://toy.example.com/api
        """
        from .resources.trades import AsyncTrades

        return AsyncTrades(self)
