"""RingCentral Events' rules, told through the generated client: an organizer's day, events, subscriptions."""

from __future__ import annotations

import csv
import datetime
import io
from pathlib import Path
from typing import Any

import pytest
from ringcentral_events_client import RingCentralEvents, UnprocessableError, models

from contract_tests.harness.targets.targets import START
from contract_tests.sandbox.admin.controller import Controller
from contract_tests.scenarios.durations import DAY, HOUR

from .registrations import changed, redeemed
from .request_data import BEGINS, TIMES
from .seeded_ids import BOOTH, EVENT, ITEM, ORGANIZATION, REGISTRATION, TICKET, VENDOR

# An organizer's day


def test_a_day_from_template_to_attendee_report(platform: RingCentralEvents, world: Controller, tmp_path: Path) -> None:
    (organization,) = platform.organizations.list()
    template = next(one for one in platform.templates.list(organization.id) if one.attributes.name == "Webinar")
    event = platform.events.create_from_template(
        template.id,
        name="Spring Webinar",
        organization_id=organization.id,
        timezone=models.TimeZone.BUDAPEST,
        auto_publish=True,
        metadata={"campaign": "spring"},
        **TIMES,
    )
    assert (event.attributes.published, event.attributes.metadata) == (True, {"campaign": "spring"})
    assert list(platform.tickets.list(event.id)) == [], "what the template has comes later"
    world.advance(30)
    assert [one.attributes.name for one in platform.stages.list(event.id)] == ["Main Stage"]
    assert [one.attributes.name for one in platform.tickets.list(event.id)] == ["Standard"]

    guests = platform.tickets.create(event.id, name="Guests", count=3, price=0, private=True)
    people: list[dict[str, Any]] = [
        {"email": f"guest{n}@example.com", "first_name": "Guest", "last_name": str(n)} for n in range(3)
    ]
    links = [platform.magic_links.create(guests.id, **one, metadata={"seat": str(n)}) for n, one in enumerate(people)]
    assert {one.attributes.status for one in platform.magic_links.list(guests.id)} == {None}
    came = [redeemed(world, link.id) for link in links[:2]]

    registrations = list(platform.registrations.list(event.id))
    assert {one.id for one in registrations} == {*came}
    assert {one.attributes.email for one in registrations} == {one["email"] for one in people[:2]}
    assert {one.attributes.magic_link_id for one in registrations} == {link.id for link in links[:2]}
    first = platform.registrations.get(came[0])
    assert (first.attributes.metadata, first.attributes.registered_through) == ({"seat": "0"}, "magic_link")
    tagged = platform.registrations.update(came[0], metadata={"meal": "none"})
    assert tagged.attributes.metadata == {"meal": "none"}, "the new map takes the place of the old one"
    assert platform.registrations.update(came[0]).attributes == tagged.attributes
    changed(world, came[0], attended=True)

    file = tmp_path / "attendees.csv"
    seen: list[tuple[int, int | None]] = []
    looks: list[models.InProgressReport] = []
    platform.fetch_report(
        event.id,
        models.ReportType.ATTENDEES,
        file,
        waiting=looks.append,
        progress=lambda done, size: seen.append((done, size)),
        sleep=lambda _: world.advance(10),
    )
    assert [one.attributes.status for one in looks if one.attributes] == ["enqueued", "in_progress", "in_progress"]
    assert seen[-1] == (file.stat().st_size, file.stat().st_size)
    (attendee,) = csv.DictReader(io.StringIO(file.read_text(encoding="utf-8")))
    assert (attendee["Registration id"], attendee["Email"]) == (came[0], people[0]["email"])


# Events


def test_an_event_from_nothing_is_what_it_was_made_from(platform: RingCentralEvents) -> None:
    made = platform.events.create(
        ORGANIZATION,
        name="Gardeners' Evening",
        currency="EUR",
        timezone="Europe/Budapest",
        slug="gardeners",
        color="#0a7",
        event_type=models.EventType.PRIVATE_EVENT,
        attendees_visibility=models.AttendeesVisibility.SHOW_LIST,
        doors_open_before_minutes=15,
        **TIMES,
    )
    shown = made.attributes
    assert (shown.name, shown.slug, shown.type, shown.timezone) == (
        "Gardeners' Evening",
        "gardeners",
        "private_event",
        "Europe/Budapest",
    )
    assert (shown.published, shown.status) == (False, "upcoming")
    assert [shown.time_start, shown.time_end] == ["2030-01-11T00:00:00Z", "2030-01-11T02:00:00Z"]
    assert platform.events.get(made.id) == made
    assert list(platform.events.list(ORGANIZATION))[-1] == made
    with pytest.raises(UnprocessableError) as taken:
        platform.events.create(ORGANIZATION, name="Another", currency="EUR", timezone="UTC", slug="gardeners", **TIMES)
    (fault,) = taken.value.body.errors
    assert fault.source.pointer == "/data/attributes/slug"


