"""A call of each kind to Roomful that works, by the name of its event, and the members that it must have."""

from __future__ import annotations

from typing import Any

from contract_tests.sandbox.vendors.roomful.seed import initial

from .roomful import FAIR, MEETING, OURS

EVENT = {"eventId": initial.FAIR}
SESSION = {"sessionId": initial.QUESTIONS}
# A call of each kind that would work, by the name of its event.
CALLS: dict[str, dict[str, Any]] = {
    "createEvent": {"source": OURS, "event": FAIR, "formSchema": {}},
    "updateEvent": {**EVENT, "event": {"title": "x"}, "formSchema": {}},
    "publishEvent": {"eventId": initial.DRAFT},
    "deleteEvent": EVENT,
    "getEvent": EVENT,
    "getEvents": {"source": OURS},
    "createSession": {"session": MEETING, "usersToInvite": []},
    "updateSession": {"session": {"id": initial.QUESTIONS, "title": "x"}},
    "deleteSession": SESSION,
    "getSession": SESSION,
    "getSessions": EVENT,
    "getPropSessions": {"roomId": initial.ROOM, "propId": initial.PROP},
    "inviteUsersToSession": {**SESSION, "usersToInvite": []},
    "deleteUserSessionInvitations": {**SESSION, "usersToInvite": []},
    "joinSession": SESSION,
    "declineSessionJoin": SESSION,
}
REQUIRED = {
    "createEvent": ["source", "event", "event.title", "event.startDate", "event.endDate"],
    "createSession": [
        "session",
        *(f"session.{one}" for one in ("eventId", "roomId", "sessionType", "title", "startDate", "duration")),
    ],
    "updateSession": ["session", "session.id"],
    "updateEvent": ["eventId"],
}
