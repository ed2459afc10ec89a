"""Magic links: what clients say of a new one, in two ways, of which one is deprecated."""

from __future__ import annotations

from typing import Any

from ..errors import Invalid, Problem
from ..models.organizations import Organization
from .kinds import Kind, enveloped, members, text, texts

NEW: Kind = enveloped(
    "magicLink",
    members(
        {"email": text, "firstName": text, "lastName": text},
        {"extraFields": texts, "headline": text, "metadata": texts, "registrationId": text},
    ),
)
CODE: Kind = members({"ticket_id": text, "first_name": text, "last_name": text, "email": text}, {"created_at": text})


def check_plan(organization: Organization) -> None:
    """Raise Invalid where an organization has not paid for magic links."""  # RCE-041
    if not organization.has_magic_links:
        raise Invalid(Problem("Organization does not have Magic links available in current plan"))


def read(attributes: dict[str, Any]) -> dict[str, Any]:
    """Return what a link is made of, by the names of `MagicLink`."""
    names = {"firstName": "first_name", "lastName": "last_name", "extraFields": "extra_fields"}
    return {names.get(name, name): value for name, value in attributes.items() if name != "registrationId"}
