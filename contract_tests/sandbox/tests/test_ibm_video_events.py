"""IBM Video's sandbox: events, from making to deleting."""

from __future__ import annotations

import datetime
from urllib.parse import urlencode

import icalendar
import pytest

from contract_tests.sandbox.vendors.ibm_video.timestamps import ZONES, Time

from .ibm_video import BODIES, EVENT, EVENTS, FORM, MORNING, WITH_EVENT, WITH_FORM, Video

# Creating and updating


def test_an_event_is_created_as_asked(video: Video) -> None:
    made = video.create().json()["virtual_event"]
    assert made == {
        **MORNING,
        "id": made["id"],
        "registration_form_enabled": True,
        "registration_form_url": made["registration_form_url"],
        "event_secret": made["event_secret"],
        "status": "future",
    }
    path = f"/channels/123/virtual-events/{made['id']}"
    assert video.get(f"{path}.json")["virtual_event"] == made
    assert made in video.get(EVENTS)["virtual_events"]
    assert video.get(f"{path}/sessions.json") == {"sessions": []}
    assert video.get(f"{path}/gate.json") == {"gate": {"enabled": True}}
    assert video.get(f"{path}/form.json") == {"form": {"published": True}}


def test_an_update_says_everything_anew(video: Video) -> None:
    before = video.get(EVENT)["virtual_event"]
    after = video.ask("PUT", EVENT, MORNING).json()["virtual_event"]
    assert after == {**before, **MORNING}
    assert video.get(EVENT)["virtual_event"] == after


INVALID = [
    {"timezone": "UTC"},
    {"timezone": "Mars/Olympus"},
    {"timezone": "../etc/passwd"},
    {"timezone": "america/los_angeles"},
    {"timezone": "\0"},
    {"start_at": "2031-02-30 10:00:00"},
    {"start_at": "2031-10-10T09:00:00"},
    {"start_at": "2031-10-10 09:00"},
    {"start_at": "2031-1-1 9:00:00"},
    {"start_at": "2031-10-10 24:00:00"},
    {"start_at": "2031-10-10 09:00:60"},
    {"start_at": "2031-10-10 09:00:00Z"},
    {"start_at": "0000-01-01 00:00:00"},
    {"start_at": "٢٠٣١-10-10 09:00:00"},
    {"start_at": ""},
    {"start_at": "9" * 5000},
    {"start_at": "\U0001f600"},
    {"end_at": "2031-10-10 08:59:59"},
    {"gate_close_at": "2031-10-10 07:59:59"},
]


@pytest.mark.parametrize(("method", "path"), WITH_FORM[:2])
@pytest.mark.parametrize("change", INVALID, ids=lambda change: ascii(change)[:40])
def test_a_value_that_cannot_be_is_refused(video: Video, method: str, path: str, change: dict[str, str]) -> None:
    video.refused(400, "bad_request", method, path, {**MORNING, **change})


@pytest.mark.parametrize(("method", "path"), WITH_FORM)
def test_a_form_has_each_field_once_and_no_other(video: Video, method: str, path: str) -> None:
    form = {"enable": "true"} if "gate" in path else MORNING
    for name in form:
        video.refused(400, "bad_request", method, path, {one: form[one] for one in form if one != name})
        video.refused(400, "bad_request", method, path, [*form.items(), (name, form[name])])
    video.refused(400, "bad_request", method, path, {**form, "colour": "red"})
    video.refused(400, "bad_request", method, path, {})


@pytest.mark.parametrize(("method", "path"), WITH_FORM)
@pytest.mark.parametrize("media", [FORM, f"{FORM}; charset=utf-8", "application/json", "multipart/form-data", "", None])
def test_a_body_that_is_no_such_form_is_refused(video: Video, method: str, path: str, media: str | None) -> None:
    headers = {} if media is None else {"Content-Type": media}
    for body in BODIES:
        video.refused(400, "bad_request", method, path, content=body, headers=headers)


@pytest.mark.parametrize("media", ["application/json", "", None])
def test_a_good_form_of_another_type_is_refused(video: Video, media: str | None) -> None:
    headers = {} if media is None else {"Content-Type": media}
    video.refused(400, "bad_request", "POST", EVENTS, content=urlencode(MORNING), headers=headers)
    broken = f"{urlencode({**MORNING, 'title': ''})}".replace("title=", "title=%zz")
    video.refused(400, "bad_request", "POST", EVENTS, content=broken, headers={"Content-Type": FORM})


