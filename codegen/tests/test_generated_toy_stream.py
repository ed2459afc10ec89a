"""The toy vendor's stream, in plain frames: calls, errors, times, drops and repetitions."""

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

from .toy_live import Live, failure, times
from .toy_stream import AT, PLACE, QUICK, heard, streamed

pytestmark = pytest.mark.filterwarnings("ignore::toy_client.LifecycleWarning")


@streamed(strict=True)
async def test_a_call_is_filled_in_sent_and_unwrapped(toy: AsyncToy, vendor: Live) -> None:
    trade = await toy.trades.place(**PLACE, note="quick")
    (frame,) = vendor.frames
    assert frame["type"] == "place"
    assert abs(frame["head"]["sent"] - datetime.now(UTC).timestamp()) < 60
    assert frame["trade"] == {"widget": 1, "zone": "GMT0", "at": 1709200000, "note": "quick"}
    assert (trade.number, trade.at, trade.zone) == (7, AT, models.Zone.GMT0)
    assert [one.number for one in await toy.trades.list(day=date(2024, 2, 29))] == [7]
    await toy.trades.drop()
    await toy.widgets.wave_hand(hand="left")
    await vendor.until(lambda: len(vendor.frames) == 4)
    assert len({frame["head"]["id"] for frame in vendor.frames}) == 4
    assert len(vendor.handshakes) == 1


@streamed(is_quiet=True)
async def test_the_handshake_bears_credential_options_and_agent(toy: AsyncToy, vendor: Live) -> None:
    await toy.connect()
    (asked,) = vendor.handshakes
    assert asked.path == "/live?isQuiet=true&key=k"
    assert asked.headers["User-Agent"].startswith("toy-client/1.2.3 ")


def test_the_stream_is_found_beside_another_base_url() -> None:
    async def urls() -> list[str]:
        given = [
            {},
            {"base_url": "http://127.0.0.1:1/toy/"},
            {"base_url": "https://a.example", "stream_url": "wss://b"},
        ]
        return [AsyncToy(**one).stream_url for one in given]  # type: ignore[arg-type]

    assert asyncio.run(urls()) == ["wss://eu.live.toy.example.com/v1/live", "ws://127.0.0.1:1/toy/live", "wss://b"]


def test_the_synchronous_client_has_what_goes_over_http() -> None:
    toy = Toy()
    assert not hasattr(toy, "trades")
    assert not hasattr(toy, "listen")
    assert not hasattr(toy.widgets, "wave_hand")


@streamed()
async def test_failures_are_errors_by_code(toy: AsyncToy, vendor: Live) -> None:
    vendor.answer = failure(71, "Too late.")
    with pytest.raises(toy_client.TooLateError, match=r"71: Too late\. \(CALL /place\)") as late:
        await toy.trades.place(**PLACE)
    assert (late.value.code, late.value.message) == (71, "Too late.")
    assert isinstance(late.value.body, models.TradeReply)
    vendor.answer = failure(404)
    with pytest.raises(toy_client.NotFoundError, match=r"404 No\.") as missing:
        await toy.trades.place(**PLACE)
    assert missing.value.status == 404
    vendor.answer = failure(409)  # not documented, and still a status of HTTP's
    with pytest.raises(toy_client.ConflictError):
        await toy.trades.place(**PLACE)
    vendor.answer = failure(9999)
    with pytest.raises(toy_client.StatusError) as other:
        await toy.trades.place(**PLACE)
    assert other.value.code == 9999


@streamed()
async def test_arguments_and_replies_are_checked(toy: AsyncToy, vendor: Live) -> None:
    with pytest.raises(toy_client.ArgumentError):
        await toy.trades.place(widget="none", zone="GMT0", at=AT)  # type: ignore[arg-type]
    assert not vendor.frames
    vendor.answer = lambda _: {"trade": {"widget": 1}}
    trade = await toy.trades.place(**PLACE)
    with pytest.raises(toy_client.MissingFieldError, match=r"Trade\.zone did not come"):
        assert trade.zone
    vendor.answer = lambda _: {}
    with pytest.raises(toy_client.UnexpectedResponseError, match="without its trade"):
        await toy.trades.place(**PLACE)


