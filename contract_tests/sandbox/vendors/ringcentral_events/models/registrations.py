"""Tickets, the registrations that take them, and the magic links that let one person take one."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any, ClassVar

from ..timestamps import text
from .things import Thing


@dataclass(slots=True, eq=False, kw_only=True)
class Ticket(Thing):
    """A kind of ticket of an event. What a client may leave out has the values below."""  # RCE-035

    kind: ClassVar[str] = "ticket"

    slug: str
    name: str = "Ticket"
    total: int = 0
    price: float = 0
    private: bool = False
    description: str | None = None
    confirms_and_joins: bool = False
    questions: list[dict[str, Any]] = field(default_factory=list)

    def claimed(self, now: datetime.datetime) -> int:
        """Return how many have been taken."""
        return self.count(Registration, now)

    def attributes(self, now: datetime.datetime) -> dict[str, Any]:
        """Return what the page has of a ticket."""
        assert self.parent is not None
        claimed = self.claimed(now)
        return {
            "claimed": claimed,
            "count": self.total,
            "createdAt": text(self.created_at),
            "description": self.description,
            "discount": None,
            "eventId": self.parent.id,
            "name": self.name,
            "price": self.price,
            "private": self.private,
            "remaining": self.total - claimed,
            "slug": self.slug,
        }


@dataclass(slots=True, eq=False, kw_only=True)
class Registration(Thing):
    """One registration. It belongs to an event; its ticket counts it."""

    kind: ClassVar[str] = "registration"

    ticket: Ticket
    user_id: str
    email: str
    first_name: str
    last_name: str
    user_updated_at: datetime.datetime
    headline: str | None = None
    timezone: str = "UTC"
    first_check_in: datetime.datetime | None = None
    refunded: bool = False
    through: str = "event_page"
    link: MagicLink | None = None
    metadata: dict[str, Any] = field(default_factory=dict)
    answers: list[dict[str, Any]] | None = None
    utm: dict[str, str] = field(default_factory=dict)

    def attributes(self, _: datetime.datetime) -> dict[str, Any]:
        """Return what the page has of a registration."""
        return {
            "attended": self.first_check_in is not None,
            "bio": None,
            "createdAt": text(self.created_at),
            "customRegistrationFields": self.answers,
            "email": self.email,
            "firstCheckIn": self.first_check_in and text(self.first_check_in),
            "firstName": self.first_name,
            "headline": self.headline,
            "lastName": self.last_name,
            "linkedin": None,
            "magicLinkId": self.link and self.link.id,
            "metadata": self.metadata,
            "phoneNumber": None,
            "qrCodeData": f"registration:{self.id}",
            # A host that is reserved, so that nothing followed by mistake leads to anybody.
            "qrCodeImageUrl": f"https://images.events.example/qr/{self.id}.png",
            "questionBankEnabled": bool(self.ticket.questions),
            "refunded": self.refunded,
            "registeredThrough": self.through,
            "ticketId": self.ticket.id,
            "timezone": self.timezone,
            "twitter": None,
            "updatedAt": text(self.updated_at),
            "userId": self.user_id,
            "utm": self.utm,
            "website": None,
        }

    def change(self, attributes: dict[str, Any], now: datetime.datetime) -> None:
        """Let the metadata be what a client says, all of it; without any, leave everything as it is."""  # RCE-032
        if "metadata" in attributes:
            self.metadata, self.updated_at = attributes["metadata"], now


@dataclass(slots=True, eq=False, kw_only=True)
class MagicLink(Thing):
    """A link; its registration is the one that it was made for, or that it made."""

    kind: ClassVar[str] = "magicLink"

    email: str
    first_name: str
    last_name: str
    headline: str | None = None
    metadata: dict[str, str] = field(default_factory=dict)
    extra_fields: dict[str, str] = field(default_factory=dict)
    registration: Registration | None = None
    redeemed: bool = False

    @property
    def url(self) -> str:
        """Where the link leads: to a host that is reserved, and so to nobody."""
        return f"https://events.example/redeem/{self.id}"

    def attributes(self, _: datetime.datetime) -> dict[str, Any]:
        """Return what the page has of a magic link."""
        return {
            "createdAt": text(self.created_at),
            "email": self.email,
            "extraFields": self.extra_fields,
            "firstName": self.first_name,
            "headline": self.headline,
            "lastName": self.last_name,
            "magicLink": self.url,
            "metadata": self.metadata,
            "registrationId": self.registration and self.registration.id,
            "status": "redeemed" if self.redeemed else None,  # RCE-039
            "updatedAt": text(self.updated_at),
        }

    def as_code(self) -> dict[str, Any]:
        """Return the link as the deprecated operation shows it: new, and so without a registration."""
        attributes = {
            "id": self.id,
            "first_name": self.first_name,
            "last_name": self.last_name,
            "email": self.email,
            "magic_link": self.url,
            "registration_id": None,
            "created_at": text(self.created_at),
        }
        return {"id": self.id, "type": "magic_link", "attributes": attributes}
