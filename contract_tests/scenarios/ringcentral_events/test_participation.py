"""RingCentral Events' rules, told through the generated client: which part of an event a report is about."""

from __future__ import annotations

import csv
import io
from functools import partial
from typing import Any

import pytest
from ringcentral_events_client import RingCentralEvents

from contract_tests.sandbox.admin.controller import Controller

from .seeded_ids import BOOTH, EVENT, ITEM

Lines = list[dict[str, str]]


def lines(platform: RingCentralEvents, world: Controller, kind: str, version: str = "", **limits: Any) -> Lines:
    """Return the lines of a report by the headings of its columns."""
    create = partial(platform.reports.create_versioned, report_version=version) if version else platform.reports.create
    ordered = create(EVENT, kind, **limits)
    world.advance(30)
    return list(csv.DictReader(io.StringIO(platform.reports.download(ordered.id).read().decode())))


def minutes(lines: Lines) -> int:
    return sum(int(line["Minutes"]) for line in lines)


def of_places(platform: RingCentralEvents) -> list[tuple[dict[str, Any], set[str]]]:
    """Return what a report can be limited by, each with the places that it is then about."""
    stages, sessions, booths = (
        [one.id for one in listed(EVENT)]
        for listed in (platform.stages.list, platform.sessions.list, platform.booths.list)
    )
    scheduled = [one.attributes.area_id for one in platform.schedule_items.list(EVENT) if one.attributes.area_id]
    (opening,) = [one.attributes.area_id for one in platform.schedule_items.list(EVENT) if one.id == ITEM]
    first, second = {"segment_type": "stage", "virtual_space_id": stages[0]}, {"participation_report_type": "session"}
    return [
        ({}, {*stages, *sessions, *booths}),
        ({"segment_type": "all"}, {*stages, *sessions, *booths}),
        ({"segment_type": "stage"}, {*stages}),
        (first, {stages[0]}),
        ({"virtual_space_id": stages[0]}, {stages[0]}),
        ({"participation_report_type": "expo", "participation_type_id": BOOTH}, {BOOTH}),
        ({"segment_type": "schedule"}, {*scheduled}),
        ({"segment_type": "schedule", "virtual_space_id": ITEM}, {opening or ""}),
        ({"segment_type": "stage", **second}, {*sessions}),
        ({**first, **second, "participation_type_id": sessions[1]}, {sessions[1]}),
        ({"segment_type": "session", "virtual_space_id": stages[0]}, set()),
    ]


@pytest.mark.parametrize("version", ["", "2"])
def test_participation_is_of_the_part_that_was_wanted(
    platform: RingCentralEvents, world: Controller, version: str
) -> None:
    for limits, places in of_places(platform):
        listed = lines(platform, world, "participation", version, **limits)
        assert {line["Place id"] for line in listed} == places, limits


@pytest.mark.parametrize("kind", ["attendeeActivity", "timeSpentOnline"])
def test_who_spent_how_long_is_of_the_part_that_was_wanted(
    platform: RingCentralEvents, world: Controller, kind: str
) -> None:
    visits = lines(platform, world, "attendeeLog")
    for limits, places in of_places(platform):
        there = [line for line in visits if line["Place id"] in places]
        people = lines(platform, world, kind, **limits)
        assert {line["Email"] for line in people} == {line["Email"] for line in there}
        assert [minutes(people), sum(int(line["Visits"]) for line in people)] == [minutes(there), len(there)]


def test_places_are_told_with_those_who_were_there(platform: RingCentralEvents, world: Controller) -> None:
    visits = lines(platform, world, "attendeeLog")
    for limits, places in of_places(platform):
        if limits.get("segment_type") != "schedule":
            listed = lines(platform, world, "engagement", **limits)
            assert {line["Place id"] for line in listed} == places, limits
            for line in listed:
                there = [one for one in visits if one["Place id"] == line["Place id"]]
                assert int(line["People"]) == len({one["Email"] for one in there})
                assert int(line["Minutes"]) == minutes(there)


@pytest.mark.parametrize(("kind", "area"), [("boothAttendee", "expo"), ("viewership", "stage")])
def test_visitors_of_booths_and_of_stages(platform: RingCentralEvents, world: Controller, kind: str, area: str) -> None:
    visits = [line for line in lines(platform, world, "attendeeLog") if line["Area"] == area]
    assert lines(platform, world, kind) == visits != []
    place = visits[0]["Place id"]
    of_one = lines(platform, world, kind, virtual_space_id=place)
    assert of_one == [line for line in visits if line["Place id"] == place]


def test_what_is_summed_up_is_what_is_told_one_by_one(platform: RingCentralEvents, world: Controller) -> None:
    visits = lines(platform, world, "attendeeLog")
    registrations = [one.attributes for one in platform.registrations.list(EVENT)]
    summary = {line["Metric"]: int(line["Value"]) for line in lines(platform, world, "summary")}
    assert summary == {
        "Registrations": len(registrations),
        "Attendees": sum(one.attended for one in registrations),
        "Refunded": sum(one.refunded for one in registrations),
        "Minutes": minutes(visits),
        **{f"Claimed: {one.attributes.name}": one.attributes.claimed for one in platform.tickets.list(EVENT)},
    }
    hours = {line["Hour"]: int(line["People"]) for line in lines(platform, world, "onlineAttendeeCounts")}
    came = {(f"{line['From'][:13]}:00:00Z", line["Email"]) for line in visits}
    assert hours == {hour: sum(one == hour for one, _ in came) for hour, _ in came}
