"""The toy vendor's stream: what comes unasked, what may have been missed, and how listening ends."""

from __future__ import annotations

import asyncio
import datetime
import gc
from functools import partial
from typing import Any

import pytest
import toy_client
from toy_client import AsyncToy, ConnectionLostError, Dropped, PossibleGap, Retry, UnknownEvent, events
from toy_client._core.streams import EventType
from toy_client._core.streams.listeners import Listener

from .toy_live import TRADE, Live, times
from .toy_stream import PLACE, heard, streamed

TODAY = datetime.date(2024, 2, 29)
MOVED: dict[str, Any] = {"type": "moved", "by": -0.5, "head": {"id": "m-1", "sent": 1709200000}}
CLOSED = {"type": "closed", "trade": TRADE}

pytestmark = pytest.mark.filterwarnings("ignore::toy_client.LifecycleWarning")


def _reaches(vendor: Live, number: int) -> bool:
    return len(vendor.handshakes) == number


@streamed()
async def test_events_are_told_apart_by_class(toy: AsyncToy, vendor: Live) -> None:
    listener = toy.listen()
    await toy.connect()
    for frame in (CLOSED, MOVED, {"type": "fallen", "by": 1}, {"type": "closed", "trade": 3}):
        await vendor.tell(frame)
    closed, moved, new, odd = [await heard(listener) for _ in range(4)]
    assert isinstance(closed, events.TradeClosed)
    assert (closed.name, closed.data.number, closed.body.trade.widget) == ("closed", 7, 1)
    assert isinstance(moved, events.MarketMoved)
    assert moved.data is moved.body
    assert moved.body.head.id == "m-1"  # what the client fills in is left out of what it sends alone
    assert new == UnknownEvent("fallen", {"type": "fallen", "by": 1}, "is not described")
    assert isinstance(odd, UnknownEvent)
    assert odd.problem == "TradeClosed.trade came as a number; Trade is documented"


@streamed()
async def test_listening_opens_the_connection_and_takes_turns_with_calls(toy: AsyncToy, vendor: Live) -> None:
    listener = toy.listen()
    first = asyncio.create_task(heard(listener))
    await vendor.until(lambda: vendor.connections)
    assert (await toy.trades.place(**PLACE)).number == 7
    await vendor.tell(MOVED)
    assert (await first).name == "moved"
    assert len(vendor.handshakes) == 1


@streamed()
async def test_each_listener_has_its_own_queue(toy: AsyncToy, vendor: Live) -> None:
    await toy.connect()
    quick, slow = toy.listen(), toy.listen(queue=2)
    for number in range(5):
        await vendor.tell({**MOVED, "by": number})
    assert [(await heard(quick)).data.by for _ in range(5)] == [0, 1, 2, 3, 4]
    assert [(await heard(slow)).data.by for _ in range(2)] == [0, 1]
    assert await heard(slow) == Dropped(3)
    await vendor.tell(MOVED)
    assert (await heard(slow)).name == "moved"
    with pytest.raises(toy_client.ArgumentError):
        toy.listen(queue=0)


@streamed()
async def test_a_gap_is_told_before_what_comes_after_it(toy: AsyncToy, vendor: Live) -> None:
    listener, other = toy.listen(), toy.listen(queue=1)
    await toy.connect()
    await vendor.tell(MOVED)
    for number in range(3):
        await vendor.until(lambda: vendor.connections)
        await vendor.drop()
        await vendor.until(partial(_reaches, vendor, number + 2))
    await vendor.until(lambda: vendor.connections)
    await vendor.tell(CLOSED)
    await toy.trades.place(**PLACE)
    # Gaps with nothing between them are one gap.
    told = [type(await heard(listener)).__name__ for _ in range(3)]
    assert told == ["MarketMoved", "PossibleGap", "TradeClosed"]
    assert [type(await heard(other)).__name__ for _ in range(2)] == ["MarketMoved", "PossibleGap"]
    assert await heard(other) == Dropped(1)


