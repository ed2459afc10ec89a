"""Accelevents' rules, told through the generated client: finding a session, joining it, and why not."""

from __future__ import annotations

import asyncio
import datetime
from typing import Any

import pytest
from accelevents_client import (
    Accelevents,
    AsyncAccelevents,
    NotFoundError,
    NotRegisteredError,
    SessionFullError,
    SessionLimitReachedError,
    SessionNotLiveError,
    StatusError,
    TicketNotPermittedError,
    in_zone,
    models,
)

from contract_tests.harness.targets.targets import Target
from contract_tests.sandbox.admin.controller import Controller
from contract_tests.scenarios.durations import MINUTE

from .attendees import attending, key_of, newcomer
from .seeded_ids import FIRST, HANDS_ON, KEYNOTE, LUNCH, QUESTIONS, ZONE
from .sessions import ids, new_session, told


def test_the_morning_of_an_attendee(at_event: Accelevents, world: Controller) -> None:
    world.seed("accelevents", sessions=25)
    later = new_session(world, title="Tomorrow", starts_in=24 * 60)

    running = []
    found = at_event.sessions.list(session_format="BREAKOUT_SESSION", past=False, size=10)
    for session in found:
        assert session.format == models.SessionFormat.BREAKOUT_SESSION
        if in_zone(session.start_time, ZONE) <= world.now() < in_zone(session.end_time, ZONE):
            running.append(session)
    assert len(running) == 27  # two of the seeded world's sessions are live too
    assert later in ids(found), "the format alone does not make a session live"
    assert later not in ids(running)

    chosen = next(one for one in running if one.title == "Session 7")
    before = at_event.sessions.get(chosen.session_id)
    assert (before.stream_url, before.play_back_restriction_token) == (None, None)
    assert before.session_stats and before.session_stats.registered_user_count == 0

    joined = at_event.sessions.join(chosen.session_id)
    assert joined.type == "Success"

    assert at_event.sessions.get(chosen.session_id).stream_url
    after = at_event.sessions.get(chosen.session_id, expand=["currentUserRegisteredEventTicketId"])
    assert after.stream_url
    assert after.play_back_restriction_token
    assert after.session_stats and after.session_stats.registered_user_count == 1
    assert after.current_user_registered_event_ticket_id == [57941]
    mine = at_event.sessions.list(current_user_registered_event_ticket_id=57941)
    assert ids(mine) == [QUESTIONS, chosen.session_id]


def test_where_a_session_is_streamed_is_told_to_those_who_joined(
    at_event: Accelevents, target: Target, world: Controller
) -> None:
    at_event.sessions.join(FIRST)
    own = at_event.sessions.get(FIRST)
    assert own.stream_provider == models.StreamProvider.ACCELEVENTS
    assert own.accel_events_studio
    assert own.rtmp_url and own.rtmp_url.startswith("rtmps://")
    assert own.stream_key
    (listed,) = (one for one in at_event.sessions.list() if one.session_id == FIRST)
    assert listed.stream_url == own.stream_url
    at_lunch = at_event.sessions.get(LUNCH)
    assert (at_lunch.stream_provider, at_lunch.sub_stream_provider, at_lunch.stream_url) == (None, None, None)
    assert not at_lunch.accel_events_studio
    elsewhere = at_event.sessions.get(QUESTIONS)
    assert elsewhere.stream_provider == models.StreamProvider.YOUTUBE
    assert not elsewhere.accel_events_studio

    with attending(target, key_of(world, "restricted")) as other:
        seen = other.sessions.get(FIRST)
    assert (seen.stream_url, seen.stream_key, seen.rtmp_url) == (None, None, None)
    assert seen.session_stats and seen.session_stats.registered_user_count == 1


def test_a_session_without_a_stream_has_none_for_those_who_joined_either(
    at_event: Accelevents, world: Controller
) -> None:
    world.set(in_zone(at_event.sessions.get(LUNCH).start_time, ZONE))
    at_event.sessions.join(LUNCH)
    joined = at_event.sessions.get(LUNCH, expand=["currentUserRegisteredEventTicketId"])
    assert joined.current_user_registered_event_ticket_id == [57941]
    assert (joined.stream_provider, joined.stream_url, joined.play_back_restriction_token) == (None, None, None)


