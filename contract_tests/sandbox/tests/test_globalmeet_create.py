"""GlobalMeet's sandbox: making events, and what becomes of the values that are sent."""

from __future__ import annotations

from typing import Any

import pytest

from .globalmeet import CREATE, LIVE, ON_DEMAND, Meet, data

QUARTER = 900_000


def refused(meet: Meet, names: str, *less: str, **more: Any) -> None:
    meet.refused(72, CREATE, data(LIVE, *less, **more), names=names)


def test_the_example_of_the_page_is_answered_as_the_page_has_it(meet: Meet) -> None:
    made = meet.create()
    id = made["event_id"]
    assert made == {
        "scheduled_duration": 30,
        "event_id": id,
        "audience_capacity": 1000,
        "viewer_link": f"https://viewer.webcast.example/starthere?ei={id}",
        "event_title": "Default Event Create",
        "folder_name": "Home of the owner",
        "scheduled_start_time": 1541674800000,
        "scheduled_player_close_time": 0,
    }
    assert isinstance(id, int)
    assert meet.status(id) == made
    assert meet.status(f"{id}") == made
    kept = meet.kept(id)
    assert (kept["timezone"], kept["telephony_type"], kept["event_expiration_months"]) == (
        "US/Eastern",
        "directdial",
        12,
    )
    assert meet.create()["event_id"] != id


@pytest.mark.parametrize(
    ("asked", "made"),
    [(0, 0), (1, QUARTER), (QUARTER - 1, QUARTER), (QUARTER, QUARTER), (QUARTER + 1, 2 * QUARTER)],
)
def test_a_start_is_rounded_up_to_the_quarter_of_an_hour(meet: Meet, asked: int, made: int) -> None:
    for day in (0, 1541635200000, -1541635200000):
        assert meet.create(scheduled_start_time=day + asked)["scheduled_start_time"] == day + made


@pytest.mark.parametrize(
    ("asked", "made"),
    [
        (30, 30),
        (31, 60),
        (59, 60),
        (60, 60),
        (451, 480),
        (480, 480),
        (481, 480),
        (10**30, 480),
        (29, 30),
        (1, 30),
        (0, 30),
        (-1, 30),
        (-(10**30), 30),
        (90.0, 90),
    ],
)
def test_a_duration_is_rounded_up_to_the_half_hour_and_is_eight_hours_at_most(
    meet: Meet, asked: Any, made: int
) -> None:
    assert meet.create(scheduled_duration=asked)["scheduled_duration"] == made


@pytest.mark.parametrize("one", ["x", "ü", "東", "\U0001f600", "\0", "&"])
def test_a_title_is_cut_at_a_thousand_characters(meet: Meet, one: str) -> None:
    for length in (0, 1, 999, 1000, 1001, 50_000):
        made = meet.create(event_title=one * length)
        assert made["event_title"] == one * min(length, 1000)
        assert meet.status(made["event_id"])["event_title"] == made["event_title"]


def test_an_unknown_time_zone_becomes_utc(meet: Meet) -> None:
    for zone in ("US/Eastern", "CET", "Japan", "Etc/UTC", "Pacific/Auckland"):
        assert meet.kept(meet.create(timezone=zone)["event_id"])["timezone"] == zone
    for zone in ("", "UTC", "Europe/Paris", "us/eastern", "US/Eastern ", "../etc/passwd", "\0"):
        assert meet.kept(meet.create(timezone=zone)["event_id"])["timezone"] == "Etc/UTC"


@pytest.mark.parametrize(
    ("name", "least", "most"), [("audience_capacity", 50, 10_000), ("event_expiration_months", 3, 12)]
)
def test_capacity_and_expiration_keep_within_their_bounds(meet: Meet, name: str, least: int, most: int) -> None:
    for value in (least, most):
        assert meet.kept(meet.create(**{name: value})["event_id"])[name] == value
    for value in (least - 1, most + 1, 0, -least, 10**30):
        refused(meet, f"{name} is a number from {least} to {most}", **{name: value})


@pytest.mark.parametrize("name", [*LIVE])
def test_what_is_required_is_missed(meet: Meet, name: str) -> None:
    if name == "region":
        meet.create(name)
        refused(meet, "region is missing", name, acquisition_type=0)
    else:
        refused(meet, f"{name} is missing", name)


