"""The list of sessions: its filters and its pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...messages import Request
from . import timestamps, validation
from .models import FORMATS, STATUSES, Event, Session, User
from .validation import expanded

PAGE_SIZE = 10
LARGEST_PAGE = 100

Test = Callable[[Session], bool]


def listed(request: Request, event: Event, user: User, now: int) -> dict[str, Any]:
    """Return one page of the sessions that the query asks for. Raises ValueError for a query that is none."""
    asked = validation.single(request, _SINGLE)
    parts = expanded(request)
    page, size = _page(asked)
    tests = [_shown(asked), _by_time(asked, now), *_filters(asked, user)]
    tests += [_by_labels(request, name) for name in ("tagIds", "trackIds")]
    matching = [session for session in event.sessions.values() if all(test(session) for test in tests)]
    matching.sort(key=lambda session: (session.position, session.id))  # ACC-003
    return {
        "recordsTotal": len(event.sessions),
        "recordsFiltered": len(matching),
        "data": [session.shown(user, parts) for session in matching[page * size : (page + 1) * size]],
        "error": None,
    }


def _page(asked: dict[str, str]) -> tuple[int, int]:
    page = validation.number(asked.get("page", "0"), "page")
    size = validation.number(asked.get("size", str(PAGE_SIZE)), "size")
    if page < 0 or size < 1:
        raise ValueError("page is counted from 0, size is at least 1.")
    return page, min(size, LARGEST_PAGE)  # ACC-003


def _shown(asked: dict[str, str]) -> Test:
    # What is hidden shows in no list, unless just that is asked for.
    status = validation.word(asked.get("status", "VISIBLE"), "status", STATUSES)
    return lambda session: session.status == status


def _by_time(asked: dict[str, str], now: int) -> Test:
    past = validation.truth(asked["past"], "past") if "past" in asked else None
    both = validation.truth(asked.get("showPastAndUpcoming", "false"), "showPastAndUpcoming")
    return lambda session: both or past is None or session.is_over(now) is past


def _filters(asked: dict[str, str], user: User) -> list[Test]:
    return [_FILTERS[name](value, user) for name, value in asked.items() if name in _FILTERS]


def _by_format(text: str, _: User) -> Test:
    format = validation.word(text, "sessionFormat", FORMATS)
    return lambda session: session.format == format


def _by_day(text: str, _: User) -> Test:
    day = timestamps.day(text, "filterDate")
    return lambda session: session.first_day <= day <= session.last_day


def _by_ticket(text: str, user: User) -> Test:
    ticket = validation.number(text, "currentUserRegisteredEventTicketId")
    return lambda session: ticket in session.tickets_of(user)


def _by_labels(request: Request, name: str) -> Test:
    wanted = {validation.number(part, name) for part in validation.listed(request, name)}

    def test(session: Session) -> bool:
        labels = session.tags if name == "tagIds" else session.tracks
        return not wanted or any(label.id in wanted for label in labels)

    return test


# ACC-004
_FILTERS: dict[str, Callable[[str, User], Test]] = {
    "sessionFormat": _by_format,
    "filterDate": _by_day,
    "currentUserRegisteredEventTicketId": _by_ticket,
}

# Where the call comes from is taken and changes nothing.
_SINGLE = ("page", "size", "status", "past", "showPastAndUpcoming", "calledFrom", *_FILTERS)
