"""The sandbox of IBM Video, asked over HTTP in-process: the page's rules, and that nothing sent breaks it."""

from __future__ import annotations

import asyncio
import datetime
import json
from base64 import b64encode
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import httpx
import icalendar
import pytest

from contract_tests.sandbox import Sandbox
from contract_tests.sandbox.vendors.ibm_video import IbmVideo
from contract_tests.sandbox.vendors.ibm_video.times import ZONES, Time

START = datetime.datetime(2030, 5, 15, 12, 0, 30, tzinfo=datetime.UTC)
EVENTS = "/channels/123/virtual-events.json"
EVENT = "/channels/123/virtual-events/100.json"
FORM = "application/x-www-form-urlencoded"
MORNING = {
    "title": "Morning",
    "timezone": "America/Los_Angeles",
    "start_at": "2031-10-10 09:00:00",
    "end_at": "2031-10-10 12:00:00",
    "gate_open_at": "2031-10-10 08:00:00",
    "gate_close_at": "2031-10-10 12:00:00",
}
OPERATIONS = [
    ("POST", EVENTS),
    ("GET", EVENTS),
    ("GET", EVENT),
    ("PUT", EVENT),
    ("DELETE", EVENT),
    ("POST", "/channels/123/virtual-events/100/close.json"),
    ("GET", "/channels/123/virtual-events/100/sessions.json"),
    ("GET", "/channels/123/virtual-events/100/gate.json"),
    ("PUT", "/channels/123/virtual-events/100/gate.json"),
    ("GET", "/channels/123/virtual-events/100/form.json"),
    ("GET", "/channels/123/virtual-events/100/calendar.json"),
    ("POST", "/channels/123/virtual-event/100/exports.json"),
    ("GET", "/channels/123/virtual-event/100/exports.json"),
    ("GET", "/channels/123/virtual-events/100/exports/900.json"),
    ("DELETE", "/channels/123/virtual-events/100/exports/900.json"),
]
WITH_EVENT = [(method, path) for method, path in OPERATIONS if "/100" in path]
WITH_FORM = [("POST", EVENTS), ("PUT", EVENT), ("PUT", "/channels/123/virtual-events/100/gate.json")]


class Video:
    """The sandbox, and a client of it."""

    def __init__(self) -> None:
        self.sandbox = Sandbox(["ibm_video"], alone=True, start=START)
        self.loop = asyncio.new_event_loop()
        self.http = httpx.AsyncClient(transport=httpx.ASGITransport(self.sandbox), base_url="http://video.test")

    @property
    def vendor(self) -> IbmVideo:
        vendor = self.sandbox.vendor("ibm_video")
        assert isinstance(vendor, IbmVideo)
        return vendor

    def ask(
        self, method: str, path: str, form: Any = None, *, token: str | None = "", headers: Any = (), **more: Any
    ) -> httpx.Response:
        if token is not None:
            bearer = token or self.vendor.credentials()["oauth2"]
            headers = {"Authorization": f"Bearer {bearer}", **dict(headers)}
        if form is not None:
            more["content"] = urlencode(form)
            headers = {"Content-Type": FORM, **dict(headers)}
        return self.loop.run_until_complete(self.http.request(method, path, headers=headers, **more))

    def get(self, path: str) -> Any:
        answer = self.ask("GET", path)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def create(self, **changes: str) -> httpx.Response:
        return self.ask("POST", EVENTS, {**MORNING, **changes})

    def refused(self, status: int, error: str, method: str, path: str, *args: Any, **more: Any) -> None:
        """Assert that a request is refused with this error, and leaves everything as it was."""
        before = json.dumps(self.vendor.show())
        answer = self.ask(method, path, *args, **more)
        assert (answer.status_code, answer.json()["error"]) == (status, error), answer.text
        assert set(answer.json()) == {"error", "error_description"}
        assert json.dumps(self.vendor.show()) == before

    def close(self) -> None:
        self.loop.run_until_complete(self.http.aclose())
        self.loop.close()


