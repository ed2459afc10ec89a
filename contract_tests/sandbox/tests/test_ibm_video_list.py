"""IBM Video's sandbox: the list, what belongs to an event, and what tests ask for."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import icalendar
import pytest

from .ibm_video import EVENT, EVENTS, START, Video

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
