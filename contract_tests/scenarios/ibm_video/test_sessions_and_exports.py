"""IBM Video's rules, told through the generated client: an event's gate, sessions, calendar file and exports."""

from __future__ import annotations

import datetime

import pytest
from ibm_video_client import BadRequestError, IbmVideo, NotFoundError

from contract_tests.harness.documents.bundles import document
from contract_tests.harness.targets.targets import START
from contract_tests.sandbox.admin.controller import Controller
from contract_tests.scenarios.durations import MINUTE

from .clients import signed_in_anew
from .events import plan
from .seeded_ids import CHANNEL, EMPTY

pytestmark = pytest.mark.filterwarnings("ignore::ibm_video_client.LifecycleWarning")


def test_sessions_come_all_at_once_as_they_are_planned(video: IbmVideo, world: Controller) -> None:
    before = video.sessions.list(CHANNEL, 100)
    made = world.seed("ibm_video", sessions=2)["sessions"]
    after = video.sessions.list(CHANNEL, 100)
    assert [one.id for one in after] == [*(one.id for one in before), *made]
    # Seeded sessions take the titles by turns.
    assert [one.title for one in after[-2:]] == [one.title for one in before[:2]]
    assert before[0].title == "Deep Learning applications"


def test_the_gate_is_a_switch(video: IbmVideo) -> None:
    event = video.virtual_events.create(EMPTY, **plan())
    for position in (False, True, True):
        assert video.gates.update(EMPTY, event.id, enable=position) is None  # type: ignore[func-returns-value]
        assert video.gates.get(EMPTY, event.id).enabled is position
    with pytest.raises(BadRequestError):
        video.gates.update(EMPTY, event.id, enable="maybe")


def test_the_calendar_is_real(video: IbmVideo) -> None:
    icalendar = pytest.importorskip("icalendar")
    event = video.virtual_events.create(EMPTY, **plan(zone="America/Los_Angeles", title="Ümlaut, and; more"))
    text = video.calendars.get(EMPTY, event.id).ics
    calendar = icalendar.Calendar.from_ical(text)
    (entry,) = calendar.walk("VEVENT")
    assert (calendar["version"], bool(entry["uid"])) == ("2.0", True)
    start = datetime.datetime(2030, 1, 11, 17, tzinfo=datetime.UTC)
    assert entry.decoded("dtstart").astimezone(datetime.UTC) == start
    assert entry.decoded("dtend").astimezone(datetime.UTC) == start + datetime.timedelta(hours=2)
    assert str(entry["summary"]) == "Ümlaut, and; more"
    assert "\r\n" in text


def test_the_calendar_has_what_the_vendors_example_has(video: IbmVideo) -> None:
    icalendar = pytest.importorskip("icalendar")
    described = document("ibm_video")["components"]["examples"]["EventCalendar"]["value"]["calendar"]["ics"]
    event = video.virtual_events.create(EMPTY, **plan(title="Two\nlines\x07"))
    found = [icalendar.Calendar.from_ical(one) for one in (described, video.calendars.get(EMPTY, event.id).ics)]
    for component in ("VCALENDAR", "VEVENT"):
        wanted, given = ({*calendar.walk(component)[0]} for calendar in found)
        assert wanted == given
    (entry,) = found[1].walk("VEVENT")
    # Control characters cannot stand in a calendar file; a line break can.
    assert str(entry["summary"]) == str(entry["description"]) == "Two\nlines"
    assert str(entry["location"]) == str(entry["url"])


def test_the_calendar_follows_the_event(video: IbmVideo) -> None:
    icalendar = pytest.importorskip("icalendar")
    event = video.virtual_events.create(EMPTY, **plan())

    def title() -> str:
        (entry,) = icalendar.Calendar.from_ical(video.calendars.get(EMPTY, event.id).ics).walk("VEVENT")
        return str(entry["summary"])

    assert title() == plan()["title"]
    video.virtual_events.update(EMPTY, event.id, **plan(title="Another"))
    assert title() == "Another"


def test_an_export_is_made_kept_and_expires(video: IbmVideo, world: Controller) -> None:
    event = video.virtual_events.create(EMPTY, **plan())
    export = video.exports.create(EMPTY, event.id)
    assert (export.status, export.download_url, export.is_expired) == ("PROCESSING", None, False)
    assert export.requested_at == START < export.expires_at
    world.advance(5 * MINUTE)
    done = video.exports.get(EMPTY, event.id, export.id)
    assert (done.id, done.status, done.is_expired) == (export.id, "PROCESSED", False)
    assert done.download_url
    other = video.exports.create(EMPTY, event.id)
    assert {one.id for one in video.exports.list(EMPTY, event.id)} == {export.id, other.id}
    after = done.expires_at + datetime.timedelta(seconds=1)
    with signed_in_anew(video, world, after) as again:
        expired = again.exports.get(EMPTY, event.id, export.id)
        assert (expired.is_expired, expired.download_url) == (True, None)
        again.exports.delete(EMPTY, event.id, export.id)
        assert export.id not in {one.id for one in again.exports.list(EMPTY, event.id)}
        with pytest.raises(NotFoundError):
            again.exports.get(EMPTY, event.id, export.id)