@pytest.fixture
def video() -> Iterator[Video]:
    video = Video()
    yield video
    video.close()


# Access


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_every_operation_checks_token_feature_existence_and_owner_in_this_order(
    video: Video, method: str, path: str
) -> None:
    tokens = {one: video.vendor.reseed({"token": one})["token"] for one in ("expired", "without_feature", "stranger")}
    nowhere = path.replace("123", "999")
    video.refused(401, "invalid_token", method, nowhere, token=None)
    good = video.vendor.credentials()["oauth2"]
    for wrong in (
        f"Bearer {'0' * 40}",
        f"Bearer {tokens['expired']}",
        f"Basic {good}",
        good,
        "Bearer",
        "",
        "Bearer \xff",
    ):
        sent = {b"Authorization": wrong.encode("latin-1")}
        video.refused(401, "invalid_token", method, nowhere, token=None, headers=sent)
    video.refused(402, "invalid_request", method, nowhere, token=tokens["without_feature"])
    video.refused(404, "not_found", method, nowhere)
    video.refused(403, "lack_of_ownership", method, path, token=tokens["stranger"])


@pytest.mark.parametrize(("method", "path"), WITH_EVENT)
@pytest.mark.parametrize(
    "id",
    [
        "999",
        "abc",
        "-100",
        "100.0",
        "0100",
        pytest.param("9" * 5000, id="digits"),
        "%00",
        "%F0%9F%98%80",
        "1%2F0",
        "%FF",
    ],
)
def test_what_is_no_id_is_not_found(video: Video, method: str, path: str, id: str) -> None:
    video.refused(404, "not_found", method, path.replace("100", id))


def test_an_event_is_found_on_its_own_channel_only(video: Video) -> None:
    video.refused(404, "not_found", "GET", "/channels/124/virtual-events/100.json")
    video.refused(404, "not_found", "GET", "/channels/123/virtual-events/200.json")
    video.refused(403, "lack_of_ownership", "GET", "/channels/321/virtual-events/100.json")
    video.refused(404, "not_found", "GET", "/channels/123/virtual-events/101/exports/900.json")


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_every_operation_succeeds_for_what_is_seeded(video: Video, method: str, path: str) -> None:
    form = {"enable": "false"} if "gate" in path else MORNING
    answer = video.ask(method, path, form if (method, path) in WITH_FORM else None)
    assert answer.status_code in (200, 204), answer.text


def test_a_token_expires_by_the_clock(video: Video) -> None:
    video.sandbox.clock.advance(86399)
    assert video.ask("GET", EVENTS).status_code == 200
    video.sandbox.clock.advance(1)
    video.refused(401, "invalid_token", "GET", EVENTS)


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


BODIES = [
    b"",
    b"\x00",
    b"\xff\xfe",
    b"title=%ED%A0%80",
    b"title=%FF",
    b"%",
    b"&&&;;;===",
    b"[" * 100_000,
    b"{}",
    b"title=" + b"x" * 999_000,
    b"a=1&" * 249_000,
]


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


# The list


def listed(video: Video, **query: str) -> list[int]:
    return [event["id"] for event in video.get(f"{EVENTS}?{urlencode(query)}")["virtual_events"]]


def test_filters_must_all_match(video: Video) -> None:
    assert listed(video) == [100, 101, 102, 103]
    for status, id in {"future": 100, "open": 101, "started": 102, "past": 103}.items():
        assert listed(video, **{"filter[status]": status}) == [id]
    assert listed(video, **{"filter[search_text]": "EVENT"}) == [100]
    assert listed(video, **{"filter[search_text]": ""}) == [100, 101, 102, 103]
    assert listed(video, **{"filter[search_text]": "\0"}) == []
    assert listed(video, **{"filter[registration_form_enabled]": "true"}) == [100, 101]
    assert listed(video, **{"filter[registration_form_enabled]": "false"}) == [102, 103]
    assert listed(video, **{"filter[registration_form_enabled]": "false", "filter[status]": "past"}) == [103]
    assert listed(video, unknown="x", **{"filter[unknown]": "x", "pagesize": "1"}) == [100, 101, 102, 103]


