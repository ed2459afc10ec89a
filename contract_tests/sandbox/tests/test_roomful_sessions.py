"""Roomful: sessions, where and when they are, and what is near a prop."""

from __future__ import annotations

from typing import Any

from contract_tests.sandbox.vendors.roomful.seed import initial

from .roomful import HOUR, MEETING, NOW, OURS, Client, Rooms

RED = {"r": 1, "g": 0, "b": 0.25, "a": 1.0}


def made(client: Client, **said: Any) -> Any:
    return client.get("createSession", {"session": {**MEETING, **said}})["session"]


def test_a_new_session_has_all_members(rooms: Rooms) -> None:
    bea = rooms.connect(initial.BEA)
    sent = {**MEETING, "id": "s0", "ownerId": "u0", "created": 1, "updated": 2, "isValid": False}
    session = bea.get("createSession", {"session": sent})["session"]
    owner = session.pop("owner")
    id = session.pop("id")
    assert session == {
        **MEETING,
        "created": NOW,
        "updated": NOW,
        "ownerId": initial.BEA,
        "propId": "",
        "description": "",
        "isRecurring": False,
        "color": {"r": 0, "g": 0, "b": 0, "a": 0},
        "isValid": True,
        "invitedUsers": [],
        "joinedUsers": [],
    }
    assert owner["id"] == initial.BEA
    assert owner["avatar3D"].keys() == {"assetId", "assetSkins", "avatarUrl", "avatarUserId"}
    assert bea.get("getSession", {"sessionId": id})["session"] == {"id": id, "owner": owner, **session}
    fay = rooms.connect(initial.FAY)
    shown = made(fay, eventId=initial.SMALL)["owner"]
    assert "avatar3D" not in shown
    assert shown["privacyMode"] == 1


def test_a_session_without_a_room_takes_that_of_its_event(rooms: Rooms) -> None:
    ada = rooms.connect(initial.ADA)
    assert made(ada, roomId="")["roomId"] == initial.ROOM
    bare = {**MEETING, "roomId": "", "eventId": initial.DRAFT}
    rooms.fails(ada, 400, "data.session.roomId", "createSession", {"session": bare})
    id = made(ada, roomId=initial.GUARDED_ROOM)["id"]
    changed = ada.get("updateSession", {"session": {"id": id, "roomId": ""}})["session"]
    assert changed["roomId"] == initial.ROOM


def test_an_update_changes_what_is_sent(rooms: Rooms) -> None:
    ada = rooms.connect(initial.ADA)
    before = ada.get("getSession", {"sessionId": initial.QUESTIONS})["session"]
    rooms.controller.advance(60)
    change = {"title": "Answers", "color": RED, "sessionType": 0, "startDate": NOW + 2 * HOUR, "isRecurring": True}
    session = ada.get("updateSession", {"session": {"id": initial.QUESTIONS, **change}})["session"]
    assert session == {**before, **change, "updated": NOW + 60}
    sent = {name: value for name, value in session.items() if name not in ("owner", "invitedUsers", "joinedUsers")}
    assert (
        ada.get("updateSession", {"session": {**sent, "ownerId": initial.BEA, "isValid": False}})["session"] == session
    )


def test_a_session_moves_to_another_event(rooms: Rooms) -> None:
    ada = rooms.connect(initial.ADA)
    move = {"id": initial.TALK, "eventId": initial.SMALL}
    assert ada.get("updateSession", {"session": move})["session"]["eventId"] == initial.SMALL
    ids = [one["id"] for one in ada.get("getSessions", {"eventId": initial.SMALL})["sessions"]]
    assert ids == [initial.TALK, initial.TABLE]
    for event in (initial.FOREIGN, "e0", ""):
        foreign = {"session": {"id": initial.TALK, "eventId": event}}
        rooms.fails(ada, 404, "data.session.eventId", "updateSession", foreign)


def test_only_the_owner_changes_a_session(rooms: Rooms) -> None:
    bea, dan = rooms.connect(initial.BEA), rooms.connect(initial.DAN)
    for client, code in ((bea, 403), (dan, 404)):
        change = {"session": {"id": initial.QUESTIONS, "title": "Mine"}}
        rooms.fails(client, code, "data.session.id", "updateSession", change)
        rooms.fails(client, code, "data.sessionId", "deleteSession", {"sessionId": initial.QUESTIONS})
        for name in ("inviteUsersToSession", "deleteUserSessionInvitations"):
            invited = {"sessionId": initial.QUESTIONS, "usersToInvite": []}
            rooms.fails(client, code, "data.sessionId", name, invited)


