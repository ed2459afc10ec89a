"""The clients: where the vendor answers, which credential it wants, and its operations by subject."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

import httpx
from httpx_retries import Retry

from ._core import DEFAULT_RETRY, ApiKey, AsyncClient, Bearer, Client, Dialect, Service
from .errors import BY_CODE
from .extras import ClientExtras

if TYPE_CHECKING:
    from .resources.folders import AsyncFolders, Folders
    from .resources.logs import AsyncLogs, Logs
    from .resources.reports import AsyncReports, Reports
    from .resources.widgets import AsyncWidgets, Widgets

SERVICE = Service(
    name="toy-client",
    package="toy_client",
    version="1.2.3",
    base_url="https://eu.toy.example.com/v1",
    dialect=Dialect(code=("error", "code"), message=("error", "text"), errors=BY_CODE),
    lifecycle="The vendor deprecated this API on 2024-02-29. Use something real.",
    sign_in="use Toy(token=…) or Toy(api_key=…)",
)
"""What is fixed about the vendor's service."""


class Toy(ClientExtras, Client):
    """Toy, synchronous.

    One of each hard thing. Text may hold "quotes", \"\"\"three of them\"\"\", a \\ backslash, {{ braces }} and `code`.

    Args:
        token: The access token, or a callable that is asked for it before each request.
        api_key: The key that goes into the header X-Key.
        auth: Signs every request in place of the credentials above.
        base_url: Another address than the vendor's, such as a sandbox.
        timeout: Seconds to wait for a connection, and for each part of an answer.
        retry: How calls that may be repeated are repeated.
        strict: Refuse what the description does not have: unknown values, members and statuses. For tests.
        http_client: An `httpx.Client` of your own, for proxies and the like. It stays yours to close, and its
            transport decides about retries.

    Warns:
        LifecycleWarning: The vendor deprecated this API on 2024-02-29. Use something real.
    """

    service = SERVICE

    def __init__(
        self,
        token: str | Callable[[], str] | None = None,
        api_key: str | None = None,
        *,
        auth: httpx.Auth | None = None,
        base_url: str | None = None,
        timeout: float | httpx.Timeout = 30.0,
        retry: Retry = DEFAULT_RETRY,
        strict: bool = False,
        http_client: httpx.Client | None = None,
    ) -> None:
        super().__init__(
            auth=auth,
            schemes={
                "bearer": Bearer(token) if token is not None else None,
                "key": ApiKey("X-Key", api_key, place="header") if api_key is not None else None,
            },
            base_url=base_url,
            timeout=timeout,
            retry=retry,
            strict=strict,
            http_client=http_client,
        )

    @cached_property
    def widgets(self) -> Widgets:
        """Things that can be made, read, searched, renamed and deleted."""
        from .resources.widgets import Widgets

        return Widgets(self)

    @cached_property
    def reports(self) -> Reports:
        """Things that take a while."""
        from .resources.reports import Reports

        return Reports(self)

    @cached_property
    def folders(self) -> Folders:
        """A tree."""
        from .resources.folders import Folders

        return Folders(self)

    @cached_property
    def logs(self) -> Logs:
        """What happened."""
        from .resources.logs import Logs

        return Logs(self)


class AsyncToy(AsyncClient):
    """Toy, asynchronous.

    One of each hard thing. Text may hold "quotes", \"\"\"three of them\"\"\", a \\ backslash, {{ braces }} and `code`.

    Args:
        token: The access token, or a callable that is asked for it before each request.
        api_key: The key that goes into the header X-Key.
        auth: Signs every request in place of the credentials above.
        base_url: Another address than the vendor's, such as a sandbox.
        timeout: Seconds to wait for a connection, and for each part of an answer.
        retry: How calls that may be repeated are repeated.
        strict: Refuse what the description does not have: unknown values, members and statuses. For tests.
        http_client: An `httpx.AsyncClient` of your own, for proxies and the like. It stays yours to close, and
            its transport decides about retries.

    Warns:
        LifecycleWarning: The vendor deprecated this API on 2024-02-29. Use something real.
    """

    service = SERVICE

    def __init__(
        self,
        token: str | Callable[[], str] | None = None,
        api_key: str | None = None,
        *,
        auth: httpx.Auth | None = None,
        base_url: str | None = None,
        timeout: float | httpx.Timeout = 30.0,
        retry: Retry = DEFAULT_RETRY,
        strict: bool = False,
        http_client: httpx.AsyncClient | None = None,
    ) -> None:
        super().__init__(
            auth=auth,
            schemes={
                "bearer": Bearer(token) if token is not None else None,
                "key": ApiKey("X-Key", api_key, place="header") if api_key is not None else None,
            },
            base_url=base_url,
            timeout=timeout,
            retry=retry,
            strict=strict,
            http_client=http_client,
        )

    @cached_property
    def widgets(self) -> AsyncWidgets:
        """Things that can be made, read, searched, renamed and deleted."""
        from .resources.widgets import AsyncWidgets

        return AsyncWidgets(self)

    @cached_property
    def reports(self) -> AsyncReports:
        """Things that take a while."""
        from .resources.reports import AsyncReports

        return AsyncReports(self)

    @cached_property
    def folders(self) -> AsyncFolders:
        """A tree."""
        from .resources.folders import AsyncFolders

        return AsyncFolders(self)

    @cached_property
    def logs(self) -> AsyncLogs:
        """What happened."""
        from .resources.logs import AsyncLogs

        return AsyncLogs(self)
