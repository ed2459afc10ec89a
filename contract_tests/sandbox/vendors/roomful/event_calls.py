"""The calls about events."""

from __future__ import annotations

from typing import Any

from ...vendor import Call, Reply, operation
from .access import Access
from .answers import NOT_NOW, failure, succeeded
from .events import PUBLISHED, Event, Source, check_times
from .forms import asked, opened
from .people import User


class EventCalls(Access):
    """What the vendor answers to calls about events."""

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
        check_times(said, {}, now)
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
        check_times(said, event.said, self.clock.timestamp())
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
