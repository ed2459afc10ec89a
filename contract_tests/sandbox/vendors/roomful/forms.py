"""Forms: what each call carries, as the page's blocks have it."""

from __future__ import annotations

from typing import Any

from .answers import wrong
from .values import LATEST, Reader, listed, mapping, matching, members, number, text, timestamp, truth, whole

_EVENT: dict[str, Reader] = {
    "title": text,
    "description": text,
    "startDate": timestamp,
    "endDate": timestamp,
    "previewResourceId": text,
    "roomId": text,
    "participantLimit": whole(0),  # RMF-019
    "price": number(0),  # RMF-019
    "customData": mapping,
}
_SOURCE = matching("network:[^:]+|community:[^:]+:[^:]+", "network:{networkId} or community:{networkId}:{communityId}")
_PART = number(0, 1)  # RMF-020
_SERVERS: dict[str, Reader] = {
    "id": text,
    "created": timestamp,
    "updated": timestamp,
    "ownerId": text,
    "isValid": truth,
}  # RMF-025
_SESSION: dict[str, Reader] = {
    **_SERVERS,
    "eventId": text,
    "roomId": text,
    "propId": text,
    "sessionType": whole(0, 2),  # RMF-014
    "title": text,
    "description": text,
    "startDate": timestamp,
    "duration": whole(1, LATEST),  # RMF-019
    "isRecurring": truth,
    "color": members(dict.fromkeys("rgba", _PART), "rgba"),
}
_NEEDED = ["eventId", "roomId", "sessionType", "title", "startDate", "duration"]  # RMF-010
_INVITATIONS = listed(
    members(
        {
            "userId": text,
            "facebook": matching("[^:]+:[^:]+", "{fbAppId}:{fbUserId}"),  # RMF-021
            "emails": listed(text),
            "phones": listed(text),
            "role": whole(0, 2),  # RMF-014
        }
    )
)
_EVENT_ID = members({"eventId": text}, ["eventId"])
_SESSION_ID = members({"sessionId": text}, ["sessionId"])

FORMS: dict[str, Reader] = {
    "createEvent": members(
        {"source": _SOURCE, "event": members(_EVENT, ["title", "startDate", "endDate"]), "formSchema": mapping},
        ["source", "event"],
    ),
    "updateEvent": members({"eventId": text, "event": members(_EVENT), "formSchema": mapping}, ["eventId"]),
    "publishEvent": _EVENT_ID,
    "deleteEvent": _EVENT_ID,
    "getEvent": _EVENT_ID,
    "listEvents": members({"source": _SOURCE}, ["source"]),
    "createSession": members({"session": members(_SESSION, _NEEDED), "usersToInvite": _INVITATIONS}, ["session"]),
    "updateSession": members({"session": members(_SESSION, ["id"])}, ["session"]),
    "deleteSession": _SESSION_ID,
    "getSession": _SESSION_ID,
    "listSessions": _EVENT_ID,
    "listPropSessions": members({"roomId": text, "propId": text}, ["roomId", "propId"]),
    "inviteUsers": members({"sessionId": text, "usersToInvite": _INVITATIONS}, ["sessionId", "usersToInvite"]),
    "deleteInvitations": members(
        {"sessionId": text, "usersToInvite": listed(text)}, ["sessionId", "usersToInvite"]
    ),  # RMF-026
    "joinSession": _SESSION_ID,
    "declineSession": _SESSION_ID,
}
"""Readers of the `data` of a call, by operation."""

_CALL = members({"id": text, "date": whole(-LATEST, LATEST)}, ["id"], closed=False)
_ENVELOPE = members({"data": lambda _, value: value, "event": _CALL}, ["data", "event"])  # RMF-006


def opened(arguments: tuple[Any, ...]) -> tuple[str, Any]:
    """Return the id of a call and its unread data. Raises Refusal."""
    if len(arguments) != 1:
        raise wrong("request", "is one object")
    envelope = _ENVELOPE("", arguments[0])
    return envelope["event"]["id"], envelope["data"]


def asked(operation: str, data: Any) -> dict[str, Any]:
    """Return the data of a call, read. Raises Refusal."""
    return dict(FORMS[operation]("data", data))


def made(session: dict[str, Any]) -> dict[str, Any]:
    """Return what a caller says of a session, without what the server makes."""
    return {name: value for name, value in session.items() if name not in _SERVERS}
