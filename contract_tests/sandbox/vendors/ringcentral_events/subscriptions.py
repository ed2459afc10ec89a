"""Data subscriptions: wishes to be told what happens at an event. Nobody is told anything here."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any, ClassVar

from .errors import Invalid, Problem
from .kinds import Kind, enveloped, list_of, members, moment, one_of, text
from .things import Thing
from .times import text as written

SIGNALS = (
    "attendance",
    "attendeeCheckedInToEvent",
    "attendeeCheckedInToScheduleItem",
    "attendeeCheckedOutFromEvent",
    "attendeeCheckedOutFromScheduleItem",
    "attendeeClickedUrl",
    "attendeeEnteredEventArea",
    "attendeeFilledMidEventSurvey",
    "attendeeFilledPostEventSurvey",
    "attendeeLeftEventArea",
    "attendeeRegisteredVendorInterest",
    "onsiteSegmentRegistrationCreated",
    "registrationQRCreated",
    "registrationQRUpdated",
    "registrationQrCreated",
    "registrationQrUpdated",
)
NEW: Kind = enveloped(
    "dataSubscription",
    members(
        {},
        {
            "configuration": members({}, {"url": text, "type": text, "expiresAt": moment}),
            "signals": list_of(one_of(*SIGNALS)),
        },
    ),
)
LASTS = datetime.timedelta(days=7)  # RCE-049


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


def read(attributes: dict[str, Any], now: datetime.datetime) -> dict[str, Any]:
    """Return what a subscription is made of. Raises Invalid for one that would have run out already."""
    configuration = dict(attributes.get("configuration", {}))
    expires_at = configuration.pop("expiresAt", now + LASTS)
    if expires_at <= now:
        at = "/data/attributes/configuration/expiresAt"
        raise Invalid(Problem("expiresAt must lie in the future.", pointer=at))
    return {"configuration": configuration, "signals": attributes.get("signals", []), "expires_at": expires_at}
