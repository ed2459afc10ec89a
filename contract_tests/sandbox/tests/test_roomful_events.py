"""Roomful: events from the draft to the end, and who sees them."""

from __future__ import annotations

from contract_tests.sandbox.vendors.roomful.seed import initial

from .roomful import FAIR, HOUR, MEETING, NOW, OURS, Rooms

COMMUNITY = f"community:{initial.NETWORK}:{initial.COMMUNITY}"


def test_a_new_event_is_a_draft_with_all_members(rooms: Rooms) -> None:
    ada = rooms.connect(initial.ADA)
    said = {**FAIR, "roomId": initial.ROOM, "price": 0.5, "customData": {"a": [1, None, {"b": True}]}}
    event = ada.get("createEvent", {"source": COMMUNITY, "event": said, "formSchema": {"x": {"type": "text"}}})["event"]
    id = event.pop("id")
    assert event == {
        **said,
        "created": NOW,
        "updated": NOW,
        "sourceString": COMMUNITY,
        "sourceType": "community",
        "sourcePk": initial.COMMUNITY,
        "networkId": initial.NETWORK,
        "description": "",
        "previewResourceId": "",
        "participantLimit": 0,
        "status": 0,
        "formSchema": {"x": {"type": "text"}},
    }
    assert ada.get("getEvent", {"eventId": id})["event"] == {"id": id, **event}
    event = ada.get("createEvent", {"source": OURS, "event": FAIR})["event"]
    assert (event["sourceType"], event["sourcePk"], event["formSchema"]) == ("network", initial.NETWORK, {})


def test_an_update_changes_what_is_sent(rooms: Rooms) -> None:
    ada = rooms.connect(initial.ADA)
    before = ada.get("getEvent", {"eventId": initial.DRAFT})["event"]
    rooms.controller.advance(60)
    change = {"title": "Winter fair", "customData": {"url": "https://fair.example.com"}}
    event = ada.get("updateEvent", {"eventId": initial.DRAFT, "event": change})["event"]
    assert event == {**before, **change, "updated": NOW + 60}
    event = ada.get("updateEvent", {"eventId": initial.DRAFT, "formSchema": {"a": 1}})["event"]
    assert event == {**before, **change, "updated": NOW + 60, "formSchema": {"a": 1}}


def test_an_event_that_goes_on_can_be_sent_back_as_it_was(rooms: Rooms) -> None:
    ada = rooms.connect(initial.ADA)
    event = ada.get("getEvent", {"eventId": initial.FAIR})["event"]
    assert event["startDate"] < NOW
    rooms.controller.advance(100 * HOUR)
    rooms.seed(delete_room=initial.ROOM)
    names = ["title", "startDate", "endDate", "roomId", "price", "participantLimit", "customData"]
    said = {name: event[name] for name in names}
    assert ada.get("updateEvent", {"eventId": initial.FAIR, "event": said})["event"]["title"] == event["title"]
    rooms.fails(ada, 400, "data.event.endDate", "updateEvent", {"eventId": initial.FAIR, "event": {"endDate": NOW}})


def test_a_draft_is_its_owners_until_it_is_published(rooms: Rooms) -> None:
    ada, bea, cal = (rooms.connect(who) for who in (initial.ADA, initial.BEA, initial.CAL))
    id = ada.get("createEvent", {"source": OURS, "event": {**FAIR, "roomId": initial.ROOM}})["event"]["id"]
    for name in ("getEvent", "updateEvent", "publishEvent", "deleteEvent", "getSessions"):
        rooms.fails(bea, 404, "data.eventId", name, {"eventId": id})
    rooms.fails(bea, 404, "data.session.eventId", "createSession", {"session": {**MEETING, "eventId": id}})
    assert id not in [one["id"] for one in bea.get("getEvents", {"source": OURS})["events"]]
    assert id in [one["id"] for one in ada.get("getEvents", {"source": OURS})["events"]]
    assert ada.get("publishEvent", {"eventId": id})["event"]["status"] == 1
    for one in (bea, cal):
        assert one.get("getEvent", {"eventId": id})["event"]["id"] == id
        assert id in [event["id"] for event in one.get("getEvents", {"source": OURS})["events"]]
    rooms.fails(ada, 409, "data.eventId", "publishEvent", {"eventId": id})


