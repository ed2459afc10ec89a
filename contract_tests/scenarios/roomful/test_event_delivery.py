"""Roomful's rules, told through the client: a stream, whom it tells, and what becomes of it when it breaks."""

from __future__ import annotations

import asyncio

import pytest
from roomful_client import (
    ArgumentError,
    AsyncRoomful,
    BadRequestError,
    ConnectionLostError,
    ForbiddenError,
    NotFoundError,
    PossibleGap,
    Roomful,
    models,
)

from contract_tests.harness.targets.targets import START, Target
from contract_tests.sandbox.admin.controller import Controller

from .clients import client, told
from .listeners import awaited, heard, quiet
from .seeded_ids import IDS, NETWORK, PASSWORDS, ROOM
from .times import HOUR, SOON


async def opened(ada: AsyncRoomful, title: str = "Meet the makers") -> models.Session:
    """Publish an event, and open a session of it to which Bea and Cal are invited."""
    fair = await ada.events.create(source=NETWORK, title="Spring fair", start_date=SOON, end_date=SOON + 8 * HOUR)
    assert fair.status is models.EventStatus.DRAFT
    assert (await ada.events.publish(event_id=fair.id)).status is models.EventStatus.PUBLISHED
    return await ada.sessions.create(
        event_id=fair.id,
        room_id=ROOM,
        session_type=models.SessionType.PRIVATE,
        title=title,
        start_date=SOON + HOUR,
        duration=3600,
        users_to_invite=[
            models.Invitation(user_id=IDS["bea"], role=models.Role.PRESENTER),
            models.Invitation(user_id=IDS["cal"], role=models.Role.ATTENDEE),
        ],
    )


def calendar(target: Target, name: str, session: str) -> bytes:
    """Fetch a session's calendar file over HTTP, which the synchronous client does as well."""
    with Roomful(f"{name}@example.com", PASSWORDS[name], base_url=target.url, strict=True) as roomful:
        return roomful.invitations.download(session).read()


def test_everybody_concerned_is_told_once_and_in_order(target: Target) -> None:
    async def story() -> None:
        async with (
            client(target, "ada") as ada,
            client(target, "bea") as bea,
            client(target, "cal") as cal,
            client(target, "dan") as dan,
        ):
            listeners = [one.listen() for one in (ada, bea, cal)]
            elsewhere = dan.listen()
            session = await opened(ada)
            await bea.sessions.join(session_id=session.id)
            await cal.sessions.join(session_id=session.id)
            await cal.sessions.decline(session_id=session.id)
            moved = await ada.sessions.update(id=session.id, title="Moved", start_date=SOON + 2 * HOUR)
            assert moved.start_date == SOON + 2 * HOUR
            assert [one.id for one in moved.joined_users] == [IDS["bea"]]
            ics = await asyncio.to_thread(calendar, target, "bea", session.id)
            assert b"SUMMARY:Moved" in ics
            guests = [line for line in ics.replace(b"\r\n ", b"").splitlines() if line.startswith(b"ATTENDEE")]
            assert [one.rpartition(b":")[2] for one in guests] == [b"bea@example.com"], "Cal has declined"
            assert b"PARTSTAT=ACCEPTED" in guests[0]
            await ada.sessions.delete(session_id=session.id)
            ends = [(await heard(one, 6))[-2:] for one in listeners[:2]]
            assert ends == [["updated Moved", "deleted"]] * 2
            assert await quiet(elsewhere), "another network is told nothing"
            with pytest.raises(NotFoundError):
                await asyncio.to_thread(calendar, target, "bea", session.id)
            with pytest.raises(NotFoundError):
                await bea.sessions.get(session_id=session.id)

    told(story)


def test_a_refusal_names_the_field_changes_nothing_and_tells_nobody(target: Target, world: Controller) -> None:
    async def story() -> None:
        async with client(target, "ada") as ada, client(target, "bea") as bea:
            session = await opened(ada)
            listener, before = bea.listen(), world.state("roomful")["sessions"]
            with pytest.raises(ArgumentError, match="duration"):
                await ada.sessions.update(id=session.id, duration=-1)
            with pytest.raises(BadRequestError, match="startDate"):
                await ada.sessions.update(id=session.id, start_date=START - HOUR)
            with pytest.raises(ForbiddenError):
                await bea.sessions.delete(session_id=session.id)
            assert world.state("roomful")["sessions"] == before
            assert await quiet(listener)

    told(story)


def test_a_call_whose_reply_is_lost_says_so_and_is_sent_again_if_asked(target: Target, world: Controller) -> None:
    async def story() -> None:
        async with client(target, "ada") as ada:
            world.fail("disconnect", operation="createEvent", after=True)
            with pytest.raises(ConnectionLostError) as lost:
                await ada.events.create(source=NETWORK, title="Lost?", start_date=SOON, end_date=SOON)
            assert lost.value.may_have_worked
            assert [one.title for one in await ada.events.list(source=NETWORK)].count("Lost?") == 1
        async with client(target, "ada", resend=True, reconnect="always") as ada:
            for number in range(20):
                world.fail("disconnect", operation="createEvent", after=number % 2 == 0)
                await ada.events.create(source=NETWORK, title=f"Kept {number}", start_date=SOON, end_date=SOON)
            kept = [one.title for one in await ada.events.list(source=NETWORK) if one.title.startswith("Kept")]
            assert sorted(kept) == sorted(f"Kept {number}" for number in range(20)), "each was made exactly once"

    told(story)


def test_a_gap_is_told(target: Target, world: Controller) -> None:
    async def story() -> None:
        async with client(target, "ada") as ada, client(target, "bea", reconnect="always") as bea:
            session = await opened(ada)
            listener = bea.listen()
            world.drop("roomful", holder=IDS["bea"])
            await awaited(listener, PossibleGap)
            await ada.sessions.update(id=session.id, title="After the gap")
            assert await heard(listener, 1) == ["updated After the gap"]

    told(story)
