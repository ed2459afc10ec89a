"""Roomful: who is invited, in which ways and as what; who joins and who declines."""

from __future__ import annotations

from typing import Any

import pytest

from contract_tests.sandbox.vendors.roomful.seed import initial

from .roomful import HOUR, MEETING, Client, Rooms

PRIVATE = {**MEETING, "eventId": initial.SMALL, "sessionType": 1}


def made(client: Client, *invitations: Any, **said: Any) -> Any:
    data = {"session": {**PRIVATE, **said}, "usersToInvite": list(invitations)}
    return client.get("createSession", data)["session"]


def people(client: Client, id: str) -> tuple[dict[str, int], list[str]]:
    """Return who is invited as what, and who joined."""
    session = client.get("getSession", {"sessionId": id})["session"]
    invited = {one["user"]["id"]: one["role"] for one in session["invitedUsers"]}
    return invited, [one["id"] for one in session["joinedUsers"]]


@pytest.mark.parametrize(
    "way",
    [
        {"userId": initial.CAL},
        {"facebook": "314159:271828"},
        {"emails": ["CAL@example.com"]},
        {"phones": ["+12025550143"]},
        {"emails": ["nobody@example.com"], "phones": ["+1", "+12025550143"]},
    ],
    ids=["userId", "facebook", "emails", "phones", "several"],
)
def test_people_are_invited_in_four_ways(rooms: Rooms, way: dict[str, Any]) -> None:
    bea, cal = rooms.connect(initial.BEA), rooms.connect(initial.CAL)
    id = made(bea)["id"]
    rooms.fails(cal, 403, "data.sessionId", "getSession", {"sessionId": id})
    assert bea.get("inviteUsersToSession", {"sessionId": id, "usersToInvite": [{**way, "role": 2}]}) is None
    assert people(cal, id) == ({initial.CAL: 2}, [])


def test_who_has_no_account_is_written_to_and_shown_nowhere(rooms: Rooms) -> None:
    bea = rooms.connect(initial.BEA)
    strangers = {"emails": ["new@example.com", "dan@example.com", ""], "phones": ["+1"], "facebook": "1:2"}
    session = made(bea, strangers, strangers)
    assert session["invitedUsers"] == []
    (kept,) = [one for one in rooms.controller.state("roomful")["sessions"] if one["id"] == session["id"]]
    assert kept["letters"] == ["1:2", "new@example.com", "dan@example.com", "", "+1"]


def test_a_user_who_is_not_there_is_named_and_nobody_is_invited(rooms: Rooms) -> None:
    bea = rooms.connect(initial.BEA)
    id = made(bea, {"userId": initial.FAY})["id"]
    for unknown in ("u0", "", initial.DAN, "cal@example.com"):
        invitations = [{"userId": initial.CAL}, {"userId": unknown}]
        path = "data.usersToInvite[1].userId"
        rooms.fails(bea, 1021, path, "inviteUsersToSession", {"sessionId": id, "usersToInvite": invitations})
        rooms.fails(bea, 1021, path, "createSession", {"session": PRIVATE, "usersToInvite": invitations})
    assert people(bea, id) == ({initial.FAY: 0}, [])


def test_inviting_again_changes_the_role(rooms: Rooms) -> None:
    bea = rooms.connect(initial.BEA)
    id = made(bea, {"userId": initial.CAL, "role": 1}, {"userId": initial.FAY, "emails": ["ada@example.com"]})["id"]
    assert people(bea, id)[0] == {initial.CAL: 1, initial.FAY: 0, initial.ADA: 0}
    bea.get("inviteUsersToSession", {"sessionId": id, "usersToInvite": [{"phones": ["+12025550143"], "role": 2}]})
    assert people(bea, id)[0] == {initial.CAL: 2, initial.FAY: 0, initial.ADA: 0}
    bea.get("inviteUsersToSession", {"sessionId": id, "usersToInvite": [{}]})
    assert len(people(bea, id)[0]) == 3


def test_invitations_are_taken_back_by_the_ids_of_users(rooms: Rooms) -> None:
    bea, cal = rooms.connect(initial.BEA), rooms.connect(initial.CAL)
    id = made(bea, {"userId": initial.CAL}, {"userId": initial.FAY})["id"]
    for code, wrong in ((1021, "u0"), (1021, initial.DAN), (409, initial.ADA)):
        data = {"sessionId": id, "usersToInvite": [initial.CAL, wrong]}
        rooms.fails(bea, code, "data.usersToInvite[1]", "deleteUserSessionInvitations", data)
    data = {"sessionId": id, "usersToInvite": [initial.CAL, initial.CAL]}
    assert bea.get("deleteUserSessionInvitations", data) is None
    assert people(bea, id) == ({initial.FAY: 0}, [])
    rooms.fails(cal, 403, "data.sessionId", "joinSession", {"sessionId": id})


