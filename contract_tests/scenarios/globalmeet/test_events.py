"""GlobalMeet's rules, told through the generated client: events, and what becomes of what is said of them."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from globalmeet_client import ArgumentError, GlobalMeet, GuestPresenter, InsecureInputError, InvalidInputError, models

from contract_tests.harness.targets.targets import START, Target
from contract_tests.sandbox.admin.controller import Controller

from .events import kept, on_demand, plan
from .raw_forms import CREATE, EPOCH, INVALID, UPDATE, Forms, told, wire
from .seeded_ids import REPORT, RESULTS

# Making and changing


def test_an_event_is_what_it_was_made_from(meet: GlobalMeet) -> None:
    made = meet.events.create(**plan())
    assert (made.event_title, made.scheduled_start_time) == ("All hands", START + datetime.timedelta(days=10))
    assert (made.scheduled_duration, made.audience_capacity) == (60, 500)
    assert made.folder_name == "Home of the owner"
    assert made.viewer_link.startswith("https://")
    assert made.guest_presenter_links is None
    for id in (made.event_id, str(made.event_id)):
        assert meet.events.get(event_id=id) == made


def test_the_pages_own_examples_succeed(meet: GlobalMeet) -> None:
    """By telephone without telephony_type, from the region 0: what the page's tables forbid, its example does."""
    start = EPOCH + datetime.timedelta(milliseconds=1541674800000)
    made = meet.events.create(
        event_title="Default Event Create",
        type="live",
        scheduled_start_time=start,
        scheduled_duration=30,
        timezone="US/Eastern",
        region=0,
        acquisition_type=3,
        audience_capacity=1000,
        event_expiration_months=12,
    )
    assert (made.event_title, made.scheduled_start_time, made.scheduled_duration) == ("Default Event Create", start, 30)
    assert meet.events.update(event_id=str(made.event_id), scheduled_duration=150).scheduled_duration == 150


def test_the_envelope_never_reaches_the_user(meet: GlobalMeet, target: Target) -> None:
    made = meet.events.create(**plan())
    assert type(made) is models.Event
    assert type(meet.events.update(event_id=made.event_id)) is models.Event
    assert type(meet.events.get(event_id=made.event_id)) is models.Event
    assert type(meet.folders.get_tree()) is models.Folder
    username, password = target.values["username"][0], target.values["password"][0]
    assert type(meet.tokens.create(username=username, password=password)) is models.AuthenticationData


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        ({"event_title": "Moved"}, {"event_title": "Moved"}),
        ({"scheduled_duration": 150}, {"scheduled_duration": 150}),
        ({"scheduled_start_time": START}, {"scheduled_start_time": START}),
        ({"audience_capacity": 50}, {"audience_capacity": 50}),
        ({"timezone": "Japan", "cost_center": "K-12", "event_expiration_months": 3, "region": 5}, {}),
        ({}, {}),
    ],
    ids=str,
)
def test_an_update_changes_what_is_said_and_leaves_the_rest(
    meet: GlobalMeet, world: Controller, change: dict[str, Any], shown: dict[str, Any]
) -> None:
    made = meet.events.create(**plan(cost_center="K-1", guest_presenter_types=[GuestPresenter.CONTENT]))
    before = kept(world, made.event_id)
    changed = meet.events.update(event_id=made.event_id, **change)
    assert changed == made.model_copy(update=shown)
    after = kept(world, made.event_id)
    assert {name for name in after if after[name] != before[name]} == change.keys()


def test_an_event_can_change_its_kind_if_it_has_what_that_needs(meet: GlobalMeet, world: Controller) -> None:
    made = meet.events.create(**plan())
    with pytest.raises(InvalidInputError, match="media_type is missing"):
        meet.events.update(event_id=made.event_id, type="ondemand")
    meet.events.update(event_id=made.event_id, type="ondemand", media_type=models.MediaType.AUDIO)
    assert "region" not in kept(world, made.event_id)
    with pytest.raises(InvalidInputError, match="acquisition_type is missing"):
        meet.events.update(event_id=REPORT, type=models.EventType.LIVE)