@pytest.mark.parametrize(
    "query",
    [
        "filter[status]=ended",
        "filter[status]=",
        "filter[status]=Past",
        "filter[status]=past&filter[status]=past",
        "filter[registration_form_enabled]=1",
        "filter[registration_form_enabled]=True",
        "filter%5Bstatus%5D=%FF",
        "page=0",
        "page=-1",
        "page=01",
        "page=1.0",
        "page=",
        "page=%D9%A1",
        "page=1&page=1",
        "page=1%00",
    ],
)
def test_a_malformed_filter_or_page_is_refused(video: Video, query: str) -> None:
    video.refused(400, "bad_request", "GET", f"{EVENTS}?{query}")
    video.refused(404, "not_found", "GET", f"/channels/999/virtual-events.json?{query}")


def test_pages_are_linked_by_absolute_addresses(video: Video) -> None:
    made = video.vendor.reseed({"events": 45})["events"]
    assert len(set(made)) == 45
    url = f"{EVENTS}?x=%26&filter%5Bsearch_text%5D=Event+"
    seen, pages = [], 0
    while url:
        answer = video.get(url)
        seen += [event["id"] for event in answer["virtual_events"]]
        paging = answer["paging"]
        assert (paging["page_count"], paging["item_count"]) == (3, 45)
        assert ("previous" in paging) == (pages > 0)
        pages += 1
        url = paging.get("next")
        if url:
            split = urlsplit(url)
            assert (split.scheme, split.netloc, split.path) == ("http", "video.test", EVENTS)
            assert parse_qsl(split.query) == [("x", "&"), ("filter[search_text]", "Event "), ("page", str(pages + 1))]
    assert (pages, seen) == (3, made)
    assert video.get(paging["previous"])["virtual_events"][0]["id"] == made[20]


def test_a_page_past_the_last_is_empty(video: Video) -> None:
    for page in ("2", "99", "9" * 18, "9" * 19, "9" * 5000):
        answer = video.get(f"{EVENTS}?page={page}")
        assert answer["virtual_events"] == []
        assert answer["paging"].items() >= {"page_count": 1, "item_count": 4}.items()
        assert ("previous" in answer["paging"]) == (page == "2")
    empty = video.get("/channels/124/virtual-events.json")
    assert empty == {"virtual_events": [], "paging": {"page_count": 0, "item_count": 0}}


# What belongs to an event


def test_sessions_have_ids_of_their_own(video: Video) -> None:
    video.vendor.reseed({"sessions": 3})
    sessions = video.get("/channels/123/virtual-events/100/sessions.json")["sessions"]
    assert len({session["id"] for session in sessions} | {100}) == 6
    assert set(sessions[0]) == {"id", "title", "description", "timezone", "start_at", "end_at"}


def test_the_gate_is_switched_and_its_times_stay(video: Video) -> None:
    before, path = video.get(EVENT), "/channels/123/virtual-events/100/gate.json"
    assert video.ask("PUT", path, {"enable": "false"}).status_code == 204
    assert video.get(path) == {"gate": {"enabled": False}}
    for wrong in ("1", "True", "", "yes"):
        video.refused(400, "bad_request", "PUT", path, {"enable": wrong})
    video.refused(400, "bad_request", "PUT", path, {"enabled": "true"})
    assert video.ask("PUT", path, {"enable": "true"}).status_code == 204
    assert video.get(path) == {"gate": {"enabled": True}}
    assert video.get(EVENT) == before


def test_form_and_event_tell_the_same(video: Video) -> None:
    for id in (100, 101, 102, 103):
        event = video.get(f"/channels/123/virtual-events/{id}.json")["virtual_event"]
        form = video.get(f"/channels/123/virtual-events/{id}/form.json")["form"]
        assert form == {"published": event["registration_form_enabled"]}