def test_a_session_tells_which_tickets_are_good_for_it(at_event: Accelevents, world: Controller) -> None:
    kind = world.seed("accelevents", ticket_type={"sessions": [FIRST]})["ticket_type"]
    good = [at_event.sessions.get(one).ticket_types_that_can_be_registered or [] for one in (FIRST, QUESTIONS)]
    assert [kind in one for one in good] == [True, False]
    assert {*good[1]} < {*good[0]}


# Why not


def _full(world: Controller) -> int:
    session = new_session(world, capacity=2)
    world.seed("accelevents", fill=session)
    return session


@pytest.mark.parametrize(
    ("role", "session", "error", "status", "code", "says"),
    [
        ("owner", _full, SessionFullError, 406, 406, "Max user registration capacity reached"),
        ("restricted", QUESTIONS, TicketNotPermittedError, 406, 4042005, "Your ticket does not permit access"),
        ("limited", QUESTIONS, SessionLimitReachedError, 406, 406, "only permits registering for 1 sessions."),
        ("owner", {"starts_in": 1}, SessionNotLiveError, 407, 4072002, "is expired."),
        ("owner", {"starts_in": -61, "lasts": 60}, SessionNotLiveError, 407, 4072002, "is expired."),
        ("owner", KEYNOTE, SessionNotLiveError, 407, 4072002, "is expired."),
        ("without_ticket", FIRST, NotRegisteredError, 406, 4068910, "You have not yet registered for the event."),
        ("owner", 999_999, NotFoundError, 404, 404800, "Session not found!"),
    ],
    ids=["full", "wrong ticket", "too many", "to come", "over", "too late", "not registered", "unknown"],
)
def test_each_criterion_has_an_error_of_its_own(
    target: Target,
    world: Controller,
    role: str,
    session: Any,
    error: type[StatusError],
    status: int,
    code: int,
    says: str,
) -> None:
    if callable(session):
        session = session(world)
    elif isinstance(session, dict):
        session = new_session(world, **session)
    with attending(target, key_of(world, role)) as client:
        if role == "limited":
            client.sessions.join(FIRST)
        before = world.state("accelevents")
        with pytest.raises(error) as refused:
            client.sessions.join(session)
    assert type(refused.value) is error
    assert (refused.value.status, refused.value.code) == (status, code)
    assert refused.value.message and says in refused.value.message
    assert isinstance(refused.value.body, models.Error)
    assert world.state("accelevents") == before


def test_of_several_reasons_the_first_in_the_pages_order_is_told(target: Target, world: Controller) -> None:
    """Capacity, ticket, number of sessions, time: each reason is taken away in turn, and the next one shows."""
    over = {"starts_in": -120, "lasts": 60}
    full, closed, open = (new_session(world, **over, capacity=capacity) for capacity in (1, 0, 0))
    world.seed("accelevents", fill=full)
    key = newcomer(world, sessions=[open, FIRST], limit=0)
    able = newcomer(world, sessions=[open, FIRST], limit=1)
    order = [
        (key, full, SessionFullError),
        (key, closed, TicketNotPermittedError),
        (key, open, SessionLimitReachedError),
        (able, open, SessionNotLiveError),
    ]
    for holder, session, error in order:
        with attending(target, holder) as client, pytest.raises(error) as refused:
            client.sessions.join(session)
        assert type(refused.value) is error
    with attending(target, able) as client:
        assert client.sessions.join(FIRST).type == "Success"


