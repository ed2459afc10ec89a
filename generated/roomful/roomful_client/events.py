"""Events of the vendor's stream. `StreamEvent` is the union of all that a listener returns: check with `isinstance`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from . import models
from ._core.streams import Dropped, EventType, PossibleGap, UnknownEvent

__all__ = [
    "SessionUpdated",
    "SessionDeleted",
    "UserInfo",
    "InvalidConnection",
    "AnonymousConnection",
    "AnonymousAuthorized",
    "StreamEvent",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionUpdated:
    """A session has changed

    Sent when a session, its invited users or its participants change.

    `data` is the payload, `body` the whole frame.
    """

    data: models.Session
    body: models.SessionUpdated
    name: Literal["social:sessionUpdated"] = "social:sessionUpdated"


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionDeleted:
    """A session was deleted

    Sent when a session is deleted.

    `data` is the payload, `body` the whole frame.
    """

    data: str
    body: models.SessionDeleted
    name: Literal["social:sessionDeleted"] = "social:sessionDeleted"


@dataclass(frozen=True, slots=True, kw_only=True)
class UserInfo:
    """The connection is authenticated

    Sent first on a connection that has a user session.

    `data` is the payload, `body` the whole frame.
    """

    data: models.UserInfoData
    body: models.UserInfo
    name: Literal["user_info"] = "user_info"


@dataclass(frozen=True, slots=True, kw_only=True)
class InvalidConnection:
    """The connection is no longer valid

    Sent when another connection replaces this connection, or when the network is reset.

    `data` is the payload, `body` the whole frame.
    """

    data: models.InvalidConnection
    body: models.InvalidConnection
    name: Literal["invalidConnection"] = "invalidConnection"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnonymousConnection:
    """The connection is anonymous

    Sent first on a connection without a user session.

    `data` is the payload, `body` the whole frame.
    """

    data: models.AnonymousConnectionData
    body: models.AnonymousConnection
    name: Literal["anonymousConnection"] = "anonymousConnection"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnonymousAuthorized:
    """The user of an anonymous connection signed in

    Sent when a user signs in with the id of this connection. Reconnect with the session id in the message.

    `data` is the payload, `body` the whole frame.
    """

    data: str
    body: models.AnonymousAuthorized
    name: Literal["anonymousAuthorized"] = "anonymousAuthorized"


StreamEvent = (
    SessionUpdated
    | SessionDeleted
    | UserInfo
    | InvalidConnection
    | AnonymousConnection
    | AnonymousAuthorized
    | UnknownEvent
    | PossibleGap
    | Dropped
)

TYPES: Final[Mapping[str, EventType]] = {
    "social:sessionUpdated": EventType(SessionUpdated, models.SessionUpdated, "data.session"),
    "social:sessionDeleted": EventType(SessionDeleted, models.SessionDeleted, "data.session_id"),
    "user_info": EventType(UserInfo, models.UserInfo, "data"),
    "invalidConnection": EventType(InvalidConnection, models.InvalidConnection),
    "anonymousConnection": EventType(AnonymousConnection, models.AnonymousConnection, "data"),
    "anonymousAuthorized": EventType(AnonymousAuthorized, models.AnonymousAuthorized, "data.session_id"),
}
"""How to parse each event, by the vendor's name of it."""
