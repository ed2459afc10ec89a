"""Handshakes: the requests that open connections, with a valid credential."""

from __future__ import annotations

from collections.abc import Mapping

import httpx

from ..auth import ApiKey, Bearer, Credentials
from ..errors import StatusError
from ..serialization import pairs
from ..token_refresh import RefreshingAuth
from .service import Stream


class Handshake:
    """Builds the handshake requests of a client. `secret` is the secret of the last one."""

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
        self._rejected: str | None = None
        self.secret: str | None = None

    async def request(self) -> httpx.Request:
        """Return an authenticated handshake request. Signs in first if necessary. Raises ApiError if that fails."""
        request = httpx.Request("GET", self._url, params=self._query or None, headers=dict(self._headers))
        if self._auth is not None:
            return await _authenticate(self._auth, request)
        for alternative in self._stream.security:
            credentials = {name: self._credentials.of(name) for name in alternative}
            if all(credentials.values()):
                for name, auth in credentials.items():
                    assert auth is not None  # checked by all() above
                    request = await _authenticate(await self._stream_auth(name, auth), request)
                break
        return request

    async def _stream_auth(self, scheme: str, auth: httpx.Auth) -> httpx.Auth:
        """Return a credential for the handshake, which may send it in another location than the HTTP API."""
        sign = self._stream.signs.get(scheme)
        if sign is None or not isinstance(auth, ApiKey | Bearer | RefreshingAuth):
            return auth
        self.secret = await auth.secret(self._rejected)
        return sign(self.secret)

    def can_refresh(self, error: StatusError) -> bool:
        """Return whether an error means that the credential has expired, and it can be refreshed."""
        return any(
            isinstance(auth, RefreshingAuth) and auth.reports_expiry(error.status, error.code)
            for alternative in self._stream.security
            for auth in map(self._credentials.of, alternative)
        )

    def has_refreshing_credential(self) -> bool:
        """Return whether the client has a credential that can be refreshed."""
        schemes = (name for alternative in self._stream.security for name in alternative)
        return self._auth is None and any(
            isinstance(self._credentials.of(scheme), RefreshingAuth) for scheme in schemes
        )

    def reject(self, secret: str | None) -> None:
        """Never use a secret again: the next handshake gets another one."""
        self._rejected = secret


async def _authenticate(auth: httpx.Auth, request: httpx.Request) -> httpx.Request:
    flow = auth.async_auth_flow(request)
    try:
        return await anext(flow)
    finally:
        await flow.aclose()
