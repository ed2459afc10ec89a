"""Roomful: signing in, and what the server says of a connection."""

from __future__ import annotations

from typing import Any

import pytest

from contract_tests.sandbox.vendors.roomful.seed import initial

from .roomful import FINE, NOW, OURS, Client, Rooms

SIGN_IN = "/api/v1/auth/signin"
ADA = {"email": "ada@example.com", "password": "correct horse battery staple"}


def test_address_and_password_give_a_session(rooms: Rooms) -> None:
    answer = rooms.http.post(SIGN_IN, json={**ADA, "email": "Ada@Example.com"})
    assert answer.status_code == 200
    token = answer.json()["data"].pop("session_token")
    assert answer.json() == {
        "data": {"session_token": token, "is_new": False, "need_verification": False},
        "error": FINE,
    }
    assert rooms.connect(token=token).get("getEvents", {"source": OURS})["events"]
    assert rooms.http.post(SIGN_IN, json=ADA).json()["data"]["session_token"] != token


@pytest.mark.parametrize(
    ("body", "code", "message"),
    [
        (b'{"email": "nobody@example.com", "password": ""}', 1021, "User not found"),
        (b'{"email": "ada@example.com", "password": "Correct horse battery staple"}', 1006, "Invalid password"),
        (b'{"email": "ada@example.com"}', 400, "password: required"),
        (b'{"password": "x"}', 400, "email: required"),
        (b'{"email": 5, "password": "x"}', 400, "email: is a text"),
        (b'{"email": "\\ud800", "password": "x"}', 400, "email: is not Unicode text"),
        (b'{"email": "a", "password": null}', 400, "password: is a text"),
        (b'{"email": "a", "password": "b", "c": 1}', 400, "c: unknown"),
        (b"[]", 400, "request: is one object"),
        (b"", 400, "request: is not JSON"),
        (b"\xff", 400, "request: is not JSON"),
        (b"[" * 100_000, 400, "request: is not JSON"),
    ],
)
def test_what_fails_says_so_in_the_body(rooms: Rooms, body: bytes, code: int, message: str) -> None:
    before = rooms.state()
    answer = rooms.http.post(SIGN_IN, content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 200
    assert answer.json() == {"error": {"status": True, "code": code, "message": message}}
    assert rooms.state() == before


def test_a_network_is_chosen_among_ones_own(rooms: Rooms) -> None:
    fay = {"email": "fay@example.com", "password": "fay's password"}
    for network in (initial.OTHER_NETWORK, initial.NETWORK):
        token = rooms.http.post(SIGN_IN, json=fay, headers={"X-Network": network}).json()["data"]["session_token"]
        ((name, told), *_) = rooms.connect(token=token).news()
        assert (name, told["data"]["network"]["id"]) == ("user_info", network)
    refused = rooms.http.post(SIGN_IN, json=ADA, headers={"X-Network": initial.OTHER_NETWORK}).json()
    assert refused["error"]["code"] == 403


@pytest.mark.parametrize("version", [4, 3])
def test_the_first_thing_said_is_who_is_signed_in(rooms: Rooms, version: int) -> None:
    ((name, told),) = rooms.connect(initial.BEA, version=version).news()
    assert (name, told["error"], told["data"]["isNew"]) == ("user_info", FINE, False)
    assert told["data"]["user"]["email"] == "bea@example.com"
    assert told["data"]["user"]["created"] == NOW
    assert told["data"]["user"]["avatar3D"]["assetSkins"] == {"coat": "red"}
    assert told["data"]["network"] == {
        "id": initial.NETWORK,
        "created": NOW,
        "updated": NOW,
        "fullName": "Example network",
        "type": "NetworkConference",
        "thumbnail": "",
        "parentNetworkId": "",
    }


@pytest.mark.parametrize("token", ["", "x0", "%00", "x" * 5000])
def test_without_a_good_session_a_connection_is_anonymous_and_cannot_call(rooms: Rooms, token: str) -> None:
    client = rooms.connect(token=token)
    ((name, told),) = client.heard
    assert (name, told["error"], told["data"]["isAnonymous"]) == ("anonymousConnection", FINE, True)
    for data in ({"source": OURS}, {}):
        rooms.fails(client, 401, "", "getEvents", data, id="a")
    assert client.answer(client.asked("social:getEvents"))["error"]["code"] == 401


def test_signing_in_for_an_anonymous_connection_tells_it(rooms: Rooms) -> None:
    waiting, other = rooms.connect(), rooms.connect()
    signed_in = rooms.connect(initial.BEA)
    for client in (waiting, signed_in):
        headers = {"X-Socket-Id": client.opening["sid"]}
        token = rooms.http.post(SIGN_IN, json=ADA, headers=headers).json()["data"]["session_token"]
        if client is waiting:
            expected = ("anonymousAuthorized", {"data": {"sessionId": token}, "error": FINE})
    assert waiting.news()[1:] == [expected]
    assert len(other.news()) == len(signed_in.news()) == 1
    assert rooms.http.post(SIGN_IN, json=ADA, headers={"X-Socket-Id": "nobody"}).json()["error"] == FINE


def ended(client: Client) -> Any:
    """Return the error with which a connection was ended."""
    assert client.closes() == 1000
    name, told = client.heard[-1]
    assert (name, told.keys()) == ("invalidConnection", {"error"})
    assert told["error"]["status"] is True
    return told["error"]["code"]


def test_a_connection_takes_the_place_of_the_others_of_its_session(rooms: Rooms) -> None:
    token = rooms.token(initial.ADA)
    first, elsewhere = rooms.connect(token=token), rooms.connect(initial.ADA)
    beside = rooms.connect(token=token, more="&isAdditional=true")
    assert first.get("getEvents", {"source": OURS})
    second = rooms.connect(token=token)
    assert [ended(one) for one in (first, beside)] == [409, 409]
    for one in (second, elsewhere):
        assert one.get("getEvents", {"source": OURS})


def test_a_session_ends_with_its_connections(rooms: Rooms) -> None:
    token = rooms.token(initial.ADA)
    client = rooms.connect(token=token)
    assert rooms.seed(sign_out=token) == {"sign_out": initial.ADA}
    assert ended(client) == 401
    ((name, _),) = rooms.connect(token=token).heard
    assert name == "anonymousConnection"


def test_the_other_network_is_as_if_it_were_not_there(rooms: Rooms) -> None:
    dan = rooms.connect(token=rooms.controller.known("roomful")["stranger"]["session"])
    for name in ("getEvent", "updateEvent", "publishEvent", "deleteEvent", "getSessions"):
        rooms.fails(dan, 404, "data.eventId", name, {"eventId": initial.FAIR})
    for name in ("getSession", "deleteSession", "joinSession", "declineSessionJoin"):
        rooms.fails(dan, 404, "data.sessionId", name, {"sessionId": initial.QUESTIONS})
    rooms.fails(dan, 404, "data.session.id", "updateSession", {"session": {"id": initial.QUESTIONS}})
    for name in ("inviteUsersToSession", "deleteUserSessionInvitations"):
        rooms.fails(dan, 404, "data.sessionId", name, {"sessionId": initial.QUESTIONS, "usersToInvite": []})
    rooms.fails(dan, 403, "data.source", "getEvents", {"source": OURS})
    rooms.fails(dan, 802, "data.roomId", "getPropSessions", {"roomId": initial.ROOM, "propId": initial.PROP})
