"""Decide which limits and formats of a schema a model checks."""

from __future__ import annotations

from typing import Any

LIMITS = frozenset(
    "pattern minLength maxLength minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minItems maxItems "
    "uniqueItems".split()
)
# Formats with a Python type that serializes to the same text; values of all other formats stay text.
_FORMATS = frozenset(["date-time", "date", "binary"])


def within_limits(schema: dict[str, Any], *, closed: bool) -> dict[str, Any]:
    """Remove limits and formats that models do not check; `closed` is true for schemas that only requests use."""
    if schema.get("format") not in _FORMATS:
        schema.pop("format", None)
    # The limits of a date apply to its text, which is no longer available after parsing.
    if not closed or "format" in schema:
        schema = {key: value for key, value in schema.items() if key not in LIMITS}
    if "pattern" in schema and not _compiles(schema["pattern"]):
        del schema["pattern"]
    if "properties" in schema:
        if closed:
            schema.setdefault("additionalProperties", False)
        elif schema.get("additionalProperties") is False:
            del schema["additionalProperties"]
    return schema


def _compiles(pattern: Any) -> bool:
    """Return whether pydantic's regex engine accepts a pattern; unlike JSON Schema, it has no look-around."""
    from pydantic_core import SchemaError, SchemaValidator, core_schema

    try:
        SchemaValidator(core_schema.str_schema(pattern=pattern))
    except (SchemaError, TypeError):
        return False
    return True
