"""Times as vendors write them: counted since 1970, or local and without a zone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from operator import itemgetter
from typing import Annotated, Any

from pydantic import AwareDatetime, BeforeValidator, GetCoreSchemaHandler, PlainSerializer
from pydantic_core import CoreSchema, core_schema

from .errors import ArgumentError

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Unit:
    """A unit in which time since 1970 is counted."""

    def __init__(self, step: timedelta) -> None:
        self._step = step

    def read(self, value: Any) -> Any:
        """Return a count as a time in UTC; what is no count is left to whoever checks."""
        if isinstance(value, str) and value.removeprefix("-").isdecimal():
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int | float):
            return value
        try:
            return EPOCH + value * self._step
        except (OverflowError, ValueError) as error:
            raise ValueError("is no time between the years 1 and 9999") from error

    def write(self, value: datetime | None) -> int | None:
        """Return the count of a time, cut to the unit. Raises ArgumentError for a time without zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ArgumentError(f"{value} has no zone; say of which zone it is")
        return (value - EPOCH) // self._step


SECONDS, MILLISECONDS = Unit(timedelta(seconds=1)), Unit(timedelta(milliseconds=1))

UnixTime = Annotated[
    AwareDatetime, BeforeValidator(SECONDS.read), PlainSerializer(SECONDS.write, return_type=int, when_used="json")
]
"""A time that the wire counts in seconds since 1970."""

UnixTimeMs = Annotated[
    AwareDatetime,
    BeforeValidator(MILLISECONDS.read),
    PlainSerializer(MILLISECONDS.write, return_type=int, when_used="json"),
]
"""A time that the wire counts in milliseconds since 1970."""


_WIDTHS = {"Y": 4, "m": 2, "d": 2, "H": 2, "M": 2, "S": 2}


def _iso(layout: str) -> Callable[[str], str | None] | None:
    """Return what writes a text of a layout as ISO 8601, None for another text; None where fields have no fixed width.

    strptime takes ten times as long as all else that happens to a time, and a list has hundreds of them.
    """
    spans: dict[str, slice] = {}
    literals: list[tuple[int, str]] = []
    at = 0
    letters = iter(layout)
    for letter in letters:
        if letter != "%":
            literals.append((at, letter))
            at += 1
        elif (field := next(letters, "")) in _WIDTHS and field not in spans:
            spans[field] = slice(at, at + _WIDTHS[field])
            at = spans[field].stop
        else:
            return None
    if not (spans.keys() >= {*"YmdHM"} and len(literals) > 1):
        return None
    fields = itemgetter(*(spans[field] for field in "YmdHMS" if field in spans))
    found, wanted = itemgetter(*(place for place, _ in literals)), tuple(letter for _, letter in literals)
    written = "%s-%s-%sT%s:%s:%s" if "S" in spans else "%s-%s-%sT%s:%s"
    return lambda value: written % fields(value) if len(value) == at and found(value) == wanted else None


class Layout:
    """Annotates a `datetime` without zone with the way in which the vendor writes it, in the letters of strftime."""

    def __init__(self, layout: str) -> None:
        self._layout = layout
        self._iso = _iso(layout)

    def read(self, value: Any) -> datetime:
        """Return a time without zone. Raises ValueError for a text that is written otherwise, and for a zone."""
        if isinstance(value, str):
            if self._iso is not None and (iso := self._iso(value)):
                return datetime.fromisoformat(iso)
            return datetime.strptime(value, self._layout)
        if not isinstance(value, datetime) or value.tzinfo is not None:
            raise ValueError(f"give a datetime without zone, or a text like {self._layout}")
        return value

    def write(self, value: datetime | str | None) -> str | None:
        """Return the text of a time; a text is taken as it is. Raises ArgumentError for a time with a zone."""
        if isinstance(value, datetime) and value.tzinfo is not None:
            raise ArgumentError(f"{value} has a zone, and the vendor wants a time without")
        if not isinstance(value, datetime):
            return value
        # strftime leaves out the leading zeros of early years.
        return value.strftime(self._layout.replace("%Y", f"{value.year:04}"))

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            self.read,
            serialization=core_schema.plain_serializer_function_ser_schema(
                self.write, return_schema=core_schema.str_schema(), when_used="json"
            ),
        )
