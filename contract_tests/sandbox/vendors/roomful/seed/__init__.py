"""Seed data: what a clean state begins with, and what tests can add to it or take from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ....socketio.connection import Connection
from ....vendor import seeded
from ..auth import Device
from ..models.events import PUBLISHED, Event, Source
from ..models.people import Network, Room, User
from ..models.sessions import Session
from ..state import RoomfulState
from . import initial

_MOST = 10_000


class SeededState(RoomfulState):
    """The state with what a clean one begins with, and what tests can add to it or take from it."""

    def seed(self) -> None:
        """Fill a clean world."""
        now = self.clock.timestamp()
        self.networks = {id: Network(id, name, now) for id, name in initial.NETWORKS.items()}
        self.communities = dict(initial.COMMUNITIES)
        self.rooms = {
            id: Room(id, network, list(props), frozenset(guests))
            for id, (network, props, guests) in initial.ROOMS.items()
        }
        self.users = {one["id"]: User(**one, created=now) for one in initial.USERS}
        self.devices: dict[str, Device] = {}
        self.lines: dict[str, Connection] = {}
        self.events: dict[str, Event] = {}
        self.sessions: dict[str, Session] = {}
        for id, owner, source, published, title, hours, more in initial.EVENTS:
            start, end = (now + hour * initial.HOUR for hour in hours)
            said = {"title": title, "startDate": start, "endDate": end, **more}
            self.events[id] = Event(id, Source(source), self.users[owner], now, said, status=int(published) * PUBLISHED)
        for id, owner, event, type, title, hour, prop, guests in initial.SESSIONS:
            said = {"eventId": event, "roomId": self.events[event].said["roomId"], "propId": prop, "title": title}
            said |= {"sessionType": type, "startDate": now + hour * initial.HOUR, "duration": 2 * initial.HOUR}
            invited = {user: (self.users[user], role) for user, role in guests.items()}
            self.sessions[id] = Session(id, self.events[event], self.users[owner], now, said, invited)
        self._tokens = {id: self.sign_in(self.users[id]).token for id in (initial.ADA, initial.BEA, initial.DAN)}

    def credentials(self) -> Mapping[str, str]:
        """Return the session in which the owner of the seeded things is signed in."""
        return {"session": self._tokens[initial.ADA]}

    def stranger(self) -> Mapping[str, str]:
        """Return the session of a user of another network."""
        return {"session": self._tokens[initial.DAN]}

    def guest(self) -> Mapping[str, str]:
        """Return the session of a user who is invited to the owner's first session."""
        return {"session": self._tokens[initial.BEA]}

    def known(self) -> Mapping[str, list[Any]]:
        """Return seeded ids that still exist, the first of each the owner's; and an address with its password."""
        owner = self.users[initial.ADA]
        ours = [one for one in self.events.values() if one.source.network == initial.NETWORK]
        rooms = [room for room in self.rooms.values() if room.network == initial.NETWORK]
        return {
            "email": [owner.email],
            "password": [owner.password],
            "X-Network": [initial.NETWORK],
            "source": [f"community:{initial.NETWORK}:{initial.COMMUNITY}", f"network:{initial.NETWORK}"],
            "eventId": [event.id for event in ours],
            "sessionId": [one.id for one in self.sessions.values() if one.event in ours],
            "userId": [user.id for user in self.users.values() if initial.NETWORK in user.networks],
            "roomId": [room.id for room in rooms],
            "propId": [prop for room in rooms for prop in room.props],
        }

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
        start, id = self.clock.timestamp() + (index + 1) * initial.HOUR, self.new_id("e")
        said = {
            "title": f"Event {index + 1}",
            "startDate": start,
            "endDate": start + initial.HOUR,
            "roomId": initial.ROOM,
        }
        source, owner = Source(f"network:{initial.NETWORK}"), self.users[initial.ADA]
        self.events[id] = Event(id, source, owner, self.clock.timestamp(), said, status=PUBLISHED)
        return id

    def _add_sessions(self, wanted: Any) -> dict[str, Any]:
        return {"sessions": [self._add_session(index) for index in range(_count(wanted))]}

    def _add_session(self, index: int) -> str:
        now, id = self.clock.timestamp(), self.new_id("s")
        event = next(iter(self.events.values()), None)
        if event is None:
            raise ValueError("no event is left for sessions to be of")
        said = {"eventId": event.id, "roomId": initial.ROOM, "sessionType": 0, "title": f"Session {index + 1}"}
        said |= {"startDate": now + (index + 1) * initial.HOUR, "duration": initial.HOUR}
        self.sessions[id] = Session(id, event, self.users[initial.ADA], now, said)
        return id

    def _add_users(self, wanted: Any) -> dict[str, Any]:
        made = [self._add_user() for _ in range(_count(wanted))]
        return {"users": [user.id for user in made], "tokens": [self.sign_in(user).token for user in made]}

    def _add_user(self) -> User:
        id, place = self.new_id("u"), len(self.users)
        user = User(id, f"{id}@example.com", id, self.clock.timestamp(), f"U{place}", "Added", (initial.NETWORK,))
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


_CONTROLS: dict[str, Callable[[SeededState, Any], dict[str, Any]]] = {
    "events": SeededState._add_events,
    "sessions": SeededState._add_sessions,
    "users": SeededState._add_users,
    "join": SeededState._join,
    "sign_in": SeededState._sign_in,
    "sign_out": SeededState._sign_out,
    "delete_room": SeededState._delete_room,
    "delete_prop": SeededState._delete_prop,
}


def _count(wanted: Any) -> int:
    if not isinstance(wanted, int) or isinstance(wanted, bool) or not 1 <= wanted <= _MOST:
        raise ValueError(f"wanted: a number between 1 and {_MOST}, not {wanted!r}")
    return wanted
