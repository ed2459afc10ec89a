"""Errors: what the vendor refuses, with which status, number and message."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

from ...messages import Refusal, Reply

# By our own name for each: the status, the vendor's number, and the message (ACC-018). Where the vendor's number begins
# like another status, the page's status counts; where no number is published, the status stands in for it.
_ERRORS = {
    "bad_request": (400, 400, "{}"),
    "unauthorized": (401, 4010101, "Not authorized"),
    "no_address": (404, 404, "There is nothing at this address."),
    "no_event": (404, 4040200, "Event Not Found"),
    "no_session": (404, 404800, "Session not found!"),
    "full": (406, 406, "Max user registration capacity reached"),
    "not_registered": (
        406,
        4068910,
        "You have not yet registered for the event. You must register for the event before you can register for"
        " individual sessions.",
    ),
    "wrong_ticket": (406, 4042005, "Your ticket does not permit access to this session"),
    "too_many": (
        406,
        406,
        "Your registration type only permits registering for {} sessions. If you would like to register for this"
        " session please un-register from a different session first.",
    ),
    "not_live": (407, 4072002, "The time limit for accessing this session is expired."),
}

Key = TypeVar("Key")
Thing = TypeVar("Thing")


def reply(error: str, detail: object = "", headers: Mapping[str, str] | None = None) -> Reply:
    """Return the answer that tells of an error."""
    status, code, message = _ERRORS[error]
    body: dict[str, Any] = {"errorCode": code, "errorMessage": message.format(detail)}  # ACC-017
    return Reply(status, body, headers or {})


def refusal(error: str, detail: object = "") -> Refusal:
    """Return what a handler raises to answer with one of the vendor's errors."""
    return Refusal(reply(error, detail))


def found(things: Mapping[Key, Thing], key: Key, error: str) -> Thing:
    """Return a thing by its name or id. Raises Refusal."""
    if key not in things:
        raise refusal(error)
    return things[key]


@contextmanager
def refusing_values() -> Iterator[None]:
    """Turn a ValueError of what a client sent into the vendor's error."""
    try:
        yield
    except ValueError as wrong:
        raise refusal("bad_request", wrong) from None  # ACC-021
