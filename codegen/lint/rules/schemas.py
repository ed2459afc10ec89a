"""Rules for components: which schemas must be components, and that each component is used."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from codegen import evidence
from codegen.findings import Severity
from codegen.lint.context import Context
from codegen.lint.nodes import DocumentNode
from codegen.lint.rule import rule
from codegen.lint.types import Problems
from codegen.openapi.bundler import ASYNCAPI_DOCUMENT, ROOT_DOCUMENT
from codegen.openapi.json_pointer import join, tokens

_SCHEMAS = "/components/schemas/"
_COMPONENT_DEPTH = 3
# Schemas below these keywords do not become classes: they are merged into their parent, or they are conditions.
_NO_CLASS = frozenset(["allOf", "not", "if", "then", "else", "contains", "propertyNames", "dependentSchemas"])


@rule(
    "named-components",
    "a component becomes a class of its name; an inline schema gets an invented name",
    Severity.WARNING,
)
def named_components(context: Context) -> Problems:
    """Every object with properties and every enumeration is in `components/schemas`."""
    for node in context.nodes("schema"):
        if _is_component_schema(node.pointer) or node.key in _NO_CLASS:
            continue
        for keyword, noun in (("properties", "object"), ("enum", "enumeration")):
            if node.fields.get(keyword):
                yield node.pointer, f"an inline {noun}; move it to components/schemas and refer to it"


@rule("unused", "unused components and files are generated for no operation and tested by nothing", Severity.WARNING)
def unused(context: Context) -> Problems:
    """Every component is reachable from an operation, and every YAML or JSON file from a `$ref`."""
    reachable = _reachable_components(context)
    for kind, components in context.bundle.data.get("components", {}).items():
        for name in components if isinstance(components, dict) and not kind.startswith("x-") else ():
            at = join(join("/components", kind), name)
            if at not in reachable:
                yield at, f"{name} is used by no operation; refer to it or delete it"
    roots = {ROOT_DOCUMENT, ASYNCAPI_DOCUMENT, evidence.FILE}
    for path in sorted(context.folder.path.rglob("*")):
        name = path.relative_to(context.folder.path)
        is_part = path.suffix in {".yaml", ".yml", ".json"} and path.is_file() and name.as_posix() not in roots
        if is_part and not context.folder.was_read(path):
            yield (context.folder.display_path / name, 1), "no $ref leads to this file; refer to it or delete it"


def _is_component_schema(pointer: str) -> bool:
    return pointer.startswith(_SCHEMAS) and len(tokens(pointer)) == _COMPONENT_DEPTH


def _reachable_components(context: Context) -> set[str]:
    edges: dict[str, set[str]] = defaultdict(set)
    for node in context.walked:
        component = _component(node.pointer)
        edges[component].update(map(_component, _targets(node)))
        if node.kind == "schema" and "discriminator" in context.follow(node).fields:
            # A response with the base schema may contain every schema that refers to it.
            edges[_component(context.follow(node).pointer)].add(component)
    reachable = set(_stream_components(context))
    pending = {"", *reachable}
    while pending:
        pending = {target for component in pending for target in edges[component]} - reachable
        reachable |= pending
    return reachable


def _component(pointer: str) -> str:
    """Return the pointer of the component that contains a node; empty if the node is in no component."""
    path = pointer.split("/")[: _COMPONENT_DEPTH + 1]
    return "/".join(path) if path[1:2] == ["components"] and len(path) > _COMPONENT_DEPTH else ""


def _targets(node: DocumentNode) -> Iterator[str]:
    """Yield the pointers that a node refers to by `$ref`, `discriminator.mapping` or `security`."""
    if node.ref is not None:
        yield node.ref
    if node.kind == "discriminator":
        for name in (node.fields.get("mapping") or {}).values():
            yield str(name).removeprefix("#") if "#" in str(name) else f"{_SCHEMAS}{name}"
    for choice in node.fields.get("security") or () if node.kind in {"openapi", "operation"} else ():
        yield from (join("/components/securitySchemes", name) for name in choice)


def _stream_components(context: Context) -> Iterator[str]:
    """Yield the pointers of the components of the vendor's AsyncAPI document."""
    components = context.streams.data.get("components", {}) if context.streams else {}
    for kind, members in components.items():
        yield from (join(join("/components", kind), name) for name in (members if isinstance(members, dict) else ()))
