"""The calls about sessions."""

from __future__ import annotations

from typing import Any

from ...vendor import Call, Reply, operation
from .answers import NOT_NOW, failure, succeeded, wrong
from .event_calls import EventCalls
from .events import Event
from .forms import made
from .people import User
from .sessions import Session, check_times

NEAREST = 2


class SessionCalls(EventCalls):
    """What the vendor answers to calls about sessions."""

    def _shown(self, session: Session) -> Reply:
        return succeeded({"session": self.shown(session)})

    def _check_place(self, user: User, event: Event, said: dict[str, Any], before: dict[str, Any]) -> None:
        """Raise Refusal for a room or a prop that is not there; a room that is not named is the event's."""
        if "roomId" in said:
            said["roomId"] = said["roomId"] or event.said["roomId"]  # RMF-023
            if not said["roomId"]:
                raise wrong("data.session.roomId", "required, as the event has none")
        if said.keys() & {"roomId", "propId", "eventId"}:
            place = {**before, **said}
            room = self.found_room(user, place["roomId"], (event.source.network,), "data.session.roomId")
            if place.get("propId"):
                self.check_prop(room, place["propId"], "data.session.propId")

    @operation("createSession")
    def create_session(self, call: Call) -> Reply:
        """Make a session, and invite people to it."""
        user, data = self.read(call)
        now, said = self.clock.timestamp(), made(data["session"])  # RMF-025
        check_times(said, {}, now)
        event = self.found_event(user, said["eventId"], "data.session.eventId")
        self._check_place(user, event, said, {})
        session = Session(self.new_id("s"), event, user, now, said)
        self.invite(session, data.get("usersToInvite", []), "data.usersToInvite")
        self.sessions[session.id] = session
        self.changed(session)
        return self._shown(session)

    @operation("updateSession")
    def update_session(self, call: Call) -> Reply:
        """Change what is sent of a session."""
        user, data = self.read(call)
        session = self.own_session(user, data["session"]["id"], "data.session.id")
        # What is sent back as it was is no change, and may be what could not be said anew.
        sent = made(data["session"]).items()
        said = {name: value for name, value in sent if session.said[name] != value}
        check_times(said, session.said, self.clock.timestamp())
        event = session.event
        if "eventId" in said:
            event = self.found_event(user, said["eventId"], "data.session.eventId")
        self._check_place(user, event, said, dict(session.said))
        session.said, session.event = {**session.said, **said}, event
        self.changed(session)
        return self._shown(session)

    @operation("deleteSession")
    def delete_session(self, call: Call) -> Reply:
        """Delete a session."""
        user, data = self.read(call)
        self.remove(self.own_session(user, data["sessionId"]))
        return succeeded()

    @operation("getSession")
    def get_session(self, call: Call) -> Reply:
        """Show a session."""
        user, data = self.read(call)
        return self._shown(self.found_session(user, data["sessionId"]))

    @operation("listSessions")
    def list_sessions(self, call: Call) -> Reply:
        """List all sessions of an event that the caller may see."""  # RMF-029
        user, data = self.read(call)
        event = self.found_event(user, data["eventId"])
        found = [one for one in self.sessions.values() if one.event is event and one.is_open_to(user)]
        return succeeded({"sessions": [self.shown(one) for one in found]})

    @operation("listPropSessions")
    def list_prop_sessions(self, call: Call) -> Reply:
        """List the sessions at a prop that are on or come next."""  # RMF-028
        user, data = self.read(call)
        room = self.found_room(user, data["roomId"], user.networks, "data.roomId")
        self.check_prop(room, data["propId"], "data.propId")
        place, now = (data["roomId"], data["propId"]), self.clock.timestamp()
        found = [
            one
            for one in self.sessions.values()
            if (one.said["roomId"], one.said["propId"]) == place and one.is_open_to(user) and not one.is_over(now)
        ]
        nearest = sorted(found, key=lambda one: one.starts)[:NEAREST]
        return succeeded({"sessions": [self.shown(one) for one in nearest]})

    @operation("inviteUsers")
    def invite_users(self, call: Call) -> Reply:
        """Invite more people."""
        user, data = self.read(call)
        session = self.own_session(user, data["sessionId"])
        self.invite(session, data["usersToInvite"], "data.usersToInvite")
        self.changed(session)
        return succeeded()

    @operation("deleteInvitations")
    def delete_invitations(self, call: Call) -> Reply:
        """Take invitations back: all of those named, or none where one is not there."""  # RMF-026
        user, data = self.read(call)
        session = self.own_session(user, data["sessionId"])
        for index, id in enumerate(data["usersToInvite"]):
            path = f"data.usersToInvite[{index}]"
            self.found_user(id, session.event.source.network, path)
            if id not in session.invited:
                raise failure(NOT_NOW, f"{path}: is not invited")
        before = session.concerns()
        for id in data["usersToInvite"]:
            session.invited.pop(id, None)
        self.changed(session, before)
        return succeeded()

    @operation("joinSession")
    def join_session(self, call: Call) -> Reply:
        """Let the caller take part."""
        user, data = self.read(call)
        session = self.known_session(user, data["sessionId"])
        session.join(user, self.clock.timestamp(), is_valid=self.is_valid(session))
        self.changed(session)
        return succeeded()

    @operation("declineSession")
    def decline_session(self, call: Call) -> Reply:
        """End the caller's invitation or participation."""
        user, data = self.read(call)
        session = self.known_session(user, data["sessionId"])
        before = session.concerns()
        session.decline(user)
        self.changed(session, before)
        return succeeded()
