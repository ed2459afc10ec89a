"""The state: accounts, their users and events, and what tests are told of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...vendor import Vendor
from . import timestamps
from .auth import People
from .models import Account, Event, Session, Stream, Ticket


class AcceleventsState(Vendor):
    """The state of the vendor: accounts, their users and events."""

    people: People
    accounts: dict[str, Account]
    roles: dict[str, str]
    events: dict[str, Event]

    def session(self, id: int) -> Session:
        """Return a session of any event. Raises ValueError where there is none."""
        for event in self.events.values():
            if id in event.sessions:
                return event.sessions[id]
        raise ValueError(f"there is no session {id!r}")

    def new_session(
        self, event: Event, id: int, minutes: tuple[int, int], *, provider: str | None = "YOUTUBE", **more: Any
    ) -> Session:
        """Put a session on an event, from and to so many minutes from now. Raises ValueError at the end of time."""
        start, end = self.planned(event, *minutes)
        stream = Stream.made(provider, self.random) if provider else None
        session = Session(id, event, starts_at=start, ends_at=end, stream=stream, **more)
        event.sessions[id] = session
        return session

    def planned(self, event: Event, *minutes: int) -> tuple[int, int]:
        """Return Unix times so many minutes from the full one. Raises ValueError where no clock shows them."""
        now = self.clock.timestamp() // timestamps.MINUTE
        start, end = ((now + one) * timestamps.MINUTE for one in minutes)
        try:
            timestamps.text(start, event.zone), timestamps.text(end, event.zone)
        except (OverflowError, OSError) as error:
            raise ValueError(f"no clock shows that time: {error}") from None
        return start, end

    def new_ticket(self, user: int, type_id: int, id: int) -> Ticket:
        """Give a user a ticket. Raises ValueError where there is no such user or no such type."""
        for event in self.events.values():
            if type_id in event.ticket_types and user in self.people.users:
                ticket = event.tickets[id] = Ticket(id, event.ticket_types[type_id], self.people.users[user])
                return ticket
        raise ValueError(f"there is no user {user!r}, or no ticket type {type_id!r}")

    def show(self) -> Mapping[str, Any]:
        """Return events with their sessions and tickets, without keys and streams."""
        return {"events": [_shown(event) for event in self.events.values()]}

    def credentials(self) -> Mapping[str, str]:
        """Return the owner's key: a bearer token for reading, by its own header for writing."""
        return {"key": self.roles["owner"], "bearer": self.roles["owner"]}

    def stranger(self) -> Mapping[str, str]:
        """Return the key of a user of another account, which has an event of its own."""
        return {"key": self.roles["stranger"], "bearer": self.roles["stranger"]}


def _shown(event: Event) -> dict[str, Any]:
    return {
        "eventurl": event.url,
        "account": event.account.name,
        "zone": event.zone,
        "ticketTypes": [
            {"id": one.id, "name": one.name, "sessions": one.sessions and sorted(one.sessions), "limit": one.limit}
            for one in event.ticket_types.values()
        ],
        "tickets": [
            {"id": one.id, "type": one.type.id, "holder": one.holder.id, "name": one.holder.name}
            for one in event.tickets.values()
        ],
        "sessions": [
            {
                "sessionId": one.id,
                "title": one.title,
                "format": one.format,
                "status": one.status,
                "startTime": timestamps.text(one.starts_at, event.zone),
                "endTime": timestamps.text(one.ends_at, event.zone),
                "capacity": one.capacity,
                "allowedMinutesToJoinLate": one.allowed_late,
                "registered": list(one.registered),
            }
            for one in event.sessions.values()
        ],
    }
