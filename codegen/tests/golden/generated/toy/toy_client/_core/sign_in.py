"""Sign-in: gets a credential from an operation of the API, for example for a user name and a password."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import httpx

from .times import EPOCH
from .token_refresh import MARGIN, Credential, RefreshingAuth, Steps, TokenRefresh

if TYPE_CHECKING:
    from .calls import Dialect


class SignIn(RefreshingAuth):
    """Signs in before the first call, before the token expires, and when the vendor reports that it has expired.

    Concurrent calls share one sign-in.

    Args:
        sign_in: Calls the operation that returns the token.
        token: Location of the token in the result, as dotted attributes.
        sign: Returns the `httpx.Auth` that adds a token to requests.
        dialect: How to read the vendor's error responses.
        expires: Location of the expiry time in the result; empty if the vendor does not report it.
        expired: Error codes that report an expired token, in addition to status 401.
        now: Returns the current Unix time in seconds.
    """

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
        super().__init__(TokenRefresh(), dialect=dialect, expired=expired, now=now)
        self._call_sign_in, self._sign = sign_in, sign
        self._token, self._expires = token, expires

    def _refresh_steps(self, rejected: Credential | None) -> Steps:
        del rejected
        result = yield self._call_sign_in()
        secret: str = attrgetter(self._token)(result)
        return Credential(secret, self._sign(secret), self._expiry(result))

    def _expiry(self, result: Any) -> float:
        expires = attrgetter(self._expires)(result) if self._expires else None
        if expires is None:
            return float("inf")
        end = (expires - EPOCH).total_seconds() if isinstance(expires, datetime) else float(expires)
        # If the local clock is wrong, the expiry may seem past: then the token is used until it is rejected.
        return end - MARGIN if end - MARGIN > self._now() else float("inf")
