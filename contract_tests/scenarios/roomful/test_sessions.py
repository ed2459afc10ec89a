"""Roomful's events and sessions, told through the client: what is shown to whom, and what becomes of what is said."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from roomful_client import BadRequestError, ConflictError, ForbiddenError, NotFoundError, models

from contract_tests.harness.targets.targets import START, Target
from contract_tests.sandbox.admin.controller import Controller

from .clients import client, told
from .listeners import heard
from .seeded_ids import (
    COMMUNITY,
    DRAFT,
    FAIR,
    GUARDED_ROOM,
    IDS,
    NETWORK,
    PROP,
    QUESTIONS,
    ROOM,
    SECOND_PROP,
    SLOT,
    SMALL,
    TABLE,
    TALK,
)
from .times import HOUR, SOON

SECOND = datetime.timedelta(seconds=1)
LAST = int(datetime.datetime(9999, 12, 31, 23, 59, 59, tzinfo=datetime.UTC).timestamp())


def meeting(**said: Any) -> dict[str, Any]:
    """Return what is said of a public session of Ada's event, unless it is said otherwise."""
    first = {"event_id": FAIR, "room_id": ROOM, "session_type": 0, "title": "Meeting"}
    return {**first, "start_date": SOON, "duration": HOUR.seconds, **said}


def ids(things: list[Any]) -> list[str]:
    return [one.id for one in things]


def test_drafts_and_what_is_of_a_community_are_listed_for_their_own(target: Target) -> None:
    async def story() -> None:
        async with client(target, "ada") as ada, client(target, "bea") as bea:
            assert ids(await ada.events.list(source=NETWORK)) == [DRAFT, SMALL]
            assert ids(await bea.events.list(source=NETWORK)) == [SMALL]
            assert ids(await bea.events.list(source=COMMUNITY)) == [FAIR]
            assert ids(await bea.sessions.list(event_id=FAIR)) == [QUESTIONS, TALK, SLOT]
            await ada.events.publish(event_id=DRAFT)
            assert ids(await bea.events.list(source=NETWORK)) == [DRAFT, SMALL]

    told(story)


def test_every_call_shows_a_session_alike(target: Target) -> None:
    async def story() -> None:
        async with client(target, "bea") as bea:
            made = await bea.sessions.create(**meeting(event_id=SMALL, prop_id=SECOND_PROP))
            assert made.owner.avatar3_d, "Bea has a figure"
            assert made == await bea.sessions.get(session_id=made.id)
            await bea.sessions.join(session_id=made.id)
            changed = await bea.sessions.update(id=made.id, title="Moved")
            assert ids(changed.joined_users) == [IDS["bea"]]
            for shown in (
                [await bea.sessions.get(session_id=made.id)],
                await bea.sessions.list(event_id=SMALL),
                await bea.sessions.list_prop(room_id=ROOM, prop_id=SECOND_PROP),
            ):
                assert [one for one in shown if one.id == made.id] == [changed]

    told(story)


@pytest.mark.parametrize(
    ("who", "hours", "found"), [("bea", 0, [TALK, QUESTIONS]), ("bea", 1, [QUESTIONS]), ("cal", 0, [])]
)
def test_at_a_prop_is_shown_what_is_not_over_and_may_be_seen(
    target: Target, world: Controller, who: str, hours: int, found: list[str]
) -> None:
    async def story() -> None:
        async with client(target, who) as roomful:
            await roomful.sessions.list_prop(room_id=ROOM, prop_id=PROP)
            world.advance(hours * HOUR.seconds)
            assert ids(await roomful.sessions.list_prop(room_id=ROOM, prop_id=PROP)) == found

    told(story)