def test_others_may_see_an_event_and_not_change_it(rooms: Rooms) -> None:
    bea, cal, dan = (rooms.connect(who) for who in (initial.BEA, initial.CAL, initial.DAN))
    for name in ("updateEvent", "publishEvent", "deleteEvent"):
        rooms.fails(bea, 403, "data.eventId", name, {"eventId": initial.FAIR})
        for one in (cal, dan):
            rooms.fails(one, 404, "data.eventId", name, {"eventId": initial.FAIR})
    assert bea.get("getEvent", {"eventId": initial.FAIR})
    rooms.fails(cal, 404, "data.eventId", "getEvent", {"eventId": initial.FAIR})


def test_a_network_is_not_its_communities(rooms: Rooms) -> None:
    ada, fay = rooms.connect(initial.ADA), rooms.connect(initial.FAY)
    lists = {source: ada.get("getEvents", {"source": source})["events"] for source in (OURS, COMMUNITY)}
    assert [one["id"] for one in lists[OURS]] == [initial.DRAFT, initial.SMALL]
    assert [one["id"] for one in lists[COMMUNITY]] == [initial.FAIR]
    for source in (OURS, f"network:{initial.OTHER_NETWORK}"):
        assert len(fay.get("getEvents", {"source": source})["events"]) == 1, "of either of two networks"


def test_a_source_is_one_that_is_there_and_ones_own(rooms: Rooms) -> None:
    cal = rooms.connect(initial.CAL)
    strange = f"community:{initial.NETWORK}:{initial.OTHER_COMMUNITY}"
    for code, source in (
        (404, "network:n0"),
        (404, f"community:{initial.NETWORK}:c0"),
        (404, f"community:n0:{initial.COMMUNITY}"),
        (404, strange),
        (403, f"network:{initial.OTHER_NETWORK}"),
        (403, COMMUNITY),
    ):
        rooms.fails(cal, code, "data.source", "getEvents", {"source": source})
        rooms.fails(cal, code, "data.source", "createEvent", {"source": source, "event": FAIR})


def test_the_room_of_an_event_is_one_that_its_owner_may_use(rooms: Rooms) -> None:
    bea = rooms.connect(initial.BEA)
    for code, room in ((802, "r0"), (802, initial.OTHER_ROOM), (803, initial.GUARDED_ROOM)):
        event = {**FAIR, "roomId": room}
        rooms.fails(bea, code, "data.event.roomId", "createEvent", {"source": OURS, "event": event})
        rooms.fails(
            bea, code, "data.event.roomId", "updateEvent", {"eventId": initial.SMALL, "event": {"roomId": room}}
        )
    ada = rooms.connect(initial.ADA)
    event = {**FAIR, "roomId": initial.GUARDED_ROOM}
    assert ada.get("createEvent", {"source": OURS, "event": event})["event"]["roomId"] == initial.GUARDED_ROOM


def test_times_are_in_order_and_not_over(rooms: Rooms) -> None:
    ada = rooms.connect(initial.ADA)
    for times, name in (
        ({"startDate": NOW + 9 * HOUR, "endDate": NOW + HOUR}, "endDate"),
        ({"startDate": NOW - 9 * HOUR, "endDate": NOW - 1}, "endDate"),
        ({"endDate": 0, "startDate": 0}, "endDate"),
    ):
        event = {**FAIR, **times}
        rooms.fails(ada, 400, f"data.event.{name}", "createEvent", {"source": OURS, "event": event})
        rooms.fails(ada, 400, f"data.event.{name}", "updateEvent", {"eventId": initial.DRAFT, "event": times})
    late = {"eventId": initial.DRAFT, "event": {"startDate": NOW + 9999 * HOUR}}
    rooms.fails(ada, 400, "data.event.startDate", "updateEvent", late)


def test_an_event_is_deleted_with_its_sessions(rooms: Rooms) -> None:
    ada = rooms.connect(initial.ADA)
    assert ada.get("deleteEvent", {"eventId": initial.FAIR}) is None
    for name in ("getEvent", "deleteEvent", "getSessions"):
        rooms.fails(ada, 404, "data.eventId", name, {"eventId": initial.FAIR})
    for id in (initial.QUESTIONS, initial.TALK, initial.SLOT):
        rooms.fails(ada, 404, "data.sessionId", "getSession", {"sessionId": id})
