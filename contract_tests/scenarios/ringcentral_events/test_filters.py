"""RingCentral Events' rules, told through the generated client: what filters let through, and pages of it."""

from __future__ import annotations

import datetime
import operator
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from ringcentral_events_client import ArgumentError, RingCentralEvents, models

from contract_tests.harness.targets.targets import START, Target
from contract_tests.sandbox.admin.controller import Controller
from contract_tests.scenarios.durations import HOUR, MINUTE

from .raw_requests import culprits, raw
from .registrations import changed, redeemed, registered
from .request_data import ADA
from .seeded_ids import EVENT, LINK, TICKET

Holds = Callable[[Any, Any], bool]
ORDERED: dict[str, Holds] = {
    "eq": operator.eq,
    "in": lambda value, wanted: value in wanted,
    "gt": operator.gt,
    "lt": operator.lt,
    "gte": operator.ge,
    "lte": operator.le,
}
INDIA = datetime.timezone(datetime.timedelta(hours=5, minutes=30))


def busy(world: Controller) -> None:
    """Let visitors come, and some of them change, each at a time of its own."""
    came = registered(world, 6, at=(START - datetime.timedelta(hours=3)).isoformat(), every=7 * MINUTE)
    for number, one in enumerate(came[:4]):
        world.advance(MINUTE)
        changed(world, one, headline="Beekeeper") if number % 2 else changed(world, one, refunded=True)


# Registrations


@pytest.mark.parametrize("sign", ORDERED)
@pytest.mark.parametrize("field", ["created_at", "updated_at", "user_updated_at"])
def test_times_are_compared_as_moments(platform: RingCentralEvents, world: Controller, field: str, sign: str) -> None:
    busy(world)
    everybody = list(platform.registrations.list(EVENT, per_page=100))
    # No answer tells when a visitor last changed something; here it is when the headline was given.
    values = {one.id: getattr(one.attributes, field, None) or _changed_by_visitor(one) for one in everybody}
    moments = sorted(set(values.values()))
    middle = moments[len(moments) // 2]
    wanted: Any = [middle, moments[-1].astimezone(INDIA)] if sign == "in" else middle
    for asked in (wanted, wanted if sign == "in" else wanted.astimezone(INDIA)):
        found = platform.registrations.list(EVENT, per_page=20, **{f"filter_{field}_{sign}": asked})
        right = [one.id for one in everybody if ORDERED[sign](values[one.id], wanted)]
        assert [one.id for one in found] == right
    assert 0 < len(right) < len(everybody)


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("2029-12-02T01:00:00Z", True),
        ("2029-12-02t01:00:00z", True),
        ("2029-12-02T01:00:00.000Z", True),
        ("2029-12-02T01:00:00.5Z", False),
        ("2029-12-02T00:59:60Z", True),
        ("2029-12-03T00:59:00+23:59", True),
        ("2029-12-01T01:01:00-23:59", True),
        ("2029-12-01T01:01:00+23:59", False),
    ],
)
def test_a_moment_is_the_same_however_it_is_written(
    target: Target, world: Controller, written: str, right: bool
) -> None:
    registered(world, 1, at="2029-12-02T01:00:00Z")
    everybody, same = (asked(target, **one)["data"] for one in ({}, {"filter[createdAt][eq]": written}))
    then = [one for one in everybody if one["attributes"]["createdAt"] == "2029-12-02T01:00:00Z"]
    assert same == (then if right else [])
    assert then


@pytest.mark.parametrize(
    ("written", "before"),
    [
        ("0000-02-29T00:00:00Z", True),
        ("0001-01-01T00:00:00+14:00", True),
        ("9999-12-31T23:59:59.999Z", False),
        ("9999-12-31T23:59:60Z", False),
        ("9999-12-31T23:59:60+05:00", False),
        ("9999-12-31T23:59:59-14:00", False),
    ],
)
def test_the_first_and_the_last_moments_lie_before_and_after_everybody(
    target: Target, world: Controller, written: str, before: bool
) -> None:
    everybody = asked(target)["data"]
    for sign in ("gt", "gte", "lt", "lte"):
        found = asked(target, **{f"filter[createdAt][{sign}]": written})["data"]
        assert found == (everybody if sign.startswith("g") is before else [])


