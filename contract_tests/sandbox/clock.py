"""The clock: what the sandbox takes for now. Tests move it; nothing in the sandbox asks another."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo


class Clock:
    """Runs with the machine's clock until it is set; from then on it stands still and is moved by hand.

    All times are aware; durations are seconds.
    """

    def __init__(self, start: datetime.datetime | None = None) -> None:
        self._stands_at = start.astimezone(datetime.UTC) if start else None
        self._ahead = datetime.timedelta()

    def now(self) -> datetime.datetime:
        """Return the time in UTC."""
        return (self._stands_at or datetime.datetime.now(datetime.UTC)) + self._ahead

    def local(self, zone: str) -> datetime.datetime:
        """Return the wall-clock time in a zone, without offset. Raises KeyError for a zone that nobody knows."""
        return self.now().astimezone(ZoneInfo(zone)).replace(tzinfo=None)

    def timestamp(self) -> int:
        """Return the time in whole Unix seconds."""
        return int(self.now().timestamp())

    def advance(self, seconds: float) -> None:
        """Move the clock on, or back by a negative number."""
        self._ahead += datetime.timedelta(seconds=seconds)

    def set(self, when: datetime.datetime) -> None:
        """Let the clock stand at a time. Raises ValueError for one without offset."""
        if when.tzinfo is None:
            raise ValueError("the clock wants a time with an offset, like 2030-01-01T00:00:00Z")
        self._stands_at, self._ahead = when.astimezone(datetime.UTC), datetime.timedelta()

    def saved(self) -> dict[str, Any]:
        """Return the clock as JSON values: where it was set to stand, if it was, and the seconds that it is ahead."""
        stands_at = self._stands_at.isoformat() if self._stands_at else None
        return {"stands_at": stands_at, "ahead": self._ahead.total_seconds()}

    def restore(self, saved: Mapping[str, Any]) -> None:
        """Become the clock that was saved. Raises ValueError, KeyError or TypeError, and stays as it is."""
        clock = Clock(datetime.datetime.fromisoformat(saved["stands_at"]) if saved["stands_at"] else None)
        clock.advance(saved["ahead"])
        clock.now()
        self._stands_at, self._ahead = clock._stands_at, clock._ahead
