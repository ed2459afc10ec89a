"""Access: from an id in a call to the thing that is meant, if the caller may."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .answers import NOT_ALLOWED, NOT_FOUND, ROOM_FORBIDDEN, ROOM_NOT_FOUND, USER_NOT_FOUND, failure
from .controls import Controlled
from .events import Event, Source
from .people import Room, User
from .sessions import Session


class Access(Controlled):
    """The world, as far as a caller reaches."""

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
