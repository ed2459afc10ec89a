"""What only Accelevents has: refusals to join that share a status, and times that mean the event's own zone."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from ._core import NotAcceptableError, StatusError

__all__ = [
    "NotRegisteredError",
    "SessionFullError",
    "SessionLimitReachedError",
    "SessionNotLiveError",
    "TicketNotPermittedError",
    "in_zone",
]


class NotRegisteredError(NotAcceptableError):
    """406: the attendee has no ticket for the event (4068910)."""


class SessionFullError(NotAcceptableError):
    """406: as many are registered for the session as it has room for."""


class TicketNotPermittedError(NotAcceptableError):
    """406: the attendee's ticket does not open this session."""


class SessionLimitReachedError(NotAcceptableError):
    """406: the attendee's registration type permits no further session; leave one to join another."""


class SessionNotLiveError(StatusError):
    """407: the session has not begun, is over, or can no longer be joined."""


# The vendor's numbers, where it publishes them.
_NUMBERS: dict[str | int | None, type[StatusError]] = {
    4068910: NotRegisteredError,
    4042005: TicketNotPermittedError,
}
# How its messages begin; the page gives the three 406 no other difference.
_NOT_ACCEPTABLE: dict[str, type[StatusError]] = {
    "Max user registration capacity": SessionFullError,
    "Your ticket does not permit": TicketNotPermittedError,
    "Your registration type only permits": SessionLimitReachedError,
}


def error_class(status: int, code: str | int | None, message: str | None) -> type[StatusError] | None:
    """Return the class of a refusal to join, None for every other error."""
    if status == 407:
        return SessionNotLiveError
    if status != 406:
        return None
    by_text = (kind for text, kind in _NOT_ACCEPTABLE.items() if (message or "").startswith(text))
    return _NUMBERS.get(code) or next(by_text, None)


def in_zone(time: datetime, zone: str) -> datetime:
    """Return a session's time in the zone of its event.

    Two times of one zone subtract as clocks on the wall do; for a duration over a change of clocks, take both to UTC
    first. In the hour that comes twice, the first is meant.

    Args:
        time: A time of a session, such as `Session.start_time`: local at the event, without a zone.
        zone: The event's zone, such as ``America/New_York``. The API does not tell it; the event's page does.

    Raises:
        zoneinfo.ZoneInfoNotFoundError: There is no such zone.
    """
    return time.replace(tzinfo=ZoneInfo(zone))
