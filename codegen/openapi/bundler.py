"""Bundle the documents of a vendor into one: make all references local and collect the evidence marks.

Validation and lint read the bundle. `Bundle.place` maps a node of the bundle back to its file and line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from codegen.findings import Failed, Finding

from .json_pointer import join, lookup, tokens
from .spec_folder import SpecFolder
from .yaml_reader import Document

ROOT_DOCUMENT = "openapi.yaml"
ASYNCAPI_DOCUMENT = "asyncapi.yaml"
EVIDENCE_MARK = "x-evidence"

# The keys of these objects are names that authors choose, so a key that looks like a keyword is still a name.
_NAMED = frozenset(
    "properties patternProperties $defs dependentSchemas schemas responses parameters examples requestBodies "
    "headers securitySchemes links callbacks pathItems paths webhooks content encoding variables scopes mapping "
    # AsyncAPI
    "channels operations messages servers".split()
)
# The values of these keywords are the vendor's data; references and evidence marks in them have no meaning.
_DATA = frozenset(["example", "default", "const", "enum", "value"])
_LONGEST_CHAIN = 20
_COMPONENT = ("components", "schemas", "Name")

SCHEMAS = "#/components/schemas/"
"""Prefix of references to component schemas."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """One self-contained document, OpenAPI or AsyncAPI.

    `data` is the document without evidence marks, `evidence` maps JSON Pointers into `data` to evidence ids, and
    `origins` maps such pointers to the source document and the pointer into it.
    """

    data: dict[str, Any]
    evidence: dict[str, list[str]]
    origins: Mapping[str, tuple[Document, str]]

    def place(self, pointer: str) -> tuple[Path, int]:
        """Return the file and line number of the source of a node."""
        while pointer not in self.origins:
            pointer = pointer.rpartition("/")[0]
        document, source = self.origins[pointer]
        return document.path, document.line(source)

    def find(self, pointer: str, rule: str, message: str, **fields: Any) -> Finding:
        """Create a finding for the node at a JSON Pointer; `fields` are further fields of the finding."""
        return Finding(*self.place(pointer), rule, message, at=pointer, **fields)

    def resolve(self, node: Any) -> Any:
        """Resolve a Reference Object; return any other value unchanged. Raises Failed for circular references."""
        seen: set[str] = set()
        while isinstance(node, dict) and isinstance(ref := node.get("$ref"), str):
            if ref in seen:
                raise Failed([self.find(ref[1:], "reference-target", f"$ref {ref!r} refers back to itself")])
            seen.add(ref)
            node = lookup(self.data, ref[1:])
        return node


def bundle(folder: SpecFolder, root: str = ROOT_DOCUMENT) -> Bundle:
    """Bundle a vendor's root document. Raises Failed with every reference that cannot be resolved."""
    document = folder.document(root)
    if not isinstance(document.data, dict):
        raise Failed([Finding(document.path, 1, "document-syntax", "the document must be a mapping")])
    components = document.data.get("components", {})
    for at, group in (("/components", components), *_below("/components", components)):
        if not isinstance(group, dict) and not at.startswith("/components/x-"):
            raise Failed([Finding(document.path, document.line(at), "document-syntax", f"{at} must be a mapping")])
    bundler = _Bundler(folder, document)
    data = bundler.copy(document, "", "", named=False)
    bundler.hoist_all(data)
    if bundler.findings:
        raise Failed(bundler.findings)
    bundled = Bundle(data, bundler.evidence, bundler.origins)
    for group in data.get("components", {}).values():
        for component in group.values() if isinstance(group, dict) else ():
            bundled.resolve(component)
    return bundled


def _below(pointer: str, node: Any) -> Iterator[tuple[str, Any]]:
    return ((join(pointer, key), value) for key, value in (node.items() if isinstance(node, dict) else ()))


