"""The toy client's calls over its WebSocket stream: arguments, errors, times, lost connections and retries."""

from __future__ import annotations

import asyncio
import socket
from collections import Counter
from datetime import UTC, date, datetime
from typing import Any

import httpx
import pytest
import toy_client
from toy_client import AsyncToy, ConnectionLostError, Options, Retry, Toy, models

from .toy_live import StreamServer, drop_first, error_reply
from .toy_stream import FAST_RETRY, TRADE_ARGUMENTS, TRADE_TIME, next_event, with_stream

pytestmark = pytest.mark.filterwarnings("ignore::toy_client.LifecycleWarning")


@with_stream(strict=True)
async def test_call_sends_envelope_and_returns_payload(toy: AsyncToy, vendor: StreamServer) -> None:
    trade = await toy.trades.place(**TRADE_ARGUMENTS, note="quick")
    (frame,) = vendor.frames
    assert frame["type"] == "place"
    assert abs(frame["head"]["sent"] - datetime.now(UTC).timestamp()) < 60
    assert frame["trade"] == {"widget": 1, "zone": "GMT0", "at": 1709200000, "note": "quick"}
    assert (trade.number, trade.at, trade.zone) == (7, TRADE_TIME, models.Zone.GMT0)
    assert [trade.number for trade in await toy.trades.list(day=date(2024, 2, 29))] == [7]
    await toy.trades.drop()
    await toy.widgets.wave_hand(hand="left")
    await vendor.wait_until(lambda: len(vendor.frames) == 4)
    assert len({frame["head"]["id"] for frame in vendor.frames}) == 4
    assert len(vendor.handshakes) == 1


@with_stream(is_quiet=True)
async def test_handshake_has_credential_options_and_user_agent(toy: AsyncToy, vendor: StreamServer) -> None:
    await toy.connect()
    (request,) = vendor.handshakes
    assert request.path == "/live?isQuiet=true&key=k"
    assert request.headers["User-Agent"].startswith("toy-client/1.2.3 ")


def test_stream_url_follows_base_url() -> None:
    async def urls() -> list[str]:
        settings = [
            {},
            {"base_url": "http://127.0.0.1:1/toy/"},
            {"base_url": "https://a.example", "stream_url": "wss://b"},
        ]
        return [AsyncToy(**arguments).stream_url for arguments in settings]  # type: ignore[arg-type]

    assert asyncio.run(urls()) == ["wss://eu.live.toy.example.com/v1/live", "ws://127.0.0.1:1/toy/live", "wss://b"]


def test_synchronous_client_has_no_stream_operations() -> None:
    toy = Toy()
    assert not hasattr(toy, "trades")
    assert not hasattr(toy, "listen")
    assert not hasattr(toy.widgets, "wave_hand")


@with_stream()
async def test_error_reply_raises_class_of_its_code(toy: AsyncToy, vendor: StreamServer) -> None:
    vendor.reply_to = error_reply(71, "Too late.")
    with pytest.raises(toy_client.TooLateError, match=r"71: Too late\. \(CALL /place\)") as late:
        await toy.trades.place(**TRADE_ARGUMENTS)
    assert (late.value.code, late.value.message) == (71, "Too late.")
    assert isinstance(late.value.body, models.TradeReply)
    vendor.reply_to = error_reply(404)
    with pytest.raises(toy_client.NotFoundError, match=r"404 No\.") as missing:
        await toy.trades.place(**TRADE_ARGUMENTS)
    assert missing.value.status == 404
    vendor.reply_to = error_reply(409)  # not documented for this call, but an HTTP status
    with pytest.raises(toy_client.ConflictError):
        await toy.trades.place(**TRADE_ARGUMENTS)
    vendor.reply_to = error_reply(9999)
    with pytest.raises(toy_client.StatusError) as undocumented:
        await toy.trades.place(**TRADE_ARGUMENTS)
    assert undocumented.value.code == 9999


@with_stream()
async def test_call_wrong_argument_or_reply_raises(toy: AsyncToy, vendor: StreamServer) -> None:
    with pytest.raises(toy_client.ArgumentError):
        await toy.trades.place(widget="none", zone="GMT0", at=TRADE_TIME)  # type: ignore[arg-type]
    assert not vendor.frames
    vendor.reply_to = lambda _: {"trade": {"widget": 1}}
    trade = await toy.trades.place(**TRADE_ARGUMENTS)
    with pytest.raises(toy_client.MissingFieldError, match=r"Trade\.zone is missing"):
        assert trade.zone
    vendor.reply_to = lambda _: {}
    with pytest.raises(toy_client.UnexpectedResponseError, match="without its trade"):
        await toy.trades.place(**TRADE_ARGUMENTS)


