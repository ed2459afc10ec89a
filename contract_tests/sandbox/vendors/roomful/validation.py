"""Validation: what each call carries, as the page's blocks have it.

A reader takes the path of a property and its value, and raises Refusal.
"""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Callable, Collection, Mapping
from typing import Any

from .errors import wrong
from .timestamps import LATEST

Reader = Callable[[str, Any], Any]

LONGEST = 100_000
"""Characters of a text. The page has no limit; without one, a sandbox could be filled with a few calls."""

_SURROGATE = re.compile("[\ud800-\udfff]")


def text(path: str, value: Any) -> str:
    """Read a text, which may be empty."""
    if not isinstance(value, str):
        raise wrong(path, "is a text")
    if len(value) > LONGEST:
        raise wrong(path, f"has {LONGEST} characters at most")
    if _SURROGATE.search(value):
        raise wrong(path, "is not Unicode text")
    return value


def whole(least: int, most: int = sys.maxsize) -> Reader:
    """Return a reader of whole numbers. JSON has one kind of numbers: 30.0 is 30."""

    def read(path: str, value: Any) -> int:
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if not isinstance(value, int) or isinstance(value, bool):
            raise wrong(path, "is a whole number")
        if not least <= value <= most:
            raise wrong(path, f"is a number from {least} to {most}")
        return value

    return read


timestamp = whole(0, LATEST)  # RMF-013


def number(least: float, most: float = sys.float_info.max) -> Reader:
    """Return a reader of numbers."""

    def read(path: str, value: Any) -> float:
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise wrong(path, "is a number")
        if not least <= value <= most:
            raise wrong(path, f"is a number from {least:g} to {most:g}")
        return value

    return read


def truth(path: str, value: Any) -> bool:
    """Read true or false."""
    if not isinstance(value, bool):
        raise wrong(path, "is true or false")
    return value


def matching(pattern: str, form: str) -> Reader:
    """Return a reader of texts of a form."""
    compiled = re.compile(pattern)

    def read(path: str, value: Any) -> str:
        if not compiled.fullmatch(text(path, value)):
            raise wrong(path, f"is {form}")
        return str(value)

    return read


def anything(path: str, value: Any) -> Any:
    """Read a value of JSON, whatever it is."""  # RMF-017
    if isinstance(value, str):
        return text(path, value)
    if isinstance(value, float) and not math.isfinite(value):
        raise wrong(path, "has a number that is none")
    if isinstance(value, bytes):
        raise wrong(path, "has bytes")
    if isinstance(value, list):
        return [anything(path, one) for one in value]
    if isinstance(value, dict):
        return {text(path, name): anything(path, one) for name, one in value.items()}
    return value


def mapping(path: str, value: Any) -> dict[str, Any]:
    """Read an object with names of the caller's choice."""
    if not isinstance(value, dict):
        raise wrong(path, "is an object")
    return dict(anything(path, value))


def listed(reader: Reader) -> Reader:
    """Return a reader of lists of what another reads."""

    def read(path: str, value: Any) -> list[Any]:
        if not isinstance(value, list):
            raise wrong(path, "is a list")
        return [reader(f"{path}[{index}]", one) for index, one in enumerate(value)]

    return read


def members(readers: Mapping[str, Reader], required: Collection[str] = (), *, closed: bool = True) -> Reader:
    """Return a reader of objects with these members; of others, where there may be any, nothing is kept."""

    def read(path: str, value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise wrong(path or "request", "is one object")
        below = f"{path}." if path else ""
        if missing := [name for name in required if name not in value]:
            raise wrong(f"{below}{missing[0]}", "required")
        if unknown := [name for name in value if closed and name not in readers]:  # RMF-011
            raise wrong(f"{below}{unknown[0][:40].encode('ascii', 'backslashreplace').decode()}", "unknown")
        return {name: reader(f"{below}{name}", value[name]) for name, reader in readers.items() if name in value}

    return read


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