def test_the_calendar_is_an_icalendar_file(video: Video) -> None:
    path = "/channels/123/virtual-events/100/calendar.json"
    event = video.get(EVENT)["virtual_event"]
    ics = video.get(path)["calendar"]["ics"]
    assert ics == video.get(path)["calendar"]["ics"]
    assert ics.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    (entry,) = icalendar.Calendar.from_ical(ics).events
    assert (entry["summary"], entry["description"]) == ("Ongoing event", "Ongoing event")
    assert entry.decoded("dtstart").replace(tzinfo=None).isoformat(" ") == event["start_at"]
    assert entry.decoded("dtend").replace(tzinfo=None).isoformat(" ") == event["end_at"]
    assert entry["dtstart"].params["tzid"] == event["timezone"]
    assert entry.stamp == START


def test_an_export_is_made_kept_and_expires(video: Video) -> None:
    started = video.ask("POST", "/channels/123/virtual-event/100/exports.json").json()["export"]
    path = f"/channels/123/virtual-events/100/exports/{started['id']}.json"
    now = int(START.timestamp())
    assert started == {
        "id": started["id"],
        "status": "PROCESSING",
        "requested_at": now,
        "expires_at": now + 86400,
        "is_expired": False,
        "download_url": None,
    }
    video.sandbox.clock.advance(59)
    assert video.get(path)["export"] == started
    video.sandbox.clock.advance(1)
    ready = video.get(path)["export"]
    assert ready == {**started, "status": "PROCESSED", "download_url": ready["download_url"]}
    assert ready["download_url"].startswith("https://")
    video.sandbox.clock.advance(86400 - 60)
    answer = video.ask("GET", path, token=video.vendor.reseed({"token": "owner"})["token"])
    assert answer.json()["export"] == {**started, "status": "PROCESSED", "is_expired": True}


def test_exports_stand_side_by_side_and_are_deleted_one_by_one(video: Video) -> None:
    path = "/channels/123/virtual-event/100/exports.json"
    made = [video.ask("POST", path).json()["export"]["id"] for _ in range(3)]
    assert [export["id"] for export in video.get(path)["exports"]] == [900, *made]
    item = f"/channels/123/virtual-events/100/exports/{made[1]}.json"
    assert video.ask("DELETE", item).status_code == 204
    video.refused(404, "not_found", "GET", item)
    video.refused(404, "not_found", "DELETE", item)
    assert [export["id"] for export in video.get(path)["exports"]] == [900, made[0], made[2]]
    assert len({*made, *video.vendor.reseed({"exports": 2})["exports"]}) == 5


# Tokens

TOKEN = "/oauth2/token"


def basic(client: Mapping[str, Any]) -> dict[str, str]:
    pair = f"{client['client_id']}:{client['client_secret']}".encode()
    return {"Authorization": f"Basic {b64encode(pair).decode()}"}


def granted(video: Video, form: dict[str, str], headers: dict[str, str]) -> Any:
    answer = video.ask("POST", TOKEN, form, token=None, headers=headers)
    assert answer.status_code == 200, answer.text
    assert answer.headers["cache-control"] == "no-store"
    tokens = answer.json()
    assert (tokens["token_type"], tokens["expires_in"], len(tokens["access_token"])) == ("bearer", 86400, 40)
    assert set(tokens) == {"access_token", "refresh_token", "token_type", "expires_in"}
    return tokens


def failed(video: Video, form: Any, headers: Any = (), path: str = TOKEN) -> tuple[int, str]:
    answer = video.ask("POST", path, form, token=None, headers=headers)
    return answer.status_code, answer.json()["error"]


def test_client_credentials_in_every_form(video: Video) -> None:
    client = video.vendor.reseed({"client": "owner"})
    form = {"grant_type": "client_credentials", "client_id": client["client_id"]}
    bare = {"Authorization": f"Basic {client['client_secret']}"}
    for headers, more in ((basic(client), {}), (bare, {}), ({}, {"client_secret": client["client_secret"]})):
        tokens = granted(video, {**form, **more}, headers)
        assert video.ask("GET", EVENTS, token=tokens["access_token"]).status_code == 200
        video.refused(401, "invalid_token", "GET", EVENTS, token=tokens["refresh_token"])