# Adjusted, not refused


@pytest.mark.parametrize(
    ("given", "became"),
    [
        (-30, 30),
        (0, 30),
        (1, 30),
        (30, 30),
        (31, 60),
        (45, 60),
        (60, 60),
        (451, 480),
        (480, 480),
        (481, 480),
        (9999, 480),
    ],
)
def test_a_duration_is_raised_to_half_hours_up_to_eight(meet: GlobalMeet, given: int, became: int) -> None:
    made = meet.events.create(**plan(scheduled_duration=given))
    assert made.scheduled_duration == became
    assert meet.events.update(event_id=made.event_id, scheduled_duration=given).scheduled_duration == became


@pytest.mark.parametrize(
    ("given", "became"),
    [
        ("12:00:00", "12:00"),
        ("12:00:00.001", "12:15"),
        ("12:14:59", "12:15"),
        ("12:15:00", "12:15"),
        ("23:46:00", "24:00"),
    ],
)
def test_a_start_is_moved_up_to_the_quarter_hour(meet: GlobalMeet, given: str, became: str) -> None:
    day = datetime.date(2030, 3, 1)
    asked = datetime.datetime.combine(day, datetime.time.fromisoformat(given), datetime.UTC)
    hours, minutes = (int(part) for part in became.split(":"))
    midnight = datetime.datetime.combine(day, datetime.time(), datetime.UTC)
    made = meet.events.create(**plan(scheduled_start_time=asked))
    assert made.scheduled_start_time == midnight + datetime.timedelta(hours=hours, minutes=minutes)


def test_a_title_is_cut_at_a_thousand_characters(meet: GlobalMeet) -> None:
    for character in ("x", "é", "\N{GRINNING FACE}"):
        made = meet.events.create(**plan(event_title=character * 1500))
        assert made.event_title == character * 1000
    assert meet.events.create(**plan(event_title="y" * 1000)).event_title == "y" * 1000


def test_an_unknown_zone_becomes_utc_and_nobody_is_told(meet: GlobalMeet, world: Controller) -> None:
    for zone, becomes in (("Mars/Base", "Etc/UTC"), ("Europe/Berlin", "Etc/UTC"), ("", "Etc/UTC"), ("CET", "CET")):
        assert kept(world, meet.events.create(**plan(timezone=zone)).event_id)["timezone"] == becomes
    for known in models.TimeZone:
        assert kept(world, meet.events.create(**plan(timezone=known)).event_id)["timezone"] == known


# Ignored, needed


def test_what_does_not_apply_is_ignored_whatever_it_is(meet: GlobalMeet, world: Controller) -> None:
    nonsense: dict[str, Any] = {"region": 99, "acquisition_type": 99, "vcu_address": "somewhere", "telephony_type": "x"}
    film = meet.events.create(**on_demand(**nonsense))
    assert kept(world, film.event_id).keys().isdisjoint(nonsense)
    bridges = [(3, "telephony_type", "bridge"), (4, "video_bridge_type", "advanced")]
    for acquisition, name, value in bridges:
        said = {"acquisition_type": acquisition, name: value, "region": -7, "media_type": "smell"}
        event = kept(world, meet.events.create(**plan(**said)).event_id)
        assert event[name] == value
        assert event.keys().isdisjoint(["region", "media_type", "vcu_address"])


