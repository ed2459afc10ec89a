"""RingCentral Events' sandbox: registrations, their filters, and what changes while somebody reads them."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from contract_tests.sandbox.vendors.ringcentral_events.models.things import Thing

from .ringcentral_events import START, Caller, enveloped

LIST = "/v1/events/{eventId}/registrations"
ONE = "/v1/registrations/{registrationId}"


def found(caller: Caller, **filters: str) -> list[str]:
    """Return the addresses of those for which filters hold; names are like createdAt_gte."""
    query = {f"filter[{name.rpartition('_')[0]}][{name.rpartition('_')[2]}]": value for name, value in filters.items()}
    return [one["attributes"]["email"] for one in caller.all(LIST, **query)]


@pytest.fixture
def three(caller: Caller) -> list[str]:
    """Registrations a minute from each other, on an event that has no others."""
    event = caller.vendor.reseed({"events": 1})["events"][0]
    wanted = {"count": 3, "eventId": event, "at": "2030-05-01T10:00:00Z", "every": 60}
    ids = caller.vendor.reseed({"registrations": wanted})["registrations"]
    return [event, *ids]


# Reading


def test_a_registration_is_shown_whole(caller: Caller) -> None:
    shown = caller.get(ONE)["data"]["attributes"]
    assert shown == {
        "attended": True,
        "bio": None,
        "createdAt": shown["createdAt"],
        "customRegistrationFields": shown["customRegistrationFields"],
        "email": "visitor1000@example.com",
        "firstCheckIn": "2030-05-14T12:10:00Z",
        "firstName": shown["firstName"],
        "headline": "Gardener",
        "id": caller.vendor.known()["registrationId"][0],
        "lastName": shown["lastName"],
        "linkedin": None,
        "magicLinkId": None,
        "metadata": {"crm": "contact-0"},
        "phoneNumber": None,
        "qrCodeData": shown["qrCodeData"],
        "qrCodeImageUrl": shown["qrCodeImageUrl"],
        "questionBankEnabled": True,
        "refunded": False,
        "registeredThrough": "event_page",
        "ticketId": caller.vendor.known()["ticketId"][0],
        "timezone": "UTC",
        "twitter": None,
        "updatedAt": "2030-05-14T12:10:00Z",
        "userId": shown["userId"],
        "utm": {
            "utmSource": "newsletter",
            "utmMedium": "email",
            "utmCampaign": "spring",
            "utmTerm": "fair",
            "utmContent": "header",
        },
        "website": None,
    }
    answers = shown["customRegistrationFields"]
    assert [type(one["value"]) for one in answers] == [str, list, str]
    assert answers[2]["childQuestions"][0]["type"] == "singleSelect"


def test_the_list_is_oldest_first_and_each_is_as_by_itself(caller: Caller) -> None:
    listed = caller.all(LIST)
    assert len(listed) == 61
    order = [(one["attributes"]["createdAt"], one["id"]) for one in listed]
    assert order == sorted(order)
    assert all(caller.get(f"/v1/registrations/{one['id']}")["data"] == one for one in listed[:5])


# Filters


def test_every_operator_on_times(caller: Caller, three: list[str]) -> None:
    path = f"/v1/events/{three[0]}/registrations"
    first, second, third = three[1:]
    at = "2030-05-01T10:01:00Z"
    wanted = {
        "eq": [second],
        "in": [second],
        "gt": [third],
        "gte": [second, third],
        "lt": [first],
        "lte": [first, second],
    }
    for name in ("createdAt", "updatedAt", "userUpdatedAt"):
        for operator, ids in wanted.items():
            assert caller.ids(path, **{f"filter[{name}][{operator}]": at}) == ids
        assert caller.ids(path, **{f"filter[{name}][in]": f"{at},2030-05-01T10:02:00Z"}) == [second, third]
        same = "2030-05-01T12:01:00+02:00"
        assert caller.ids(path, **{f"filter[{name}][eq]": same}) == [second]
    both = {"filter[createdAt][gte]": at, "filter[createdAt][lt]": "2030-05-01T10:02:00Z"}
    assert caller.ids(path, **both) == [second]


def test_texts_and_truths(caller: Caller) -> None:
    one, two = "visitor1000@example.com", "visitor1003@example.com"
    assert found(caller, email_eq=one) == [one]
    assert found(caller, email_eq=one.upper()) == []
    assert found(caller, email_in=f"{two},nobody@example.com,{one}") == [one, two]
    assert found(caller, email_in="") == []
    refunded = found(caller, refunded_eq="true")
    assert len(refunded) == 4
    assert len(found(caller, refunded_eq="false")) == 61 - 4
    assert found(caller, refunded_eq="true", email_eq=refunded[1]) == [refunded[1]]
    assert found(caller, refunded_eq="true", email_eq=one) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("filter[createdAt][gte]", "yesterday"),
        ("filter[createdAt][gte]", "2030-05-01"),
        ("filter[createdAt][gte]", "2030-05-01T10:00:00"),
        ("filter[createdAt][gte]", ""),
        ("filter[updatedAt][in]", "2030-05-01T10:00:00Z,"),
        ("filter[updatedAt][in]", ""),
        ("filter[userUpdatedAt][eq]", "0"),
        ("filter[refunded][eq]", "yes"),
        ("filter[refunded][eq]", "True"),
        ("filter[refunded][eq]", ""),
    ],
)
def test_a_value_of_the_wrong_type(caller: Caller, name: str, value: str) -> None:
    assert caller.refused(400, "GET", LIST, params={name: value}) == [{"parameter": name}]
    answer = caller.ask("GET", LIST, params={name: value})
    assert answer.json()["errors"][0]["detail"] == "Field value has the wrong type"


@pytest.mark.parametrize(
    "name",
    [
        "filter",
        "filter[email]",
        "filter[]",
        "filter[email][gt]",
        "filter[refunded][in]",
        "filter[createdAt][ne]",
        "filter[createdAt][]",
        "filter[ticketId][eq]",
        "filter[Email][eq]",
        "filter[email][eq][x]",
        "filter[[email]][eq]",
        "filter[email][eq]\n",
    ],
)
def test_what_is_no_filter(caller: Caller, name: str) -> None:
    assert caller.refused(400, "GET", LIST, params={name: "true"}) == [{"parameter": name}]


def test_all_that_is_wrong_is_told_at_once(caller: Caller) -> None:
    query = {"page": "0", "perPage": "x", "filter[refunded][eq]": "1", "filter[x][eq]": "1", "other": "1"}
    names = [one["parameter"] for one in caller.refused(400, "GET", LIST, params=query)]
    assert sorted(names) == ["filter[refunded][eq]", "filter[x][eq]", "page", "perPage"]
    twice = [("filter[email][eq]", "a"), ("filter[email][eq]", "b")]
    assert caller.refused(400, "GET", LIST, params=twice) == [{"parameter": "filter[email][eq]"}]


def test_filters_are_carried_in_the_links(caller: Caller) -> None:
    query = {"filter[refunded][eq]": "false", "filter[createdAt][gte]": "2030-01-01T00:00:00+01:00", "perPage": 10}
    page = caller.get(LIST, params=query)
    assert page["meta"]["count"] == 57
    listed = caller.all(LIST, **query)
    assert len(listed) == len({one["id"] for one in listed}) == 57
    assert not any(one["attributes"]["refunded"] for one in listed)
    last = caller.get(page["links"]["last"])
    assert (len(last["data"]), last["links"]["next"]) == (7, None)


def test_elsewhere_filters_are_not_looked_at(caller: Caller) -> None:
    assert len(caller.ids("/v1/events/{eventId}/tickets", **{"filter[x]": "y"})) == 3


# Changing


def test_metadata_is_replaced_and_the_time_of_change_moves(caller: Caller) -> None:
    before = caller.get(ONE)["data"]["attributes"]
    after = caller.ask("PATCH", ONE, enveloped("Registration", metadata={"a/b": "1", "": ""})).json()["data"]
    assert after["type"] == "registration"
    changed = {**before, "metadata": {"a/b": "1", "": ""}, "updatedAt": "2030-05-15T12:00:30Z"}
    assert after["attributes"] == changed == caller.get(ONE)["data"]["attributes"]
    assert found(caller, updatedAt_gte=START.isoformat().replace("+00:00", "Z")) == [before["email"]]
    caller.sandbox.clock.advance(60)
    caller.ask("PATCH", ONE, enveloped("Registration"))
    assert caller.get(ONE)["data"]["attributes"] == changed
    caller.ask("PATCH", ONE, enveloped("Registration", metadata={}))
    assert caller.get(ONE)["data"]["attributes"] == {**changed, "metadata": {}, "updatedAt": "2030-05-15T12:01:30Z"}


@pytest.mark.parametrize(
    ("metadata", "wrong"),
    [
        (None, [""]),
        ([], [""]),
        ("a", [""]),
        ({"a": 1}, ["/a"]),
        ({"a": None, "b": "", "c/~": {}}, ["/a", "/c~1~0"]),
    ],
)
def test_metadata_is_a_map_of_texts(caller: Caller, metadata: Any, wrong: list[str]) -> None:
    sources = caller.refused(422, "PATCH", ONE, enveloped("Registration", metadata=metadata))
    assert [one["pointer"] for one in sources] == [f"/data/attributes/metadata{one}" for one in wrong]


def test_what_happens_elsewhere_is_seen_by_whoever_asks_for_what_is_new(caller: Caller) -> None:
    caller.sandbox.clock.advance(60)
    since = "2030-05-15T12:01:30Z"
    assert found(caller, updatedAt_gte=since) == []
    id = caller.vendor.known()["registrationId"][0]
    caller.vendor.reseed({"change": {"registrationId": id, "refunded": True, "attended": False}})
    assert found(caller, updatedAt_gte=since) == ["visitor1000@example.com"]
    assert found(caller, userUpdatedAt_gte=since) == []
    caller.vendor.reseed({"change": {"registrationId": id, "headline": "Baker"}})
    assert found(caller, userUpdatedAt_gte=since) == ["visitor1000@example.com"]
    shown = caller.get(ONE)["data"]["attributes"]
    assert (shown["refunded"], shown["attended"], shown["firstCheckIn"], shown["headline"]) == (
        True,
        False,
        None,
        "Baker",
    )


# Many


def test_those_to_come_are_there_when_their_time_has_come(caller: Caller) -> None:
    at = (START + datetime.timedelta(seconds=10)).isoformat()
    ids = caller.vendor.reseed({"registrations": {"count": 3, "at": at, "every": 10}})["registrations"]
    counts = []
    for _ in range(5):
        counts.append(caller.get(LIST)["meta"]["count"])
        ticket = caller.get("/v1/tickets/{ticketId}")["data"]["attributes"]
        assert ticket["claimed"] == 47 + counts[-1] - 61
        assert ticket["remaining"] == ticket["count"] - ticket["claimed"]
        assert caller.ask("GET", f"/v1/registrations/{ids[0]}").status_code == (404 if len(counts) == 1 else 200)
        caller.sandbox.clock.advance(10)
    assert counts == [61, 62, 63, 64, 64]


def test_those_added_while_somebody_reads_come_last_and_none_is_read_twice(caller: Caller) -> None:
    page = caller.get(LIST, params={"perPage": 20})
    seen = page["data"]
    while page["links"]["next"]:
        caller.sandbox.clock.advance(1)
        if len(seen) < 60:
            caller.vendor.reseed({"registrations": 5})
        page = caller.get(page["links"]["next"])
        seen += page["data"]
    assert len(seen) == len({one["id"] for one in seen}) == page["meta"]["count"] == 71


def test_of_thousands_only_those_of_the_page_are_rendered(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    first = {"count": 5000, "at": "2030-01-01T00:00:00Z", "every": 60}
    caller.vendor.reseed({"registrations": first})
    rendered, shown = list[Thing](), Thing.shown

    def counted(thing: Thing, now: datetime.datetime) -> dict[str, Any]:
        rendered.append(thing)
        return shown(thing, now)

    monkeypatch.setattr(Thing, "shown", counted)
    query = {"perPage": 100, "filter[createdAt][gte]": "2030-01-02T00:00:00Z", "filter[refunded][eq]": "false"}
    assert len(caller.get(LIST, params={**query, "page": 7})["data"]) == len(rendered) == 100
