"""Nulls: the annotation of every optional member has None, so what may be null on the wire too is marked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

NULLABLE = "x-nullable"
"""Marks an optional member that may be null."""


def is_nullable(schema: Any, resolve: Callable[[Any], Any], seen: tuple[int, ...] = ()) -> bool:
    """Tell whether null is among the values of a schema; `resolve` follows its references."""
    schema = resolve(schema)
    if not isinstance(schema, dict) or id(schema) in seen:
        return False

    def within(key: str) -> list[bool]:
        return [is_nullable(one, resolve, (*seen, id(schema))) for one in schema.get(key, ())]

    return (
        "null" in schema.get("type", "null")
        and None in schema.get("enum", [None])
        and schema.get("const") is None
        and all(within("allOf"))
        and all(any(within(key)) for key in ("oneOf", "anyOf") if key in schema)
    )


def mark_nullable(
    properties: dict[str, Any], shown: dict[str, Any], required: set[str], resolve: Callable[[Any], Any]
) -> None:
    """Mark those members of an object, as the model generator is shown them, that may be left out and may be null."""
    for name in properties.keys() - required:
        if isinstance(shown[name], dict) and is_nullable(properties[name], resolve):
            shown[name] = {**shown[name], NULLABLE: True}
