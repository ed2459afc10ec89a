"""RingCentral Events' rules: what is wrong with a request is named, all of it at once, and changes nothing."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from ringcentral_events_client import ArgumentError, NotFoundError, RingCentralEvents, UnprocessableError, models

from contract_tests.harness.targets.targets import Target
from contract_tests.sandbox.admin.controller import Controller

from .raw_requests import enveloped, raw, refused
from .request_data import ADA, TIMES
from .seeded_ids import EVENT, ORGANIZATION, REGISTRATION, REPORT, TEMPLATE, TICKET, VENDOR


def nested(levels: int) -> bytes:
    return b'{"a":' * levels + b"1" + b"}" * levels


# Bodies

WHEN = {name: moment.isoformat() for name, moment in zip(("timeStart", "timeEnd"), TIMES.values(), strict=True)}
NEW_EVENT = {"name": "Evening", "currency": "EUR", "timezone": "UTC", **WHEN}
CODE = {"ticket_id": TICKET, **ADA}

# The operations that need a body: a good one, and the status for one that breaks the rules.
GOOD: dict[str, tuple[str, str, dict[str, Any], int]] = {
    "createEvent": ("POST", f"/v1/organizations/{ORGANIZATION}/events", enveloped("event", **NEW_EVENT), 422),
    "createEventFromTemplate": (
        "POST",
        f"/v1/templates/{TEMPLATE}/event",
        enveloped("event", name="Evening", organizationId=ORGANIZATION, timezone="UTC", **WHEN),
        422,
    ),
    "updateRegistration": (
        "PATCH",
        f"/v1/registrations/{REGISTRATION}",
        enveloped("Registration", metadata={"a": "b"}),
        422,
    ),
    "createTicket": ("POST", f"/v1/events/{EVENT}/tickets", enveloped("ticket", name="More", count=1), 422),
    "createMagicLink": (
        "POST",
        f"/v1/tickets/{TICKET}/magicLinks",
        enveloped("magicLink", email="ada@example.com", firstName="Ada", lastName="Moreau"),
        422,
    ),
    "createDataSubscription": (
        "POST",
        f"/v1/events/{EVENT}/dataSubscriptions",
        enveloped("dataSubscription", signals=["attendance"]),
        400,
    ),
}
TEXTS = ("analyticsCode", "currency", "description", "gdprText", "message", "password", "shortDescription", "slug")
OPTIONAL = {
    "duplicateEvent": f"/v1/events/{EVENT}/duplications",
    "createReport": f"/v1/events/{EVENT}/reports/registrations",
    "createVersionedReport": f"/v1/events/{EVENT}/reports/registrations/2",
}


@pytest.mark.parametrize("operation", [*GOOD, *OPTIONAL, "createRedeemCode"])
def test_what_is_no_json_object_is_a_bad_request(target: Target, world: Controller, operation: str) -> None:
    path = OPTIONAL.get(operation, "/v1/magic_link")
    method, path, *_ = GOOD.get(operation, ("POST", path))
    odd = (b'{"data": NaN}', b"\xff", b"[" * 5000, nested(101), b'{"a":1,"a":2}', b'{"a": "\\ud800"}', b'{"a": 1e400}')
    for body in (b"{", b"[]", b"null", b'"text"', b"7", *odd):
        assert refused(target, world, method, path, body) == [400, ""], body
    for media in ("text/plain", "application/x-www-form-urlencoded"):
        assert refused(target, world, method, path, b"{}", media=media) == [400, ""], media


def test_a_hundred_levels_and_a_whole_pair_of_surrogates_are_json(target: Target) -> None:
    for body in (nested(100), b'{"a": "\\ud83c\\udf3b"}'):
        assert raw(target, "POST", OPTIONAL["createReport"], body).is_success


@pytest.mark.parametrize("operation", GOOD)
def test_the_envelope_is_wanted_whole(target: Target, world: Controller, operation: str) -> None:
    method, path, good, status = GOOD[operation]
    kind, attributes = good["data"]["type"], good["data"]["attributes"]
    for body, *names in (
        ({}, "/data"),
        ({"data": None}, "/data"),
        ({"data": [good["data"]]}, "/data"),
        ({"data": {}}, "/data/attributes", "/data/type"),
        ({"data": {"attributes": attributes}}, "/data/type"),
        ({"data": {"type": kind}}, "/data/attributes"),
        ({"data": {"type": kind, "attributes": "none"}}, "/data/attributes"),
        ({"data": {"type": kind.swapcase(), "attributes": attributes}}, "/data/type"),
        ({"data": {"type": None, "attributes": attributes}}, "/data/type"),
    ):
        assert refused(target, world, method, path, body) == [status, *names], body
    odd = copy.deepcopy(good) | {"meta": 1}
    odd["data"]["attributes"]["unheardOf"] = odd["data"]["links"] = {"a": None}
    assert raw(target, method, path, odd).is_success, "what nobody knows is not looked at"


@pytest.mark.parametrize("operation", GOOD)
def test_each_member_has_its_type(target: Target, world: Controller, operation: str) -> None:
    method, path, good, status = GOOD[operation]
    for name in good["data"]["attributes"]:
        for wrong in (None, 7.5, -7):
            body = copy.deepcopy(good)
            body["data"]["attributes"][name] = wrong
            assert refused(target, world, method, path, body) == [status, f"/data/attributes/{name}"], wrong


@pytest.mark.parametrize(
    ("operation", "changes", "wrong"),
    [
        ("createEvent", {"timezone": "Mars/Base"}, ["timezone"]),
        ("createEvent", {"timezone": "europe/budapest", "eventType": "ball"}, ["eventType", "timezone"]),
        ("createEvent", {"timeEnd": "2030-01-10T23:59:59Z"}, ["timeEnd"]),
        ("createEvent", {"timeStart": "2030-01-11"}, ["timeStart"]),
        ("createEvent", {"color": "green"}, ["color"]),
        ("createEvent", {"color": "#12345", "networkType": "nobody", "name": 1}, ["color", "name", "networkType"]),
        ("createEvent", {"doorsOpenBeforeMinutes": -1, "timerLength": 0.5}, ["doorsOpenBeforeMinutes", "timerLength"]),
        ("createEvent", {"hidePeopleArea": "true", "suppressEmails": "no"}, ["hidePeopleArea", "suppressEmails"]),
        ("createEvent", {"doorsCloseAfterMinutes": True, "timerLength": -1}, ["doorsCloseAfterMinutes", "timerLength"]),
        *(("createEvent", {name: "show"}, [name]) for name in ("attendeesVisibility", "attendeesVisiblity")),
        *(("createEvent", {name: 1}, [name]) for name in TEXTS),
        ("createEvent", {"slug": "meadow-summit"}, ["slug"]),
        ("createEventFromTemplate", {"organizationId": EVENT}, ["organizationId"]),
        ("createEventFromTemplate", {"type": "event", "auto_publish": 1}, ["auto_publish", "type"]),
        ("createEventFromTemplate", {"password": 1, "metadata": []}, ["metadata", "password"]),
        ("updateRegistration", {"metadata": {"seat": 12, "row": "A"}}, ["metadata/seat"]),
        ("updateRegistration", {"metadata": {"a/b~c": None, "d": []}}, ["metadata/a~1b~0c", "metadata/d"]),
        ("updateRegistration", {"metadata": ["a"]}, ["metadata"]),
        ("createTicket", {"count": -1, "price": -0.01}, ["count", "price"]),
        ("createTicket", {"count": "1", "price": "1", "private": "no"}, ["count", "price", "private"]),
        ("createTicket", {"count": True, "price": True, "description": 1}, ["count", "description", "price"]),
        ("createMagicLink", {"metadata": {"a": {}}, "extraFields": {"b": True}}, ["extraFields/b", "metadata/a"]),
        (
            "createMagicLink",
            {"metadata": [], "extraFields": "b", "headline": 1},
            ["extraFields", "headline", "metadata"],
        ),
        *(("createMagicLink", {"registrationId": one}, ["registrationId"]) for one in (EVENT, "nobody", 1)),
        ("createDataSubscription", {"signals": ["attendance", "applause"]}, ["signals/1"]),
        (
            "createDataSubscription",
            {"configuration": {"expiresAt": "2030-01-01T00:00:00Z"}},
            ["configuration/expiresAt"],
        ),
        (
            "createDataSubscription",
            {"configuration": {"url": 1, "type": []}},
            ["configuration/type", "configuration/url"],
        ),
    ],
    ids=str,
)
def test_each_broken_rule_is_named(
    target: Target, world: Controller, operation: str, changes: dict[str, Any], wrong: list[str]
) -> None:
    method, path, good, status = GOOD[operation]
    body = enveloped(good["data"]["type"], **{**good["data"]["attributes"], **changes})
    pointers = [f"/data/attributes/{name}" for name in wrong]
    assert refused(target, world, method, path, body) == [status, *pointers]


def test_all_that_an_event_needs_is_asked_for_at_once(target: Target, world: Controller) -> None:
    for operation in ("createEvent", "createEventFromTemplate", "createMagicLink"):
        method, path, good, status = GOOD[operation]
        missing = sorted(f"/data/attributes/{name}" for name in good["data"]["attributes"])
        assert refused(target, world, method, path, enveloped(good["data"]["type"])) == [status, *missing]
    assert refused(target, world, "POST", "/v1/magic_link", {}) == [422, *sorted(f"/{name}" for name in CODE)]
    for name in (*CODE, "created_at"):
        assert refused(target, world, "POST", "/v1/magic_link", {**CODE, name: 1}) == [422, f"/{name}"]


# Reports


@pytest.mark.parametrize(
    ("kind", "place"), [("segmentType", "virtualSpaceId"), ("participationReportType", "participationTypeId")]
)
def test_a_report_that_there_is_not_is_named_by_the_path_and_the_body(
    target: Target, world: Controller, kind: str, place: str
) -> None:
    reports = f"/v1/events/{EVENT}/reports"
    limits = {"data": {"attributes": {kind: "cellar", place: 1}}}
    inside = [f"/data/attributes/{kind}", f"/data/attributes/{place}"]
    assert refused(target, world, "POST", f"{reports}/gossip") == [422, "reportType"]
    assert refused(target, world, "POST", f"{reports}/Registrations/2") == [422, "reportType"]
    assert refused(target, world, "POST", f"{reports}/registrations/3") == [422, "reportVersion"]
    for known in ("registrations", "registrations/2"):
        assert refused(target, world, "POST", f"{reports}/{known}", limits) == [422, *inside]
    every = [422, *inside, "reportType", "reportVersion"]
    assert refused(target, world, "POST", f"{reports}/gossip/0", limits) == every


# What the client says itself


def test_what_the_description_rules_out_is_never_sent(platform: RingCentralEvents, world: Controller) -> None:
    before = len(world.journal(VENDOR))
    wrong: list[dict[str, Any]] = [
        {"color": "green"},
        {"doors_open_before_minutes": -1},
        {"time_start": "soon"},
        {"name": None},
    ]
    for changes in wrong:
        with pytest.raises(ArgumentError):
            platform.events.create(
                ORGANIZATION, **{"name": "Evening", "currency": "EUR", "timezone": "UTC", **TIMES, **changes}
            )
    with pytest.raises(ArgumentError):
        platform.registrations.update(REGISTRATION, metadata={"seat": 12})  # type: ignore[dict-item]
    with pytest.raises(ArgumentError):
        platform.events.get("")
    assert len(world.journal(VENDOR)) == before


def test_what_the_vendor_may_know_better_is_sent(platform: RingCentralEvents) -> None:
    with pytest.raises(UnprocessableError) as refused:
        platform.events.create(ORGANIZATION, name="Evening", currency="EUR", timezone="Mars/Base", **TIMES)
    assert isinstance(refused.value.body, models.ErrorList)
    assert (refused.value.code, refused.value.body.errors[0].source.pointer) == (
        "unprocessable_entity",
        "/data/attributes/timezone",
    )


def test_an_address_that_is_none_is_not_found_and_a_wrong_method_is_not_allowed(
    target: Target, world: Controller
) -> None:
    assert refused(target, world, "GET", "/v1/nowhere") == [404, ""]
    wrong = raw(target, "DELETE", "/v1/organizations")
    assert (wrong.status_code, wrong.content) == (405, b"")


@pytest.mark.parametrize("id", ["0" * 25, "x", "../events", "ä", "a b", "9" * 300, REPORT])
def test_an_id_that_was_never_given_out_is_not_found(platform: RingCentralEvents, id: str) -> None:
    for call in (platform.events.get, platform.registrations.get, platform.magic_links.delete, platform.tickets.get):
        with pytest.raises(NotFoundError):
            call(id)
    with pytest.raises(NotFoundError) as item:
        platform.schedule_items.get(id)
    assert item.value.body is None, "the page has no body for this one"
