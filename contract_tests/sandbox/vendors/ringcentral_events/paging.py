"""Pages: a part of a list, how long the whole list is, and the addresses of the other parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from typing import Any, TypeVar
from urllib.parse import urlencode

from ...messages import Request
from .errors import Invalid, Problem, every

# The vendor publishes neither (RCE-012).
PER_PAGE = 25
MOST = 100

Item = TypeVar("Item")
_NUMBER = re.compile(r"[1-9][0-9]*")


def given(request: Request, name: str) -> str | None:
    """Return the value of a query parameter. Raises Invalid where it is given twice."""
    values = [value for key, value in request.query if key == name]
    if len(values) > 1:
        raise Invalid(Problem(f"{name} is given more than once.", parameter=name))  # RCE-019
    return values[0] if values else None


def asked(request: Request) -> tuple[int, int]:
    """Return the page and its size. Raises Invalid."""
    default = {"page": 1, "perPage": PER_PAGE}
    read = every({name: partial(_number, request, name, value) for name, value in default.items()})
    return read["page"], min(read["perPage"], MOST)


def _number(request: Request, name: str, default: int) -> int:
    text = given(request, name)
    if text is None:
        return default
    if not _NUMBER.fullmatch(text):
        raise Invalid(Problem(f"{name} must be a whole number, counted from 1.", parameter=name))
    # No list is longer than fifteen digits tell, and Python refuses to read thousands of them.
    return int(text[:15])


def part(things: Sequence[Item], page: int, size: int) -> Sequence[Item]:
    """Return the things of one page."""
    return things[(page - 1) * size : page * size]


def around(request: Request, count: int, page: int, size: int) -> dict[str, Any]:
    """Return what stands beside the data of a page."""
    last = max(1, -(-count // size))
    rest = [pair for pair in request.query if pair[0] not in ("page", "perPage")]

    def link(number: int) -> str:
        return f"{request.url}?{urlencode([*rest, ('page', number), ('perPage', size)])}"

    links = {
        "first": link(1),
        "self": link(page),
        "last": link(last),
        # Before a page that lies behind the last one is the last one (RCE-013).
        "prev": link(min(page - 1, last)) if page > 1 else None,
        "next": link(page + 1) if page < last else None,
    }
    return {"meta": {"count": count}, "links": links}
