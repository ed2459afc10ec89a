"""Showing: the state as tests and people look at it. Short, since the swept tests compare it after each request."""

from __future__ import annotations

import datetime
from typing import Any

from .events import Event
from .magic_links import MagicLink
from .organizations import Organization
from .registrations import Registration
from .reports import Report
from .subscriptions import Subscription
from .things import Thing
from .tickets import Ticket
from .visits import Visit

# What changes, or tells one thing from another, by class. Of all others the id and the name will do.
_TOLD: dict[type[Thing], tuple[str, ...]] = {
    Event: (
        "name",
        "slug",
        "description",
        "status",
        "published",
        "metadata",
        "type",
        "timezone",
        "timeStart",
        "timeEnd",
    ),
    Ticket: ("name", "price", "count", "claimed", "private", "description"),
    Registration: ("email", "ticketId", "metadata", "refunded", "magicLinkId", "updatedAt"),
    MagicLink: ("email", "registrationId", "status", "metadata", "extraFields", "updatedAt"),
    Report: ("title", "status"),
    Visit: ("registrationId", "placeId"),
    Subscription: ("expiresAt", "signals"),
}


def shown(thing: Thing, now: datetime.datetime) -> dict[str, Any]:
    """Return a thing with all that belongs to it, what is still to come too."""
    attributes = thing.attributes(now)
    told = {name: attributes[name] for name in _TOLD.get(type(thing), ("name",)) if name in attributes}
    parts: dict[str, Any] = {}
    for part in thing.parts():
        # A ticket counts registrations, which belong to the event.
        if part.parent is thing:
            parts.setdefault(f"{part.kind}s", {})[part.id] = shown(part, now)
    here = {"id": thing.id} if isinstance(thing, Organization) else {}
    return {**here, **told, **parts}
