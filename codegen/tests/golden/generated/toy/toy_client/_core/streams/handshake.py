"""Handshakes: the requests that open connections, each with a credential that is still good."""

from __future__ import annotations

from collections.abc import Mapping

import httpx

from ..auth import ApiKey, Bearer, Credentials
from ..errors import StatusError
from ..serialization import pairs
from ..token_refresh import Renewing
from .service import Stream


class Handshake:
    """What a client says when it opens a connection; `secret` is the one that it last came with."""

    def __init__(
        self,
        stream: Stream,
        url: str,
        *,
        query: Mapping[str, object],
        headers: Mapping[str, str],
        auth: httpx.Auth | None,
        credentials: Credentials,
    ) -> None:
        self._stream, self._url = stream, url
        self._query, self._headers = tuple(pairs(query)), headers
        self._auth, self._credentials = auth, credentials
        self._refused: str | None = None
        self.secret: str | None = None

    async def request(self) -> httpx.Request:
        """Return a request that is signed, signing in where that is wanted. Raises ApiError."""
        request = httpx.Request("GET", self._url, params=self._query or None, headers=dict(self._headers))
        if self._auth is not None:
            return await _signed(self._auth, request)
        for alternative in self._stream.security:
            held = {name: self._credentials.of(name) for name in alternative}
            if all(held.values()):
                for name, auth in held.items():
                    assert auth is not None  # just asked
                    request = await _signed(await self._own(name, auth), request)
                break
        return request

    async def _own(self, scheme: str, auth: httpx.Auth) -> httpx.Auth:
        """Return a credential as the stream wants it, which may have another place for it than HTTP has."""
        sign = self._stream.signs.get(scheme)
        if sign is None or not isinstance(auth, ApiKey | Bearer | Renewing):
            return auth
        self.secret = await auth.secret(self._refused)
        return sign(self.secret)

    def renews(self, error: StatusError) -> bool:
        """Tell whether an error says that the credential has run out, and a new one can be had."""
        return any(
            isinstance(auth, Renewing) and auth.tells_end(error.status, error.code)
            for alternative in self._stream.security
            for auth in map(self._credentials.of, alternative)
        )

    def signs_in(self) -> bool:
        """Tell whether a new credential can be had at all."""
        schemes = (name for alternative in self._stream.security for name in alternative)
        return self._auth is None and any(isinstance(self._credentials.of(one), Renewing) for one in schemes)

    def refuse(self, secret: str | None) -> None:
        """Come with another secret from now on."""
        self._refused = secret


async def _signed(auth: httpx.Auth, request: httpx.Request) -> httpx.Request:
    flow = auth.async_auth_flow(request)
    try:
        return await anext(flow)
    finally:
        await flow.aclose()
