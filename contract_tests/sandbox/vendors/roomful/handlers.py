"""The handlers of the operations: sign-in and calendar files over HTTP, everything else over Socket.IO."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ...messages import Call, Refusal, Reply, Request
from ...vendor import Handler, operation
from .auth import authenticated
from .errors import NOT_ALLOWED, NOT_NOW, NOT_SIGNED_IN, failed, failure, succeeded, told, wrong
from .models import events, sessions
from .models.calendar import ics
from .models.events import PUBLISHED, Event, Source
from .models.people import User
from .models.sessions import Session
from .seed import SeededState
from .validation import asked, made, opened

NEAREST = 2


class Roomful(SeededState):
    """The vendor: its state, and its handlers."""

    def answer(self, handler: Handler, request: Any) -> Reply:
        """Answer a request, or a call unless it repeats the device's last one, which has its earlier reply."""
        if not isinstance(request, Call):
            return super().answer(handler, request)
        device = self.device(request.connection)
        if device is None:
            return failed(NOT_SIGNED_IN, "The connection is not signed in")
        try:
            id, _ = opened(request.arguments)
        except Refusal as refusal:
            id, reply = "", refusal.reply
        else:
            if id and device.last and device.last[0] == id:  # RMF-007
                return device.last[1]
            reply = super().answer(handler, request)
        device.last = (id, reply)
        return reply

    def failed(self, status: int, why: str) -> Reply:
        """Answer a call that has no handler, or that a test lets fail."""
        return failed(status, why)

    # Events

    def read(self, call: Call) -> tuple[User, dict[str, Any]]:
        """Return who calls, and the data of the call. Raises Refusal."""
        return self.users[self.holder(call.connection)], asked(call.operation, opened(call.arguments)[1])

    def _check_room(self, user: User, source: Source, said: dict[str, Any]) -> None:
        if said.get("roomId"):
            self.found_room(user, said["roomId"], (source.network,), "data.event.roomId")

    def _answer(self, event: Event) -> Reply:
        return succeeded({"event": event.shown()})

    @operation("createEvent")
    def create_event(self, call: Call) -> Reply:
        """Make an event, which is a draft."""
        user, data = self.read(call)
        now, said = self.clock.timestamp(), data["event"]
        events.check_times(said, {}, now)
        source = self.found_source(user, data["source"])
        self._check_room(user, source, said)
        event = Event(self.new_id("e"), source, user, now, said, data.get("formSchema", {}))
        self.events[event.id] = event
        return self._answer(event)

    @operation("updateEvent")
    def update_event(self, call: Call) -> Reply:
        """Change what is sent of an event."""
        user, data = self.read(call)
        event = self.own_event(user, data["eventId"])
        # What is sent back as it was is no change, and may be what could not be said anew.
        said = {name: value for name, value in data.get("event", {}).items() if event.said.get(name) != value}
        events.check_times(said, event.said, self.clock.timestamp())
        self._check_room(user, event.source, said)
        event.change(said, data.get("formSchema"), self.clock.timestamp())
        return self._answer(event)

    @operation("publishEvent")
    def publish_event(self, call: Call) -> Reply:
        """Make a draft an event that others see."""
        user, data = self.read(call)
        event = self.own_event(user, data["eventId"])
        if event.status == PUBLISHED:
            raise failure(NOT_NOW, "data.eventId: is published already")  # RMF-024
        event.status, event.updated = PUBLISHED, self.clock.timestamp()
        return self._answer(event)

    @operation("deleteEvent")
    def delete_event(self, call: Call) -> Reply:
        """Delete an event with its sessions."""
        user, data = self.read(call)
        event = self.own_event(user, data["eventId"])
        for session in [one for one in self.sessions.values() if one.event is event]:
            self.remove(session)
        del self.events[event.id]
        return succeeded()

    @operation("getEvent")
    def get_event(self, call: Call) -> Reply:
        """Show an event."""
        user, data = self.read(call)
        return self._answer(self.found_event(user, data["eventId"]))

    @operation("listEvents")
    def list_events(self, call: Call) -> Reply:
        """List all events of a network or community that the caller may see."""  # RMF-029
        user, data = self.read(call)
        source = self.found_source(user, data["source"])
        shown = [one.shown() for one in self.events.values() if one.source == source and one.is_open_to(user)]
        return succeeded({"events": shown})

    # Sessions

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
        sessions.check_times(said, {}, now)
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
        sessions.check_times(said, session.said, self.clock.timestamp())
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

    # Sign-in and calendar files, over HTTP

    @operation("signIn")
    def sign_in_with_password(self, request: Request) -> Reply:
        """Give out a session; what fails has the status 200 like what does not."""  # RMF-033
        try:
            user = authenticated(self.users.values(), request)
            network = request.headers.get("x-network", "")
            if network and network not in user.networks:
                raise failure(NOT_ALLOWED, "X-Network: is none of the user's networks")
        except Refusal as refusal:
            return replace(refusal.reply, status=200)
        device = self.sign_in(user, network)
        waiting = self.lines.get(request.headers.get("x-socket-id", ""))
        if waiting and self.device(waiting) is None:  # RMF-031
            waiting.emit("anonymousAuthorized", told({"sessionId": device.token}))
        return succeeded({"session_token": device.token, "is_new": False, "need_verification": False})

    @operation("downloadInvitation")
    def download_invitation(self, request: Request) -> Reply:
        """Return a session as a calendar file; 404 for whoever may not see it."""  # RMF-034
        token = request.headers.get("x-session-id") or dict(request.query).get("sessionId", "")
        device, session = self.devices.get(token), self.sessions.get(request.path["sessionId"])
        if device is None or session is None or not session.is_open_to(device.user):
            return Reply(404)
        return Reply(200, ics(session, self.clock.now()), media="text/calendar")
