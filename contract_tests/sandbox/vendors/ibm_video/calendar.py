"""The calendar file of an event."""

from __future__ import annotations

import datetime
import unicodedata
import uuid
from zoneinfo import ZoneInfo

import icalendar

from .events import Event


def ics(event: Event, now: datetime.datetime) -> str:
    """Return an event as iCalendar text, with the members of the vendor's example."""  # IBM-033
    details = event.details
    zone = ZoneInfo(details.timezone)
    address = f"https://secure.video.example/channel/{event.channel.id}/event/{event.id}"
    title = _printable(details.title)
    entry = icalendar.Event()
    entry.add("dtstamp", now.replace(microsecond=0))
    entry.add("uid", str(uuid.uuid5(uuid.NAMESPACE_URL, address)))
    entry.add("dtstart", details.start_at.local.replace(tzinfo=zone))
    entry.add("dtend", details.end_at.local.replace(tzinfo=zone))
    entry.add("description", title)
    entry.add("location", address)
    entry.add("summary", title)
    entry.add("url", address)
    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//sandbox//ibm_video//EN")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add_component(entry)
    text: bytes = calendar.to_ical()
    return text.decode()


def _printable(title: str) -> str:
    # A calendar file cannot hold control characters; line breaks it can, and the library escapes them.
    return "".join(one for one in title if one in "\t\n\r" or unicodedata.category(one) != "Cc")
