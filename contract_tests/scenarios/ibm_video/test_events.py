"""IBM Video's rules, told through the generated client: events, their times, the list, what stands around them."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from ibm_video_client import (
    BadRequestError,
    ConflictError,
    IbmVideo,
    NotFoundError,
    models,
)

from contract_tests.harness.targets.targets import START, Target
from contract_tests.sandbox.admin.controller import Controller

from .clients import raw, signed_in_anew
from .events import as_planned, plan
from .seeded_ids import CHANNEL, EMPTY

pytestmark = pytest.mark.filterwarnings("ignore::ibm_video_client.LifecycleWarning")


# Making, changing, finding


def test_an_event_is_what_it_was_made_from(video: IbmVideo) -> None:
    made = video.virtual_events.create(EMPTY, **plan())
    assert as_planned(made) == plan()
    assert video.virtual_events.get(EMPTY, made.id) == made
    assert [one.id for one in video.virtual_events.list(EMPTY)] == [made.id]
    page = video.virtual_events.list(EMPTY).page()
    assert (page.body.paging.page_count, page.body.paging.item_count) == (1, 1)


def test_an_update_replaces_everything_and_nothing_else(video: IbmVideo) -> None:
    first = video.virtual_events.create(EMPTY, **plan())
    second = video.virtual_events.create(EMPTY, **plan(day=20))
    moved = video.virtual_events.update(EMPTY, first.id, **plan(day=11, title="Moved"))
    assert (moved.id, moved.event_secret, as_planned(moved)) == (
        first.id,
        first.event_secret,
        plan(day=11, title="Moved"),
    )
    assert video.virtual_events.get(EMPTY, second.id) == second


@pytest.mark.parametrize(
    "changes",
    [
        {"timezone": "Mars/Base"},
        {"timezone": "UTC"},
        {"start_at": "2030-02-30 09:00:00"},
        {"start_at": "2030-01-11T09:00:00"},
        {"start_at": "2030-01-11 25:00:00"},
        {"start_at": "2030-1-11 09:00:00"},
        {"end_at": "2030-01-11 08:59:59"},
        {"gate_close_at": "2029-12-31 00:00:00"},
    ],
    ids=str,
)
def test_values_that_cannot_be_are_refused_and_change_nothing(
    video: IbmVideo, world: Controller, target: Target, changes: dict[str, str]
) -> None:
    kept = video.virtual_events.create(EMPTY, **plan(day=20))
    before = world.state("ibm_video")
    for method, path in (("POST", ".json"), ("PUT", f"/{kept.id}.json")):
        answer = raw(target, method, f"/channels/{EMPTY}/virtual-events{path}", {**plan(), **changes})
        assert (answer.status_code, answer.json()["error"]) == (400, "bad_request"), changes
    assert world.state("ibm_video") == before


def test_an_end_may_equal_its_beginning(video: IbmVideo) -> None:
    moment = plan(hours=0)
    moment["gate_open_at"] = moment["gate_close_at"]
    assert as_planned(video.virtual_events.create(EMPTY, **moment)) == moment


@pytest.mark.parametrize("missing", sorted(plan()))
def test_each_of_the_six_values_is_required(target: Target, world: Controller, missing: str) -> None:
    form = {name: value for name, value in plan().items() if name != missing}
    answer = raw(target, "POST", f"/channels/{EMPTY}/virtual-events.json", form)
    assert (answer.status_code, answer.json()["error"]) == (400, "bad_request")


def test_events_of_a_channel_do_not_overlap(video: IbmVideo) -> None:
    morning = video.virtual_events.create(EMPTY, **plan())
    with pytest.raises(ConflictError) as overlap:
        video.virtual_events.create(EMPTY, **plan(begins=10))
    assert (overlap.value.body.error, bool(overlap.value.body.error_description)) == ("conflict", True)
    later = video.virtual_events.create(EMPTY, **plan(begins=14))
    with pytest.raises(ConflictError):
        video.virtual_events.update(EMPTY, later.id, **plan(begins=10))
    assert as_planned(video.virtual_events.get(EMPTY, later.id)) == plan(begins=14)
    assert video.virtual_events.update(EMPTY, morning.id, **plan(hours=3)).id == morning.id, "it may overlap itself"


def test_one_event_may_begin_when_another_ends(video: IbmVideo) -> None:
    video.virtual_events.create(EMPTY, **plan())
    later = video.virtual_events.create(EMPTY, **plan(begins=11))
    assert video.virtual_events.update(EMPTY, later.id, **plan(begins=11, hours=3)).id == later.id


def test_overlap_is_a_matter_of_moments_not_of_wall_clocks(video: IbmVideo) -> None:
    video.virtual_events.create(EMPTY, **plan())
    with pytest.raises(ConflictError):
        video.virtual_events.create(EMPTY, **plan(begins=10, zone="Europe/Berlin"))
    video.virtual_events.create(EMPTY, **plan(begins=9, zone="America/New_York"))


def test_a_deleted_event_is_gone_everywhere(video: IbmVideo) -> None:
    event = video.virtual_events.create(EMPTY, **plan())
    export = video.exports.create(EMPTY, event.id)
    video.virtual_events.delete(EMPTY, event.id)
    gone: list[Callable[[], object]] = [
        lambda: video.virtual_events.get(EMPTY, event.id),
        lambda: video.virtual_events.update(EMPTY, event.id, **plan()),
        lambda: video.virtual_events.close(EMPTY, event.id),
        lambda: video.virtual_events.delete(EMPTY, event.id),
        lambda: video.sessions.list(EMPTY, event.id),
        lambda: video.gates.get(EMPTY, event.id),
        lambda: video.gates.update(EMPTY, event.id, enable=True),
        lambda: video.forms.get(EMPTY, event.id),
        lambda: video.calendars.get(EMPTY, event.id),
        lambda: video.exports.create(EMPTY, event.id),
        lambda: video.exports.list(EMPTY, event.id),
        lambda: video.exports.get(EMPTY, event.id, export.id),
        lambda: video.exports.delete(EMPTY, event.id, export.id),
    ]
    for call in gone:
        with pytest.raises(NotFoundError):
            call()
    assert list(video.virtual_events.list(EMPTY)) == []
    assert video.virtual_events.create(EMPTY, **plan()).id != event.id, "its time is free again, its id is not"


# Time


def test_an_event_goes_through_its_states_by_its_own_clock(video: IbmVideo, world: Controller) -> None:
    event = video.virtual_events.create(EMPTY, **plan(day=10, zone="America/Los_Angeles"))
    start = datetime.datetime(2030, 1, 11, 17, tzinfo=datetime.UTC)  # nine o'clock in Los Angeles

    def status_at(moment: datetime.datetime) -> models.EventStatus:
        with signed_in_anew(video, world, moment) as now:
            return now.virtual_events.get(EMPTY, event.id).status

    second = datetime.timedelta(seconds=1)
    assert status_at(start - datetime.timedelta(days=1) - second) == "future"
    assert status_at(start - datetime.timedelta(days=1)) == "open"
    assert status_at(start - second) == "open"
    assert status_at(start) == "started"
    assert status_at(start + datetime.timedelta(hours=2) - second) == "started"
    assert status_at(start + datetime.timedelta(hours=2)) == "past"


def test_closing_ends_registration_now_and_can_be_done_once(video: IbmVideo, world: Controller) -> None:
    event = video.virtual_events.create(EMPTY, **plan(day=1, zone="Asia/Tokyo"))
    world.set(START + datetime.timedelta(hours=12))
    closed = video.virtual_events.close(EMPTY, event.id)
    assert (closed.gate_close_at, closed.status) == (datetime.datetime(2030, 1, 1, 21), "past")
    with pytest.raises(ConflictError) as again:
        video.virtual_events.close(EMPTY, event.id)
    assert again.value.body.error_description


def test_an_event_that_is_over_cannot_be_closed(video: IbmVideo, world: Controller) -> None:
    event = video.virtual_events.create(EMPTY, **plan(day=1))
    later = START + datetime.timedelta(days=3)
    with signed_in_anew(video, world, later) as again, pytest.raises(ConflictError) as ended:
        again.virtual_events.close(EMPTY, event.id)
    assert ended.value.code == "conflict"


# The list


def test_filters_narrow_the_list_and_add_up(video: IbmVideo, world: Controller) -> None:
    video.virtual_events.create(EMPTY, **plan(day=10, title="Deep Learning"))
    video.virtual_events.create(EMPTY, **plan(day=20, title="Shallow learning"))
    with signed_in_anew(video, world, START + datetime.timedelta(days=9, hours=10)) as again:

        def titles(**filters: Any) -> list[str]:
            return [one.title for one in again.virtual_events.list(EMPTY, **filters)]

        assert titles(filter_search_text="LEARNING") == ["Deep Learning", "Shallow learning"]
        assert titles(filter_search_text="deep") == ["Deep Learning"]
        assert titles(filter_status="open") == ["Deep Learning"]
        assert titles(filter_status="open", filter_search_text="shallow") == []
        form = again.virtual_events.list(EMPTY).page().items[0].registration_form_enabled
        assert len(titles(filter_registration_form_enabled=form)) == 2
        assert titles(filter_registration_form_enabled=not form) == []
        for wrong in ({"filter_status": "soon"}, {"filter_registration_form_enabled": "maybe"}, {"page": 0}):
            with pytest.raises(BadRequestError):
                titles(**wrong)


@pytest.mark.parametrize("name", ["page", "filter[status]", "filter[search_text]"])
def test_what_is_asked_twice_is_refused(target: Target, name: str) -> None:
    value = {"page": "1", "filter[status]": "open"}.get(name, "deep")
    asked = httpx.get(
        f"{target.url}/channels/{EMPTY}/virtual-events.json",
        params=[(name, value), (name, value)],
        headers={"Authorization": f"Bearer {target.credentials['oauth2']}"},
    )
    assert (asked.status_code, asked.json()["error"]) == (400, "bad_request")


def test_what_the_list_does_not_know_is_ignored_however_often(target: Target, video: IbmVideo) -> None:
    made = video.virtual_events.create(EMPTY, **plan())
    asked = httpx.get(
        f"{target.url}/channels/{EMPTY}/virtual-events.json",
        params=[("colour", "red"), ("colour", "blue"), ("page", "1")],
        headers={"Authorization": f"Bearer {target.credentials['oauth2']}"},
    )
    assert [one["id"] for one in asked.json()["virtual_events"]] == [made.id]


def test_pages_hold_every_event_once(video: IbmVideo, world: Controller) -> None:
    world.seed("ibm_video", events=45)
    before = list(video.virtual_events.list(CHANNEL))
    assert len({one.id for one in before}) == len(before) > 45
    pages = list(video.virtual_events.list(CHANNEL).pages())
    assert [one.next_position for one in pages] == ["page=2", "page=3", None]
    assert {one.total for one in pages} == {len(before)}
    assert {one.body.paging.page_count for one in pages} == {3}
    assert (pages[0].body.paging.previous, pages[2].body.paging.next) == (None, None)
    resumed = [one for page in video.virtual_events.list(CHANNEL).pages(start=pages[1].position) for one in page.items]
    assert resumed == [one for page in pages[1:] for one in page.items]


def test_the_links_of_a_page_keep_the_filters(video: IbmVideo, world: Controller, target: Target) -> None:
    world.seed("ibm_video", events=45)
    page = video.virtual_events.list(CHANNEL, filter_status="future", page=2).page().body.paging
    assert page.previous is not None
    previous = httpx.URL(page.previous)
    assert str(previous).startswith(f"{target.url}/channels/{CHANNEL}/virtual-events.json?")
    assert dict(previous.params) == {"filter[status]": "future", "page": "1"}
