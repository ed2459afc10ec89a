"""Shapes: an answer with each value replaced by another that says nothing, and breaks the same rules.

A shape is an answer like any other, so whatever holds answers to the document holds shapes to it. What stays is what
no person is behind: the document's own words (names of members, values of enumerations), truth values and nulls, and
what the vendor's ``vendor.toml`` names. Lengths and magnitudes are rounded; ids, texts, numbers and times go.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from codegen.vendors import Vendor
from contract_tests.harness.documents import bundles, run_options
from contract_tests.harness.documents.instance_locations import body_schemas, child_pointers, is_closed
from contract_tests.harness.documents.json_values import find
from contract_tests.harness.documents.operations import Operation, node_at, resolve
from contract_tests.harness.documents.response_conformance import ResponseData, is_json, validator

FORMATS = {
    "date-time": "2001-02-03T04:05:06Z",
    "date": "2001-02-03",
    "time": "04:05:06Z",
    "email": "someone@example.com",
    "uri": "https://example.com/",
    "uuid": "00000000-0000-4000-8000-000000000000",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
}
"""What stands for a value of a format."""

LENGTHS = (0, 4, 16, 64, 256, 1024, 4096)
"""To how many characters a text is rounded up, unless a rule draws its line between."""

_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,39}")
_MASKED = ((re.compile(r"[a-z]"), "a"), (re.compile(r"[A-Z]"), "A"), (re.compile(r"[0-9]"), "0"))


def anonymize(operation: Operation, response: ResponseData) -> ResponseData:
    """Return the shape of a response: of headers the documented ones, by name alone."""
    described = (operation.response(response.status) or {}).get("headers", {})
    headers = {name.lower(): "" for name in described if name.lower() in (response.headers or {})}
    body = _Shaper(operation, response).of(response.body) if is_json(response.media) else None
    return replace(response, headers=headers, body=body)


@cache
def kept_pointers(vendor: str) -> frozenset[str]:
    """Return the nodes whose values stay as they are, by the vendor's settings. Raises NotReady for one not there."""
    listed = frozenset(Vendor(vendor, bundles.ROOT).settings.get("recording", {}).get("keep", []))
    for pointer in sorted(listed):
        if node_at(vendor, pointer) is None:
            raise run_options.NotReady(f"specs/{vendor}/vendor.toml: recording.keep names {pointer}, which is nowhere")
    return listed


