"""Seed data: what a clean state begins with, and what tests can add to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from ...vendor import seeded
from .auth import People
from .models import FORMATS, STATUSES, Account, Event, Label, Speaker, TicketType
from .state import AcceleventsState

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


class SeededState(AcceleventsState):
    """The state with what a clean one begins with, and what tests can add to it."""

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

    def reseed(self, wanted: Mapping[str, Any]) -> Mapping[str, Any]:
        """Add what a test asks for by name; see the function `reseed`. Raises ValueError."""
        return reseed(self, wanted)

    def known(self) -> Mapping[str, list[Any]]:
        """Return what exists; the first session is live, and the owner can join it."""
        return {
            "eventurl": ["spring-summit", "team-day"],
            "sessionId": [id for url, id, *_ in _SESSIONS if url == "spring-summit"],
            "currentUserRegisteredEventTicketId": [57941],
        }


MOST = 10_000
_YEAR = 366 * 24 * 60


def reseed(world: AcceleventsState, wanted: Mapping[str, Any]) -> dict[str, Any]:
    """Add what a test asks for by name. What is not said is usual; times are minutes from now.

    - ``event``, an object of `zone`: an event of the owner, who holds a ticket for everything; its name.
    - ``sessions``, a number: that many live sessions of the first event; their ids.
    - ``session``, an object of `event`, `title`, `format`, `status`, `starts_in`, `lasts`, `capacity`, `allowed_late`,
      `position`: one session; its id.
    - ``move``, an object of `session`, `starts_in`, `lasts`: another time for a session.
    - ``fill``, the id of a session: attendees up to its capacity; how many are registered.
    - ``ticket_type``, an object of `event`, `sessions` (ids, null: every one), `limit` (null: none); its id.
    - ``attendee``, the name of an account, owner or stranger: a user without a ticket; id and key.
    - ``ticket``, an object of `attendee` and `type`: a ticket; its id.
    - ``key``, one of owner, restricted, limited, without_ticket, stranger: that user's key.

    Raises ValueError, with the names that are known, for any other.
    """
    return seeded(_CONTROLS, world, wanted)


def _event(world: AcceleventsState, wanted: Any) -> dict[str, Any]:
    given = _Members(wanted, "zone")
    zone = given.text("zone", "Europe/Budapest")
    try:
        ZoneInfo(zone)
    except (LookupError, OSError, ValueError):
        raise ValueError(f"nobody knows the time zone {zone!r}") from None
    event = Event(f"event-{next(world.ids)}", world.accounts["owner"], zone)
    type_id = next(world.ids)
    event.ticket_types[type_id] = TicketType(type_id, "Everything")
    world.events[event.url] = event
    world.new_ticket(world.people.keys[world.roles["owner"]].id, type_id, next(world.ids))
    return {"event": event.url}


def _sessions(world: AcceleventsState, wanted: Any) -> dict[str, Any]:
    number = _whole(wanted, "sessions", 1, MOST)
    return {"sessions": [_session(world, {"title": f"Session {index}"})["session"] for index in range(1, number + 1)]}


def _session(world: AcceleventsState, wanted: Any) -> dict[str, Any]:
    given = _Members(
        wanted, "event", "title", "format", "status", "starts_in", "lasts", "capacity", "allowed_late", "position"
    )
    more: dict[str, Any] = {
        "title": given.text("title", "A session"),
        "format": given.word("format", FORMATS, "BREAKOUT_SESSION"),
        "status": given.word("status", STATUSES, "VISIBLE"),
        "capacity": given.whole("capacity", 0, 10**9, 0),
        "allowed_late": given.whole("allowed_late", 0, _YEAR, 0),
        "position": float(given.whole("position", 0, 10**9, 5000)),
    }
    session = world.new_session(_event_of(world, given), next(world.ids), _when(given), **more)
    return {"session": session.id}


def _move(world: AcceleventsState, wanted: Any) -> dict[str, Any]:
    given = _Members(wanted, "session", "starts_in", "lasts")
    session = world.session(given.whole("session", 1, 10**9))
    session.starts_at, session.ends_at = world.planned(session.event, *_when(given))
    return {"session": session.id}


def _fill(world: AcceleventsState, wanted: Any) -> dict[str, Any]:
    session = world.session(_whole(wanted, "fill", 1, 10**9))
    kinds = [one for one in session.event.ticket_types.values() if one.permits(session.id)]
    if not 0 < session.capacity <= MOST or not kinds:
        raise ValueError(f"wanted: a session with a capacity of 1 to {MOST}, and tickets for it")
    while not session.is_full:
        attendee = _attendee(world, session.event.account.name)["attendee"]
        ticket = world.new_ticket(attendee, kinds[0].id, next(world.ids))
        session.registered[ticket.id] = ticket
    return {"registered": len(session.registered)}


def _ticket_type(world: AcceleventsState, wanted: Any) -> dict[str, Any]:
    given = _Members(wanted, "event", "sessions", "limit")
    event = _event_of(world, given)
    sessions = given.members.get("sessions")
    if sessions is not None:
        if not isinstance(sessions, list):
            raise ValueError("sessions wants a list of ids, or null")
        sessions = frozenset(world.session(_whole(one, "sessions", 1, 10**9)).id for one in sessions)
    limit = None if given.members.get("limit") is None else given.whole("limit", 0, MOST)
    type_id = next(world.ids)
    event.ticket_types[type_id] = TicketType(type_id, f"Ticket type {type_id}", sessions, limit)
    return {"ticket_type": type_id}


def _attendee(world: AcceleventsState, wanted: Any) -> dict[str, Any]:
    if not isinstance(wanted, str) or wanted not in world.accounts:
        raise ValueError(f"{wanted!r} is no account; there are: {', '.join(world.accounts)}")
    user = next(world.ids)
    return {"attendee": user, "key": world.people.register(user, f"attendee {user}", world.accounts[wanted])}


def _ticket(world: AcceleventsState, wanted: Any) -> dict[str, Any]:
    given = _Members(wanted, "attendee", "type")
    user, type_id = (given.whole(name, 1, 10**9) for name in ("attendee", "type"))
    return {"ticket": world.new_ticket(user, type_id, next(world.ids)).id}


def _key(world: AcceleventsState, wanted: Any) -> dict[str, Any]:
    if not isinstance(wanted, str) or wanted not in world.roles:
        raise ValueError(f"{wanted!r} is no user; there are: {', '.join(world.roles)}")
    return {"key": world.roles[wanted]}


_CONTROLS: dict[str, Callable[[AcceleventsState, Any], dict[str, Any]]] = {
    "event": _event,
    "sessions": _sessions,
    "session": _session,
    "move": _move,
    "fill": _fill,
    "ticket_type": _ticket_type,
    "attendee": _attendee,
    "ticket": _ticket,
    "key": _key,
}


class _Members:
    """The members of an object that a test sent."""

    def __init__(self, wanted: Any, *known: str) -> None:
        if not isinstance(wanted, dict) or wanted.keys() - set(known):
            raise ValueError(f"wanted: an object of {', '.join(known)}, not {wanted!r}")
        self.members: dict[str, Any] = wanted

    def whole(self, name: str, least: int, most: int, usual: int | None = None) -> int:
        return _whole(self.members.get(name, usual), name, least, most)

    def text(self, name: str, usual: str) -> str:
        text = self.members.get(name, usual)
        if not isinstance(text, str):
            raise ValueError(f"{name} wants a text, not {text!r}")
        return text

    def word(self, name: str, known: tuple[str, ...], usual: str) -> str:
        text = self.text(name, usual)
        if text not in known:
            raise ValueError(f"{name} wants one of {', '.join(known)}, not {text!r}")
        return text


def _event_of(world: AcceleventsState, given: _Members) -> Event:
    url = given.text("event", next(iter(world.events)))
    if url not in world.events:
        raise ValueError(f"{url!r} is no event; known: {', '.join(world.events)}")
    return world.events[url]


def _when(given: _Members) -> tuple[int, int]:
    start = given.whole("starts_in", -_YEAR, _YEAR, -60)
    return start, start + given.whole("lasts", 1, _YEAR, 120)


def _whole(wanted: Any, name: str, least: int, most: int) -> int:
    if not isinstance(wanted, int) or isinstance(wanted, bool) or not least <= wanted <= most:
        raise ValueError(f"{name} wants a whole number between {least} and {most}, not {wanted!r}")
    return wanted
