"""Registrations: who comes to an event, and what they said of themselves."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from .kinds import Kind, enveloped, members, texts
from .things import Thing
from .times import text

if TYPE_CHECKING:
    from .magic_links import MagicLink
    from .tickets import Ticket

CHANGES: Kind = enveloped("Registration", members({}, {"metadata": texts}))


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
