"""JSON values and JSON Pointers (RFC 6901): look up, escape, compare."""

from __future__ import annotations

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


def difference(before: Any, after: Any, path: str = "") -> str:
    """Return the first place where two JSON values differ, with both values; empty where none does."""
    if before == after:
        return ""
    if isinstance(before, dict) and isinstance(after, dict):
        for name in sorted({*before, *after}, key=str):
            if found := difference(before.get(name), after.get(name), f"{path}/{name}"):
                return found
        return ""
    if isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        pairs = enumerate(zip(before, after, strict=True))
        return next(filter(None, (difference(*two, f"{path}/{index}") for index, two in pairs)), "")
    return f"{path}: {before!r} became {after!r}"[:300]


def escape(step: str) -> str:
    """Return a step of a JSON Pointer."""
    return step.replace("~", "~0").replace("/", "~1")
