"""Values: what a member of a request may be. A reader takes the member's path and its value, and raises Refusal."""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Callable, Collection, Mapping
from typing import Any

from .answers import wrong

Reader = Callable[[str, Any], Any]

LONGEST = 100_000
"""Characters of a text. The page has no limit; without one, a sandbox could be filled with a few calls."""
LATEST = 253_402_300_799
"""The last second of the year 9999, the last that calendars have."""

_SURROGATE = re.compile("[\ud800-\udfff]")


def text(path: str, value: Any) -> str:
    """Read a text, which may be empty."""
    if not isinstance(value, str):
        raise wrong(path, "is a text")
    if len(value) > LONGEST:
        raise wrong(path, f"has {LONGEST} characters at most")
    if _SURROGATE.search(value):
        raise wrong(path, "is not Unicode text")
    return value


def whole(least: int, most: int = sys.maxsize) -> Reader:
    """Return a reader of whole numbers. JSON has one kind of numbers: 30.0 is 30."""

    def read(path: str, value: Any) -> int:
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if not isinstance(value, int) or isinstance(value, bool):
            raise wrong(path, "is a whole number")
        if not least <= value <= most:
            raise wrong(path, f"is a number from {least} to {most}")
        return value

    return read


timestamp = whole(0, LATEST)  # RMF-013


def number(least: float, most: float = sys.float_info.max) -> Reader:
    """Return a reader of numbers."""

    def read(path: str, value: Any) -> float:
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise wrong(path, "is a number")
        if not least <= value <= most:
            raise wrong(path, f"is a number from {least:g} to {most:g}")
        return value

    return read


def truth(path: str, value: Any) -> bool:
    """Read true or false."""
    if not isinstance(value, bool):
        raise wrong(path, "is true or false")
    return value


def matching(pattern: str, form: str) -> Reader:
    """Return a reader of texts of a form."""
    compiled = re.compile(pattern)

    def read(path: str, value: Any) -> str:
        if not compiled.fullmatch(text(path, value)):
            raise wrong(path, f"is {form}")
        return str(value)

    return read


def anything(path: str, value: Any) -> Any:
    """Read a value of JSON, whatever it is."""  # RMF-017
    if isinstance(value, str):
        return text(path, value)
    if isinstance(value, float) and not math.isfinite(value):
        raise wrong(path, "has a number that is none")
    if isinstance(value, bytes):
        raise wrong(path, "has bytes")
    if isinstance(value, list):
        return [anything(path, one) for one in value]
    if isinstance(value, dict):
        return {text(path, name): anything(path, one) for name, one in value.items()}
    return value


def mapping(path: str, value: Any) -> dict[str, Any]:
    """Read an object with names of the caller's choice."""
    if not isinstance(value, dict):
        raise wrong(path, "is an object")
    return dict(anything(path, value))


def listed(reader: Reader) -> Reader:
    """Return a reader of lists of what another reads."""

    def read(path: str, value: Any) -> list[Any]:
        if not isinstance(value, list):
            raise wrong(path, "is a list")
        return [reader(f"{path}[{index}]", one) for index, one in enumerate(value)]

    return read


def members(readers: Mapping[str, Reader], required: Collection[str] = (), *, closed: bool = True) -> Reader:
    """Return a reader of objects with these members; of others, where there may be any, nothing is kept."""

    def read(path: str, value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise wrong(path or "request", "is one object")
        below = f"{path}." if path else ""
        if missing := [name for name in required if name not in value]:
            raise wrong(f"{below}{missing[0]}", "required")
        if unknown := [name for name in value if closed and name not in readers]:  # RMF-011
            raise wrong(f"{below}{unknown[0][:40].encode('ascii', 'backslashreplace').decode()}", "unknown")
        return {name: reader(f"{below}{name}", value[name]) for name, reader in readers.items() if name in value}

    return read
