"""Calls: the generated client against raw httpx with ``.json()`` and against the stock clients, on one server."""

from __future__ import annotations

import asyncio
import json
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
from ringcentral_events_client import AsyncRingCentralEvents, RingCentralEvents

from codegen import vendors

from .measure import Ratio, medians
from .others import Other, openapi_generator, stock
from .server import served

_DOCUMENT = vendors.Vendor("ringcentral_events").output / "openapi.json"
_ID = "e1"
_ONE, _MANY = f"/v1/registrations/{_ID}", f"/v1/events/{_ID}/registrations"
_AT_ONCE, _IN_FLIGHT = 1000, 100
notes: list[str] = []

Run = Callable[[], Any]


def ratios() -> Iterator[Ratio]:
    """Yield the comparisons: one object and a list of 100, one by one in both worlds, and many calls at once."""
    item, page = _bodies()
    with tempfile.TemporaryDirectory() as folder, served({_ONE: item, _MANY: page}) as url:
        others = [stock(_DOCUMENT, Path(folder), url)]
        if generated := openapi_generator(_DOCUMENT, Path(folder), url):
            others.append(generated)
        else:
            notes.append("OpenAPI Generator is not installed, so nothing is compared with its client")
        yield from _synchronous(url, others)
        with asyncio.Runner() as runner:
            yield from _asynchronous(url, others, runner)


def _bodies() -> tuple[bytes, bytes]:
    """Return one registration, and a page of a hundred: those of the document's examples, again and again."""
    page = _example("/v1/events/{eventId}/registrations")
    items = [page["data"][number % len(page["data"])] for number in range(100)]
    whole = {**page, "data": items, "meta": {"count": 100}, "links": {**page["links"], "next": None}}
    return json.dumps(_example("/v1/registrations/{registrationId}")).encode(), json.dumps(whole).encode()


def _example(path: str) -> Any:
    document = json.loads(_DOCUMENT.read_text(encoding="utf-8"))
    content = document["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]
    shown = next(iter(content["examples"].values()))
    while "$ref" in shown:
        shown = document["components"]["examples"][shown["$ref"].rpartition("/")[2]]
    return shown["value"]


def _synchronous(url: str, others: list[Other]) -> Iterator[Ratio]:
    with RingCentralEvents("token", base_url=url) as client, httpx.Client() as raw:
        calls = client.registrations

        def plain(path: str) -> Any:
            return raw.get(url + path).raise_for_status().json()

        one: dict[str, Run] = {other.name: lambda other=other: other.one(_ID) for other in others}  # type: ignore[misc]
        many: dict[str, Run] = {other.name: lambda other=other: other.many(_ID) for other in others}  # type: ignore[misc]
        yield from _one("", lambda: calls.get(_ID), lambda: plain(_ONE), one, repeat=60)
        yield from _list("", lambda: list(calls.list(_ID)), lambda: plain(_MANY), many, repeat=15)
        ours, other = _measured(
            lambda: [(one.id, one.attributes.email, one.attributes.created_at) for one in calls.list(_ID)],
            lambda: [
                (one["id"], one["attributes"]["email"], one["attributes"]["createdAt"]) for one in plain(_MANY)["data"]
            ],
            repeat=15,
        )
        yield Ratio("a list of 100, three members of each read, against httpx and .json()", ours, other)


def _asynchronous(url: str, others: list[Other], runner: asyncio.Runner) -> Iterator[Ratio]:
    # Without a clock, so that no try of either is given up and made again on a machine that is busy.
    client = AsyncRingCentralEvents("token", base_url=url, timeout=httpx.Timeout(None))
    raw = httpx.AsyncClient(timeout=None)

    async def plain(path: str) -> Any:
        return (await raw.get(url + path)).raise_for_status().json()

    async def listed() -> Any:
        return [one async for one in client.registrations.list(_ID)]

    def run(call: Callable[[], Awaitable[Any]], times: int) -> Run:
        async def repeated() -> None:
            for _ in range(times):
                await call()

        return lambda: runner.run(repeated())

    def together(call: Callable[[], Awaitable[Any]]) -> Run:
        # What waits within httpx's pool is looked through at every turn, which would be all that is measured.
        room = asyncio.Semaphore(_IN_FLIGHT)

        async def one() -> None:
            async with room:
                await call()

        async def gathered() -> None:
            await asyncio.gather(*(one() for _ in range(_AT_ONCE)))

        return lambda: runner.run(gathered())

    def get() -> Awaitable[Any]:
        return client.registrations.get(_ID)

    one = {it.name: run(lambda call=it.one_async: call(_ID), 60) for it in others if it.one_async}  # type: ignore[misc]
    many = {it.name: run(lambda call=it.many_async: call(_ID), 15) for it in others if it.many_async}  # type: ignore[misc]
    yield from _one(", asynchronous", run(get, 60), run(lambda: plain(_ONE), 60), one, calls=60)
    yield from _list(", asynchronous", run(listed, 15), run(lambda: plain(_MANY), 15), many, calls=15)
    ours, other = _measured(together(get), together(lambda: plain(_ONE)), rounds=3, calls=_AT_ONCE)
    yield Ratio(f"{_AT_ONCE:,} calls, {_IN_FLIGHT} in flight, against httpx and .json()", ours, other, limit=1.25)
    runner.run(client.aclose())
    runner.run(raw.aclose())


def _one(
    world: str, ours: Run, plain: Run, others: dict[str, Run], *, repeat: int = 1, calls: int = 1
) -> Iterator[Ratio]:
    mine, bare, *rest = _measured(ours, plain, *others.values(), repeat=repeat, calls=calls)
    yield Ratio(f"one registration{world}, against httpx and .json()", mine, bare, limit=1.25)
    for name, other in zip(others, rest, strict=True):
        yield Ratio(f"one registration{world}, against {name}", mine, other)


def _list(
    world: str, ours: Run, plain: Run, others: dict[str, Run], *, repeat: int = 1, calls: int = 1
) -> Iterator[Ratio]:
    mine, bare, *rest = _measured(ours, plain, *others.values(), repeat=repeat, calls=calls)
    yield Ratio(f"a list of 100{world}, against httpx and .json()", mine, bare, limit=1.3)
    for name, other in zip(others, rest, strict=True):
        yield Ratio(f"a list of 100{world}, against {name}", mine, other)
        yield Ratio(f"what that adds to httpx{world}, against what {name} adds", mine - bare, other - bare, limit=1 / 3)


def _measured(*runs: Run, rounds: int = 15, repeat: int = 1, calls: int = 1) -> list[float]:
    """Return the seconds of a call of each, where each run makes so many."""
    # The time of this process: the server has one of its own, and so has whatever else the machine does.
    return [one / calls for one in medians(*runs, rounds=rounds, repeat=repeat, clock=time.process_time)]