def test_what_is_too_large_meets_http_itself(video: Video) -> None:
    answer = video.ask("POST", EVENTS, {**MORNING, "title": "x" * 1_000_001})
    assert (answer.status_code, answer.content) == (413, b"")


def test_access_is_checked_before_the_form_and_the_form_before_conflicts(video: Video) -> None:
    stranger = video.vendor.stranger()["oauth2"]
    video.refused(403, "lack_of_ownership", "POST", EVENTS, {}, token=stranger)
    video.refused(404, "not_found", "PUT", "/channels/123/virtual-events/999.json", {})
    assert video.create().status_code == 200
    video.refused(400, "bad_request", "POST", EVENTS, {**MORNING, "timezone": "UTC"})
    video.refused(409, "conflict", "POST", EVENTS, MORNING)


@pytest.mark.parametrize(
    "title",
    ["", "\0", "\U0001f600" * 1000, "a\r\nb\x0b\u2028\x85", "x" * 900_000, '<b>&;,\\"%00'],
    ids=["empty", "nul", "astral", "breaks", "long", "marks"],
)
def test_any_title_comes_back(video: Video, title: str) -> None:
    made = video.create(title=title).json()["virtual_event"]
    assert made["title"] == title
    assert video.get(EVENTS)["virtual_events"][-1]["title"] == title
    ics = video.get(f"/channels/123/virtual-events/{made['id']}/calendar.json")["calendar"]["ics"]
    assert len(icalendar.Calendar.from_ical(ics).events) == 1


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Midway", "Europe/London", "America/New_York"])
def test_the_ends_of_time_are_times(video: Video, zone: str) -> None:
    whole = {"start_at": "0001-01-01 00:00:00", "end_at": "9999-12-31 23:59:59"}
    whole |= {"gate_open_at": whole["start_at"], "gate_close_at": whole["end_at"], "title": "Ever", "timezone": zone}
    made = video.ask("POST", "/channels/124/virtual-events.json", whole).json()["virtual_event"]
    assert made.items() >= whole.items()
    assert made["status"] == "started"
    video.get(f"/channels/124/virtual-events/{made['id']}/calendar.json")
    assert video.ask("POST", EVENTS, whole).status_code == 409
    assert video.ask("PUT", EVENT, {**whole, "start_at": whole["end_at"]}).status_code == 200
    if zone == "America/New_York":  # whose last moment is past the last that can be written elsewhere
        with pytest.raises(ValueError, match="no room"):
            video.vendor.reseed({"events": 1})


def test_clocks_that_are_put_forward_and_back(video: Video) -> None:
    skipped = {"start_at": "2031-03-09 02:30:00", "end_at": "2031-03-09 03:30:00"}
    assert video.create(**skipped).status_code == 200
    # As written it ends later; on the clocks of Los Angeles 03:00 comes before 02:59, which is never shown.
    backwards = {"start_at": "2031-03-09 02:59:00", "end_at": "2031-03-09 03:00:00"}
    video.refused(400, "bad_request", "POST", EVENTS, {**MORNING, **backwards})
    assert video.create(start_at="2031-11-02 01:30:00", end_at="2031-11-02 01:30:00").status_code == 200


def test_all_zones_are_known(video: Video) -> None:
    assert len(ZONES) == 438
    noon = datetime.datetime(2031, 7, 1, 12)
    for zone in ZONES:
        assert Time.when(Time.of(noon, zone).at, zone).local == noon


# Overlapping


@pytest.mark.parametrize(
    ("start", "end", "zone", "status"),
    [
        ("2031-10-10 12:00:00", "2031-10-10 13:00:00", "America/Los_Angeles", 200),
        ("2031-10-10 08:00:00", "2031-10-10 09:00:00", "America/Los_Angeles", 200),
        ("2031-10-10 11:59:59", "2031-10-10 13:00:00", "America/Los_Angeles", 409),
        ("2031-10-10 10:00:00", "2031-10-10 11:00:00", "America/Los_Angeles", 409),
        ("2031-10-10 10:00:00", "2031-10-10 10:00:00", "America/Los_Angeles", 200),
        ("2031-10-10 09:00:00", "2031-10-10 12:00:00", "America/New_York", 200),
        ("2031-10-10 15:00:01", "2031-10-10 16:00:00", "America/New_York", 200),
        ("2031-10-10 14:59:59", "2031-10-10 16:00:00", "America/New_York", 409),
        ("2031-10-11 01:00:00", "2031-10-11 03:00:00", "Asia/Tokyo", 409),
    ],
)
def test_events_of_a_channel_overlap_in_absolute_time(
    video: Video, start: str, end: str, zone: str, status: int
) -> None:
    assert video.create().status_code == 200
    other = {"start_at": start, "end_at": end, "timezone": zone}
    assert video.create(**other).status_code == status
    assert video.ask("POST", "/channels/124/virtual-events.json", {**MORNING, **other}).status_code == 200


