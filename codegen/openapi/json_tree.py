"""Walk JSON values: the children of a value, all objects in it, and every value in it with its JSON Pointer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .json_pointer import join


def children(value: Any) -> Iterator[tuple[str | int, Any]]:
    """Yield the members of an object by name, or the items of an array by index; nothing for any other value."""
    if isinstance(value, dict):
        yield from value.items()
    elif isinstance(value, list):
        yield from enumerate(value)


def iter_objects(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every object in a value, in the order of the document, each before the objects in it."""
    stack = [value]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            yield node
        stack.extend(reversed([child for _, child in children(node)]))


def iter_values(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield every value in a value with its JSON Pointer, in the order of the document, the value itself first."""
    stack = [("", value)]
    while stack:
        pointer, node = stack.pop()
        yield pointer, node
        stack.extend(reversed([(join(pointer, key), child) for key, child in children(node)]))
