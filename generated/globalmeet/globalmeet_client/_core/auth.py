"""Authentication: a credential for each security scheme of the API description.

The credentials are chosen for each call. They implement `httpx.Auth`, so you can pass your own implementation instead.
"""

from __future__ import annotations

import contextlib
from collections.abc import AsyncGenerator, Callable, Generator, Mapping, Sequence
from urllib.parse import urlencode

import httpx

from .token_refresh import RefreshingAuth

Basic = httpx.BasicAuth


class Bearer(httpx.Auth):
    """Sends ``Authorization: Bearer <token>``. `token` may be a function; it is called before each request."""

    def __init__(self, token: str | Callable[[], str]) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Add the credential to a request."""
        request.headers["Authorization"] = f"Bearer {self._current_token()}"
        yield request

    async def secret(self, _: str | None = None) -> str:
        """Return the token, for protocols that do not send it in an HTTP header."""
        return self._current_token()

    def _current_token(self) -> str:
        return self._token if isinstance(self._token, str) else self._token()


class ApiKey(httpx.Auth):
    """Sends an API key. `place` is its location: `header`, `query`, `cookie` or `form`."""

    def __init__(self, name: str, key: str, *, place: str = "header") -> None:
        self._name, self._key, self._place = name, key, place
        self.requires_request_body = place == "form"

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Add the credential to a request."""
        if self._place == "query":
            request.url = request.url.copy_set_param(self._name, self._key)
        elif self._place == "cookie":
            cookies = [request.headers["Cookie"]] if "Cookie" in request.headers else []
            request.headers["Cookie"] = "; ".join([*cookies, f"{self._name}={self._key}"])
        elif self._place == "form":
            request = _add_form_field(request, self._name, self._key)
        else:
            request.headers[self._name] = self._key
        yield request

    async def secret(self, _: str | None = None) -> str:
        """Return the key, for protocols that do not send it as the HTTP API does."""
        return self._key


def _add_form_field(request: httpx.Request, name: str, value: str) -> httpx.Request:
    """Return a copy of a request with an additional form field."""
    form = b"&".join(filter(None, [request.content, urlencode({name: value}).encode()]))
    headers = request.headers.copy()
    for outdated_header in ("Content-Length", "Transfer-Encoding"):
        headers.pop(outdated_header, None)
    headers.setdefault("Content-Type", "application/x-www-form-urlencoded")
    return httpx.Request(request.method, request.url, headers=headers, content=form, extensions=request.extensions)


class _CombinedAuth(httpx.Auth):
    """Combines the credentials of several security schemes. At most one of them can be a refreshing one."""

    def __init__(self, parts: Sequence[httpx.Auth]) -> None:
        self._static = [part for part in parts if not isinstance(part, RefreshingAuth)]
        self._refreshing = next((part for part in parts if isinstance(part, RefreshingAuth)), None)

    def sync_auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        request.read()
        request = self._with_static_credentials(request)
        if self._refreshing is None:
            yield request
        else:
            yield from self._refreshing.sync_auth_flow(request)

    async def async_auth_flow(self, request: httpx.Request) -> AsyncGenerator[httpx.Request, httpx.Response]:
        await request.aread()
        request = self._with_static_credentials(request)
        if self._refreshing is None:
            yield request
            return
        flow = self._refreshing.async_auth_flow(request)
        response = yield await anext(flow)
        with contextlib.suppress(StopAsyncIteration):
            while True:
                response = yield await flow.asend(response)

    def _with_static_credentials(self, request: httpx.Request) -> httpx.Request:
        for part in self._static:
            request = next(part.auth_flow(request))
        return request


class Credentials:
    """The credentials of a client by security scheme."""

    def __init__(self, schemes: Mapping[str, httpx.Auth | None]) -> None:
        self._schemes = {name: auth for name, auth in schemes.items() if auth is not None}

    def of(self, scheme: str) -> httpx.Auth | None:
        """Return the credential of a security scheme, or None if there is none."""
        return self._schemes.get(scheme)

    def choose(self, security: Sequence[Sequence[str]]) -> httpx.Auth | None:
        """Return the credentials of the first alternative that is complete, or None if none is."""
        for alternative in security:
            parts = [self._schemes[name] for name in alternative if name in self._schemes]
            if parts and len(parts) == len(alternative):
                return parts[0] if len(parts) == 1 else _CombinedAuth(parts)
        return None