def asked(target: Target, **filters: str) -> Any:
    """Return registrations for which filters hold that no typed client would write."""
    return raw(target, "GET", REGISTRATIONS, query={"perPage": "100", **filters}).raise_for_status().json()


def _changed_by_visitor(one: models.Registration) -> datetime.datetime:
    return one.attributes.updated_at if one.attributes.headline == "Beekeeper" else one.attributes.created_at


def test_addresses_are_compared_exactly(platform: RingCentralEvents) -> None:
    first, second, third = list(platform.registrations.list(EVENT))[:3]
    emails = [one.attributes.email for one in (first, second, third)]

    def found(**filters: Any) -> list[str]:
        return [one.id for one in platform.registrations.list(EVENT, **filters)]

    assert found(filter_email_eq=emails[0]) == [first.id]
    assert found(filter_email_eq=emails[0].upper()) == []
    assert found(filter_email_in=emails) == [first.id, second.id, third.id]
    assert found(filter_email_in=[emails[2], "nobody@example.com"]) == [third.id]


def test_a_time_without_a_zone_is_no_moment(platform: RingCentralEvents) -> None:
    with pytest.raises(ArgumentError):
        platform.registrations.list(EVENT, filter_updated_at_gte=START.replace(tzinfo=None))


def test_refunded_or_not_is_everybody(platform: RingCentralEvents) -> None:
    everybody = {one.id: one.attributes.refunded for one in platform.registrations.list(EVENT)}
    for refunded in (True, False):
        found = [one.id for one in platform.registrations.list(EVENT, filter_refunded_eq=refunded)]
        assert found == [id for id, value in everybody.items() if value is refunded] != []


def test_all_filters_must_hold_on_every_page(platform: RingCentralEvents, world: Controller) -> None:
    busy(world)
    since, until = START - datetime.timedelta(days=25), START - datetime.timedelta(hours=2, minutes=40)
    listed = platform.registrations.list(
        EVENT, per_page=5, filter_created_at_gt=since, filter_created_at_lt=until, filter_refunded_eq=False
    )
    pages = list(listed.pages())
    right = [
        one.id
        for one in platform.registrations.list(EVENT)
        if since < one.attributes.created_at < until and not one.attributes.refunded
    ]
    assert [one.id for page in pages for one in page.items] == right
    assert len(pages) > 3
    assert {page.total for page in pages} == {len(right)}
    link = httpx.URL(str(pages[1].body.links.prev))
    assert dict(link.params) == {
        "page": "1",
        "perPage": "5",
        "filter[createdAt][gt]": since.isoformat(),
        "filter[createdAt][lt]": until.isoformat(),
        "filter[refunded][eq]": "false",
    }


# Magic links


@pytest.mark.parametrize("sign", ORDERED)
def test_links_are_found_by_when_they_last_changed(platform: RingCentralEvents, world: Controller, sign: str) -> None:
    made = []
    for _ in range(5):
        world.advance(HOUR)
        made.append(platform.magic_links.create(TICKET, **ADA).id)
    redeemed(world, made[0])
    links = {one.id: one.attributes.updated_at for one in platform.magic_links.list(TICKET)}
    middle = links[made[2]]
    wanted: Any = [middle, links[LINK]] if sign == "in" else middle
    found = [one.id for one in platform.magic_links.list(TICKET, **{f"filter_updated_at_{sign}": wanted})]
    assert found == [id for id, moment in links.items() if ORDERED[sign](moment, wanted)] != []
    assert links[made[0]] == links[made[4]], "being redeemed is a change"


def test_links_are_found_by_whom_they_invite(platform: RingCentralEvents) -> None:
    own = platform.magic_links.create(TICKET, **ADA)
    seeded = platform.magic_links.get(LINK)

    def found(**filters: Any) -> list[str]:
        return [one.id for one in platform.magic_links.list(TICKET, **filters)]

    assert found(filter_email_eq=ADA["email"]) == [own.id]
    assert found(filter_email_in=[seeded.attributes.email, ADA["email"]]) == [LINK, own.id]
    assert found(filter_email_eq=ADA["email"], filter_updated_at_lt=own.attributes.updated_at) == []


