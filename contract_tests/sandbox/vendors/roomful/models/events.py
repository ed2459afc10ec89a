"""Events: whose they are, what is said of them, and when they may take place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..errors import wrong
from .people import User

DRAFT, PUBLISHED = 0, 1

# RMF-005
_EMPTY: dict[str, Any] = {
    "description": "",
    "previewResourceId": "",
    "roomId": "",
    "participantLimit": 0,
    "price": 0,
    "customData": {},
}


@dataclass(frozen=True, slots=True)
class Source:
    """A network, or a community of one."""

    text: str

    @property
    def type(self) -> str:
        """network or community."""
        return self.text.split(":")[0]

    @property
    def network(self) -> str:
        """The id of the network."""
        return self.text.split(":")[1]

    @property
    def key(self) -> str:
        """The id of the network or the community."""  # RMF-016
        return self.text.split(":")[-1]

    def has(self, user: User) -> bool:
        """Tell whether somebody belongs to it."""
        return self.network in user.networks and (self.type == "network" or self.key in user.communities)


@dataclass(slots=True)
class Event:
    """One event. `said` is what its owner says of it."""

    id: str
    source: Source
    owner: User
    created: int
    said: Mapping[str, Any]
    form: Mapping[str, Any] = field(default_factory=dict)
    status: int = DRAFT  # RMF-024
    updated: int = field(init=False)

    def __post_init__(self) -> None:
        self.said = {**_EMPTY, **self.said}
        self.updated = self.created

    def is_open_to(self, user: User) -> bool:
        """Tell whether somebody may see it."""
        return self.owner is user or (self.status == PUBLISHED and self.source.has(user))

    def change(self, said: Mapping[str, Any], form: Mapping[str, Any] | None, now: int) -> None:
        """Say something else of it, and leave the rest."""  # RMF-012
        self.said, self.updated = {**self.said, **said}, now
        self.form = self.form if form is None else form

    def shown(self) -> dict[str, Any]:
        """Return the event as the vendor shows it."""
        return {
            "id": self.id,
            "created": self.created,
            "updated": self.updated,
            "sourceString": self.source.text,
            "sourceType": self.source.type,
            "sourcePk": self.source.key,
            "networkId": self.source.network,
            **self.said,
            "status": self.status,
            "formSchema": dict(self.form),
        }


def check_times(said: Mapping[str, Any], before: Mapping[str, Any], now: int) -> None:
    """Raise Refusal for an event that would end before it begins, or that would be over already."""
    if "startDate" not in said and "endDate" not in said:
        return
    times = {**before, **said}
    if times["endDate"] < times["startDate"]:
        name, why = ("endDate", "lies before startDate") if "endDate" in said else ("startDate", "lies after endDate")
        raise wrong(f"data.event.{name}", why)
    if said.get("endDate", now) < now:
        raise wrong("data.event.endDate", "lies in the past")
