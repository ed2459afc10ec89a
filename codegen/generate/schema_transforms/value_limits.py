"""Limits: which of a schema's limits a model holds values to, and which formats have a type of their own."""

from __future__ import annotations

from typing import Any

LIMITS = frozenset(
    "pattern minLength maxLength minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minItems maxItems "
    "uniqueItems".split()
)
# Formats that have a Python type of their own and survive a round trip; the others are text with a name.
_FORMATS = frozenset(["date-time", "date", "binary"])


def within_limits(shown: dict[str, Any], *, closed: bool) -> dict[str, Any]:
    """Return a schema as the model generator shall see it; `closed` says that only requests use it."""
    if shown.get("format") not in _FORMATS:
        shown.pop("format", None)
    # A date's limits are those of its text, which a date no longer has.
    if not closed or "format" in shown:
        shown = {key: value for key, value in shown.items() if key not in LIMITS}
    if "pattern" in shown and not _compiles(shown["pattern"]):
        del shown["pattern"]
    if "properties" in shown:
        if closed:
            shown.setdefault("additionalProperties", False)
        elif shown.get("additionalProperties") is False:
            del shown["additionalProperties"]
    return shown


def _compiles(pattern: Any) -> bool:
    """Tell whether pydantic's engine takes a pattern; JSON Schema allows look-around, which it does not."""
    from pydantic_core import SchemaError, SchemaValidator, core_schema

    try:
        SchemaValidator(core_schema.str_schema(pattern=pattern))
    except (SchemaError, TypeError):
        return False
    return True
