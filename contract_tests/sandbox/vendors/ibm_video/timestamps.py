"""Times: wall-clock times in a zone, as the vendor writes them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from importlib.resources import files
from zoneinfo import ZoneInfo

ZONES = frozenset((files(__package__) / "timezones.txt").read_text(encoding="utf-8").split())  # IBM-005


@dataclass(frozen=True, slots=True)
class Time:
    """A time as it is written, and what it is in Unix seconds.

    An hour that a zone has twice is taken for the first; a time that it skips, for what a clock would show that was
    not put forward.
    """

    text: str
    at: int
    local: datetime.datetime

    @classmethod
    def of(cls, local: datetime.datetime, zone: str) -> Time:
        """Return a wall-clock time in a zone."""
        return cls(local.isoformat(" "), int(local.replace(tzinfo=ZoneInfo(zone)).timestamp()), local)

    @classmethod
    def read(cls, text: str, zone: str, name: str) -> Time:
        """Return a time as a form has it. Raises ValueError where it is none."""
        try:
            local = datetime.datetime.strptime(text, "%Y-%m-%d %H:%M:%S")
        except ValueError:
            local = None
        # The parser takes 2020-1-1 too, and digits of any script: only what reads back the same is well written.
        if local is None or local.isoformat(" ") != text:  # IBM-004
            raise ValueError(f"{name} is a date and time of the calendar, such as 2020-10-10 10:10:10.")
        return cls.of(local, zone)

    @classmethod
    def when(cls, seconds: int, zone: str) -> Time:
        """Return what the clocks of a zone show at a Unix time."""
        return cls.of(datetime.datetime.fromtimestamp(seconds, ZoneInfo(zone)).replace(tzinfo=None), zone)
