"""Roomful's rules about who may do what, and when: what no schema says."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from roomful_client import AsyncRoomful, BadRequestError, ConflictError, ForbiddenError, events, models

from contract_tests.harness.targets.targets import START, Target
from contract_tests.sandbox.admin.controller import Controller

from .clients import PATIENCE, client, told
from .listeners import awaited
from .seeded_ids import IDS, NETWORK, ROOM
from .seeded_ids import SECOND_PROP as PROP
from .times import HOUR, SOON


async def opened(ada: AsyncRoomful, kind: models.SessionType, *, limit: int = 0, **more: Any) -> models.Session:
    """Publish an event that takes so many, and open a session of it."""
    fair = await ada.events.create(
        source=NETWORK, title="Fair", start_date=SOON, end_date=SOON + 8 * HOUR, participant_limit=limit
    )
    await ada.events.publish(event_id=fair.id)
    said = {"title": "Session", "start_date": SOON + HOUR, "duration": 3600, **more}
    return await ada.sessions.create(event_id=fair.id, room_id=ROOM, session_type=kind, **said)


def test_what_is_somebody_elses_is_seen_and_not_changed(target: Target, world: Controller) -> None:
    async def story() -> None:
        async with client(target, "ada") as ada, client(target, "bea") as bea:
            session = await opened(ada, models.SessionType.PUBLIC)
            assert (await bea.sessions.get(session_id=session.id)).id == session.id
            before = world.state("roomful")
            guest = [models.Invitation(user_id=IDS["cal"])]
            for refused in (
                bea.events.update(event_id=session.event_id, title="Mine"),
                bea.events.publish(event_id=session.event_id),
                bea.events.delete(event_id=session.event_id),
                bea.sessions.update(id=session.id, title="Mine"),
                bea.sessions.delete(session_id=session.id),
                bea.sessions.invite_users(session_id=session.id, users_to_invite=guest),
                bea.sessions.delete_invitations(session_id=session.id, users_to_invite=[IDS["cal"]]),
            ):
                with pytest.raises(ForbiddenError):
                    await refused
            assert world.state("roomful") == before

    told(story)


def test_a_private_session_is_for_the_invited(target: Target) -> None:
    async def story() -> None:
        async with client(target, "ada") as ada, client(target, "bea") as bea:
            session = await opened(ada, models.SessionType.PRIVATE)
            for refused in (bea.sessions.get(session_id=session.id), bea.sessions.join(session_id=session.id)):
                with pytest.raises(ForbiddenError):
                    await refused
            assert await bea.sessions.list(event_id=session.event_id) == []
            await ada.sessions.invite_users(
                session_id=session.id, users_to_invite=[models.Invitation(user_id=IDS["bea"])]
            )
            await bea.sessions.join(session_id=session.id)

    told(story)


@pytest.mark.parametrize(
    ("kind", "limit", "room"), [(models.SessionType.PUBLIC, 2, 2), (models.SessionType.OPEN_SLOT, 0, 1)]
)
def test_a_full_session_takes_nobody_and_nobody_joins_twice(
    target: Target, kind: models.SessionType, limit: int, room: int
) -> None:
    async def story() -> None:
        async with client(target, "ada") as ada, client(target, "bea") as bea, client(target, "cal") as cal:
            session = await opened(ada, kind, limit=limit)
            joining = [bea, cal, ada]
            for one in joining[:room]:
                await one.sessions.join(session_id=session.id)
            with pytest.raises(ConflictError, match="joined already"):
                await bea.sessions.join(session_id=session.id)
            with pytest.raises(ConflictError, match="full"):
                await joining[room].sessions.join(session_id=session.id)
            await bea.sessions.decline(session_id=session.id)
            await joining[room].sessions.join(session_id=session.id)

    told(story)


def test_the_two_nearest_sessions_of_a_prop_come_in_order(target: Target) -> None:
    async def story() -> None:
        async with client(target, "ada") as ada:
            for hours in (9, 5, 7, 6):
                await opened(ada, models.SessionType.PUBLIC, prop_id=PROP, start_date=START + hours * HOUR)
            nearest = await ada.sessions.list_prop(room_id=ROOM, prop_id=PROP)
            assert [one.start_date for one in nearest] == [START + 5 * HOUR, START + 6 * HOUR]

    told(story)


def test_nothing_ends_before_it_begins_nor_is_over_when_it_is_made(target: Target) -> None:
    async def story() -> None:
        async with client(target, "ada") as ada:
            for start, end in ((SOON, SOON - HOUR), (START - 2 * HOUR, START - HOUR)):
                with pytest.raises(BadRequestError, match="endDate"):
                    await ada.events.create(source=NETWORK, title="Never", start_date=start, end_date=end)
            with pytest.raises(BadRequestError, match="startDate"):
                await opened(ada, models.SessionType.PUBLIC, start_date=START - 2 * HOUR)

    told(story)


def test_whoever_has_an_account_is_invited_and_others_are_written_to_once(target: Target, world: Controller) -> None:
    async def story() -> None:
        async with client(target, "ada") as ada:
            session = await opened(ada, models.SessionType.PUBLIC)
            addresses = ["BEA@example.com", "new@example.com", "new@example.com", "dan@example.com", ""]
            await ada.sessions.invite_users(
                session_id=session.id, users_to_invite=[models.Invitation(emails=addresses)]
            )
            invited = await ada.sessions.get(session_id=session.id)
            assert [one.user.id for one in invited.invited_users] == [IDS["bea"]]
            kept = next(one for one in world.state("roomful")["sessions"] if one["id"] == session.id)
            assert kept["letters"] == ["new@example.com", "dan@example.com", ""], "Dan is of another network"
            listed = [one.id for one in await ada.sessions.list(event_id=session.event_id)]
            assert listed == [session.id]

    told(story)


def test_a_session_whose_prop_or_room_is_gone_is_not_valid_any_more(target: Target, world: Controller) -> None:
    async def story() -> None:
        async with client(target, "ada") as ada:
            with_prop = await opened(ada, models.SessionType.PUBLIC, prop_id=PROP)
            without = await opened(ada, models.SessionType.PUBLIC)
            for gone, valid in ((None, [True, True]), ("prop", [False, True]), ("room", [False, False])):
                if gone:
                    world.seed("roomful", **{f"delete_{gone}": PROP if gone == "prop" else ROOM})
                now = [await ada.sessions.get(session_id=one.id) for one in (with_prop, without)]
                assert [one.is_valid for one in now] == valid

    told(story)


def test_every_change_is_dated_and_leaves_the_date_of_the_making(target: Target, world: Controller) -> None:
    async def story() -> None:
        async with client(target, "ada") as ada:
            session = await opened(ada, models.SessionType.PUBLIC)
            fair = await ada.events.create(source=NETWORK, title="Fair", start_date=SOON, end_date=SOON + HOUR)
            made, guest = fair.created, models.Invitation(user_id=IDS["bea"])
            assert fair.updated == session.updated == session.created == made
            changes: list[Callable[[], Awaitable[object]]] = [
                lambda: ada.events.update(event_id=fair.id, title="Autumn fair"),
                lambda: ada.events.publish(event_id=fair.id),
                lambda: ada.sessions.update(id=session.id, title="Moved"),
                lambda: ada.sessions.invite_users(session_id=session.id, users_to_invite=[guest]),
                lambda: ada.sessions.join(session_id=session.id),
                lambda: ada.sessions.decline(session_id=session.id),
                lambda: ada.sessions.delete_invitations(session_id=session.id, users_to_invite=[IDS["bea"]]),
            ]
            for hours, change in enumerate(changes, 1):
                world.advance(HOUR.seconds)
                await change()
                event = await ada.events.get(event_id=fair.id)
                session = await ada.sessions.get(session_id=session.id)
                assert event.created == session.created == made
                assert max(event.updated, session.updated) == made + hours * HOUR

    told(story)


def test_the_form_of_an_event_is_kept_until_another_is_said(target: Target) -> None:
    async def story() -> None:
        first, second = ({"company": {"type": "text", "required": True, "weight": 0.5}}, {"diet": {"type": "text"}})
        async with client(target, "ada") as ada:
            fair = await ada.events.create(
                source=NETWORK, title="Fair", start_date=SOON, end_date=SOON + HOUR, form_schema=first
            )
            assert fair.form_schema == first
            assert (await ada.events.update(event_id=fair.id, title="Autumn fair")).form_schema == first
            assert (await ada.events.update(event_id=fair.id, form_schema=second)).form_schema == second
            kept = await ada.events.get(event_id=fair.id)
            assert (kept.title, kept.form_schema) == ("Autumn fair", second)

    told(story)


def test_a_connection_that_stands_alone_takes_the_place_of_the_other(target: Target) -> None:
    async def story() -> None:
        token = target.credentials["session"]
        async with AsyncRoomful(token=token, base_url=target.url, strict=True, timeout=PATIENCE) as first:
            listener = first.listen()
            await first.connect()
            async with AsyncRoomful(token=token, base_url=target.url, strict=True, timeout=PATIENCE) as second:
                await second.connect()
                await awaited(listener, events.InvalidConnection)
                assert await second.events.list(source=NETWORK)

    told(story)
