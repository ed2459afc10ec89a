"""The clock: what the sandbox takes for now. Tests move it; nothing in the sandbox asks another."""

from __future__ import annotations

import datetime
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
