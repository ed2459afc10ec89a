"""The state: people, places, events and sessions; who may reach which, and who is told when they change."""

from __future__ import annotations

import string
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from ...secrets import secret
from ...socketio import connection
from ...socketio.connection import Connection
from ...vendor import Vendor
from .auth import Device
from .errors import (
    NOT_ALLOWED,
    NOT_FOUND,
    NOT_NOW,
    NOT_SIGNED_IN,
    ROOM_FORBIDDEN,
    ROOM_NOT_FOUND,
    USER_NOT_FOUND,
    failed,
    failure,
    told,
)
from .models.events import Event, Source
from .models.people import Network, Room, User
from .models.sessions import Session

_LETTERS = string.digits + string.ascii_lowercase


class RoomfulState(Vendor):
    """The state of the vendor: people, places, events and sessions, and how far a caller reaches."""

    networks: dict[str, Network]
    communities: dict[str, str]
    rooms: dict[str, Room]
    users: dict[str, User]
    devices: dict[str, Device]
    lines: dict[str, Connection]
    events: dict[str, Event]
    sessions: dict[str, Session]
    _tokens: dict[str, str]

    passing = frozenset(["lines"])

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
        connection.broadcast(reached, operation, told(data))

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

    def found_source(self, user: User, text: str) -> Source:
        """Return a network or community that somebody belongs to."""
        source = Source(text)
        known = source.network in self.networks
        if source.type == "community":
            known = self.communities.get(source.key) == source.network
        if not known:
            raise failure(NOT_FOUND, "data.source: there is no such network or community")
        if not source.has(user):
            raise failure(NOT_ALLOWED, "data.source: you do not belong to it")
        return source

    def found_event(self, user: User, id: str, path: str = "data.eventId") -> Event:
        """Return an event that somebody may see; others are as if they were not there."""
        event = self.events.get(id)
        if event is None or not event.is_open_to(user):
            raise failure(NOT_FOUND, f"{path}: there is no such event")
        return event

    def own_event(self, user: User, id: str) -> Event:
        """Return an event of somebody's own."""
        event = self.found_event(user, id)
        if event.owner is not user:
            raise failure(NOT_ALLOWED, "data.eventId: it is somebody else's event")
        return event

    def known_session(self, user: User, id: str, path: str = "data.sessionId") -> Session:
        """Return a session that somebody may know of; others are as if they were not there."""
        session = self.sessions.get(id)
        if session is None or not session.is_known_to(user):
            raise failure(NOT_FOUND, f"{path}: there is no such session")
        return session

    def found_session(self, user: User, id: str) -> Session:
        """Return a session that somebody may see."""
        session = self.known_session(user, id)
        if not session.is_open_to(user):
            raise failure(NOT_ALLOWED, "data.sessionId: is private, and you are not invited")
        return session

    def own_session(self, user: User, id: str, path: str = "data.sessionId") -> Session:
        """Return a session of somebody's own."""
        session = self.known_session(user, id, path)
        if session.owner is not user:
            raise failure(NOT_ALLOWED, f"{path}: it is somebody else's session")
        return session

    def found_room(self, user: User, id: str, networks: tuple[str, ...], path: str) -> Room:
        """Return a room of one of these networks that somebody may use."""
        room = self.rooms.get(id)
        if room is None or room.network not in networks:
            raise failure(ROOM_NOT_FOUND, f"{path}: there is no such room")
        if room.guests and user.id not in room.guests:
            raise failure(ROOM_FORBIDDEN, f"{path}: you may not use this room")
        return room

    def check_prop(self, room: Room, id: str, path: str) -> None:
        """Raise Refusal for a prop that is not in a room."""
        if id not in room.props:
            raise failure(NOT_FOUND, f"{path}: there is no such prop in the room")

    def found_user(self, id: str, network: str, path: str) -> User:
        """Return a user of a network."""
        user = self.users.get(id)
        if user is None or network not in user.networks:
            raise failure(USER_NOT_FOUND, f"{path}: there is no such user")
        return user

    def invite(self, session: Session, invitations: list[Mapping[str, Any]], path: str) -> None:
        """Invite people, each in one way or several; all of them or, where one is unknown by id, nobody."""  # RMF-026
        network, meant, letters = session.event.source.network, dict(session.invited), list(session.letters)
        for index, one in enumerate(invitations):
            role = one.get("role", 0)
            if "userId" in one:
                user = self.found_user(one["userId"], network, f"{path}[{index}].userId")
                meant[user.id] = (user, role)
            for address in _addresses(one):
                found = self._reached_by(address, network)
                if found:
                    meant[found.id] = (found, role)
                elif address not in letters:
                    letters.append(address)
        session.invited, session.letters = meant, letters

    def _reached_by(self, address: str, network: str) -> User | None:
        for user in self.users.values():
            reached = (user.email.casefold(), user.phone, user.facebook)
            if network in user.networks and address and address.casefold() in reached:
                return user
        return None


def _addresses(invitation: Mapping[str, Any]) -> list[str]:
    facebook = [invitation["facebook"]] if "facebook" in invitation else []
    return [*facebook, *invitation.get("emails", ()), *invitation.get("phones", ())]
