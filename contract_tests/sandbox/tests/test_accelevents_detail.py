"""Accelevents' sandbox: what a session shows, in a list and by itself, and what is expanded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from .accelevents import SESSION, SESSIONS, Summit, opened

PARTS = {
    "SPEAKER": "speakerList",
    "TRACK": "tracks",
    "TAG": "tags",
    "currentUserRegisteredEventTicketId": "currentUserRegisteredEventTicketId",
}
ABSENT: dict[str, Any] = {"speakerList": None, "tracks": [], "tags": [], "currentUserRegisteredEventTicketId": None}
SECRETS = ("streamUrl", "streamKey", "rtmpUrl")

MEMBERS = [
    *("sessionId", "title", "startTime", "endTime", "location", "description", "capacity", "status", "format"),
    *("speakerList", "sponsorList", "sessionStats", "registerdHolderUsers", "currentUserRegisteredEventTicketId"),
    *("purchaserUserRegisteredEventTicketId", "duration", "enableChat", "enablePoll", "enableQuesAndAns"),
    *("hideSessionFromAttendees", "enableVirtualization", "tags", "tracks", "ticketTypesThatCanBeRegistered"),
    *("streamProvider", "subStreamProvider", "streamUrl", "streamKey", "rtmpUrl", "accelEventsStudio"),
    *("directVideoAutoStart", "assetList", "displayDonation", "closedCaptionUrl", "closedCaptionHeight"),
    *("meetingPassword", "documentKeyValue", "linkKeyValue", "sessionVisibilityType", "subTitleFileUrl"),
    *("hideVideoControls", "recordSession", "position", "allowedMinutesToJoinLate", "enableAttendeeList"),
    *("playBackRestrictionToken", "thumbnailRestrictionToken", "postSessionCallToActionJson", "chimeConfig"),
    "qnAPrivate",
]


@pytest.fixture
def summit() -> Iterator[Summit]:
    with opened() as summit:
        yield summit


def parts(session: Any) -> dict[str, Any]:
    return {name: session[name] for name in ABSENT}


def streams(session: Any) -> list[Any]:
    return [session[name] for name in SECRETS]


def test_a_session_has_the_members_of_the_example(summit: Summit) -> None:
    session = summit.get(SESSION)
    assert list(session) == MEMBERS
    assert (session["sessionId"], session["title"], session["format"]) == (11601, "First steps", "BREAKOUT_SESSION")
    assert session["sessionStats"] == {
        "id": 11601,
        "registeredUserCount": 0,
        "interestedUserCount": 0,
        "attendeeCount": 0,
        "sessionSpeakerCount": 1,
    }
    assert set(session["postSessionCallToActionJson"]) == {
        *("enablePostSessionCallToAction", "destinationType", "description", "buttonLabelText", "destination")
    }


def test_a_workshop_tells_less(summit: Summit) -> None:
    untold = {"capacity", "status", "sponsorList", "sessionStats", "registerdHolderUsers"}
    assert list(summit.detail(11604)) == [name for name in MEMBERS if name not in untold]
    for id in (11602, 11603, 11605, 11606, 11607, 11608):
        assert list(summit.detail(id)) == MEMBERS


@pytest.mark.parametrize("query", ["", "expand=SPEAKER,TRACK,TAG,currentUserRegisteredEventTicketId"])
def test_list_and_detail_tell_the_same(summit: Summit, query: str) -> None:
    summit.join(11601)
    for session in summit.get(f"{SESSIONS}?{query}")["data"]:
        assert summit.get(f"{SESSIONS}/v2/{session['sessionId']}?{query}") == session


def test_times_are_those_of_the_event(summit: Summit) -> None:
    session = summit.get(SESSION)
    assert (session["startTime"], session["endTime"]) == ("2030/05/15 02:00", "2030/05/15 20:00")
    (other,) = summit.get("/rest/events/team-day/session")["data"]
    assert (other["startTime"], other["endTime"]) == ("2030/05/15 16:30", "2030/05/16 05:30")
    event = summit.seed(event={"zone": "Pacific/Kiritimati"})
    id = summit.seed(session={"event": event, "starts_in": -60, "lasts": 60})
    assert summit.get(f"/rest/events/{event}/session/v2/{id}")["startTime"] == "2030/05/16 01:00"


@pytest.mark.parametrize("part", PARTS)
def test_a_part_comes_when_it_is_asked_for_and_alone(summit: Summit, part: str) -> None:
    assert parts(summit.get(SESSION)) == ABSENT
    asked = parts(summit.detail(11601, expand=part))
    assert asked[PARTS[part]] != ABSENT[PARTS[part]]
    assert {**asked, PARTS[part]: ABSENT[PARTS[part]]} == ABSENT


def test_parts_are_listed_with_commas_or_one_by_one(summit: Summit) -> None:
    every = parts(summit.detail(11601, expand=",".join(PARTS)))
    assert all(every[name] != ABSENT[name] for name in ABSENT)
    for query in (
        "&".join(f"expand={part}" for part in PARTS),
        "expand=TAG,TAG,TRACK&expand=SPEAKER,currentUserRegisteredEventTicketId",
    ):
        assert parts(summit.get(f"{SESSION}?{query}")) == every


def test_what_is_expanded(summit: Summit) -> None:
    session = summit.detail(11601, expand="SPEAKER,TAG,TRACK,currentUserRegisteredEventTicketId")
    assert [(one["speakerId"], one["moderator"]) for one in session["speakerList"]] == [(5801, False), (5802, True)]
    assert all(one["email"].endswith("@example.com") for one in session["speakerList"])
    assert len(session["speakerList"][0]) == 22
    label = {"color": "#1f6feb", "description": None}
    assert session["tags"] == [{"id": 301, "name": "Beginners", **label}]
    assert session["tracks"] == [{"id": 401, "name": "Practice", **label, "position": 1000.0}]
    assert session["currentUserRegisteredEventTicketId"] == []
    bare = parts(summit.detail(11604, expand=",".join(PARTS)))
    assert bare == {**ABSENT, "currentUserRegisteredEventTicketId": []}, "nobody is null, as the example has it"


def test_moderators_are_no_speakers(summit: Summit) -> None:
    session = summit.detail(11603, expand="SPEAKER")
    assert [one["moderator"] for one in session["speakerList"]] == [True]
    assert session["sessionStats"]["sessionSpeakerCount"] == 0


def test_ticket_types_are_those_that_permit_the_session(summit: Summit) -> None:
    assert summit.detail(11601)["ticketTypesThatCanBeRegistered"] == [10801, 10802, 10803]
    assert summit.detail(11602)["ticketTypesThatCanBeRegistered"] == [10801, 10803]
    added = summit.seed(ticket_type={"sessions": [11602]})
    assert summit.detail(11602)["ticketTypesThatCanBeRegistered"] == [10801, 10803, added]


def test_the_stream_is_for_who_is_registered(summit: Summit) -> None:
    assert streams(summit.detail(11601)) == [None, None, None]
    summit.join(11601)
    url, key, rtmp = streams(summit.detail(11601))
    assert url.startswith("https://") and re.fullmatch(r"[0-9a-f]{32}", key) and rtmp.startswith("rtmps://")
    assert streams(summit.detail(11601, key=summit.seed(key="limited"))) == [None, None, None]
    assert summit.detail(11601)["playBackRestrictionToken"] is not None


def test_other_providers_have_a_name_and_no_key(summit: Summit) -> None:
    session = summit.detail(11602)
    assert (session["streamProvider"], session["accelEventsStudio"]) == ("YOUTUBE", False)
    assert re.fullmatch(r"[0-9a-f]{11}", session["streamUrl"])
    assert (session["streamKey"], session["rtmpUrl"]) == (None, None)
    assert summit.detail(11601)["accelEventsStudio"] is True


def test_a_break_has_no_stream(summit: Summit) -> None:
    summit.seed(move={"session": 11607})
    summit.join(11607)
    session = summit.detail(11607)
    assert session["currentUserRegisteredEventTicketId"] == [57941]
    names = ("streamProvider", "subStreamProvider", *SECRETS, "playBackRestrictionToken", "thumbnailRestrictionToken")
    assert [session[name] for name in names] == [None] * 7
    assert session["accelEventsStudio"] is False


@pytest.mark.parametrize(
    "query", ["expand=SPEAKERS", "expand=speaker", "expand=", "expand=,", "expand=%00", "expand=TAG;TRACK"]
)
def test_an_unknown_part_is_refused(summit: Summit, query: str) -> None:
    summit.refused(400, 400, "GET", f"{SESSION}?{query}")
    summit.refused(404, 404800, "GET", f"{SESSIONS}/v2/999?{query}")


def test_filters_are_nothing_to_a_session(summit: Summit) -> None:
    assert summit.get(f"{SESSION}?page=-1&sessionFormat=x&past=maybe") == summit.get(SESSION)
