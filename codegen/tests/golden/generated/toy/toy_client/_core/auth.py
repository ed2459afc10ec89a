"""Authentication: a credential for each security scheme of the description, chosen anew for each call.

The interface is `httpx.Auth`, so whatever speaks it (a token refresher, a signer) can stand in for these.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence

import httpx

Basic = httpx.BasicAuth


class Bearer(httpx.Auth):
    """Sends ``Authorization: Bearer <token>``. `token` may be a callable that is asked before each request."""

    def __init__(self, token: str | Callable[[], str]) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Sign a request."""
        token = self._token if isinstance(self._token, str) else self._token()
        request.headers["Authorization"] = f"Bearer {token}"
        yield request


class ApiKey(httpx.Auth):
    """Sends a key under a name, in the `place` that the description gives: header, query or cookie."""

    def __init__(self, name: str, key: str, *, place: str = "header") -> None:
        self._name, self._key, self._place = name, key, place

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Sign a request."""
        if self._place == "query":
            request.url = request.url.copy_set_param(self._name, self._key)
        elif self._place == "cookie":
            cookies = [request.headers["Cookie"]] if "Cookie" in request.headers else []
            request.headers["Cookie"] = "; ".join([*cookies, f"{self._name}={self._key}"])
        else:
            request.headers[self._name] = self._key
        yield request


class _Together(httpx.Auth):
    """Several schemes that a call wants at once."""

    def __init__(self, parts: Sequence[httpx.Auth]) -> None:
        self._parts = parts

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        for part in self._parts:
            request = next(part.auth_flow(request))
        yield request


class Credentials:
    """The credentials of a client, by the name of the security scheme that each serves."""

    def __init__(self, schemes: Mapping[str, httpx.Auth | None]) -> None:
        self._schemes = {name: auth for name, auth in schemes.items() if auth is not None}

    def choose(self, security: Sequence[Sequence[str]]) -> httpx.Auth | None:
        """Return what satisfies the first alternative for which every scheme is at hand, None where none is."""
        for alternative in security:
            parts = [self._schemes[name] for name in alternative if name in self._schemes]
            if parts and len(parts) == len(alternative):
                return parts[0] if len(parts) == 1 else _Together(parts)
        return None
