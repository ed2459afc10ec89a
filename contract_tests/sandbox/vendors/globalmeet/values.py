"""Values: what one member of event_data may be. Readers raise ValueError, which says what is wanted."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable
from typing import Any, TypeVar

from .answers import wrong

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
