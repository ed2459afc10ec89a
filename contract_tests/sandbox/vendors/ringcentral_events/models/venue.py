"""What an event has for its visitors: sessions, stages, booths, the schedule, and tags."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any, ClassVar

from ..timestamps import text
from .things import Thing


@dataclass(slots=True, eq=False, kw_only=True)
class Place(Thing):
    """A place of an event."""

    name: str

    def attributes(self, _: datetime.datetime) -> dict[str, Any]:
        """Return what the page has of every place."""
        return {"createdAt": text(self.created_at), "name": self.name, "updatedAt": text(self.updated_at)}


class Session(Place):
    """A session, where visitors talk to each other."""

    kind: ClassVar[str] = "session"


class Stage(Place):
    """A stage, where some talk to many."""

    kind: ClassVar[str] = "stage"


@dataclass(slots=True, eq=False, kw_only=True)
class Booth(Place):
    """A booth of the expo."""

    kind: ClassVar[str] = "booth"

    size: str = "medium"
    priority: int = 0
    about: str | None = None
    email: str | None = None

    def attributes(self, now: datetime.datetime) -> dict[str, Any]:
        """Return what the page has of a booth."""
        return {
            **super(Booth, self).attributes(now),
            "about": self.about,
            "boothSize": self.size,
            "email": self.email,
            "facebook": None,
            "headline": None,
            "instagram": None,
            "linkedin": None,
            "priority": self.priority,
            "twitter": None,
            "website": None,
        }


@dataclass(slots=True, eq=False, kw_only=True)
class ScheduleItem(Place):
    """An entry of the schedule; `area` is the kind of its place, `place` the place itself where there is one."""

    kind: ClassVar[str] = "scheduleItem"

    time_start: datetime.datetime
    time_end: datetime.datetime
    area: str
    place: Place | None = None
    description: str | None = None

    def attributes(self, now: datetime.datetime) -> dict[str, Any]:
        """Return what the page has of a schedule item."""
        return {
            **super(ScheduleItem, self).attributes(now),
            "area": self.area,
            "areaId": self.place and self.place.id,
            "areaName": self.place and self.place.name,
            "description": self.description,
            "speakers": [],  # RCE-042
            "timeEnd": text(self.time_end),
            "timeStart": text(self.time_start),
        }


@dataclass(slots=True, eq=False, kw_only=True)
class Tag(Thing):
    """A word on a booth or on a schedule item."""

    kind: ClassVar[str] = "tag"

    name: str

    def attributes(self, _: datetime.datetime) -> dict[str, Any]:
        """Return what the page has of a tag."""
        return {"name": self.name}
