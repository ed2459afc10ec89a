"""GlobalMeet's sandbox: what tests can ask of its world."""

from __future__ import annotations

import json
from typing import Any

import pytest

from .globalmeet import CREATE, LIVE, NOW, OWN, SIGN_IN, STATUS, TEXTS, TREE, UPDATE, Meet, data


def test_limits_are_off_until_asked_for(meet: Meet) -> None:
    for _ in range(61):
        meet.result(TREE)
    assert meet.vendor.reseed({"limits": "published"})["limits"]["getFolderTree"] == 60
    for _ in range(60):
        meet.result(TREE)
    meet.refused(61, TREE)
    meet.refused(61, TREE, {"folder_id": "<b>"})
    meet.refused(12, TREE, token="0")
    meet.status(OWN)  # each call is counted by itself
    meet.result(TREE, token=meet.vendor.stranger()["token"])  # and for each account
    meet.sandbox.clock.advance(60 * 60)
    meet.result(TREE)
    meet.vendor.reseed({"limits": {"getEvent": 1}})
    meet.status(OWN)
    meet.refused(61, STATUS, {"event_id": OWN})
    meet.vendor.reseed({"limits": None})
    meet.status(OWN)


def test_a_call_returns_the_code_that_is_asked_for_and_does_nothing(meet: Meet) -> None:
    for code in (0, 12, 61, 70):
        meet.vendor.reseed({"returns": {"createEvent": code}})
        meet.status(OWN)
        meet.refused(code, CREATE, data(LIVE))
        meet.create()
    meet.vendor.reseed({"returns": {"createToken": 11, "getFolderTree": 99, "getEvent": 1}})
    meet.refused(11, SIGN_IN, token=None)
    assert meet.answer(TREE)["result"] == {"returnCode": 99, "error": TEXTS[0]}
    meet.status(OWN)


def test_a_partial_success_has_done_its_work(meet: Meet) -> None:
    meet.vendor.reseed({"returns": {"updateEvent": 2}})
    told = meet.answer(UPDATE, data({"event_id": OWN}, event_title="In part"))
    event = told["result"].pop("event_data")
    assert told == {"currentTimestamp": NOW, "version": 3, "result": {"returnCode": 2, "error": "Partial Success"}}
    assert event["event_title"] == meet.status(OWN)["event_title"] == "In part"
    meet.vendor.reseed({"returns": {"updateEvent": 2}})
    meet.refused(72, UPDATE, data({"event_id": 1}), names="event_id")


def test_events_accounts_and_tokens_are_added(meet: Meet) -> None:
    made = meet.vendor.reseed({"events": 3})["events"]
    assert [meet.status(id)["event_title"] for id in made] == ["Event 1", "Event 2", "Event 3"]
    account = meet.vendor.reseed({"account": "third@webcast.example"})
    pair = {"username": account["username"], "password": account["password"]}
    for token in (account["token"], meet.result(SIGN_IN, pair, token=None)["authenticationData"]["token"]):
        home = {"folder_name": "Home of third@webcast.example", "folder_id": str(account["folder_id"])}
        assert meet.result(TREE, token=token) == {"folder_tree": home}
        meet.vendor.reseed({"expire": token})
        meet.refused(12, TREE, token=token)
    fresh = meet.vendor.reseed({"token": "third@webcast.example"})["token"]
    assert meet.result(CREATE, data(LIVE), token=fresh)["event_data"]["folder_name"] == home["folder_name"]


def test_what_is_known_belongs_together(meet: Meet) -> None:
    known = meet.vendor.known()
    assert known["event_id"][0] == OWN
    assert meet.result(TREE, {"folder_id": known["folder_id"][0]})["folder_tree"]["folder_name"] == "Webcasts"
    assert meet.status(OWN)["folder_name"] == "Webcasts"
    for id in known["event_id"]:
        meet.status(id)
    for id in known["folder_id"]:
        meet.result(TREE, {"folder_id": id})


def test_a_new_world_is_the_same_world(meet: Meet) -> None:
    state = meet.vendor
    meet.create()
    meet.vendor.reseed({"limits": {"getFolderTree": 1}, "returns": {"getFolderTree": 0}, "folders": 1})
    meet.sandbox.reset()
    other = Meet()
    assert meet.vendor is not state
    for one in (meet, other):
        assert one.vendor.show() == other.vendor.show()
        assert one.vendor.credentials() == other.vendor.credentials()
        assert one.vendor.known() == other.vendor.known()
        one.result(TREE)
        one.result(TREE)
    assert meet.create(guest_presenter_types="1,2") == other.create(guest_presenter_types="1,2")
    other.close()


def test_what_is_shown_has_no_secrets_and_tells_every_change(meet: Meet) -> None:
    before = json.dumps(meet.vendor.show())
    known = meet.vendor.known()
    pins = [link["pin"] for link in meet.update(OWN)["guest_presenter_links"]]
    for secret in (meet.token, meet.vendor.stranger()["token"], known["password"][0], *pins):
        assert secret not in before
    pair = {"username": known["username"][0], "password": known["password"][0]}
    assert json.dumps(meet.vendor.show()) == before
    meet.result(SIGN_IN, pair, token=None)
    assert json.dumps(meet.vendor.show()) != before


@pytest.mark.parametrize(
    "wanted",
    [
        {"event": 1},
        {"events": "1"},
        {"events": 0},
        {"events": True},
        {"folders": 10_001},
        {"account": ""},
        {"account": "owner"},
        {"account": "expired"},
        {"account": 1},
        {"token": "nobody"},
        {"token": []},
        {"expire": "nothing"},
        {"expire": {}},
        {"limits": {"createToken": 1}},
        {"limits": {"createEvent": 0}},
        {"limits": 5},
        {"returns": {"deleteEvent": 0}},
        {"returns": {"createEvent": "0"}},
        {"returns": {"createEvent": True}},
        {"returns": None},
    ],
    ids=str,
)
def test_what_cannot_be_seeded_is_said(meet: Meet, wanted: dict[str, Any]) -> None:
    before = json.dumps(meet.vendor.show())
    with pytest.raises(ValueError, match=r"known|wanted|is no account|wants"):
        meet.vendor.reseed(wanted)
    assert json.dumps(meet.vendor.show()) == before
    meet.create()
