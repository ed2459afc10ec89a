"""RingCentral Events' sandbox: tickets and their questions, magic links and what becomes of them."""

from __future__ import annotations

from typing import Any

import pytest

from .ringcentral_events import LINK, Caller, enveloped

TICKETS = "/v1/events/{eventId}/tickets"
TICKET = "/v1/tickets/{ticketId}"
LINKS = "/v1/tickets/{ticketId}/magicLinks"
JOINING = {"filter[includeConfirmAndJoin][eq]": "true"}
CODE = {"first_name": "Gus", "last_name": "Tavo", "email": "guest@example.com"}


def new_ticket(caller: Caller, **attributes: Any) -> str:
    return str(caller.make(TICKETS, enveloped("ticket", **attributes))["id"])


def new_link(caller: Caller, ticket: str, **more: Any) -> str:
    return str(caller.make(f"/v1/tickets/{ticket}/magicLinks", enveloped("magicLink", **LINK, **more))["id"])


def redeem(caller: Caller, link: str) -> str:
    return str(caller.vendor.reseed({"redeem": {"magicLinkId": link}})["redeem"]["registrationId"])


def counts(caller: Caller, ticket: str) -> tuple[int, int, int]:
    shown = caller.get(f"/v1/tickets/{ticket}")["data"]["attributes"]
    return shown["count"], shown["claimed"], shown["remaining"]


# Tickets


def test_a_ticket_is_created_as_asked(caller: Caller) -> None:
    given = {"name": "Early Bird", "count": 5, "price": 12.5, "private": True, "description": "Soon."}
    made = caller.make(TICKETS, enveloped("ticket", **given))
    assert made["attributes"] == {
        **given,
        "id": made["id"],
        "claimed": 0,
        "createdAt": "2030-05-15T12:00:30Z",
        "discount": None,
        "eventId": caller.vendor.known()["eventId"][0],
        "remaining": 5,
        "slug": "early-bird",
    }
    assert caller.all(TICKETS)[-1] == made
    assert caller.get(f"/v1/tickets/{made['id']}")["data"] == made
    assert caller.get(f"/v1/tickets/{made['id']}/bankQuestions") == {"data": []}


def test_everything_of_a_ticket_may_be_left_out(caller: Caller) -> None:
    shown = caller.make(TICKETS, enveloped("ticket"))["attributes"]
    assert (shown["name"], shown["count"], shown["price"], shown["private"]) == ("Ticket", 0, 0, False)
    assert (shown["remaining"], shown["description"]) == (0, None)


def test_each_wrong_member_of_a_ticket_is_named(caller: Caller) -> None:
    value: Any
    for value in (-1, 1.5, "1", True, None, []):
        wrong = {"count": value, "price": "1" if isinstance(value, (int, float)) else value, "name": 1}
        found = caller.refused(422, "POST", TICKETS, enveloped("ticket", **wrong))
        assert [one["pointer"] for one in found] == [f"/data/attributes/{name}" for name in ("count", "name", "price")]
    assert caller.refused(422, "POST", TICKETS, enveloped("ticket", price=-0.01)) == [
        {"pointer": "/data/attributes/price"}
    ]


def test_bank_questions_are_shown_in_both_spellings(caller: Caller) -> None:
    answer = caller.get(f"{TICKET}/bankQuestions")
    assert answer.keys() == {"data"}
    for one in answer["data"]:
        assert one["type"] == "bank_question"
        assert one["attributes"].keys() == {"id", "name", "fieldType", "defaultAnswer", "options", "childQuestions"}
        assert one["id"] == one["attributes"]["id"]
    children = answer["data"][-1]["attributes"]["childQuestions"]
    assert [(type(one["id"]), one["field_type"]) for one in children] == [(int, "singleSelect"), (int, "date")]
    assert children[0]["options"][0] == {"id": 701, "name": "Train", "seq": "1", "defaultAnswer": True}


# Magic links


def test_a_link_is_made_listed_read_and_deleted(caller: Caller) -> None:
    more = {"headline": "Baker", "metadata": {"a": "b"}, "extraFields": {"company": "Acme"}}
    made = caller.make(LINKS, enveloped("magicLink", **LINK, **more))
    shown = made["attributes"]
    assert shown == {
        **LINK,
        **more,
        "id": made["id"],
        "createdAt": "2030-05-15T12:00:30Z",
        "updatedAt": "2030-05-15T12:00:30Z",
        "magicLink": shown["magicLink"],
        "registrationId": None,
        "status": None,
    }
    assert shown["magicLink"].startswith("https://")
    path = f"/v1/magicLinks/{made['id']}"
    assert caller.get(path)["data"] == made == caller.all(LINKS)[-1]
    answer = caller.ask("DELETE", path)
    assert (answer.status_code, answer.content) == (204, b"")
    assert made["id"] not in caller.ids(LINKS)
    for method in ("GET", "DELETE"):
        caller.refused(404, method, path)
    with pytest.raises(ValueError, match="no known id"):
        redeem(caller, made["id"])


