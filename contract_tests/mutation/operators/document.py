"""Defects of documents: a wrong type, bound, value, name, status or requirement, which the sandbox must expose."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Iterator, Set
from functools import partial
from typing import Any

from contract_tests.harness.documents import asyncapi, bundles, request_bodies
from contract_tests.harness.documents.instance_locations import resolve_pointer
from contract_tests.harness.documents.json_values import at, escape, find
from contract_tests.harness.documents.operations import http_operations, node_at
from contract_tests.harness.documents.schema_properties import SchemaProperty, schema_properties
from contract_tests.harness.generation import profiles
from contract_tests.mutation.mutants import CONNECT, Mutant

from .response import UNASKED

Edit = Callable[[dict[str, Any]], object]

Edited = tuple[str, str, str, Edit]
"""Where in a document something is wrong, the kind of it, what more there is to tell, and what makes it wrong."""

_KEPT = frozenset([bundles.__name__, profiles.__name__])
"""The modules whose caches are kept, by whatever name another module has them."""

OTHERS = {"string": "integer", "integer": "string", "number": "string", "boolean": "string", "array": "object"}


def mutants(vendor: str) -> Iterator[Mutant]:
    """Yield the defects of a vendor's documents; a schema that several operations share is one place."""
    touched: dict[tuple[str, str, str], set[str]] = {}
    edits: dict[tuple[str, str, str], Edit] = {}
    for seen, (place, kind, detail, edit) in (*_of_http(vendor), *_of_stream(vendor)):
        touched.setdefault((place, kind, detail), set()).update(seen)
        edits[place, kind, detail] = edit
    for (place, kind, detail), operations in touched.items():
        plant = _planting(vendor, place, edits[place, kind, detail])
        yield Mutant(vendor, place, f"document-{kind}", detail, plant, frozenset(operations), of_document=True)


def _planting(vendor: str, place: str, edit: Edit) -> Callable[[], None]:
    def plant() -> None:
        edit(node_at(vendor, place))
        # Documents are read once and kept: all that was made of them is forgotten, and they are not.
        ours = [module for name, module in sys.modules.items() if name.startswith("contract_tests.")]
        for made in (one for module in ours for one in vars(module).values()):
            if isinstance(made, functools._lru_cache_wrapper) and made.__module__ not in _KEPT:
                made.cache_clear()
        request_bodies._compiled.clear()

    return plant


def _of_http(vendor: str) -> Iterator[tuple[Set[str], Edited]]:
    document = bundles.document(vendor)
    for operation in http_operations(vendor):
        for edited in _of_operation(document, operation.pointer):
            yield {operation.id}, edited


def _of_stream(vendor: str) -> Iterator[tuple[Set[str], Edited]]:
    """Yield what can be wrong in the document of a stream, which is planted there before it is read as operations."""
    document = bundles.stream_document(vendor)
    everybody = {CONNECT, *(one.id for one in asyncapi.stream_calls(vendor))}
    for id, operation in document.get("operations", {}).items():
        called, pointer = operation["action"] == "receive", f"/operations/{escape(id)}"
        for place, kind, detail, edit in _of_message(document, pointer, called=called):
            # Any call may be what an event tells of, and so may a handshake.
            yield {id} if called else everybody, (f"{bundles.STREAM}{place}", kind, detail, edit)


def _of_message(document: Any, pointer: str, *, called: bool) -> Iterator[Edited]:
    channel = resolve_pointer(document, f"{pointer}/channel")
    name = at(document, channel)["address"]
    yield channel, "name", name, partial(dict.update, address=f"{name}_")
    if not called:
        yield from _each(document, f"{pointer}/messages/0", _of_answered)
        return
    yield from _each(document, f"{pointer}/messages/0", _of_asked)
    if find(document, f"{pointer}/reply"):
        yield pointer, "reply-missing", "", lambda node: node.pop("reply")
        yield from _each(document, f"{pointer}/reply/messages/0", _of_answered)


