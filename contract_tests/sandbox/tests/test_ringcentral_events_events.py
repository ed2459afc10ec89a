"""RingCentral Events' sandbox: events, how they are made, and what they have."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from contract_tests.sandbox.vendors.ringcentral_events.timestamps import ZONES

from .ringcentral_events import EVENT, START, TIMES, Caller, enveloped

EVENTS = "/v1/organizations/{organizationId}/events"
COPIES = "/v1/events/{eventId}/duplications"


def attributes(caller: Caller, id: str) -> Any:
    return caller.get(f"/v1/events/{id}")["data"]["attributes"]


# Creating


def test_an_event_is_created_as_asked(caller: Caller) -> None:
    made = caller.make(EVENTS, enveloped("event", **EVENT, eventType="private_event", slug="party", description="!"))
    assert made["type"] == "event"
    assert made["attributes"] == {
        "id": made["id"],
        "createdAt": "2030-05-15T12:00:30Z",
        "description": "!",
        "metadata": {},
        "name": "New Year",
        "published": False,
        "slug": "party",
        "status": "upcoming",
        "timeEnd": "2031-01-01T12:00:00Z",
        "timeStart": "2031-01-01T10:00:00Z",
        "timezone": "Abu Dhabi",
        "type": "private_event",
    }
    assert (len(made["id"]), made["id"].isalnum()) == (25, True)
    assert attributes(caller, made["id"]) == made["attributes"]
    assert caller.all(EVENTS)[-1] == made
    for what in ("registrations", "tickets", "sessions", "stages", "booths", "scheduleItems", "reports"):
        assert caller.ids(f"/v1/events/{made['id']}/{what}") == []


INVALID: list[tuple[dict[str, Any], list[str]]] = [
    ({"timezone": "Mars"}, ["timezone"]),
    ({"timezone": "abu dhabi"}, ["timezone"]),
    ({"timezone": None}, ["timezone"]),
    ({"timeStart": "2031-01-01"}, ["timeStart"]),
    ({"timeStart": "2031-01-01T10:00:00"}, ["timeStart"]),
    ({"timeStart": "2031-02-30T10:00:00Z"}, ["timeStart"]),
    ({"timeStart": 1}, ["timeStart"]),
    ({"timeStart": "2031-01-01T12:00:01Z"}, ["timeEnd"]),
    ({"timeEnd": "2031-01-01T10:59:59+01:00"}, ["timeEnd"]),
    ({"name": 5, "currency": None}, ["name", "currency"]),
    ({"eventType": "party"}, ["eventType"]),
    ({"eventType": {}}, ["eventType"]),
    ({"attendeesVisiblity": "all"}, ["attendeesVisiblity"]),
    ({"networkType": []}, ["networkType"]),
    ({"color": "red"}, ["color"]),
    ({"color": "#12345"}, ["color"]),
    ({"color": "#fff\n"}, ["color"]),
    ({"doorsOpenBeforeMinutes": -1, "timerLength": 1.5}, ["doorsOpenBeforeMinutes", "timerLength"]),
    ({"doorsCloseAfterMinutes": True}, ["doorsCloseAfterMinutes"]),
    ({"hidePeopleArea": "true", "suppressEmails": 0}, ["hidePeopleArea", "suppressEmails"]),
    ({"slug": "meadow-summit"}, ["slug"]),
]


@pytest.mark.parametrize(("changes", "wrong"), INVALID)
def test_each_wrong_member_is_named(caller: Caller, changes: dict[str, Any], wrong: list[str]) -> None:
    body = enveloped("event", **{**EVENT, **changes})
    pointers = [{"pointer": f"/data/attributes/{name}"} for name in wrong]
    found = caller.refused(422, "POST", EVENTS, body)
    assert sorted(map(str, found)) == sorted(map(str, pointers))


def test_every_needed_member_that_is_missing_is_named(caller: Caller) -> None:
    found = caller.refused(422, "POST", EVENTS, enveloped("event", color=1))
    wanted = {f"/data/attributes/{name}" for name in (*EVENT, "color")}
    assert {one["pointer"] for one in found} == wanted


def test_what_is_at_the_limit_is_taken(caller: Caller) -> None:
    same = {"timeStart": "2031-01-01T10:00:00Z", "timeEnd": "2031-01-01T11:00:00+01:00"}
    made = caller.make(EVENTS, enveloped("event", **{**EVENT, **same, "color": "#AbC", "timerLength": 1.0}))
    assert made["attributes"]["timeStart"] == made["attributes"]["timeEnd"]
    slugs = [caller.make(EVENTS, enveloped("event", **EVENT))["attributes"]["slug"] for _ in range(2)]
    assert slugs == ["new-year-2", "new-year-3"]


def test_all_zones_are_labels(caller: Caller) -> None:
    assert len(ZONES) == 746
    for zone in ("International Date Line West", "Nuku'alofa", "Factory", "St. Petersburg"):
        made = caller.make(EVENTS, enveloped("event", **{**EVENT, "timezone": zone}))
        assert made["attributes"]["timezone"] == zone


def test_the_status_follows_the_clock(caller: Caller) -> None:
    start = START + datetime.timedelta(minutes=10)
    dated = {"timeStart": start.isoformat(), "timeEnd": (start + datetime.timedelta(minutes=5)).isoformat()}
    id = caller.make(EVENTS, enveloped("event", **{**EVENT, **dated}))["id"]
    seen = []
    for seconds in (0, 599, 1, 299, 1):
        caller.sandbox.clock.advance(seconds)
        seen.append(attributes(caller, id)["status"])
    assert seen == ["upcoming", "upcoming", "ongoing", "ongoing", "ended"]
    statuses = {one["attributes"]["name"]: one["attributes"]["status"] for one in caller.all(EVENTS)}
    assert (statuses["Meadow Summit"], statuses["Year in Review"], statuses["Planning Draft"]) == (
        "ongoing",
        "ended",
        "upcoming",
    )


# Templates


def test_a_template_fills_its_event_a_moment_later(caller: Caller) -> None:
    templates = caller.get("/v1/organizations/{organizationId}/templates")
    assert templates.keys() == {"data"}
    assert [one["attributes"]["name"] for one in templates["data"]].count("Webinar") == 1
    organization = caller.vendor.known()["organizationId"][0]
    asked = {"name": "Filled", "organizationId": organization, "auto_publish": True, "metadata": {"a": [1]}, **TIMES}
    made = caller.make("/v1/templates/{templateID}/event", enveloped("event", **asked, type="hidden_event"))
    shown = made["attributes"]
    assert (shown["published"], shown["metadata"], shown["type"]) == (True, {"a": [1]}, "hidden_event")
    stages = f"/v1/events/{made['id']}/stages"
    assert caller.ids(stages) == []
    caller.sandbox.clock.advance(30)
    assert len(caller.ids(stages)) == len(caller.ids(f"/v1/events/{made['id']}/tickets")) == 1


def test_a_template_is_for_its_own_organization(caller: Caller) -> None:
    both = caller.token("both")
    (other,) = (
        one["id"]
        for one in caller.get("/v1/organizations", token=both)["data"]
        if one["attributes"]["name"] == "Harbour Meetups"
    )
    wrong = [{"pointer": "/data/attributes/organizationId"}]
    for organization in (other, "x", ""):
        body = enveloped("event", name="X", organizationId=organization, **TIMES)
        for token in ("", both):
            assert caller.refused(422, "POST", "/v1/templates/{templateID}/event", body, token=token) == wrong


# Copies


def test_a_copy_appears_after_half_a_minute(caller: Caller) -> None:
    before = caller.all(EVENTS)
    answer = caller.ask("POST", COPIES)
    assert (answer.status_code, answer.content) == (202, b"")
    caller.sandbox.clock.advance(29)
    assert caller.all(EVENTS) == before
    caller.sandbox.clock.advance(1)
    copy = caller.all(EVENTS)[-1]
    original = caller.get("/v1/events/{eventId}")["data"]
    kept = ("name", "description", "metadata", "timeStart", "timeEnd", "timezone", "type")
    assert all(copy["attributes"][name] == original["attributes"][name] for name in kept)
    assert (copy["attributes"]["published"], copy["attributes"]["slug"]) == (False, "meadow-summit-2")
    for what in ("tickets", "sessions", "stages", "booths", "scheduleItems"):
        old, new = (caller.all(f"/v1/events/{id}/{what}") for id in (original["id"], copy["id"]))
        names = [sorted(one["attributes"]["name"] for one in things) for things in (old, new)]
        assert names[0] == names[1] != []
        assert not {one["id"] for one in old} & {one["id"] for one in new}
    stages = set(caller.ids(f"/v1/events/{copy['id']}/stages"))
    items = caller.all(f"/v1/events/{copy['id']}/scheduleItems")
    assert {one["attributes"]["areaId"] for one in items} == {*stages, None}
    assert len(caller.ids(f"/v1/scheduleItems/{items[0]['id']}/tags")) == 3
    assert caller.ids(f"/v1/events/{copy['id']}/registrations") == []
    assert all(one["attributes"]["claimed"] == 0 for one in caller.all(f"/v1/events/{copy['id']}/tickets"))


def test_a_copy_takes_what_is_said_of_it(caller: Caller) -> None:
    said = {"name": "Again", "auto_publish": True, "metadata": {}, "type": "hidden_event", **TIMES}
    assert caller.ask("POST", COPIES, enveloped("event", **said)).status_code == 202
    caller.sandbox.clock.advance(30)
    shown = caller.all(EVENTS)[-1]["attributes"]
    wanted = {**said, "published": True}
    del wanted["auto_publish"]
    assert {name: shown[name] for name in wanted} == wanted


def test_a_copy_that_is_given_a_start_alone_is_as_long_as_before(caller: Caller) -> None:
    for start, end in (("2031-01-01T00:00:00Z", "2031-01-03T00:00:00Z"), ("9999-12-31T00:00:00Z",) * 2):
        assert caller.ask("POST", COPIES, enveloped("event", timeStart=start)).status_code == 202
        caller.sandbox.clock.advance(30)
        shown = next(one["attributes"] for one in caller.all(EVENTS) if one["attributes"]["timeStart"] == start)
        assert shown["timeEnd"] == end or end == start


def test_a_copy_may_be_for_another_organization_of_the_user(caller: Caller) -> None:
    both = caller.token("both")
    organizations = {one["id"] for one in caller.get("/v1/organizations", token=both)["data"]}
    (other,) = organizations - {caller.vendor.known()["organizationId"][0]}
    body = enveloped("event", name="Moved", organizationId=other)
    assert caller.ask("POST", COPIES, body).status_code == 422
    assert caller.ask("POST", COPIES, body, token=both).status_code == 202
    caller.sandbox.clock.advance(30)
    listed = caller.get(f"/v1/organizations/{other}/events", token=caller.token("stranger"))["data"]
    assert [one["attributes"]["name"] for one in listed][-1] == "Moved"


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"data": {}},
        {"data": {"type": "event"}},
        enveloped("copy"),
        enveloped("event", name=None),
        enveloped("event", timezone="Mars"),
        enveloped("event", timeEnd="2001-01-01T00:00:00Z"),
        enveloped("event", timeStart="2031-01-01T00:00:00Z", timeEnd="2030-01-01T00:00:00Z"),
        enveloped("event", organizationId="x"),
        enveloped("event", metadata="x"),
    ],
)
def test_a_copy_that_cannot_be_is_refused_without_a_word(caller: Caller, body: Any) -> None:
    before = caller.vendor.show()
    answer = caller.ask("POST", COPIES, body)
    assert (answer.status_code, answer.content) == (422, b"")
    assert caller.vendor.show() == before


# What an event has


def test_the_schedule_says_where_each_entry_is(caller: Caller) -> None:
    items = caller.all("/v1/events/{eventId}/scheduleItems")
    stages = {one["id"]: one["attributes"]["name"] for one in caller.all("/v1/events/{eventId}/stages")}
    for item in items:
        shown = item["attributes"]
        assert caller.get(f"/v1/scheduleItems/{item['id']}")["data"] == item
        if shown["area"] == "stage":
            assert stages[shown["areaId"]] == shown["areaName"]
        else:
            assert (shown["areaId"], shown["areaName"]) == (None, None)
    assert len({item["attributes"]["area"] for item in items}) == 2


def test_booths_and_entries_have_tags_of_their_own(caller: Caller) -> None:
    for path, things in (("booths", "booths"), ("scheduleItems", "scheduleItems")):
        seen: list[str] = []
        for thing in caller.all(f"/v1/events/{{eventId}}/{things}"):
            tags = caller.all(f"/v1/{path}/{thing['id']}/tags", perPage=1)
            assert (len(tags), tags[0]["type"]) == (3, "tag")
            assert thing["attributes"]["name"] in [tag["attributes"]["name"] for tag in tags]
            seen += [tag["id"] for tag in tags]
        assert len({*seen}) == len(seen)
