"""Data for new virtual events."""

from __future__ import annotations

import datetime
from typing import Any

from ibm_video_client import models

from contract_tests.harness.targets.targets import START


def written(moment: datetime.datetime) -> str:
    """Return a time as the vendor writes it."""
    return moment.strftime("%Y-%m-%d %H:%M:%S")


def plan(
    day: int = 10, hours: float = 2, *, begins: int = 9, zone: str = "Europe/London", **changes: str
) -> dict[str, Any]:
    """An event some days ahead, at nine in London, where the clock shows UTC; its gate opens a day before it starts."""
    start = START.replace(tzinfo=None) + datetime.timedelta(days=day, hours=begins)
    end = start + datetime.timedelta(hours=hours)
    return {
        "title": "All hands",
        "timezone": zone,
        "start_at": written(start),
        "end_at": written(end),
        "gate_open_at": written(start - datetime.timedelta(days=1)),
        "gate_close_at": written(end),
        **changes,
    }


def as_planned(event: models.VirtualEvent) -> dict[str, Any]:
    """Return of an event what it was made from."""
    return event.model_dump(mode="json", include=set(plan()))
