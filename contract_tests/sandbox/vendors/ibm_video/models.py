"""Models: a channel, its events with their sessions and exports, and the calendar file of an event."""

from __future__ import annotations

import datetime
import unicodedata
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any
from zoneinfo import ZoneInfo

import icalendar

from .auth import Account
from .errors import refusal
from .timestamps import ZONES, Time

# IBM-035 leaves both open.
MAKING = 60
KEPT = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Export:
    """One export. How far it is follows from when it was asked for."""

    id: int
    requested_at: int

    def shown(self, now: int) -> dict[str, Any]:
        """Return the export as the vendor shows it at a Unix time."""
        processed = now >= self.requested_at + MAKING
        expired = now >= self.requested_at + KEPT
        url = f"https://files.video.example/exports/{self.id}.csv"
        return {
            "id": self.id,
            "status": "PROCESSED" if processed else "PROCESSING",
            "requested_at": self.requested_at,
            "expires_at": self.requested_at + KEPT,
            "is_expired": expired,
            "download_url": url if processed and not expired else None,
        }


STATUSES = ("past", "started", "open", "future")


@dataclass(frozen=True, slots=True)
class Details:
    """What a client says of an event: the six fields of its form."""

    title: str
    timezone: str
    start_at: Time
    end_at: Time
    gate_open_at: Time
    gate_close_at: Time

    @classmethod
    def read(cls, form: Mapping[str, str]) -> Details:
        """Return what the form says. Raises ValueError for what cannot be."""  # IBM-024
        zone = form["timezone"]
        if zone not in ZONES:
            raise ValueError("timezone is none of the supported time zones.")
        times = {name: Time.read(form[name], zone, name) for name in NAMES if name.endswith("_at")}
        for first, last in (("start_at", "end_at"), ("gate_open_at", "gate_close_at")):
            if times[last].at < times[first].at:
                raise ValueError(f"{last} must not lie before {first}.")
        return cls(form["title"], zone, **times)

    def overlaps(self, other: Details) -> bool:
        """Tell whether two events share more than an endpoint."""  # IBM-025
        return max(self.start_at.at, other.start_at.at) < min(self.end_at.at, other.end_at.at)

    def status(self, now: int) -> str:
        """Return the status at a Unix time; a bound belongs to the later status."""  # IBM-010
        if now >= min(self.end_at.at, self.gate_close_at.at):
            return "past"
        if now >= self.start_at.at:
            return "started"
        return "open" if now >= self.gate_open_at.at else "future"


NAMES = tuple(one.name for one in fields(Details))


@dataclass(frozen=True, slots=True)
class Session:
    """One session of an event."""

    id: int  # IBM-017
    title: str
    description: str
    timezone: str
    start_at: Time
    end_at: Time

    def shown(self) -> dict[str, Any]:
        """Return the session as the vendor shows it."""
        return {
            "id": self.id,
            "title": self.title,
            "description": self.description,
            "timezone": self.timezone,
            "start_at": self.start_at.text,
            "end_at": self.end_at.text,
        }


@dataclass(slots=True, eq=False)
class Event:
    """One event. All that belongs to it hangs on it, and so goes with it."""

    id: int
    channel: Channel
    details: Details
    secret: str
    gate_enabled: bool = True  # IBM-031
    form_published: bool = True  # IBM-032
    sessions: list[Session] = field(default_factory=list)
    exports: dict[str, Export] = field(default_factory=dict)

    def close(self, now: int) -> None:
        """Close the gate at a Unix time. Raises Refusal for what is past."""
        if self.details.status(now) == "past":  # IBM-028
            raise refusal("conflict", "The event has ended, or was closed before.")
        self.details = replace(self.details, gate_close_at=Time.when(now, self.details.timezone))  # IBM-029

    def shown(self, now: int) -> dict[str, Any]:
        """Return the event as the vendor shows it at a Unix time."""
        details = self.details
        return {
            "id": self.id,
            "title": details.title,
            "timezone": details.timezone,
            "start_at": details.start_at.text,
            "end_at": details.end_at.text,
            "gate_open_at": details.gate_open_at.text,
            "gate_close_at": details.gate_close_at.text,
            "registration_form_enabled": self.form_published,
            # A host that is reserved, so that nothing followed by mistake leads to anybody.
            "registration_form_url": f"https://registration.video.example/form.php?id={self.id}",
            "event_secret": self.secret,  # IBM-011
            "status": details.status(now),
        }


@dataclass(slots=True, eq=False)
class Channel:
    """One channel of an account, with its events by id, in the order they were made."""

    id: int
    owner: Account
    events: dict[str, Event] = field(default_factory=dict)

    def check_free(self, details: Details, but: Event | None = None) -> None:
        """Raise Refusal where another event of the channel is in the way."""
        if any(one.details.overlaps(details) for one in self.events.values() if one is not but):
            raise refusal("conflict", "Another event of this channel is on at that time.")


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
