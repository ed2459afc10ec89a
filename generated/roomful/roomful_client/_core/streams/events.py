"""Events that a listener receives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import to_json

from ..errors import MissingFieldError
from ..models import follow_path
from ..parsing import parse
from ..serialization import explain


@dataclass(frozen=True, slots=True)
class PossibleGap:
    """The connection was interrupted and is open again. Events in between may have been missed."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """The listener's queue was full, and `count` events were dropped."""

    count: int


@dataclass(frozen=True, slots=True)
class UnknownEvent:
    """An undocumented event, or one with an invalid body. `problem` explains what is wrong with it."""

    name: str
    body: Any
    problem: str


@dataclass(frozen=True, slots=True)
class EventType:
    """One documented event: its class, the type of its body, and the location of its data in the body."""

    make: Callable[..., Any]
    body: Any
    data: str = ""

    def read(self, name: str, raw_body: Any, *, strict: bool) -> Any:
        """Return the event, or an UnknownEvent if its body is invalid: that must not end the iteration."""
        try:
            body = parse(self.body, to_json(raw_body, bytes_mode="base64"), strict=strict)
            data = follow_path(body, self.data)
        except ValidationError as error:
            return UnknownEvent(name, raw_body, explain(error))
        except MissingFieldError as error:
            return UnknownEvent(name, raw_body, str(error))
        return self.make(data=data, body=body)
