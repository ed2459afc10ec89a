"""RingCentral Events' rules: pages of lists, how long they are, and what is no page."""

from __future__ import annotations

import pytest
from ringcentral_events_client import RingCentralEvents

from contract_tests.harness.targets.targets import Target
from contract_tests.sandbox.admin.controller import Controller

from .raw_requests import raw, refused
from .seeded_ids import BOOTH, EVENT, ITEM, ORGANIZATION, TICKET, VENDOR

PAGED = [
    "/v1/organizations",
    f"/v1/organizations/{ORGANIZATION}/events",
    *(f"/v1/events/{EVENT}/{one}" for one in ("registrations", "tickets", "scheduleItems", "sessions", "stages")),
    *(f"/v1/events/{EVENT}/{one}" for one in ("booths", "reports")),
    f"/v1/tickets/{TICKET}/magicLinks",
    f"/v1/booths/{BOOTH}/tags",
    f"/v1/scheduleItems/{ITEM}/tags",
]


@pytest.mark.parametrize("path", PAGED)
def test_pages_are_positive_whole_numbers(target: Target, world: Controller, path: str) -> None:
    for wrong in ("0", "-1", "1.5", "two", "", "1e2", "0x10", "٣", "-" + "9" * 400, " 1"):
        for name in ("page", "perPage"):
            assert refused(target, world, "GET", path, query={name: wrong}) == [400, name], wrong
    assert refused(target, world, "GET", path, query={"page": "0", "perPage": "-3"}) == [400, "page", "perPage"]
    assert refused(target, world, "GET", path, query="page=1&page=2") == [400, "page"]


@pytest.mark.parametrize("path", PAGED)
def test_what_is_too_large_is_cut_down_and_behind_the_end_is_nothing(target: Target, path: str) -> None:
    for size in ("101", "100000", "9" * 400):
        links = raw(target, "GET", path, query={"perPage": size}).json()["links"]
        assert links["self"].endswith("perPage=100")
    for number in ("2147483647", "9" * 400):
        answer = raw(target, "GET", path, query={"page": number}).json()
        assert (answer["data"], answer["links"]["next"]) == ([], None)
        assert answer["meta"]["count"] > 0
    assert raw(target, "GET", path).json()["links"]["prev"] is None


def test_a_page_has_twenty_five_and_at_most_a_hundred(platform: RingCentralEvents, world: Controller) -> None:
    world.seed(VENDOR, registrations={"count": 200, "eventId": EVENT})
    listed = platform.registrations.list
    assert [len(listed(EVENT, per_page=size).page().items) for size in (None, 1, 100, 101, 5000)] == [
        25,
        1,
        100,
        100,
        100,
    ]
    past = listed(EVENT, page=1000).page()
    assert ([*past.items], past.next_position, past.total) == ([], None, 261)
