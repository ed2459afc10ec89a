"""What only Accelevents has: refusals to join that share a status, and times that mean the event's own zone."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from ._core import NotAcceptableError, StatusError

__all__ = [
    "SessionFullError",
    "SessionLimitReachedError",
    "SessionNotLiveError",
    "TicketNotPermittedError",
    "in_zone",
]


class SessionFullError(NotAcceptableError):
    """406: as many are registered for the session as it has room for."""


class TicketNotPermittedError(NotAcceptableError):
    """406: the attendee's ticket does not open this session."""


class SessionLimitReachedError(NotAcceptableError):
    """406: the attendee's registration type permits no further session; leave one to join another."""


class SessionNotLiveError(StatusError):
    """407: the session has not begun, is over, or can no longer be joined."""


# How the vendor's messages begin; the page gives the three 406 no other difference.
_NOT_ACCEPTABLE: dict[str, type[StatusError]] = {
    "Max user registration capacity": SessionFullError,
    "Your ticket does not permit": TicketNotPermittedError,
    "Your registration type only permits": SessionLimitReachedError,
}


def error_class(status: int, _: str | int | None, message: str | None) -> type[StatusError] | None:
    """Return the class of a refusal to join, None for every other error."""
    if status == 407:
        return SessionNotLiveError
    found = (kind for text, kind in _NOT_ACCEPTABLE.items() if (message or "").startswith(text))
    return next(found, None) if status == 406 else None


def in_zone(time: datetime, zone: str) -> datetime:
    """Return a session's time in the zone of its event.

    Args:
        time: A time of a session, such as `Session.start_time`: local at the event, without a zone.
        zone: The event's zone, such as ``America/New_York``. The API does not tell it; the event's page does.

    Raises:
        zoneinfo.ZoneInfoNotFoundError: There is no such zone.
    """
    return time.replace(tzinfo=ZoneInfo(zone))
