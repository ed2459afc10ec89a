"""Nodes: the objects of an OpenAPI or AsyncAPI document, found in one walk that knows what stands below what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from codegen.ir.operations import METHODS
from codegen.openapi.json_pointer import join

# What each kind of object has below it: one object, [a list] of them, or {a map} of them by names that an author chose.
# Below "*" stands every member but the extensions.
_BELOW: dict[str, dict[str, str]] = {
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
    """One object of a document: its kind, where it stands, and the member of its parent that it stands under."""

    kind: str
    pointer: str
    value: Any
    member: str = ""

    @property
    def fields(self) -> dict[str, Any]:
        """The members of the object; none for a boolean schema."""
        return self.value if isinstance(self.value, dict) else {}

    @property
    def ref(self) -> str | None:
        """The pointer that the node refers to, if it is a reference."""
        ref = self.fields.get("$ref")
        return ref.removeprefix("#") if isinstance(ref, str) else None

    def below(self, member: str) -> Iterator[DocumentNode]:
        """Yield the nodes under one member."""
        return (node for node in self.children() if node.member == member)

    def children(self) -> Iterator[DocumentNode]:
        """Yield the nodes directly below, whatever their kind."""
        known = _BELOW.get(self.kind, {})
        for member, value in self.fields.items():
            shape = known.get(member) or ("" if member.startswith("x-") else known.get("*", ""))
            at = join(self.pointer, member)
            if shape.startswith("[") and isinstance(value, list):
                for index, item in enumerate(value):
                    yield DocumentNode(shape[1:-1], join(at, index), item, member)
            elif shape.startswith("{") and isinstance(value, dict):
                for name, item in value.items():
                    yield DocumentNode(shape[1:-1], join(at, name), item, member)
            elif shape.isidentifier():
                yield DocumentNode(shape, at, value, member)


def walk_document(document: Any) -> Iterator[DocumentNode]:
    """Yield every node of a document, the document itself first."""
    stack = [DocumentNode("asyncapi" if "asyncapi" in document else "openapi", "", document)]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(reversed(list(node.children())))
