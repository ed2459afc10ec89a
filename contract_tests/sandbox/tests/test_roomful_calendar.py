"""Roomful: the calendar file of a session, and who may have it."""

from __future__ import annotations

import datetime

import icalendar
import pytest

from contract_tests.sandbox.vendors.roomful.seed import initial

from .roomful import HOUR, MEETING, START, Rooms

ICS = "/api/v0/resource/sessionInvitation/"


def test_it_says_what_the_session_says(rooms: Rooms) -> None:
    rooms.connect(initial.BEA).get("joinSession", {"sessionId": initial.QUESTIONS})
    answer = rooms.http.get(ICS + initial.QUESTIONS, headers={"X-Session-Id": rooms.token(initial.ADA)})
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/calendar")
    calendar = icalendar.Calendar.from_ical(answer.content)
    assert calendar["method"] == "REQUEST"
    (event,) = calendar.events
    starts = START + datetime.timedelta(hours=24)
    assert event.start == starts
    assert event.end == starts + datetime.timedelta(hours=2)
    assert (str(event["summary"]), event.DTSTAMP) == ("Questions and answers", START)
    assert event["organizer"] == "mailto:ada@example.com"
    guest = event["attendee"]
    assert guest == "mailto:bea@example.com"
    assert (guest.params["CN"], guest.params["PARTSTAT"]) == ("Bea Sample", "ACCEPTED")


@pytest.mark.parametrize(
    ("who", "session", "status"),
    [
        (initial.ADA, initial.QUESTIONS, 200),
        (initial.BEA, initial.QUESTIONS, 200),
        (initial.CAL, initial.QUESTIONS, 404),
        (initial.DAN, initial.QUESTIONS, 404),
        (initial.CAL, initial.TABLE, 200),
        (initial.FAY, initial.TABLE, 200),
        (initial.DAN, initial.TABLE, 404),
        (initial.ADA, "s0", 404),
        (initial.ADA, "%00%ff", 404),
        ("", initial.TABLE, 404),
    ],
)
def test_who_may_not_see_a_session_finds_nothing(rooms: Rooms, who: str, session: str, status: int) -> None:
    token = rooms.token(who) if who else "x0"
    for headers, query in (({"X-Session-Id": token}, ""), ({}, f"?sessionId={token}")):
        answer = rooms.http.get(f"{ICS}{session}{query}", headers=headers)
        assert answer.status_code == status
        assert (answer.content == b"") == (status == 404)
    assert rooms.http.get(f"{ICS}{session}").status_code == 404


@pytest.mark.parametrize(
    "title", ["a\r\nATTENDEE:mailto:x@example.com", "\0\x1b[0m", "a;b,c\\n:\"'", "é\U0001f600" * 99]
)
def test_a_title_stays_within_its_line(rooms: Rooms, title: str) -> None:
    ada = rooms.connect(initial.ADA)
    said = {**MEETING, "title": title, "description": title, "startDate": 253402300799 - HOUR}
    id = ada.get("createSession", {"session": said})["session"]["id"]
    answer = rooms.http.get(ICS + id, headers={"X-Session-Id": rooms.token(initial.ADA)})
    (event,) = icalendar.Calendar.from_ical(answer.content).events
    assert "attendee" not in event
    assert str(event["summary"]).replace("\r\n", "\n") == title.replace("\0\x1b", "").replace("\r\n", "\n")
