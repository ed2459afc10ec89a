"""Places: which nodes of a document describe a place in an answer, through references and compositions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from .json_values import at, escape, find
from .operations import Operation

COMPOSED = ("allOf", "anyOf", "oneOf")


@dataclass(frozen=True, slots=True)
class InstanceLocation:
    """A value in an answer, where it stands in it (a JSON Pointer), and the nodes of the document that describe it."""

    value: Any
    instance: str
    pointers: tuple[str, ...]


def body_schemas(operation: Operation, status: int, media: str) -> tuple[str, ...]:
    """Return the nodes that describe the body of an answer; none where the document has none."""
    response = resolve_pointer(operation.document, response_pointer(operation, status))
    return composed_pointers(operation.document, f"{response}/content/{escape(media)}/schema")


def response_pointer(operation: Operation, status: int) -> str:
    """Return where the document describes an answer with a status: by its code, its range, or `default`."""
    declared = operation.node["responses"]
    key = next((one for one in (str(status), f"{status // 100}XX", "default") if one in declared), "")
    return f"{operation.pointer}/responses/{key}".rstrip("/")


def resolve_pointer(document: Any, pointer: str) -> str:
    """Return the pointer of what a node refers to in the end; its own where it refers to nothing."""
    while isinstance(node := find(document, pointer), dict) and "$ref" in node:
        pointer = node["$ref"].removeprefix("#")
    return pointer


def composed_pointers(document: Any, pointer: str) -> tuple[str, ...]:
    """Return a schema's pointer and those of all that it is made of; none where it is no schema."""
    pointer = resolve_pointer(document, pointer)
    node = find(document, pointer)
    if not isinstance(node, dict):
        return ()
    parts = (
        one
        for key in COMPOSED
        for i in range(len(node.get(key, [])))
        for one in composed_pointers(document, f"{pointer}/{key}/{i}")
    )
    return (pointer, *parts)


def child_pointers(document: Any, pointers: Iterable[str], step: str | int) -> tuple[str, ...]:
    """Return what describes a member or an item of a value that `pointers` describe; none where nothing does."""
    if isinstance(step, int):
        return tuple(one for pointer in pointers for one in composed_pointers(document, f"{pointer}/items"))
    named = [f"{pointer}/properties/{escape(step)}" for pointer in pointers]
    named = [one for one in named if find(document, one) is not None]
    return tuple(
        one
        for pointer in named or [f"{pointer}/additionalProperties" for pointer in pointers]
        for one in composed_pointers(document, pointer)
    )


def instance_locations(
    document: Any, pointers: tuple[str, ...], value: Any, instance: str = ""
) -> Iterator[InstanceLocation]:
    """Yield a value and everything in it, outermost first."""
    yield InstanceLocation(value, instance, pointers)
    steps: Iterable[tuple[Any, Any]] = ()
    if isinstance(value, dict):
        steps = value.items()
    elif isinstance(value, list):
        steps = enumerate(value)
    for step, one in steps:
        yield from instance_locations(
            document, child_pointers(document, pointers, step), one, f"{instance}/{escape(str(step))}"
        )


def is_closed(document: Any, pointers: Iterable[str]) -> bool:
    """Say whether nodes name all members that an object has: some are named, and no others are spoken of."""
    nodes = [at(document, pointer) for pointer in pointers]
    return any("properties" in node for node in nodes) and not any("additionalProperties" in node for node in nodes)


def undocumented_properties(document: Any, place: InstanceLocation) -> list[str]:
    """Return the members of an object that the document does not know; none of what may have any."""
    if not isinstance(place.value, dict) or not is_closed(document, place.pointers):
        return []
    return [name for name in place.value if not child_pointers(document, place.pointers, name)]
