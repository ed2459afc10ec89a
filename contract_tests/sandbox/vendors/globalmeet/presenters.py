"""Guest presenters: the portals through which they come, one for each bitmask."""

from __future__ import annotations

import random
import re
import string
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

# From 1 to 31: every mix of the five bits but the one with none (GLM-013).
_TYPE = "(?:[1-9]|[12][0-9]|3[01])"
_TYPES = re.compile(f"{_TYPE}(?: *, *{_TYPE})*")


@dataclass(frozen=True, slots=True)
class Portal:
    """One portal. `type` is its bitmask."""

    type: int
    pin: str

    def shown(self, event: int) -> dict[str, Any]:
        """Return the portal of an event as the vendor shows it."""
        link = f"https://guest.webcast.example/{event}/{self.type}"
        return {"guest_presenter_type": self.type, "pin": self.pin, "link": link}


def types(value: Any) -> list[int]:
    """Return the bitmasks that a list names, in its order. Raises ValueError where it is none."""
    if not isinstance(value, str) or not _TYPES.fullmatch(value):
        raise ValueError("is a list of numbers from 1 to 31, with commas between them")
    return [int(one) for one in value.split(",")]


def pin(source: random.Random, taken: Collection[str]) -> str:
    """Return a new pin: five to eight capital letters and digits, as in the vendor's example."""
    while True:
        found = "".join(source.choices(string.ascii_uppercase + string.digits, k=source.randint(5, 8)))
        if found not in taken:
            return found
