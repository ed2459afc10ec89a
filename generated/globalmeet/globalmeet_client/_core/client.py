"""Base classes of the synchronous and the asynchronous client. They differ only in how they send requests."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import aclosing, asynccontextmanager, closing, contextmanager
from typing import Any, ParamSpec, Self, TypeVar, cast

import httpx

from .base_client import Base, Options
from .calls import Call
from .downloads import AsyncDownload, Download
from .exchanges import Exchange, RawResponse, record_exchanges
from .pages import AsyncPages, Pages
from .retries import arun_with_retries, run_with_retries

T = TypeVar("T")
P = ParamSpec("P")


class Client(Base):
    """Base class of the synchronous clients. Use a client as a context manager, or call `close`."""

    def __init__(self, *, http_client: httpx.Client | None = None, **settings: Any) -> None:
        super().__init__(**settings)
        self._owns_http = http_client is None
        self._http = http_client or httpx.Client()

    def send(self, call: Call[T], options: Options | None = None) -> T:
        """Send a call, with retries, and return its result. Raises ApiError if it fails."""
        return self._send_with_retries(
            call, options, lambda exchange: self._parse_response(call, self._send_request(call, options, exchange))
        )

    def pages(self, call: Call[T], options: Options | None = None) -> Pages[Any, T]:
        """Return an iterable over the items of a paged list, starting with the page that the call requests."""
        return Pages(call, lambda page_call: self.send(page_call, options))

    def download(self, call: Call[T], options: Options | None = None) -> Download:
        """Return the file that a call downloads. Nothing is sent until the file is read."""
        return Download(lambda: self._open_file(call, options))

    def with_raw_response(self, method: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> RawResponse[T]:
        """Call a method and return the raw HTTP response: ``with_raw_response(client.widgets.get, 7)``.

        The status, headers and elapsed seconds are also available if the call failed. `RawResponse.parse` returns the
        result of the method or raises its error.

        Raises ApiError if no response arrived, and ArgumentError if the method sends no request.
        """
        with record_exchanges() as record:
            record.result = method(*args, **kwargs)
        return RawResponse(record)

    def _send_with_retries(self, call: Call[Any], options: Options | None, attempt: Callable[[Exchange], T]) -> T:
        with self._observe(call, options) as (exchange, tries):
            return cast(T, run_with_retries(tries, lambda: attempt(exchange)))

    def _send_request(
        self, call: Call[Any], options: Options | None, exchange: Exchange, *, stream: bool = False
    ) -> httpx.Response:
        request, auth = (
            self._build_request(self._http, call, options),
            self._choose_auth(call) or httpx.USE_CLIENT_DEFAULT,
        )
        exchange.request, exchange.response = request, None
        with self._translate_errors(call, request):
            exchange.response = self._http.send(request, auth=auth, stream=stream)
        return exchange.response

    @contextmanager
    def _open_file(self, call: Call[Any], options: Options | None) -> Iterator[httpx.Response]:
        def open_response(exchange: Exchange) -> httpx.Response:
            response = self._send_request(call, options, exchange, stream=True)
            if not self._is_file_response(call, response):
                with self._translate_errors(call, response.request), closing(response):
                    response.read()
                self._parse_response(call, response)
            return response

        with (
            closing(self._send_with_retries(call, options, open_response)) as response,
            self._translate_errors(call, response.request),
        ):
            yield response

    def close(self) -> None:
        """Close the connections. An `http_client` that you passed in stays open."""
        if self._owns_http:
            self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class AsyncClient(Base):
    """Base class of the asynchronous clients. Use a client as a context manager, or call `aclose`."""

    def __init__(self, *, http_client: httpx.AsyncClient | None = None, **settings: Any) -> None:
        super().__init__(**settings)
        self._owns_http = http_client is None
        self._http = http_client or httpx.AsyncClient()

    async def send(self, call: Call[T], options: Options | None = None) -> T:
        """Send a call, with retries, and return its result. Raises ApiError if it fails."""

        async def attempt(exchange: Exchange) -> T:
            return self._parse_response(call, await self._send_request(call, options, exchange))

        return await self._send_with_retries(call, options, attempt)

    def pages(self, call: Call[T], options: Options | None = None) -> AsyncPages[Any, T]:
        """Return an iterable over the items of a paged list, starting with the page that the call requests."""
        return AsyncPages(call, lambda page_call: self.send(page_call, options))

    def download(self, call: Call[T], options: Options | None = None) -> AsyncDownload:
        """Return the file that a call downloads. Nothing is sent until the file is read."""
        return AsyncDownload(lambda: self._open_file(call, options))

    async def with_raw_response(
        self, method: Callable[P, Awaitable[T]], /, *args: P.args, **kwargs: P.kwargs
    ) -> RawResponse[T]:
        """Call a method and return the raw HTTP response: ``await with_raw_response(client.widgets.get, 7)``.

        The status, headers and elapsed seconds are also available if the call failed. `RawResponse.parse` returns the
        result of the method or raises its error.

        Raises ApiError if no response arrived, and ArgumentError if the method sends no request.
        """
        with record_exchanges() as record:
            record.result = await method(*args, **kwargs)
        return RawResponse(record)

    async def _send_with_retries(
        self,
        call: Call[Any],
        options: Options | None,
        attempt: Callable[[Exchange], Awaitable[T]],
        *,
        repeatable: bool | None = None,
    ) -> T:
        with self._observe(call, options, repeatable=repeatable) as (exchange, tries):
            return cast(T, await arun_with_retries(tries, lambda: attempt(exchange)))

    async def _send_request(
        self, call: Call[Any], options: Options | None, exchange: Exchange, *, stream: bool = False
    ) -> httpx.Response:
        request, auth = (
            self._build_request(self._http, call, options),
            self._choose_auth(call) or httpx.USE_CLIENT_DEFAULT,
        )
        exchange.request, exchange.response = request, None
        with self._translate_errors(call, request):
            exchange.response = await self._http.send(request, auth=auth, stream=stream)
        return exchange.response

    @asynccontextmanager
    async def _open_file(self, call: Call[Any], options: Options | None) -> AsyncIterator[httpx.Response]:
        async def open_response(exchange: Exchange) -> httpx.Response:
            response = await self._send_request(call, options, exchange, stream=True)
            if not self._is_file_response(call, response):
                with self._translate_errors(call, response.request):
                    async with aclosing(response):
                        await response.aread()
                self._parse_response(call, response)
            return response

        async with aclosing(await self._send_with_retries(call, options, open_response)) as response:
            with self._translate_errors(call, response.request):
                yield response

    async def aclose(self) -> None:
        """Close the connections. An `http_client` that you passed in stays open."""
        if self._owns_http:
            await self._http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()


class Resource:
    """Base class of the resources: the operations of one OpenAPI tag."""

    def __init__(self, client: Client) -> None:
        self._client = client


class AsyncResource:
    """Base class of the resources: the operations of one OpenAPI tag."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client
