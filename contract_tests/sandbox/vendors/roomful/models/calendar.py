"""The calendar file of a session."""

from __future__ import annotations

import datetime
import unicodedata

import icalendar

from .sessions import Session


def ics(session: Session, now: datetime.datetime) -> bytes:
    """Return the invitation to a session."""  # RMF-034
    entry = icalendar.Event()
    entry.add("uid", f"{session.id}@roomful.example")
    entry.add("dtstamp", now.replace(microsecond=0))
    entry.add("dtstart", datetime.datetime.fromtimestamp(session.starts, datetime.UTC))
    entry.add("dtend", datetime.datetime.fromtimestamp(session.ends, datetime.UTC))
    entry.add("summary", _printable(session.said["title"]))
    entry.add("description", _printable(session.said["description"]))
    owner = icalendar.vCalAddress(f"mailto:{session.owner.email}")
    owner.params["CN"] = f"{session.owner.first} {session.owner.last}"
    entry.add("organizer", owner)
    for user, _ in session.invited.values():
        guest = icalendar.vCalAddress(f"mailto:{user.email}")
        guest.params["CN"] = f"{user.first} {user.last}"
        guest.params["PARTSTAT"] = "ACCEPTED" if user.id in session.joined else "NEEDS-ACTION"
        entry.add("attendee", guest)
    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//sandbox//roomful//EN")
    calendar.add("method", "REQUEST")
    calendar.add_component(entry)
    return bytes(calendar.to_ical())


def _printable(text: str) -> str:
    # A calendar file cannot hold control characters; line breaks it can, and the library escapes them.
    return "".join(one for one in text if one in "\t\n\r" or unicodedata.category(one) != "Cc")