def test_redeeming_makes_a_registration_and_takes_a_ticket(caller: Caller) -> None:
    ticket = new_ticket(caller, name="Two", count=2)
    links = [new_link(caller, ticket, metadata={"n": str(number)}) for number in range(3)]
    assert counts(caller, ticket) == (2, 0, 2)
    caller.sandbox.clock.advance(60)
    registration = redeem(caller, links[0])
    assert counts(caller, ticket) == (2, 1, 1)
    link = caller.get(f"/v1/magicLinks/{links[0]}")["data"]["attributes"]
    assert (link["status"], link["registrationId"]) == ("redeemed", registration)
    assert (link["createdAt"], link["updatedAt"]) == ("2030-05-15T12:00:30Z", "2030-05-15T12:01:30Z")
    shown = caller.get(f"/v1/registrations/{registration}")["data"]["attributes"]
    assert (shown["email"], shown["ticketId"], shown["magicLinkId"]) == (LINK["email"], ticket, links[0])
    assert (shown["registeredThrough"], shown["metadata"]) == ("magic_link", {"n": "0"})
    with pytest.raises(ValueError, match="redeemed before"):
        redeem(caller, links[0])
    redeem(caller, links[1])
    with pytest.raises(ValueError, match="sold out"):
        redeem(caller, links[2])
    assert counts(caller, ticket) == (2, 2, 0)
    assert caller.get(f"/v1/magicLinks/{links[2]}")["data"]["attributes"]["registrationId"] is None


def test_a_deleted_link_is_gone_and_its_registration_stays(caller: Caller) -> None:
    link = caller.vendor.known()["magicLinkId"][0]
    registration = redeem(caller, link)
    caller.ask("DELETE", f"/v1/magicLinks/{link}")
    shown = caller.get(f"/v1/registrations/{registration}")["data"]["attributes"]
    assert shown["magicLinkId"] is None
    assert link not in str(caller.vendor.show())


def test_a_link_may_be_for_who_is_registered(caller: Caller) -> None:
    registration = caller.vendor.known()["registrationId"][0]
    ticket = caller.vendor.known()["ticketId"][0]
    before = counts(caller, ticket)
    link = new_link(caller, ticket, registrationId=registration)
    shown = caller.get(f"/v1/magicLinks/{link}")["data"]["attributes"]
    assert (shown["registrationId"], shown["status"]) == (registration, None)
    assert redeem(caller, link) == registration
    assert counts(caller, ticket) == before
    elsewhere = caller.vendor.reseed({"events": 1})["events"][0]
    wanted = {"count": 1, "eventId": elsewhere}
    (other,) = caller.vendor.reseed({"registrations": wanted})["registrations"]
    for wrong in (other, "x", ticket):
        body = enveloped("magicLink", **LINK, registrationId=wrong)
        assert caller.refused(422, "POST", LINKS, body) == [{"pointer": "/data/attributes/registrationId"}]


def test_the_same_address_may_have_two_links(caller: Caller) -> None:
    ticket = new_ticket(caller)
    links = {new_link(caller, ticket) for _ in range(2)}
    assert set(caller.ids(f"/v1/tickets/{ticket}/magicLinks")) == links


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"email": None, "firstName": 1, "lastName": []}, ["email", "firstName", "lastName"]),
        ({"headline": None, "registrationId": None}, ["headline", "registrationId"]),
        ({"extraFields": {"a": 1}, "metadata": {"b": None}}, ["extraFields/a", "metadata/b"]),
        ({"extraFields": [], "metadata": "x"}, ["extraFields", "metadata"]),
    ],
)
def test_each_wrong_member_of_a_link_is_named(caller: Caller, changes: Any, wrong: list[str]) -> None:
    found = caller.refused(422, "POST", LINKS, enveloped("magicLink", **{**LINK, **changes}))
    assert sorted(one["pointer"] for one in found) == [f"/data/attributes/{name}" for name in sorted(wrong)]


