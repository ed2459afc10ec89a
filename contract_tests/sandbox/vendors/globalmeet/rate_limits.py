"""Limits of calls, which are off until a test asks for them: the page has numbers and says for what time nowhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from .errors import TOO_MANY_CALLS, Failure

PUBLISHED = {"createEvent": 100, "updateEvent": 100, "getEvent": 500, "getFolderTree": 60}
"""The vendor's numbers by call; signing in has none."""

PERIOD = 60 * 60 * 1000  # GLM-020


class Limits:
    """The calls that an account may make in a period of the clock, by the call's name."""

    def __init__(self, calls: Mapping[str, int] | None = None) -> None:
        self._calls = calls or {}
        self._used: Counter[tuple[str, str, int]] = Counter()

    def take(self, username: str, call: str, now: int) -> None:
        """Count one call. Raises Failure where there are none left."""
        if call not in self._calls:
            return
        key = username, call, now // PERIOD
        self._used[key] += 1
        if self._used[key] > self._calls[call]:
            raise Failure(TOO_MANY_CALLS)
