"""The data that the rules read, computed once per vendor."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from codegen import evidence
from codegen.findings import Failed
from codegen.ir import asyncapi as streams
from codegen.openapi.bundler import Bundle
from codegen.openapi.json_pointer import join, lookup, tokens
from codegen.openapi.spec_folder import SpecFolder
from codegen.vendors import Vendor

from .nodes import DocumentNode, walk_document
from .shapes import SchemaValidators
from .types import Place

_SCHEMAS = "/components/schemas"
_JSON = re.compile(r"[/+]json\b")


@dataclass(frozen=True)
class OperationNode:
    """An operation of the OpenAPI document, with references in its parameters, body and responses resolved."""

    node: DocumentNode
    path: str
    method: str
    parameters: tuple[DocumentNode, ...]
    body: DocumentNode | None
    responses: dict[str, DocumentNode]

    @property
    def pointer(self) -> str:
        """The JSON Pointer of the operation."""
        return self.node.pointer

    @property
    def id(self) -> str | None:
        """The operationId, None if it is missing."""
        name = self.node.fields.get("operationId")
        return name if isinstance(name, str) and name else None

    @property
    def tags(self) -> list[str]:
        """The names of the tags."""
        return [tag for tag in self.node.fields.get("tags") or () if isinstance(tag, str)]

    def names(self, place: str) -> list[str]:
        """Return the names of the parameters in a place: path, query, header or cookie."""
        return [str(node.fields.get("name")) for node in self.parameters if node.fields.get("in") == place]

    def success_schemas(self) -> list[str]:
        """Return the pointers of the schemas of the JSON responses with a 2xx status."""
        successes = (node for status, node in self.responses.items() if status.startswith("2"))
        return [pointer for node in successes for pointer in json_schemas(node)]

    def body_schemas(self) -> list[str]:
        """Return the pointers of the schemas of the request body, one per content type."""
        content = [] if self.body is None else self.body.below("content")
        return [schema.pointer for media in content for schema in media.below("schema")]


@dataclass(frozen=True)
class Context:
    """A vendor's description: its settings, its documents, and the nodes of the bundled OpenAPI document."""

    vendor: Vendor
    folder: SpecFolder
    bundle: Bundle

    @cached_property
    def settings(self) -> dict[str, Any]:
        """The content of ``vendor.toml``; empty if it cannot be read, which `vendor-settings` reports."""
        try:
            return self.vendor.settings
        except Failed:
            return {}

    @cached_property
    def walked(self) -> tuple[DocumentNode, ...]:
        """Every node of the OpenAPI document, the root first."""
        return tuple(walk_document(self.bundle.data))

    @cached_property
    def _by_kind(self) -> dict[str, list[DocumentNode]]:
        kinds: dict[str, list[DocumentNode]] = defaultdict(list)
        for node in self.walked:
            if node.kind == "schema" or node.ref is None:
                kinds[node.kind].append(node)
        return kinds

    def nodes(self, kind: str) -> list[DocumentNode]:
        """Return the nodes of a kind, without reference objects."""
        return self._by_kind.get(kind, [])

    @cached_property
    def shapes(self) -> SchemaValidators:
        """Validators for the schemas of the OpenAPI document, compiled on first use."""
        return SchemaValidators(self.bundle.data)

    @cached_property
    def streams(self) -> Bundle | None:
        """The vendor's AsyncAPI document, None if there is none. Raises Failed if it cannot be bundled."""
        return streams.load(self.folder)

    @cached_property
    def schemas(self) -> tuple[tuple[Place, str, Any], ...]:
        """The component schemas of both documents as (place, name, schema), each name once."""
        components = self.bundle.data.get("components", {}).get("schemas", {})
        schemas: list[tuple[Place, str, Any]] = [
            (join(_SCHEMAS, name), name, schema) for name, schema in components.items()
        ]
        if self.streams is not None:
            stream_components = self.streams.data.get("components", {}).get("schemas", {})
            schemas += [
                (self.streams.place(join(_SCHEMAS, name)), name, schema)
                for name, schema in stream_components.items()
                if name not in components
            ]
        return tuple(schemas)

    @cached_property
    def evidence_lines(self) -> dict[str, int] | None:
        """The keys of ``evidence.yaml`` with their lines; None if the file cannot be read."""
        try:
            document = evidence.document(self.folder)
        except Failed:
            return None
        if document is None or not isinstance(document.data, dict):
            return {}
        return {name: document.line(join("", name)) for name in document.data}

    @cached_property
    def operations(self) -> tuple[OperationNode, ...]:
        """The operations of the OpenAPI document."""
        return tuple(
            self._operation(path, node)
            for paths in self.walked[0].below("paths")
            for path in paths.children()
            for node in path.children()
            if node.kind == "operation"
        )

    @cached_property
    def by_id(self) -> dict[str, OperationNode]:
        """The operations by operationId."""
        return {operation.id: operation for operation in self.operations if operation.id}

    def _operation(self, path: DocumentNode, node: DocumentNode) -> OperationNode:
        parameters = {
            (parameter.fields.get("name"), parameter.fields.get("in")): parameter
            for parent in (path, node)
            for parameter in map(self.follow, parent.below("parameters"))
        }
        responses = {
            tokens(response.pointer)[-1]: self.follow(response)
            for responses_object in node.below("responses")
            for response in responses_object.children()
        }
        body = next(map(self.follow, node.below("requestBody")), None)
        template = tokens(path.pointer)[-1]
        return OperationNode(node, template, node.key, tuple(parameters.values()), body, responses)

    def follow(self, node: DocumentNode) -> DocumentNode:
        """Return the target of a reference, or the node itself if it is no reference."""
        seen: set[str] = set()
        while (ref := node.ref) is not None and ref not in seen:
            seen.add(ref)
            node = DocumentNode(node.kind, ref, lookup(self.bundle.data, ref), node.key)
        return node

    def security(self, operation: OperationNode) -> tuple[str, Any]:
        """Return the pointer and the value of the `security` that applies to an operation.

        The value is None if neither the operation nor the document has `security`.
        """
        for node in (operation.node, self.walked[0]):
            if "security" in node.fields:
                return f"{node.pointer}/security", node.fields["security"]
        return operation.pointer, None


def json_schemas(node: DocumentNode) -> Iterator[str]:
    """Yield the pointers of the schemas of the JSON content of a request body or a response."""
    for media in node.below("content"):
        if _JSON.search(tokens(media.pointer)[-1]):
            yield from (schema.pointer for schema in media.below("schema"))
