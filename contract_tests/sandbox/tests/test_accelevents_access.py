"""Accelevents' sandbox: who may call, what is not found, and what tests ask for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from .accelevents import JOIN, OPERATIONS, SESSION, SESSIONS, WITH_SESSION, Summit, opened


@pytest.fixture
def summit() -> Iterator[Summit]:
    with opened() as summit:
        yield summit


# Access


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_every_operation_checks_key_event_and_session_in_this_order(summit: Summit, method: str, path: str) -> None:
    nowhere = path.replace("spring-summit", "nowhere")
    good = summit.vendor.credentials()["key"]
    summit.refused(401, 4010101, method, nowhere, key=None)
    for wrong in ("0" * 40, "", "x", good[:-1], good.upper(), "\xff"):
        sent = {b"Authorization": f"Bearer {wrong}".encode("latin-1"), b"Key": wrong.encode("latin-1")}
        summit.refused(401, 4010101, method, nowhere, key=None, headers=sent)
    summit.refused(404, 4040200, method, nowhere)
    stranger = summit.vendor.stranger()["key"]
    summit.refused(404, 4040200, method, path, key=stranger)
    if (method, path) in WITH_SESSION:
        summit.refused(404, 404800, method, path.replace("11601", "999"))


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_every_operation_succeeds_for_what_is_seeded(summit: Summit, method: str, path: str) -> None:
    assert summit.ask(method, path).status_code == 200


def test_reading_takes_the_key_in_either_header_and_joining_in_its_own(summit: Summit) -> None:
    key = summit.vendor.credentials()["key"]
    bearer, header = {"Authorization": f"Bearer {key}"}, {"Key": key}
    for path in (SESSIONS, SESSION):
        assert summit.ask("GET", path, key=None, headers=bearer).status_code == 200
        assert summit.ask("GET", path, key=None, headers={"Authorization": f"bearer {key}"}).status_code == 200
        assert summit.ask("GET", path, key=None, headers=header).status_code == 200
        for wrong in (key, f"Basic {key}", f"Bearer{key}", "Bearer"):
            summit.refused(401, 4010101, "GET", path, key=None, headers={"Authorization": wrong})
    summit.refused(401, 4010101, "PUT", JOIN, key=None, headers=bearer)
    summit.refused(401, 4010101, "PUT", JOIN, key=None, headers={"Key": f"Bearer {key}"})
    assert summit.ask("PUT", JOIN, key=None, headers={**header, "Authorization": "Bearer other"}).status_code == 200


def test_each_key_is_somebody(summit: Summit) -> None:
    keys = [summit.seed(key=role) for role in ("owner", "restricted", "limited", "without_ticket", "stranger")]
    assert len({*keys, summit.vendor.reseed({"attendee": "owner"})["key"]}) == 6
    assert keys[0] == summit.vendor.credentials()["bearer"]
    assert keys[-1] == summit.vendor.stranger()["key"]


def test_a_stranger_has_an_event_of_its_own(summit: Summit) -> None:
    stranger = summit.vendor.stranger()["key"]
    path = "/rest/events/elsewhere/session"
    assert summit.listed(path=path, key=stranger) == [11801]
    assert summit.ask("PUT", f"{path}/11801", key=stranger).status_code == 200
    summit.refused(404, 4040200, "GET", path)
    summit.refused(404, 4040200, "PUT", f"{path}/11801")


# What is not found


@pytest.mark.parametrize(("method", "path"), WITH_SESSION)
@pytest.mark.parametrize(
    "id",
    [
        *("0", "999", "-11601"),
        pytest.param("9" * 5000, id="digits"),
        pytest.param("11701", id="another-event"),
        pytest.param("11801", id="another-account"),
    ],
)
def test_what_is_no_session_of_the_event_is_not_found(summit: Summit, method: str, path: str, id: str) -> None:
    summit.refused(404, 404800, method, path.replace("11601", id), says="Session not found!")


@pytest.mark.parametrize(("method", "path"), WITH_SESSION)
@pytest.mark.parametrize(
    "id",
    [
        *("abc", "11601.0", "011601", "+11601", "-0", "1e4", "%00", "%F0%9F%98%80", "1160%2F1", "%FF", "...", "null"),
        *("11601%20", "%D9%A1", "11601%0A", "{sessionId}", "%20"),
        pytest.param("x" * 5000, id="letters"),
    ],
)
def test_what_is_no_number_is_malformed(summit: Summit, method: str, path: str, id: str) -> None:
    summit.refused(400, 400, method, path.replace("11601", id))
    summit.refused(404, 4040200, method, path.replace("11601", id).replace("spring-summit", "nowhere"))


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
@pytest.mark.parametrize(
    "event", ["nowhere", "Spring-Summit", "%20", "%00", "%FF", "%F0%9F%98%80", "a%2Fb", "x" * 5000, "spring-summit%20"]
)
def test_what_is_no_event_is_not_found(summit: Summit, method: str, path: str, event: str) -> None:
    summit.refused(404, 4040200, method, path.replace("spring-summit", event))


def test_an_unknown_address_and_a_wrong_method(summit: Summit) -> None:
    summit.refused(404, 404, "GET", "/rest/events")
    for method, path, allowed in (("DELETE", SESSIONS, "GET"), ("GET", JOIN, "PUT"), ("PUT", SESSION, "GET")):
        answer = summit.ask(method, path)
        assert (answer.status_code, answer.headers["allow"], answer.content) == (405, allowed, b"")


# What tests ask


def test_what_is_known_belongs_together_and_can_be_joined(summit: Summit) -> None:
    known = summit.vendor.known()
    event, session = known["eventurl"][0], known["sessionId"][0]
    assert summit.ask("PUT", f"/rest/events/{event}/session/{session}").status_code == 200
    for id in known["sessionId"]:
        assert summit.ask("GET", f"/rest/events/{event}/session/v2/{id}").status_code == 200
    (ticket,) = known["currentUserRegisteredEventTicketId"]
    assert session in summit.listed(f"currentUserRegisteredEventTicketId={ticket}")
    assert set(summit.vendor.credentials()) == set(summit.vendor.stranger()) == {"key", "bearer"}


def test_a_new_world_is_the_same_world(summit: Summit) -> None:
    state = summit.vendor
    summit.join(11601)
    summit.sandbox.reset()
    with opened() as other:
        assert summit.vendor is not state
        for one in (summit, other):
            assert one.vendor.show() == other.vendor.show()
            assert one.vendor.credentials() == other.vendor.credentials()
            assert one.get(SESSION) == other.get(SESSION)


def test_what_is_shown_has_no_secrets_and_does_not_age(summit: Summit) -> None:
    summit.join(11601)
    shown = json.dumps(summit.vendor.show())
    session = summit.get(SESSION)
    for secret in (*summit.vendor.people.keys, session["streamKey"], session["streamUrl"]):
        assert secret not in shown
    assert '"registered": [57941]' in shown
    summit.sandbox.clock.advance(10**7)
    assert json.dumps(summit.vendor.show()) == shown


def test_what_is_seeded_is_there(summit: Summit) -> None:
    event = summit.seed(event={})
    given = {"title": "Late", "format": "OTHER", "status": "HIDDEN", "capacity": 3, "allowed_late": 5, "position": 7}
    id = summit.seed(session={"event": event, "starts_in": 30, "lasts": 15, **given})
    session = summit.get(f"/rest/events/{event}/session/v2/{id}")
    assert (session["startTime"], session["endTime"]) == ("2030/05/15 14:30", "2030/05/15 14:45")
    assert [session[name] for name in ("title", "format", "status", "capacity")] == ["Late", "OTHER", "HIDDEN", 3]
    assert (session["allowedMinutesToJoinLate"], session["position"]) == (5, 7.0)
    summit.seed(move={"session": id})
    assert summit.seed(fill=id) == 3
    assert summit.get(f"/rest/events/{event}/session/v2/{id}")["sessionStats"]["registeredUserCount"] == 3
    assert summit.ask("PUT", f"/rest/events/{event}/session/{id}").json()["errorMessage"].startswith("Max user")


@pytest.mark.parametrize(
    "wanted",
    [
        {"events": 1},
        {"event": 1},
        {"event": {"zone": "Europe/Nowhere"}},
        {"event": {"zone": ""}},
        {"event": {"zone": "../etc"}},
        {"event": {"zone": 1}},
        {"sessions": 0},
        {"sessions": True},
        {"sessions": "1"},
        {"sessions": 10_001},
        {"session": {"event": "nowhere"}},
        {"session": {"format": "PARTY"}},
        {"session": {"status": None}},
        {"session": {"capacity": -1}},
        {"session": {"lasts": 0}},
        {"session": {"start": 1}},
        {"session": []},
        {"move": {}},
        {"move": {"session": 999}},
        {"move": {"session": 11601, "lasts": 10**9}},
        {"fill": 999},
        {"fill": "11602"},
        {"fill": 11601},
        {"ticket_type": {"sessions": 11601}},
        {"ticket_type": {"sessions": [1]}},
        {"ticket_type": {"limit": -1}},
        {"attendee": "nobody"},
        {"attendee": []},
        {"ticket": {"attendee": 8501}},
        {"ticket": {"attendee": 1, "type": 10801}},
        {"ticket": {"attendee": 8501, "type": 1}},
        {"key": "nobody"},
        {"key": None},
    ],
)
def test_what_cannot_be_seeded_is_said(summit: Summit, wanted: dict[str, Any]) -> None:
    before = json.dumps(summit.vendor.show())
    with pytest.raises(ValueError, match=r"known|knows|wants|wanted|there is no|there are"):
        summit.vendor.reseed(wanted)
    assert json.dumps(summit.vendor.show()) == before
