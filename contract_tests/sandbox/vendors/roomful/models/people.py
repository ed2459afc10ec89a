"""People and places: networks with their communities and rooms, and users."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Network:
    """A world of its own."""

    id: str
    name: str
    created: int

    def shown(self) -> dict[str, Any]:
        """Return the network as the vendor shows it."""  # RMF-032
        return {
            "id": self.id,
            "created": self.created,
            "updated": self.created,
            "fullName": self.name,
            "type": "NetworkConference",
            "thumbnail": "",
            "parentNetworkId": "",
        }


@dataclass(slots=True)
class Room:
    """A room of a network; `guests` are the ids of those who may use it, all where there are none."""

    id: str
    network: str
    props: list[str]
    guests: frozenset[str] = frozenset()


@dataclass(slots=True)
class User:
    """Somebody with an address and a password, in networks and communities."""

    id: str
    email: str
    password: str
    created: int
    first: str
    last: str
    networks: tuple[str, ...]
    communities: tuple[str, ...] = ()
    phone: str = ""
    facebook: str = ""
    incognito: bool = False
    avatar: str = ""
    figure: Mapping[str, Any] = field(default_factory=dict)
    company: str = ""
    title: str = ""

    def shown(self) -> dict[str, Any]:
        """Return the user as others see them."""
        figure = {"avatar3D": dict(self.figure)} if self.figure else {}  # RMF-022
        return {
            "id": self.id,
            "firstName": self.first,
            "lastName": self.last,
            "privacyMode": int(self.incognito),
            "avatar": self.avatar,
            **figure,
            "companyName": self.company,
            "companyTitle": self.title,
        }

    def shown_to_themselves(self) -> dict[str, Any]:
        """Return the user as user_info has them."""  # RMF-032
        return {**self.shown(), "created": self.created, "updated": self.created, "email": self.email}
