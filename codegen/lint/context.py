"""Context: what every rule looks at, computed once."""

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
    """One operation of the document's paths, with what it refers to looked up."""

    node: DocumentNode
    path: str
    method: str
    parameters: tuple[DocumentNode, ...]
    body: DocumentNode | None
    responses: dict[str, DocumentNode]

    @property
    def pointer(self) -> str:
        """Where the operation stands."""
        return self.node.pointer

    @property
    def id(self) -> str | None:
        """The operationId, if there is one."""
        name = self.node.fields.get("operationId")
        return name if isinstance(name, str) and name else None

    @property
    def tags(self) -> list[str]:
        """The names of its tags."""
        return [tag for tag in self.node.fields.get("tags") or () if isinstance(tag, str)]

    def names(self, place: str) -> list[str]:
        """Return the names of its parameters in a place: path, query, header or cookie."""
        return [str(one.fields.get("name")) for one in self.parameters if one.fields.get("in") == place]

    def answers(self) -> list[str]:
        """Return the pointers of the schemas of its successful JSON answers."""
        good = (node for code, node in self.responses.items() if code.startswith("2"))
        return [pointer for node in good for pointer in json_schemas(node)]

    def bodies(self) -> list[str]:
        """Return the pointers of the schemas of what it is sent, whatever the content type."""
        media = [] if self.body is None else self.body.below("content")
        return [schema.pointer for one in media for schema in one.below("schema")]


@dataclass(frozen=True)
class Context:
    """One vendor's description: settings, documents, and the nodes of the bundled one."""

    vendor: Vendor
    folder: SpecFolder
    bundle: Bundle

    @cached_property
    def settings(self) -> dict[str, Any]:
        """What ``vendor.toml`` says; nothing where it cannot be read, which is a finding of its own."""
        try:
            return self.vendor.settings
        except Failed:
            return {}

    @cached_property
    def walked(self) -> tuple[DocumentNode, ...]:
        """Every node of the document, the document itself first."""
        return tuple(walk_document(self.bundle.data))

    @cached_property
    def _by_kind(self) -> dict[str, list[DocumentNode]]:
        kinds: dict[str, list[DocumentNode]] = defaultdict(list)
        for node in self.walked:
            if node.kind == "schema" or node.ref is None:
                kinds[node.kind].append(node)
        return kinds

    def nodes(self, kind: str) -> list[DocumentNode]:
        """Return the document's nodes of a kind where they are written, not where they are referred to."""
        return self._by_kind.get(kind, [])

    @cached_property
    def shapes(self) -> SchemaValidators:
        """The document's schemas, compiled when they are first wanted."""
        return SchemaValidators(self.bundle.data)

    @cached_property
    def streams(self) -> Bundle | None:
        """The vendor's AsyncAPI document, if there is one. Raises Failed where it cannot be bundled."""
        return streams.load(self.folder)

    @cached_property
    def schemas(self) -> tuple[tuple[Place, str, Any], ...]:
        """The component schemas of both documents, each once: its place, its name, and what it says."""
        own = self.bundle.data.get("components", {}).get("schemas", {})
        found: list[tuple[Place, str, Any]] = [(join(_SCHEMAS, name), name, one) for name, one in own.items()]
        if self.streams is not None:
            other = self.streams.data.get("components", {}).get("schemas", {})
            found += [
                (self.streams.place(join(_SCHEMAS, name)), name, one) for name, one in other.items() if name not in own
            ]
        return tuple(found)

    @cached_property
    def evidence_lines(self) -> dict[str, int] | None:
        """The ids of ``evidence.yaml`` with their lines, well-formed or not; None where the file cannot be read."""
        try:
            document = evidence.document(self.folder)
        except Failed:
            return None
        if document is None or not isinstance(document.data, dict):
            return {}
        return {name: document.line(join("", name)) for name in document.data}

    @cached_property
    def operations(self) -> tuple[OperationNode, ...]:
        """The operations of the document's paths."""
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
        return {one.id: one for one in self.operations if one.id}

    def _operation(self, path: DocumentNode, node: DocumentNode) -> OperationNode:
        parameters = {
            (one.fields.get("name"), one.fields.get("in")): one
            for holder in (path, node)
            for one in map(self.follow, holder.below("parameters"))
        }
        responses = {
            tokens(one.pointer)[-1]: self.follow(one) for group in node.below("responses") for one in group.children()
        }
        body = next(map(self.follow, node.below("requestBody")), None)
        template = tokens(path.pointer)[-1]
        return OperationNode(node, template, node.member, tuple(parameters.values()), body, responses)

    def follow(self, node: DocumentNode) -> DocumentNode:
        """Return what a reference stands for; any other node as it is."""
        seen: set[str] = set()
        while (ref := node.ref) is not None and ref not in seen:
            seen.add(ref)
            node = DocumentNode(node.kind, ref, lookup(self.bundle.data, ref), node.member)
        return node

    def security(self, operation: OperationNode) -> tuple[str, Any]:
        """Return where an operation's security is said, by itself or by the document, and what; None if nowhere."""
        for holder in (operation.node, self.walked[0]):
            if "security" in holder.fields:
                return f"{holder.pointer}/security", holder.fields["security"]
        return operation.pointer, None


def json_schemas(holder: DocumentNode) -> Iterator[str]:
    """Yield the pointers of the schemas of the JSON content of a body or an answer."""
    for media in holder.below("content"):
        if _JSON.search(tokens(media.pointer)[-1]):
            yield from (schema.pointer for schema in media.below("schema"))
