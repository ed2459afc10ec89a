"""Roomful's rules, told through the client: a hundred who want a session at once, over HTTP and over the stream."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from roomful_client import AsyncRoomful, Roomful, StatusError

from contract_tests.harness.targets.targets import Target
from contract_tests.sandbox.admin.controller import Controller
from contract_tests.scenarios.concurrency import SIZE, asked, tasks, threads

from .clients import PATIENCE, told
from .seeded_ids import PASSWORDS

pytestmark = pytest.mark.crowd

ADA = ("ada@example.com", PASSWORDS["ada"])


def sign_ins(world: Controller) -> int:
    return asked(world, "roomful", "signIn")


async def sign_out(world: Controller, roomful: AsyncRoomful) -> None:
    """Let the vendor end the session that a client has, and its connection; the client has noticed then."""
    held: Any = roomful._credentials.of("session")
    connection: Any = roomful._connection
    await asyncio.to_thread(world.seed, "roomful", sign_out=held._refresh.credential.secret)
    async with asyncio.timeout(PATIENCE):
        while connection._transport is not None:
            await asyncio.sleep(0)


def test_a_hundred_threads_sign_in_once(target: Target, world: Controller) -> None:
    session = target.values["sessionId"][0]
    with Roomful(*ADA, base_url=target.url, strict=True) as roomful:
        files = threads(lambda: roomful.invitations.download(session).read()[:15])
    assert files == [b"BEGIN:VCALENDAR"] * SIZE
    assert sign_ins(world) == 1


def test_a_hundred_tasks_sign_in_once_for_both_ways(target: Target, world: Controller) -> None:
    session, event = target.values["sessionId"][0], target.values["eventId"][0]

    async def story() -> None:
        async with AsyncRoomful(*ADA, base_url=target.url, strict=True, timeout=PATIENCE) as roomful:

            async def call() -> bytes:
                await roomful.sessions.list(event_id=event)
                return (await roomful.invitations.download(session).read())[:15]

            assert await tasks(call) == [b"BEGIN:VCALENDAR"] * SIZE
            assert sign_ins(world) == 1

    told(story)


def test_a_hundred_tasks_sign_in_again_once_when_the_session_was_ended(target: Target, world: Controller) -> None:
    """The stream alone tells: a calendar file is not found then (RMF-034)."""
    event = target.values["eventId"][0]

    async def story() -> None:
        async with AsyncRoomful(*ADA, base_url=target.url, strict=True, timeout=PATIENCE) as roomful:
            for once in (1, 2, 3):
                found = await tasks(lambda: roomful.events.get(event_id=event))
                assert {getattr(one, "id", one) for one in found} == {event}
                assert sign_ins(world) == once
                await sign_out(world, roomful)

    told(story)


@pytest.mark.parametrize("asynchronous", [False, True], ids=["threads", "tasks"])
def test_a_wrong_password_is_tried_once_however_many_wait_for_it(
    target: Target, world: Controller, asynchronous: bool
) -> None:
    session = target.values["sessionId"][0]
    # All have begun before any hears that it was wrong.
    world.fail("latency", operation="signIn", seconds=0.5)

    async def story() -> list[Any]:
        async with AsyncRoomful(ADA[0], "wrong", base_url=target.url) as roomful:
            return await tasks(lambda: roomful.invitations.download(session).read())

    if asynchronous:
        met = asyncio.run(story())
    else:
        with Roomful(ADA[0], "wrong", base_url=target.url) as roomful:
            met = threads(lambda: roomful.invitations.download(session).read())
    [error] = set(met)
    assert isinstance(error, StatusError)
    assert sign_ins(world) == 1