def test_a_second_ticket_helps_where_the_first_does_not(target: Target, world: Controller) -> None:
    came = world.seed("accelevents", attendee="owner")
    with attending(target, came["key"]) as client:
        for ticket, error in (({"sessions": [KEYNOTE]}, TicketNotPermittedError), ({"limit": 0}, None)):
            kind = world.seed("accelevents", ticket_type=ticket)["ticket_type"]
            world.seed("accelevents", ticket={"attendee": came["attendee"], "type": kind})
            with pytest.raises(error or SessionLimitReachedError):
                client.sessions.join(FIRST)
        kind = world.seed("accelevents", ticket_type={})["ticket_type"]
        world.seed("accelevents", ticket={"attendee": came["attendee"], "type": kind})
        assert client.sessions.join(FIRST).type == "Success"


# Once, twice, all at once


def test_joining_twice_takes_no_second_place(at_event: Accelevents, world: Controller) -> None:
    last_place = new_session(world, capacity=1, lasts=180)
    first = at_event.sessions.join(last_place)
    assert at_event.sessions.join(last_place) == first, "full, but with the caller"
    assert told(world, last_place)["registered"] == [57941]
    world.advance(180 * MINUTE)
    with pytest.raises(SessionNotLiveError):
        at_event.sessions.join(last_place)
    assert told(world, last_place)["registered"] == [57941]


def test_a_limit_counts_sessions_and_not_calls(target: Target, world: Controller) -> None:
    with attending(target, key_of(world, "limited")) as limited:
        for _ in range(3):
            limited.sessions.join(FIRST)
        with pytest.raises(SessionLimitReachedError):
            limited.sessions.join(QUESTIONS)
        assert limited.sessions.join(FIRST).type == "Success"


def test_of_many_who_come_at_once_as_many_get_in_as_there_is_room(target: Target, world: Controller) -> None:
    small = new_session(world, capacity=5)
    keys = [newcomer(world) for _ in range(12)]

    async def come(key: str) -> bool:
        async with AsyncAccelevents(key, "spring-summit", base_url=target.url, strict=True) as client:
            try:
                return (await client.sessions.join(small)).type == "Success"
            except SessionFullError:
                return False

    async def all_at_once() -> list[bool]:
        return await asyncio.gather(*(come(key) for key in keys))

    assert sum(asyncio.run(all_at_once())) == 5 == len(told(world, small)["registered"])


# The clock


def test_a_session_is_live_from_its_start_to_its_end(target: Target, world: Controller) -> None:
    session = new_session(world, starts_in=30, lasts=60)
    early, first, last, late = (newcomer(world) for _ in range(4))

    def let_in(key: str) -> bool:
        with attending(target, key) as client:
            try:
                return client.sessions.join(session).type == "Success"
            except SessionNotLiveError:
                return False

    start = world.now() + datetime.timedelta(minutes=30)
    second = datetime.timedelta(seconds=1)
    world.set(start - second)
    assert not let_in(early)
    world.set(start)
    assert let_in(first)
    world.set(start + datetime.timedelta(minutes=60) - second)
    assert let_in(last)
    world.set(start + datetime.timedelta(minutes=60))
    assert not let_in(late)
    assert len(told(world, session)["registered"]) == 2


def test_one_may_be_late_for_some_minutes_and_come_back_for_longer(target: Target, world: Controller) -> None:
    session = new_session(world, starts_in=0, lasts=60, allowed_late=10)
    with attending(target) as punctual, attending(target, newcomer(world)) as tardy:
        assert punctual.sessions.get(session).allowed_minutes_to_join_late == 10
        world.advance(10 * MINUTE - 1)
        punctual.sessions.join(session)
        world.advance(1)
        with pytest.raises(SessionNotLiveError):
            tardy.sessions.join(session)
        assert punctual.sessions.join(session).type == "Success"


def test_a_session_that_is_put_off_opens_later(at_event: Accelevents, world: Controller) -> None:
    session = new_session(world, starts_in=0)
    world.seed("accelevents", move={"session": session, "starts_in": 60})
    with pytest.raises(SessionNotLiveError):
        at_event.sessions.join(session)
    world.advance(60 * MINUTE)
    assert at_event.sessions.join(session).type == "Success"
    assert at_event.sessions.get(HANDS_ON).capacity is None, "a workshop tells less"
