"""What comes unasked: the vendor's events by name, and what a listener is told beside them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter, ValidationError

from ..calls import adapter
from ..encoding import explain
from ..models import closed


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
        parser: TypeAdapter[Any] = adapter(self.body)
        try:
            with closed(strict):
                body = parser.validate_python(told, extra="forbid" if strict else None)
        except ValidationError as error:
            return UnknownEvent(name, told, explain(error))
        data = body
        for step in self.data.split(".") if self.data else ():
            data = getattr(data, step, None)
        return self.make(data=data, body=body)
