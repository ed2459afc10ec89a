"""Showing: the state as tests and people look at it. Short, since the swept tests compare it after each request."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from .events import Event
from .magic_links import MagicLink
from .organizations import Organization
from .registrations import Registration
from .reports import Report
from .subscriptions import Subscription
from .things import Thing
from .tickets import Ticket
from .times import text
from .visits import Visit

Telling = Callable[[Any, datetime.datetime], dict[str, Any]]


def _only(*names: str) -> Telling:
    """Return what tells some of a thing's attributes."""

    def telling(thing: Thing, now: datetime.datetime) -> dict[str, Any]:
        attributes = thing.attributes(now)
        return {name: attributes[name] for name in names if name in attributes}

    return telling


def _registration(one: Registration, _: datetime.datetime) -> dict[str, Any]:
    # There are more of them than of all others, and to make all of their attributes took half of the time.
    return {
        "email": one.email,
        "ticketId": one.ticket.id,
        "metadata": one.metadata,
        "refunded": one.refunded,
        "magicLinkId": one.link and one.link.id,
        "updatedAt": text(one.updated_at),
    }


# What changes, or tells one thing from another, by class. Of all others the id and the name will do.
_NAME = _only("name")
_TOLD: dict[type[Thing], Telling] = {
    Event: _only(
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
    Ticket: _only("name", "price", "count", "claimed", "private", "description"),
    Registration: _registration,
    MagicLink: _only("email", "registrationId", "status", "metadata", "extraFields", "updatedAt"),
    Report: _only("title", "status"),
    Visit: _only("registrationId", "placeId"),
    Subscription: _only("expiresAt", "signals"),
}


def shown(thing: Thing, now: datetime.datetime) -> dict[str, Any]:
    """Return a thing with all that belongs to it, what is still to come too."""
    told = _TOLD.get(type(thing), _NAME)(thing, now)
    parts: dict[str, Any] = {}
    for part in thing.parts():
        # A ticket counts registrations, which belong to the event.
        if part.parent is thing:
            parts.setdefault(f"{part.kind}s", {})[part.id] = shown(part, now)
    here = {"id": thing.id} if isinstance(thing, Organization) else {}
    return {**here, **told, **parts}
