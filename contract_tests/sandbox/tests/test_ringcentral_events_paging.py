"""RingCentral Events' sandbox: pages of every list that has them."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from .ringcentral_events import Caller

LISTS = [
    "/v1/organizations",
    "/v1/organizations/{organizationId}/events",
    "/v1/events/{eventId}/registrations",
    "/v1/events/{eventId}/tickets",
    "/v1/events/{eventId}/sessions",
    "/v1/events/{eventId}/stages",
    "/v1/events/{eventId}/booths",
    "/v1/events/{eventId}/scheduleItems",
    "/v1/events/{eventId}/reports",
    "/v1/tickets/{ticketId}/magicLinks",
    "/v1/booths/{boothId}/tags",
    "/v1/scheduleItems/{scheduleId}/tags",
]


def numbers(link: str | None) -> tuple[int, int] | None:
    """Return the page and its size that a link asks for."""
    if link is None:
        return None
    query = parse_qs(urlsplit(link).query, strict_parsing=True)
    return int(query["page"][0]), int(query["perPage"][0])


@pytest.mark.parametrize("path", LISTS)
def test_pages_make_up_the_list(caller: Caller, path: str) -> None:
    user: Any = {"token": caller.token("both")}
    whole = caller.get(path, params={"perPage": 100}, **user)
    count = whole["meta"]["count"]
    assert count == len(whole["data"]) > 1
    assert whole.keys() == {"data", "meta", "links"}
    walked, page = [], caller.get(path, params={"perPage": 2}, **user)
    back = []
    while True:
        assert page["meta"] == {"count": count}
        assert page["links"].keys() == {"first", "self", "last", "prev", "next"}
        again = caller.get(page["links"]["self"], **user)
        assert again == page
        walked += [one["id"] for one in page["data"]]
        if page["links"]["next"] is None:
            break
        page = caller.get(page["links"]["next"], **user)
    assert page["links"]["self"] == page["links"]["last"]
    while page["links"]["prev"]:
        back.append(page["links"]["self"])
        page = caller.get(page["links"]["prev"], **user)
    assert page["links"]["self"] == page["links"]["first"]
    assert walked == [one["id"] for one in whole["data"]]
    assert len(back) == -(-count // 2) - 1


def test_the_first_page_has_25_and_the_largest_100(caller: Caller) -> None:
    path = "/v1/events/{eventId}/registrations"
    caller.vendor.reseed({"registrations": 60})
    page = caller.get(path)
    assert (len(page["data"]), page["meta"]["count"]) == (25, 121)
    links = {name: numbers(link) for name, link in page["links"].items()}
    assert links == {"first": (1, 25), "self": (1, 25), "last": (5, 25), "prev": None, "next": (2, 25)}
    for size in ("100", "101", "9" * 30, "9" * 5000):
        page = caller.get(path, params={"perPage": size, "page": 2})
        assert len(page["data"]) == 21
        links = {name: numbers(link) for name, link in page["links"].items()}
        assert links == {"first": (1, 100), "self": (2, 100), "last": (2, 100), "prev": (1, 100), "next": None}


def test_links_are_absolute_and_carry_what_was_asked(caller: Caller) -> None:
    path = "/v1/events/{eventId}/tickets"
    page = caller.get(path, params={"perPage": 1, "page": 2, "view": "a b&c"})
    for link in page["links"].values():
        assert link.startswith(f"http://events.test{caller.path(path)}?")
        assert parse_qs(urlsplit(link).query)["view"] == ["a b&c"]


def test_behind_the_last_page_is_nothing(caller: Caller) -> None:
    path = "/v1/events/{eventId}/tickets"
    for number in (2, 100, 2**31 - 1, 2**63, 10**40):
        page = caller.get(path, params={"page": number})
        assert (page["data"], page["meta"]["count"], page["links"]["next"]) == ([], 3, None)
        assert numbers(page["links"]["prev"]) == numbers(page["links"]["last"]) == (1, 25)


def test_an_empty_list_has_one_page(caller: Caller) -> None:
    event = caller.vendor.reseed({"events": 1})["events"][0]
    page = caller.get(f"/v1/events/{event}/booths")
    assert (page["data"], page["meta"]) == ([], {"count": 0})
    links = page["links"]
    assert links["first"] == links["self"] == links["last"]
    assert (links["prev"], links["next"]) == (None, None)


@pytest.mark.parametrize("path", LISTS)
def test_what_is_no_page_is_refused(caller: Caller, path: str) -> None:
    for value in ("0", "-1", "1.0", "1e3", "+1", " 1", "01", "", "x", "null", "true", "٣", "1,2", "\0"):
        for name in ("page", "perPage"):
            assert caller.refused(400, "GET", path, params={name: value}) == [{"parameter": name}]


@pytest.mark.parametrize("path", LISTS)
def test_a_page_that_is_given_twice_is_refused(caller: Caller, path: str) -> None:
    found = caller.refused(400, "GET", path, params=[("page", 1), ("page", 2), ("perPage", 1), ("perPage", 1)])
    assert found == [{"parameter": "page"}, {"parameter": "perPage"}]


@pytest.mark.parametrize(
    "path", ["/v1/organizations/{organizationId}/templates", "/v1/tickets/{ticketId}/bankQuestions"]
)
def test_two_lists_come_whole(caller: Caller, path: str) -> None:
    answer = caller.get(path, params={"page": 9, "perPage": 1})
    assert (answer.keys(), len(answer["data"])) == ({"data"}, 3)
