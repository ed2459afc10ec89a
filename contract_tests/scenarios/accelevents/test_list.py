"""Accelevents' rules, told through the generated client: what is listed, page by page, and in which zone times are."""

from __future__ import annotations

import datetime
from typing import Any

import httpx
import pytest
from accelevents_client import Accelevents, BadRequestError, SessionNotLiveError, in_zone, models

from contract_tests.harness.targets.targets import START, Target
from contract_tests.sandbox.admin.controller import Controller
from contract_tests.scenarios.durations import HOUR

from .attendees import attending
from .seeded_ids import (
    BACKSTAGE,
    BOOTHS,
    BREAKFAST,
    EVENT,
    FIRST,
    HANDS_ON,
    KEYNOTE,
    LOOK_BACK,
    LUNCH,
    QUESTIONS,
    TEAM_DAY,
    TEAM_ZONE,
    ZONE,
)
from .sessions import ids, new_session, wall

EVERYTHING = [FIRST, QUESTIONS, KEYNOTE, LUNCH, BACKSTAGE, BREAKFAST, HANDS_ON]
"""What attendees see of the seeded event, in its order."""


# Filters


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, EVERYTHING),
        ({"session_format": "BREAKOUT_SESSION"}, [FIRST, QUESTIONS]),
        ({"session_format": models.SessionFormat.WORKSHOP}, [HANDS_ON]),
        ({"session_format": "EXPO"}, []),
        ({"session_format": "EXPO", "status": "HIDDEN"}, [BOOTHS]),
        ({"status": "VISIBLE"}, EVERYTHING),
        ({"status": models.SessionStatus.HIDDEN}, [BOOTHS]),
        ({"past": True}, [BREAKFAST]),
        ({"past": False}, [one for one in EVERYTHING if one != BREAKFAST]),
        ({"past": True, "show_past_and_upcoming": True}, EVERYTHING),
        ({"past": True, "show_past_and_upcoming": False}, [BREAKFAST]),
        ({"tag_ids": [301]}, [FIRST, QUESTIONS]),
        ({"tag_ids": [302]}, [QUESTIONS]),
        ({"tag_ids": [302, 301]}, [FIRST, QUESTIONS]),
        ({"tag_ids": [999]}, []),
        ({"track_ids": [401]}, [FIRST]),
        ({"track_ids": [401, 402]}, [FIRST, KEYNOTE]),
        ({"tag_ids": [302], "track_ids": [401]}, []),
        ({"current_user_registered_event_ticket_id": 57941}, [QUESTIONS]),
        ({"current_user_registered_event_ticket_id": 57942}, []),
        ({"called_from": "agenda"}, EVERYTHING),
        ({"session_format": "BREAKOUT_SESSION", "past": False, "tag_ids": [301], "track_ids": [401]}, [FIRST]),
    ],
    ids=str,
)
def test_filters_narrow_the_list_and_add_up(at_event: Accelevents, filters: dict[str, Any], found: list[int]) -> None:
    page = at_event.sessions.list(**filters).page()
    assert ids(page.items) == found
    assert (page.total, page.body.records_filtered, page.body.records_total) == (len(found), len(found), 8)


def test_a_hidden_session_can_be_read_by_whoever_knows_it(at_event: Accelevents) -> None:
    assert BOOTHS not in ids(at_event.sessions.list())
    assert at_event.sessions.get(BOOTHS).status == models.SessionStatus.HIDDEN


def test_what_is_past_is_a_matter_of_the_moment(at_event: Accelevents, world: Controller) -> None:
    brief = new_session(world, starts_in=0, lasts=1)
    world.advance(59)
    assert brief in ids(at_event.sessions.list(past=False))
    world.advance(1)
    assert brief not in ids(at_event.sessions.list(past=False))
    assert brief in ids(at_event.sessions.list(past=True))


def test_a_day_is_one_of_the_events_own_zone(at_event: Accelevents, world: Controller) -> None:
    # Midnight of UTC is seven in the evening of the day before at the event.
    overnight = new_session(world, starts_in=4 * 60, lasts=2 * 60)
    until_midnight = new_session(world, starts_in=4 * 60, lasts=60)

    def on(day: str) -> set[int]:
        return set(ids(at_event.sessions.list(filter_date=day)))

    assert {overnight, until_midnight, LUNCH, FIRST} <= on("2029/12/31")
    assert on("2030/01/01") == {overnight, FIRST, QUESTIONS, HANDS_ON}
    assert on("2030/02/30") == set()


