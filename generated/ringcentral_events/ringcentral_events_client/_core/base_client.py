"""Base class of both clients: everything except the I/O."""

from __future__ import annotations

import logging
import platform
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

import httpx

from .auth import Credentials
from .calls import Call, Dialect
from .errors import ApiError, ArgumentError, LifecycleWarning, TimedOutError, TransportError, UnauthorizedError
from .exchanges import Exchange, Hook, record_exchange
from .retries import Retry, Tries

T = TypeVar("T")

DEFAULT_RETRY = Retry()
"""The default retry policy: 5 attempts. If 1 of 5 requests fails, about 1 of 3,000 calls still fails."""

# httpx raises these errors before it sends any part of the request.
_NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """Constants of a vendor's service.

    Attributes:
        name: Name of the client's distribution, for the `User-Agent` header.
        package: Name of the import package, also the name of its logger.
        version: Version of the package.
        base_url: The vendor's own address.
        dialect: How to read the vendor's error responses.
        lifecycle: Announced end of the API as a sentence; empty while the API is live.
        sign_in: Hint on how to pass credentials, for errors; empty if the API needs none.
    """

    name: str
    package: str
    version: str
    base_url: str
    dialect: Dialect
    lifecycle: str = ""
    sign_in: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Overrides client options for one call.

    Attributes:
        timeout: Timeout in seconds, or an `httpx.Timeout`. For a call over a stream: seconds until its reply.
        retry: Retry policy.
        headers: Additional HTTP headers. Calls over a stream ignore them.
    """

    timeout: float | httpx.Timeout | None = None
    retry: Retry | None = None
    headers: Mapping[str, str] | None = None


class Base:
    """Base class of both clients: options, credentials, logging and error handling, but no I/O."""

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
        hooks: Sequence[Hook],
    ) -> None:
        self.base_url = (base_url or self.service.base_url).rstrip("/")
        self.strict = strict
        self._arguments = dict(arguments or {})
        self._auth = auth
        self._credentials = Credentials(schemes)
        self._timeout = timeout
        self._retry = retry
        self._hooks = tuple(hooks)
        self._log = logging.getLogger(self.service.package)
        self._user_agent = f"{self.service.name}/{self.service.version} Python/{platform.python_version()}"
        if self.service.lifecycle:
            warnings.warn(self.service.lifecycle, LifecycleWarning, stacklevel=4)

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={self.base_url!r})"

    def argument(self, name: str, given: T | None) -> T:
        """Return the `given` argument of a call, or the client's default. Raises ArgumentError if both are None."""
        value: T | None = self._arguments.get(name) if given is None else given
        if value is None:
            raise ArgumentError(f"{name} is missing: pass it to the client or to the call")
        return value

    def _build_request(
        self, http: httpx.Client | httpx.AsyncClient, call: Call[Any], options: Options | None
    ) -> httpx.Request:
        operation, content = call.operation, dict(call.content)
        headers = httpx.Headers({"User-Agent": self._user_agent, **content.pop("headers", {})})
        headers.update(dict(call.headers))
        headers.update(options.headers if options else None)
        if call.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in call.cookies)
        timeout = options.timeout if options and options.timeout is not None else self._timeout
        return http.build_request(
            operation.method,
            self.base_url + call.path,
            params=call.query or None,
            headers=headers,
            timeout=timeout,
            **content,
        )

    def _choose_auth(self, call: Call[Any]) -> httpx.Auth | None:
        return self._auth or self._credentials.choose(call.operation.security)

    def _parse_response(self, call: Call[T], response: httpx.Response, dialect: Dialect | None = None) -> T:
        try:
            return call.parse(response, dialect or self.service.dialect, strict=self.strict)
        except UnauthorizedError as error:
            if call.operation.security and self.service.sign_in and self._choose_auth(call) is None:
                error.add_note(f"The client has no credential: {self.service.sign_in}")
            raise

    def _is_file_response(self, call: Call[Any], response: httpx.Response) -> bool:
        # JSON in place of a file may be an error that the vendor reports with a success status.
        may_be_error = self.service.dialect.hides_errors and "json" in response.headers.get("Content-Type", "")
        accepted = str(response.status_code) in call.operation.success or not self.strict
        return response.is_success and accepted and not may_be_error

    @contextmanager
    def _translate_errors(self, call: Call[Any], request: httpx.Request) -> Iterator[None]:
        try:
            yield
        except (httpx.LocalProtocolError, httpx.UnsupportedProtocol):
            # httpx rejected the request. Its message quotes the header, which may contain a secret.
            message = f"{call.operation}: the URL or a header is not valid in HTTP; check base_url and the credential"
            raise ArgumentError(message) from None
        except httpx.RequestError as error:
            error_class = TimedOutError if isinstance(error, httpx.TimeoutException) else TransportError
            message = f"{call.operation}: {str(error) or type(error).__name__}"
            raise error_class(message, request=request, may_have_worked=not isinstance(error, _NEVER_SENT)) from error

    @contextmanager
    def _observe(
        self, call: Call[Any], options: Options | None, *, repeatable: bool | None = None
    ) -> Iterator[tuple[Exchange, Tries]]:
        operation = call.operation
        exchange = Exchange(operation.id, operation.method, operation.path)
        tries = Tries(
            (options and options.retry) or self._retry,
            repeatable=operation.repeatable if repeatable is None else repeatable,
            deletes=operation.deletes,
            on_wait=lambda error, seconds: exchange.log_wait(self._log, error, seconds),
        )
        try:
            yield exchange, tries
        except ApiError as error:
            exchange.error = error
            raise
        finally:
            exchange.tries, exchange.elapsed = tries.count, tries.elapsed
            exchange.log(self._log)
            record_exchange(exchange)
            for hook in self._hooks:
                hook(exchange)
