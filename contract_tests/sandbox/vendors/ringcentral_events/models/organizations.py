"""Organizations, and the templates that they keep."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any, ClassVar

from ..timestamps import text
from .things import Thing


@dataclass(slots=True, eq=False, kw_only=True)
class Organization(Thing):
    """A customer of the vendor, with or without magic links in its plan."""

    kind: ClassVar[str] = "organization"

    name: str
    email: str
    website: str | None = None
    has_magic_links: bool = True

    def attributes(self, _: datetime.datetime) -> dict[str, Any]:
        """Return what the page has of an organization."""
        return {
            "createdAt": text(self.created_at),
            "email": self.email,
            "facebook": None,
            "name": self.name,
            "twitter": None,
            "website": self.website,
        }


@dataclass(slots=True, eq=False, kw_only=True)
class Template(Thing):
    """What events are made from: the names of the stages and tickets that such an event has."""

    kind: ClassVar[str] = "template"

    name: str
    stages: list[str] = field(default_factory=list)
    tickets: list[str] = field(default_factory=list)

    def attributes(self, _: datetime.datetime) -> dict[str, Any]:
        """Return what the page has of a template."""
        return {"name": self.name}
