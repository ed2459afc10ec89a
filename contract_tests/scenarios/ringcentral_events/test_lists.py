"""What RingCentral Events' lists tell of the seeded event, to the last letter: of much nothing else tells."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from ringcentral_events_client import RingCentralEvents, models

from contract_tests.sandbox.admin.controller import Controller

from .registrations import changed
from .request_data import ADA, TIMES
from .seeded_ids import BOOTH, EVENT, ITEM, LINK, ORGANIZATION, REGISTRATION, REPORT, TEMPLATE, TICKET


def test_everything_says_what_kind_of_thing_it_is(platform: RingCentralEvents) -> None:
    rce = platform
    event = rce.events.create(ORGANIZATION, name="Fair", currency="EUR", timezone="UTC", **TIMES)
    copied = rce.events.create_from_template(
        TEMPLATE, name="Copy", organization_id=ORGANIZATION, timezone="UTC", **TIMES
    )
    with pytest.warns(DeprecationWarning):
        code = rce.magic_links.create_redeem_code(ticket_id=TICKET, **ADA)
    assert code, "the page has an answer with a body"
    told: dict[str, Iterable[Any]] = {
        "organization": [rce.organizations.get(ORGANIZATION), *rce.organizations.list()],
        "event": [event, copied, rce.events.get(EVENT), *rce.events.list(ORGANIZATION)],
        "template": rce.templates.list(ORGANIZATION),
        "registration": [
            rce.registrations.get(REGISTRATION),
            rce.registrations.update(REGISTRATION, metadata={}),
            *rce.registrations.list(EVENT),
        ],
        "ticket": [rce.tickets.create(EVENT), rce.tickets.get(TICKET), *rce.tickets.list(EVENT)],
        "bank_question": rce.tickets.list_bank_questions(TICKET),
        "magicLink": [
            rce.magic_links.create(TICKET, **ADA),
            rce.magic_links.get(LINK),
            *rce.magic_links.list(TICKET),
        ],
        "magic_link": [code],
        "scheduleItem": [rce.schedule_items.get(ITEM), *rce.schedule_items.list(EVENT)],
        "session": rce.sessions.list(EVENT),
        "stage": rce.stages.list(EVENT),
        "booth": rce.booths.list(EVENT),
        "tag": [*rce.tags.list_for_booth(BOOTH), *rce.tags.list_for_schedule_item(ITEM)],
        "report": [
            ordered := rce.reports.create(EVENT, "registrations"),
            rce.reports.create_versioned(EVENT, "registrations", "2"),
            rce.reports.get(ordered.id),
            rce.reports.get(REPORT),
            *rce.reports.list(EVENT),
        ],
        "dataSubscription": [rce.data_subscriptions.create(EVENT)],
    }
    assert {kind: {one.type for one in things} for kind, things in told.items()} == {kind: {kind} for kind in told}


def test_a_venue_is_told_of_to_the_last_letter(platform: RingCentralEvents) -> None:
    assert [one.attributes.name for one in platform.sessions.list(EVENT)] == ["Coffee", "Questions", "Round Table"]
    assert [one.attributes.name for one in platform.stages.list(EVENT)] == ["Pond Stage", "Main Stage", "Oak Stage"]
    booths = [one.attributes for one in platform.booths.list(EVENT)]
    assert [one.name for one in booths] == ["Tools", "Seeds", "Tea", "Books", "Honey"]
    for one in booths:
        assert (one.about, one.email) == (f"{one.name} for everybody", f"{one.name.lower()}@example.com")
    assert {one.booth_size for one in booths} == {"medium"}
    items = [one.attributes for one in platform.schedule_items.list(EVENT)]
    assert {one.name for one in items} == {"Opening", "Soil", "Water", "Light", "Closing"}
    assert platform.schedule_items.get(ITEM).attributes.name == "Opening"


def test_questions_and_what_can_be_answered_are_told_to_the_last_letter(platform: RingCentralEvents) -> None:
    asked = [one.attributes for one in platform.tickets.list_bank_questions(TICKET)]
    assert [[option.name for option in one.options or []] for one in asked] == [
        [],
        ["Talks", "People", "Food"],
        ["No", "Yes"],
    ]
    children = asked[2].child_questions or []
    assert [one.name for one in children] == ["How do you travel?", "When do you arrive?"]
    assert [option.name for option in children[0].options or []] == ["Train", "Bicycle"]


def test_who_organizes_an_event_and_what_it_is_called_is_told_to_the_last_letter(platform: RingCentralEvents) -> None:
    (listed,), shown = platform.organizations.list(), platform.organizations.get(ORGANIZATION)
    for one in (listed.attributes, shown.attributes):
        assert (one.name, one.email, one.website) == (
            "Meadow Conferences",
            "events@meadow.example",
            "https://meadow.example/",
        )
    for event in (
        platform.events.get(EVENT),
        next(one for one in platform.events.list(ORGANIZATION) if one.id == EVENT),
    ):
        told = event.attributes
        assert (told.name, told.slug, told.type) == ("Meadow Summit", "meadow-summit", models.EventType.PUBLIC_EVENT)


def test_a_ticket_is_listed_as_it_was_made(platform: RingCentralEvents) -> None:
    said: dict[str, Any] = {
        "name": "Early bird",
        "description": "While there are any.",
        "price": 19.5,
        "private": True,
        "count": 7,
    }
    made = platform.tickets.create(EVENT, **said)
    assert {name: getattr(made.attributes, name) for name in said} == said
    assert made.attributes.slug == "early-bird"
    assert [one for one in platform.tickets.list(EVENT) if one.id == made.id] == [made]
    assert platform.tickets.get(made.id) == made


def test_a_magic_link_is_listed_as_it_was_made(platform: RingCentralEvents) -> None:
    made = platform.magic_links.create(TICKET, **ADA, headline="Gardener", registration_id=REGISTRATION)
    told = made.attributes
    assert (told.email, told.first_name, told.last_name) == (ADA["email"], ADA["first_name"], ADA["last_name"])
    assert (told.headline, told.registration_id) == ("Gardener", REGISTRATION)
    assert platform.magic_links.get(made.id) == made
    assert [one for one in platform.magic_links.list(TICKET) if one.id == made.id] == [made]


def test_a_registration_is_listed_as_it_became(platform: RingCentralEvents, world: Controller) -> None:
    changed(world, REGISTRATION, headline="Head gardener")
    became = platform.registrations.update(REGISTRATION, metadata={"crm": "contact-1"})
    told = became.attributes
    assert (told.first_name, told.last_name, told.headline) == ("Ada", "Moreau", "Head gardener")
    assert (told.email, told.metadata) == ("visitor1000@example.com", {"crm": "contact-1"})
    assert platform.registrations.get(REGISTRATION) == became
    assert [one for one in platform.registrations.list(EVENT) if one.id == REGISTRATION] == [became]
