"""Visits: who was where at an event, and when. No operation shows them; reports count them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any, ClassVar

from .registrations import Registration
from .things import Thing
from .venue import Booth, Place, Session, Stage

AREAS: dict[type[Place], str] = {Session: "session", Stage: "stage", Booth: "expo"}


@dataclass(slots=True, eq=False, kw_only=True)
class Visit(Thing):
    """One visit of one place; it belongs to the event, and begins when it is made."""

    kind: ClassVar[str] = "visit"

    who: Registration
    place: Place
    left_at: datetime.datetime

    @property
    def area(self) -> str:
        """The word of a report's request for where it was."""
        return AREAS[type(self.place)]

    @property
    def minutes(self) -> int:
        """How long it took."""
        return int((self.left_at - self.created_at).total_seconds() // 60)

    def attributes(self, _: datetime.datetime) -> dict[str, Any]:
        """Return what tests see of a visit; no operation shows it."""
        return {"registrationId": self.who.id, "placeId": self.place.id}
