"""Roomful: the seeded world, what tests can add to it, and what it tells of itself."""

from __future__ import annotations

import json
from typing import Any

import pytest

from contract_tests.sandbox.admin.controller import SandboxError
from contract_tests.sandbox.vendors.roomful.seed import initial

from .roomful import OURS, Rooms, wait_for


def test_what_is_known_exists_and_belongs_together(rooms: Rooms) -> None:
    known = rooms.controller.known("roomful")
    first = {name: values[0] for name, values in known["values"].items()}
    sign_in = {name: first[name] for name in ("email", "password")}
    token = rooms.http.post("/api/v1/auth/signin", json=sign_in).json()["data"]["session_token"]
    for ada in (rooms.connect(token=token), rooms.connect(token=known["credentials"]["session"])):
        session = ada.get("getSession", {"sessionId": first["sessionId"]})["session"]
        assert session["ownerId"] == first["userId"]
        assert (session["eventId"], session["roomId"], session["propId"]) == (
            first["eventId"],
            first["roomId"],
            first["propId"],
        )
        for source in known["values"]["source"]:
            for event in ada.get("getEvents", {"source": source})["events"]:
                assert event["id"] in known["values"]["eventId"]
    dan = rooms.connect(token=known["stranger"]["session"])
    rooms.fails(dan, 404, "data.sessionId", "getSession", {"sessionId": first["sessionId"]})


def test_what_is_shown_has_no_secrets(rooms: Rooms) -> None:
    shown = rooms.state()
    known = rooms.controller.known("roomful")
    for one in initial.USERS:
        assert one["password"] not in shown
    for secret in (known["credentials"]["session"], known["stranger"]["session"]):
        assert secret not in shown
        rooms.connect(token=secret)
        rooms.http.get(f"/api/v0/resource/sessionInvitation/x?sessionId={secret}", headers={"X-Session-Id": secret})
        assert secret not in json.dumps(rooms.controller.journal())


def test_what_was_known_and_is_gone_is_known_no_more(rooms: Rooms) -> None:
    rooms.connect(initial.ADA).get("deleteEvent", {"eventId": initial.FAIR})
    rooms.seed(delete_room=initial.ROOM)
    values = rooms.controller.known("roomful")["values"]
    assert values["sessionId"] == [initial.TABLE]
    assert values["roomId"] == [initial.GUARDED_ROOM]


def test_tests_add_events_sessions_and_users(rooms: Rooms) -> None:
    made = rooms.seed(events=2, sessions=3, users=4)
    assert [len(made[name]) for name in ("events", "sessions", "users", "tokens")] == [2, 3, 4, 4]
    user = rooms.connect(token=made["tokens"][0])
    listed = user.get("getEvents", {"source": OURS})["events"]
    assert {*made["events"]} <= {one["id"] for one in listed}
    for id in made["users"]:
        assert rooms.connect(id).get("getEvents", {"source": OURS})["events"] == listed
    rooms.connect(initial.ADA).get("joinSession", {"sessionId": made["sessions"][2]})


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        ({"weather": 1}, "known: events, sessions"),
        ({"events": 0}, "a number between 1"),
        ({"sessions": True}, "a number between 1"),
        ({"users": "5"}, "a number between 1"),
        ({"join": 100_000}, "a number between 1"),
        ({"sign_in": "nobody"}, "ada@example.com"),
        ({"sign_in": None}, "ada@example.com"),
        ({"sign_out": "x"}, "a token that counts"),
        ({"sign_out": 5}, "a token that counts"),
        ({"delete_room": "r0"}, initial.ROOM),
        ({"delete_room": [1]}, initial.ROOM),
        ({"delete_prop": "p0"}, "no prop"),
        ({"delete_prop": {"a": 1}}, "no prop"),
    ],
)
def test_what_cannot_be_added_is_said(rooms: Rooms, wanted: dict[str, Any], says: str) -> None:
    with pytest.raises(SandboxError, match=says):
        rooms.seed(**wanted)


def test_without_events_or_sessions_there_is_nothing_to_add_to(rooms: Rooms) -> None:
    for who, id in ((initial.ADA, initial.FAIR), (initial.ADA, initial.DRAFT), (initial.BEA, initial.SMALL)):
        rooms.connect(who).get("deleteEvent", {"eventId": id})
    rooms.connect(initial.DAN).get("deleteEvent", {"eventId": initial.FOREIGN})
    for name in ("sessions", "join"):
        with pytest.raises(SandboxError, match="left"):
            rooms.seed(**{name: 1})


def test_two_worlds_are_the_same_and_share_nothing(rooms: Rooms) -> None:
    before = rooms.state()
    rooms.connect(initial.ADA).get("deleteEvent", {"eventId": initial.FAIR})
    rooms.seed(users=5, delete_room=initial.ROOM, delete_prop=initial.OTHER_PROP)
    rooms.controller.reset()
    assert rooms.state() == before
    # Each is told to end, and ends a moment later.
    wait_for(rooms, 0)
