"""Mutants of API descriptions: wrong types, limits, values, names, statuses or requirements.

The sandbox still follows the correct description, so the tests find a contradiction.
"""

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

from .response import UNREQUESTED_STATUSES

Edit = Callable[[dict[str, Any]], object]
"""Changes a node of an API description in place."""

LocatedEdit = tuple[str, str, str, Edit]
"""The pointer to a node, the kind and the detail of the mutant, and the edit of the node."""

_KEPT_CACHES = frozenset([bundles.__name__, profiles.__name__])
"""The modules whose caches stay: the documents that are edited, and the profile."""

WRONG_TYPES = {"string": "integer", "integer": "string", "number": "string", "boolean": "string", "array": "object"}
"""The type that replaces each type of a schema."""


def mutants(vendor: str) -> Iterator[Mutant]:
    """Yield the mutants of a vendor's API descriptions; a node that several operations share has one set of mutants."""
    affected: dict[tuple[str, str, str], set[str]] = {}
    edits: dict[tuple[str, str, str], Edit] = {}
    for operations, (pointer, kind, detail, edit) in (*_http_edits(vendor), *_stream_edits(vendor)):
        affected.setdefault((pointer, kind, detail), set()).update(operations)
        edits[pointer, kind, detail] = edit
    for (pointer, kind, detail), ids in affected.items():
        activate = _activation(vendor, pointer, edits[pointer, kind, detail])
        yield Mutant(vendor, pointer, f"document-{kind}", detail, activate, frozenset(ids), in_document=True)


def _activation(vendor: str, pointer: str, edit: Edit) -> Callable[[], None]:
    def activate() -> None:
        edit(node_at(vendor, pointer))
        # The documents are cached objects, edited in place. Caches of values derived from them must be cleared.
        modules = [module for name, module in sys.modules.items() if name.startswith("contract_tests.")]
        for value in (value for module in modules for value in vars(module).values()):
            if isinstance(value, functools._lru_cache_wrapper) and value.__module__ not in _KEPT_CACHES:
                value.cache_clear()
        request_bodies._compiled.clear()

    return activate


def _http_edits(vendor: str) -> Iterator[tuple[Set[str], LocatedEdit]]:
    """Yield the edits of the OpenAPI document, each with the ids of the operations that it affects."""
    document = bundles.document(vendor)
    for operation in http_operations(vendor):
        for edit in _operation_edits(document, operation.pointer):
            yield {operation.id}, edit


def _stream_edits(vendor: str) -> Iterator[tuple[Set[str], LocatedEdit]]:
    """Yield the edits of the AsyncAPI document, each with the ids of the operations that it affects."""
    document = bundles.stream_document(vendor)
    # Any call and any handshake may cause an event.
    all_ids = {CONNECT, *(call.id for call in asyncapi.stream_calls(vendor))}
    for id, operation in document.get("operations", {}).items():
        is_call, pointer = operation["action"] == "receive", f"/operations/{escape(id)}"
        for location, kind, detail, edit in _channel_edits(document, pointer, is_call=is_call):
            yield {id} if is_call else all_ids, (f"{bundles.STREAM}{location}", kind, detail, edit)


def _channel_edits(document: Any, pointer: str, *, is_call: bool) -> Iterator[LocatedEdit]:
    """Yield the edits of an AsyncAPI operation: its channel address, its message, and the reply of a call."""
    channel = resolve_pointer(document, f"{pointer}/channel")
    name = at(document, channel)["address"]
    yield channel, "name", name, partial(dict.update, address=f"{name}_")
    if not is_call:
        yield from _message_edits(document, f"{pointer}/messages/0", _response_edits)
        return
    yield from _message_edits(document, f"{pointer}/messages/0", _request_edits)
    if find(document, f"{pointer}/reply"):
        yield pointer, "reply-missing", "", lambda node: node.pop("reply")
        yield from _message_edits(document, f"{pointer}/reply/messages/0", _response_edits)


def _message_edits(
    document: Any, message: str, edits: Callable[[SchemaProperty], Iterator[LocatedEdit]]
) -> Iterator[LocatedEdit]:
    """Yield the edits of all properties of a message payload, except readOnly properties of requests."""
    properties = list(schema_properties(document, f"{resolve_pointer(document, message)}/payload"))
    # Clients do not send readOnly properties, so no request can expose an edit.
    read_only = [schema_property.path for schema_property in properties if schema_property.schema.get("readOnly")]
    for schema_property in properties:
        if edits is _response_edits or not any(schema_property.path[: len(path)] == path for path in read_only):
            yield from edits(schema_property)


