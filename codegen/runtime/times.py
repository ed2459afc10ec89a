"""Date-time formats of vendors: Unix time, and local times without a time zone."""

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
    """A unit of Unix time (time since 1970-01-01 UTC)."""

    def __init__(self, step: timedelta) -> None:
        self._step = step

    def read(self, value: Any) -> Any:
        """Return a Unix time as a UTC datetime. Other values are returned unchanged, so that validation rejects them.

        Raises ValueError if the year is not between 1 and 9999.
        """
        if isinstance(value, str) and value.removeprefix("-").isdecimal():
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int | float):
            return value
        try:
            return EPOCH + value * self._step
        except (OverflowError, ValueError) as error:
            raise ValueError("the year is not between 1 and 9999") from error

    def write(self, value: datetime | None) -> int | None:
        """Return a datetime as Unix time, rounded down to the unit. Raises ArgumentError if it has no time zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ArgumentError(f"{value} has no zone; pass a datetime with tzinfo")
        return (value - EPOCH) // self._step


SECONDS, MILLISECONDS = Unit(timedelta(seconds=1)), Unit(timedelta(milliseconds=1))

UnixTime = Annotated[
    AwareDatetime, BeforeValidator(SECONDS.read), PlainSerializer(SECONDS.write, return_type=int, when_used="json")
]
"""A datetime that is serialized as Unix time in seconds."""

UnixTimeMs = Annotated[
    AwareDatetime,
    BeforeValidator(MILLISECONDS.read),
    PlainSerializer(MILLISECONDS.write, return_type=int, when_used="json"),
]
"""A datetime that is serialized as Unix time in milliseconds."""


_WIDTHS = {"Y": 4, "m": 2, "d": 2, "H": 2, "M": 2, "S": 2}


def _iso_converter(layout: str) -> Callable[[str], str | None] | None:
    """Return a function that converts text of a layout to ISO 8601, or None if a field of the layout varies in width.

    The function returns None for text of another layout. It replaces strptime, which takes ten times as long as all
    other processing of a datetime; a list may contain hundreds of them.
    """
    spans: dict[str, slice] = {}
    literals: list[tuple[int, str]] = []
    width = 0
    letters = iter(layout)
    for letter in letters:
        if letter != "%":
            literals.append((width, letter))
            width += 1
        elif (field := next(letters, "")) in _WIDTHS and field not in spans:
            spans[field] = slice(width, width + _WIDTHS[field])
            width = spans[field].stop
        else:
            return None
    if not (spans.keys() >= {*"YmdHM"} and len(literals) > 1):
        return None
    fields = itemgetter(*(spans[field] for field in "YmdHMS" if field in spans))
    separators, expected = itemgetter(*(index for index, _ in literals)), tuple(letter for _, letter in literals)
    template = "%s-%s-%sT%s:%s:%s" if "S" in spans else "%s-%s-%sT%s:%s"
    return lambda value: template % fields(value) if len(value) == width and separators(value) == expected else None


class Layout:
    """Annotates a `datetime` without a time zone with the vendor's format, as a `strftime` format string."""

    def __init__(self, layout: str) -> None:
        self._layout = layout
        self._to_iso = _iso_converter(layout)

    def read(self, value: Any) -> datetime:
        """Return a datetime without a time zone. Raises ValueError for another format and for a time zone."""
        if isinstance(value, str):
            if self._to_iso is not None and (iso := self._to_iso(value)):
                return datetime.fromisoformat(iso)
            return datetime.strptime(value, self._layout)
        if not isinstance(value, datetime) or value.tzinfo is not None:
            raise ValueError(f"pass a datetime without a time zone, or text in the format {self._layout}")
        return value

    def write(self, value: datetime | str | None) -> str | None:
        """Return a datetime as text. Text is returned unchanged. Raises ArgumentError for a datetime with a zone."""
        if isinstance(value, datetime) and value.tzinfo is not None:
            raise ArgumentError(f"{value} has a time zone; pass a datetime without tzinfo")
        if not isinstance(value, datetime):
            return value
        # strftime omits the leading zeros of years before 1000.
        return value.strftime(self._layout.replace("%Y", f"{value.year:04}"))

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            self.read,
            serialization=core_schema.plain_serializer_function_ser_schema(
                self.write, return_schema=core_schema.str_schema(), when_used="json"
            ),
        )
