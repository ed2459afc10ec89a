"""RingCentral Events' rules, told through the generated client: tickets, and magic links to them."""

from __future__ import annotations

import datetime

import pytest
from ringcentral_events_client import NotFoundError, RingCentralEvents, UnprocessableError

from contract_tests.harness.targets.targets import START
from contract_tests.sandbox.admin.controller import Controller, SandboxError
from contract_tests.scenarios.durations import HOUR

from .registrations import redeemed, registered
from .request_data import ADA, TIMES
from .seeded_ids import EVENT, LINK, ORGANIZATION, REGISTRATION, TICKET, VENDOR


def test_nothing_needs_to_be_said_of_a_ticket(platform: RingCentralEvents) -> None:
    bare = platform.tickets.create(EVENT).attributes
    assert (bare.name, bare.description, bare.discount) == ("Ticket", None, None)
    assert (bare.count, bare.claimed, bare.remaining, bare.price, bare.private) == (0, 0, 0, 0, False)
    nothing = platform.tickets.create(EVENT, count=0, price=0).attributes
    assert (nothing.count, nothing.price, nothing.event_id) == (0, 0, EVENT)


def test_who_is_still_to_register_is_not_found(platform: RingCentralEvents, world: Controller) -> None:
    (later,) = registered(world, 1, at=(START + datetime.timedelta(hours=1)).isoformat())
    with pytest.raises(NotFoundError):
        platform.registrations.get(later)
    world.advance(HOUR)
    assert platform.registrations.get(later) == list(platform.registrations.list(EVENT))[-1]


def test_what_has_no_latin_letter_in_its_name_has_a_slug_of_its_own(platform: RingCentralEvents) -> None:
    tickets = [platform.tickets.create(EVENT, name="東京").attributes.slug for _ in range(3)]
    event = {"name": "東京", "currency": "JPY", "timezone": "Asia/Tokyo", **TIMES}
    events = [platform.events.create(ORGANIZATION, **event).attributes.slug for _ in range(3)]
    for slugs in (tickets, events):
        assert len({*slugs} - {""}) == 3


def test_a_ticket_counts_what_was_claimed_and_sells_out(platform: RingCentralEvents, world: Controller) -> None:
    ticket = platform.tickets.create(EVENT, name="Last seats", count=2)
    links = [platform.magic_links.create(ticket.id, **ADA) for _ in range(3)]
    left = []
    for link in links[:2]:
        redeemed(world, link.id)
        counted = platform.tickets.get(ticket.id).attributes
        assert counted.remaining == counted.count - counted.claimed
        left.append(counted.remaining)
    assert left == [1, 0]
    with pytest.raises(SandboxError, match="sold out"):
        redeemed(world, links[2].id)
    assert platform.tickets.get(ticket.id).attributes.claimed == 2
    assert platform.magic_links.get(links[2].id).attributes.status is None


def test_a_magic_link_is_good_for_one_visit(platform: RingCentralEvents, world: Controller) -> None:
    link = platform.magic_links.create(TICKET, **ADA, headline="Gardener", extra_fields={"company": "Acme"})
    assert (link.attributes.status, link.attributes.registration_id) == (None, None)
    world.advance(HOUR)
    registration = redeemed(world, link.id)
    used = platform.magic_links.get(link.id).attributes
    assert (used.status, used.registration_id) == ("redeemed", registration)
    assert (used.created_at, used.updated_at) == (START, START + datetime.timedelta(hours=1))
    visitor = platform.registrations.get(registration).attributes
    assert (visitor.email, visitor.headline, visitor.ticket_id) == (ADA["email"], "Gardener", TICKET)
    with pytest.raises(SandboxError, match="redeemed before"):
        redeemed(world, link.id)


def test_a_link_for_a_registration_takes_no_further_ticket(platform: RingCentralEvents, world: Controller) -> None:
    before = platform.tickets.get(TICKET).attributes.claimed
    link = platform.magic_links.create(TICKET, **ADA, registration_id=REGISTRATION)
    assert redeemed(world, link.id) == REGISTRATION
    assert platform.tickets.get(TICKET).attributes.claimed == before
    (other,) = world.seed(VENDOR, events=1)["events"]
    ticket = platform.tickets.create(other, count=1)
    with pytest.raises(UnprocessableError) as elsewhere:
        platform.magic_links.create(ticket.id, **ADA, registration_id=REGISTRATION)
    assert elsewhere.value.body.errors[0].source.pointer == "/data/attributes/registrationId"


def test_a_deleted_link_is_gone_everywhere_and_its_visitor_stays(
    platform: RingCentralEvents, world: Controller
) -> None:
    used, unused = platform.magic_links.create(TICKET, **ADA), platform.magic_links.get(LINK)
    registration = redeemed(world, used.id)
    assert platform.registrations.get(registration).attributes.magic_link_id == used.id
    for link in (used, unused):
        platform.magic_links.delete(link.id)
        for call in (platform.magic_links.get, platform.magic_links.delete):
            with pytest.raises(NotFoundError):
                call(link.id)
        assert link.id not in {one.id for one in platform.magic_links.list(TICKET)}
        with pytest.raises(SandboxError, match="no known id"):
            redeemed(world, link.id)
    assert platform.registrations.get(registration).attributes.magic_link_id is None


def test_who_came_by_one_link_forgets_it_for_no_other(platform: RingCentralEvents, world: Controller) -> None:
    link = platform.magic_links.create(TICKET, **ADA)
    registration = redeemed(world, link.id)
    other = platform.magic_links.create(TICKET, **ADA, registration_id=registration)
    platform.magic_links.delete(other.id)
    assert platform.registrations.get(registration).attributes.magic_link_id == link.id


def test_the_deprecated_call_warns_and_makes_a_link_all_the_same(platform: RingCentralEvents) -> None:
    with pytest.warns(DeprecationWarning, match="deprecated"):
        code = platform.magic_links.create_redeem_code(ticket_id=TICKET, **ADA, created_at="yesterday")
    assert code is not None
    assert code.attributes is not None
    told = code.attributes
    assert {"email": told.email, "first_name": told.first_name, "last_name": told.last_name} == ADA
    link = platform.magic_links.get(str(code.id))
    assert {name: getattr(link.attributes, name) for name in ADA} == ADA
    assert (link.attributes.magic_link, link.attributes.created_at) == (told.magic_link, START), "it is made now"
    assert datetime.datetime.fromisoformat(str(told.created_at)) == START
    assert link in list(platform.magic_links.list(TICKET))