def _each(document: Any, message: str, of: Callable[[SchemaProperty], Iterator[Edited]]) -> Iterator[Edited]:
    found = list(schema_properties(document, f"{resolve_pointer(document, message)}/payload"))
    # What the server makes is not sent.
    made = [one.path for one in found if one.schema.get("readOnly")]
    for place in found:
        if of is _of_answered or not any(place.path[: len(one)] == one for one in made):
            yield from of(place)


def _of_operation(document: Any, pointer: str) -> Iterator[Edited]:
    node = at(document, pointer)
    for status in (one for one in node["responses"] if one.isdigit() and int(one) not in UNASKED):
        yield f"{pointer}/responses", "status-missing", status, partial(_renamed, name=status, other="599")
        if status.startswith("2"):
            yield f"{pointer}/responses", "status", status, partial(_renamed, name=status, other="299")
        response = resolve_pointer(document, f"{pointer}/responses/{status}")
        for media in at(document, response).get("content", {}):
            yield f"{response}/content", "media", media, partial(_renamed, name=media, other="text/x")
            if "json" in media:
                for place in schema_properties(document, f"{response}/content/{escape(media)}/schema"):
                    yield from _of_answered(place)
    body = resolve_pointer(document, f"{pointer}/requestBody")
    for media in list(at(document, body).get("content", {}) if "requestBody" in node else {}):
        for place in schema_properties(document, f"{body}/content/{escape(media)}/schema"):
            yield from _of_asked(place)
    for index in range(len(node.get("parameters", []))):
        parameter = resolve_pointer(document, f"{pointer}/parameters/{index}")
        described = at(document, parameter)
        if described["in"] == "query":
            yield parameter, "required", described["name"], _required_or_not
            for place in schema_properties(document, f"{parameter}/schema"):
                yield from _of_asked(place)


def _of_answered(place: SchemaProperty) -> Iterator[Edited]:
    schema, pointer = place.schema, place.pointer
    yield from _of_type(place)
    for value in schema.get("enum", [])[:1]:
        yield pointer, "value-missing", str(value), partial(dict.update, enum=["none of these"])
    for name in schema.get("required", []):
        yield pointer, "requires", f"{name}_", partial(_requiring, name=f"{name}_")


def _of_asked(place: SchemaProperty) -> Iterator[Edited]:
    schema, pointer = place.schema, place.pointer
    yield from _of_type(place)
    for value in schema.get("enum", [])[:1]:
        more = f"{value}_" if isinstance(value, str) else max(schema["enum"]) + 1
        yield pointer, "value-more", str(value), partial(_listing, value=more)
    for word in ("minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "minItems"):
        if word in schema:
            for by in (1, -1) if schema[word] else (1,):
                yield pointer, "bound", f"{word} {by:+d}", partial(_shifted, word=word, by=by)
    for name, one in schema.get("properties", {}).items():
        if one.get("readOnly"):
            continue  # not sent, whatever is required
        if name in schema.get("required", []):
            yield pointer, "requires-not", name, partial(_requiring, name=name)
        else:
            yield pointer, "requires", name, partial(_requiring, name=name)


def _of_type(place: SchemaProperty) -> Iterator[Edited]:
    named = place.schema.get("type")
    kind = named if isinstance(named, str) else next((one for one in named or [] if one != "null"), None)
    if kind in OTHERS:
        yield place.pointer, "type", str(kind), partial(dict.update, type=OTHERS[kind])


def _renamed(node: dict[str, Any], name: str, other: str) -> None:
    node[other] = node.pop(name)


def _required_or_not(node: dict[str, Any]) -> None:
    node["required"] = not node.get("required", False)


def _requiring(node: dict[str, Any], name: str) -> None:
    """Require a member, or, where it is required, no longer."""
    node["required"] = sorted({*node.get("required", [])} ^ {name})


def _listing(node: dict[str, Any], value: object) -> None:
    node["enum"].insert(0, value)


def _shifted(node: dict[str, Any], word: str, by: int) -> None:
    node[word] += by