@pytest.mark.parametrize(
    "wrong",
    [
        {"session_format": "KARAOKE"},
        {"session_format": "breakout_session"},
        {"status": "SECRET"},
        {"expand": ["SPEAKER", "KITCHEN"]},
        {"filter_date": "2030-01-01"},
        {"filter_date": "2030/1/1"},
        {"filter_date": ""},
        {"page": -1},
        {"size": 0},
    ],
    ids=str,
)
def test_a_query_that_makes_no_sense_is_refused(at_event: Accelevents, wrong: dict[str, Any]) -> None:
    with pytest.raises(BadRequestError) as refused:
        at_event.sessions.list(**wrong).page()
    assert refused.value.status == refused.value.code == 400
    assert isinstance(refused.value.body, models.Error)


# Parts


def test_parts_are_told_when_asked_for(at_event: Accelevents) -> None:
    plain = at_event.sessions.get(FIRST)
    assert (plain.speaker_list, plain.tags, plain.tracks) == (None, [], [])
    assert plain.current_user_registered_event_ticket_id is None

    part = models.SessionPart
    full = at_event.sessions.get(FIRST, expand=list(part))
    assert full.speaker_list is not None
    assert [(one.first_name, one.email, one.moderator) for one in full.speaker_list] == [
        ("Ada", "ada.example@example.com", False),
        ("Ben", "ben.sample@example.com", True),
    ]
    assert [(one.id, one.name) for one in full.tags] == [(301, "Beginners")]
    assert [(one.id, one.name, one.position) for one in full.tracks] == [(401, "Practice", 1000.0)]
    assert full.current_user_registered_event_ticket_id == []
    assert full.session_stats and full.session_stats.id == FIRST

    (listed,) = (one for one in at_event.sessions.list(expand=list(part)) if one.session_id == FIRST)
    for label in (*full.tags, *full.tracks, *listed.tags, *listed.tracks):
        assert {"color", "description"} <= label.model_fields_set

    some = at_event.sessions.get(FIRST, expand=[part.TAG, "TRACK"])
    assert (some.speaker_list, some.tags, some.tracks) == (None, full.tags, full.tracks)
    assert at_event.sessions.get(LUNCH, expand=[part.SPEAKER]).speaker_list is None, "nobody speaks at lunch"
    (listed,) = at_event.sessions.list(expand=["TAG"], tag_ids=[302])
    assert [one.id for one in listed.tags] == [301, 302]


# Pages


def test_pages_hold_every_session_once(at_event: Accelevents, world: Controller) -> None:
    world.seed("accelevents", sessions=41)
    pages = list(at_event.sessions.list(size=20).pages())
    assert [len(page.items) for page in pages] == [20, 20, 8], "no call is made for a page that cannot be"
    assert {page.total for page in pages} == {48}
    found = [session for page in pages for session in page.items]
    assert len(set(ids(found))) == 48
    order = [(session.position, session.session_id) for session in found]
    assert order == sorted(order)
    assert ids(at_event.sessions.list(size=7)) == ids(found)


def test_a_page_has_ten_sessions_unless_told_otherwise(at_event: Accelevents, world: Controller) -> None:
    world.seed("accelevents", sessions=41)
    assert len(at_event.sessions.list().page().items) == 10


def test_what_stands_in_an_address_twice_is_refused_if_it_is_known(at_event: Accelevents, target: Target) -> None:
    headers = {"Authorization": f"Bearer {target.credentials['key']}"}
    with httpx.Client(base_url=f"{target.url}/rest/events/{EVENT}", headers=headers) as http:
        assert http.get("/session?page=0&page=0").status_code == 400
        assert http.get("/session?word=0&word=0").status_code == 200
        assert http.get("/session?page=00").status_code == 400


