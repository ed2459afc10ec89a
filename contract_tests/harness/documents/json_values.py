"""JSON values and JSON Pointers (RFC 6901): look up, escape, compare."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any


def at(document: Any, pointer: str) -> Any:
    """Return what a JSON Pointer points at. Raises LookupError where nothing is."""
    node = document
    for step in pointer.split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~")
        node = node[int(key)] if isinstance(node, list) else node[key]
    return node


def find(value: Any, pointer: str) -> Any:
    """Return what a JSON Pointer points at in a value, None where nothing is."""
    try:
        return at(value, pointer)
    except (LookupError, TypeError, ValueError):
        return None


def difference(before: Any, after: Any, path: str = "", *, shared_only: bool = False) -> str:
    """Return the path of the first difference between two JSON values, with both values; empty if there is none.

    With `shared_only`, properties that only one of two objects has are ignored.
    """
    if before == after:
        return ""
    if isinstance(before, dict) and isinstance(after, dict):
        for name in sorted(before.keys() & after.keys() if shared_only else before.keys() | after.keys(), key=str):
            if found := difference(before.get(name), after.get(name), f"{path}/{name}", shared_only=shared_only):
                return found
        return ""
    if isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        pairs = enumerate(zip(before, after, strict=True))
        return next(
            filter(None, (difference(*two, f"{path}/{index}", shared_only=shared_only) for index, two in pairs)), ""
        )
    return f"{path}: {before!r} became {after!r}"[:300]


def scalars(value: Any) -> Iterator[Any]:
    """Yield every string, number, boolean and null in a JSON value, however deep."""
    if isinstance(value, Mapping | list):
        for child in value.values() if isinstance(value, Mapping) else value:
            yield from scalars(child)
    else:
        yield value


def escape(step: str) -> str:
    """Return a step of a JSON Pointer."""
    return step.replace("~", "~0").replace("/", "~1")
