"""Variations: what generators seldom think of. Long and odd texts that are valid, near misses that are not."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any

from .cases import Attempt, Values, documented
from .operations import Operation, resolve

TEXTS = ("x" * 255, "Grüße, 東京 🎉", "a+b & c=d; 100 %", "'; -- \"<b>\\", "Ω\u0301\u202e\u200d")
"""Texts that are texts like any other: long, from other scripts, full of what other languages give a meaning."""


def variations(operation: Operation, values: Values, *, invalid: bool) -> Iterator[Attempt]:
    """Yield the documented request with one text or one enumerated value replaced."""
    fields = [(one["name"], one["schema"], "query") for one in operation.parameters if one["in"] == "query"]
    body = resolve(operation.document, operation.node.get("requestBody", {}))
    for media in list(body.get("content", {}).values())[:1]:
        schema = resolve(operation.document, media["schema"])
        fields += [(name, one, "body") for name, one in schema.get("properties", {}).items()]
    for name, described, place in fields:
        schema = resolve(operation.document, described)
        if name in values or schema.get("type") != "string":
            continue
        for text in _texts(schema):
            yield _with(operation, values, place, name, text)
        for text in _near(schema) if invalid else ():
            yield dataclasses.replace(_with(operation, values, place, name, text), valid=False)


def _with(operation: Operation, values: Values, place: str, name: str, text: str) -> Attempt:
    attempt = next(documented(operation, values))
    container: Any = getattr(attempt.case, place)
    setattr(attempt.case, place, {**container, name: text})
    return attempt


def _texts(schema: Mapping[str, Any]) -> Iterator[str]:
    if schema.keys() & {"enum", "const", "pattern", "format"}:
        return
    for text in TEXTS:
        if schema.get("minLength", 0) <= len(text) <= schema.get("maxLength", len(text)):
            yield text


def _near(schema: Mapping[str, Any]) -> Iterator[str]:
    """Yield values that are taken for enumerated ones where nobody looks closely."""
    listed = schema.get("enum", [])
    for value in listed[:2]:
        near = (value.swapcase(), value.capitalize(), f"{value}s", value[:-1], "0", "1", "null")
        yield from (one for one in dict.fromkeys(near) if one and one not in listed)
