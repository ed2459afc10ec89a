"""Signing in: an operation of the vendor's own gives the credential, for a name and a password or the like."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import httpx

from .times import EPOCH
from .token_refresh import MARGIN, Held, Renewal, Renewing, Steps

if TYPE_CHECKING:
    from .calls import Dialect


class SignIn(Renewing):
    """Signs in when first asked for a credential, before it runs out, and when the vendor says that it has run out.

    `sign_in` calls the operation that gives the credential; `token` and `expires` are where token and end stand in its
    result, as dotted attributes. `sign` makes of the token what signs a request. `expired` are the codes that say that
    the token has run out; a 401 always does. Many calls at once share one sign-in.
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
        super().__init__(Renewal(), dialect=dialect, expired=expired, now=now)
        self._sign_in, self._sign = sign_in, sign
        self._token, self._expires = token, expires

    def _steps(self, refused: Held | None) -> Steps:
        del refused
        result = yield self._sign_in()
        secret: str = attrgetter(self._token)(result)
        return Held(secret, self._sign(secret), self._until(result))

    def _until(self, result: Any) -> float:
        end = attrgetter(self._expires)(result) if self._expires else None
        if end is None:
            return float("inf")
        end = (end - EPOCH).total_seconds() if isinstance(end, datetime) else float(end)
        # A clock that is far off must not make every call sign in.
        return end - MARGIN if end - MARGIN > self._now() else float("inf")
