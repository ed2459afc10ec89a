"""The world: people, places, events and sessions, and who is told when they change."""

from __future__ import annotations

import string
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from ...secrets import secret
from ...socketio.connection import Connection, broadcast
from ...vendor import Vendor
from . import seeds
from .answers import NOT_NOW, NOT_SIGNED_IN, failed, told
from .events import PUBLISHED, Event, Source
from .people import Device, Network, Room, User
from .sessions import Session

_LETTERS = string.digits + string.ascii_lowercase


class World(Vendor):
    """The state of the vendor."""

    passing = frozenset(["lines"])

    def seed(self) -> None:
        """Fill a clean world."""
        now = self.clock.timestamp()
        self.networks = {id: Network(id, name, now) for id, name in seeds.NETWORKS.items()}
        self.communities = dict(seeds.COMMUNITIES)
        self.rooms = {
            id: Room(id, network, list(props), frozenset(guests))
            for id, (network, props, guests) in seeds.ROOMS.items()
        }
        self.users = {one["id"]: User(**one, created=now) for one in seeds.USERS}
        self.devices: dict[str, Device] = {}
        self.lines: dict[str, Connection] = {}
        self.events: dict[str, Event] = {}
        self.sessions: dict[str, Session] = {}
        for id, owner, source, published, title, hours, more in seeds.EVENTS:
            start, end = (now + hour * seeds.HOUR for hour in hours)
            said = {"title": title, "startDate": start, "endDate": end, **more}
            self.events[id] = Event(id, Source(source), self.users[owner], now, said, status=int(published) * PUBLISHED)
        for id, owner, event, type, title, hour, prop, guests in seeds.SESSIONS:
            said = {"eventId": event, "roomId": self.events[event].said["roomId"], "propId": prop, "title": title}
            said |= {"sessionType": type, "startDate": now + hour * seeds.HOUR, "duration": 2 * seeds.HOUR}
            invited = {user: (self.users[user], role) for user, role in guests.items()}
            self.sessions[id] = Session(id, self.events[event], self.users[owner], now, said, invited)
        self._tokens = {id: self.sign_in(self.users[id]).token for id in (seeds.ADA, seeds.BEA, seeds.DAN)}

    def new_id(self, letter: str) -> str:
        """Return an id as the vendor's are: opaque, fourteen characters."""
        return letter + "".join(self.random.choices(_LETTERS, k=13))

    def sign_in(self, user: User, network: str = "") -> Device:
        """Begin a session of a user."""
        device = Device(secret(f"x{self.random.getrandbits(96):024x}"), user, network or user.networks[0])
        self.devices[device.token] = device
        return device

    def sign_out(self, device: Device) -> None:
        """End a session of a user, and its connections."""
        self._end(device, "Signed out", NOT_SIGNED_IN)
        del self.devices[device.token]

    def is_valid(self, session: Session) -> bool:
        """Tell whether a session's room and prop are still there."""
        room = self.rooms.get(session.said["roomId"])
        return room is not None and session.said["propId"] in ("", *room.props)

    def shown(self, session: Session) -> dict[str, Any]:
        """Return a session as the vendor shows it."""
        return session.shown(is_valid=self.is_valid(session))

    # Connections

    def connected(self, connection: Connection) -> None:
        """Greet a connection; one that is not additional takes the place of the others of its session."""
        device = self.device(connection)
        self.lines[connection.id] = connection
        if device is None:
            network = next(iter(self.networks.values()))
            connection.emit("anonymousConnection", told({"isAnonymous": True, "network": network.shown()}))
            return
        if connection.query.get("isAdditional") != "true":  # RMF-004
            self._end(device, "Connected elsewhere", NOT_NOW, but=connection)
        network = self.networks[device.network]
        user = device.user.shown_to_themselves()
        connection.emit("userInfo", told({"user": user, "network": network.shown(), "isNew": False}))

    def disconnected(self, connection: Connection) -> None:
        """Forget a connection."""
        self.lines.pop(connection.id, None)

    def holder(self, connection: Connection) -> str:
        """Return the id of the user of a connection."""
        device = self.device(connection)
        return device.user.id if device else ""

    def device(self, connection: Connection) -> Device | None:
        """Return the session in which the user of a connection is signed in, None where it has none any more."""
        return self.devices.get(connection.query.get("sessionId", ""))

    def _end(self, device: Device, why: str, code: int, but: Connection | None = None) -> None:
        for line in [*self.lines.values()]:
            if self.device(line) is device and line is not but:
                line.emit("invalidConnection", failed(code, why).body)  # RMF-031
                line.dismiss()

    # What is told

    def changed(self, session: Session, before: Collection[str] = ()) -> None:
        """Tell those whom a session concerns, or did before, that it changed."""  # RMF-030
        session.updated = self.clock.timestamp()
        self._tell("sessionUpdated", {"session": self.shown(session)}, {*session.concerns(), *before})

    def remove(self, session: Session) -> None:
        """Delete a session, and tell those whom it concerned."""
        del self.sessions[session.id]
        self._tell("sessionDeleted", {"sessionId": session.id}, session.concerns())

    def _tell(self, operation: str, data: Mapping[str, Any], users: Iterable[str]) -> None:
        concerned = set(users)
        reached = [line for line in self.lines.values() if self.holder(line) in concerned]
        broadcast(reached, operation, told(data))

    # What people and tests see

    def show(self) -> Mapping[str, Any]:
        """Return people, places, events and sessions, without passwords and tokens."""
        rooms = [{"id": room.id, "networkId": room.network, "props": room.props} for room in self.rooms.values()]
        return {
            "users": [{**user.shown(), "networks": user.networks} for user in self.users.values()],
            "rooms": rooms,
            "events": [{**event.shown(), "ownerId": event.owner.id} for event in self.events.values()],
            "sessions": [{**self.shown(one), "letters": one.letters} for one in self.sessions.values()],
            "signedIn": [{"userId": one.user.id, "networkId": one.network} for one in self.devices.values()],
        }

    def credentials(self) -> Mapping[str, str]:
        """Return the session in which the owner of the seeded things is signed in."""
        return {"session": self._tokens[seeds.ADA]}

    def stranger(self) -> Mapping[str, str]:
        """Return the session of a user of another network."""
        return {"session": self._tokens[seeds.DAN]}

    def guest(self) -> Mapping[str, str]:
        """Return the session of a user who is invited to the owner's first session."""
        return {"session": self._tokens[seeds.BEA]}

    def known(self) -> Mapping[str, list[Any]]:
        """Return seeded ids that still exist, the first of each the owner's; and an address with its password."""
        owner = self.users[seeds.ADA]
        ours = [one for one in self.events.values() if one.source.network == seeds.NETWORK]
        rooms = [room for room in self.rooms.values() if room.network == seeds.NETWORK]
        return {
            "email": [owner.email],
            "password": [owner.password],
            "X-Network": [seeds.NETWORK],
            "source": [f"community:{seeds.NETWORK}:{seeds.COMMUNITY}", f"network:{seeds.NETWORK}"],
            "eventId": [event.id for event in ours],
            "sessionId": [one.id for one in self.sessions.values() if one.event in ours],
            "userId": [user.id for user in self.users.values() if seeds.NETWORK in user.networks],
            "roomId": [room.id for room in rooms],
            "propId": [prop for room in rooms for prop in room.props],
        }