def test_links_are_filtered(caller: Caller) -> None:
    ticket = new_ticket(caller, count=9)
    links = []
    for _ in range(3):
        links.append(new_link(caller, ticket))
        caller.sandbox.clock.advance(60)
    path = f"/v1/tickets/{ticket}/magicLinks"
    redeem(caller, links[0])
    for operator, wanted in (("lt", links[1:2]), ("lte", links[1:]), ("gt", links[:1]), ("eq", links[2:])):
        query = {f"filter[updatedAt][{operator}]": "2030-05-15T12:02:30Z"}
        assert caller.ids(path, **query) == wanted
    assert caller.ids(path, **{"filter[email][eq]": LINK["email"]}) == links
    assert caller.ids(path, **{"filter[email][in]": "x,y"}) == []


def test_links_of_tickets_that_confirm_and_join_are_left_out(caller: Caller) -> None:
    tickets = {one["attributes"]["name"]: one["id"] for one in caller.all(TICKETS)}
    path = f"/v1/tickets/{tickets['Walk in']}/magicLinks"
    assert caller.get(path)["meta"] == {"count": 0}
    assert caller.get(path, params={"filter[includeConfirmAndJoin][eq]": "false"})["meta"] == {"count": 0}
    page = caller.get(path, params={**JOINING, "perPage": 1})
    assert page["meta"] == {"count": 2}
    assert "includeConfirmAndJoin" in page["links"]["next"]
    assert len(caller.all(path, **JOINING)) == 2
    assert len(caller.all(LINKS, **JOINING)) == len(caller.all(LINKS)) == 3


@pytest.mark.parametrize("name", ["createdAt][gte", "refunded][eq", "email][gt", "x", "includeConfirmAndJoin][in"])
def test_other_filters_of_links_are_refused_in_the_vendors_words(caller: Caller, name: str) -> None:
    name = f"filter[{name}]"
    assert caller.refused(400, "GET", LINKS, params={name: "true"}) == [{"parameter": name}]
    detail = caller.ask("GET", LINKS, params={name: "true"}).json()["errors"][0]["detail"]
    assert detail == "Invalid filter params, please use allowed ones: updatedAt, email"


# The plan, and the deprecated way


def test_an_organization_without_magic_links_makes_none(caller: Caller) -> None:
    token = caller.token("without_magic_links")
    (organization,) = caller.get("/v1/organizations", token=token)["data"]
    (event,) = caller.get(f"/v1/organizations/{organization['id']}/events", token=token)["data"]
    (ticket,) = caller.get(f"/v1/events/{event['id']}/tickets", token=token)["data"]
    path = f"/v1/tickets/{ticket['id']}/magicLinks"
    assert caller.refused(422, "POST", path, enveloped("magicLink", **LINK), token=token) == [{}]
    body = {**CODE, "ticket_id": ticket["id"]}
    assert caller.refused(422, "POST", "/v1/magic_link", body, token=token) == [{}]
    detail = caller.ask("POST", "/v1/magic_link", body, token=token).json()["errors"][0]["detail"]
    assert detail == "Organization does not have Magic links available in current plan"


def test_the_deprecated_way_makes_a_link_like_any_other(caller: Caller) -> None:
    ticket = caller.vendor.known()["ticketId"][0]
    made = caller.make("/v1/magic_link", {**CODE, "ticket_id": ticket, "created_at": "long ago"})
    shown = made["attributes"]
    assert shown == {
        **CODE,
        "id": made["id"],
        "magic_link": shown["magic_link"],
        "registration_id": None,
        "created_at": "2030-05-15T12:00:30Z",
    }
    link = caller.get(f"/v1/magicLinks/{made['id']}")["data"]
    assert link["attributes"]["magicLink"] == shown["magic_link"]
    assert caller.all(LINKS)[-1] == link
    redeem(caller, made["id"])


def test_the_deprecated_way_knows_the_callers_tickets_alone(caller: Caller) -> None:
    body = {**CODE, "ticket_id": caller.vendor.known()["ticketId"][0]}
    wrong = [{"pointer": "/ticket_id"}]
    assert caller.refused(422, "POST", "/v1/magic_link", body, token=caller.token("stranger")) == wrong
    for id in ("x", "", caller.vendor.known()["eventId"][0]):
        assert caller.refused(422, "POST", "/v1/magic_link", {**body, "ticket_id": id}) == wrong
    assert caller.refused(422, "POST", "/v1/magic_link", {**body, "created_at": 1}) == [{"pointer": "/created_at"}]
