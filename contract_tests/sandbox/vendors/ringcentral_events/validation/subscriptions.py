"""Data subscriptions: what clients say of a new one."""

from __future__ import annotations

import datetime
from typing import Any

from ..errors import Invalid, Problem
from .kinds import Kind, enveloped, list_of, members, moment, one_of, text

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


def read(attributes: dict[str, Any], now: datetime.datetime) -> dict[str, Any]:
    """Return what a subscription is made of. Raises Invalid for one that would have run out already."""
    configuration = dict(attributes.get("configuration", {}))
    expires_at = configuration.pop("expiresAt", now + LASTS)
    if expires_at <= now:
        at = "/data/attributes/configuration/expiresAt"
        raise Invalid(Problem("expiresAt must lie in the future.", pointer=at))
    return {"configuration": configuration, "signals": attributes.get("signals", []), "expires_at": expires_at}
