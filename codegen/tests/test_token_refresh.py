"""Renewals: one attempt for all who wait, whatever becomes of those who began it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from codegen.runtime import ArgumentError
from codegen.runtime.token_refresh import Attempt, Held, Renewal, Steps

CROWD = 100


class Vendor:
    """Gives credentials with rising numbers, or the errors that are put in; counts the attempts that were begun."""

    def __init__(self, answer: Callable[[], Any] = lambda: None) -> None:
        self.answer = answer
        self.begun = 0
        self.errors: list[Exception] = []

    def steps(self, _: Held | None) -> Steps:
        self.begun += 1
        number = self.begun
        yield self.answer()
        if self.errors:
            raise self.errors.pop()
        return Held(f"secret {number}", httpx.Auth())


@pytest.fixture
def renewal() -> Renewal:
    return Renewal()


def test_a_hundred_threads_share_one_attempt_and_its_failure(renewal: Renewal) -> None:
    vendor = Vendor()
    with ThreadPoolExecutor(CROWD) as pool:
        given = list(pool.map(lambda _: renewal.run(None, None, vendor.steps), range(CROWD)))
        [held] = set(given)
        since = renewal.ended
        failure = RuntimeError("not today")
        vendor.errors = [failure]
        wanting = [pool.submit(renewal.run, since, held, vendor.steps) for _ in range(CROWD)]
        assert {one.exception() for one in wanting} == {failure}
    assert vendor.begun == 2
    assert renewal.run(renewal.ended, held, vendor.steps).secret == "secret 3"
    assert held.secret == "secret 1"
    assert "secret" not in repr(held).replace("secret=", "")


def test_a_hundred_tasks_share_one_attempt_and_its_failure(renewal: Renewal) -> None:
    async def story() -> None:
        vendor = Vendor(lambda: asyncio.sleep(0))
        given = await asyncio.gather(*(renewal.arun(None, None, vendor.steps) for _ in range(CROWD)))
        [held] = set(given)
        since = renewal.ended
        failure = RuntimeError("not today")
        vendor.errors = [failure]
        wanting = (renewal.arun(since, held, vendor.steps) for _ in range(CROWD))
        assert set(await asyncio.gather(*wanting, return_exceptions=True)) == {failure}
        assert vendor.begun == 2
        assert (await renewal.arun(renewal.ended, held, vendor.steps)).secret == "secret 3"

    asyncio.run(story())


def test_a_shared_failure_does_not_grow_with_those_who_share_it(renewal: Renewal) -> None:
    vendor = Vendor()
    vendor.errors = [RuntimeError("not today")]
    lengths = []
    for _ in range(3):
        with pytest.raises(RuntimeError) as raised:
            renewal.run(None, None, vendor.steps)
        lengths.append(len(raised.traceback))
    assert vendor.begun == 1
    assert lengths[0] == lengths[1] == lengths[2]


def test_what_came_in_the_meantime_is_taken_unless_it_is_what_was_refused(renewal: Renewal) -> None:
    vendor = Vendor()
    first = renewal.run(None, None, vendor.steps)
    assert renewal.run(None, None, vendor.steps) is first
    second = renewal.run(None, first, vendor.steps)
    assert renewal.run(None, first, vendor.steps) is second
    other = Held("by another way", httpx.Auth())
    renewal.put(other)
    assert renewal.run(None, second, vendor.steps) is other
    assert vendor.begun == 2


def asked(renewal: Renewal, vendor: Vendor, asynchronous: bool) -> Held:
    """Ask for a credential in a world of one's own."""
    if asynchronous:
        return asyncio.run(renewal.arun(None, None, vendor.steps))
    return renewal.run(None, None, vendor.steps)


async def begun(renewal: Renewal, vendor: Vendor) -> asyncio.Task[Held]:
    """Begin an attempt; return the task of who began it once it is under way."""
    task = asyncio.create_task(renewal.arun(None, None, vendor.steps))
    while not vendor.begun:
        await asyncio.sleep(0)
    return task


def test_who_is_cancelled_does_not_lose_the_attempt_for_the_others(renewal: Renewal) -> None:
    async def story() -> None:
        answer = asyncio.Event()
        vendor = Vendor(answer.wait)
        first = await begun(renewal, vendor)
        second = asyncio.create_task(renewal.arun(None, None, vendor.steps))
        await asyncio.sleep(0)
        first.cancel()
        with pytest.raises(asyncio.CancelledError):
            await first
        answer.set()
        assert (await second).secret == "secret 1"
        assert vendor.begun == 1

    asyncio.run(story())


