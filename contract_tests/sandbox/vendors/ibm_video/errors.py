"""Errors: what the vendor refuses, and with which status."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

from ...messages import Refusal, Reply

_STATUSES = {
    "bad_request": 400,
    "invalid_token": 401,
    "invalid_request": 402,  # IBM-020
    "lack_of_ownership": 403,
    "not_found": 404,
    "conflict": 409,
}

Thing = TypeVar("Thing")


def body(error: str, why: str) -> dict[str, Any]:
    """Return the body of an error: the vendor's value, and words of our own."""
    return {"error": error, "error_description": why}  # IBM-018


def refusal(error: str, why: str) -> Refusal:
    """Return what a handler raises to answer with one of the vendor's errors."""
    return Refusal(Reply(_STATUSES[error], body(error, why)))


def found(things: Mapping[str, Thing], key: str, kind: str) -> Thing:
    """Return a thing by its id as it is written in a path, which need not be a number. Raises Refusal."""
    if key not in things:
        raise refusal("not_found", f"There is no such {kind}.")  # IBM-007
    return things[key]


@contextmanager
def refusing_values() -> Iterator[None]:
    """Turn a ValueError of what a client sent into the vendor's error."""
    try:
        yield
    except ValueError as wrong:
        raise refusal("bad_request", str(wrong)) from None