def test_a_session_of_a_draft_is_for_those_whom_it_concerns(target: Target) -> None:
    async def story() -> None:
        async with client(target, "ada") as ada, client(target, "bea") as bea, client(target, "cal") as cal:
            hidden = await ada.sessions.create(
                **meeting(event_id=DRAFT, prop_id=SECOND_PROP),
                users_to_invite=[models.Invitation(user_id=IDS["bea"])],
            )
            await bea.sessions.join(session_id=hidden.id)
            shown = await bea.sessions.list_prop(room_id=ROOM, prop_id=SECOND_PROP)
            assert shown == [await bea.sessions.get(session_id=one) for one in (hidden.id, SLOT)]
            assert ids(await cal.sessions.list_prop(room_id=ROOM, prop_id=SECOND_PROP)) == []
            with pytest.raises(NotFoundError):
                await cal.invitations.download(hidden.id).read()

    told(story)


def test_what_is_not_said_is_shown_empty_and_what_the_server_makes_is_its_own(target: Target) -> None:
    async def story() -> None:
        async with client(target, "ada") as ada:
            event = await ada.events.create(source=NETWORK, title="Fair", start_date=SOON, end_date=SOON)
            assert (event.description, event.preview_resource_id, event.room_id) == ("", "", "")
            assert (event.participant_limit, event.price, event.custom_data, event.form_schema) == (0, 0, {}, {})
            made: dict[str, Any] = {
                "id": "s0",
                "created": SOON,
                "updated": SOON,
                "owner_id": IDS["bea"],
                "is_valid": False,
            }
            session = await ada.sessions.create(**meeting(**made))
            assert (session.prop_id, session.description, session.is_recurring) == ("", "", False)
            assert (session.invited_users, session.joined_users) == ([], [])
            assert session.color == models.Rgba(r=0, g=0, b=0, a=0)
            for shown in (session, await ada.sessions.update(**{**made, "id": session.id}, title="Moved")):
                assert (shown.id, shown.owner_id, shown.owner.id) == (session.id, IDS["ada"], IDS["ada"])
                assert (shown.created, shown.updated, shown.is_valid) == (START, START, True)
            red = models.Rgba(r=1, g=0, b=0.5, a=1)
            assert (await ada.sessions.update(id=session.id, color=red)).color == red

    told(story)


def test_a_deleted_event_takes_its_own_sessions_along(target: Target) -> None:
    async def story() -> None:
        async with client(target, "ada") as ada, client(target, "bea") as bea:
            listener = bea.listen()
            await ada.events.delete(event_id=FAIR)
            assert await heard(listener, 2) == ["deleted", "deleted"], "of one she was invited to, and of her own"
            with pytest.raises(NotFoundError):
                await ada.events.get(event_id=FAIR)
            for gone in (QUESTIONS, TALK, SLOT):
                with pytest.raises(NotFoundError):
                    await bea.sessions.get(session_id=gone)
            assert ids(await bea.sessions.list(event_id=SMALL)) == [TABLE]

    told(story)


def test_a_session_moves_to_another_event(target: Target) -> None:
    async def story() -> None:
        async with client(target, "ada") as ada:
            assert ids(await ada.sessions.list(event_id=DRAFT)) == []
            assert (await ada.sessions.update(id=QUESTIONS, event_id=DRAFT)).event_id == DRAFT
            assert ids(await ada.sessions.list(event_id=DRAFT)) == [QUESTIONS]
            assert ids(await ada.sessions.list(event_id=FAIR)) == [TALK, SLOT]

    told(story)


def test_a_session_without_a_room_takes_that_of_its_event(target: Target) -> None:
    async def story() -> None:
        async with client(target, "ada") as ada:
            session = await ada.sessions.create(**meeting(room_id=""))
            assert session.room_id == ROOM
            assert (await ada.sessions.update(id=session.id, room_id=GUARDED_ROOM)).room_id == GUARDED_ROOM
            assert (await ada.sessions.update(id=session.id, room_id="")).room_id == ROOM

    told(story)


