"""Controls: what tests can add to the world, or take from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ...vendor import seeded
from . import seeds
from .events import PUBLISHED, Event, Source
from .people import Device, User
from .sessions import Session
from .world import World

_MOST = 10_000


class Controlled(World):
    """The world, with what tests ask of it by name."""

    def reseed(self, wanted: Mapping[str, Any]) -> Mapping[str, Any]:
        """Do what a test asks for by name.

        - ``events``, ``sessions``, a number: that many published events of the first network, or public sessions of the
          first event, owned by the first user; their ids.
        - ``users``, a number: that many users of the first network; their ids, each signed in: ``tokens``.
        - ``join``, a number: that many new users join the first session; their ids.
        - ``sign_in``, a user's id or address: a new session of that user; its token.
        - ``sign_out``, a token: that session ends, and its connections.
        - ``delete_room``, ``delete_prop``, an id: it is gone, and sessions there are not valid any more.

        Raises ValueError, with the names that are known, for any other.
        """
        return seeded(_CONTROLS, self, wanted)

    def _add_events(self, wanted: Any) -> dict[str, Any]:
        return {"events": [self._add_event(index) for index in range(_count(wanted))]}

    def _add_event(self, index: int) -> str:
        start, id = self.clock.timestamp() + (index + 1) * seeds.HOUR, self.new_id("e")
        said = {"title": f"Event {index + 1}", "startDate": start, "endDate": start + seeds.HOUR, "roomId": seeds.ROOM}
        source, owner = Source(f"network:{seeds.NETWORK}"), self.users[seeds.ADA]
        self.events[id] = Event(id, source, owner, self.clock.timestamp(), said, status=PUBLISHED)
        return id

    def _add_sessions(self, wanted: Any) -> dict[str, Any]:
        return {"sessions": [self._add_session(index) for index in range(_count(wanted))]}

    def _add_session(self, index: int) -> str:
        now, id = self.clock.timestamp(), self.new_id("s")
        event = next(iter(self.events.values()), None)
        if event is None:
            raise ValueError("no event is left for sessions to be of")
        said = {"eventId": event.id, "roomId": seeds.ROOM, "sessionType": 0, "title": f"Session {index + 1}"}
        said |= {"startDate": now + (index + 1) * seeds.HOUR, "duration": seeds.HOUR}
        self.sessions[id] = Session(id, event, self.users[seeds.ADA], now, said)
        return id

    def _add_users(self, wanted: Any) -> dict[str, Any]:
        made = [self._add_user() for _ in range(_count(wanted))]
        return {"users": [user.id for user in made], "tokens": [self.sign_in(user).token for user in made]}

    def _add_user(self) -> User:
        id, place = self.new_id("u"), len(self.users)
        user = User(id, f"{id}@example.com", id, self.clock.timestamp(), f"U{place}", "Added", (seeds.NETWORK,))
        self.users[id] = user
        return user

    def _join(self, wanted: Any) -> dict[str, Any]:
        session = next(iter(self.sessions.values()), None)
        if session is None:
            raise ValueError("no session is left to join")
        before, made = session.concerns(), [self._add_user() for _ in range(_count(wanted))]
        session.joined |= {user.id: user for user in made}
        self.changed(session, before)
        return {"join": [user.id for user in made], "tokens": [self.sign_in(user).token for user in made]}

    def _sign_in(self, wanted: Any) -> dict[str, Any]:
        for user in self.users.values():
            if wanted in (user.id, user.email):
                return {"token": self.sign_in(user).token}
        raise ValueError(f"{wanted!r} is nobody; there are: {', '.join(one.email for one in self.users.values())}")

    def _sign_out(self, wanted: Any) -> dict[str, Any]:
        device: Device | None = self.devices.get(wanted) if isinstance(wanted, str) else None
        if device is None:
            raise ValueError("sign_out wants a token that counts")
        self.sign_out(device)
        return {"sign_out": device.user.id}

    def _delete_room(self, wanted: Any) -> dict[str, Any]:
        if not isinstance(wanted, str) or wanted not in self.rooms:
            raise ValueError(f"{wanted!r} is no room; there are: {', '.join(self.rooms)}")
        valid = self._valid()
        del self.rooms[wanted]
        return {"invalid": self._invalidated(valid)}

    def _delete_prop(self, wanted: Any) -> dict[str, Any]:
        rooms = [room for room in self.rooms.values() if wanted in room.props]
        if not rooms:
            raise ValueError(f"{wanted!r} is no prop of a room")
        valid = self._valid()
        rooms[0].props.remove(wanted)
        return {"invalid": self._invalidated(valid)}

    def _valid(self) -> list[Session]:
        return [one for one in self.sessions.values() if self.is_valid(one)]

    def _invalidated(self, valid: list[Session]) -> list[str]:
        gone = [one for one in valid if not self.is_valid(one)]
        for session in gone:
            self.changed(session)
        return [session.id for session in gone]


_CONTROLS: dict[str, Callable[[Controlled, Any], dict[str, Any]]] = {
    "events": Controlled._add_events,
    "sessions": Controlled._add_sessions,
    "users": Controlled._add_users,
    "join": Controlled._join,
    "sign_in": Controlled._sign_in,
    "sign_out": Controlled._sign_out,
    "delete_room": Controlled._delete_room,
    "delete_prop": Controlled._delete_prop,
}


def _count(wanted: Any) -> int:
    if not isinstance(wanted, int) or isinstance(wanted, bool) or not 1 <= wanted <= _MOST:
        raise ValueError(f"wanted: a number between 1 and {_MOST}, not {wanted!r}")
    return wanted