def test_a_loop_that_ends_in_good_order_leaves_nothing_under_way(renewal: Renewal) -> None:
    async def story() -> Vendor:
        vendor = Vendor(asyncio.Event().wait)
        await begun(renewal, vendor)
        return vendor

    assert asyncio.run(story()).begun == 1
    assert renewal.run(None, None, Vendor().steps).secret == "secret 1"
    assert asyncio.run(renewal.arun(renewal.ended, renewal.held, Vendor().steps)).secret == "secret 1"


@pytest.fixture
def loop(renewal: Renewal) -> Iterator[asyncio.AbstractEventLoop]:
    """A loop with an attempt under way that it never gets to end."""
    loop = asyncio.new_event_loop()
    task = loop.run_until_complete(begun(renewal, Vendor(asyncio.Event().wait)))
    yield loop
    loop.close()
    assert not task.done()
    for left in asyncio.all_tasks(loop):
        left._log_destroy_pending = False  # type: ignore[attr-defined]
        left.get_coro().close()


@pytest.mark.parametrize("asynchronous", [False, True], ids=["thread", "task"])
def test_a_loop_that_was_closed_under_an_attempt_keeps_nobody_waiting(
    renewal: Renewal, loop: asyncio.AbstractEventLoop, asynchronous: bool
) -> None:
    lost = next(one for one in asyncio.all_tasks(loop) if "_made" in repr(one))
    loop.close()
    vendor = Vendor()
    held = asked(renewal, vendor, asynchronous)
    assert (held.secret, vendor.begun) == ("secret 1", 1)
    # What is left of it is collected some day, and takes nothing with it.
    lost.get_coro().close()
    assert asked(renewal, vendor, asynchronous) is renewal.held is held


@pytest.mark.parametrize("asynchronous", [False, True], ids=["thread", "task"])
def test_who_waits_for_a_loop_that_is_closed_tries_himself(
    renewal: Renewal, loop: asyncio.AbstractEventLoop, monkeypatch: pytest.MonkeyPatch, asynchronous: bool
) -> None:
    looked, is_lost, main = threading.Event(), Attempt.is_lost, threading.current_thread()

    def told(attempt: Attempt) -> bool:
        found = is_lost(attempt)
        if threading.current_thread() is not main:
            looked.set()
        return found

    monkeypatch.setattr(Attempt, "glance", 0.01)
    monkeypatch.setattr(Attempt, "is_lost", told)
    vendor = Vendor()
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(asked, renewal, vendor, asynchronous)
        assert looked.wait(30)
        loop.close()
        assert waiting.result(30).secret == "secret 1"
    assert vendor.begun == 1


def test_a_thread_waits_for_a_task_of_another_thread(renewal: Renewal) -> None:
    started, answer = threading.Event(), threading.Event()
    vendor = Vendor(lambda: asyncio.get_running_loop().run_in_executor(None, answer.wait))

    async def leading() -> Held:
        task = await begun(renewal, vendor)
        started.set()
        return await task

    with ThreadPoolExecutor(2) as pool:
        leader = pool.submit(lambda: asyncio.run(leading()))
        assert started.wait(30)
        follower = pool.submit(renewal.run, None, None, vendor.steps)
        answer.set()
        assert follower.result(30) is leader.result(30)
    assert vendor.begun == 1


def test_an_interrupted_attempt_is_nobodys(renewal: Renewal) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        renewal.run(None, None, Vendor(interrupted).steps)
    assert renewal.run(None, None, Vendor().steps).secret == "secret 1"


def test_what_is_to_be_awaited_is_refused_where_nothing_can_be(renewal: Renewal) -> None:
    with pytest.raises(ArgumentError, match="a synchronous client cannot await"):
        renewal.run(None, None, Vendor(lambda: asyncio.sleep(0)).steps)


def test_an_error_of_what_is_awaited_reaches_the_steps(renewal: Renewal) -> None:
    async def broken() -> None:
        raise RuntimeError("broken")

    def steps(_: Held | None) -> Steps:
        try:
            yield broken()
        except RuntimeError as error:
            return Held(str(error), httpx.Auth())
        raise AssertionError("it was not told")

    assert asyncio.run(renewal.arun(None, None, steps)).secret == "broken"
