"""Bundling: the vendor's documents as one, every reference local, the evidence marks moved into a sidecar.

Runs before validation and lint, so that those see one document; `Bundle.place` leads back to file and line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from codegen.findings import Failed, Finding

from .json_pointer import join, lookup, tokens
from .spec_folder import Folder
from .yaml_reader import Document

ROOT_DOCUMENT = "openapi.yaml"
ASYNCAPI_DOCUMENT = "asyncapi.yaml"
EVIDENCE_MARK = "x-evidence"

# Below these members stand names that the author chose, so a name that looks like a keyword is still a name.
_NAMED = frozenset(
    "properties patternProperties $defs dependentSchemas schemas responses parameters examples requestBodies "
    "headers securitySchemes links callbacks pathItems paths webhooks content encoding variables scopes mapping "
    # AsyncAPI
    "channels operations messages servers".split()
)
# Below these members stands data of the vendor's, which is never description.
_DATA = frozenset(["example", "default", "const", "enum", "value"])
_LONGEST_CHAIN = 20
_COMPONENT = ("components", "schemas", "Name")

SCHEMAS = "#/components/schemas/"
"""What a reference to a component schema begins with."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """One self-contained document, OpenAPI or AsyncAPI.

    `data` is the document without evidence marks, `evidence` maps JSON Pointers of `data` to evidence ids, `origins`
    maps pointers to the document and pointer that they came from.
    """

    data: dict[str, Any]
    evidence: dict[str, list[str]]
    origins: Mapping[str, tuple[Document, str]]

    def place(self, pointer: str) -> tuple[Path, int]:
        """Return the file and line from which a node came."""
        while pointer not in self.origins:
            pointer = pointer.rpartition("/")[0]
        document, source = self.origins[pointer]
        return document.path, document.line(source)

    def find(self, pointer: str, rule: str, message: str, **more: Any) -> Finding:
        """Make a finding about a node."""
        return Finding(*self.place(pointer), rule, message, at=pointer, **more)

    def resolve(self, node: Any) -> Any:
        """Follow a reference object to what it stands for; anything else is returned as it is."""
        seen: set[str] = set()
        while isinstance(node, dict) and isinstance(ref := node.get("$ref"), str):
            if ref in seen:
                raise Failed([self.find(ref[1:], "reference-target", f"$ref {ref!r} leads back to itself")])
            seen.add(ref)
            node = lookup(self.data, ref[1:])
        return node


def bundle(folder: Folder, root: str = ROOT_DOCUMENT) -> Bundle:
    """Bundle a vendor's root document. Raises Failed with every reference that cannot be followed."""
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
    folder: Folder
    root: Document
    findings: list[Finding] = field(default_factory=list)
    evidence: dict[str, list[str]] = field(default_factory=dict)
    origins: dict[str, tuple[Document, str]] = field(default_factory=dict)
    # Components of other files by the pointer that they have in the bundle; filled while copying, emptied by hoisting.
    wanted: dict[str, tuple[Document, str]] = field(default_factory=dict)
    _inlining: list[tuple[Document, str]] = field(default_factory=list)

    def copy(self, document: Document, source: str, out: str, *, named: bool) -> Any:
        """Copy the node at `source`, which will stand at `out`. `named`: its keys are names, not keywords."""
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
        return self._members(document, source, out, node, named=named)

    def _members(self, document: Document, source: str, out: str, node: dict[str, Any], *, named: bool) -> Any:
        copied: dict[str, Any] = {}
        for key, value in node.items():
            if key == EVIDENCE_MARK and not named:
                self._mark(document, source, out, value)
            elif not named and (key in _DATA or (key == "examples" and isinstance(value, list))):
                self.origins[join(out, key)] = (document, join(source, key))
                copied[key] = value
            else:
                below = key in _NAMED and not named and isinstance(value, dict)
                copied[key] = self.copy(document, join(source, key), join(out, key), named=below)
        discriminator = copied.get("discriminator")
        if not named and isinstance(discriminator, dict) and isinstance(discriminator.get("mapping"), dict):
            inside = "/discriminator/mapping"
            self._map(document, source + inside, out + inside, discriminator["mapping"])
        return copied

    def _map(self, document: Document, source: str, out: str, mapping: dict[str, Any]) -> None:
        """Follow the references of a discriminator's mapping, which stand there without the keyword."""
        for value, ref in mapping.items():
            if isinstance(ref, str) and "#" in ref[1:]:  # into another file
                found = self._reference(document, join(source, value), join(out, value), {"$ref": ref})
                mapping[value] = found.get("$ref", ref)

    def _mark(self, document: Document, source: str, out: str, mark: Any) -> None:
        ids = mark if isinstance(mark, list) else [mark]
        if not ids or not all(isinstance(one, str) for one in ids):
            line = document.line(join(source, EVIDENCE_MARK))
            message = f"{EVIDENCE_MARK} wants an id of evidence.yaml, or a list of ids"
            self.findings.append(Finding(document.path, line, "evidence-mark", message, at=out))
            return
        self.evidence[out] = ids

    def _reference(self, document: Document, source: str, out: str, node: dict[str, Any]) -> Any:
        ref = node["$ref"]
        try:
            target, pointer = self._follow(ref, document)
        except Failed as failed:
            line = document.line(join(source, "$ref"))
            for one in failed.findings:
                # The unreadable file's own findings already say where they are.
                place = (document.path, line) if one.line == 0 else (one.file, one.line)
                self.findings.append(Finding(*place, one.rule, one.message, at=out))
            return {}
        path = tokens(pointer)
        siblings = {key: value for key, value in node.items() if key != "$ref"}
        if len(path) == len(_COMPONENT) and path[0] == "components":
            if pointer == out:
                # The root merely says where its component is written.
                return self._inline(target, pointer, out, node, document, source)
            if target is not self.root:
                self._want(pointer, target, document, source)
            rest = self._members(document, source, out, siblings, named=False)
            return {"$ref": f"#{pointer}", **rest}
        if tokens(out)[:1] == ["paths"] and len(tokens(out)) == 2:
            return self._inline(target, pointer, out, node, document, source)
        if target is self.root:
            return {"$ref": f"#{pointer}", **self._members(document, source, out, siblings, named=False)}
        message = f"$ref {ref!r} must name a component (file.yaml#/components/<kind>/<Name>) or, in paths, a path item"
        self._refuse(document, source, message)
        return {}

    def _follow(self, ref: str, document: Document) -> tuple[Document, str]:
        return self.folder.target(ref, document)

    def _inline(
        self, target: Document, pointer: str, out: str, node: dict[str, Any], document: Document, source: str
    ) -> Any:
        if (target, pointer) in self._inlining or (target is document and pointer == source):
            self._refuse(document, source, f"$ref {node['$ref']!r} leads back to itself")
            return {}
        if len(self._inlining) == _LONGEST_CHAIN:
            self._refuse(document, source, f"references lead through more than {_LONGEST_CHAIN} files; refer directly")
            return {}
        if len(node) > 1:
            self._refuse(document, source, "a $ref to another file's path item or component stands alone")
        self._inlining.append((target, pointer))
        copied = self.copy(target, pointer, out, named=False)
        self._inlining.pop()
        return copied

    def _want(self, pointer: str, target: Document, document: Document, source: str) -> None:
        known = self._component_home(pointer)
        if known is None:
            self.wanted[pointer] = (target, pointer)
        elif known[0] is not target:
            message = f"{pointer} stands in {known[0].path} and in {target.path}; one component needs one home"
            self._refuse(document, source, message)

    def _component_home(self, pointer: str) -> tuple[Document, str] | None:
        """Return where the bundle takes a component from, if it is known already."""
        if pointer in self.wanted:
            return self.wanted[pointer]
        try:
            node = lookup(self.root.data, pointer)
        except KeyError:
            return None
        if isinstance(node, dict) and isinstance(ref := node.get("$ref"), str):
            try:
                return self._follow(ref, self.root)
            except Failed:
                return None  # reported where the root is copied
        return self.root, pointer

    def hoist_all(self, data: dict[str, Any]) -> None:
        """Bring in the components of other files that the copy referred to, and what those refer to in turn."""
        done: set[str] = set()
        while missing := [pointer for pointer in self.wanted if pointer not in done]:
            for pointer in missing:
                done.add(pointer)
                document, source = self.wanted[pointer]
                _, kind, name = tokens(pointer)
                group = data.setdefault("components", {}).setdefault(kind, {})
                group[name] = self.copy(document, source, pointer, named=False)
        for pointer in ("/components", *(join("/components", kind) for kind in data.get("components", {}))):
            self.origins.setdefault(pointer, (self.root, "/components"))

    def _refuse(self, document: Document, source: str, message: str) -> None:
        line = document.line(join(source, "$ref"))
        self.findings.append(Finding(document.path, line, "reference-target", message))
