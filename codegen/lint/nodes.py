"""Walk the objects of an OpenAPI or AsyncAPI document, and determine the kind of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from codegen.ir.operations import METHODS
from codegen.openapi.json_pointer import join

# The children of each kind of object by keyword: an object, a "[list]" of objects, or a "{map}" of objects.
# "*" stands for every key except extensions.
_CHILDREN: dict[str, dict[str, str]] = {
    "openapi": {
        "info": "info",
        "servers": "[server]",
        "paths": "paths",
        "webhooks": "{path}",
        "components": "components",
        "tags": "[tag]",
        "externalDocs": "docs",
    },
    "info": {"contact": "contact", "license": "license"},
    "server": {"variables": "{variable}"},
    "tag": {"externalDocs": "docs"},
    "paths": {"*": "path"},
    "path": {"servers": "[server]", "parameters": "[parameter]", **dict.fromkeys(METHODS, "operation")},
    "operation": {
        "externalDocs": "docs",
        "parameters": "[parameter]",
        "requestBody": "body",
        "responses": "responses",
        "callbacks": "{paths}",
        "servers": "[server]",
        # AsyncAPI
        "reply": "reply",
    },
    "body": {"content": "{media}"},
    "responses": {"*": "response"},
    "response": {"headers": "{header}", "content": "{media}", "links": "{link}"},
    "parameter": {"schema": "schema", "content": "{media}", "examples": "{example}"},
    "header": {"schema": "schema", "content": "{media}", "examples": "{example}"},
    "media": {"schema": "schema", "examples": "{example}", "encoding": "{encoding}"},
    "encoding": {"headers": "{header}"},
    "link": {"server": "server"},
    "security_scheme": {"flows": "flows"},
    "flows": {"*": "flow"},
    "schema": {
        "externalDocs": "docs",
        "xml": "xml",
        "discriminator": "discriminator",
        **dict.fromkeys(("allOf", "anyOf", "oneOf", "prefixItems"), "[schema]"),
        **dict.fromkeys(("properties", "patternProperties", "dependentSchemas", "$defs"), "{schema}"),
        **dict.fromkeys(("items", "contains", "additionalProperties", "propertyNames"), "schema"),
        **dict.fromkeys(("unevaluatedItems", "unevaluatedProperties", "contentSchema"), "schema"),
        **dict.fromkeys(("not", "if", "then", "else"), "schema"),
    },
    "components": {
        "schemas": "{schema}",
        "responses": "{response}",
        "parameters": "{parameter}",
        "examples": "{example}",
        "requestBodies": "{body}",
        "headers": "{header}",
        "securitySchemes": "{security_scheme}",
        "links": "{link}",
        "callbacks": "{paths}",
        "pathItems": "{path}",
    },
    "asyncapi": {
        "info": "info",
        "servers": "{server}",
        "channels": "{channel}",
        "operations": "{operation}",
        "components": "async_components",
    },
    "channel": {"messages": "{message}"},
    "message": {"payload": "schema", "headers": "schema"},
    "async_components": {
        "schemas": "{schema}",
        "servers": "{server}",
        "channels": "{channel}",
        "operations": "{operation}",
        "messages": "{message}",
        "securitySchemes": "{security_scheme}",
    },
}


@dataclass(frozen=True, slots=True)
class DocumentNode:
    """An object of a document: its kind, its JSON Pointer, its value, and the key of its parent that holds it."""

    kind: str
    pointer: str
    value: Any
    key: str = ""

    @property
    def fields(self) -> dict[str, Any]:
        """The fields of the object; empty for a boolean schema."""
        return self.value if isinstance(self.value, dict) else {}

    @property
    def ref(self) -> str | None:
        """The pointer that the node refers to, None if it is no reference."""
        ref = self.fields.get("$ref")
        return ref.removeprefix("#") if isinstance(ref, str) else None

    def below(self, key: str) -> Iterator[DocumentNode]:
        """Yield the child nodes under a key."""
        return (node for node in self.children() if node.key == key)

    def children(self) -> Iterator[DocumentNode]:
        """Yield the child nodes of all kinds."""
        shapes = _CHILDREN.get(self.kind, {})
        for key, value in self.fields.items():
            shape = shapes.get(key) or ("" if key.startswith("x-") else shapes.get("*", ""))
            at = join(self.pointer, key)
            if shape.startswith("[") and isinstance(value, list):
                for index, item in enumerate(value):
                    yield DocumentNode(shape[1:-1], join(at, index), item, key)
            elif shape.startswith("{") and isinstance(value, dict):
                for name, item in value.items():
                    yield DocumentNode(shape[1:-1], join(at, name), item, key)
            elif shape.isidentifier():
                yield DocumentNode(shape, at, value, key)


def walk_document(document: Any) -> Iterator[DocumentNode]:
    """Yield every node of a document, the root first."""
    stack = [DocumentNode("asyncapi" if "asyncapi" in document else "openapi", "", document)]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(reversed(list(node.children())))
