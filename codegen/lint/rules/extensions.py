"""Rules about our own extensions of OpenAPI and AsyncAPI."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterator
from datetime import datetime

from codegen import client_extras
from codegen.findings import Severity
from codegen.lint.context import Context, OperationNode
from codegen.lint.nodes import DocumentNode, walk_document
from codegen.lint.rule import rule
from codegen.lint.types import Place, Problems
from codegen.openapi import meta_schemas as schemas
from codegen.openapi.json_pointer import join, tokens

_ANSWER = "the schema of the successful JSON answer"


@rule("extension-known", "an extension that nothing reads says nothing, and may be misspelt", Severity.WARNING)
def extension_known(context: Context) -> Problems:
    """There are no extensions but ours."""
    for place, member, _ in _extensions(context):
        if member not in schemas.extensions():
            yield place, f"unknown extension {member}; ours are: {', '.join(schemas.extensions())}"


@rule("extension-shape", "the generator reads extensions without asking again", Severity.ERROR)
def extension_shape(context: Context) -> Problems:
    """Each extension follows its schema and stands on an object that it is meant for."""
    for place, member, node in _extensions(context):
        kinds = schemas.extensions().get(member)
        if kinds is None:
            continue
        if node.kind not in kinds:
            yield place, f"{member} stands on a {node.kind}; it belongs on: {', '.join(kinds)}"
            continue
        for inside, message in schemas.violations(member, {node.kind: node.fields[member]}):
            below = inside.removeprefix(join("", node.kind))
            yield place, f"{member}{below}: {message}"


@rule("extension-target", "an extension that points at nothing breaks the generated code", Severity.ERROR)
def extension_target(context: Context) -> Problems:
    """What an extension points at is there."""
    for operation in context.operations:
        answers, bodies = operation.answers(), operation.bodies()
        yield from _missing(context, operation, "x-pagination", ("items", "next", "total"), answers, _ANSWER)
        yield from _missing(context, operation, "x-envelope", ("payload",), answers, _ANSWER)
        yield from _missing(context, operation, "x-envelope", ("body",), bodies, "the request's body")
        position = _members(operation, "x-pagination").get("position")
        if isinstance(position, str) and position not in (known := operation.names("query")):
            at = join(operation.pointer, "x-pagination")
            yield at, f"no query parameter {position!r}; the operation has: {', '.join(known) or 'none'}"
    for node in context.nodes("security_scheme"):
        yield from _credential(context, node)
    exported = client_extras.read(context.vendor).exports
    for node in context.nodes("schema"):
        yield from _enumerated(node)
        if isinstance(layout := node.fields.get("x-datetime-format"), str):
            at = join(node.pointer, "x-datetime-format")
            if "string" not in (node.fields.get("type") or ()):
                yield at, "belongs beside type: string"
            if not _is_layout(layout):
                yield at, f"{layout!r} does not read what it writes; see strftime"
        if isinstance(name := node.fields.get("x-class"), str) and name not in exported:
            listed = ", ".join(sorted(exported)) or "nothing"
            yield join(node.pointer, "x-class"), f"client_extras.py exports no {name}; its __all__ has: {listed}"


def _credential(context: Context, scheme: DocumentNode) -> Problems:
    declared = scheme.fields.get("x-credential")
    if not isinstance(declared, dict):
        return
    at, own = join(scheme.pointer, "x-credential"), tokens(scheme.pointer)[-1]
    if (same := declared.get("same-as")) is not None and (same == own or same not in _schemes(context)):
        yield at, f"same-as: no other security scheme {same!r}"
    if "client-secret" in declared and scheme.fields.get("type") != "oauth2":
        yield at, "client-secret: only an oauth2 has a token endpoint, which takes one"
    if declared.get("in") == "form":
        for operation in _signed(context, own):
            field = str(scheme.fields.get("name"))
            if not _has_field(context, operation, field):
                yield at, f"{operation.id or operation.pointer} asks for it, and its form has no property {field!r}"
    sign_in = declared.get("sign-in")
    if isinstance(sign_in, dict):
        giving = context.by_id.get(str(sign_in.get("operation")))
        if giving is None:
            yield join(at, "sign-in"), f"no operation {sign_in.get('operation')!r}"
            return
        if any(giving in _signed(context, name) for name in _signing_in(context)):
            yield (
                join(at, "sign-in"),
                f"{giving.id} asks itself for what signing in gives; let it ask for nothing",
            )
        if "x-pagination" in giving.node.fields:
            yield join(at, "sign-in"), f"{giving.id} gives pages; what gives a credential gives one answer"
        for member in ("token", "expires"):
            pointer = sign_in.get(member)
            if isinstance(pointer, str) and not _reached(context, giving.answers(), pointer):
                yield join(at, "sign-in"), f"{member}: nothing at {pointer!r} in {_ANSWER} of {giving.id}"


def _signing_in(context: Context) -> Iterator[str]:
    for node in context.nodes("security_scheme"):
        declared = node.fields.get("x-credential")
        if isinstance(declared, dict) and "sign-in" in declared:
            yield tokens(node.pointer)[-1]


def _schemes(context: Context) -> list[str]:
    return [tokens(node.pointer)[-1] for node in context.nodes("security_scheme")]


def _has_field(context: Context, operation: OperationNode, field: str) -> bool:
    """Tell whether an operation is sent a form, of an object that has the field itself."""
    media = [] if operation.body is None else operation.body.below("content")
    return bool(media) and all(
        tokens(one.pointer)[-1] == "application/x-www-form-urlencoded"
        and any(field in context.follow(schema).fields.get("properties", {}) for schema in one.below("schema"))
        for one in media
    )


def _signed(context: Context, scheme: str) -> Iterator[OperationNode]:
    for operation in context.operations:
        _, security = context.security(operation)
        if any(scheme in choice for choice in security or () if isinstance(choice, dict)):
            yield operation


def _is_layout(layout: str) -> bool:
    """Tell whether a layout gives back the minute that was written with it."""
    sample = datetime(2031, 12, 24, 18, 30)
    try:
        return datetime.strptime(sample.strftime(layout), layout) == sample
    except (ValueError, re.error):
        return False


def _enumerated(node: DocumentNode) -> Problems:
    for member, noun in (("x-enum-varnames", "names"), ("x-enum-descriptions", "descriptions")):
        given, values = node.fields.get(member), node.fields.get("enum")
        if not isinstance(given, list):
            continue
        at = join(node.pointer, member)
        if not isinstance(values, list) or len(values) != len(given):
            counted = len(values) if isinstance(values, list) else "no"
            yield at, f"{len(given)} {noun} beside {counted} values; write one for each value of enum"
        if member == "x-enum-varnames":
            for name in filter(lambda one: isinstance(one, str) and keyword.iskeyword(one), given):
                yield at, f"{name} is a word of Python's own; choose another name"


def _extensions(context: Context) -> Iterator[tuple[Place, str, DocumentNode]]:
    """Yield each extension of the vendor's documents: its place, its name, and the object that it stands on."""
    for node in context.walked:
        yield from ((join(node.pointer, member), member, node) for member in _named(node))
    if streams := context.streams:
        for node in walk_document(streams.data):
            yield from ((streams.place(join(node.pointer, member)), member, node) for member in _named(node))


def _named(node: DocumentNode) -> list[str]:
    return [member for member in node.fields if member.startswith("x-")]


def _members(operation: OperationNode, extension: str) -> dict[str, object]:
    value = operation.node.fields.get(extension)
    return value if isinstance(value, dict) else {}


def _missing(
    context: Context, operation: OperationNode, extension: str, members: tuple[str, ...], schemas: list[str], what: str
) -> Problems:
    for member in members:
        pointer = _members(operation, extension).get(member)
        if isinstance(pointer, str) and not _reached(context, schemas, pointer):
            at = join(join(operation.pointer, extension), member)
            yield at, f"nothing at {pointer!r} in {what}; correct the pointer"


def _reached(context: Context, schemas: list[str], pointer: str) -> bool:
    return any(context.shapes.reaches(schema, pointer, declared=True) for schema in schemas)