def test_each_type_of_acquisition_has_its_own_needs(meet: Meet) -> None:
    vcu = {"vcu_address": "192.0.2.7", "vcu_connection_type": "SIP"}
    needs: list[tuple[int, dict[str, Any]]] = [
        (0, {"region": 1}),
        (1, {"region": 5, **vcu}),
        (1, {"region": 5, "vcu_address": "2001:db8::7", "vcu_connection_type": "H.323"}),
        (2, {"region": 3}),
        (4, {"video_bridge_type": "standard"}),
        (4, {"video_bridge_type": "advanced"}),
    ]
    for kind, needed in needs:
        made = meet.create("region", acquisition_type=kind, **needed)
        assert meet.kept(made["event_id"]).items() >= needed.items()
        for name in needed:
            less = {one: needed[one] for one in needed if one != name}
            refused(meet, f"{name} is missing", "region", acquisition_type=kind, **less)
    assert meet.kept(meet.create(telephony_type="bridge")["event_id"])["telephony_type"] == "bridge"


@pytest.mark.parametrize(
    "wrong",
    [
        {"type": "Live"},
        {"type": ""},
        {"acquisition_type": 5},
        {"acquisition_type": -1},
        {"acquisition_type": 0, "region": 0},
        {"acquisition_type": 0, "region": 6},
        {"acquisition_type": 1, "region": 1, "vcu_address": "vcu.example", "vcu_connection_type": "SIP"},
        {"acquisition_type": 1, "region": 1, "vcu_address": "", "vcu_connection_type": "SIP"},
        {"acquisition_type": 1, "region": 1, "vcu_address": "192.0.2.7", "vcu_connection_type": "sip"},
        {"telephony_type": "Bridge"},
        {"acquisition_type": 4, "video_bridge_type": "premium"},
        {"type": "ondemand"},
        {"type": "ondemand", "media_type": "film"},
        {"scheduled_player_close_time": -1},
        {"scheduled_player_close_time": 2**63},
        {"scheduled_start_time": 2**63},
        {"scheduled_start_time": -(2**64)},
        {"cost_center": 7},
    ],
    ids=str,
)
def test_a_value_of_none_of_the_kinds_is_refused(meet: Meet, wrong: dict[str, Any]) -> None:
    refused(meet, "media_type" if wrong == {"type": "ondemand"} else list(wrong)[-1].split("vcu")[0], **wrong)


def test_what_is_ignored_has_any_value_of_its_type(meet: Meet) -> None:
    junk = {"region": 99, "vcu_address": "nowhere", "vcu_connection_type": "", "video_bridge_type": "x"}
    meet.create(**junk, media_type="none")
    meet.create("region", acquisition_type=4, video_bridge_type="standard", telephony_type="x", region=-1)
    live = {**junk, "acquisition_type": 99, "telephony_type": ""}
    made = meet.result(CREATE, data(ON_DEMAND, **live))["event_data"]
    assert meet.kept(made["event_id"]).keys().isdisjoint(live)
    meet.create(folder_from_event="nothing", folder_id=2204101)


@pytest.mark.parametrize(
    "wrong",
    [{"region": "x"}, {"vcu_address": 5}, {"vcu_connection_type": None}, {"video_bridge_type": []}, {"media_type": {}}],
    ids=str,
)
def test_what_is_ignored_is_of_its_type(meet: Meet, wrong: dict[str, Any]) -> None:
    refused(meet, *wrong, **wrong)
    refused(meet, "folder_from_event", folder_from_event=[], folder_id=2204101)


def test_no_quarter_of_an_hour_is_later_than_the_last_long(meet: Meet) -> None:
    assert meet.create(scheduled_start_time=2**63 - 1)["scheduled_start_time"] == 9223372036854000000


def test_what_nobody_knows_is_refused(meet: Meet) -> None:
    refused(meet, "event_data has no member 'colour'", colour="red")
    refused(meet, "event_data has no member 'event_id'", event_id=1208433)
    refused(meet, "event_data has no member 'xxx", **{"x" * 10_000: "\U0001f600"})


def test_an_on_demand_event_needs_its_media_type_alone(meet: Meet) -> None:
    made = meet.result(CREATE, data(ON_DEMAND))["event_data"]
    assert meet.kept(made["event_id"]).items() >= ON_DEMAND.items()
    meet.refused(72, CREATE, data(ON_DEMAND, "media_type"), names="media_type is missing")


def test_what_is_optional_is_kept(meet: Meet) -> None:
    made = meet.create(cost_center="Q&A", scheduled_player_close_time=1541678400001)
    assert made["scheduled_player_close_time"] == 1541678400001
    assert meet.kept(made["event_id"])["cost_center"] == "Q&A"