def test_an_authorization_code_is_used_once(video: Video) -> None:
    client = video.vendor.reseed({"client": "owner"})
    other = video.vendor.reseed({"client": "stranger"})
    code = video.vendor.reseed({"code": "https://app.example/back"})["code"]
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": "https://app.example/back"}
    own = {**form, "client_id": client["client_id"]}
    elsewhere = {**own, "redirect_uri": "https://else.example"}
    assert failed(video, elsewhere, basic(client)) == (400, "invalid_grant")
    assert failed(video, {**form, "client_id": other["client_id"]}, basic(other)) == (400, "invalid_client")
    tokens = granted(video, own, basic(client))
    assert video.ask("GET", EVENTS, token=tokens["access_token"]).status_code == 200
    assert failed(video, own, basic(client)) == (400, "invalid_grant")
    late = video.vendor.reseed({"code": "https://app.example/back"})["code"]
    video.sandbox.clock.advance(600)
    assert failed(video, {**own, "code": late}, basic(client)) == (400, "invalid_grant")


def test_a_refresh_token_lasts_thirty_days_and_is_used_once(video: Video) -> None:
    client = video.vendor.reseed({"client": "owner"})
    start = {"grant_type": "client_credentials", "client_id": client["client_id"]}
    again = {"grant_type": "refresh_token", "client_id": client["client_id"]}
    first = granted(video, start, basic(client))
    video.sandbox.clock.advance(30 * 86400 - 1)
    video.refused(401, "invalid_token", "GET", EVENTS, token=first["access_token"])
    second = granted(video, {**again, "refresh_token": first["refresh_token"]}, basic(client))
    assert video.ask("GET", EVENTS, token=second["access_token"]).status_code == 200
    used = {**again, "refresh_token": first["refresh_token"]}
    assert failed(video, used, basic(client)) == (400, "invalid_grant")
    video.sandbox.clock.advance(30 * 86400)
    late = {**again, "refresh_token": second["refresh_token"]}
    assert failed(video, late, basic(client)) == (400, "invalid_grant")


def test_the_token_endpoint_refuses(video: Video) -> None:
    client = video.vendor.reseed({"client": "owner"})
    good = {"grant_type": "client_credentials", "client_id": client["client_id"]}
    assert failed(video, good) == (400, "invalid_client")
    for wrong in ("Basic", "Basic !", f"Basic {'0' * 40}", "Bearer x"):
        assert failed(video, good, {"Authorization": wrong}) == (400, "invalid_client")
    assert failed(video, {**good, "client_id": "nobody"}, basic(client)) == (400, "invalid_client")
    assert failed(video, {**good, "grant_type": "password"}, basic(client)) == (501, "unsupported_grant_type")
    for less in ({"grant_type": "client_credentials"}, {"client_id": client["client_id"]}, {**good, "grant_type": ""}):
        assert failed(video, less, basic(client)) == (400, "invalid_request")
    for grant in ("authorization_code", "refresh_token"):
        assert failed(video, {**good, "grant_type": grant}, basic(client)) == (400, "invalid_request")
    assert failed(video, [*good.items(), *good.items()], basic(client)) == (400, "invalid_request")
    for body in BODIES:
        answer = video.ask("POST", TOKEN, token=None, content=body, headers={"Content-Type": FORM})
        assert (answer.status_code, answer.json()["error"]) == (400, "invalid_request")


