"""Roomful: the calendar file of a session, and who may have it."""

from __future__ import annotations

import datetime

import icalendar
import pytest

from contract_tests.sandbox.vendors.roomful import seeds

from .roomful import HOUR, MEETING, START, Rooms

ICS = "/api/v0/resource/sessionInvitation/"


def test_it_says_what_the_session_says(rooms: Rooms) -> None:
    rooms.connect(seeds.BEA).get("joinSession", {"sessionId": seeds.QUESTIONS})
    answer = rooms.http.get(ICS + seeds.QUESTIONS, headers={"X-Session-Id": rooms.token(seeds.ADA)})
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
        (seeds.ADA, seeds.QUESTIONS, 200),
        (seeds.BEA, seeds.QUESTIONS, 200),
        (seeds.CAL, seeds.QUESTIONS, 404),
        (seeds.DAN, seeds.QUESTIONS, 404),
        (seeds.CAL, seeds.TABLE, 200),
        (seeds.FAY, seeds.TABLE, 200),
        (seeds.DAN, seeds.TABLE, 404),
        (seeds.ADA, "s0", 404),
        (seeds.ADA, "%00%ff", 404),
        ("", seeds.TABLE, 404),
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
    ada = rooms.connect(seeds.ADA)
    said = {**MEETING, "title": title, "description": title, "startDate": 253402300799 - HOUR}
    id = ada.get("createSession", {"session": said})["session"]["id"]
    answer = rooms.http.get(ICS + id, headers={"X-Session-Id": rooms.token(seeds.ADA)})
    (event,) = icalendar.Calendar.from_ical(answer.content).events
    assert "attendee" not in event
    assert str(event["summary"]).replace("\r\n", "\n") == title.replace("\0\x1b", "").replace("\r\n", "\n")