def test_an_update_may_overlap_the_event_itself_but_no_other(video: Video) -> None:
    assert video.ask("PUT", EVENT, MORNING).status_code == 200
    assert video.ask("PUT", EVENT, {**MORNING, "end_at": "2031-10-10 11:00:00"}).status_code == 200
    video.refused(409, "conflict", "PUT", "/channels/123/virtual-events/101.json", MORNING)


def test_a_closed_event_is_in_the_way_until_it_is_deleted(video: Video) -> None:
    made = video.create().json()["virtual_event"]["id"]
    assert video.ask("POST", f"/channels/123/virtual-events/{made}/close.json").status_code == 200
    video.refused(409, "conflict", "POST", EVENTS, MORNING)
    assert video.ask("DELETE", f"/channels/123/virtual-events/{made}.json").status_code == 204
    assert video.create().status_code == 200


# Status, closing, deleting


def test_status_follows_the_clock_in_the_events_zone(video: Video) -> None:
    video.create(gate_close_at="2031-10-10 13:00:00")
    path = f"{EVENTS}?filter[search_text]=morning"
    for hour, status in [(14, "future"), (15, "open"), (16, "started"), (18, "started"), (19, "past"), (20, "past")]:
        video.sandbox.clock.set(datetime.datetime(2031, 10, 10, hour, tzinfo=datetime.UTC))
        token = video.vendor.reseed({"token": "owner"})["token"]
        (event,) = video.ask("GET", path, token=token).json()["virtual_events"]
        assert event["status"] == status
    video.sandbox.clock.set(datetime.datetime(2031, 10, 10, 18, 59, 59, tzinfo=datetime.UTC))
    assert video.ask("GET", path, token=token).json()["virtual_events"][0]["status"] == "started"


def test_an_event_whose_gate_opens_as_it_starts_is_started(video: Video) -> None:
    # The page's example: both windows coincide.
    times = {"start_at": "2030-05-15 05:00:00", "end_at": "2030-05-16 05:00:00"}
    gate = {"gate_open_at": times["start_at"], "gate_close_at": times["end_at"]}
    made = video.ask("POST", "/channels/124/virtual-events.json", {**MORNING, **times, **gate})
    assert made.json()["virtual_event"]["status"] == "started"


@pytest.mark.parametrize("id", [100, 101, 102])
def test_closing_sets_the_gates_closing_to_now(video: Video, id: int) -> None:
    path = f"/channels/123/virtual-events/{id}"
    before = video.get(f"{path}.json")["virtual_event"]
    video.sandbox.clock.advance(30)
    now = video.sandbox.clock.local(before["timezone"])
    answer = video.ask("POST", f"{path}/close.json", content=b"\xff", headers={"Content-Type": "text/plain"})
    after = answer.json()["virtual_event"]
    assert after == {**before, "gate_close_at": now.isoformat(" "), "status": "past"}
    assert video.get(f"{path}.json")["virtual_event"] == after
    video.refused(409, "conflict", "POST", f"{path}/close.json")


def test_an_ended_event_cannot_be_closed(video: Video) -> None:
    video.refused(409, "conflict", "POST", "/channels/123/virtual-events/103/close.json")


def test_a_deleted_event_is_gone_everywhere(video: Video) -> None:
    assert video.ask("DELETE", EVENT).content == b""
    for method, path in WITH_EVENT:
        video.refused(404, "not_found", method, path)
    assert [event["id"] for event in video.get(EVENTS)["virtual_events"]] == [101, 102, 103]
    assert video.vendor.known() == {"channelId": [123], "eventId": [101, 102, 103], "exportId": []}
