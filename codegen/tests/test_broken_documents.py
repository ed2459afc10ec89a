"""Broken documents: any wrong value at any place gives findings, and never a crash."""

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
WRONG_VALUES: list[Any] = [None, [], {}, "", 0, True, "text", [None], {"$ref": "#/components/schemas/Event"}]


def pointers(node: Any, pointer: str = "") -> Iterator[str]:
    """Yield the JSON Pointers of a node and of all nodes below it."""
    yield pointer
    children = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, child in children:
        yield from pointers(child, json_pointer.join(pointer, key))


def extend_starter(starter: dict[str, Any]) -> dict[str, Any]:
    """Return the starter's document, extended by further constructs that the generator reads."""
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


def sign_in_document(_: dict[str, Any]) -> dict[str, Any]:
    """Return a document with a form credential, a sign-in operation, error codes in success responses, and times."""
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
    response = {"description": "d", "content": {"application/json": {"schema": {"$ref": f"{SCHEMAS}Token"}}}}
    form = {"content": {"application/x-www-form-urlencoded": {"schema": {"$ref": f"{SCHEMAS}Form"}}}}
    sign_in = {"operationId": "giveToken", "security": [], "responses": {"200": response}}
    send = {"operationId": "sendForm", "requestBody": form, "responses": {"200": response}}
    extension = {"operation": "giveToken", "token": "/token", "expires": "/end", "expired": [1]}
    credential = {"type": "apiKey", "in": "query", "name": "key", "x-credential": {"in": "form", "sign-in": extension}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "t", "version": "1"},
        "x-envelope": {"code": "/code", "success": [0]},
        "security": [{"form": []}],
        "paths": {"/tokens": {"post": sign_in}, "/forms": {"post": {**send, "x-envelope": {"body": "/in"}}}},
        "components": {"securitySchemes": {"form": credential}, "schemas": schemas},
    }


def replace_node(data: dict[str, Any], pointer: str, value: Any) -> Any:
    """Return a copy of a document with another value at a JSON Pointer."""
    if not pointer:
        return value
    changed = copy.deepcopy(data)
    parent_pointer, _, _ = pointer.rpartition("/")
    parent, last = json_pointer.lookup(changed, parent_pointer), json_pointer.tokens(pointer)[-1]
    parent[int(last) if isinstance(parent, list) else last] = value
    return changed


@pytest.mark.parametrize("build_document", [extend_starter, sign_in_document])
def test_wrong_value_at_any_pointer_does_not_crash(project: Project, build_document: Any) -> None:
    starter = yaml_reader.read(project.create_vendor().spec / "openapi.yaml").data
    data = build_document(starter)
    path = project.root / "specs" / "toy" / "openapi.yaml"
    crashes = []
    for pointer in pointers(data):
        for value in WRONG_VALUES:
            path.write_text(json.dumps(replace_node(data, pointer, value)), encoding="utf-8")
            vendor = project.write({})
            crashes += [
                f"{value!r} at {pointer}: {finding.message}"
                for finding in build.lint_findings(vendor)
                if finding.rule == "generate-crash" or finding.line < 1
            ]
    assert not crashes


@pytest.mark.parametrize("line", range(1, 60, 4))
def test_truncated_document_writes_whole_package_or_none(project: Project, line: int) -> None:
    vendor = project.create_vendor()
    lines = (vendor.spec / "openapi.yaml").read_text(encoding="utf-8").splitlines()
    project.write({"openapi.yaml": "\n".join(lines[:line])})
    outcome = build.generate(vendor)
    assert not [finding for finding in outcome.findings if finding.rule == "generate-crash"]
    assert vendor.output.exists() is not outcome.failed
