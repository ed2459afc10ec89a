"""Iterate over JSON values: the children of a value, all objects in it, or all values with their JSON Pointers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .json_pointer import join


def children(value: Any) -> Iterator[tuple[str | int, Any]]:
    """Yield the properties of an object by name or the items of an array by index; nothing for other values."""
    if isinstance(value, dict):
        yield from value.items()
    elif isinstance(value, list):
        yield from enumerate(value)


def iter_objects(value: Any) -> Iterator[dict[str, Any]]:
    """Yield all objects in a value in document order, each before the objects inside it."""
    stack = [value]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            yield node
        stack.extend(reversed([child for _, child in children(node)]))


def iter_values(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield the value itself and all values inside it with their JSON Pointers, in document order."""
    stack = [("", value)]
    while stack:
        pointer, node = stack.pop()
        yield pointer, node
        stack.extend(reversed([(join(pointer, key), child) for key, child in children(node)]))
