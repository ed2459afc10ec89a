"""Validation: reading the fields of a form, and what a client says of an event."""

from __future__ import annotations

import ipaddress
import json
import re
from collections.abc import Callable, Mapping
from typing import Any, NoReturn, TypeVar

from ...messages import Request
from ...texts import texts
from .errors import INSECURE_TAGS, INVALID_PARAMETERS, Failure, wrong

Value = TypeVar("Value")
Reader = Callable[[Any], Value]

LONGEST = 2**63 - 1
"""The largest number of the type that the vendor calls Long."""


def read(name: str, reader: Reader[Value], value: Any) -> Value:
    """Return what a reader makes of the value of a parameter. Raises Failure."""
    try:
        return reader(value)
    except ValueError as why:
        raise wrong(name, str(why)) from None


def whole(value: Any) -> int:
    """Return a whole number. JSON has one kind of numbers: 30.0 is 30."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValueError("is a whole number")
    return value


def long(value: Any) -> int:
    """Return a whole number of the type that the vendor calls Long."""
    number = whole(value)
    if not -LONGEST - 1 <= number <= LONGEST:
        raise ValueError("is a whole number of 64 bits")
    return number


def between(least: int, most: int) -> Reader[int]:
    """Return a reader of whole numbers within bounds."""

    def bounded(value: Any) -> int:
        number = whole(value)
        if not least <= number <= most:
            raise ValueError(f"is a number from {least} to {most}")
        return number

    return bounded


def text(value: Any) -> str:
    """Return a text, which may be empty."""
    if not isinstance(value, str):
        raise ValueError("is a text")
    return value


def one_of(*known: str) -> Reader[str]:
    """Return a reader of texts of which there are only these."""

    def listed(value: Any) -> str:
        if text(value) not in known:
            raise ValueError(f"is {' or '.join(known)}")
        return str(value)

    return listed


def address(value: Any) -> str:
    """Return an IP address, of either version."""
    try:
        ipaddress.ip_address(text(value))
    except ValueError:
        raise ValueError("is an IP address") from None
    return str(value)


def identifier(value: Any) -> str:
    """Return an id, which is a number or the text of one, as a text."""
    return value if isinstance(value, str) else str(whole(value))


# From 1 to 31: every mix of the five bits but the one with none (GLM-013).
_TYPE = "(?:[1-9]|[12][0-9]|3[01])"
_TYPES = re.compile(f"{_TYPE}(?: *, *{_TYPE})*")


def types(value: Any) -> list[int]:
    """Return the bitmasks that a list names, in its order. Raises ValueError where it is none."""
    if not isinstance(value, str) or not _TYPES.fullmatch(value):
        raise ValueError("is a list of numbers from 1 to 31, with commas between them")
    return [int(one) for one in value.split(",")]


ZONES = frozenset(
    "US/Hawaii US/Alaska US/Pacific US/Mountain US/Central US/Eastern Europe/London CET EET Asia/Dubai Asia/Karachi"
    " Asia/Hong_Kong Japan Australia/Sydney Asia/Kolkata America/Sao_Paulo Pacific/Auckland Etc/UTC".split()
)
QUARTER = 15 * 60 * 1000


# What lies outside the stated limits of these is adjusted, not refused (GLM-008, GLM-009).


def _title(value: Any) -> str:
    return text(value)[:1000]


def _start(value: Any) -> int:
    # No quarter of an hour comes after the last that the vendor's Long holds.
    return min(-(-long(value) // QUARTER), LONGEST // QUARTER) * QUARTER


def _duration(value: Any) -> int:
    return min(max(-(-whole(value) // 30) * 30, 30), 480)


def _zone(value: Any) -> str:
    return text(value) if text(value) in ZONES else "Etc/UTC"


_READERS: dict[str, Reader[Any]] = {
    "event_title": _title,
    "type": one_of("live", "ondemand"),
    "scheduled_start_time": _start,
    "scheduled_duration": _duration,
    "timezone": _zone,
    "audience_capacity": between(50, 10_000),
    "event_expiration_months": between(3, 12),
    "cost_center": text,
    "scheduled_player_close_time": between(0, LONGEST),
    "region": between(1, 5),
    "acquisition_type": between(0, 4),
    "vcu_address": address,
    "vcu_connection_type": one_of("H.323", "SIP"),
    "telephony_type": one_of("directdial", "bridge"),
    "video_bridge_type": one_of("standard", "advanced"),
    "media_type": one_of("video", "audio"),
}
_ALWAYS = list(_READERS)[:9]
_NUMBERS = frozenset(["region", "acquisition_type"])

# What else is looked at by type of acquisition; what is not named here is ignored (GLM-010).
_BY_ACQUISITION: dict[int, list[str]] = {
    0: ["region"],
    1: ["region", "vcu_address", "vcu_connection_type"],
    2: ["region"],
    3: ["telephony_type"],
    4: ["video_bridge_type"],
}

# The page calls telephony_type required, and its own example leaves it out (GLM-011); 0 is no time (GLM-017).
_UNLESS_SAID = {"telephony_type": "directdial", "cost_center": "", "scheduled_player_close_time": 0}

NAMES = frozenset([*_READERS, "folder_id", "folder_from_event", "guest_presenter_types"])
"""What can be said of an event; that a member does not apply is no mistake, that nobody knows it is one (GLM-025)."""


def settings(members: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the vendor keeps of the members of event_data. Raises Failure."""
    members = {**_UNLESS_SAID, **members}
    names = [*_ALWAYS]
    if _read(members, "type") == "ondemand":
        names.append("media_type")
    else:
        names += ["acquisition_type", *_BY_ACQUISITION[_read(members, "acquisition_type")]]
    for name in members.keys() & _READERS.keys() - {*names}:
        # What does not apply still is of its type.
        read(name, whole if name in _NUMBERS else text, members[name])
    return {name: _read(members, name) for name in names}


