"""The clients: where the vendor answers, which credential it wants, and its operations by subject."""

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
"""What is fixed about the vendor's service."""


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
"""What is fixed about the vendor's stream."""


class Toy(ClientExtras, Client):
    """Toy, synchronous.

    What goes over HTTP alone; the vendor's stream is for `AsyncToy`.

    One of each hard thing. Text may hold "quotes", \"\"\"three of them\"\"\", a \\ backslash, {{ braces }} and `code`.

    See Also:
        https://toy.example.com/api

    Args:
        bearer: The access token, or a callable that is asked for it before each request.
        api_key: The key that goes into the header X-Key.
        account: The name of the account.
        password: The password of the account.
        ticket_token: A token that was obtained elsewhere, in place of signing in.
        auth: Signs every request in place of the credentials above.
        base_url: Another address than the vendor's, such as a sandbox.
        timeout: Seconds to wait for a connection, and for each part of an answer.
        retry: How often a call is tried, and how long it waits between tries.
        strict: Refuse what the description does not have: unknown values, members and statuses. For tests.
        http_client: An `httpx.Client` of your own, for event hooks and the like. It stays yours to close.
        hooks: Are told of each call when it is over, as an `Exchange`.

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
    """Toy, asynchronous.

    One of each hard thing. Text may hold "quotes", \"\"\"three of them\"\"\", a \\ backslash, {{ braces }} and `code`.

    See Also:
        https://toy.example.com/api

    Args:
        bearer: The access token, or a callable that is asked for it before each request.
        api_key: The key that goes into the header X-Key.
        account: The name of the account.
        password: The password of the account.
        ticket_token: A token that was obtained elsewhere, in place of signing in.
        auth: Signs every request in place of the credentials above.
        base_url: Another address than the vendor's, such as a sandbox.
        timeout: Seconds to wait for a connection, and for each part of an answer.
        retry: How often a call is tried, and how long it waits between tries.
        is_quiet: Whether nothing shall come unasked.
        stream_url: Another address of the stream; by default it is beside `base_url`.
        reconnect: When a connection that is gone is opened again for those who listen: after every end
            (always), unless the vendor closed it in due form (drops), or only by the next call (never). Waits
            are those of `retry`.
        resend: Send a call again, under the same id, where the connection drops before its reply. For a vendor
            who knows the last call by its id; calls then go one at a time. Otherwise such a call ends in a
            ConnectionLostError.
        strict: Refuse what the description does not have: unknown values, members and statuses. For tests.
        http_client: An `httpx.AsyncClient` of your own, for event hooks and the like. It stays yours to close.
        hooks: Are told of each call when it is over, as an `Exchange`.

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
        """Listen to what the vendor tells, from now on.

        The events are those of the module `events`. `PossibleGap` says that the connection was away, `Dropped` that
        more than `queue` events waited to be read. Raises ApiError, while it is read.
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
