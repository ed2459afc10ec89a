"""Kinds: what the members of a body may be. A kind is a function that returns the value as it is kept.

```python
TICKET = members(needed={"name": text}, given={"count": whole})
TICKET({"name": 5, "count": -1}, "/data/attributes")
```

raises `Invalid` with two problems, at ``/data/attributes/name`` and ``/data/attributes/count``. Since an object is a
kind as well, a table of members is all that a body needs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from .. import timestamps
from ..errors import Invalid, Problem, every
from ..timestamps import ZONES

Kind = Callable[[Any, str], Any]


def _wrong(at: str, wanted: str) -> Invalid:
    return Invalid(Problem(f"{at.rpartition('/')[2]} must be {wanted}.", pointer=at))


def text(value: Any, at: str) -> str:
    """Any text."""
    if not isinstance(value, str):
        raise _wrong(at, "a string")
    return value


def truth(value: Any, at: str) -> bool:
    """Either true or false."""
    if not isinstance(value, bool):
        raise _wrong(at, "true or false")
    return value


def number(value: Any, at: str) -> float:
    """A number that is not negative."""  # RCE-020
    if not isinstance(value, (int, float)) or isinstance(value, bool) or value < 0:
        raise _wrong(at, "a number that is not negative")
    return value


def whole(value: Any, at: str) -> int:
    """A whole number that is not negative; 1.0 is the same number as 1."""  # RCE-020
    if not isinstance(value, (int, float)) or isinstance(value, bool) or value < 0 or value != int(value):
        raise _wrong(at, "a whole number that is not negative")
    return int(value)


def moment(value: Any, at: str) -> Any:
    """A time of RFC 3339."""
    try:
        return timestamps.moment(text(value, at))
    except ValueError:
        raise _wrong(at, "a date and time such as 2030-01-31T12:00:00Z") from None


def colour(value: Any, at: str) -> str:
    """A colour in hexadecimal digits, three or six."""  # RCE-030
    if not re.fullmatch("#(?:[0-9A-Fa-f]{3}){1,2}", text(value, at)):
        raise _wrong(at, "a colour such as #fff")
    return str(value)


def zone(value: Any, at: str) -> str:
    """The name of one of the vendor's time zones."""
    if text(value, at) not in ZONES:
        raise _wrong(at, "the name of a time zone of the vendor's list")
    return str(value)


def free(value: Any, at: str) -> dict[str, Any]:
    """Any object."""
    if not isinstance(value, dict):
        raise _wrong(at, "an object")
    return value


def texts(value: Any, at: str) -> dict[str, str]:
    """An object of texts."""
    return every({name: partial(text, one, f"{at}/{_escaped(name)}") for name, one in free(value, at).items()})


def one_of(*values: str) -> Kind:
    """One of a few texts."""

    def kind(value: Any, at: str) -> str:
        if text(value, at) not in values:
            raise _wrong(at, " or ".join(values))
        return str(value)

    return kind


def list_of(item: Kind) -> Kind:
    """A list of things of one kind."""

    def kind(value: Any, at: str) -> list[Any]:
        if not isinstance(value, list):
            raise _wrong(at, "a list")
        return list(
            every({str(index): partial(item, one, f"{at}/{index}") for index, one in enumerate(value)}).values()
        )

    return kind


def members(needed: Mapping[str, Kind] | None = None, given: Mapping[str, Kind] | None = None) -> Kind:
    """An object with members; those `given` may be left out, and unknown ones are not looked at."""  # RCE-010
    known = {**(needed or {}), **(given or {})}

    def kind(value: Any, at: str) -> dict[str, Any]:
        present = free(value, at)
        asked = [name for name in known if name in present or name in (needed or {})]
        return every({name: partial(_member, present, name, known[name], f"{at}/{name}") for name in asked})

    return kind


def enveloped(type: str, attributes: Kind) -> Kind:
    """The envelope of the vendor's bodies: data, with a type that has one value, and attributes."""
    return members({"data": members({"type": one_of(type), "attributes": attributes})})


def _member(present: Mapping[str, Any], name: str, kind: Kind, at: str) -> Any:
    if name not in present:
        raise Invalid(Problem(f"{name} is missing.", pointer=at))
    return kind(present[name], at)


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")
