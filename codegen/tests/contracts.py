"""Two small documents that have one example of everything that can change, and helpers that compare edited copies."""

from __future__ import annotations

import copy
from typing import Any

from codegen.changes.compare import Change, compare_contracts
from codegen.changes.contract import ContractNode, Direction
from codegen.changes.documents import AsyncApi, OpenApi
from codegen.changes.rules import Impact
from codegen.openapi.json_pointer import tokens

WIDGET: dict[str, Any] = {
    "type": "object",
    "required": ["id", "state"],
    "properties": {
        "id": {"type": "integer", "maximum": 10},
        "state": {"$ref": "#/components/schemas/State"},
        "name": {"type": "string", "minLength": 2},
        "parts": {"type": "array", "items": {"$ref": "#/components/schemas/Widget"}},
    },
}
NEW_WIDGET = {
    "type": "object",
    "required": ["name"],
    "properties": {name: copy.deepcopy(schema) for name, schema in WIDGET["properties"].items() if name != "parts"},
}
OPENAPI: dict[str, Any] = {
    "openapi": "3.1.0",
    "servers": [{"url": "https://widgets.example"}],
    "security": [{"key": []}],
    "paths": {
        "/widgets": {
            "get": {
                "operationId": "listWidgets",
                "parameters": [
                    {"in": "query", "name": "limit", "schema": {"type": "integer", "maximum": 100}},
                    {"in": "query", "name": "order", "schema": {"enum": ["up", "down"]}},
                ],
                "responses": {
                    "200": {
                        "headers": {"ETag": {"required": True, "schema": {"type": "string"}}},
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Widget"}}},
                    },
                    "404": {"$ref": "#/components/responses/Missing"},
                },
            },
            "post": {
                "operationId": "createWidget",
                "requestBody": {
                    "required": True,
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/NewWidget"}}},
                },
                "responses": {"201": {"content": {"application/json": {"schema": {"type": "object"}}}}},
            },
        }
    },
    "components": {
        "securitySchemes": {
            "key": {"type": "apiKey", "in": "header", "name": "Key"},
            "bearer": {"type": "http", "scheme": "bearer"},
        },
        "responses": {"Missing": {"description": "No such widget."}},
        "schemas": {
            "Widget": WIDGET,
            "State": {"type": "string", "enum": ["on", "off"]},
            "NewWidget": NEW_WIDGET,
        },
    },
}
ASYNCAPI: dict[str, Any] = {
    "asyncapi": "3.0.0",
    "servers": {"live": {"host": "widgets.example", "protocol": "wss"}},
    "channels": {
        "join": {
            "address": "join",
            "messages": {
                "request": {"payload": {"type": "object", "properties": {"room": {"type": "string"}}}},
                "reply": {"payload": {"type": "object", "properties": {"seat": {"type": "integer"}}}},
            },
        },
        "left": {"address": "left", "messages": {"left": {"payload": {"type": "object", "properties": {"by": {}}}}}},
    },
    "operations": {
        "join": {
            "action": "receive",
            "channel": {"$ref": "#/channels/join"},
            "messages": [{"$ref": "#/channels/join/messages/request"}],
            "reply": {
                "channel": {"$ref": "#/channels/join"},
                "messages": [{"$ref": "#/channels/join/messages/reply"}],
            },
        },
        "left": {"action": "send", "channel": {"$ref": "#/channels/left"}},
    },
}
# A string, since pytest-xdist needs the same test ids in every process.
REMOVED = "(removed)"
"""The value with which `apply_edits` removes a node."""


def apply_edits(document: dict[str, Any], edits: dict[str, Any]) -> dict[str, Any]:
    """Return a copy of a document with new values at some JSON Pointers; `REMOVED` removes the node."""
    result: dict[str, Any] = copy.deepcopy(document)
    for pointer, value in edits.items():
        *parents, last = tokens(pointer)
        node: Any = result
        for token in parents:
            node = node[int(token)] if isinstance(node, list) else node[token]
        if value is REMOVED:
            del node[int(last) if isinstance(node, list) else last]
        elif isinstance(node, list):
            node.insert(int(last), value)
        else:
            node[last] = value
    return result


def find_changes(old: dict[str, Any], new: dict[str, Any]) -> list[Change]:
    """Return the changes between two OpenAPI or two AsyncAPI documents."""
    reader = AsyncApi if "asyncapi" in old else OpenApi
    before, after = (
        ContractNode("contract", "", Direction.SENT, {}, reader(document).parts) for document in (old, new)
    )
    return compare_contracts(before, after)


def describe_changes(old: dict[str, Any], edits: dict[str, Any]) -> list[tuple[str, str, Impact]]:
    """Return place, text and impact of each change that edits make, without Markdown backquotes."""
    changes = find_changes(old, apply_edits(old, edits))
    return [(change.place.replace("`", ""), change.text.replace("`", ""), change.weight) for change in changes]