@with_stream()
async def test_call_without_reply_times_out_and_is_forgotten(toy: AsyncToy, vendor: StreamServer) -> None:
    await toy.connect()
    vendor.silent = True
    with pytest.raises(toy_client.TimedOutError, match="no reply within"):
        await toy.trades.place(**TRADE_ARGUMENTS, options=Options(timeout=0.3))
    assert not toy._connection._waiting
    vendor.silent = False
    listener = toy.listen()
    await vendor.send({"answers": vendor.frames[0]["head"]["id"], "type": "closed", "trade": {}})  # too late
    assert (await toy.trades.place(**TRADE_ARGUMENTS)).number == 7
    await vendor.send({"type": "moved", "by": 1, "head": {"id": "m", "sent": 1}})
    assert (await next_event(listener)).name == "moved"


@with_stream()
async def test_concurrent_calls_share_one_connection(toy: AsyncToy, vendor: StreamServer) -> None:
    placed = await asyncio.gather(*(toy.trades.place(**{**TRADE_ARGUMENTS, "widget": number}) for number in range(200)))
    assert [trade.widget for trade in placed] == list(range(200))
    assert len(vendor.handshakes) == 1


@with_stream()
async def test_drop_during_call_raises_may_have_worked(toy: AsyncToy, vendor: StreamServer) -> None:
    vendor.drops = drop_first(1)
    async with asyncio.timeout(1):
        with pytest.raises(ConnectionLostError, match="may or may not") as lost:
            await toy.trades.place(**TRADE_ARGUMENTS)
    assert lost.value.may_have_worked
    assert len(vendor.executed_ids) == 1
    assert b"widget" in lost.value.request.content
    assert (await toy.trades.place(**TRADE_ARGUMENTS)).number == 7  # on a new connection
    assert len(vendor.handshakes) == 2


@with_stream()
async def test_idempotent_call_is_resent_with_same_id(toy: AsyncToy, vendor: StreamServer) -> None:
    vendor.drops = drop_first(2)
    assert len(await toy.trades.list(day=date(2024, 2, 29))) == 1
    assert len({frame["head"]["id"] for frame in vendor.frames}) == 1
    assert len(vendor.frames) == 3


@with_stream()
async def test_temporary_error_reply_is_retried_with_new_id(toy: AsyncToy, vendor: StreamServer) -> None:
    default_reply = vendor.reply_to
    vendor.reply_to = lambda frame: error_reply(503)(frame) if len(vendor.frames) < 3 else default_reply(frame)
    assert len(await toy.trades.list(day=date(2024, 2, 29))) == 1
    assert len({frame["head"]["id"] for frame in vendor.frames}) == 3, (
        "a retry after an error reply needs a new id, since the vendor may remember the reply by its id"
    )
    vendor.frames.clear()
    with pytest.raises(toy_client.ServiceUnavailableError) as unknown:
        await toy.trades.place(**TRADE_ARGUMENTS)
    assert (unknown.value.may_have_worked, unknown.value.tries) == (True, 1)
    vendor.frames.clear()
    vendor.reply_to = lambda frame: error_reply(429)(frame) if len(vendor.frames) < 3 else default_reply(frame)
    assert (await toy.trades.place(**TRADE_ARGUMENTS)).number == 7
    assert len({frame["head"]["id"] for frame in vendor.frames}) == 3


def test_resent_call_keeps_its_id_after_error_reply() -> None:
    @with_stream(resend=True)
    async def scenario(toy: AsyncToy, vendor: StreamServer) -> None:
        def lost_then_refused(frame: dict[str, Any]) -> bool:
            if len(vendor.frames) == 2:
                vendor.last_reply, vendor.reply_to = None, error_reply(429)
            return len(vendor.frames) == 1

        vendor.drops = lost_then_refused
        with pytest.raises(toy_client.TooManyRequestsError) as unknown:
            await toy.trades.place(**TRADE_ARGUMENTS)
        assert (unknown.value.may_have_worked, unknown.value.tries) == (True, 4)
        assert len({frame["head"]["id"] for frame in vendor.frames}) == 1

    scenario()


