"""Data subscriptions: wishes to be told what happens at an event. Nobody is told anything here."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any, ClassVar

from ..timestamps import text as written
from .things import Thing


@dataclass(slots=True, eq=False, kw_only=True)
class Subscription(Thing):
    """One subscription; it can be made, and then runs out."""

    kind: ClassVar[str] = "dataSubscription"

    configuration: dict[str, Any]
    signals: list[str]
    expires_at: datetime.datetime

    def attributes(self, _: datetime.datetime) -> dict[str, Any]:
        """Return what the page has of a data subscription."""
        assert self.parent is not None
        return {
            "configuration": self.configuration,
            "eventId": self.parent.id,
            "expiresAt": written(self.expires_at),
            "signals": self.signals,
        }
