"""What the two clients share: all but the sending."""

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
from .exchanges import Exchange, Hook, tell
from .retries import Retry, Tries

T = TypeVar("T")

DEFAULT_RETRY = Retry()
"""Five tries: where one in five fails, one call in three thousand still does."""

# Nothing was sent when one of these was raised.
_NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)


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

    A call over a stream takes no headers; its timeout is the time until its reply.
    """

    timeout: float | httpx.Timeout | None = None
    retry: Retry | None = None
    headers: Mapping[str, str] | None = None


class Base:
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
        self, http: httpx.Client | httpx.AsyncClient, call: Call[Any], options: Options | None
    ) -> httpx.Request:
        operation, content = call.operation, dict(call.content)
        headers = httpx.Headers({"User-Agent": self._agent, **content.pop("headers", {})})
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

    def _choose(self, call: Call[Any]) -> httpx.Auth | None:
        return self._auth or self._credentials.choose(call.operation.security)

    def _finish(self, call: Call[T], response: httpx.Response, dialect: Dialect | None = None) -> T:
        try:
            return call.parse(response, dialect or self.service.dialect, strict=self.strict)
        except UnauthorizedError as error:
            if call.operation.security and self.service.sign_in and self._choose(call) is None:
                error.add_note(f"No credential was given: {self.service.sign_in}")
            raise

    def _is_file(self, call: Call[Any], response: httpx.Response) -> bool:
        # What comes as JSON where a file was promised may be an error in spite of its status.
        hidden = self.service.dialect.hides_errors and "json" in response.headers.get("Content-Type", "")
        known = str(response.status_code) in call.operation.success or not self.strict
        return response.is_success and known and not hidden

    @contextmanager
    def _sending(self, call: Call[Any], request: httpx.Request) -> Iterator[None]:
        try:
            yield
        except (httpx.LocalProtocolError, httpx.UnsupportedProtocol):
            # Refused on this side. What the library says of it shows the header, which may be a secret.
            message = f"{call.operation}: HTTP cannot carry the address or a header: look at base_url and credential"
            raise ArgumentError(message) from None
        except httpx.RequestError as error:
            kind = TimedOutError if isinstance(error, httpx.TimeoutException) else TransportError
            message = f"{call.operation}: {str(error) or type(error).__name__}"
            raise kind(message, request=request, may_have_worked=not isinstance(error, _NEVER_SENT)) from error

    @contextmanager
    def _observed(
        self, call: Call[Any], options: Options | None, *, repeatable: bool | None = None
    ) -> Iterator[tuple[Exchange, Tries]]:
        operation = call.operation
        exchange = Exchange(operation.id, operation.method, operation.path)
        tries = Tries(
            (options and options.retry) or self._retry,
            repeatable=operation.repeatable if repeatable is None else repeatable,
            deletes=operation.deletes,
            told=lambda error, seconds: exchange.log_wait(self._log, error, seconds),
        )
        try:
            yield exchange, tries
        except ApiError as error:
            exchange.error = error
            raise
        finally:
            exchange.tries, exchange.elapsed = tries.count, tries.elapsed
            exchange.log(self._log)
            tell(exchange)
            for hook in self._hooks:
                hook(exchange)
