"""Data for new events, and the stored state of an event."""

from __future__ import annotations

import datetime
from typing import Any

from contract_tests.harness.targets.targets import START
from contract_tests.sandbox.admin.controller import Controller


def plan(*less: str, **more: Any) -> dict[str, Any]:
    """An event by webcam in ten days, but for these."""
    usual = {
        "event_title": "All hands",
        "type": "live",
        "scheduled_start_time": START + datetime.timedelta(days=10),
        "scheduled_duration": 60,
        "timezone": "Europe/London",
        "region": 3,
        "acquisition_type": 0,
        "audience_capacity": 500,
        "event_expiration_months": 6,
    }
    return {name: value for name, value in {**usual, **more}.items() if name not in less}


def on_demand(**more: Any) -> dict[str, Any]:
    """An event on demand, and what it needs."""
    return plan("region", "acquisition_type", **{"type": "ondemand", "media_type": "video", **more})


def kept(world: Controller, event: int | str) -> dict[str, Any]:
    """Return what the vendor keeps of an event, which is more than it tells."""
    return next(one for one in world.state("globalmeet")["events"] if str(one["event_id"]) == str(event))
