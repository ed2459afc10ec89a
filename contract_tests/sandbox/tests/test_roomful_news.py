"""Roomful: who is told of changes to sessions: everyone concerned and nobody else, once, and in order."""

from __future__ import annotations

from typing import Any

from contract_tests.sandbox.vendors.roomful.seed import initial

from .roomful import FINE, MEETING, Client, Rooms

UPDATED, DELETED = "social:sessionUpdated", "social:sessionDeleted"


def watching(rooms: Rooms, *who: str) -> list[Client]:
    """Connect people, past their greeting."""
    clients = [rooms.connect(one, version=3 + index % 2) for index, one in enumerate(who)]
    for client in clients:
        client.news()
    return clients


def titles(client: Client) -> list[str]:
    """Return what somebody is told, as titles and ids; assert that every event is whole."""
    told = []
    for name, payload in client.news():
        assert payload["error"] == FINE
        assert payload.keys() == {"data", "error"}
        told.append(payload["data"]["session"]["title"] if name == UPDATED else payload["data"]["sessionId"])
    return told


def test_the_life_of_a_session_is_told_in_order_to_those_it_concerns(rooms: Rooms) -> None:
    ada, bea, cal, fay = watching(rooms, initial.ADA, initial.BEA, initial.CAL, initial.FAY)
    said: dict[str, Any] = {**MEETING, "eventId": initial.SMALL}
    guests = [{"userId": initial.BEA}]
    id = ada.get("createSession", {"session": {**said, "title": "1"}, "usersToInvite": guests})["session"]["id"]
    ada.get("updateSession", {"session": {"id": id, "title": "2"}})
    cal.get("joinSession", {"sessionId": id})
    ada.get("updateSession", {"session": {"id": id, "title": "3"}})
    cal.get("declineSessionJoin", {"sessionId": id})
    ada.get("updateSession", {"session": {"id": id, "title": "4"}})
    ada.get("deleteUserSessionInvitations", {"sessionId": id, "usersToInvite": [initial.BEA]})
    ada.get("updateSession", {"session": {"id": id, "title": "5"}})
    ada.get("deleteSession", {"sessionId": id})
    assert titles(ada) == ["1", "2", "2", "3", "3", "4", "4", "5", id]
    assert titles(bea) == ["1", "2", "2", "3", "3", "4", "4"]
    assert titles(cal) == ["2", "3", "3"]
    assert titles(fay) == []


def test_what_is_told_is_the_session_as_it_is(rooms: Rooms) -> None:
    ada, bea = watching(rooms, initial.ADA, initial.BEA)
    session = ada.get("updateSession", {"session": {"id": initial.QUESTIONS, "title": "Anew"}})["session"]
    assert bea.news() == ada.news() == [(UPDATED, {"data": {"session": session}, "error": FINE})]
    bea.get("joinSession", {"sessionId": initial.QUESTIONS})
    ((_, told),) = ada.news()
    assert [one["id"] for one in told["data"]["session"]["joinedUsers"]] == [initial.BEA]


def test_everybody_is_told_on_all_their_connections(rooms: Rooms) -> None:
    token = rooms.token(initial.BEA)
    ada, phone, anonymous = watching(rooms, initial.ADA, initial.BEA, "")
    first = rooms.connect(token=token)
    second = rooms.connect(token=token, more="&isAdditional=true")
    ada.get("updateSession", {"session": {"id": initial.QUESTIONS, "title": "Anew"}})
    for client in (phone, first, second):
        assert [name for name, _ in client.news() if name == UPDATED] == [UPDATED]
    assert anonymous.news() == []
    second.close()
    ada.get("updateSession", {"session": {"id": initial.QUESTIONS, "title": "Again"}})
    assert [name for name, _ in first.news()] == [UPDATED]


def test_what_fails_or_shows_is_told_to_nobody(rooms: Rooms) -> None:
    ada, bea = watching(rooms, initial.ADA, initial.BEA)
    rooms.fails(bea, 403, "data.session.id", "updateSession", {"session": {"id": initial.QUESTIONS, "title": "x"}})
    rooms.fails(ada, 400, "data.session.title", "updateSession", {"session": {"id": initial.QUESTIONS, "title": 5}})
    ada.get("getSession", {"sessionId": initial.QUESTIONS})
    ada.get("updateEvent", {"eventId": initial.FAIR, "event": {"title": "Fair"}})
    assert (ada.news(), bea.news()) == ([], [])


def test_the_end_of_an_event_is_the_end_of_its_sessions(rooms: Rooms) -> None:
    ada, bea, cal = watching(rooms, initial.ADA, initial.BEA, initial.CAL)
    ada.get("deleteEvent", {"eventId": initial.FAIR})
    assert titles(ada) == [initial.QUESTIONS, initial.TALK]
    assert titles(bea) == [initial.QUESTIONS, initial.SLOT]
    assert titles(cal) == []


def test_many_watchers_hear_the_same_in_the_same_order(rooms: Rooms) -> None:
    made = rooms.seed(join=20)
    watchers = [rooms.connect(token=token) for token in made["tokens"]]
    ada = rooms.connect(initial.ADA)
    for index in range(25):
        ada.get("updateSession", {"session": {"id": initial.QUESTIONS, "title": str(index)}})
    for watcher in watchers:
        watcher.heard = [one for one in watcher.heard if one[0] != "user_info"]
        assert titles(watcher) == [str(index) for index in range(25)]
