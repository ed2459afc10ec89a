"""Calls: the generated client against raw httpx with ``.json()``, on a server in a process of its own."""

from __future__ import annotations

import asyncio
import json
import warnings
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import httpx
from ibm_video_client import AsyncIbmVideo, IbmVideo, LifecycleWarning

from .measure import Ratio, compare
from .server import served

EVENT = {
    "id": 100,
    "title": "Ongoing event",
    "timezone": "America/Los_Angeles",
    "start_at": "2020-10-10 10:10:10",
    "end_at": "2020-10-11 10:10:10",
    "gate_open_at": "2020-10-10 10:10:10",
    "gate_close_at": "2020-10-11 10:10:10",
    "registration_form_enabled": True,
    "registration_form_url": "https://circa.com/form.php?id=1",
    "event_secret": "0123456789abcdef0123456789abcdef01234567",
    "status": "started",
}
_ONE = json.dumps({"virtual_event": EVENT}).encode()
_MANY = json.dumps({"virtual_events": [EVENT] * 100, "paging": {"page_count": 1, "item_count": 100}}).encode()
_BODIES = {"/channels/1/virtual-events.json": _MANY, "/channels/1/virtual-events/100.json": _ONE}


def ratios() -> Iterator[Ratio]:
    """Yield the comparisons: one object and a list of 100, synchronous and asynchronous."""
    with served(_BODIES) as url, warnings.catch_warnings():
        warnings.simplefilter("ignore", LifecycleWarning)
        yield from _synchronous(url)
        yield from _asynchronous(url)


def _synchronous(url: str) -> Iterator[Ratio]:
    headers = {"Authorization": "Bearer token"}
    with IbmVideo("token", base_url=url) as video, httpx.Client(headers=headers) as raw:
        one = f"{url}/channels/1/virtual-events/100.json"
        many = f"{url}/channels/1/virtual-events.json"
        yield compare(
            "one event, against httpx and .json()",
            lambda: video.virtual_events.get(1, 100),
            lambda: raw.get(one).raise_for_status().json(),
            rounds=15,
            repeat=100,
            limit=1.25,
        )
        yield compare(
            "a list of 100 events, against httpx and .json()",
            lambda: list(video.virtual_events.list(1)),
            lambda: raw.get(many).raise_for_status().json(),
            rounds=15,
            repeat=40,
        )


def _asynchronous(url: str) -> Iterator[Ratio]:
    with asyncio.Runner() as runner:
        headers = {"Authorization": "Bearer token"}
        video, raw = AsyncIbmVideo("token", base_url=url), httpx.AsyncClient(headers=headers)
        one = f"{url}/channels/1/virtual-events/100.json"

        async def plain() -> Any:
            return (await raw.get(one)).raise_for_status().json()

        async def together(call: Callable[[], Awaitable[Any]]) -> None:
            for _ in range(100):
                await call()

        yield compare(
            "one event, asynchronous, against httpx and .json()",
            lambda: runner.run(together(lambda: video.virtual_events.get(1, 100))),
            lambda: runner.run(together(plain)),
            rounds=15,
            limit=1.25,
        )
        runner.run(video.aclose())
        runner.run(raw.aclose())
