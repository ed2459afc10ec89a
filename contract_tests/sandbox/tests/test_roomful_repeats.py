"""Roomful: a call that is made again, with the id of the device's last one, is answered and not carried out."""

from __future__ import annotations

from contract_tests.sandbox.vendors.roomful.seed import initial

from .roomful import FAIR, MEETING, OURS, Rooms

EVENT = {"source": OURS, "event": FAIR}


def test_the_same_id_has_the_same_reply_and_nothing_is_done(rooms: Rooms) -> None:
    ada, bea = rooms.connect(initial.ADA), rooms.connect(initial.BEA)
    data = {"session": MEETING, "usersToInvite": [{"userId": initial.BEA}]}
    first = ada.call("createSession", data, id="a")
    before = rooms.state()
    bea.news()
    for changed in (data, {}, {"session": {**MEETING, "title": "Another"}}):
        assert ada.call("createSession", changed, id="a") == first
    assert ada.call("getEvent", {"eventId": initial.FAIR}, id="a") == first, "only the id is looked at"
    assert rooms.state() == before
    assert bea.news() == []


def test_only_the_last_call_is_remembered(rooms: Rooms) -> None:
    ada = rooms.connect(initial.ADA)

    def made(id: str) -> str:
        return str(ada.get("createEvent", EVENT, id=id)["event"]["id"])

    first = made("a")
    assert made("a") == first
    second = made("b")
    assert second != first
    assert made("a") not in (first, second)
    last = made("a")
    ada.call("getEvents", {"source": OURS})
    assert made("a") != last, "a call without id is a call all the same"
    ada.call("getEvents", {"source": OURS}, id="x")
    assert ada.call("nothing", {}, id="x")["error"]["code"] == 404


def test_an_empty_id_is_never_compared(rooms: Rooms) -> None:
    ada = rooms.connect(initial.ADA)
    ids = {ada.get("createEvent", EVENT)["event"]["id"] for _ in range(3)}
    assert len(ids) == 3


def test_a_failure_is_repeated_too(rooms: Rooms) -> None:
    ada = rooms.connect(initial.ADA)
    failed = ada.call("joinSession", {"sessionId": "s0"}, id="a")
    assert failed["error"]["code"] == 404
    assert ada.call("joinSession", {"sessionId": initial.TALK}, id="a") == failed
    assert ada.get("joinSession", {"sessionId": initial.TALK}, id="b") is None


def test_a_device_is_a_session_on_whichever_connection(rooms: Rooms) -> None:
    token = rooms.token(initial.ADA)
    first = rooms.connect(token=token)
    made = first.call("createEvent", EVENT, id="a")
    again = rooms.connect(token=token, version=3)
    assert again.call("createEvent", EVENT, id="a") == made
    beside = rooms.connect(token=token, more="&isAdditional=true")
    assert beside.call("createEvent", EVENT, id="a") == made
    other = rooms.connect(initial.ADA)
    assert other.call("createEvent", EVENT, id="a")["data"]["event"]["id"] != made["data"]["event"]["id"]


def test_work_whose_answer_was_lost_is_done_once(rooms: Rooms) -> None:
    token = rooms.token(initial.ADA)
    ada = rooms.connect(token=token)
    rooms.controller.fail("disconnect", operation="createEvent", after=True)
    ada.asked("social:createEvent", {"data": EVENT, "event": {"id": "a"}})
    assert ada.closes() == 1000
    before = rooms.state()
    again = rooms.connect(token=token)
    assert again.call("createEvent", EVENT, id="a")["error"]["status"] is False
    assert rooms.state() == before