@dataclass(slots=True)
class _Bundler:
    folder: SpecFolder
    root: Document
    findings: list[Finding] = field(default_factory=list)
    evidence: dict[str, list[str]] = field(default_factory=dict)
    origins: dict[str, tuple[Document, str]] = field(default_factory=dict)
    # Components of other files that are still to be copied: source document and pointer, by pointer in the bundle.
    pending: dict[str, tuple[Document, str]] = field(default_factory=dict)
    _inlining: list[tuple[Document, str]] = field(default_factory=list)

    def copy(self, document: Document, source: str, out: str, *, named: bool) -> Any:
        """Copy the node at `source` to `out`, both JSON Pointers. `named` is true if its keys are names."""
        self.origins[out] = (document, source)
        node = lookup(document.data, source)
        if isinstance(node, list):
            return [
                self.copy(document, join(source, index), join(out, index), named=False) for index in range(len(node))
            ]
        if not isinstance(node, dict):
            return node
        if not named and isinstance(node.get("$ref"), str):
            return self._reference(document, source, out, node)
        return self._copy_mapping(document, source, out, node, named=named)

    def _copy_mapping(self, document: Document, source: str, out: str, node: dict[str, Any], *, named: bool) -> Any:
        copied: dict[str, Any] = {}
        for key, value in node.items():
            if key == EVIDENCE_MARK and not named:
                self._collect_evidence(document, source, out, value)
            elif not named and (key in _DATA or (key == "examples" and isinstance(value, list))):
                self.origins[join(out, key)] = (document, join(source, key))
                copied[key] = value
            else:
                are_names = key in _NAMED and not named and isinstance(value, dict)
                copied[key] = self.copy(document, join(source, key), join(out, key), named=are_names)
        discriminator = copied.get("discriminator")
        if not named and isinstance(discriminator, dict) and isinstance(discriminator.get("mapping"), dict):
            inside = "/discriminator/mapping"
            self._copy_discriminator(document, source + inside, out + inside, discriminator["mapping"])
        return copied

    def _copy_discriminator(self, document: Document, source: str, out: str, mapping: dict[str, Any]) -> None:
        """Make the references in a discriminator's mapping local; they are plain strings without ``$ref``."""
        for value, ref in mapping.items():
            if isinstance(ref, str) and "#" in ref[1:]:  # a reference into another file
                reference = self._reference(document, join(source, value), join(out, value), {"$ref": ref})
                mapping[value] = reference.get("$ref", ref)

    def _collect_evidence(self, document: Document, source: str, out: str, mark: Any) -> None:
        ids = mark if isinstance(mark, list) else [mark]
        if not ids or not all(isinstance(id_, str) for id_ in ids):
            line = document.line(join(source, EVIDENCE_MARK))
            message = f"{EVIDENCE_MARK} must be an id of evidence.yaml, or a list of ids"
            self.findings.append(Finding(document.path, line, "evidence-mark", message, at=out))
            return
        self.evidence[out] = ids

    def _reference(self, document: Document, source: str, out: str, node: dict[str, Any]) -> Any:
        ref = node["$ref"]
        try:
            target, pointer = self._follow(ref, document)
        except Failed as failed:
            line = document.line(join(source, "$ref"))
            for finding in failed.findings:
                # Line 0 means that the reference itself is the problem; other findings have their own location.
                place = (document.path, line) if finding.line == 0 else (finding.file, finding.line)
                self.findings.append(Finding(*place, finding.rule, finding.message, at=out))
            return {}
        path = tokens(pointer)
        siblings = {key: value for key, value in node.items() if key != "$ref"}
        if len(path) == len(_COMPONENT) and path[0] == "components":
            if pointer == out:
                # The root document moves its own component to another file.
                return self._inline(target, pointer, out, node, document, source)
            if target is not self.root:
                self._request(pointer, target, document, source)
            rest = self._copy_mapping(document, source, out, siblings, named=False)
            return {"$ref": f"#{pointer}", **rest}
        if tokens(out)[:1] == ["paths"] and len(tokens(out)) == 2:
            return self._inline(target, pointer, out, node, document, source)
        if target is self.root:
            return {"$ref": f"#{pointer}", **self._copy_mapping(document, source, out, siblings, named=False)}
        message = (
            f"$ref {ref!r} must refer to a component (file.yaml#/components/<kind>/<Name>) or, in paths, a path item"
        )
        self._refuse(document, source, message)
        return {}

    def _follow(self, ref: str, document: Document) -> tuple[Document, str]:
        return self.folder.target(ref, document)

    def _inline(
        self, target: Document, pointer: str, out: str, node: dict[str, Any], document: Document, source: str
    ) -> Any:
        if (target, pointer) in self._inlining or (target is document and pointer == source):
            self._refuse(document, source, f"$ref {node['$ref']!r} refers back to itself")
            return {}
        if len(self._inlining) == _LONGEST_CHAIN:
            message = f"references lead through more than {_LONGEST_CHAIN} files; refer to the last file directly"
            self._refuse(document, source, message)
            return {}
        if len(node) > 1:
            message = "a $ref to a path item or component of another file must not have sibling keys; remove them"
            self._refuse(document, source, message)
        self._inlining.append((target, pointer))
        copied = self.copy(target, pointer, out, named=False)
        self._inlining.pop()
        return copied

    def _request(self, pointer: str, target: Document, document: Document, source: str) -> None:
        home = self._component_home(pointer)
        if home is None:
            self.pending[pointer] = (target, pointer)
        elif home[0] is not target:
            message = f"{pointer} is defined in {home[0].path} and in {target.path}; remove one definition or rename it"
            self._refuse(document, source, message)

    def _component_home(self, pointer: str) -> tuple[Document, str] | None:
        """Return the source of a component, or None if the bundle does not have the component yet."""
        if pointer in self.pending:
            return self.pending[pointer]
        try:
            node = lookup(self.root.data, pointer)
        except KeyError:
            return None
        if isinstance(node, dict) and isinstance(ref := node.get("$ref"), str):
            try:
                return self._follow(ref, self.root)
            except Failed:
                return None  # copying the root document reports it
        return self.root, pointer

    def hoist_all(self, data: dict[str, Any]) -> None:
        """Copy the components of other files that the bundle refers to, directly or indirectly, into the bundle."""
        done: set[str] = set()
        while missing := [pointer for pointer in self.pending if pointer not in done]:
            for pointer in missing:
                done.add(pointer)
                document, source = self.pending[pointer]
                _, kind, name = tokens(pointer)
                group = data.setdefault("components", {}).setdefault(kind, {})
                group[name] = self.copy(document, source, pointer, named=False)
        for pointer in ("/components", *(join("/components", kind) for kind in data.get("components", {}))):
            self.origins.setdefault(pointer, (self.root, "/components"))

    def _refuse(self, document: Document, source: str, message: str) -> None:
        line = document.line(join(source, "$ref"))
        self.findings.append(Finding(document.path, line, "reference-target", message))
