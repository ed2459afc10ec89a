"""Broken documents: whatever stands in the place of whatever else, there is a finding and no crash."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest

from codegen.openapi import json_pointer, yaml_reader
from codegen.pipeline import build

from .conftest import Project

SCHEMAS = "#/components/schemas/"
INSTEAD: list[Any] = [None, [], {}, "", 0, True, "text", [None], {"$ref": "#/components/schemas/Event"}]


def pointers(node: Any, pointer: str = "") -> Iterator[str]:
    yield pointer
    members = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, below in members:
        yield from pointers(below, json_pointer.join(pointer, key))


def everything(starter: dict[str, Any]) -> dict[str, Any]:
    """Return the starter's document with what else the pipeline reads."""
    data = copy.deepcopy(starter)
    data["x-envelope"] = {"code": "/error", "message": "/text"}
    operation, schemas = data["paths"]["/events/{eventId}"]["get"], data["components"]["schemas"]
    operation["x-envelope"] = {"payload": "/title"}
    operation["x-pagination"] = {"items": "/list", "position": "page"}
    media = {"schema": {"$ref": "#/components/schemas/Event"}, "example": {}}
    operation["requestBody"] = {"required": True, "content": {"application/json": media}}
    operation["parameters"].append({"name": "page", "in": "query", "schema": {"type": "integer"}})
    event = schemas["Event"]["properties"]
    event["kind"] = {"$ref": "#/components/schemas/Kind"}
    event["list"] = {"type": "array", "items": {"type": "string"}}
    schemas["Kind"] = {"type": "string", "enum": ["a", "b"], "x-enum-varnames": ["A", "B"]}
    schemas["Base"] = {"oneOf": [{"$ref": "#/components/schemas/Event"}], "discriminator": {"propertyName": "title"}}
    return data


def signing(_: dict[str, Any]) -> dict[str, Any]:
    """Return a document with a credential in a form, an operation that gives it, errors in a success, and times."""
    schemas = {
        "Token": {
            "type": "object",
            "properties": {
                "token": {"type": "string"},
                "end": {"type": "integer", "format": "unixtime"},
                "held": {"type": "string", "x-datetime-format": "%Y/%m/%d %H:%M"},
                "code": {"enum": [0, 1], "x-enum-descriptions": ["Done.", "Gone."]},
                "many": {"oneOf": [{"$ref": f"{SCHEMAS}In"}, {"type": "array", "items": {"$ref": f"{SCHEMAS}In"}}]},
            },
        },
        "Form": {"type": "object", "properties": {"key": {"type": "string"}, "in": {"$ref": f"{SCHEMAS}In"}}},
        "In": {"type": "object", "properties": {"a": {"type": "string"}}},
    }
    answer = {"description": "d", "content": {"application/json": {"schema": {"$ref": f"{SCHEMAS}Token"}}}}
    form = {"content": {"application/x-www-form-urlencoded": {"schema": {"$ref": f"{SCHEMAS}Form"}}}}
    give = {"operationId": "giveToken", "security": [], "responses": {"200": answer}}
    send = {"operationId": "sendForm", "requestBody": form, "responses": {"200": answer}}
    signs = {"operation": "giveToken", "token": "/token", "expires": "/end", "expired": [1]}
    credential = {"type": "apiKey", "in": "query", "name": "key", "x-credential": {"in": "form", "sign-in": signs}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "t", "version": "1"},
        "x-envelope": {"code": "/code", "success": [0]},
        "security": [{"form": []}],
        "paths": {"/tokens": {"post": give}, "/forms": {"post": {**send, "x-envelope": {"body": "/in"}}}},
        "components": {"securitySchemes": {"form": credential}, "schemas": schemas},
    }


def replaced(data: dict[str, Any], pointer: str, value: Any) -> Any:
    if not pointer:
        return value
    changed = copy.deepcopy(data)
    above, _, _ = pointer.rpartition("/")
    parent, last = json_pointer.lookup(changed, above), json_pointer.tokens(pointer)[-1]
    parent[int(last) if isinstance(parent, list) else last] = value
    return changed


@pytest.mark.parametrize("written", [everything, signing])
def test_nothing_in_the_place_of_anything_crashes_the_examination(project: Project, written: Any) -> None:
    starter = yaml_reader.read(project.create_vendor().spec / "openapi.yaml").data
    data = written(starter)
    path = project.root / "specs" / "toy" / "openapi.yaml"
    crashes = []
    for pointer in pointers(data):
        for value in INSTEAD:
            path.write_text(json.dumps(replaced(data, pointer, value)), encoding="utf-8")
            vendor = project.write({})
            crashes += [
                f"{value!r} at {pointer}: {one.message}"
                for one in build.lint_findings(vendor)
                if one.rule == "generate-crash" or one.line < 1
            ]
    assert not crashes


@pytest.mark.parametrize("line", range(1, 60, 4))
def test_a_document_that_is_cut_off_writes_nothing_or_all(project: Project, line: int) -> None:
    vendor = project.create_vendor()
    lines = (vendor.spec / "openapi.yaml").read_text(encoding="utf-8").splitlines()
    project.write({"openapi.yaml": "\n".join(lines[:line])})
    outcome = build.generate(vendor)
    assert not [one for one in outcome.findings if one.rule == "generate-crash"]
    assert vendor.output.exists() is not outcome.failed