def test_a_position_that_was_kept_leads_back_to_its_page(
    at_event: Accelevents, target: Target, world: Controller
) -> None:
    world.seed("accelevents", sessions=41)
    asked: dict[str, Any] = {"size": 15, "session_format": "BREAKOUT_SESSION"}
    first, second, *rest = at_event.sessions.list(**asked).pages()
    assert first.next_position == second.position
    with attending(target) as another_day:
        resumed = list(another_day.sessions.list().pages(start=second.next_position))
    assert [ids(page.items) for page in resumed if page.items] == [ids(page.items) for page in rest]
    assert resumed[0].position == second.next_position
    again = at_event.sessions.list(**asked, page=1).page()
    assert ids(again.items) == ids(second.items)


def test_enormous_pages_are_shorter_than_asked_for_and_lose_nothing(at_event: Accelevents, world: Controller) -> None:
    world.seed("accelevents", sessions=230)
    pages = list(at_event.sessions.list(size=10**30).pages())
    assert [len(page.items) for page in pages] == [100, 100, 37]
    assert len({one for page in pages for one in ids(page.items)}) == 237


def test_a_page_far_beyond_the_last_is_empty(at_event: Accelevents) -> None:
    for number in (1, 10**6, 10**40):
        page = at_event.sessions.list(page=number).page()
        assert (list(page.items), page.total, page.next_position) == ([], 7, None)


# Times


def test_times_are_those_of_the_clocks_at_the_event(at_event: Accelevents, target: Target) -> None:
    keynote = at_event.sessions.get(KEYNOTE)
    assert keynote.start_time == datetime.datetime(2029, 12, 31, 18)
    assert keynote.start_time.tzinfo is None
    assert in_zone(keynote.start_time, ZONE) == START - datetime.timedelta(hours=1)
    assert in_zone(keynote.end_time, ZONE) == START + datetime.timedelta(hours=1)
    with attending(target, event=TEAM_DAY) as colleague:
        review = colleague.sessions.get(LOOK_BACK)
    assert review.start_time - keynote.start_time == datetime.timedelta(hours=10.5), "on the walls"
    assert in_zone(review.start_time, TEAM_ZONE) == in_zone(keynote.start_time, ZONE), "in truth"


@pytest.mark.parametrize(
    ("now", "hours_on_the_wall"),
    [
        (datetime.datetime(2030, 3, 31, 0, 30, tzinfo=datetime.UTC), 4),
        (datetime.datetime(2030, 10, 26, 23, 30, tzinfo=datetime.UTC), 2),
        (datetime.datetime(2030, 7, 1, 0, 30, tzinfo=datetime.UTC), 3),
    ],
    ids=["spring", "autumn", "summer"],
)
def test_a_night_on_which_clocks_change_is_told_by_the_clocks(
    target: Target, world: Controller, now: datetime.datetime, hours_on_the_wall: int
) -> None:
    world.set(now)
    event = world.seed("accelevents", event={"zone": "Europe/Budapest"})["event"]
    night = new_session(world, event=event, starts_in=0, lasts=180)
    with attending(target, event=event) as guest:
        session = guest.sessions.get(night)
        assert session.end_time - session.start_time == datetime.timedelta(hours=hours_on_the_wall)
        start, end = (
            in_zone(one, "Europe/Budapest").astimezone(datetime.UTC) for one in (session.start_time, session.end_time)
        )
        assert (start, end - start) == (now, datetime.timedelta(hours=3))
        assert session.start_time == wall(in_zone(session.start_time, "Europe/Budapest"))
        assert guest.sessions.join(night).type == "Success"
        world.advance(3 * HOUR)
        with pytest.raises(SessionNotLiveError):
            guest.sessions.join(night)


def test_an_hour_that_is_there_twice_is_taken_for_the_first(target: Target, world: Controller) -> None:
    world.set(datetime.datetime(2030, 10, 27, 1, 30, tzinfo=datetime.UTC))
    event = world.seed("accelevents", event={"zone": "Europe/Budapest"})["event"]
    repeated = new_session(world, event=event, starts_in=0)
    with attending(target, event=event) as guest:
        told = guest.sessions.get(repeated).start_time
    assert told == wall(datetime.datetime(2030, 10, 27, 2, 30))
    read = in_zone(told, "Europe/Budapest")
    assert world.now() - read.astimezone(datetime.UTC) == datetime.timedelta(hours=1), "the text does not say which"
    assert in_zone(told.replace(fold=1), "Europe/Budapest").astimezone(datetime.UTC) == world.now()
