"""Times, as the vendor writes them."""

from __future__ import annotations

import datetime

_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


def milliseconds(when: datetime.datetime) -> int:
    """Return a time as the vendor writes it."""
    return (when - _EPOCH) // datetime.timedelta(milliseconds=1)