@streamed()
async def test_silence_times_out_and_is_forgotten(toy: AsyncToy, vendor: Live) -> None:
    await toy.connect()
    vendor.silent = True
    with pytest.raises(toy_client.TimedOutError, match="no reply within"):
        await toy.trades.place(**PLACE, options=Options(timeout=0.3))
    made = toy._connection
    assert not made._waiting
    vendor.silent = False
    listener = toy.listen()
    await vendor.tell({"answers": vendor.frames[0]["head"]["id"], "type": "closed", "trade": {}})  # too late
    assert (await toy.trades.place(**PLACE)).number == 7
    await vendor.tell({"type": "moved", "by": 1, "head": {"id": "m", "sent": 1}})
    assert (await heard(listener)).name == "moved"


@streamed()
async def test_many_calls_share_a_connection(toy: AsyncToy, vendor: Live) -> None:
    placed = await asyncio.gather(*(toy.trades.place(**{**PLACE, "widget": one}) for one in range(200)))
    assert [one.widget for one in placed] == list(range(200))
    assert len(vendor.handshakes) == 1


@streamed()
async def test_a_drop_ends_a_call_at_once_and_says_what_is_not_known(toy: AsyncToy, vendor: Live) -> None:
    vendor.drops = times(1)
    async with asyncio.timeout(1):
        with pytest.raises(ConnectionLostError, match="may or may not") as lost:
            await toy.trades.place(**PLACE)
    assert lost.value.may_have_worked
    assert len(vendor.done) == 1
    assert b"widget" in lost.value.request.content
    assert (await toy.trades.place(**PLACE)).number == 7  # on a connection of its own
    assert len(vendor.handshakes) == 2


@streamed()
async def test_what_may_be_repeated_is_repeated(toy: AsyncToy, vendor: Live) -> None:
    vendor.drops = times(2)
    assert len(await toy.trades.list(day=date(2024, 2, 29))) == 1
    assert len({frame["head"]["id"] for frame in vendor.frames}) == 1
    assert len(vendor.frames) == 3


@streamed()
async def test_a_reply_that_may_pass_is_asked_for_again(toy: AsyncToy, vendor: Live) -> None:
    good = vendor.answer
    vendor.answer = lambda frame: failure(503)(frame) if len(vendor.frames) < 3 else good(frame)
    assert len(await toy.trades.list(day=date(2024, 2, 29))) == 1
    assert len({frame["head"]["id"] for frame in vendor.frames}) == 3, "an answer may be remembered under its id"
    vendor.frames.clear()
    with pytest.raises(toy_client.ServiceUnavailableError) as unknown:
        await toy.trades.place(**PLACE)
    assert (unknown.value.may_have_worked, unknown.value.tries) == (True, 1)
    vendor.frames.clear()
    vendor.answer = lambda frame: failure(429)(frame) if len(vendor.frames) < 3 else good(frame)
    assert (await toy.trades.place(**PLACE)).number == 7
    assert len({frame["head"]["id"] for frame in vendor.frames}) == 3


def test_what_may_be_done_keeps_its_id_whatever_comes_after() -> None:
    @streamed(resend=True)
    async def story(toy: AsyncToy, vendor: Live) -> None:
        def lost_then_refused(frame: dict[str, Any]) -> bool:
            if len(vendor.frames) == 2:
                vendor.last, vendor.answer = None, failure(429)
            return len(vendor.frames) == 1

        vendor.drops = lost_then_refused
        with pytest.raises(toy_client.TooManyRequestsError) as unknown:
            await toy.trades.place(**PLACE)
        assert (unknown.value.may_have_worked, unknown.value.tries) == (True, 4)
        assert len({frame["head"]["id"] for frame in vendor.frames}) == 1

    story()


@streamed()
async def test_a_reply_that_does_not_come_is_waited_for_again(toy: AsyncToy, vendor: Live) -> None:
    await toy.connect()
    vendor.silent = True
    soon = Options(timeout=0.3)
    with pytest.raises(toy_client.TimedOutError) as unknown:
        await toy.trades.place(**PLACE, options=soon)
    assert (unknown.value.may_have_worked, unknown.value.tries) == (True, 1)
    with pytest.raises(toy_client.TimedOutError) as unknown:
        await toy.trades.list(day=date(2024, 2, 29), options=soon)
    assert (unknown.value.may_have_worked, unknown.value.tries) == (True, 4)
    assert len(vendor.frames) == 5