def test_rooms_and_props_are_there_and_may_be_used(rooms: Rooms) -> None:
    bea = rooms.connect(initial.BEA)
    for code, name, value in (
        (802, "roomId", "r0"),
        (802, "roomId", initial.OTHER_ROOM),
        (803, "roomId", initial.GUARDED_ROOM),
        (404, "propId", "p0"),
        (404, "propId", initial.GUARDED_PROP),
        (404, "eventId", "e0"),
        (404, "eventId", initial.FOREIGN),
        (404, "eventId", initial.DRAFT),
    ):
        path = f"data.session.{name}"
        rooms.fails(bea, code, path, "createSession", {"session": {**MEETING, name: value}})
        rooms.fails(bea, code, path, "updateSession", {"session": {"id": initial.TABLE, name: value}})


def test_a_session_is_not_over_before_it_is_made(rooms: Rooms) -> None:
    ada = rooms.connect(initial.ADA)
    past = {"startDate": NOW - 2 * HOUR, "duration": HOUR}
    rooms.fails(ada, 400, "data.session.startDate", "createSession", {"session": {**MEETING, **past}})
    rooms.fails(ada, 400, "data.session.startDate", "updateSession", {"session": {"id": initial.TALK, **past}})
    endless = {**MEETING, "duration": 253402300799}
    rooms.fails(ada, 400, "data.session.duration", "createSession", {"session": endless})
    assert made(ada, startDate=NOW - HOUR, duration=HOUR + 1)["startDate"] == NOW - HOUR
    assert made(ada, **past, isRecurring=True)["isRecurring"] is True


def test_a_session_whose_room_or_prop_is_deleted_is_not_valid(rooms: Rooms) -> None:
    ada = rooms.connect(initial.ADA)
    assert rooms.seed(delete_prop=initial.PROP)["invalid"] == [initial.QUESTIONS, initial.TALK]
    assert ada.get("getSession", {"sessionId": initial.QUESTIONS})["session"]["isValid"] is False
    assert [name for name, _ in ada.news()] == ["user_info", *["social:sessionUpdated"] * 2]
    rooms.fails(ada, 409, "data.sessionId", "joinSession", {"sessionId": initial.TALK})
    renamed = ada.get("updateSession", {"session": {"id": initial.TALK, "propId": initial.PROP, "title": "Still here"}})
    assert renamed["session"]["isValid"] is False
    moved = ada.get("updateSession", {"session": {"id": initial.TALK, "propId": initial.SECOND_PROP}})
    assert moved["session"]["isValid"] is True
    assert rooms.seed(delete_room=initial.ROOM)["invalid"] == [initial.TALK, initial.SLOT, initial.TABLE]


def test_the_two_nearest_sessions_at_a_prop(rooms: Rooms) -> None:
    ada, cal = rooms.connect(initial.ADA), rooms.connect(initial.CAL)
    place = {"roomId": initial.ROOM, "propId": initial.PROP}

    def nearest(client: Client) -> list[str]:
        return [one["title"] for one in client.get("getPropSessions", place)["sessions"]]

    assert nearest(ada) == ["Opening talk", "Questions and answers"]
    made(ada, propId=initial.PROP, title="Later", startDate=NOW + 30 * HOUR, eventId=initial.SMALL)
    made(ada, propId=initial.PROP, title="Sooner", startDate=NOW + 2 * HOUR, eventId=initial.SMALL)
    made(ada, propId=initial.SECOND_PROP, title="Elsewhere", eventId=initial.SMALL)
    assert nearest(ada) == ["Opening talk", "Sooner"]
    assert nearest(cal) == ["Sooner", "Later"], "without what cal may not see"
    rooms.controller.advance(4 * HOUR)
    assert nearest(ada) == ["Questions and answers", "Later"]
    rooms.fails(ada, 802, "data.roomId", "getPropSessions", {**place, "roomId": initial.OTHER_ROOM})
    rooms.fails(cal, 803, "data.roomId", "getPropSessions", {"roomId": initial.GUARDED_ROOM, "propId": "p0"})
    for prop in ("", "p0", initial.OTHER_PROP):
        rooms.fails(ada, 404, "data.propId", "getPropSessions", {**place, "propId": prop})


def test_all_sessions_of_an_event_come_at_once(rooms: Rooms) -> None:
    ada = rooms.connect(initial.ADA)
    rooms.seed(sessions=500)
    assert len(ada.get("getSessions", {"eventId": initial.FAIR})["sessions"]) == 503
    rooms.seed(events=500)
    assert len(ada.get("getEvents", {"source": OURS})["events"]) == 502