def _read(members: Mapping[str, Any], name: str) -> Any:
    if name not in members:
        raise wrong(name, "is missing")
    return read(name, _READERS[name], members[name])


_BAD_ESCAPE = re.compile(rb"%(?![0-9A-Fa-f]{2})")
_TAG = re.compile(r"<[A-Za-z/!]")  # GLM-024
_SURROGATE = re.compile("[\ud800-\udfff]")


class Form:
    """The fields of a form. `check` comes before any but the token is looked at."""

    def __init__(self, request: Request) -> None:
        try:
            if _BAD_ESCAPE.search(request.body):
                raise ValueError("a percent sign that escapes nothing")
            self._pairs = request.form()
        except ValueError:
            why = "The body is no form of the type application/x-www-form-urlencoded."
            raise Failure(INVALID_PARAMETERS, why) from None

    @property
    def token(self) -> str:
        """The token, empty where there is none or more than one."""
        tokens = [value for name, value in self._pairs if name == "token"]
        return tokens[0] if len(tokens) == 1 else ""

    def check(self, *names: str) -> None:
        """Raise Failure where there is a tag, a field that is none of these, or one more than once."""
        for pair in self._pairs:
            _check_tags(*pair)
        given: set[str] = set()
        for name, _ in self._pairs:
            if name not in names:  # GLM-025
                raise wrong("The form", f"has no field {name[:40]!r}")
            if name in given:
                raise wrong(name, "is given more than once")
            given.add(name)

    def given(self, name: str) -> str | None:
        """Return the value of a field, None where there is none."""
        return dict(self._pairs).get(name)

    def text(self, name: str) -> str:
        """Return the value of a field that must be there. Raises Failure."""
        value = self.given(name)
        if not value:
            raise wrong(name, "is missing")
        return value

    def members(self, name: str) -> dict[str, Any]:
        """Return the members of a JSON object in a field. Raises Failure."""
        try:
            value = json.loads(self.text(name), parse_constant=_no_number)
        except (ValueError, RecursionError):
            raise wrong(name, "is not JSON") from None
        # An escape of JSON hides a tag from whoever reads the field alone.
        found = list(texts(value))
        _check_tags(*found)
        if any(_SURROGATE.search(text) for text in found):
            raise wrong(name, "is not Unicode text")
        if not isinstance(value, dict):
            raise wrong(name, "is not a JSON object")
        return value


def _check_tags(*texts: str) -> None:
    if any(_TAG.search(text) for text in texts):
        raise Failure(INSECURE_TAGS)


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is not JSON")