def test_whoever_waits_for_a_turn_was_not_sent() -> None:
    @streamed(resend=True, retry=Retry(tries=1))
    async def story(toy: AsyncToy, vendor: Live) -> None:
        vendor.silent = True
        first = asyncio.create_task(toy.trades.place(**PLACE))
        await vendor.until(lambda: vendor.frames)
        with pytest.raises(toy_client.TimedOutError) as waited:
            await toy.trades.place(**PLACE, options=Options(timeout=0.05))
        assert not waited.value.may_have_worked
        first.cancel()

    story()


@pytest.mark.parametrize("before", [True, False], ids=["undone", "done"])
def test_resending_does_the_work_exactly_once(before: bool) -> None:
    @streamed(resend=True, timeout=20, retry=Retry(tries=4, backoff=0.001))
    async def story(toy: AsyncToy, vendor: Live) -> None:
        tries: Counter[str] = Counter()

        def again(frame: dict[str, Any]) -> bool:
            tries[frame["head"]["id"]] += 1
            return bool(tries[frame["head"]["id"]] <= frame["trade"]["widget"] % 4)

        vendor.before, vendor.drops = before, again
        placed = await asyncio.gather(*(toy.trades.place(**{**PLACE, "widget": one}) for one in range(100)))
        assert [one.widget for one in placed] == list(range(100))
        assert len(vendor.done) == len(set(vendor.done)) == 100
        assert len(vendor.handshakes) == 1 + 25 * (1 + 2 + 3)

    story()


@streamed()
async def test_a_handshake_is_tried_again_and_its_refusal_told(toy: AsyncToy, vendor: Live) -> None:
    vendor.refusals = [503, 502]
    assert (await toy.trades.place(**PLACE)).number == 7
    await vendor.drop()
    vendor.refusals = [403]
    with pytest.raises(toy_client.ForbiddenError):
        await toy.trades.place(**PLACE)
    assert len(vendor.handshakes) == 4


def test_nobody_there_is_told() -> None:
    async def call() -> None:
        async with AsyncToy(stream_url="ws://127.0.0.1:1/live", retry=QUICK) as toy:
            await toy.trades.place(**PLACE)

    with pytest.raises(ConnectionLostError, match="no connection") as lost:
        asyncio.run(call())
    assert not lost.value.may_have_worked


def test_a_handshake_that_hangs_times_out() -> None:
    async def call() -> None:
        address = f"ws://127.0.0.1:{deaf.getsockname()[1]}"
        async with AsyncToy(stream_url=address, timeout=httpx.Timeout(0.1)) as toy:
            with pytest.raises(toy_client.TimedOutError):
                await toy.connect()
            with pytest.raises(toy_client.TimedOutError):
                await toy.trades.place(**PLACE)

    with socket.create_server(("127.0.0.1", 0)) as deaf:
        asyncio.run(call())


@streamed()
async def test_closing_ends_calls(toy: AsyncToy, vendor: Live) -> None:
    vendor.silent = True
    call = asyncio.create_task(toy.trades.place(**PLACE))
    await vendor.until(lambda: vendor.frames)
    await toy.aclose()
    with pytest.raises(ConnectionLostError, match="closed"):
        await call
    with pytest.raises(ConnectionLostError, match="closed") as after:
        await toy.trades.place(**PLACE)
    assert not after.value.may_have_worked
    await vendor.until(lambda: not vendor.connections)


@streamed()
async def test_a_call_that_nobody_waits_for_leaves_nothing(toy: AsyncToy, vendor: Live) -> None:
    vendor.silent = True
    call = asyncio.create_task(toy.trades.place(**PLACE))
    await vendor.until(lambda: vendor.frames)
    call.cancel()
    with pytest.raises(asyncio.CancelledError):
        await call
    assert not toy._connection._waiting
