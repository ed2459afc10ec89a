"""The list of events: its filters and its pages."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Collection
from typing import Any
from urllib.parse import urlencode

from ...messages import Request
from .models import STATUSES, Event
from .validation import truth

PAGE_SIZE = 20

Test = Callable[[Event, int], bool]
_NUMBER = re.compile(r"[1-9][0-9]*")


def _by_text(text: str) -> Test:
    part = text.casefold()
    return lambda event, _: part in event.details.title.casefold()


def _by_status(status: str) -> Test:
    if status not in STATUSES:
        raise ValueError(f"filter[status] is one of {', '.join(STATUSES)}.")
    return lambda event, now: event.details.status(now) == status


def _by_form(word: str) -> Test:
    published = truth(word, "filter[registration_form_enabled]")
    return lambda event, _: event.form_published is published


# IBM-012
_FILTERS: dict[str, Callable[[str], Test]] = {
    "filter[search_text]": _by_text,
    "filter[status]": _by_status,
    "filter[registration_form_enabled]": _by_form,
}


def listed(request: Request, events: Collection[Event], now: int) -> dict[str, Any]:
    """Return one page of the events that the query asks for. Raises ValueError for a query that is none."""
    known = [pair for pair in request.query if pair[0] in _FILTERS or pair[0] == "page"]
    asked = dict(known)
    if len(asked) != len(known):
        raise ValueError("A filter and the page are given once at most.")
    page = _page(asked.pop("page", "1"))
    tests = [_FILTERS[name](value) for name, value in asked.items()]  # IBM-015
    matching = [event for event in events if all(test(event, now) for test in tests)]
    shown = matching[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    return {
        "virtual_events": [event.shown(now) for event in shown],
        "paging": _paging(request, page, len(matching)),
    }


def _page(text: str) -> int:
    if not _NUMBER.fullmatch(text):
        raise ValueError("page is a number, counted from 1.")
    # No page is that far, and Python refuses to read thousands of digits.
    return int(text) if len(text) < len(str(sys.maxsize)) else sys.maxsize


def _paging(request: Request, page: int, items: int) -> dict[str, Any]:
    pages = -(-items // PAGE_SIZE)
    rest = [pair for pair in request.query if pair[0] != "page"]
    links = {
        name: f"{request.url}?{urlencode([*rest, ('page', number)])}"
        for name, number in (("previous", page - 1), ("next", page + 1))
        if 1 <= number <= pages  # IBM-013
    }
    return {**links, "page_count": pages, "item_count": items}
