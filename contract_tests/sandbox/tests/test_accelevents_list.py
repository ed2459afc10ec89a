"""Accelevents' sandbox: the list, its filters and its pages."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from urllib.parse import quote

import pytest

from .accelevents import SESSIONS, START, Summit, opened

ALL = [11601, 11602, 11603, 11607, 11608, 11605, 11604]
NOT_OVER = [11601, 11602, 11603, 11607, 11608, 11604]


@pytest.fixture
def summit() -> Iterator[Summit]:
    with opened() as summit:
        yield summit


# What is listed, and in which order


def test_the_list_is_by_position_and_id(summit: Summit) -> None:
    answer = summit.get(SESSIONS)
    assert [session["sessionId"] for session in answer["data"]] == ALL
    assert (answer["recordsTotal"], answer["recordsFiltered"], answer["error"]) == (8, 7, None)
    assert list(answer) == ["recordsTotal", "recordsFiltered", "data", "error"]
    assert [session["position"] for session in answer["data"]] == [*[1000.0] * 5, 2000.0, 3000.0]
    assert summit.listed(path="/rest/events/team-day/session") == [11701]


def test_what_is_past_and_what_is_not(summit: Summit) -> None:
    assert summit.listed("past=true") == [11605]
    assert summit.listed("past=false") == NOT_OVER
    for query in ("", *(f"showPastAndUpcoming=true&past={past}" for past in ("true", "false"))):
        assert summit.listed(query) == ALL
    assert summit.listed("showPastAndUpcoming=false&past=true") == [11605]


def test_a_session_is_over_when_its_end_comes(summit: Summit) -> None:
    summit.sandbox.clock.set(START.replace(hour=12, minute=59, second=59))
    assert 11603 in summit.listed("past=false")
    summit.sandbox.clock.advance(1)
    assert 11603 not in summit.listed("past=false")
    assert summit.listed("past=true") == [11603, 11605]


def test_hidden_sessions_are_in_no_list_unless_asked_for(summit: Summit) -> None:
    assert summit.listed("status=VISIBLE") == summit.listed()
    assert summit.listed("status=HIDDEN") == [11606]
    assert summit.listed("status=HIDDEN&past=true") == []
    assert summit.detail(11606)["status"] == "HIDDEN"


def test_formats(summit: Summit) -> None:
    found = {
        format: summit.listed(f"sessionFormat={format}")
        for format in ("MAIN_STAGE", "BREAKOUT_SESSION", "MEET_UP", "WORKSHOP", "EXPO", "BREAK", "OTHER")
    }
    assert found == {
        "MAIN_STAGE": [11603],
        "BREAKOUT_SESSION": [11601, 11602],
        "MEET_UP": [11605],
        "WORKSHOP": [11604],
        "EXPO": [],
        "BREAK": [11607],
        "OTHER": [11608],
    }


def test_a_day_is_one_of_the_event(summit: Summit) -> None:
    assert summit.listed("filterDate=2030/05/16") == [11604]
    assert summit.listed("filterDate=2030/05/15") == ALL[:-1]
    assert summit.listed("filterDate=2030/05/14") == []
    # Ten in the evening in New York is the next day in Greenwich.
    late = summit.seed(session={"starts_in": 14 * 60, "lasts": 30})
    assert summit.get(f"{SESSIONS}/v2/{late}")["startTime"] == "2030/05/15 22:00"
    assert late in summit.listed("filterDate=2030/05/15")
    assert late not in summit.listed("filterDate=2030/05/16")
    assert summit.listed("filterDate=2030/05/15&past=true") == [11605]
    for day in ("2030/02/30", "0000/01/01", "9999/12/31"):
        assert summit.listed(f"filterDate={day}") == []


def test_a_session_through_the_night_takes_place_on_both_days(summit: Summit) -> None:
    # To midnight, and a minute more.
    for lasts, days in ((120, {15}), (121, {15, 16})):
        id = summit.seed(session={"starts_in": 14 * 60, "lasts": lasts})
        assert {day for day in range(14, 18) if id in summit.listed(f"filterDate=2030/05/{day}")} == days


def test_tags_and_tracks(summit: Summit) -> None:
    assert summit.listed("tagIds=301") == [11601, 11602]
    assert summit.listed("tagIds=302") == [11602]
    for query in ("tagIds=302,301", "tagIds=302&tagIds=301", "tagIds=301,999"):
        assert summit.listed(query) == [11601, 11602]
    assert summit.listed("trackIds=401,402") == [11601, 11603]
    assert summit.listed("trackIds=401&tagIds=302") == []
    assert summit.listed("tagIds=999") == summit.listed(f"tagIds=-{'9' * 5000}") == []


def test_what_a_ticket_is_registered_for(summit: Summit) -> None:
    query = "currentUserRegisteredEventTicketId=57941"
    assert summit.listed(query) == [11602]
    summit.join(11601)
    assert summit.listed(query) == [11601, 11602]
    assert summit.listed(f"{query}&tagIds=302") == [11602]
    assert summit.listed("currentUserRegisteredEventTicketId=57942") == []
    key = summit.seed(key="restricted")
    assert summit.listed(query, key=key) == [], "it is the caller's own tickets that are asked for"
    summit.join(11601, key=key)
    assert summit.listed("currentUserRegisteredEventTicketId=57942", key=key) == [11601]


def test_what_has_no_meaning_is_ignored(summit: Summit) -> None:
    for query in ("calledFrom=PORTAL", "calledFrom=", "calledFrom=%F0%9F%98%80", "unknown=1&unknown=2", "Page=x"):
        assert summit.listed(query) == summit.listed()


# Pages


def test_pages_are_counted_from_zero_and_have_ten(summit: Summit) -> None:
    made = summit.seed(sessions=25)
    assert len(set(made)) == 25
    ids = [*ALL, *made]
    assert [summit.listed(f"page={page}") for page in range(4)] == [ids[:10], ids[10:20], ids[20:30], ids[30:]]
    assert [summit.listed(f"page={page}&size=20") for page in range(2)] == [ids[:20], ids[20:]]
    assert summit.listed("size=1&page=31") == ids[31:]
    answer = summit.get(f"{SESSIONS}?page=2&tagIds=301&size=1")
    assert (answer["recordsTotal"], answer["recordsFiltered"], answer["data"]) == (33, 2, [])


def test_a_page_has_at_most_a_hundred(summit: Summit) -> None:
    summit.seed(sessions=120)
    for size in ("100", "101", "9" * 18, "9" * 19, "9" * 5000):
        assert len(summit.listed(f"size={size}")) == 100
        assert len(summit.listed(f"size={size}&page=1")) == 27


@pytest.mark.parametrize("page", ["1", "99", "2147483648", "9" * 18, "9" * 19, pytest.param("9" * 5000, id="digits")])
def test_a_page_past_the_last_is_empty(summit: Summit, page: str) -> None:
    answer = summit.get(f"{SESSIONS}?page={page}&size=100")
    assert answer == {"recordsTotal": 8, "recordsFiltered": 7, "data": [], "error": None}


def test_an_event_without_sessions_has_an_empty_list(summit: Summit) -> None:
    event = summit.seed(event={"zone": "Asia/Tokyo"})
    answer = summit.get(f"/rest/events/{event}/session")
    assert answer == {"recordsTotal": 0, "recordsFiltered": 0, "data": [], "error": None}


# What is malformed


@pytest.mark.parametrize(
    "query",
    [
        *(
            f"{name}={value}"
            for name in ("page", "size", "currentUserRegisteredEventTicketId", "tagIds", "trackIds")
            for value in ("x", "1.0", "01", "+1", "1e3", "0x1", "%D9%A1", "1%00", "%FF", "%20", "-0")
        ),
        *(f"{name}=" for name in ("page", "size", "currentUserRegisteredEventTicketId", "sessionFormat", "status")),
        *(f"{name}=" for name in ("tagIds", "trackIds", "expand")),
        *(f"{name}={value}" for name in ("past", "showPastAndUpcoming") for value in ("", "1", "True", "yes", "%00")),
        *(
            f"filterDate={value}"
            for value in ("", "2030-05-15", "2030/5/15", "2030/13/01", "2030/01/32", "2030/00/01", "today")
        ),
        *(f"filterDate={quote(value)}" for value in ("2030/05/15 12:00", "２０３０/05/15", "2030/05/15\n")),
        "page=-1",
        f"page=-{'9' * 5000}",
        "size=0",
        "size=-1",
        "sessionFormat=BREAKOUT",
        "sessionFormat=breakout_session",
        "sessionFormat=BREAKOUT_SESSION,OTHER",
        "status=PAST",
        "expand=SPEAKERS",
        "expand=speaker",
        "expand=SPEAKER,",
        "expand=SPEAKER&expand=",
        "expand=SPEAKER,%20TAG",
        "tagIds=301,,302",
        "page=0&page=0",
        "sessionFormat=OTHER&sessionFormat=BREAK",
        "past=true&past=false",
        "calledFrom=a&calledFrom=b",
    ],
)
def test_a_malformed_query_is_refused(summit: Summit, query: str) -> None:
    summit.refused(400, 400, "GET", f"{SESSIONS}?{query}")
    summit.refused(404, 4040200, "GET", f"/rest/events/nowhere/session?{query}")


def test_the_list_holds_at_the_ends_of_time(summit: Summit) -> None:
    for year, past in ((1, []), (9999, ALL)):
        summit.sandbox.clock.set(datetime.datetime(year, 6, 1, tzinfo=datetime.UTC))
        assert summit.listed("past=true") == past
        assert summit.listed("showPastAndUpcoming=true") == ALL
