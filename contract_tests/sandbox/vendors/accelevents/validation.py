"""Validation: reading query parameters. All functions raise ValueError for a value that cannot be read."""

from __future__ import annotations

import re
import sys
from collections.abc import Collection

from ...messages import Request
from .models import EXPANDED

_NUMBER = re.compile(r"0|-?[1-9][0-9]*")
_TRUTH = {"true": True, "false": False}


def single(request: Request, names: Collection[str]) -> dict[str, str]:
    """Return the parameters of these names; what has another name is ignored."""
    given = [pair for pair in request.query if pair[0] in names]
    asked = dict(given)
    if len(asked) != len(given):
        raise ValueError(f"Each of these is given once at most: {', '.join(names)}.")
    return asked


def listed(request: Request, name: str) -> list[str]:
    """Return the parts of a list, which has commas between them, or is given several times, or both."""
    return [part for key, value in request.query if key == name for part in value.split(",")]


def number(text: str, name: str) -> int:
    """Return a whole number; one that no machine counts to is the largest that it does."""
    if not _NUMBER.fullmatch(text):
        raise ValueError(f"{name} is a whole number.")
    # Python refuses to read thousands of digits.
    if len(text) >= len(str(sys.maxsize)):
        return -sys.maxsize if text.startswith("-") else sys.maxsize
    return int(text)


def truth(text: str, name: str) -> bool:
    """Return what one of the words true and false says."""
    if text not in _TRUTH:
        raise ValueError(f"{name} is true or false.")
    return _TRUTH[text]


def word(text: str, name: str, known: Collection[str]) -> str:
    """Return one of the known words."""
    if text not in known:
        raise ValueError(f"{name} is one of {', '.join(known)}.")
    return text


def expanded(request: Request) -> set[str]:
    """Return the parts that a query asks for. Raises ValueError for a part that there is not."""
    return {word(part, "expand", EXPANDED) for part in listed(request, "expand")}
