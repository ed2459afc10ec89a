"""Benchmark calls of the generated client against httpx with ``.json()`` and clients of other generators."""

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
from .others import ComparedClient, openapi_generator, stock
from .server import served

_DOCUMENT = vendors.Vendor("ringcentral_events").output / "openapi.json"
_ID = "e1"
_OBJECT_PATH, _LIST_PATH = f"/v1/registrations/{_ID}", f"/v1/events/{_ID}/registrations"
_TOTAL, _IN_FLIGHT = 1000, 100
notes: list[str] = []

Run = Callable[[], Any]


def ratios() -> Iterator[Ratio]:
    """Yield ratios for an object, a list of 100 objects and many concurrent calls, synchronous and asynchronous."""
    item, page = _bodies()
    with tempfile.TemporaryDirectory() as folder, served({_OBJECT_PATH: item, _LIST_PATH: page}) as url:
        clients = [stock(_DOCUMENT, Path(folder), url)]
        if client := openapi_generator(_DOCUMENT, Path(folder), url):
            clients.append(client)
        else:
            notes.append("OpenAPI Generator is not installed, so its client is not compared")
        yield from _synchronous(url, clients)
        with asyncio.Runner() as runner:
            yield from _asynchronous(url, clients, runner)


def _bodies() -> tuple[bytes, bytes]:
    """Return the JSON of a registration and of a page of 100, built from the examples of the document."""
    page = _example("/v1/events/{eventId}/registrations")
    items = [page["data"][number % len(page["data"])] for number in range(100)]
    full_page = {**page, "data": items, "meta": {"count": 100}, "links": {**page["links"], "next": None}}
    return json.dumps(_example("/v1/registrations/{registrationId}")).encode(), json.dumps(full_page).encode()


def _example(path: str) -> Any:
    document = json.loads(_DOCUMENT.read_text(encoding="utf-8"))
    content = document["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]
    example = next(iter(content["examples"].values()))
    while "$ref" in example:
        example = document["components"]["examples"][example["$ref"].rpartition("/")[2]]
    return example["value"]


def _synchronous(url: str, clients: list[ComparedClient]) -> Iterator[Ratio]:
    with RingCentralEvents("token", base_url=url) as client, httpx.Client() as raw:
        calls = client.registrations

        def plain(path: str) -> Any:
            return raw.get(url + path).raise_for_status().json()

        gets: dict[str, Run] = {item.name: lambda item=item: item.get(_ID) for item in clients}  # type: ignore[misc]
        lists: dict[str, Run] = {item.name: lambda item=item: item.list(_ID) for item in clients}  # type: ignore[misc]
        yield from _object_ratios("", lambda: calls.get(_ID), lambda: plain(_OBJECT_PATH), gets, repeat=60)
        yield from _list_ratios("", lambda: list(calls.list(_ID)), lambda: plain(_LIST_PATH), lists, repeat=15)
        ours, baseline = _seconds_per_call(
            lambda: [(item.id, item.attributes.email, item.attributes.created_at) for item in calls.list(_ID)],
            lambda: [
                (item["id"], item["attributes"]["email"], item["attributes"]["createdAt"])
                for item in plain(_LIST_PATH)["data"]
            ],
            repeat=15,
        )
        yield Ratio("a list of 100, reading three fields of each, against httpx and .json()", ours, baseline)


def _asynchronous(url: str, clients: list[ComparedClient], runner: asyncio.Runner) -> Iterator[Ratio]:
    # Without a timeout, because a retry on a busy machine would distort the measurement.
    client = AsyncRingCentralEvents("token", base_url=url, timeout=httpx.Timeout(None))
    raw = httpx.AsyncClient(timeout=None)

    async def plain(path: str) -> Any:
        return (await raw.get(url + path)).raise_for_status().json()

    async def list_all() -> Any:
        return [item async for item in client.registrations.list(_ID)]

    def run(call: Callable[[], Awaitable[Any]], times: int) -> Run:
        async def repeated() -> None:
            for _ in range(times):
                await call()

        return lambda: runner.run(repeated())

    def concurrent(call: Callable[[], Awaitable[Any]]) -> Run:
        # httpx searches its queue of waiting requests for every response; the semaphore keeps the queue short.
        semaphore = asyncio.Semaphore(_IN_FLIGHT)

        async def limited() -> None:
            async with semaphore:
                await call()

        async def gathered() -> None:
            await asyncio.gather(*(limited() for _ in range(_TOTAL)))

        return lambda: runner.run(gathered())

    def get() -> Awaitable[Any]:
        return client.registrations.get(_ID)

    gets = {item.name: run(lambda call=item.get_async: call(_ID), 60) for item in clients if item.get_async}  # type: ignore[misc]
    lists = {item.name: run(lambda call=item.list_async: call(_ID), 15) for item in clients if item.list_async}  # type: ignore[misc]
    yield from _object_ratios(", asynchronous", run(get, 60), run(lambda: plain(_OBJECT_PATH), 60), gets, calls=60)
    yield from _list_ratios(", asynchronous", run(list_all, 15), run(lambda: plain(_LIST_PATH), 15), lists, calls=15)
    ours, baseline = _seconds_per_call(concurrent(get), concurrent(lambda: plain(_OBJECT_PATH)), rounds=3, calls=_TOTAL)
    yield Ratio(f"{_TOTAL:,} calls, {_IN_FLIGHT} in flight, against httpx and .json()", ours, baseline, limit=1.25)
    runner.run(client.aclose())
    runner.run(raw.aclose())


def _object_ratios(
    suffix: str, ours: Run, plain: Run, clients: dict[str, Run], *, repeat: int = 1, calls: int = 1
) -> Iterator[Ratio]:
    our_time, plain_time, *times = _seconds_per_call(ours, plain, *clients.values(), repeat=repeat, calls=calls)
    yield Ratio(f"a single registration{suffix}, against httpx and .json()", our_time, plain_time, limit=1.25)
    for name, client_time in zip(clients, times, strict=True):
        yield Ratio(f"a single registration{suffix}, against {name}", our_time, client_time)


def _list_ratios(
    suffix: str, ours: Run, plain: Run, clients: dict[str, Run], *, repeat: int = 1, calls: int = 1
) -> Iterator[Ratio]:
    our_time, plain_time, *times = _seconds_per_call(ours, plain, *clients.values(), repeat=repeat, calls=calls)
    yield Ratio(f"a list of 100{suffix}, against httpx and .json()", our_time, plain_time, limit=1.3)
    for name, client_time in zip(clients, times, strict=True):
        yield Ratio(f"a list of 100{suffix}, against {name}", our_time, client_time)
        overhead = f"overhead over httpx for a list of 100{suffix}, against the overhead of {name}"
        yield Ratio(overhead, our_time - plain_time, client_time - plain_time, limit=1 / 3)


def _seconds_per_call(*runs: Run, rounds: int = 15, repeat: int = 1, calls: int = 1) -> list[float]:
    """Return the median processor time of a call for each run. Each run makes `calls` calls."""
    # Processor time of this process excludes the server, which is another process, and other load on the machine.
    return [seconds / calls for seconds in medians(*runs, rounds=rounds, repeat=repeat, clock=time.process_time)]
