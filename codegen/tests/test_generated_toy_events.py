"""The toy client's stream: events, possible gaps after lost connections, and the end of listening."""

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

from .toy_live import TRADE, StreamServer, drop_first
from .toy_stream import TRADE_ARGUMENTS, next_event, with_stream

TODAY = datetime.date(2024, 2, 29)
MOVED: dict[str, Any] = {"type": "moved", "by": -0.5, "head": {"id": "m-1", "sent": 1709200000}}
CLOSED = {"type": "closed", "trade": TRADE}

pytestmark = pytest.mark.filterwarnings("ignore::toy_client.LifecycleWarning")


def _has_handshakes(vendor: StreamServer, number: int) -> bool:
    return len(vendor.handshakes) == number


@with_stream()
async def test_event_has_class_of_its_name(toy: AsyncToy, vendor: StreamServer) -> None:
    listener = toy.listen()
    await toy.connect()
    for frame in (CLOSED, MOVED, {"type": "fallen", "by": 1}, {"type": "closed", "trade": 3}):
        await vendor.send(frame)
    closed, moved, new, odd = [await next_event(listener) for _ in range(4)]
    assert isinstance(closed, events.TradeClosed)
    assert (closed.name, closed.data.number, closed.body.trade.widget) == ("closed", 7, 1)
    assert isinstance(moved, events.MarketMoved)
    assert moved.data is moved.body
    assert moved.body.head.id == "m-1"  # x-envelope properties are removed from calls only, not from events
    assert new == UnknownEvent("fallen", {"type": "fallen", "by": 1}, "the event is not documented")
    assert isinstance(odd, UnknownEvent)
    assert odd.problem == "TradeClosed.trade is a number, but is documented as Trade"


@with_stream()
async def test_listener_opens_connection_shared_with_calls(toy: AsyncToy, vendor: StreamServer) -> None:
    listener = toy.listen()
    first = asyncio.create_task(next_event(listener))
    await vendor.wait_until(lambda: vendor.connections)
    assert (await toy.trades.place(**TRADE_ARGUMENTS)).number == 7
    await vendor.send(MOVED)
    assert (await first).name == "moved"
    assert len(vendor.handshakes) == 1


@with_stream()
async def test_full_queue_drops_events_of_its_listener_only(toy: AsyncToy, vendor: StreamServer) -> None:
    await toy.connect()
    quick, slow = toy.listen(), toy.listen(queue=2)
    for number in range(5):
        await vendor.send({**MOVED, "by": number})
    assert [(await next_event(quick)).data.by for _ in range(5)] == [0, 1, 2, 3, 4]
    assert [(await next_event(slow)).data.by for _ in range(2)] == [0, 1]
    assert await next_event(slow) == Dropped(3)
    await vendor.send(MOVED)
    assert (await next_event(slow)).name == "moved"
    with pytest.raises(toy_client.ArgumentError):
        toy.listen(queue=0)


@with_stream()
async def test_gap_precedes_events_after_reconnect(toy: AsyncToy, vendor: StreamServer) -> None:
    listener, small = toy.listen(), toy.listen(queue=1)
    await toy.connect()
    await vendor.send(MOVED)
    for number in range(3):
        await vendor.wait_until(lambda: vendor.connections)
        await vendor.drop()
        await vendor.wait_until(partial(_has_handshakes, vendor, number + 2))
    await vendor.wait_until(lambda: vendor.connections)
    await vendor.send(CLOSED)
    await toy.trades.place(**TRADE_ARGUMENTS)
    # Consecutive gaps without events between them are merged.
    received = [type(await next_event(listener)).__name__ for _ in range(3)]
    assert received == ["MarketMoved", "PossibleGap", "TradeClosed"]
    assert [type(await next_event(small)).__name__ for _ in range(2)] == ["MarketMoved", "PossibleGap"]
    assert await next_event(small) == Dropped(1)


