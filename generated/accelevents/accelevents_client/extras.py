"""Add errors for joining a session that share a status code, and times in the time zone of the event."""

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
    """406: the session is full."""


class TicketNotPermittedError(NotAcceptableError):
    """406: the attendee's ticket does not admit to the session."""


class SessionLimitReachedError(NotAcceptableError):
    """406: the attendee has reached the session limit of the registration type; leave a session to join another."""


class SessionNotLiveError(StatusError):
    """407: the session has not started, has ended, or can no longer be joined."""


# The published error codes of the vendor.
_NUMBERS: dict[str | int | None, type[StatusError]] = {4068910: NotRegisteredError, 4042005: TicketNotPermittedError}
# Prefixes of the error messages: on the vendor's page, the three 406 errors differ in nothing else.
_NOT_ACCEPTABLE: dict[str, type[StatusError]] = {
    "Max user registration capacity": SessionFullError,
    "Your ticket does not permit": TicketNotPermittedError,
    "Your registration type only permits": SessionLimitReachedError,
}


def error_class(status: int, code: str | int | None, message: str | None) -> type[StatusError] | None:
    """Return the exception class of an error in joining a session; None for every other error."""
    if status == 407:
        return SessionNotLiveError
    if status != 406:
        return None
    by_text = (kind for text, kind in _NOT_ACCEPTABLE.items() if (message or "").startswith(text))
    return _NUMBERS.get(code) or next(by_text, None)


def in_zone(time: datetime, zone: str) -> datetime:
    """Return a session's time with the time zone of its event.

    Subtracting two times of the same zone ignores changes of the UTC offset; convert both to UTC first to get the
    elapsed time. A time that occurs twice because of such a change is the first occurrence.

    Args:
        time: A time of a session, such as `Session.start_time`: local at the event, without a zone.
        zone: The time zone of the event, such as ``America/New_York``. Only the event's page shows it, not the API.

    Raises:
        zoneinfo.ZoneInfoNotFoundError: If the time zone does not exist.
    """
    return time.replace(tzinfo=ZoneInfo(zone))
