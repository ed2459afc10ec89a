"""Errors: what the vendor refuses, and the document in which it says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from ...messages import Refusal, Reply

# The page has the members of an error, and no code (RCE-023).
_CODES = {
    400: ("bad_request", "Bad request"),
    401: ("unauthorized", "Authentication failed"),
    403: ("forbidden", "Forbidden"),
    404: ("not_found", "Not found"),
    422: ("unprocessable_entity", "Unprocessable entity"),
}

# A body may be wrong in more places than anybody wants to read about (RCE-023).
_MOST = 100

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: what, and where in the request. A `pointer` leads into its body."""

    detail: str
    pointer: str | None = None
    parameter: str | None = None

    def shown(self, status: int) -> dict[str, Any]:
        """Return the problem as one error of the vendor's document."""
        code, title = _CODES[status]
        source = {"pointer": self.pointer, "parameter": self.parameter}
        return {
            "code": code,
            "detail": self.detail,
            "status": str(status),
            "title": title,
            "source": {name: value for name, value in source.items() if value is not None},
        }


class Invalid(Exception):
    """What a client sent is wrong, in one place or in several."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = problems


def reply(status: int, *problems: Problem) -> Reply:
    """Return the answer that tells of problems."""
    return Reply(status, {"errors": [problem.shown(status) for problem in problems[:_MOST]]})


def refusal(status: int, *problems: Problem) -> Refusal:
    """Return what a handler raises to answer with the problems."""
    return Refusal(reply(status, *problems))


@contextmanager
def refusing(status: int, *, silently: bool = False) -> Iterator[None]:
    """Answer what is invalid with a status; `silently` where the page has no body for it."""
    try:
        yield
    except Invalid as invalid:
        raise (Refusal(Reply(status)) if silently else refusal(status, *invalid.problems)) from None


def every(readings: Mapping[str, Callable[[], Read]]) -> dict[str, Read]:
    """Return what each of the readings gives. Raises Invalid with the problems of all of them."""
    read: dict[str, Read] = {}
    problems: list[Problem] = []
    for name, reading in readings.items():
        try:
            read[name] = reading()
        except Invalid as invalid:
            problems += invalid.problems
    if problems:
        raise Invalid(*problems)
    return read
