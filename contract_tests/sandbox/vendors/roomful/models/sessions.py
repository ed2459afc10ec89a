"""Sessions: what is said of one, who takes part, and who may."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..errors import NOT_ALLOWED, NOT_NOW, failure, wrong
from ..timestamps import LATEST
from .events import Event
from .people import User

PUBLIC, PRIVATE, OPEN_SLOT = range(3)

# RMF-005
_EMPTY: dict[str, Any] = {
    "propId": "",
    "description": "",
    "isRecurring": False,
    "color": {"r": 0, "g": 0, "b": 0, "a": 0},
}


@dataclass(slots=True)
class Session:
    """One session. `said` is what its owner says of it, `letters` where people without an account were written to."""

    id: str
    event: Event
    owner: User
    created: int
    said: Mapping[str, Any]
    invited: dict[str, tuple[User, int]] = field(default_factory=dict)
    joined: dict[str, User] = field(default_factory=dict)
    letters: list[str] = field(default_factory=list)
    updated: int = field(init=False)

    def __post_init__(self) -> None:
        self.said = {**_EMPTY, **self.said}
        self.updated = self.created

    @property
    def starts(self) -> int:
        """When it begins."""
        return int(self.said["startDate"])

    @property
    def ends(self) -> int:
        """When it ends."""
        return self.starts + int(self.said["duration"])

    def is_over(self, now: int) -> bool:
        """Tell whether it is over; one that comes again never is."""
        return self.ends <= now and not self.said["isRecurring"]

    def concerns(self) -> set[str]:
        """Return the ids of those who are told of changes."""  # RMF-030
        return {self.owner.id, *self.invited, *self.joined}

    def is_known_to(self, user: User) -> bool:
        """Tell whether somebody may know that it exists."""
        return user.id in self.concerns() or self.event.is_open_to(user)

    def is_open_to(self, user: User) -> bool:
        """Tell whether somebody may see it."""
        return user.id in self.concerns() or (self.said["sessionType"] != PRIVATE and self.event.is_open_to(user))

    def join(self, user: User, now: int, *, is_valid: bool) -> None:
        """Let somebody take part. Raises Refusal."""  # RMF-027
        if not self.is_open_to(user):
            raise failure(NOT_ALLOWED, "data.sessionId: is private, and you are not invited")
        limit = 1 if self.said["sessionType"] == OPEN_SLOT else self.event.said["participantLimit"]
        for hinders, why in (
            (user.id in self.joined, "you have joined already"),
            (self.is_over(now), "is over"),
            (not is_valid, "has lost its room or prop"),
            (0 < limit <= len(self.joined), "is full"),
        ):
            if hinders:
                raise failure(NOT_NOW, f"data.sessionId: {why}")
        self.joined[user.id] = user

    def decline(self, user: User) -> None:
        """End somebody's invitation or participation. Raises Refusal where there is neither."""  # RMF-027
        if user.id not in self.invited and user.id not in self.joined:
            raise failure(NOT_NOW, "data.sessionId: you are neither invited nor have you joined")
        self.invited.pop(user.id, None)
        self.joined.pop(user.id, None)

    def shown(self, *, is_valid: bool) -> dict[str, Any]:
        """Return the session as the vendor shows it."""
        return {
            "id": self.id,
            "created": self.created,
            "updated": self.updated,
            "eventId": self.event.id,
            "ownerId": self.owner.id,
            **self.said,
            "isValid": is_valid,
            "owner": self.owner.shown(),
            "invitedUsers": [{"user": user.shown(), "role": role} for user, role in self.invited.values()],
            "joinedUsers": [user.shown() for user in self.joined.values()],
        }


def check_times(said: Mapping[str, Any], before: Mapping[str, Any], now: int) -> None:
    """Raise Refusal for a session that would be over already, or never."""
    if not said.keys() & {"startDate", "duration", "isRecurring"}:
        return
    times = {**_EMPTY, **before, **said}
    ends = times["startDate"] + times["duration"]
    if ends > LATEST:
        raise wrong("data.session.duration", "is too long")
    if ends <= now and not times["isRecurring"]:
        raise wrong("data.session.startDate", "lies in the past")
