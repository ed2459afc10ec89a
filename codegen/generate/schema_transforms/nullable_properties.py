"""Mark optional properties that may be null, since the annotation of every optional field allows None."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

NULLABLE = "x-nullable"
"""Extension that marks an optional property whose value may be null."""


def is_nullable(schema: Any, resolve: Callable[[Any], Any], seen: tuple[int, ...] = ()) -> bool:
    """Return whether a schema allows null; `resolve` follows its references."""
    schema = resolve(schema)
    if not isinstance(schema, dict) or id(schema) in seen:
        return False

    def within(key: str) -> list[bool]:
        return [is_nullable(subschema, resolve, (*seen, id(schema))) for subschema in schema.get(key, ())]

    return (
        "null" in schema.get("type", "null")
        and None in schema.get("enum", [None])
        and schema.get("const") is None
        and all(within("allOf"))
        and all(any(within(key)) for key in ("oneOf", "anyOf") if key in schema)
    )


def mark_nullable(
    properties: dict[str, Any], transformed: dict[str, Any], required: set[str], resolve: Callable[[Any], Any]
) -> None:
    """Mark the optional properties of an object that may be null, in the schemas for the model generator."""
    for name in properties.keys() - required:
        if isinstance(transformed[name], dict) and is_nullable(properties[name], resolve):
            transformed[name] = {**transformed[name], NULLABLE: True}
