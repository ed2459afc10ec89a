"""Authentication: a credential for each security scheme of the description, chosen anew for each call.

The interface is `httpx.Auth`, so whatever speaks it (a token refresher, a signer) can stand in for these.
"""

from __future__ import annotations

import contextlib
from collections.abc import AsyncGenerator, Callable, Generator, Mapping, Sequence
from urllib.parse import urlencode

import httpx

from .token_refresh import Renewing

Basic = httpx.BasicAuth


class Bearer(httpx.Auth):
    """Sends ``Authorization: Bearer <token>``. `token` may be a callable that is asked before each request."""

    def __init__(self, token: str | Callable[[], str]) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Sign a request."""
        request.headers["Authorization"] = f"Bearer {self._asked()}"
        yield request

    async def secret(self, _: str | None = None) -> str:
        """Return the token alone, for a protocol that carries it in a place of its own."""
        return self._asked()

    def _asked(self) -> str:
        return self._token if isinstance(self._token, str) else self._token()


class ApiKey(httpx.Auth):
    """Sends a key under a name, in the `place` that the description gives: header, query, cookie or form."""

    def __init__(self, name: str, key: str, *, place: str = "header") -> None:
        self._name, self._key, self._place = name, key, place
        self.requires_request_body = place == "form"

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Sign a request."""
        if self._place == "query":
            request.url = request.url.copy_set_param(self._name, self._key)
        elif self._place == "cookie":
            cookies = [request.headers["Cookie"]] if "Cookie" in request.headers else []
            request.headers["Cookie"] = "; ".join([*cookies, f"{self._name}={self._key}"])
        elif self._place == "form":
            request = _with_field(request, self._name, self._key)
        else:
            request.headers[self._name] = self._key
        yield request

    async def secret(self, _: str | None = None) -> str:
        """Return the key alone, for a protocol that carries it in a place of its own."""
        return self._key


def _with_field(request: httpx.Request, name: str, value: str) -> httpx.Request:
    """Return a request whose form has one more field."""
    form = b"&".join(filter(None, [request.content, urlencode({name: value}).encode()]))
    headers = request.headers.copy()
    for obsolete in ("Content-Length", "Transfer-Encoding"):
        headers.pop(obsolete, None)
    headers.setdefault("Content-Type", "application/x-www-form-urlencoded")
    return httpx.Request(request.method, request.url, headers=headers, content=form, extensions=request.extensions)


class _Together(httpx.Auth):
    """Several schemes that a call wants at once; one of them at most is renewed."""

    def __init__(self, parts: Sequence[httpx.Auth]) -> None:
        self._plain = [part for part in parts if not isinstance(part, Renewing)]
        self._renewing = next((part for part in parts if isinstance(part, Renewing)), None)

    def sync_auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        request.read()
        request = self._signed(request)
        if self._renewing is None:
            yield request
        else:
            yield from self._renewing.sync_auth_flow(request)

    async def async_auth_flow(self, request: httpx.Request) -> AsyncGenerator[httpx.Request, httpx.Response]:
        await request.aread()
        request = self._signed(request)
        if self._renewing is None:
            yield request
            return
        flow = self._renewing.async_auth_flow(request)
        response = yield await anext(flow)
        with contextlib.suppress(StopAsyncIteration):
            while True:
                response = yield await flow.asend(response)

    def _signed(self, request: httpx.Request) -> httpx.Request:
        for part in self._plain:
            request = next(part.auth_flow(request))
        return request


class Credentials:
    """The credentials of a client, by the name of the security scheme that each serves."""

    def __init__(self, schemes: Mapping[str, httpx.Auth | None]) -> None:
        self._schemes = {name: auth for name, auth in schemes.items() if auth is not None}

    def of(self, scheme: str) -> httpx.Auth | None:
        """Return the credential that serves a scheme, None where there is none."""
        return self._schemes.get(scheme)

    def choose(self, security: Sequence[Sequence[str]]) -> httpx.Auth | None:
        """Return what satisfies the first alternative for which every scheme is at hand, None where none is."""
        for alternative in security:
            parts = [self._schemes[name] for name in alternative if name in self._schemes]
            if parts and len(parts) == len(alternative):
                return parts[0] if len(parts) == 1 else _Together(parts)
        return None
