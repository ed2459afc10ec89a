"""Roomful's story through connections that drop: done once, and what was not heard lies behind a gap."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from roomful_client import AsyncRoomful, ConnectionLostError, PossibleGap, events, models

from contract_tests.harness.targets.targets import Target
from contract_tests.sandbox.admin.controller import Controller

from .clients import client, told
from .seeded_ids import FAIR, IDS, NETWORK, ROOM
from .times import HOUR, SOON

GAP = "gap"
Prepare = Callable[[str, str], None]
"""Is told who comes next, and with which operation."""


def in_words(event: Any) -> str:
    """Return an event of sessions in words, by which it can be told from every other of a story."""
    if isinstance(event, PossibleGap):
        return GAP
    if isinstance(event, events.SessionUpdated):
        return f"{event.data.title}: {len(event.data.invited_users)} invited, {len(event.data.joined_users)} joined"
    return "deleted" if isinstance(event, events.SessionDeleted) else ""


async def all_heard(roomful: AsyncRoomful, listener: Any) -> list[str]:
    """Return in words whatever a client was told until now; its connections end."""
    await roomful.events.list(source=NETWORK)  # answered after all that was told before
    await roomful.aclose()
    return [word async for event in listener if (word := in_words(event))]


def lost(heard: Sequence[str], happened: Sequence[str]) -> list[str]:
    """Return what was lost, or heard otherwise than it happened, with no gap that says so."""
    wrong, at, gap = [], 0, False
    for word in heard:
        if word == GAP:
            gap = True
        elif word not in happened[at:]:
            wrong.append(f"{word}, which was heard already or never happened")
        else:
            found = happened.index(word, at)
            wrong += [] if gap else happened[at:found]
            at, gap = found + 1, False
    return wrong if gap else [*wrong, *happened[at:]]


async def whole_story(people: dict[str, AsyncRoomful], prepare: Prepare) -> dict[str, Any]:
    """Play from the draft to the end; return what there was to see, without what time and chance make."""
    ada, bea, cal = people["ada"], people["bea"], people["cal"]
    prepare("ada", "createEvent")
    fair = await ada.events.create(source=NETWORK, title="Spring fair", start_date=SOON, end_date=SOON + 8 * HOUR)
    prepare("ada", "publishEvent")
    await ada.events.publish(event_id=fair.id)
    prepare("ada", "createSession")
    session = await ada.sessions.create(
        event_id=fair.id,
        room_id=ROOM,
        session_type=models.SessionType.PRIVATE,
        title="Meet the makers",
        start_date=SOON + HOUR,
        duration=3600,
        users_to_invite=[models.Invitation(user_id=IDS["bea"])],
    )
    prepare("ada", "inviteUsers")
    await ada.sessions.invite_users(
        session_id=session.id, users_to_invite=[models.Invitation(user_id=IDS["cal"], role=models.Role.PANELIST)]
    )
    prepare("bea", "joinSession")
    await bea.sessions.join(session_id=session.id)
    prepare("cal", "joinSession")
    await cal.sessions.join(session_id=session.id)
    prepare("cal", "declineSession")
    await cal.sessions.decline(session_id=session.id)
    prepare("ada", "updateSession")
    await ada.sessions.update(id=session.id, title="Moved", start_date=SOON + 2 * HOUR)
    prepare("bea", "getSession")
    seen = await bea.sessions.get(session_id=session.id)
    prepare("ada", "deleteSession")
    await ada.sessions.delete(session_id=session.id)
    prepare("bea", "listSessions")
    assert await bea.sessions.list(event_id=fair.id) == []
    prepare("ada", "listEvents")
    fairs = [one.status for one in await ada.events.list(source=NETWORK) if one.title == "Spring fair"]
    made_by_the_server = {"id", "event_id", "created", "updated"}
    return {"session": seen.model_dump(exclude=made_by_the_server), "fairs": fairs}


async def played(target: Target, prepare: Prepare, **settings: Any) -> tuple[dict[str, Any], dict[str, list[str]]]:
    """Play the whole story; return its outcome, and what everybody heard."""
    async with (
        client(target, "ada", **settings) as ada,
        client(target, "bea", **settings) as bea,
        client(target, "cal", **settings) as cal,
    ):
        people = {"ada": ada, "bea": bea, "cal": cal}
        listeners = {name: one.listen() for name, one in people.items()}
        outcome = await whole_story(people, prepare)
        return outcome, {name: await all_heard(one, listeners[name]) for name, one in people.items()}


@pytest.mark.parametrize("after", [False, True], ids=["before the work", "after the work"])
def test_the_whole_story_through_connections_that_drop_at_every_step(
    target: Target, world: Controller, after: bool
) -> None:
    def drop(who: str, operation: str) -> None:
        for name in IDS.keys() - {who}:
            world.drop("roomful", holder=IDS[name])
        world.fail("disconnect", operation=operation, after=after)

    async def story() -> None:
        outcome, happened = await played(target, lambda *_: None)
        assert outcome["fairs"] == [models.EventStatus.PUBLISHED]
        assert GAP not in happened["bea"]
        assert len(happened["bea"]) == 7
        target.fresh()
        again, heard = await played(target, drop, resend=True, reconnect="always")
        assert again == outcome, "the same came of it, each step once"
        for name, words in heard.items():
            assert GAP in words
            assert not lost(words, happened[name]), f"{name} heard {words}"

    told(story)


def test_two_hundred_changes_through_twenty_drops_are_made_once_each(target: Target, world: Controller) -> None:
    async def story() -> None:
        async with (
            client(target, "ada", resend=True, reconnect="always") as ada,
            client(target, "bea") as bea,
        ):
            session = (await ada.sessions.list(event_id=FAIR))[0]
            own, steady = ada.listen(), bea.listen()
            for number in range(200):
                if number % 10 == 0:
                    world.fail("disconnect", operation="updateSession", after=number % 20 == 0)
                await ada.sessions.update(id=session.id, title=str(number))
            happened = await all_heard(bea, steady)
            assert [word.partition(":")[0] for word in happened] == [str(number) for number in range(200)]
            heard = await all_heard(ada, own)
            assert heard.count(GAP) == 20
            assert not lost(heard, happened)
        assert len([one for one in world.journal("roomful") if one["fault"] == "disconnect"]) == 20

    told(story)


def test_without_resending_a_call_that_may_have_worked_says_so_and_a_reading_one_is_repeated(
    target: Target, world: Controller
) -> None:
    async def story() -> None:
        async with client(target, "ada") as ada:
            (session, *_) = await ada.sessions.list(event_id=FAIR)
            for after in (False, True):
                world.fail("disconnect", operation="updateSession", after=after)
                with pytest.raises(ConnectionLostError) as failed:
                    await ada.sessions.update(id=session.id, title=f"Perhaps {after}")
                assert failed.value.may_have_worked
                world.fail("disconnect", operation="getSession", after=after)
                title = (await ada.sessions.get(session_id=session.id)).title
                assert (title == f"Perhaps {after}") is after

    told(story)
