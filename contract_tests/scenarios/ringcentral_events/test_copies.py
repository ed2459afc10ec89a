"""RingCentral Events' rules, told through the generated client: what is copied from another event, and what is not."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from ringcentral_events_client import RingCentralEvents, models

from contract_tests.harness.targets.targets import START, Target
from contract_tests.sandbox.admin.controller import Controller

from .raw_requests import enveloped, raw
from .request_data import BEGINS, TIMES
from .seeded_ids import BOOTH, EVENT, ITEM, ORGANIZATION, VENDOR

LATER = BEGINS + datetime.timedelta(days=2)


def copied(platform: RingCentralEvents, world: Controller, event: str = EVENT, **given: Any) -> models.Event:
    """Let an event be copied, and return the copy once it is there."""
    known = {one.id for one in platform.events.list(ORGANIZATION)}
    platform.events.duplicate(event, **given)
    world.advance(30)
    (copy,) = [one for one in platform.events.list(ORGANIZATION) if one.id not in known]
    return copy


def test_a_copy_has_what_it_was_given(platform: RingCentralEvents, world: Controller) -> None:
    given: dict[str, Any] = {"name": "Meadow Summit II", "metadata": {"of": "spring"}, "timezone": "Asia/Tokyo"}
    copy = copied(platform, world, type="private_event", auto_publish=True, **given).attributes
    assert {name: getattr(copy, name) for name in given} == given
    assert (copy.type, copy.published) == ("private_event", True)


def test_a_copy_has_all_else_from_the_original(platform: RingCentralEvents, world: Controller) -> None:
    original = platform.events.get(EVENT).attributes
    copy, other = (copied(platform, world).attributes for _ in range(2))
    own = {"id", "slug", "created_at", "published"}
    assert copy.model_dump(exclude=own) == original.model_dump(exclude=own)
    assert len({one.slug for one in (original, copy, other)}) == 3
    assert copy.created_at == "2030-01-01T00:00:30Z"


@pytest.mark.parametrize(
    ("given", "start", "end"),
    [
        ({}, START - datetime.timedelta(days=1), START + datetime.timedelta(days=1)),
        ({"time_start": BEGINS}, BEGINS, LATER),
        ({"time_end": BEGINS}, START - datetime.timedelta(days=1), BEGINS),
        (TIMES, *TIMES.values()),
        ({"time_start": BEGINS, "time_end": BEGINS}, BEGINS, BEGINS),
    ],
)
def test_a_copy_is_as_long_as_the_original_unless_its_end_is_given(
    platform: RingCentralEvents,
    world: Controller,
    given: dict[str, Any],
    start: datetime.datetime,
    end: datetime.datetime,
) -> None:
    copy = copied(platform, world, **given).attributes
    assert [copy.time_start, copy.time_end] == [f"{one:%Y-%m-%dT%H:%M:%SZ}" for one in (start, end)]


def test_an_event_without_times_lends_a_copy_none(platform: RingCentralEvents, world: Controller) -> None:
    draft = next(one for one in platform.events.list(ORGANIZATION) if one.attributes.time_start is None)
    assert (draft.attributes.time_end, draft.attributes.status) == (None, "upcoming")
    for given in ({}, {"time_start": BEGINS}, {"time_end": LATER}):
        copy = copied(platform, world, draft.id, **given)
        has = [copy.attributes.time_start is not None, copy.attributes.time_end is not None]
        assert has == ["time_start" in given, "time_end" in given]
        moved = copied(platform, world, copy.id, time_start=BEGINS).attributes
        assert (moved.time_start, moved.time_end) == ("2030-01-11T00:00:00Z", copy.attributes.time_end), (
            "it has no length"
        )


def test_a_copy_has_tickets_places_schedule_and_tags_of_its_own(platform: RingCentralEvents, world: Controller) -> None:
    copy = copied(platform, world)
    listed: Any
    for listed in (
        platform.tickets.list,
        platform.sessions.list,
        platform.stages.list,
        platform.booths.list,
        platform.schedule_items.list,
    ):
        originals, copies = list(listed(EVENT)), list(listed(copy.id))
        assert sorted(one.attributes.name for one in copies) == sorted(one.attributes.name for one in originals)
        assert not {one.id for one in originals} & {one.id for one in copies}
    stages = {one.id: one.attributes.name for one in platform.stages.list(copy.id)}
    items = list(platform.schedule_items.list(copy.id))
    assert {one.attributes.area_id: one.attributes.area_name for one in items if one.attributes.area_id} == stages
    for tags, original, copies in (
        (platform.tags.list_for_schedule_item, ITEM, items),
        (platform.tags.list_for_booth, BOOTH, list(platform.booths.list(copy.id))),
    ):
        wanted = {one.attributes.name for one in tags(original)}
        assert wanted in [{tag.attributes.name for tag in tags(one.id)} for one in copies]
    asked = [len(platform.tickets.list_bank_questions(one.id)) for one in platform.tickets.list(copy.id)]
    assert sorted(asked) == [0, 0, 3]


IMPOSSIBLE: list[dict[str, Any]] = [
    {"timezone": "Mars/Base"},
    {"type": "ball"},
    *({name: wrong} for name in ("timeStart", "timeEnd") for wrong in ("soon", 7)),
    {"timeEnd": "2029-12-30T23:59:59Z"},
    {"timeStart": "2030-01-11T00:00:00Z", "timeEnd": "2030-01-10T23:59:59Z"},
    {"auto_publish": "true"},
    {"metadata": []},
    {"name": None},
    {"password": 1},
    {"organizationId": EVENT},
]


@pytest.mark.parametrize(("type", "changes"), [("Event", {}), *(("event", one) for one in IMPOSSIBLE)], ids=str)
def test_a_copy_that_cannot_be_is_refused_without_a_word(
    target: Target, world: Controller, type: str, changes: dict[str, Any]
) -> None:
    before = world.state(VENDOR)
    answer = raw(target, "POST", f"/v1/events/{EVENT}/duplications", enveloped(type, **changes))
    assert (answer.status_code, answer.content) == (422, b"")
    assert world.state(VENDOR) == before
