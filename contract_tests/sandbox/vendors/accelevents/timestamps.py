"""Times: minutes on the wall clock of an event, as the vendor writes them."""

from __future__ import annotations

import datetime
import re
from zoneinfo import ZoneInfo

MINUTE = 60

_DAY = re.compile(r"[0-9]{4}/(0[1-9]|1[0-2])/(0[1-9]|[12][0-9]|3[01])")


def text(seconds: int, zone: str) -> str:
    """Return a Unix time as the vendor shows it: to the minute on the clocks of a zone, which is not told."""
    local = datetime.datetime.fromtimestamp(seconds, ZoneInfo(zone)).replace(tzinfo=None)
    return local.isoformat(" ", "minutes").replace("-", "/")  # ACC-007


def day(written: str, name: str) -> str:
    """Return a day as a query has it. Raises ValueError where it is none.

    A day that its month does not have is one on which nothing takes place.
    """
    if not _DAY.fullmatch(written):
        raise ValueError(f"{name} is a day, such as 2030/01/31.")
    return written
