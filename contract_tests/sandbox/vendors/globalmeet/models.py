"""Models: folders, the portals through which guest presenters come, and events."""

from __future__ import annotations

import random
import string
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True, eq=False)
class Folder:
    """One folder, with those directly in it."""

    id: str
    name: str
    children: list[Folder] = field(default_factory=list)

    def everything(self) -> Iterator[Folder]:
        """Yield the folder and all below it, outermost first."""
        yield self
        for child in self.children:
            yield from child.everything()

    def tree(self) -> dict[str, Any]:
        """Return the folder as the vendor shows it: no `children`, the only one by itself, or a list of several."""
        shown: dict[str, Any] = {"folder_name": self.name, "folder_id": self.id}
        below = [child.tree() for child in self.children]
        if below:
            shown["children"] = below[0] if len(below) == 1 else below
        return shown


@dataclass(frozen=True, slots=True)
class Portal:
    """One portal. `type` is its bitmask."""

    type: int
    pin: str

    def shown(self, event: int) -> dict[str, Any]:
        """Return the portal of an event as the vendor shows it."""
        link = f"https://guest.webcast.example/{event}/{self.type}"
        return {"guest_presenter_type": self.type, "pin": self.pin, "link": link}


def pin(source: random.Random, taken: Collection[str]) -> str:
    """Return a new pin: five to eight capital letters and digits, as in the vendor's example."""
    while True:
        found = "".join(source.choices(string.ascii_uppercase + string.digits, k=source.randint(5, 8)))
        if found not in taken:
            return found


@dataclass(slots=True, eq=False)
class Event:
    """One event, which belongs to whom its folder belongs."""

    id: int
    folder: Folder
    settings: Mapping[str, Any]
    portals: dict[int, Portal] = field(default_factory=dict)

    def shown(self) -> dict[str, Any]:
        """Return the event as the vendor shows its status."""  # GLM-016
        names = ("event_title", "scheduled_start_time", "scheduled_duration", "audience_capacity")
        return {
            "event_id": self.id,  # GLM-006
            **{name: self.settings[name] for name in names},
            "folder_name": self.folder.name,
            # A host that is reserved, so that nothing followed by mistake leads to anybody.
            "viewer_link": f"https://viewer.webcast.example/starthere?ei={self.id}",
            "scheduled_player_close_time": self.settings["scheduled_player_close_time"],
        }

    def shown_to_its_maker(self) -> dict[str, Any]:
        """Return the event as the vendor shows it to who made or changed it: with its portals, if any."""  # GLM-018
        links = [portal.shown(self.id) for portal in self.portals.values()]
        return {**self.shown(), **({"guest_presenter_links": links} if links else {})}
