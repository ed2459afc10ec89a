"""Magic links: each lets one person take a ticket. Made in two ways, of which one is deprecated."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any, ClassVar

from .errors import Invalid, Problem
from .kinds import Kind, enveloped, members, text, texts
from .organizations import Organization
from .registrations import Registration
from .things import Thing
from .times import text as written

NEW: Kind = enveloped(
    "magicLink",
    members(
        {"email": text, "firstName": text, "lastName": text},
        {"extraFields": texts, "headline": text, "metadata": texts, "registrationId": text},
    ),
)
CODE: Kind = members({"ticket_id": text, "first_name": text, "last_name": text, "email": text}, {"created_at": text})


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
            "createdAt": written(self.created_at),
            "email": self.email,
            "extraFields": self.extra_fields,
            "firstName": self.first_name,
            "headline": self.headline,
            "lastName": self.last_name,
            "magicLink": self.url,
            "metadata": self.metadata,
            "registrationId": self.registration and self.registration.id,
            "status": "redeemed" if self.redeemed else None,  # RCE-039
            "updatedAt": written(self.updated_at),
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
            "created_at": written(self.created_at),
        }
        return {"id": self.id, "type": "magic_link", "attributes": attributes}


def check_plan(organization: Organization) -> None:
    """Raise Invalid where an organization has not paid for magic links."""  # RCE-041
    if not organization.has_magic_links:
        raise Invalid(Problem("Organization does not have Magic links available in current plan"))


def read(attributes: dict[str, Any]) -> dict[str, Any]:
    """Return what a link is made of, by the names of `MagicLink`."""
    names = {"firstName": "first_name", "lastName": "last_name", "extraFields": "extra_fields"}
    return {names.get(name, name): value for name, value in attributes.items() if name != "registrationId"}
