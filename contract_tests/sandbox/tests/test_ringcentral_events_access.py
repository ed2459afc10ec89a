"""RingCentral Events' sandbox: who may call, and what tests ask of it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from .ringcentral_events import EVENT, LINK, NAMING, OPERATIONS, START, Caller, enveloped

# Access


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_every_operation_wants_a_token_that_counts(caller: Caller, method: str, path: str) -> None:
    good, expired = caller.vendor.credentials()["bearer"], caller.token("expired")
    for wrong in (f"Bearer {'0' * 43}", f"Bearer {expired}", f"Basic {good}", good, "Bearer", "", "Bearer \xff"):
        sent = {b"Authorization": wrong.encode("latin-1")}
        assert caller.refused(401, method, path, token=None, headers=sent) == [{}]
    assert caller.refused(401, method, path, token=None) == [{}]


@pytest.mark.parametrize(("method", "path", "status"), NAMING)
def test_another_organizations_thing_is_refused_as_documented(
    caller: Caller, method: str, path: str, status: int
) -> None:
    stranger = caller.token("stranger")
    assert caller.refused(status, method, path, token=stranger, content=b"[") == [{}]
    assert caller.refused(status, method, path, caller.body(method, path), token=stranger) == [{}]


@pytest.mark.parametrize(("method", "path"), [(method, path) for method, path, _ in NAMING])
def test_what_is_no_id_is_not_found(caller: Caller, method: str, path: str) -> None:
    for id in ("0" * 25, "x", "%00", "%F0%9F%98%80", "1%2F0", "%FF", "9" * 5000):
        nowhere = path[: path.index("{")] + id + path[path.index("}") + 1 :]
        if "/scheduleItems/{scheduleItemId}" in path:
            answer = caller.ask(method, nowhere)
            assert (answer.status_code, answer.content) == (404, b"")
        else:
            assert caller.refused(404, method, nowhere) == [{}]


def test_an_id_of_another_kind_is_not_found(caller: Caller) -> None:
    known = {name: values[0] for name, values in caller.vendor.known().items() if len(values[0]) == 25}
    assert len({*known.values()}) == len(known) - 1 == 9  # a schedule item has two names
    for name, id in known.items():
        for kind in ("events", "registrations", "tickets", "magicLinks", "reports", "organizations"):
            if not name.startswith(kind[:-1]):
                caller.refused(404, "GET", f"/v1/{kind}/{id}")


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_every_operation_succeeds_for_what_is_known(caller: Caller, method: str, path: str) -> None:
    for token in caller.vendor.credentials().values():
        answer = caller.ask(method, path, caller.body(method, path), token=token)
        assert answer.status_code in (200, 201, 202, 204), answer.text


def test_a_user_sees_the_organizations_that_are_theirs(caller: Caller) -> None:
    def names(user: str) -> list[str]:
        page = caller.get("/v1/organizations", token=caller.token(user))
        return [one["attributes"]["name"] for one in page["data"]]

    assert names("owner") == ["Meadow Conferences"]
    assert names("stranger") == ["Harbour Meetups"]
    assert sorted(names("both")) == ["Harbour Meetups", "Meadow Conferences"]
    for user in ("owner", "both"):
        caller.get("/v1/events/{eventId}", token=caller.token(user))


def test_a_token_expires_by_the_clock_and_an_api_key_does_not(caller: Caller) -> None:
    token = caller.vendor.credentials()["oauth2"]
    caller.sandbox.clock.advance(7199)
    caller.get("/v1/health", token=token)
    caller.sandbox.clock.advance(1)
    caller.refused(401, "GET", "/v1/health", token=token)
    assert caller.get("/v1/health") == {"status": "ok"}


# What tests ask


def test_a_new_world_is_the_same_world(caller: Caller) -> None:
    caller.ask("DELETE", "/v1/magicLinks/{magicLinkId}")
    caller.sandbox.reset()
    other = Caller()
    for one in (caller, other):
        assert one.vendor.show() == other.vendor.show()
        assert one.vendor.known() == other.vendor.known()
        assert one.vendor.credentials() == other.vendor.credentials()
    assert len({*caller.vendor.credentials().values(), *caller.vendor.stranger().values()}) == 4
    other.close()


def test_what_is_known_exists_and_belongs_together(caller: Caller) -> None:
    known = caller.vendor.known()
    assert all(known.values())
    for kind in ("event", "ticket", "registration", "magicLink", "report", "scheduleItem", "organization"):
        for id in known[f"{kind}Id"]:
            assert caller.ask("GET", f"/v1/{kind}s/{id}").status_code in (200, 202)
    assert known["registrationId"][0] in caller.ids("/v1/events/{eventId}/registrations")
    assert caller.get("/v1/registrations/{registrationId}")["data"]["attributes"]["ticketId"] == known["ticketId"][0]
    assert known["magicLinkId"][0] in caller.ids("/v1/tickets/{ticketId}/magicLinks")
    assert known["scheduleId"] == known["scheduleItemId"]
    assert caller.ask("GET", "/v1/reports/{reportId}/download").status_code == 200
    caller.ask("DELETE", "/v1/magicLinks/{magicLinkId}")
    assert known["magicLinkId"][0] not in caller.vendor.known()["magicLinkId"]


def test_what_is_shown_has_no_secrets(caller: Caller) -> None:
    caller.make("/v1/organizations/{organizationId}/events", enveloped("event", **EVENT, password="open sesame"))
    link = caller.make("/v1/tickets/{ticketId}/magicLinks", enveloped("magicLink", **LINK))
    shown = json.dumps(caller.vendor.show())
    client = caller.vendor.reseed({"client": True})
    secrets = [*caller.vendor.credentials().values(), *client.values(), "open sesame", link["attributes"]["magicLink"]]
    assert not [one for one in secrets if one in shown]
    assert link["id"] in shown
    assert START.strftime("%Y") in shown


@pytest.mark.parametrize(
    "wanted",
    [
        {"things": 1},
        {"registrations": 0},
        {"registrations": True},
        {"registrations": "1"},
        {"registrations": {"count": 1, "eventId": "x"}},
        {"registrations": {"count": 1, "ticketId": {}}},
        {"registrations": {"count": 1, "at": "yesterday"}},
        {"registrations": {"count": 2, "every": "1"}},
        {"registrations": {"count": 1, "odd": 1}},
        {"registrations": 20_001},
        {"change": {}},
        {"change": {"registrationId": None}},
        {"redeem": "x"},
        {"redeem": {"magicLinkId": "x"}},
        {"magicLinks": {"count": 1, "ticketId": "x"}},
        {"events": None},
        {"reports": {"count": 1, "type": "x"}},
        {"token": "nobody"},
        {"client": "owner"},
        {"code": "https://app.example"},
        {"code": {"client_id": "x", "redirect_uri": "x"}},
    ],
)
def test_what_cannot_be_seeded_is_said(caller: Caller, wanted: dict[str, Any]) -> None:
    before = json.dumps(caller.vendor.show())
    with pytest.raises(ValueError, match=r"known|wanted|wants|every|is no|is not a date"):
        caller.vendor.reseed(wanted)
    assert json.dumps(caller.vendor.show()) == before
