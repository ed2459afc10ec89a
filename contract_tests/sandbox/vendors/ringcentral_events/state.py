"""The state: accounts, and all things by their ids; what makes, copies, redeems, deletes and shows them."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from ...vendor import Vendor
from .auth import Accounts
from .models.events import COPYING, Event
from .models.ids import opaque
from .models.organizations import Organization, Template
from .models.registrations import MagicLink, Registration, Ticket
from .models.report_tables import TABLES
from .models.reports import Addresses, Report
from .models.subscriptions import Subscription
from .models.things import Thing
from .models.venue import Booth, ScheduleItem, Session, Stage, Tag
from .models.visits import Visit
from .timestamps import text, to_second
from .validation.events import details, slug_of
from .validation.reports import VERSION

Kind = TypeVar("Kind", bound=Thing)

# What an event hands on to a copy of it (RCE-027), in this order: what lies on a stage is copied after the stage.
_COPIED: tuple[type[Thing], ...] = (Ticket, Session, Stage, Booth, ScheduleItem, Tag)
# The classes whose ids operations take, apart from those that they call otherwise; and how many ids tests are told.
_KNOWN: tuple[type[Thing], ...] = (Event, Ticket, Registration, MagicLink, Booth, Report)
_TELLING = 20


class RingCentralState(Vendor):
    """The state of the vendor: accounts, and all things by their ids."""

    accounts: Accounts
    addresses: Addresses
    things: dict[str, Thing]
    _credentials: dict[str, Mapping[str, str]]

    def now(self) -> datetime.datetime:
        """Return the time as the vendor knows it."""
        return to_second(self.clock.now())

    # Finding

    def find(self, kind: type[Kind], id: str) -> Kind | None:
        """Return a thing of a class by its id, None where there is none (yet, or any more)."""
        thing = self.things.get(id)
        return thing if isinstance(thing, kind) and thing.created_at <= self.now() else None

    def all_of(self, kind: type[Kind]) -> list[Kind]:
        """Return all things of a class, those that are still to come too."""
        return [thing for thing in self.things.values() if isinstance(thing, kind)]

    # Making

    def make(self, kind: type[Kind], parent: Thing | None, **given: Any) -> Kind:
        """Make a thing of a class: now and with a new id, unless they are given."""
        made_at = given.pop("created_at", None) or self.now()
        values = {"id": opaque(self.random), "updated_at": made_at, **given}
        return self._keep(kind(parent=parent, created_at=made_at, **values))

    def _keep(self, thing: Kind) -> Kind:
        self.things[thing.id] = thing
        if thing.parent is not None:
            thing.parent.add(thing)
        return thing

    def register(self, ticket: Ticket, **given: Any) -> Registration:
        """Let somebody take a ticket, whether there is one left or not."""
        made_at = given.pop("created_at", None) or self.now()
        values = {"user_id": opaque(self.random), "user_updated_at": made_at, **given}
        registration = self.make(Registration, ticket.parent, ticket=ticket, created_at=made_at, **values)
        ticket.add(registration)
        return registration

    def new_event(self, organization: Organization, attributes: dict[str, Any]) -> Event:
        """Make an event of what a client says. Raises Invalid."""
        made = details(attributes)
        slug = slug_of(attributes.get("slug"), attributes["name"], self._slugs())
        return self.make(Event, organization, slug=slug, **made)

    def event_of(self, template: Template, organization: Organization, attributes: dict[str, Any]) -> Event:
        """Make an event as a template has it, whose stages and tickets come a moment later. Raises Invalid."""
        event = self.new_event(organization, attributes)
        later = event.created_at + datetime.timedelta(seconds=COPYING)
        for name in template.stages:
            self.make(Stage, event, name=name, created_at=later)
        for name in template.tickets:
            self.make(Ticket, event, name=name, slug=slug_of(None, name, []), total=100, created_at=later)
        return event

    def copy_of(self, event: Event, organization: Organization, attributes: dict[str, Any]) -> Event:
        """Make an event that is like another one, a moment from now. Raises Invalid."""
        made = {"published": False, **details(attributes, before=event)}
        slug = slug_of(None, made.get("name", event.name), self._slugs())
        later = self.now() + datetime.timedelta(seconds=COPYING)
        times = {"created_at": later, "updated_at": later}
        copy = event.copied(**made, id=opaque(self.random), slug=slug, parent=organization, **times)
        self._keep(copy)
        self._copy_parts(event, copy, times, {})
        return copy

    def _copy_parts(self, thing: Thing, copy: Thing, times: dict[str, Any], copies: dict[str, Any]) -> None:
        for kind in _COPIED:
            for part in thing.of(kind, self.now()):
                made = part.copied(id=opaque(self.random), parent=copy, **times)
                if isinstance(made, ScheduleItem) and made.place is not None:
                    made.place = copies[made.place.id]
                copies[part.id] = made
                self._keep(made)
                self._copy_parts(part, made, times, copies)

    def _slugs(self) -> set[str]:
        return {event.slug for event in self.all_of(Event)}

    # Magic links

    def redeem(self, link: MagicLink) -> Registration:
        """Let somebody use a magic link. Raises ValueError where it was used before, or no ticket is left."""
        if link.redeemed:
            raise ValueError(f"the magic link {link.id} was redeemed before")
        now, ticket = self.now(), link.above(Ticket)
        if link.registration is None:
            if ticket.claimed(now) >= ticket.total:
                raise ValueError(f"the ticket {ticket.id} is sold out")
            person = {name: getattr(link, name) for name in ("email", "first_name", "last_name", "headline")}
            more = {"through": "magic_link", "link": link, "metadata": dict(link.metadata)}
            link.registration = self.register(ticket, **person, **more)
        link.redeemed, link.updated_at = True, now
        return link.registration

    def delete(self, link: MagicLink) -> None:
        """Delete a magic link; the registration that it made stays, and knows it no more."""  # RCE-039
        del self.things[link.id]
        link.above(Ticket).remove(link)
        if link.registration is not None and link.registration.link is link:
            link.registration.link = None

    def show(self) -> Mapping[str, Any]:
        """Return all that there is, without secrets and in few words."""
        return {"organizations": [shown(one, self.now()) for one in self.all_of(Organization)]}

    def credentials(self) -> Mapping[str, str]:
        """Return an API key and an access token of the owner."""
        return self._credentials["owner"]

    def stranger(self) -> Mapping[str, str]:
        """Return those of a user of another organization."""
        return self._credentials["stranger"]

    def known(self) -> Mapping[str, list[Any]]:
        """Return ids of the owner's things that exist, the first of each together; and the words that paths take."""
        kinds: dict[str, type[Thing]] = {
            "organizationId": Organization,
            "templateID": Template,
            **dict.fromkeys(["scheduleId", "scheduleItemId"], ScheduleItem),
            **{f"{kind.kind}Id": kind for kind in _KNOWN},
        }
        theirs = self.accounts.users["owner"].organizations
        things = [one for one in self.things.values() if one.above(Organization) in theirs]
        there = [one.id for one in things if self.find(type(one), one.id)]
        ids = {name: [id for id in there if isinstance(self.things[id], kind)] for name, kind in kinds.items()}
        words = {"reportType": sorted(TABLES, key=lambda one: one != "registrations"), "reportVersion": [VERSION]}
        return {**{name: found[:_TELLING] for name, found in ids.items()}, **words}


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