@streamed(reconnect="drops")
async def test_a_vendor_who_closes_in_due_form_ends_listening(toy: AsyncToy, vendor: Live) -> None:
    listener = toy.listen()
    await toy.connect()
    waiting = asyncio.create_task(heard(listener))
    await vendor.end()
    with pytest.raises(ConnectionLostError, match="gone"):
        await waiting
    with pytest.raises(StopAsyncIteration):
        await heard(listener)
    assert (await toy.trades.place(**PLACE)).number == 7


@streamed(reconnect="always")
async def test_always_is_always(toy: AsyncToy, vendor: Live) -> None:
    listener = toy.listen()
    await toy.connect()
    await vendor.end()
    assert await heard(listener) == PossibleGap()


@streamed(reconnect="never")
async def test_never_is_never(toy: AsyncToy, vendor: Live) -> None:
    listener = toy.listen()
    await toy.connect()
    await vendor.drop()
    with pytest.raises(ConnectionLostError):
        await heard(listener)
    assert len(vendor.handshakes) == 1
    # Even what may be repeated is not sent again: nothing is opened that was not asked for.
    vendor.drops = times(1)
    with pytest.raises(ConnectionLostError):
        await toy.trades.list(day=TODAY)


@streamed(retry=Retry(tries=1, backoff=0.001, longest=0.01))
async def test_who_listens_waits_for_as_long_as_it_takes(toy: AsyncToy, vendor: Live) -> None:
    listener = toy.listen()
    await toy.connect()
    vendor.refusals = [503] * 20
    await vendor.drop()
    assert await heard(listener) == PossibleGap()
    assert len(vendor.handshakes) == 22


@streamed()
async def test_a_refusal_ends_listening(toy: AsyncToy, vendor: Live) -> None:
    listener = toy.listen()
    await toy.connect()
    vendor.refusals = [401]
    await vendor.drop()
    with pytest.raises(toy_client.UnauthorizedError):
        await heard(listener)


@streamed()
async def test_closing_ends_listening(toy: AsyncToy, vendor: Live) -> None:
    listener = toy.listen()
    await toy.connect()
    await vendor.tell(MOVED)
    await vendor.until(lambda: listener._queue)
    await toy.aclose()
    assert [type(one).__name__ async for one in listener] == ["MarketMoved"]


@streamed(retry=Retry(tries=1, backoff=60))
async def test_closing_ends_coming_back(toy: AsyncToy, vendor: Live) -> None:
    listener = toy.listen()
    await toy.connect()
    await vendor.drop()
    await vendor.until(lambda: toy._connection._returning)
    await toy.aclose()
    assert toy._connection._returning is None
    assert [one async for one in listener] == []


@streamed()
async def test_a_listener_that_nobody_holds_is_told_nothing(toy: AsyncToy, vendor: Live) -> None:
    await toy.connect()
    async with toy.listen() as listener:
        assert not listener.is_over
    assert listener.is_over
    toy.listen()
    del listener
    gc.collect()
    assert not list(toy._connection._listeners)
    await vendor.drop()
    await asyncio.sleep(0.05)
    assert len(vendor.handshakes) == 1, "nobody wants a connection"


@streamed(strict=True)
async def test_strictness_tells_what_is_not_described(toy: AsyncToy, vendor: Live) -> None:
    listener = toy.listen()
    await toy.connect()
    await vendor.tell({**MOVED, "extra": 1})
    odd = await heard(listener)
    assert isinstance(odd, UnknownEvent)
    assert "extra" in odd.problem


def test_a_listener_ends_once() -> None:
    async def story() -> None:
        async def opened() -> None: ...

        types: dict[str, EventType] = {}
        listener: Listener[Any] = Listener(types, opened, room=1, strict=False)
        listener.tell("a", 1)
        listener.gap()
        listener.gap()
        listener.end(ConnectionError("gone"))
        listener.end(ConnectionError("again"))
        listener.tell("b", 2)
        listener.gap()
        assert isinstance(await heard(listener), UnknownEvent)
        assert await heard(listener) == PossibleGap()
        with pytest.raises(ConnectionError, match="gone"):
            await heard(listener)
        with pytest.raises(StopAsyncIteration):
            await heard(listener)

    asyncio.run(story())
