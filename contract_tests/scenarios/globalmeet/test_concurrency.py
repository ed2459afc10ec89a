"""GlobalMeet's rules, told through the generated client: a hundred who want a token at once."""

from __future__ import annotations

import asyncio

import pytest
from globalmeet_client import AsyncGlobalMeet, GlobalMeet, InvalidUserOrSessionError

from contract_tests.harness.targets.targets import Target
from contract_tests.sandbox.admin.controller import Controller
from contract_tests.scenarios.concurrency import SIZE, tasks, threads
from contract_tests.scenarios.durations import HOUR

from .clients import sign_ins, signed_in
from .seeded_ids import RESULTS

pytestmark = pytest.mark.crowd


def test_a_hundred_threads_sign_in_once_and_again_once_when_the_token_has_run_out(
    target: Target, world: Controller
) -> None:
    with signed_in(target) as meet:
        for once in (1, 2):
            assert threads(lambda: meet.events.get(event_id=RESULTS).event_id) == [RESULTS] * SIZE
            assert sign_ins(world) == once
            world.advance(2 * HOUR)


def test_a_hundred_tasks_sign_in_once_and_again_once_when_the_token_has_run_out(
    target: Target, world: Controller
) -> None:
    async def story() -> None:
        username, password = target.values["username"][0], target.values["password"][0]
        async with AsyncGlobalMeet(username, password, base_url=target.url, strict=True) as meet:
            for once in (1, 2):
                found = await tasks(lambda: meet.events.get(event_id=RESULTS))
                assert {getattr(one, "event_id", one) for one in found} == {RESULTS}
                assert sign_ins(world) == once
                world.advance(2 * HOUR)

    asyncio.run(story())


@pytest.mark.parametrize("asynchronous", [False, True], ids=["threads", "tasks"])
def test_a_wrong_password_is_tried_once_however_many_wait_for_it(
    target: Target, world: Controller, asynchronous: bool
) -> None:
    # All have begun before any hears that it was wrong.
    world.fail("latency", operation="createToken", seconds=0.5)

    async def story() -> list[object]:
        async with AsyncGlobalMeet("owner", "wrong", base_url=target.url, strict=True) as meet:
            return await tasks(lambda: meet.events.get(event_id=RESULTS))

    if asynchronous:
        met = asyncio.run(story())
    else:
        with GlobalMeet("owner", "wrong", base_url=target.url, strict=True) as meet:
            met = threads(lambda: meet.events.get(event_id=RESULTS))
    assert len(met) == SIZE
    [error] = set(met)
    assert isinstance(error, InvalidUserOrSessionError)
    assert sign_ins(world) == 1, "many refusals in a row may lock an account"
