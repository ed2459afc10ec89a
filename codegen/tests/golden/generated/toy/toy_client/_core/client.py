"""The two clients, synchronous and asynchronous. They differ in how they send and in nothing else."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import aclosing, asynccontextmanager, closing, contextmanager
from typing import Any, ParamSpec, Self, TypeVar, cast

import httpx

from .base_client import Base, Options
from .calls import Call
from .downloads import AsyncDownload, Download
from .exchanges import Exchange, RawResponse, recorded
from .pages import AsyncPages, Pages
from .retries import arepeated, repeated

T = TypeVar("T")
P = ParamSpec("P")


class Client(Base):
    """Base of a vendor's synchronous client. Use it as a context manager, or call `close`."""

    def __init__(self, *, http_client: httpx.Client | None = None, **settings: Any) -> None:
        super().__init__(**settings)
        self._owned = http_client is None
        self._http = http_client or httpx.Client()

    def send(self, call: Call[T], options: Options | None = None) -> T:
        """Send a call and return its result. Raises ApiError."""
        return self._repeated(call, options, lambda exchange: self._finish(call, self._sent(call, options, exchange)))

    def pages(self, call: Call[T], options: Options | None = None) -> Pages[Any, T]:
        """Return the pages that a call begins."""
        return Pages(call, lambda one: self.send(one, options))

    def download(self, call: Call[T], options: Options | None = None) -> Download:
        """Return the file that a call asks for."""
        return Download(lambda: self._file(call, options))

    def with_raw_response(self, method: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> RawResponse[T]:
        """Call a method, and return the answer as it came: ``with_raw_response(client.things.get, 7)``.

        Status, headers and time are there even of a call that failed; `parse` returns the result or raises the error.
        Raises ApiError where no answer came, ArgumentError where the method sends nothing.
        """
        with recorded() as record:
            record.result = method(*args, **kwargs)
        return RawResponse(record)

    def _repeated(self, call: Call[Any], options: Options | None, once: Callable[[Exchange], T]) -> T:
        with self._observed(call, options) as (exchange, tries):
            return cast(T, repeated(tries, lambda: once(exchange)))

    def _sent(
        self, call: Call[Any], options: Options | None, exchange: Exchange, *, stream: bool = False
    ) -> httpx.Response:
        request, auth = self._request(self._http, call, options), self._choose(call) or httpx.USE_CLIENT_DEFAULT
        exchange.request, exchange.response = request, None
        with self._sending(call, request):
            exchange.response = self._http.send(request, auth=auth, stream=stream)
        return exchange.response

    @contextmanager
    def _file(self, call: Call[Any], options: Options | None) -> Iterator[httpx.Response]:
        def opened(exchange: Exchange) -> httpx.Response:
            response = self._sent(call, options, exchange, stream=True)
            if not self._is_file(call, response):
                with self._sending(call, response.request), closing(response):
                    response.read()
                self._finish(call, response)
            return response

        with closing(self._repeated(call, options, opened)) as response, self._sending(call, response.request):
            yield response

    def close(self) -> None:
        """Close the connections, unless they belong to an `http_client` that was handed in."""
        if self._owned:
            self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class AsyncClient(Base):
    """Base of a vendor's asynchronous client. Use it as a context manager, or call `aclose`."""

    def __init__(self, *, http_client: httpx.AsyncClient | None = None, **settings: Any) -> None:
        super().__init__(**settings)
        self._owned = http_client is None
        self._http = http_client or httpx.AsyncClient()

    async def send(self, call: Call[T], options: Options | None = None) -> T:
        """Send a call and return its result. Raises ApiError."""

        async def once(exchange: Exchange) -> T:
            return self._finish(call, await self._sent(call, options, exchange))

        return await self._repeated(call, options, once)

    def pages(self, call: Call[T], options: Options | None = None) -> AsyncPages[Any, T]:
        """Return the pages that a call begins."""
        return AsyncPages(call, lambda one: self.send(one, options))

    def download(self, call: Call[T], options: Options | None = None) -> AsyncDownload:
        """Return the file that a call asks for."""
        return AsyncDownload(lambda: self._file(call, options))

    async def with_raw_response(
        self, method: Callable[P, Awaitable[T]], /, *args: P.args, **kwargs: P.kwargs
    ) -> RawResponse[T]:
        """Call a method, and return the answer as it came: ``await with_raw_response(client.things.get, 7)``.

        Status, headers and time are there even of a call that failed; `parse` returns the result or raises the error.
        Raises ApiError where no answer came, ArgumentError where the method sends nothing.
        """
        with recorded() as record:
            record.result = await method(*args, **kwargs)
        return RawResponse(record)

    async def _repeated(
        self,
        call: Call[Any],
        options: Options | None,
        once: Callable[[Exchange], Awaitable[T]],
        *,
        repeatable: bool | None = None,
    ) -> T:
        with self._observed(call, options, repeatable=repeatable) as (exchange, tries):
            return cast(T, await arepeated(tries, lambda: once(exchange)))

    async def _sent(
        self, call: Call[Any], options: Options | None, exchange: Exchange, *, stream: bool = False
    ) -> httpx.Response:
        request, auth = self._request(self._http, call, options), self._choose(call) or httpx.USE_CLIENT_DEFAULT
        exchange.request, exchange.response = request, None
        with self._sending(call, request):
            exchange.response = await self._http.send(request, auth=auth, stream=stream)
        return exchange.response

    @asynccontextmanager
    async def _file(self, call: Call[Any], options: Options | None) -> AsyncIterator[httpx.Response]:
        async def opened(exchange: Exchange) -> httpx.Response:
            response = await self._sent(call, options, exchange, stream=True)
            if not self._is_file(call, response):
                with self._sending(call, response.request):
                    async with aclosing(response):
                        await response.aread()
                self._finish(call, response)
            return response

        async with aclosing(await self._repeated(call, options, opened)) as response:
            with self._sending(call, response.request):
                yield response

    async def aclose(self) -> None:
        """Close the connections, unless they belong to an `http_client` that was handed in."""
        if self._owned:
            await self._http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()


class Resource:
    """Base of the operations of one tag."""

    def __init__(self, client: Client) -> None:
        self._client = client


class AsyncResource:
    """Base of the operations of one tag."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client
