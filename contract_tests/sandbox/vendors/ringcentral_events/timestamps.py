"""Times, of which responses show whole seconds, as the vendor's examples have them; and the vendor's time zones."""

from __future__ import annotations

import datetime
import re
from importlib.resources import files
from typing import Final

_WRITTEN = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})[Tt]([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]+))?"
    r"(?:[Zz]|([+-])([0-9]{2}):([0-9]{2}))"
)
FIRST = datetime.datetime.min.replace(tzinfo=datetime.UTC)
LAST = datetime.datetime(9999, 12, 31, 23, 59, 59, tzinfo=datetime.UTC)


def to_second(when: datetime.datetime) -> datetime.datetime:
    """Return a time without what is smaller than a second."""
    return when.replace(microsecond=0)


def text(when: datetime.datetime) -> str:
    """Return a time as the vendor writes it."""  # RCE-005
    return when.isoformat(timespec="seconds").replace("+00:00", "Z")


def later(when: datetime.datetime, by: datetime.timedelta) -> datetime.datetime:
    """Return a time so much later, and the last one there is where that would be after it."""
    return min(when, LAST - by) + by


def moment(written: str) -> datetime.datetime:
    """Return the time that a text of RFC 3339 says. Raises ValueError where it says none."""
    found = _WRITTEN.fullmatch(written)
    if found is None:
        raise ValueError("not a date and time such as 2030-01-31T12:00:00Z")
    year, month, day, hour, minute, second = (int(one) for one in found.groups()[:6])
    fraction, sign, hours, minutes = found.groups(default="0")[6:]
    if second > 60 or int(hours) > 23 or int(minutes) > 59:
        raise ValueError("not a time of the day")
    microseconds = int(fraction[:6].ljust(6, "0"))
    # Python has no year 0 and no leap second. A year with the same calendar stands in for the one.
    start = datetime.datetime(year or 2000, month, day, hour, minute, min(second, 59), tzinfo=datetime.UTC)
    offset = datetime.timedelta(hours=int(hours), minutes=int(minutes)) * (-1 if sign == "-" else 1)
    try:
        rest = datetime.timedelta(seconds=second // 60, microseconds=microseconds)
        return FIRST if year == 0 else min(start - offset + rest, LAST)
    except OverflowError:
        return FIRST if sign == "+" else LAST


# Labels: 149 of them stand in no database of time zones.
ZONES: Final = frozenset((files(__package__) / "time_zones.txt").read_text(encoding="utf-8").splitlines())
