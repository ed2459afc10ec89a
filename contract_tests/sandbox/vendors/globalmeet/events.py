"""Events: what a client says of one, what the vendor makes of it, and how it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .answers import wrong
from .folders import Folder
from .presenters import Portal
from .values import LONGEST, Reader, address, between, long, one_of, read, text, whole

ZONES = frozenset(
    "US/Hawaii US/Alaska US/Pacific US/Mountain US/Central US/Eastern Europe/London CET EET Asia/Dubai Asia/Karachi"
    " Asia/Hong_Kong Japan Australia/Sydney Asia/Kolkata America/Sao_Paulo Pacific/Auckland Etc/UTC".split()
)
QUARTER = 15 * 60 * 1000


# What lies outside the stated limits of these is adjusted, not refused (GLM-008, GLM-009).


def _title(value: Any) -> str:
    return text(value)[:1000]


def _start(value: Any) -> int:
    # No quarter of an hour comes after the last that the vendor's Long holds.
    return min(-(-long(value) // QUARTER), LONGEST // QUARTER) * QUARTER


def _duration(value: Any) -> int:
    return min(max(-(-whole(value) // 30) * 30, 30), 480)


def _zone(value: Any) -> str:
    return text(value) if text(value) in ZONES else "Etc/UTC"


_READERS: dict[str, Reader[Any]] = {
    "event_title": _title,
    "type": one_of("live", "ondemand"),
    "scheduled_start_time": _start,
    "scheduled_duration": _duration,
    "timezone": _zone,
    "audience_capacity": between(50, 10_000),
    "event_expiration_months": between(3, 12),
    "cost_center": text,
    "scheduled_player_close_time": between(0, LONGEST),
    "region": between(1, 5),
    "acquisition_type": between(0, 4),
    "vcu_address": address,
    "vcu_connection_type": one_of("H.323", "SIP"),
    "telephony_type": one_of("directdial", "bridge"),
    "video_bridge_type": one_of("standard", "advanced"),
    "media_type": one_of("video", "audio"),
}
_ALWAYS = list(_READERS)[:9]
_NUMBERS = frozenset(["region", "acquisition_type"])

# What else is looked at by type of acquisition; what is not named here is ignored (GLM-010).
_BY_ACQUISITION: dict[int, list[str]] = {
    0: ["region"],
    1: ["region", "vcu_address", "vcu_connection_type"],
    2: ["region"],
    3: ["telephony_type"],
    4: ["video_bridge_type"],
}

# The page calls telephony_type required, and its own example leaves it out (GLM-011); 0 is no time (GLM-017).
_UNLESS_SAID = {"telephony_type": "directdial", "cost_center": "", "scheduled_player_close_time": 0}

NAMES = frozenset([*_READERS, "folder_id", "folder_from_event", "guest_presenter_types"])
"""What can be said of an event; that a member does not apply is no mistake, that nobody knows it is one (GLM-025)."""


def settings(members: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the vendor keeps of the members of event_data. Raises Failure."""
    members = {**_UNLESS_SAID, **members}
    names = [*_ALWAYS]
    if _read(members, "type") == "ondemand":
        names.append("media_type")
    else:
        names += ["acquisition_type", *_BY_ACQUISITION[_read(members, "acquisition_type")]]
    for name in members.keys() & _READERS.keys() - {*names}:
        # What does not apply still is of its type.
        read(name, whole if name in _NUMBERS else text, members[name])
    return {name: _read(members, name) for name in names}


def _read(members: Mapping[str, Any], name: str) -> Any:
    if name not in members:
        raise wrong(name, "is missing")
    return read(name, _READERS[name], members[name])


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
