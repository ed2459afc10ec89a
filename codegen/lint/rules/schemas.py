"""Rules about components: what must be one, and that each is used."""

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

_HOME = "/components/schemas/"
_COMPONENT_DEPTH = 3
# A part of a composition is the schema that it is composed into, and a condition makes no class.
_NO_CLASS = frozenset(["allOf", "not", "if", "then", "else", "contains", "propertyNames", "dependentSchemas"])


@rule(
    "named-components", "a named schema is a class of that name; an inline one gets an invented name", Severity.WARNING
)
def named_components(context: Context) -> Problems:
    """Every object with properties and every enumeration stands in `components/schemas`."""
    for node in context.nodes("schema"):
        if _is_component(node.pointer) or node.member in _NO_CLASS:
            continue
        for member, what in (("properties", "object"), ("enum", "enumeration")):
            if node.fields.get(member):
                yield node.pointer, f"an inline {what}; move it to components/schemas and refer to it"


@rule("unused", "what nothing refers to is not checked by anything, and generated for nobody", Severity.WARNING)
def unused(context: Context) -> Problems:
    """Every component is reachable from an operation, and every YAML file from a `$ref`."""
    reached = _reached(context)
    for kind, group in context.bundle.data.get("components", {}).items():
        for name in group if isinstance(group, dict) and not kind.startswith("x-") else ():
            at = join(join("/components", kind), name)
            if at not in reached:
                yield at, f"{name} is used by no operation; refer to it or delete it"
    roots = {ROOT_DOCUMENT, ASYNCAPI_DOCUMENT, evidence.FILE}
    for path in sorted(context.folder.path.rglob("*")):
        name = path.relative_to(context.folder.path)
        written = path.suffix in {".yaml", ".yml", ".json"} and path.is_file() and name.as_posix() not in roots
        if written and not context.folder.was_read(path):
            yield (context.folder.display_path / name, 1), "no $ref leads to this file; refer to it or delete it"


def _is_component(pointer: str) -> bool:
    return pointer.startswith(_HOME) and len(tokens(pointer)) == _COMPONENT_DEPTH


def _reached(context: Context) -> set[str]:
    edges: dict[str, set[str]] = defaultdict(set)
    for node in context.walked:
        home = _component(node.pointer)
        edges[home].update(map(_component, _targets(node)))
        if node.kind == "schema" and "discriminator" in context.follow(node).fields:
            # Whoever reads the base of a discriminated family may meet each member that refers to it.
            edges[_component(context.follow(node).pointer)].add(home)
    reached = set(_streamed(context))
    fresh = {"", *reached}
    while fresh:
        fresh = {target for home in fresh for target in edges[home]} - reached
        reached |= fresh
    return reached


def _component(pointer: str) -> str:
    """Return the component in which a node stands, nothing for one that stands in none."""
    path = pointer.split("/")[: _COMPONENT_DEPTH + 1]
    return "/".join(path) if path[1:2] == ["components"] and len(path) > _COMPONENT_DEPTH else ""


def _targets(node: DocumentNode) -> Iterator[str]:
    """Yield the pointers that a node leads to: a reference, a discriminator's mapping, the schemes of its security."""
    if node.ref is not None:
        yield node.ref
    if node.kind == "discriminator":
        for name in (node.fields.get("mapping") or {}).values():
            yield str(name).removeprefix("#") if "#" in str(name) else f"{_HOME}{name}"
    for choice in node.fields.get("security") or () if node.kind in {"openapi", "operation"} else ():
        yield from (join("/components/securitySchemes", name) for name in choice)


def _streamed(context: Context) -> Iterator[str]:
    """Yield the components that the vendor's AsyncAPI document has by the same name."""
    components = context.streams.data.get("components", {}) if context.streams else {}
    for kind, group in components.items():
        yield from (join(join("/components", kind), name) for name in (group if isinstance(group, dict) else ()))