class _Shaper:
    """Makes shapes of the values of one body."""

    def __init__(self, operation: Operation, response: ResponseData) -> None:
        self.operation, self.document = operation, operation.document
        self.pointers = body_schemas(operation, response.status, response.media)
        media = (operation.response(response.status) or {}).get("content", {}).get(response.media, {})
        listed = [resolve(self.document, one).get("value") for one in media.get("examples", {}).values()]
        self.examples = [*listed, media.get("example")]

    def of(self, body: Any) -> Any:
        """Return the shape of the whole body."""
        return self._shaped(body, self.pointers, "")

    def _shaped(self, value: Any, pointers: tuple[str, ...], instance: str) -> Any:
        nodes = {f"{self.operation.origin}{pointer}" for pointer in pointers}
        if value is None or isinstance(value, bool) or not kept_pointers(self.operation.vendor).isdisjoint(nodes):
            return value
        if isinstance(value, dict):
            return self._members(value, pointers, instance)
        if isinstance(value, list):
            return self._items(value, pointers, instance)
        if any(self._is_word_of(pointer, value) for pointer in pointers):
            return value
        wanted = self._broken(value, pointers)
        candidates = _texts(value) if isinstance(value, str) else _numbers(value)
        for one in (*self._by_node(value, pointers, instance), *candidates, *self._bounds(value, pointers)):
            if type(one) is type(value) and self._broken(one, pointers) == wanted:
                return one
        # Rather another verdict than a value of the vendor's.
        return "text" if isinstance(value, str) else 0

    def _members(self, value: dict[str, Any], pointers: tuple[str, ...], instance: str) -> dict[str, Any]:
        shaped: dict[str, Any] = {}
        known = is_closed(self.document, pointers)
        for name, one in value.items():
            described = child_pointers(self.document, pointers, name)
            is_member = any(find(self.document, f"{pointer}/properties/{name}") is not None for pointer in pointers)
            # Where any name may stand, it may be somebody's.
            told = name if is_member or (known and _WORD.fullmatch(name)) else f"name{len(shaped)}"
            # What the document does not know might be anything.
            shaped[told] = self._shaped(one, described, f"{instance}/{name}") if described else _bare(one)
        return shaped

    def _items(self, value: list[Any], pointers: tuple[str, ...], instance: str) -> list[Any]:
        items = child_pointers(self.document, pointers, 0)
        every = [self._shaped(one, items, f"{instance}/0") if items else _bare(one) for one in value]
        some = list({json.dumps(one, sort_keys=True): one for one in every}.values())
        return some if self._broken(some, pointers) == self._broken(value, pointers) else every

    def _is_word_of(self, pointer: str, value: Any) -> bool:
        """Say whether a value is one of an enumeration, or a new word that could become one."""
        node = find(self.document, pointer)
        listed = node.get("enum", [node["const"]] if "const" in node else [])
        new = bool(_WORD.fullmatch(value)) if isinstance(value, str) else abs(value) < 1000
        return value in listed or (bool(listed) and new and any(type(one) is type(value) for one in listed))

    def _by_node(self, value: Any, pointers: tuple[str, ...], instance: str) -> Iterator[Any]:
        nodes = [find(self.document, pointer) for pointer in pointers]
        yield from (FORMATS[node["format"]] for node in nodes if node.get("format") in FORMATS)
        if isinstance(value, str):
            yield from (_masked(value) for node in nodes if node.keys() & {"pattern", "format"})
            if any(node.keys() & {"pattern", "format"} for node in nodes):
                yield from filter(None, (find(example, instance) for example in self.examples))

    def _bounds(self, value: Any, pointers: tuple[str, ...]) -> Iterator[Any]:
        if isinstance(value, str):
            return
        for node in (find(self.document, pointer) for pointer in pointers):
            bounds = [node[name] for name in ("minimum", "maximum") if name in node]
            yield from (type(value)(one + step) for one in bounds for step in (0, 1, -1))

    def _broken(self, value: Any, pointers: tuple[str, ...]) -> set[tuple[str, str]]:
        """Return which rules of a value itself are broken."""
        return {
            (pointer, error.kind.name)
            for pointer in pointers
            for error in validator(self.operation.vendor, self.operation.describe, pointer).iter_errors(value)
            if not error.instance_path
        }


def _texts(value: str) -> Iterator[str]:
    rounded = next((length for length in LENGTHS if length >= len(value)), len(value))
    for length in (rounded, len(value)):
        yield ("text" * (length // 4 + 1))[:length]
    yield _masked(value)


def _masked(value: str) -> str:
    """Return a text whose letters and digits are all the same; what is of another script is a letter."""
    for pattern, letter in _MASKED:
        value = pattern.sub(letter, value)
    return "".join(one if one.isascii() else "a" for one in value)


def _numbers(value: float) -> Iterator[float]:
    sign, kind = (-1 if value < 0 else 1), type(value)
    yield kind(sign * 10 ** max(len(str(abs(int(value)))) - 1, 0)) if value else value
    yield from (kind(sign), kind(0), kind(sign * 2), kind(sign) + kind(0.5))


_BARE: dict[type, Callable[[], Any]] = {dict: dict, list: list, str: lambda: "text", int: lambda: 0, float: lambda: 0.5}


def _bare(value: Any) -> Any:
    """Return what is left of a value that nothing describes: its type."""
    return _BARE[type(value)]() if type(value) in _BARE else value