def test_what_is_sent_back_as_it_was_is_never_refused(target: Target, world: Controller) -> None:
    async def story() -> None:
        async with client(target, "ada") as ada:
            fair = await ada.events.get(event_id=FAIR)
            talk = await ada.sessions.get(session_id=TALK)
            world.advance(99 * HOUR.seconds)
            world.seed("roomful", delete_room=ROOM)
            event = await ada.events.update(
                event_id=FAIR, title="Over", start_date=fair.start_date, end_date=fair.end_date, room_id=ROOM
            )
            assert (event.title, event.end_date) == ("Over", fair.end_date)
            session = await ada.sessions.update(
                id=TALK, title="Over", start_date=talk.start_date, duration=talk.duration, room_id=ROOM, prop_id=PROP
            )
            assert (session.title, session.start_date) == ("Over", talk.start_date)

    told(story)


def test_nothing_is_made_that_is_over_unless_it_comes_again(target: Target) -> None:
    async def story() -> None:
        async with client(target, "ada") as ada:
            event = await ada.events.create(source=NETWORK, title="Ends now", start_date=START - HOUR, end_date=START)
            assert event.end_date == START
            for start, seconds in ((START - HOUR, HOUR.seconds), (SOON, LAST - int(SOON.timestamp()) + 1)):
                with pytest.raises(BadRequestError):
                    await ada.sessions.create(**meeting(start_date=start, duration=seconds))
            again = await ada.sessions.create(**meeting(start_date=START - HOUR, is_recurring=True))
            with pytest.raises(BadRequestError):
                await ada.sessions.update(id=again.id, is_recurring=False)
            await ada.sessions.create(**meeting(start_date=START - HOUR, duration=HOUR.seconds + 1))
            await ada.sessions.create(**meeting(duration=LAST - int(SOON.timestamp())))

    told(story)


@pytest.mark.parametrize("recurring", [False, True])
def test_a_session_is_joined_until_it_is_over_unless_it_comes_again(
    target: Target, world: Controller, recurring: bool
) -> None:
    async def story() -> None:
        async with client(target, "ada") as ada, client(target, "bea") as bea:
            session = await ada.sessions.create(**meeting(is_recurring=recurring))
            world.set(SOON + HOUR - SECOND)
            await ada.sessions.join(session_id=session.id)
            world.set(SOON + HOUR)
            if recurring:
                await bea.sessions.join(session_id=session.id)
            else:
                with pytest.raises(ConflictError, match="over"):
                    await bea.sessions.join(session_id=session.id)

    told(story)


def test_whoever_is_invited_or_takes_part_can_decline(target: Target) -> None:
    async def story() -> None:
        async with client(target, "ada") as ada, client(target, "bea") as bea:
            await bea.sessions.decline(session_id=QUESTIONS)
            assert (await ada.sessions.get(session_id=QUESTIONS)).invited_users == []
            await bea.sessions.join(session_id=TALK)
            await bea.sessions.decline(session_id=TALK)
            assert (await ada.sessions.get(session_id=TALK)).joined_users == []

    told(story)


def test_whoever_was_invited_sees_a_private_session_no_more(target: Target) -> None:
    async def story() -> None:
        async with client(target, "ada") as ada, client(target, "bea") as bea:
            await bea.sessions.get(session_id=QUESTIONS)
            await ada.sessions.delete_invitations(session_id=QUESTIONS, users_to_invite=[IDS["bea"]])
            with pytest.raises(ForbiddenError):
                await bea.sessions.get(session_id=QUESTIONS)

    told(story)


@pytest.mark.parametrize("way", [{"phones": ["+12025550143"]}, {"facebook": "314159:271828"}, {"userId": IDS["cal"]}])
def test_people_are_invited_in_any_way_and_the_last_role_counts(target: Target, way: dict[str, Any]) -> None:
    async def story() -> None:
        async with client(target, "ada") as ada:
            for role in (models.Role.PANELIST, None):
                guest = models.Invitation.model_validate({**way, **({} if role is None else {"role": role})})
                await ada.sessions.invite_users(session_id=TALK, users_to_invite=[guest])
                (invited,) = (await ada.sessions.get(session_id=TALK)).invited_users
                assert (invited.user.id, invited.role) == (IDS["cal"], role or models.Role.ATTENDEE)

    told(story)
