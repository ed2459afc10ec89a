"""Authentication: a credential for each security scheme of the description, chosen anew for each call.

The interface is `httpx.Auth`, so whatever speaks it (a token refresher, a signer) can stand in for these.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import AsyncGenerator, Callable, Generator, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import httpx

from .errors import ApiError
from .times import EPOCH

if TYPE_CHECKING:
    import asyncio

    from .calls import Dialect

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


class SignIn(httpx.Auth):
    """Signs in when first asked for a credential, before it runs out, and when the vendor says that it has run out.

    `sign_in` calls the operation that gives the credential; `token` and `expires` are where token and end stand in its
    result, as dotted attributes. `sign` makes of the token what signs a request. `expired` are the codes that say that
    the token has run out; a 401 always does. Many calls at once share one sign-in.
    """

    # Signing in again shortly before the end saves a call that is refused.
    margin = 60.0

    def __init__(
        self,
        sign_in: Callable[[], Any],
        *,
        token: str,
        sign: Callable[[str], httpx.Auth],
        dialect: Dialect,
        expires: str = "",
        expired: frozenset[str | int] = frozenset(),
        now: Callable[[], float] = time.time,
    ) -> None:
        self._sign_in, self._sign, self._now = sign_in, sign, now
        self._token, self._expires = token, expires
        self._dialect, self._expired = dialect, expired
        self._lock = threading.Lock()
        self._held: httpx.Auth | None = None
        self._secret = ""
        self._until = 0.0
        self._tries = 0
        self._failure: ApiError | None = None

    def sync_auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Sign a request, twice if the vendor says that the token has run out."""
        request.read()
        used = self._fresh() or self._renewed(None)
        response = yield self._signed(used, request)
        if self._may_tell(response):
            response.read()
            if self._has_run_out(response):
                yield self._signed(self._renewed(used), request)

    async def async_auth_flow(self, request: httpx.Request) -> AsyncGenerator[httpx.Request, httpx.Response]:
        """Sign a request, twice if the vendor says that the token has run out."""
        await request.aread()
        used = self._fresh() or await self._async_renewed(None)
        response = yield self._signed(used, request)
        if self._may_tell(response):
            await response.aread()
            if self._has_run_out(response):
                yield self._signed(await self._async_renewed(used), request)

    async def secret(self, refused: str | None = None) -> str:
        """Return the token alone, signing in where there is none but the `refused` one."""
        used = self._fresh()
        if used is None or self._secret == refused:
            await self._async_renewed(used)
        return self._secret

    def tells_end(self, status: int, code: str | int | None) -> bool:
        """Tell whether an error says that the token has run out."""
        return status == httpx.codes.UNAUTHORIZED or code in self._expired

    def _renewed(self, refused: httpx.Auth | None) -> httpx.Auth:
        asked = self._tries
        with self._lock:
            if (held := self._settled(refused, asked)) is not None:
                return held
            with self._trying():
                return self._accept(self._sign_in())

    @cached_property
    def _async_lock(self) -> asyncio.Lock:
        # Importing asyncio takes longer than all of this package; who uses it has it already.
        import asyncio

        return asyncio.Lock()

    async def _async_renewed(self, refused: httpx.Auth | None) -> httpx.Auth:
        asked = self._tries
        async with self._async_lock:
            if (held := self._settled(refused, asked)) is not None:
                return held
            with self._trying():
                return self._accept(await self._sign_in())

    def _settled(self, refused: httpx.Auth | None, asked: int) -> httpx.Auth | None:
        """Return what another call signed in for while this one waited. Raises ApiError where that was refused.

        Many refusals in a row may lock an account.
        """
        held = self._fresh()
        if self._tries != asked and self._failure is not None:
            raise self._failure.with_traceback(None)
        return None if held is refused else held

    @contextlib.contextmanager
    def _trying(self) -> Iterator[None]:
        self._failure = None
        try:
            yield
        except ApiError as error:
            self._failure = error
            raise
        finally:
            # Counted when it ends: whoever comes while it is under way waits for its outcome.
            self._tries += 1

    def _fresh(self) -> httpx.Auth | None:
        return self._held if self._now() < self._until else None

    def _accept(self, result: Any) -> httpx.Auth:
        self._until = float("inf")
        if self._expires:
            end = attrgetter(self._expires)(result)
            if end is None:
                end = self._until
            end = (end - EPOCH).total_seconds() if isinstance(end, datetime) else float(end)
            # A clock that is far off must not make every call sign in.
            if end - self.margin > self._now():
                self._until = end - self.margin
        self._secret = attrgetter(self._token)(result)
        self._held = self._sign(self._secret)
        return self._held

    @staticmethod
    def _signed(auth: httpx.Auth, request: httpx.Request) -> httpx.Request:
        return next(auth.auth_flow(request))

    def _may_tell(self, response: httpx.Response) -> bool:
        return response.status_code == httpx.codes.UNAUTHORIZED or (
            bool(self._expired) and "json" in response.headers.get("Content-Type", "")
        )

    def _has_run_out(self, response: httpx.Response) -> bool:
        return self.tells_end(response.status_code, self._dialect.code_of(response))


class _Together(httpx.Auth):
    """Several schemes that a call wants at once; one of them at most signs in."""

    def __init__(self, parts: Sequence[httpx.Auth]) -> None:
        self._plain = [part for part in parts if not isinstance(part, SignIn)]
        self._sign_in = next((part for part in parts if isinstance(part, SignIn)), None)

    def sync_auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        request.read()
        request = self._signed(request)
        if self._sign_in is None:
            yield request
        else:
            yield from self._sign_in.sync_auth_flow(request)

    async def async_auth_flow(self, request: httpx.Request) -> AsyncGenerator[httpx.Request, httpx.Response]:
        await request.aread()
        request = self._signed(request)
        if self._sign_in is None:
            yield request
            return
        flow = self._sign_in.async_auth_flow(request)
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