def test_links_that_confirm_and_join_are_listed_when_asked_for(platform: RingCentralEvents) -> None:
    ticket = next(one for one in platform.tickets.list(EVENT) if one.attributes.name == "Walk in")
    every = [one.id for one in platform.magic_links.list(ticket.id, filter_include_confirm_and_join_eq=True)]
    assert len(every) == 2
    assert list(platform.magic_links.list(ticket.id)) == []
    assert list(platform.magic_links.list(ticket.id, filter_include_confirm_and_join_eq=False)) == []
    assert platform.magic_links.get(every[0]).id == every[0]
    ordinary = [one.id for one in platform.magic_links.list(TICKET)]
    assert ordinary == [one.id for one in platform.magic_links.list(TICKET, filter_include_confirm_and_join_eq=True)]


# What a client with types cannot ask


REGISTRATIONS, LINKS = f"/v1/events/{EVENT}/registrations", f"/v1/tickets/{TICKET}/magicLinks"
WRONG_TYPE = "Field value has the wrong type"
UNKNOWN_LINK_FILTER = "Invalid filter params, please use allowed ones: updatedAt, email"


@pytest.mark.parametrize(
    ("path", "name", "value", "told"),
    [
        *(
            (path, name, value, WRONG_TYPE)
            for path, name in (
                (REGISTRATIONS, "filter[createdAt][gt]"),
                (REGISTRATIONS, "filter[updatedAt][in]"),
                (REGISTRATIONS, "filter[userUpdatedAt][lte]"),
                (LINKS, "filter[updatedAt][eq]"),
            )
            for value in ("soon", "", "2030-01-01", "2030-01-01T00:00:00", "1893456000", "2030-02-30T00:00:00Z")
        ),
        *(
            (REGISTRATIONS, "filter[createdAt][gt]", f"2030-01-01T{value}", WRONG_TYPE)
            for value in ("24:00:00Z", "00:60:00Z", "00:00:61Z", "00:00:00+24:00", "00:00:00-00:60")
        ),
        (REGISTRATIONS, "filter[createdAt][in]", "2030-01-01T00:00:00Z,soon", WRONG_TYPE),
        (REGISTRATIONS, "filter[refunded][eq]", "yes", WRONG_TYPE),
        (LINKS, "filter[includeConfirmAndJoin][eq]", "1", WRONG_TYPE),
        (LINKS, "filter[createdAt][gt]", "2030-01-01T00:00:00Z", UNKNOWN_LINK_FILTER),
        (LINKS, "filter[email][like]", "ada", UNKNOWN_LINK_FILTER),
        (LINKS, "filter[email]", "ada@example.com", UNKNOWN_LINK_FILTER),
        (LINKS, "filter", "ada", UNKNOWN_LINK_FILTER),
    ],
)
def test_what_is_no_filter_is_refused_in_the_words_of_the_page(
    target: Target, world: Controller, path: str, name: str, value: str, told: str
) -> None:
    answer = raw(target, "GET", path, query={name: value})
    assert (answer.status_code, culprits(answer)) == (400, [name])
    assert answer.json()["errors"][0]["detail"] == told


@pytest.mark.parametrize(
    "name", ["filter[phone][eq]", "filter[email][gt]", "filter[refunded][in]", "filter[]", "filter"]
)
def test_an_unknown_filter_of_registrations_is_refused(target: Target, world: Controller, name: str) -> None:
    answer = raw(target, "GET", REGISTRATIONS, query={name: "true"})
    assert (answer.status_code, culprits(answer)) == (400, [name])


def test_every_filter_that_is_wrong_is_named(target: Target, world: Controller) -> None:
    wrong = {"filter[refunded][eq]": "no", "filter[phone][eq]": "1", "perPage": "0", "filter[createdAt][gt]": "soon"}
    answer = raw(target, "GET", REGISTRATIONS, query={**wrong, "filter[email][eq]": "ada@example.com"})
    assert (answer.status_code, culprits(answer)) == (400, sorted(wrong))
    twice = raw(target, "GET", REGISTRATIONS, query="filter[email][eq]=a&filter[email][eq]=b")
    assert (twice.status_code, culprits(twice)) == (400, ["filter[email][eq]"])
