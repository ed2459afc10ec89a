"""Effects of streamed calls: which object a call returns, creates or deletes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from . import asyncapi, request_bodies
from .asyncapi import Call
from .json_values import at, escape
from .operations import resolve


@dataclass(frozen=True, slots=True)
class Payload:
    """What a call answers with: where it stands, the name of ids of its kind, and how many a list has at most."""

    pointer: str
    id_name: str
    is_list: bool = False
    limit: int | None = None


@cache
def payload(operation: Call) -> Payload | None:
    """Return what a call answers with, None where it is no thing and no list of things."""
    pointer = operation.node.get("x-envelope", {}).get("payload", "")
    schema, referred = _shown(operation)
    if not pointer or not schema:
        return None
    if schema.get("type") == "array":
        kind = id_names(operation.vendor).get(schema["items"].get("$ref", ""))
        return Payload(pointer, kind, is_list=True, limit=schema.get("maxItems")) if kind else None
    named = id_names(operation.vendor).get(referred)
    return Payload(pointer, named) if named else None


@cache
def id_names(vendor: str) -> Mapping[str, str]:
    """Return the name of ids of each kind of thing that a call answers with, by the reference to its schema."""
    found = {}
    for one in asyncapi.stream_calls(vendor):
        schema, referred = _shown(one)
        if referred and "id" in schema.get("properties", {}):
            found[referred] = request_bodies.property_name(one.node["x-envelope"]["payload"].rpartition("/")[2], "id")
    return found


def _shown(operation: Call) -> tuple[Mapping[str, Any], str]:
    """Return the schema of what a call answers with, and the reference to it."""
    pointer = operation.node.get("x-envelope", {}).get("payload", "")
    schema: Mapping[str, Any] = operation.node["responses"]["200"]["content"][asyncapi.MEDIA]["schema"]
    referred = ""
    for step in pointer.split("/")[1:]:
        schema = resolve(operation.document, schema)
        schema = at(schema, f"/properties/{escape(step)}")
        referred = schema.get("$ref", "")
    return (resolve(operation.document, schema), referred) if pointer else ({}, "")


def makes(operation: Call) -> bool:
    """Say whether a call makes a thing: it answers with one that it was not asked about."""
    told = payload(operation)
    if told is None or told.is_list or operation.reads:
        return False
    return told.id_name not in {
        request_bodies.property_name_at(place) for place, _ in request_bodies.scalar_schemas(operation)
    }


def deletes(operation: Call) -> bool:
    """Say whether a call deletes the one thing that it names."""
    named, kinds = (
        [place[-1] for place, _ in request_bodies.scalar_schemas(operation)],
        id_names(operation.vendor).values(),
    )
    return operation.id.startswith(("delete", "remove")) and len(named) == 1 and named[0] in kinds