def test_a_public_session_is_everybodys_who_sees_the_event(rooms: Rooms) -> None:
    ada, cal, dan = (rooms.connect(who) for who in (initial.ADA, initial.CAL, initial.DAN))
    for one in (ada, cal):
        assert one.get("joinSession", {"sessionId": initial.TABLE}) is None
        rooms.fails(one, 409, "data.sessionId", "joinSession", {"sessionId": initial.TABLE})
    rooms.fails(dan, 404, "data.sessionId", "joinSession", {"sessionId": initial.TABLE})
    assert people(ada, initial.TABLE) == ({initial.CAL: 0}, [initial.ADA, initial.CAL])


def test_a_private_session_is_its_owners_and_who_is_invited(rooms: Rooms) -> None:
    bea, cal, fay = (rooms.connect(who) for who in (initial.BEA, initial.CAL, initial.FAY))
    id = made(bea, {"userId": initial.CAL})["id"]
    for name in ("joinSession", "getSession"):
        rooms.fails(fay, 403, "data.sessionId", name, {"sessionId": id})
    assert id not in [one["id"] for one in fay.get("getSessions", {"eventId": initial.SMALL})["sessions"]]
    for one in (bea, cal):
        one.get("joinSession", {"sessionId": id})
        assert id in [session["id"] for session in one.get("getSessions", {"eventId": initial.SMALL})["sessions"]]
    assert people(bea, id) == ({initial.CAL: 0}, [initial.BEA, initial.CAL])


def test_an_invitation_opens_a_session_of_an_event_that_one_does_not_see(rooms: Rooms) -> None:
    ada, cal = rooms.connect(initial.ADA), rooms.connect(initial.CAL)
    for event in (initial.FAIR, initial.DRAFT):
        id = made(ada, eventId=event)["id"]
        rooms.fails(cal, 404, "data.sessionId", "joinSession", {"sessionId": id})
        ada.get("inviteUsersToSession", {"sessionId": id, "usersToInvite": [{"userId": initial.CAL}]})
        cal.get("joinSession", {"sessionId": id})
        rooms.fails(cal, 404, "data.eventId", "getEvent", {"eventId": event})


def test_an_open_slot_is_taken_once_until_it_is_left(rooms: Rooms) -> None:
    ada, bea = rooms.connect(initial.ADA), rooms.connect(initial.BEA)
    ada.get("joinSession", {"sessionId": initial.SLOT})
    rooms.fails(bea, 409, "data.sessionId", "joinSession", {"sessionId": initial.SLOT})
    ada.get("declineSessionJoin", {"sessionId": initial.SLOT})
    bea.get("joinSession", {"sessionId": initial.SLOT})
    assert people(ada, initial.SLOT) == ({}, [initial.BEA])


def test_a_session_is_full_at_the_limit_of_its_event(rooms: Rooms) -> None:
    bea, cal, fay = (rooms.connect(who) for who in (initial.BEA, initial.CAL, initial.FAY))
    id = made(bea, sessionType=0)["id"]
    for one in (bea, cal):
        one.get("joinSession", {"sessionId": id})
    rooms.fails(fay, 409, "data.sessionId", "joinSession", {"sessionId": id})
    fay.get("joinSession", {"sessionId": initial.TABLE})
    bea.get("updateEvent", {"eventId": initial.SMALL, "event": {"participantLimit": 0}})
    fay.get("joinSession", {"sessionId": id})


def test_what_is_over_is_joined_no_more_unless_it_comes_again(rooms: Rooms) -> None:
    bea, cal = rooms.connect(initial.BEA), rooms.connect(initial.CAL)
    once, weekly = (made(bea, sessionType=0, isRecurring=again)["id"] for again in (False, True))
    rooms.controller.advance(2 * HOUR)
    rooms.fails(cal, 409, "data.sessionId", "joinSession", {"sessionId": once})
    cal.get("joinSession", {"sessionId": weekly})


def test_declining_ends_an_invitation_and_a_participation(rooms: Rooms) -> None:
    bea, cal, fay = (rooms.connect(who) for who in (initial.BEA, initial.CAL, initial.FAY))
    id = made(bea, {"userId": initial.CAL})["id"]
    cal.get("joinSession", {"sessionId": id})
    assert cal.get("declineSessionJoin", {"sessionId": id}) is None
    assert people(bea, id) == ({}, [])
    for one in (cal, fay):
        rooms.fails(one, 409, "data.sessionId", "declineSessionJoin", {"sessionId": id})
    rooms.fails(rooms.connect(initial.DAN), 404, "data.sessionId", "declineSessionJoin", {"sessionId": id})
