"""Token refresh: concurrent callers share one attempt, even if the caller that started it is cancelled or gone."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from codegen.runtime import ArgumentError
from codegen.runtime.token_refresh import Attempt, Credential, Steps, TokenRefresh

CALLERS = 100


class Vendor:
    """Issues numbered credentials, or raises the errors of `errors`; `begun` counts the attempts."""

    def __init__(self, respond: Callable[[], Any] = lambda: None) -> None:
        self.respond = respond
        self.begun = 0
        self.errors: list[Exception] = []

    def steps(self, _: Credential | None) -> Steps:
        self.begun += 1
        number = self.begun
        yield self.respond()
        if self.errors:
            raise self.errors.pop()
        return Credential(f"secret {number}", httpx.Auth())


@pytest.fixture
def refresh() -> TokenRefresh:
    return TokenRefresh()


def test_concurrent_threads_share_attempt_and_failure(refresh: TokenRefresh) -> None:
    vendor = Vendor()
    with ThreadPoolExecutor(CALLERS) as pool:
        credentials = list(pool.map(lambda _: refresh.run(None, None, vendor.steps), range(CALLERS)))
        [credential] = set(credentials)
        since = refresh.last_attempt
        failure = RuntimeError("not today")
        vendor.errors = [failure]
        futures = [pool.submit(refresh.run, since, credential, vendor.steps) for _ in range(CALLERS)]
        assert {future.exception() for future in futures} == {failure}
    assert vendor.begun == 2
    assert refresh.run(refresh.last_attempt, credential, vendor.steps).secret == "secret 3"
    assert credential.secret == "secret 1"
    assert "secret" not in repr(credential).replace("secret=", "")


def test_concurrent_tasks_share_attempt_and_failure(refresh: TokenRefresh) -> None:
    async def scenario() -> None:
        vendor = Vendor(lambda: asyncio.sleep(0))
        credentials = await asyncio.gather(*(refresh.arun(None, None, vendor.steps) for _ in range(CALLERS)))
        [credential] = set(credentials)
        since = refresh.last_attempt
        failure = RuntimeError("not today")
        vendor.errors = [failure]
        attempts = (refresh.arun(since, credential, vendor.steps) for _ in range(CALLERS))
        assert set(await asyncio.gather(*attempts, return_exceptions=True)) == {failure}
        assert vendor.begun == 2
        assert (await refresh.arun(refresh.last_attempt, credential, vendor.steps)).secret == "secret 3"

    asyncio.run(scenario())


def test_shared_failure_traceback_does_not_grow(refresh: TokenRefresh) -> None:
    vendor = Vendor()
    vendor.errors = [RuntimeError("not today")]
    lengths = []
    for _ in range(3):
        with pytest.raises(RuntimeError) as raised:
            refresh.run(None, None, vendor.steps)
        lengths.append(len(raised.traceback))
    assert vendor.begun == 1
    assert lengths[0] == lengths[1] == lengths[2]


def test_newer_credential_is_used_unless_it_was_refused(refresh: TokenRefresh) -> None:
    vendor = Vendor()
    first = refresh.run(None, None, vendor.steps)
    assert refresh.run(None, None, vendor.steps) is first
    second = refresh.run(None, first, vendor.steps)
    assert refresh.run(None, first, vendor.steps) is second
    stored = Credential("stored", httpx.Auth())
    refresh.put(stored)
    assert refresh.run(None, second, vendor.steps) is stored
    assert vendor.begun == 2


def get_credential(refresh: TokenRefresh, vendor: Vendor, asynchronous: bool) -> Credential:
    """Return the credential, from a new event loop if asynchronous."""
    if asynchronous:
        return asyncio.run(refresh.arun(None, None, vendor.steps))
    return refresh.run(None, None, vendor.steps)


async def start_attempt(refresh: TokenRefresh, vendor: Vendor) -> asyncio.Task[Credential]:
    """Start an attempt, and return its task once it is running."""
    task = asyncio.create_task(refresh.arun(None, None, vendor.steps))
    while not vendor.begun:
        await asyncio.sleep(0)
    return task


def test_cancelled_caller_keeps_attempt_for_others(refresh: TokenRefresh) -> None:
    async def scenario() -> None:
        response = asyncio.Event()
        vendor = Vendor(response.wait)
        first = await start_attempt(refresh, vendor)
        second = asyncio.create_task(refresh.arun(None, None, vendor.steps))
        await asyncio.sleep(0)
        first.cancel()
        with pytest.raises(asyncio.CancelledError):
            await first
        response.set()
        assert (await second).secret == "secret 1"
        assert vendor.begun == 1

    asyncio.run(scenario())


def test_finished_loop_leaves_no_attempt(refresh: TokenRefresh) -> None:
    async def scenario() -> Vendor:
        vendor = Vendor(asyncio.Event().wait)
        await start_attempt(refresh, vendor)
        return vendor

    assert asyncio.run(scenario()).begun == 1
    assert refresh.run(None, None, Vendor().steps).secret == "secret 1"
    assert asyncio.run(refresh.arun(refresh.last_attempt, refresh.credential, Vendor().steps)).secret == "secret 1"


@pytest.fixture
def loop(refresh: TokenRefresh) -> Iterator[asyncio.AbstractEventLoop]:
    """Return an event loop with a running attempt that never ends."""
    loop = asyncio.new_event_loop()
    task = loop.run_until_complete(start_attempt(refresh, Vendor(asyncio.Event().wait)))
    yield loop
    loop.close()
    assert not task.done()
    for pending in asyncio.all_tasks(loop):
        pending._log_destroy_pending = False  # type: ignore[attr-defined]
        pending.get_coro().close()


@pytest.mark.parametrize("asynchronous", [False, True], ids=["thread", "task"])
def test_attempt_of_closed_loop_is_replaced(
    refresh: TokenRefresh, loop: asyncio.AbstractEventLoop, asynchronous: bool
) -> None:
    lost = next(task for task in asyncio.all_tasks(loop) if "_run_attempt" in repr(task))
    loop.close()
    vendor = Vendor()
    credential = get_credential(refresh, vendor, asynchronous)
    assert (credential.secret, vendor.begun) == ("secret 1", 1)
    # The garbage collector closes the lost attempt later; that must not change the credential.
    lost.get_coro().close()
    assert get_credential(refresh, vendor, asynchronous) is refresh.credential is credential


@pytest.mark.parametrize("asynchronous", [False, True], ids=["thread", "task"])
def test_waiting_caller_retries_when_loop_closes(
    refresh: TokenRefresh, loop: asyncio.AbstractEventLoop, monkeypatch: pytest.MonkeyPatch, asynchronous: bool
) -> None:
    checked, is_lost, main = threading.Event(), Attempt.is_lost, threading.current_thread()

    def record_check(attempt: Attempt) -> bool:
        result = is_lost(attempt)
        if threading.current_thread() is not main:
            checked.set()
        return result

    monkeypatch.setattr(Attempt, "poll_interval", 0.01)
    monkeypatch.setattr(Attempt, "is_lost", record_check)
    vendor = Vendor()
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(get_credential, refresh, vendor, asynchronous)
        assert checked.wait(30)
        loop.close()
        assert waiting.result(30).secret == "secret 1"
    assert vendor.begun == 1


def test_thread_waits_for_task_of_another_thread(refresh: TokenRefresh) -> None:
    started, response = threading.Event(), threading.Event()
    vendor = Vendor(lambda: asyncio.get_running_loop().run_in_executor(None, response.wait))

    async def lead() -> Credential:
        task = await start_attempt(refresh, vendor)
        started.set()
        return await task

    with ThreadPoolExecutor(2) as pool:
        leader = pool.submit(lambda: asyncio.run(lead()))
        assert started.wait(30)
        follower = pool.submit(refresh.run, None, None, vendor.steps)
        response.set()
        assert follower.result(30) is leader.result(30)
    assert vendor.begun == 1


def test_attempt_after_interrupt_starts_anew(refresh: TokenRefresh) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        refresh.run(None, None, Vendor(interrupted).steps)
    assert refresh.run(None, None, Vendor().steps).secret == "secret 1"


def test_synchronous_refresh_with_awaitable_raises(refresh: TokenRefresh) -> None:
    with pytest.raises(ArgumentError, match="a synchronous client cannot await"):
        refresh.run(None, None, Vendor(lambda: asyncio.sleep(0)).steps)


def test_error_of_awaitable_is_raised_in_steps(refresh: TokenRefresh) -> None:
    async def broken() -> None:
        raise RuntimeError("broken")

    def steps(_: Credential | None) -> Steps:
        try:
            yield broken()
        except RuntimeError as error:
            return Credential(str(error), httpx.Auth())
        raise AssertionError("the error did not reach the steps")

    assert asyncio.run(refresh.arun(None, None, steps)).secret == "broken"
