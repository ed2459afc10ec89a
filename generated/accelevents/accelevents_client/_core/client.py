"""The two clients, synchronous and asynchronous. They differ in how they send and in nothing else."""

from __future__ import annotations

import logging
import platform
import warnings
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import Any, Self, TypeVar

import httpx
from httpx_retries import Retry, RetryTransport

from .auth import Credentials
from .calls import Call, Dialect
from .downloads import AsyncDownload, Download
from .errors import ApiError, ArgumentError, LifecycleWarning, TimedOutError, TransportError, UnauthorizedError
from .paging import AsyncPages, Pages
from .transport import STREAMED, AsyncWhole, Whole

T = TypeVar("T")
Item = TypeVar("Item")

DEFAULT_RETRY = Retry(total=2, backoff_factor=0.5, max_backoff_wait=30.0, total_timeout=60.0)
"""Two further tries of what may be repeated, after 429, 502, 503, 504 and failed connections; honours Retry-After."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """What is fixed about a vendor's service: who answers where, and how its errors read."""

    name: str
    package: str
    version: str
    base_url: str
    dialect: Dialect
    lifecycle: str = ""
    sign_in: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What one call may have otherwise than its client: `timeout` in seconds, `retry`, further `headers`.

    A call over a stream takes the timeout alone, as the time until its reply.
    """

    timeout: float | httpx.Timeout | None = None
    retry: Retry | None = None
    headers: Mapping[str, str] | None = None


class _Base:
    """Everything of a client but the sending."""

    service: Service

    def __init__(
        self,
        *,
        auth: httpx.Auth | None,
        schemes: Mapping[str, httpx.Auth | None],
        arguments: Mapping[str, Any] | None = None,
        base_url: str | None,
        timeout: float | httpx.Timeout,
        retry: Retry,
        strict: bool,
    ) -> None:
        self.base_url = (base_url or self.service.base_url).rstrip("/")
        self.strict = strict
        self._arguments = dict(arguments or {})
        self._auth = auth
        self._credentials = Credentials(schemes)
        self._timeout = timeout
        self._retry = retry
        self._log = logging.getLogger(self.service.package)
        self._agent = f"{self.service.name}/{self.service.version} Python/{platform.python_version()}"
        if self.service.lifecycle:
            warnings.warn(self.service.lifecycle, LifecycleWarning, stacklevel=4)

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={self.base_url!r})"

    def argument(self, name: str, given: T | None) -> T:
        """Return what a call was given, else what the client was. Raises ArgumentError where neither was."""
        found: T | None = self._arguments.get(name) if given is None else given
        if found is None:
            raise ArgumentError(f"{name} is missing: give it to the client or to the call")
        return found

    def _request(
        self, http: httpx.Client | httpx.AsyncClient, call: Call[Any], options: Options | None, *, stream: bool
    ) -> httpx.Request:
        operation, content = call.operation, dict(call.content)
        headers = httpx.Headers({"User-Agent": self._agent, **content.pop("headers", {})})
        headers.update(dict(call.headers))
        headers.update(options.headers if options else None)
        if call.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in call.cookies)
        retry = (options and options.retry) or self._retry
        if operation.idempotent is not None:
            # The description says more than the method does.
            retry = retry.copy_with(allowed_methods=[operation.method] if operation.idempotent else ["NONE"])
        timeout = options.timeout if options and options.timeout is not None else self._timeout
        return http.build_request(
            operation.method,
            self.base_url + call.path,
            params=call.query or None,
            headers=headers,
            timeout=timeout,
            extensions={"retry": retry, STREAMED: stream},
            **content,
        )

    def _choose(self, call: Call[Any]) -> httpx.Auth | None:
        return self._auth or self._credentials.choose(call.operation.security)

    def _finish(self, call: Call[T], response: httpx.Response, dialect: Dialect | None = None) -> T:
        try:
            return call.parse(response, dialect or self.service.dialect, strict=self.strict)
        except UnauthorizedError as error:
            if call.operation.security and self.service.sign_in and self._choose(call) is None:
                error.add_note(f"No credential was given: {self.service.sign_in}")
            raise

    def _note(self, call: Call[Any], response: httpx.Response) -> None:
        self._log.debug("%s %s %s", call.operation, call.operation.id, response.status_code)

    def _is_file(self, call: Call[Any], response: httpx.Response) -> bool:
        # What comes as JSON where a file was promised may be an error in spite of its status.
        hidden = self.service.dialect.hides_errors and "json" in response.headers.get("Content-Type", "")
        known = str(response.status_code) in call.operation.success or not self.strict
        return response.is_success and known and not hidden

    def _broken(self, call: Call[Any], error: httpx.RequestError, request: httpx.Request) -> ApiError:
        if isinstance(error, httpx.LocalProtocolError):
            # Refused on this side: a header that HTTP cannot carry, such as an empty or broken credential.
            return ArgumentError(f"{call.operation}: {error}")
        kind = TimedOutError if isinstance(error, httpx.TimeoutException) else TransportError
        reason = str(error) or type(error).__name__
        return kind(f"{call.operation}: {reason}", request=request)


class Client(_Base):
    """Base of a vendor's synchronous client. Use it as a context manager, or call `close`."""

    def __init__(self, *, http_client: httpx.Client | None = None, **settings: Any) -> None:
        super().__init__(**settings)
        self._owned = http_client is None
        self._http = http_client or httpx.Client(
            transport=RetryTransport(Whole(httpx.HTTPTransport()), retry=self._retry)
        )

    def send(self, call: Call[T], options: Options | None = None) -> T:
        """Send a call and return its result. Raises ApiError."""
        with self._answer(call, options, stream=False) as response:
            return self._finish(call, response)

    def pages(self, call: Call[T], options: Options | None = None) -> Pages[Any, T]:
        """Return the pages that a call begins."""
        return Pages(call, lambda one: self.send(one, options))

    def download(self, call: Call[T], options: Options | None = None) -> Download:
        """Return the file that a call asks for."""
        return Download(lambda: self._file(call, options))

    @contextmanager
    def _file(self, call: Call[Any], options: Options | None) -> Iterator[httpx.Response]:
        with self._answer(call, options, stream=True) as response:
            if not self._is_file(call, response):
                response.read()
                self._finish(call, response)
            yield response

    @contextmanager
    def _answer(self, call: Call[Any], options: Options | None, *, stream: bool) -> Iterator[httpx.Response]:
        request = self._request(self._http, call, options, stream=stream)
        auth = self._choose(call) or httpx.USE_CLIENT_DEFAULT
        try:
            response = self._http.send(request, auth=auth, stream=stream)
            self._note(call, response)
            try:
                yield response
            finally:
                response.close()
        except httpx.RequestError as error:
            raise self._broken(call, error, request) from error

    def close(self) -> None:
        """Close the connections, unless they belong to an `http_client` that was handed in."""
        if self._owned:
            self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class AsyncClient(_Base):
    """Base of a vendor's asynchronous client. Use it as a context manager, or call `aclose`."""

    def __init__(self, *, http_client: httpx.AsyncClient | None = None, **settings: Any) -> None:
        super().__init__(**settings)
        self._owned = http_client is None
        self._http = http_client or httpx.AsyncClient(
            transport=RetryTransport(AsyncWhole(httpx.AsyncHTTPTransport()), retry=self._retry)
        )

    async def send(self, call: Call[T], options: Options | None = None) -> T:
        """Send a call and return its result. Raises ApiError."""
        async with self._answer(call, options, stream=False) as response:
            return self._finish(call, response)

    def pages(self, call: Call[T], options: Options | None = None) -> AsyncPages[Any, T]:
        """Return the pages that a call begins."""
        return AsyncPages(call, lambda one: self.send(one, options))

    def download(self, call: Call[T], options: Options | None = None) -> AsyncDownload:
        """Return the file that a call asks for."""
        return AsyncDownload(lambda: self._file(call, options))

    @asynccontextmanager
    async def _file(self, call: Call[Any], options: Options | None) -> AsyncIterator[httpx.Response]:
        async with self._answer(call, options, stream=True) as response:
            if not self._is_file(call, response):
                await response.aread()
                self._finish(call, response)
            yield response

    @asynccontextmanager
    async def _answer(self, call: Call[Any], options: Options | None, *, stream: bool) -> AsyncIterator[httpx.Response]:
        request = self._request(self._http, call, options, stream=stream)
        auth = self._choose(call) or httpx.USE_CLIENT_DEFAULT
        try:
            response = await self._http.send(request, auth=auth, stream=stream)
            self._note(call, response)
            try:
                yield response
            finally:
                await response.aclose()
        except httpx.RequestError as error:
            raise self._broken(call, error, request) from error

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
