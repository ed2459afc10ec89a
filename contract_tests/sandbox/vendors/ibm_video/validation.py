"""Validation: reading forms, which come as application/x-www-form-urlencoded."""

from __future__ import annotations

import re
from collections.abc import Collection

from ...messages import Request

_BAD_ESCAPE = re.compile(rb"%(?![0-9A-Fa-f]{2})")
_TRUTH = {"true": True, "false": False}


def pairs(request: Request) -> list[tuple[str, str]]:
    """Return the fields of a form in order. Raises ValueError where the body is none."""
    if _BAD_ESCAPE.search(request.body):
        raise ValueError("The body has a percent sign that escapes nothing.")
    try:
        return request.form()
    except ValueError:
        raise ValueError("The body is no form of the type application/x-www-form-urlencoded.") from None


def fields(request: Request, names: Collection[str]) -> dict[str, str]:
    """Return a form that has each of the names once, and nothing else. Raises ValueError."""
    given = pairs(request)
    if sorted(name for name, _ in given) != sorted(names):  # IBM-023, IBM-024
        raise ValueError(f"The form has each of these fields once, and no other: {', '.join(names)}.")
    return dict(given)


def truth(text: str, name: str) -> bool:
    """Return what one of the words true and false says. Raises ValueError for any other."""
    if text not in _TRUTH:
        raise ValueError(f"{name} is true or false.")
    return _TRUTH[text]
