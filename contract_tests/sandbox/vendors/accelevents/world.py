"""The world: accounts, their users and events, and what tests are told of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...vendor import Vendor
from . import controls, times
from .people import Account, People, Ticket, TicketType
from .sessions import Event, Label, Session, Speaker, Stream

HOUR = 60

# The users: by the role that tests know them by, their id and account.
_USERS = {
    "owner": (8501, "owner"),
    "restricted": (8502, "owner"),
    "limited": (8503, "owner"),
    "without_ticket": (8504, "owner"),
    "stranger": (8601, "stranger"),
}
_EVENTS = {
    "spring-summit": ("owner", "America/New_York"),
    "team-day": ("owner", "Asia/Kolkata"),
    "elsewhere": ("stranger", "Europe/London"),
}
# The sessions: event, id, title, format, minutes from now to the start and the end, where it is streamed if it
# is, and what else is not as usual. The first is live for long enough to look around, and the first in the list.
_SESSIONS: list[tuple[str, int, str, str, int, int, str | None, dict[str, Any]]] = [
    ("spring-summit", 11601, "First steps", "BREAKOUT_SESSION", -6 * HOUR, 12 * HOUR, "ACCELEVENTS", {}),
    ("spring-summit", 11602, "Questions", "BREAKOUT_SESSION", -HOUR, 12 * HOUR, "YOUTUBE", {"capacity": 2}),
    ("spring-summit", 11603, "Keynote", "MAIN_STAGE", -HOUR, HOUR, "VIMEO", {"allowed_late": 10}),
    ("spring-summit", 11604, "Hands on", "WORKSHOP", 24 * HOUR, 25 * HOUR, "ZOOM", {"position": 3000.0}),
    ("spring-summit", 11605, "Breakfast", "MEET_UP", -4 * HOUR, -3 * HOUR, "ACCELEVENTS", {"position": 2000.0}),
    ("spring-summit", 11606, "Booths", "EXPO", -HOUR, 48 * HOUR, "WISTIA", {"status": "HIDDEN"}),
    ("spring-summit", 11607, "Lunch", "BREAK", 2 * HOUR, 3 * HOUR, None, {}),
    ("spring-summit", 11608, "Backstage", "OTHER", -HOUR, 2 * HOUR, "FACEBOOK", {}),
    ("team-day", 11701, "Look back", "BREAKOUT_SESSION", -HOUR, 12 * HOUR, "YOUTUBE", {}),
    ("elsewhere", 11801, "Somebody else's session", "BREAKOUT_SESSION", -HOUR, 12 * HOUR, "YOUTUBE", {}),
]
# The ticket types: event, id, name, the sessions that they are good for, and for how many of them.
_TYPES: list[tuple[str, int, str, tuple[int, ...] | None, int | None]] = [
    ("spring-summit", 10801, "Everything", None, None),
    ("spring-summit", 10802, "Keynote and first steps", (11601, 11603), None),
    ("spring-summit", 10803, "Any one session", None, 1),
    ("team-day", 10851, "Colleague", None, None),
    ("elsewhere", 10901, "Visitor", None, None),
]
_TICKETS = [
    (57941, "owner", 10801),
    (57942, "restricted", 10802),
    (57943, "limited", 10803),
    (57944, "owner", 10851),
    (57951, "stranger", 10901),
]
_TAGS = {"beginners": Label(301, "Beginners"), "experts": Label(302, "Experts")}
_TRACKS = {"practice": Label(401, "Practice", 1000.0), "theory": Label(402, "Theory", 2000.0)}
_SPEAKERS = [Speaker(5801, 8701, "Ada", "Example"), Speaker(5802, 8702, "Ben", "Sample", moderator=True)]


class World(Vendor):
    """The state of the vendor. A new one has an owner's account with four users, and a stranger's with one."""

    def seed(self) -> None:
        """Fill a clean world: two events of the owner's account, one of the stranger's."""
        self.people = People(self.random)
        self.accounts = {name: Account(name) for name in ("owner", "stranger")}
        self.roles = {
            role: self.people.register(id, role, self.accounts[account]) for role, (id, account) in _USERS.items()
        }
        self.events = {url: Event(url, self.accounts[account], zone) for url, (account, zone) in _EVENTS.items()}
        for url, type_id, name, sessions, limit in _TYPES:
            permitted = None if sessions is None else frozenset(sessions)
            self.events[url].ticket_types[type_id] = TicketType(type_id, name, permitted, limit)
        for ticket_id, role, type_id in _TICKETS:
            self.new_ticket(_USERS[role][0], type_id, ticket_id)
        for url, session_id, title, format, start, end, provider, more in _SESSIONS:
            self.new_session(
                self.events[url], session_id, (start, end), title=title, format=format, provider=provider, **more
            )
        self._dress()

    def _dress(self) -> None:
        """Give some sessions people, tags and tracks, so that there is something to expand and to filter by."""
        first, second, keynote = (self.session(id) for id in (11601, 11602, 11603))
        first.speakers, keynote.speakers = _SPEAKERS[:], _SPEAKERS[1:]
        first.tags, second.tags = [_TAGS["beginners"]], [_TAGS["beginners"], _TAGS["experts"]]
        first.tracks, keynote.tracks = [_TRACKS["practice"]], [_TRACKS["theory"]]
        second.registered[57941] = second.event.tickets[57941]

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
        now = self.clock.timestamp() // times.MINUTE
        start, end = ((now + one) * times.MINUTE for one in minutes)
        try:
            times.text(start, event.zone), times.text(end, event.zone)
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

    def reseed(self, wanted: Mapping[str, Any]) -> Mapping[str, Any]:
        """Add what a test asks for by name; see `controls`. Raises ValueError."""
        return controls.reseed(self, wanted)

    def show(self) -> Mapping[str, Any]:
        """Return events with their sessions and tickets, without keys and streams."""
        return {"events": [_shown(event) for event in self.events.values()]}

    def credentials(self) -> Mapping[str, str]:
        """Return the owner's key: a bearer token for reading, by its own header for writing."""
        return {"key": self.roles["owner"], "bearer": self.roles["owner"]}

    def stranger(self) -> Mapping[str, str]:
        """Return the key of a user of another account, which has an event of its own."""
        return {"key": self.roles["stranger"], "bearer": self.roles["stranger"]}

    def known(self) -> Mapping[str, list[Any]]:
        """Return what exists; the first session is live, and the owner can join it."""
        return {
            "eventurl": ["spring-summit", "team-day"],
            "sessionId": [id for url, id, *_ in _SESSIONS if url == "spring-summit"],
            "currentUserRegisteredEventTicketId": [57941],
        }


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
                "startTime": times.text(one.starts_at, event.zone),
                "endTime": times.text(one.ends_at, event.zone),
                "capacity": one.capacity,
                "allowedMinutesToJoinLate": one.allowed_late,
                "registered": list(one.registered),
            }
            for one in event.sessions.values()
        ],
    }
