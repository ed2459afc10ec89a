"""Events: what the vendor keeps of one, and how it is shown."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any, ClassVar

from ..timestamps import text as written
from .things import Thing

# Seconds that the jobs of duplicating an event (RCE-027) and of filling one from its template (RCE-028) take.
COPYING = 30


@dataclass(slots=True, eq=False, kw_only=True)
class Event(Thing):
    """One event. All that belongs to it hangs on it."""

    kind: ClassVar[str] = "event"

    name: str
    slug: str
    timezone: str
    time_start: datetime.datetime | None
    time_end: datetime.datetime | None
    description: str = ""
    privacy: str = "public_event"
    published: bool = False
    metadata: dict[str, Any] = field(default_factory=dict)

    def status(self, now: datetime.datetime) -> str:
        """Return how far the event is; a bound belongs to the later status."""  # RCE-029
        if self.time_end is not None and now >= self.time_end:
            return "ended"
        return "ongoing" if self.time_start is not None and now >= self.time_start else "upcoming"

    def attributes(self, now: datetime.datetime) -> dict[str, Any]:
        """Return what the page has of an event."""
        return {
            "createdAt": written(self.created_at),
            "description": self.description,
            "metadata": self.metadata,
            "name": self.name,
            "published": self.published,
            "slug": self.slug,
            "status": self.status(now),
            "timeEnd": self.time_end and written(self.time_end),
            "timeStart": self.time_start and written(self.time_start),
            "timezone": self.timezone,
            "type": self.privacy,
        }