def test_a_copy_is_told_of_by_nothing_but_the_list(platform: RingCentralEvents, world: Controller) -> None:
    known = {one.id for one in platform.events.list(ORGANIZATION)}
    assert platform.events.duplicate(EVENT, time_start=BEGINS) is None  # type: ignore[func-returns-value]
    assert {one.id for one in platform.events.list(ORGANIZATION)} == known
    world.advance(30)
    (copy,) = [one for one in platform.events.list(ORGANIZATION) if one.id not in known]
    original = platform.events.get(EVENT)
    assert copy.attributes.name == original.attributes.name
    assert (copy.attributes.published, original.attributes.published) == (False, True)
    assert copy.attributes.slug != original.attributes.slug
    assert copy.attributes.time_start == "2030-01-11T00:00:00Z"
    assert copy.attributes.time_end == "2030-01-13T00:00:00Z", "it is as long as the original"
    assert [*platform.registrations.list(copy.id), *platform.reports.list(copy.id)] == []
    assert {one.attributes.claimed for one in platform.tickets.list(copy.id)} == {0}


def test_an_event_goes_through_its_states_by_the_clock(platform: RingCentralEvents, world: Controller) -> None:
    event = platform.events.create(ORGANIZATION, name="Short", currency="EUR", timezone="UTC", **TIMES)
    seen = []
    for seconds in (10 * DAY - 1, 1, 2 * HOUR - 1, 1):
        world.advance(seconds)
        seen.append(platform.events.get(event.id).attributes.status)
    assert seen == ["upcoming", "ongoing", "ongoing", "ended"]


def test_what_an_event_has_for_its_visitors_hangs_together(platform: RingCentralEvents) -> None:
    stages = {one.id: one.attributes.name for one in platform.stages.list(EVENT)}
    places = stages | {one.id: one.attributes.name for one in platform.sessions.list(EVENT)}
    items = list(platform.schedule_items.list(EVENT))
    on_stage = [one.attributes for one in items if one.attributes.area == "stage"]
    assert {one.area_id: one.area_name for one in on_stage} == stages
    assert len(places) == len(stages) + 3
    item = platform.schedule_items.get(ITEM)
    assert item in items
    assert item.attributes.time_start < item.attributes.time_end
    booth = next(one for one in platform.booths.list(EVENT) if one.id == BOOTH)
    tags = {one.attributes.name for one in platform.tags.list_for_booth(BOOTH)}
    assert booth.attributes.name in tags
    assert item.attributes.name in {one.attributes.name for one in platform.tags.list_for_schedule_item(ITEM)}


def test_questions_of_a_ticket_and_what_was_answered_go_by_the_same_ids(platform: RingCentralEvents) -> None:
    asked = {one.id: one.attributes for one in platform.tickets.list_bank_questions(TICKET)}
    answered = platform.registrations.get(REGISTRATION).attributes.custom_registration_fields or []
    assert [asked[one.id].name for one in answered if one.id] == [one.name for one in answered]
    assert {one.type for one in answered} == {"singleLineText", "multiSelect", "conditional"}
    several = next(one for one in answered if one.type == models.QuestionType.MULTI_SELECT)
    assert isinstance(several.value, list)


def test_a_list_tells_of_a_registration_all_that_it_tells_itself(platform: RingCentralEvents) -> None:
    shown = platform.registrations.get(REGISTRATION)
    assert shown == next(one for one in platform.registrations.list(EVENT) if one.id == REGISTRATION)
    came = shown.attributes.utm
    assert {came.utm_source, came.utm_medium, came.utm_campaign, came.utm_term, came.utm_content} == {
        "newsletter",
        "email",
        "spring",
        "fair",
        "header",
    }
    (child,) = [
        child for one in shown.attributes.custom_registration_fields or [] for child in one.child_questions or []
    ]
    assert (child.id, child.type, child.value) == ("811", "singleSelect", "Train")


# Data subscriptions


def test_a_subscription_ends_when_it_was_told_to_or_in_a_week(platform: RingCentralEvents, world: Controller) -> None:
    until = START + datetime.timedelta(days=2)
    told = models.DataSubscriptionInputConfiguration(
        type="webhook", url="https://hooks.example.com/rce", expires_at=until
    )
    signals = [models.Signal.ATTENDANCE, models.Signal.REGISTRATION_QR_CREATED]
    made = platform.data_subscriptions.create(EVENT, configuration=told, signals=[*signals])
    assert (made.attributes.expires_at, made.attributes.signals) == (until, [*signals])
    assert (made.attributes.event_id, made.attributes.configuration.url) == (EVENT, "https://hooks.example.com/rce")
    assert made.attributes.configuration.type == "webhook"
    forever = platform.data_subscriptions.create(EVENT)
    assert forever.attributes.expires_at == START + datetime.timedelta(days=7)
    kept = str(world.state(VENDOR))
    assert all(one.id in kept for one in (made, forever)), "no operation reads them"
