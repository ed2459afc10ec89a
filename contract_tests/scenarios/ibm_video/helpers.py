"""What the stories of IBM Video share: the seeded channels, a plan of an event, the passing of days."""

from __future__ import annotations

import datetime
from typing import Any

import httpx
from ibm_video_client import (
    IbmVideo,
    Retry,
    models,
)

from contract_tests.sandbox.controller import Controller
from contract_tests.targets import START, Target

CHANNEL, EMPTY, THEIRS = 123, 124, 321
MINUTE, HOUR, DAY = 60, 3600, 86400


def signed_in_anew(video: IbmVideo, world: Controller, moment: datetime.datetime) -> IbmVideo:
    """Move the clock, and return a client with a token of that time: one lives for a day."""
    world.set(moment)
    token = world.seed("ibm_video", token="owner")["token"]
    return IbmVideo(token, base_url=video.base_url, strict=True, retry=Retry(tries=1))


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


def raw(target: Target, method: str, path: str, form: dict[str, Any]) -> httpx.Response:
    """Send a form as it is, past the client that would refuse it."""
    headers = {"Authorization": f"Bearer {target.credentials['oauth2']}"}
    return httpx.request(method, f"{target.url}{path}", data=form, headers=headers)