@with_stream(reconnect="drops")
async def test_reconnect_drops_close_frame_ends_listening(toy: AsyncToy, vendor: StreamServer) -> None:
    listener = toy.listen()
    await toy.connect()
    waiting = asyncio.create_task(next_event(listener))
    await vendor.close()
    with pytest.raises(ConnectionLostError, match="gone"):
        await waiting
    with pytest.raises(StopAsyncIteration):
        await next_event(listener)
    assert (await toy.trades.place(**TRADE_ARGUMENTS)).number == 7


@with_stream(reconnect="always")
async def test_reconnect_always_close_frame_reports_gap(toy: AsyncToy, vendor: StreamServer) -> None:
    listener = toy.listen()
    await toy.connect()
    await vendor.close()
    assert await next_event(listener) == PossibleGap()


@with_stream(reconnect="never")
async def test_reconnect_never_drop_raises_connection_lost(toy: AsyncToy, vendor: StreamServer) -> None:
    listener = toy.listen()
    await toy.connect()
    await vendor.drop()
    with pytest.raises(ConnectionLostError):
        await next_event(listener)
    assert len(vendor.handshakes) == 1
    # Without reconnect, not even an idempotent call is sent again, since that would open a new connection.
    vendor.drops = drop_first(1)
    with pytest.raises(ConnectionLostError):
        await toy.trades.list(day=TODAY)


@with_stream(retry=Retry(tries=1, backoff=0.001, longest=0.01))
async def test_reconnect_for_listener_exceeds_retry_limit(toy: AsyncToy, vendor: StreamServer) -> None:
    listener = toy.listen()
    await toy.connect()
    vendor.refusals = [503] * 20
    await vendor.drop()
    assert await next_event(listener) == PossibleGap()
    assert len(vendor.handshakes) == 22


@with_stream()
async def test_reconnect_unauthorized_ends_listening(toy: AsyncToy, vendor: StreamServer) -> None:
    listener = toy.listen()
    await toy.connect()
    vendor.refusals = [401]
    await vendor.drop()
    with pytest.raises(toy_client.UnauthorizedError):
        await next_event(listener)


@with_stream()
async def test_client_close_ends_listening(toy: AsyncToy, vendor: StreamServer) -> None:
    listener = toy.listen()
    await toy.connect()
    await vendor.send(MOVED)
    await vendor.wait_until(lambda: listener._queue)
    await toy.aclose()
    assert [type(event).__name__ async for event in listener] == ["MarketMoved"]


@with_stream(retry=Retry(tries=1, backoff=60))
async def test_client_close_cancels_reconnect(toy: AsyncToy, vendor: StreamServer) -> None:
    listener = toy.listen()
    await toy.connect()
    await vendor.drop()
    await vendor.wait_until(lambda: toy._connection._reconnecting)
    await toy.aclose()
    assert toy._connection._reconnecting is None
    assert [event async for event in listener] == []


@with_stream()
async def test_close_before_reconnect_starts_forgets_it(toy: AsyncToy, vendor: StreamServer) -> None:
    listener = toy.listen()
    await toy.connect()
    connection = toy._connection
    connection._reconnect()  # a task that is cancelled before its first step runs none of its code
    await connection.close()
    assert connection._reconnecting is None
    assert [event async for event in listener] == []


@with_stream()
async def test_unreferenced_listener_is_removed(toy: AsyncToy, vendor: StreamServer) -> None:
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
    assert len(vendor.handshakes) == 1, "without listeners, nothing reconnects"


@with_stream(strict=True)
async def test_strict_client_undocumented_field_gives_unknown_event(toy: AsyncToy, vendor: StreamServer) -> None:
    listener = toy.listen()
    await toy.connect()
    await vendor.send({**MOVED, "extra": 1})
    odd = await next_event(listener)
    assert isinstance(odd, UnknownEvent)
    assert "extra" in odd.problem


def test_listener_second_end_is_ignored() -> None:
    async def scenario() -> None:
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
        assert isinstance(await next_event(listener), UnknownEvent)
        assert await next_event(listener) == PossibleGap()
        with pytest.raises(ConnectionError, match="gone"):
            await next_event(listener)
        with pytest.raises(StopAsyncIteration):
            await next_event(listener)

    asyncio.run(scenario())