@pytest.mark.parametrize(
    ("said", "missing"),
    [
        (plan("acquisition_type"), "acquisition_type"),
        (plan("region"), "region"),
        (plan("region", acquisition_type=2), "region"),
        (plan(acquisition_type=1, vcu_connection_type="SIP"), "vcu_address"),
        (plan(acquisition_type=1, vcu_address="192.0.2.7"), "vcu_connection_type"),
        (plan("region", acquisition_type=4), "video_bridge_type"),
        (plan("region", "acquisition_type", type="ondemand"), "media_type"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_what_an_event_needs_depends_on_its_kind(
    meet: GlobalMeet, world: Controller, said: dict[str, Any], missing: str
) -> None:
    before = world.state("globalmeet")["events"]
    with pytest.raises(InvalidInputError) as refused:
        meet.events.create(**said)
    assert (refused.value.status, refused.value.code) == (200, models.ReturnCode.INVALID_INPUT)
    assert refused.value.message == f"{INVALID} {missing} is missing."
    assert world.state("globalmeet")["events"] == before


def test_each_kind_can_be_made_with_what_it_needs(meet: GlobalMeet, world: Controller) -> None:
    unit = {"acquisition_type": models.AcquisitionType.VCU_TELEPRESENCE, "vcu_address": "192.0.2.7"}
    kinds = [
        plan(acquisition_type=models.AcquisitionType.WEBCAM, region=models.Region.AFRICA),
        plan(**unit, vcu_connection_type=models.VcuConnectionType.H_323),
        plan(acquisition_type=models.AcquisitionType.YOUR_ENCODER),
        plan("region", acquisition_type=models.AcquisitionType.TELEPHONE, telephony_type="directdial"),
        plan("region", acquisition_type=models.AcquisitionType.VIDEO_BRIDGE, video_bridge_type="standard"),
        on_demand(media_type=models.MediaType.AUDIO),
    ]
    for said in kinds:
        close = said["scheduled_start_time"] + datetime.timedelta(days=30)
        made = meet.events.create(**said, scheduled_player_close_time=close)
        changed = meet.events.update(event_id=RESULTS, **said, scheduled_player_close_time=close)
        assert made.scheduled_player_close_time == changed.scheduled_player_close_time == close
        del said["scheduled_start_time"]
        for event in (kept(world, made.event_id), kept(world, RESULTS)):
            assert {name: event[name] for name in said} == said


@pytest.mark.parametrize("name", sorted(plan("region", "acquisition_type")))
def test_the_seven_values_of_every_event_are_required(forms: Forms, world: Controller, name: str) -> None:
    answer = forms.post(CREATE, {"event_data": wire(plan(name))})
    assert told(answer) == (72, f"{INVALID} {name} is missing.")


@pytest.mark.parametrize(
    ("name", "least", "most"), [("audience_capacity", 50, 10_000), ("event_expiration_months", 3, 12)]
)
def test_capacity_and_expiry_must_be_within_bounds(
    meet: GlobalMeet, forms: Forms, world: Controller, name: str, least: int, most: int
) -> None:
    for inside in (least, most):
        made = meet.events.create(**plan(**{name: inside}))
        assert kept(world, made.event_id)[name] == inside
    before = world.state("globalmeet")["events"]
    for outside in (least - 1, most + 1, 0, -1):
        with pytest.raises(ArgumentError, match=name):
            meet.events.create(**plan(**{name: outside}))
        for path, said in ((CREATE, plan(**{name: outside})), (UPDATE, {"event_id": RESULTS, name: outside})):
            code, text = told(forms.post(path, {"event_data": wire(said)}))
            assert (code, text.startswith(f"{INVALID} {name} is a number")) == (72, True)
    assert world.state("globalmeet")["events"] == before


def test_markup_is_refused_and_arithmetic_is_not(meet: GlobalMeet, world: Controller) -> None:
    for title in ("<script>alert(1)</script>", "Q3 <b>results</b>", "</p>", "<!-- x -->", "a<b"):
        before = world.state("globalmeet")["events"]
        with pytest.raises(InsecureInputError) as refused:
            meet.events.create(**plan(event_title=title))
        assert (refused.value.status, refused.value.code) == (200, 70)
        assert world.state("globalmeet")["events"] == before
    for title in ("1 < 2", "We <3 webcasts", "R&D; 100 %", "a > b", "&lt;b&gt;"):
        assert meet.events.create(**plan(event_title=title)).event_title == title
