"""Places: the members that a schema describes, however deep, each with where it stands in document and in value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .instance_locations import COMPOSED, resolve_pointer, response_pointer
from .json_values import at, escape, find
from .operations import Operation

EACH = "*"
"""The step of a path that stands for every item of a list."""

TYPES: dict[str, Any] = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "array": list,
    "object": dict,
}


@dataclass(frozen=True, slots=True)
class SchemaProperty:
    """One member: its `path` in a value, the `pointer` of its schema, and whether it must be there."""

    path: tuple[str, ...]
    pointer: str
    schema: Mapping[str, Any]
    kinds: frozenset[str]
    required: bool

    @property
    def name(self) -> str:
        """The member's own name; empty for the whole and for items."""
        return self.path[-1] if self.path and self.path[-1] != EACH else ""

    def __str__(self) -> str:
        return ".".join(self.path).replace(f".{EACH}", "[]")


def schema_properties(
    document: Mapping[str, Any],
    pointer: str,
    path: tuple[str, ...] = (),
    *,
    required: bool = True,
    above: frozenset[str] = frozenset(),
) -> Iterator[SchemaProperty]:
    """Yield what the schema at a pointer describes; what contains itself is followed once."""
    pointer = resolve_pointer(document, pointer)
    if pointer in above:
        return
    schema, below = at(document, pointer), above | {pointer}
    yield SchemaProperty(path, pointer, schema, json_types(document, pointer), required)
    for word in COMPOSED:
        for index in range(len(schema.get(word, []))):
            inner = schema_properties(document, f"{pointer}/{word}/{index}", path, required=required, above=below)
            yield from (one for one in inner if one.path != path)
    for name in schema.get("properties", {}):
        here, needed = f"{pointer}/properties/{escape(name)}", name in schema.get("required", [])
        yield from schema_properties(document, here, (*path, name), required=needed, above=below)
    if isinstance(schema.get("items"), Mapping):
        yield from schema_properties(document, f"{pointer}/items", (*path, EACH), above=below)


def response_properties(operation: Operation, status: int) -> list[SchemaProperty]:
    """Return what the document describes of an answer in JSON; nothing where it is of another type."""
    response = resolve_pointer(operation.document, response_pointer(operation, status))
    media = next((one for one in (find(operation.document, f"{response}/content") or {}) if "json" in one), None)
    return (
        []
        if media is None
        else list(schema_properties(operation.document, f"{response}/content/{escape(media)}/schema"))
    )


def request_properties(operation: Operation) -> list[SchemaProperty]:
    """Return what the document describes of a request's body; nothing where it has none."""
    if "requestBody" not in operation.node:
        return []
    body = resolve_pointer(operation.document, f"{operation.pointer}/requestBody")
    media = next(iter(at(operation.document, body)["content"]))
    return list(schema_properties(operation.document, f"{body}/content/{escape(media)}/schema"))


def property_paths(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the paths of all that a value has in it; that of an object has an empty step at its end."""
    if isinstance(value, dict):
        yield (*path, "")
        for name, one in value.items():
            yield (*path, name)
            yield from property_paths(one, (*path, name))
    elif isinstance(value, list):
        for one in value:
            yield from property_paths(one, (*path, EACH))


def json_types(document: Mapping[str, Any], pointer: str) -> frozenset[str]:
    """Return the types of JSON that a schema allows; all where it names none."""
    pointer = resolve_pointer(document, pointer)
    schema = at(document, pointer)
    named = schema.get("type", [])
    found = frozenset([named] if isinstance(named, str) else named)
    if "const" in schema or "enum" in schema:
        found |= {
            json_type(one) for one in [*schema.get("enum", []), *([schema["const"]] if "const" in schema else [])]
        }
    for word in COMPOSED:
        for index in range(len(schema.get(word, []))):
            found |= json_types(document, f"{pointer}/{word}/{index}")
    return found


def json_type(value: Any) -> str:
    """Return the type of JSON that a value is of."""
    if value is None:
        return "null"
    return next(
        name
        for name, kind in TYPES.items()
        if isinstance(value, kind) and (isinstance(value, bool) == (name == "boolean"))
    )


def property_holders(value: Any, path: tuple[str, ...]) -> Iterator[tuple[Any, Any]]:
    """Yield each object or list that holds what a path leads to, with the key that it has there."""
    step, *rest = path
    if step == EACH:
        keys: list[Any] = list(range(len(value))) if isinstance(value, list) else []
    else:
        keys = [step] if isinstance(value, dict) and step in value else []
    for key in keys:
        if rest:
            yield from property_holders(value[key], tuple(rest))
        else:
            yield value, key