def _operation_edits(document: Any, pointer: str) -> Iterator[LocatedEdit]:
    """Yield the edits of an OpenAPI operation: its responses, its request body and its query parameters."""
    node = at(document, pointer)
    for status in (key for key in node["responses"] if key.isdigit() and int(key) not in UNREQUESTED_STATUSES):
        yield f"{pointer}/responses", "status-missing", status, partial(_rename_key, old=status, new="599")
        if status.startswith("2"):
            yield f"{pointer}/responses", "status", status, partial(_rename_key, old=status, new="299")
        response = resolve_pointer(document, f"{pointer}/responses/{status}")
        for media in at(document, response).get("content", {}):
            yield f"{response}/content", "media", media, partial(_rename_key, old=media, new="text/x")
            if "json" in media:
                for schema_property in schema_properties(document, f"{response}/content/{escape(media)}/schema"):
                    yield from _response_edits(schema_property)
    body = resolve_pointer(document, f"{pointer}/requestBody")
    for media in list(at(document, body).get("content", {}) if "requestBody" in node else {}):
        for schema_property in schema_properties(document, f"{body}/content/{escape(media)}/schema"):
            yield from _request_edits(schema_property)
    for index in range(len(node.get("parameters", []))):
        parameter_pointer = resolve_pointer(document, f"{pointer}/parameters/{index}")
        parameter = at(document, parameter_pointer)
        if parameter["in"] == "query":
            yield parameter_pointer, "required", parameter["name"], _toggle_required
            for schema_property in schema_properties(document, f"{parameter_pointer}/schema"):
                yield from _request_edits(schema_property)


def _response_edits(schema_property: SchemaProperty) -> Iterator[LocatedEdit]:
    """Yield edits of a schema that make correct responses invalid."""
    schema, pointer = schema_property.schema, schema_property.pointer
    yield from _type_edits(schema_property)
    for value in schema.get("enum", [])[:1]:
        yield pointer, "value-missing", str(value), partial(dict.update, enum=["none of these"])
    for name in schema.get("required", []):
        yield pointer, "requires", f"{name}_", partial(_toggle_required_property, name=f"{name}_")


def _request_edits(schema_property: SchemaProperty) -> Iterator[LocatedEdit]:
    """Yield edits of a schema after which tests send invalid requests as valid ones, or the other way round."""
    schema, pointer = schema_property.schema, schema_property.pointer
    yield from _type_edits(schema_property)
    for value in schema.get("enum", [])[:1]:
        added = f"{value}_" if isinstance(value, str) else max(schema["enum"]) + 1
        yield pointer, "value-more", str(value), partial(_insert_enum_value, value=added)
    for keyword in ("minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "minItems"):
        if keyword in schema:
            for offset in (1, -1) if schema[keyword] else (1,):
                yield pointer, "bound", f"{keyword} {offset:+d}", partial(_shift_limit, keyword=keyword, offset=offset)
    for name, subschema in schema.get("properties", {}).items():
        if subschema.get("readOnly"):
            continue  # not sent, even if it is required
        if name in schema.get("required", []):
            yield pointer, "requires-not", name, partial(_toggle_required_property, name=name)
        else:
            yield pointer, "requires", name, partial(_toggle_required_property, name=name)


def _type_edits(schema_property: SchemaProperty) -> Iterator[LocatedEdit]:
    declared = schema_property.schema.get("type")
    kind = declared if isinstance(declared, str) else next((name for name in declared or [] if name != "null"), None)
    if kind in WRONG_TYPES:
        yield schema_property.pointer, "type", str(kind), partial(dict.update, type=WRONG_TYPES[kind])


def _rename_key(node: dict[str, Any], old: str, new: str) -> None:
    node[new] = node.pop(old)


def _toggle_required(node: dict[str, Any]) -> None:
    """Toggle whether a parameter is required."""
    node["required"] = not node.get("required", False)


def _toggle_required_property(node: dict[str, Any], name: str) -> None:
    """Add a property to the required properties of a schema, or remove it from them."""
    node["required"] = sorted({*node.get("required", [])} ^ {name})


def _insert_enum_value(node: dict[str, Any], value: object) -> None:
    node["enum"].insert(0, value)


def _shift_limit(node: dict[str, Any], keyword: str, offset: int) -> None:
    node[keyword] += offset
