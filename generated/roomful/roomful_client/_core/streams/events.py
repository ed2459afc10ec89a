"""What comes unasked: the vendor's events by name, and what a listener is told beside them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import to_json

from ..errors import MissingFieldError
from ..models import reached
from ..parsing import parse
from ..serialization import explain


@dataclass(frozen=True, slots=True)
class PossibleGap:
    """The connection was away and is back: what the vendor told in between is not known."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """So many events came while the listener's queue was full, and were dropped."""

    count: int


@dataclass(frozen=True, slots=True)
class UnknownEvent:
    """An event that is not described, or that is not what was described; `problem` says what is wrong with it."""

    name: str
    body: Any
    problem: str


@dataclass(frozen=True, slots=True)
class EventType:
    """One event of the description: how it is made, the type of its body, and where in it the content sits."""

    make: Callable[..., Any]
    body: Any
    data: str = ""

    def read(self, name: str, told: Any, *, strict: bool) -> Any:
        """Return the event. What does not fit is an `UnknownEvent`: one odd event must not end the others."""
        try:
            body = parse(self.body, to_json(told, bytes_mode="base64"), strict=strict)
            data = reached(body, self.data)
        except ValidationError as error:
            return UnknownEvent(name, told, explain(error))
        except MissingFieldError as error:
            return UnknownEvent(name, told, str(error))
        return self.make(data=data, body=body)