@with_stream()
async def test_idempotent_call_timeout_is_retried(toy: AsyncToy, vendor: StreamServer) -> None:
    await toy.connect()
    vendor.silent = True
    soon = Options(timeout=0.3)
    with pytest.raises(toy_client.TimedOutError) as unknown:
        await toy.trades.place(**TRADE_ARGUMENTS, options=soon)
    assert (unknown.value.may_have_worked, unknown.value.tries) == (True, 1)
    with pytest.raises(toy_client.TimedOutError) as unknown:
        await toy.trades.list(day=date(2024, 2, 29), options=soon)
    assert (unknown.value.may_have_worked, unknown.value.tries) == (True, 4)
    assert len(vendor.frames) == 5


def test_queued_call_timeout_was_not_sent() -> None:
    @with_stream(resend=True, retry=Retry(tries=1))
    async def scenario(toy: AsyncToy, vendor: StreamServer) -> None:
        vendor.silent = True
        first = asyncio.create_task(toy.trades.place(**TRADE_ARGUMENTS))
        await vendor.wait_until(lambda: vendor.frames)
        with pytest.raises(toy_client.TimedOutError) as waited:
            await toy.trades.place(**TRADE_ARGUMENTS, options=Options(timeout=0.05))
        assert not waited.value.may_have_worked
        first.cancel()

    scenario()


@pytest.mark.parametrize("drops_early", [True, False], ids=["not executed", "executed"])
def test_resend_executes_each_call_once(drops_early: bool) -> None:
    @with_stream(resend=True, timeout=20, retry=Retry(tries=4, backoff=0.001))
    async def scenario(toy: AsyncToy, vendor: StreamServer) -> None:
        tries: Counter[str] = Counter()

        def drops_again(frame: dict[str, Any]) -> bool:
            tries[frame["head"]["id"]] += 1
            return bool(tries[frame["head"]["id"]] <= frame["trade"]["widget"] % 4)

        vendor.drops_early, vendor.drops = drops_early, drops_again
        placed = await asyncio.gather(
            *(toy.trades.place(**{**TRADE_ARGUMENTS, "widget": number}) for number in range(100))
        )
        assert [trade.widget for trade in placed] == list(range(100))
        assert len(vendor.executed_ids) == len(set(vendor.executed_ids)) == 100
        assert len(vendor.handshakes) == 1 + 25 * (1 + 2 + 3)

    scenario()


@with_stream()
async def test_handshake_is_retried_and_refusal_raises(toy: AsyncToy, vendor: StreamServer) -> None:
    vendor.refusals = [503, 502]
    assert (await toy.trades.place(**TRADE_ARGUMENTS)).number == 7
    await vendor.drop()
    vendor.refusals = [403]
    with pytest.raises(toy_client.ForbiddenError):
        await toy.trades.place(**TRADE_ARGUMENTS)
    assert len(vendor.handshakes) == 4


def test_connection_refused_raises_connection_lost() -> None:
    async def call() -> None:
        async with AsyncToy(stream_url="ws://127.0.0.1:1/live", retry=FAST_RETRY) as toy:
            await toy.trades.place(**TRADE_ARGUMENTS)

    with pytest.raises(ConnectionLostError, match="no connection") as lost:
        asyncio.run(call())
    assert not lost.value.may_have_worked


def test_handshake_without_response_times_out() -> None:
    async def call() -> None:
        address = f"ws://127.0.0.1:{silent_server.getsockname()[1]}"
        async with AsyncToy(stream_url=address, timeout=httpx.Timeout(0.1)) as toy:
            with pytest.raises(toy_client.TimedOutError):
                await toy.connect()
            with pytest.raises(toy_client.TimedOutError):
                await toy.trades.place(**TRADE_ARGUMENTS)

    with socket.create_server(("127.0.0.1", 0)) as silent_server:
        asyncio.run(call())


@with_stream()
async def test_client_close_ends_calls(toy: AsyncToy, vendor: StreamServer) -> None:
    vendor.silent = True
    call = asyncio.create_task(toy.trades.place(**TRADE_ARGUMENTS))
    await vendor.wait_until(lambda: vendor.frames)
    await toy.aclose()
    with pytest.raises(ConnectionLostError, match="closed"):
        await call
    with pytest.raises(ConnectionLostError, match="closed") as after:
        await toy.trades.place(**TRADE_ARGUMENTS)
    assert not after.value.may_have_worked
    await vendor.wait_until(lambda: not vendor.connections)


@with_stream()
async def test_cancelled_call_is_forgotten(toy: AsyncToy, vendor: StreamServer) -> None:
    vendor.silent = True
    call = asyncio.create_task(toy.trades.place(**TRADE_ARGUMENTS))
    await vendor.wait_until(lambda: vendor.frames)
    call.cancel()
    with pytest.raises(asyncio.CancelledError):
        await call
    assert not toy._connection._waiting