def test_tokens_are_revoked_by_the_client_that_holds_them(video: Video) -> None:
    path = "/oauth2/token/revoke"
    client, other = (video.vendor.reseed({"client": name}) for name in ("owner", "stranger"))
    form = {"client_id": client["client_id"]}
    tokens = granted(video, {**form, "grant_type": "client_credentials"}, basic(client))
    access = {"token": tokens["access_token"]}
    foreign = video.ask("POST", path, {**access, "client_id": other["client_id"]}, token=None, headers=basic(other))
    assert foreign.status_code == 200
    assert video.ask("GET", EVENTS, token=tokens["access_token"]).status_code == 200
    assert failed(video, {**form, **access}, path=path) == (400, "invalid_client")
    assert failed(video, form, basic(client), path) == (400, "invalid_request")
    for token in (tokens["access_token"], tokens["access_token"], tokens["refresh_token"], "\0"):
        answer = video.ask("POST", path, {**form, "token": token}, token=None, headers=basic(client))
        assert (answer.status_code, answer.content) == (200, b"")
    video.refused(401, "invalid_token", "GET", EVENTS, token=tokens["access_token"])
    again = {**form, "grant_type": "refresh_token", "refresh_token": tokens["refresh_token"]}
    assert failed(video, again, basic(client)) == (400, "invalid_grant")


# What tests ask


def test_rate_limits_are_off_until_asked_for(video: Video) -> None:
    assert not [name for name in video.ask("GET", EVENTS).headers if name.startswith("x-ratelimit")]
    video.vendor.reseed({"rate_limit": 2})
    reset = str(int(START.timestamp()) // 60 * 60 + 60)
    seen = []
    for path in (EVENTS, "/channels/999/virtual-events.json", EVENTS):
        answer = video.ask("GET", path)
        limit = [answer.headers[f"x-ratelimit-{name}"] for name in ("limit", "remaining", "reset")]
        seen.append((answer.status_code, *limit))
    assert seen == [(200, "2", "1", reset), (404, "2", "0", reset), (429, "2", "0", reset)]
    assert answer.content == b""
    video.sandbox.clock.advance(30)
    assert video.ask("GET", EVENTS).status_code == 200
    video.vendor.reseed({"rate_limit": None})
    assert "x-ratelimit-limit" not in video.ask("GET", EVENTS).headers


def test_a_new_world_is_the_same_world(video: Video) -> None:
    state = video.vendor
    video.ask("DELETE", EVENT)
    video.sandbox.reset()
    other = Video()
    assert video.vendor is not state
    for one in (video, other):
        assert one.vendor.show() == other.vendor.show()
        assert one.vendor.credentials() == other.vendor.credentials()
    assert len({video.vendor.credentials()["oauth2"], video.vendor.stranger()["oauth2"]}) == 2
    other.close()


def test_what_is_shown_has_no_secrets(video: Video) -> None:
    shown = json.dumps(video.vendor.show())
    client = video.vendor.reseed({"client": "owner"})
    event = video.get(EVENT)["virtual_event"]
    for secret in (*video.vendor.credentials().values(), *client.values(), event["event_secret"]):
        assert secret not in shown
    assert '"exports": [{"id": 900, "status": "PROCESSED"' in shown


@pytest.mark.parametrize(
    "wanted",
    [
        {"event": 1},
        {"events": "1"},
        {"events": 0},
        {"events": True},
        {"sessions": 10_001},
        {"token": "nobody"},
        {"token": []},
        {"client": None},
        {"code": 1},
        {"rate_limit": 0},
    ],
)
def test_what_cannot_be_seeded_is_said(video: Video, wanted: dict[str, Any]) -> None:
    before = json.dumps(video.vendor.show())
    with pytest.raises(ValueError, match=r"known|wanted|is no account|wants"):
        video.vendor.reseed(wanted)
    assert json.dumps(video.vendor.show()) == before


def test_an_unknown_address_and_a_wrong_method(video: Video) -> None:
    answer = video.ask("GET", "/channels.json")
    assert (answer.status_code, answer.json()["error"]) == (404, "not_found")
    answer = video.ask("PATCH", EVENT)
    assert (answer.status_code, answer.headers["allow"], answer.content) == (405, "DELETE, GET, PUT", b"")
