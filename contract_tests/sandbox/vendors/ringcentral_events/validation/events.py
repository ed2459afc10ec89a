"""Events: what clients say of them when they make one, from nothing, from a template or from another event."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection
from typing import Any

from ..errors import Invalid, Problem
from ..models.events import Event
from ..timestamps import later
from .kinds import Kind, colour, enveloped, free, members, moment, one_of, text, truth, whole, zone

_ATTRIBUTES = "/data/attributes"
_TYPE = one_of("hidden_event", "private_event", "public_event")
_VISIBILITY = one_of("show_all", "show_list", "show_none")
_DATED = {"timeStart": moment, "timeEnd": moment, "timezone": zone}
_MORE = {"auto_publish": truth, "metadata": free, "password": text, "type": _TYPE}

NEW: Kind = enveloped(
    "event",
    members(
        {"name": text, "currency": text, **_DATED},
        {
            "analyticsCode": text,
            "attendeesVisibility": _VISIBILITY,
            "attendeesVisiblity": _VISIBILITY,
            "color": colour,
            "description": text,
            "doorsCloseAfterMinutes": whole,
            "doorsOpenBeforeMinutes": whole,
            "eventType": _TYPE,
            "gdprText": text,
            "hidePeopleArea": truth,
            "message": text,
            "networkType": one_of("everyone", "ticket_holder"),
            "password": text,
            "shortDescription": text,
            "slug": text,
            "suppressEmails": truth,
            "timerLength": whole,
        },
    ),
)
TEMPLATED: Kind = enveloped("event", members({"name": text, "organizationId": text, **_DATED}, _MORE))
COPY: Kind = enveloped("event", members({}, {"name": text, "organizationId": text, **_DATED, **_MORE}))

# What the page calls a member, and what an event calls it. Of all else nothing is ever shown, which of the two
# spellings of attendeesVisibility wins (RCE-025) included.
_KEPT = {
    "name": "name",
    "description": "description",
    "type": "privacy",
    "eventType": "privacy",
    "timezone": "timezone",
    "timeStart": "time_start",
    "timeEnd": "time_end",
    "auto_publish": "published",
    "metadata": "metadata",
}


def details(attributes: dict[str, Any], before: Event | None = None) -> dict[str, Any]:
    """Return what an event is made of, by the names of `Event`. Raises Invalid for an end before the start.

    `before` is the event that it copies, whose times stay where no others are given; a start alone moves its end too.
    """
    start = attributes.get("timeStart", before and before.time_start)
    end = attributes.get("timeEnd", before and before.time_end)
    if before and before.time_start and before.time_end and "timeStart" in attributes and "timeEnd" not in attributes:
        end = later(attributes["timeStart"], before.time_end - before.time_start)  # RCE-027
        attributes = {**attributes, "timeEnd": end}
    if start is not None and end is not None and end < start:
        raise Invalid(Problem("timeEnd must not lie before timeStart.", pointer=f"{_ATTRIBUTES}/timeEnd"))
    return {_KEPT[name]: value for name, value in attributes.items() if name in _KEPT}


def slug_of(wanted: str | None, name: str, taken: Collection[str]) -> str:
    """Return the slug of a new event. Raises Invalid where the wanted one is taken."""
    if wanted is not None:
        if wanted in taken:  # RCE-030
            raise Invalid(Problem("slug is taken by another event.", pointer=f"{_ATTRIBUTES}/slug"))
        return wanted
    made = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "event"
    numbered = (f"{made}-{number}" for number in itertools.count(2))
    return next(one for one in itertools.chain([made], numbered) if one not in taken)
