"""Rules for the specification extensions (`x-…`) of this project."""

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

_RESPONSE = "the schema of the successful JSON response"


@rule("extension-known", "an unknown extension has no effect and may be misspelt", Severity.WARNING)
def extension_known(context: Context) -> Problems:
    """Only extensions of this project occur."""
    for place, name, _ in _extensions(context):
        if name not in schemas.extensions():
            yield place, f"unknown extension {name}; use one of: {', '.join(schemas.extensions())}"


@rule("extension-shape", "the generator relies on valid extensions", Severity.ERROR)
def extension_shape(context: Context) -> Problems:
    """Each extension follows its schema and is on an object that supports it."""
    for place, name, node in _extensions(context):
        kinds = schemas.extensions().get(name)
        if kinds is None:
            continue
        if node.kind not in kinds:
            yield place, f"{name} is on a {node.kind}; it belongs on: {', '.join(kinds)}"
            continue
        for inside, message in schemas.violations(name, {node.kind: node.fields[name]}):
            below = inside.removeprefix(join("", node.kind))
            yield place, f"{name}{below}: {message}"


@rule("extension-target", "a broken reference in an extension breaks the generated code", Severity.ERROR)
def extension_target(context: Context) -> Problems:
    """The pointers and names in extensions refer to existing elements."""
    for operation in context.operations:
        responses, bodies = operation.success_schemas(), operation.body_schemas()
        yield from _missing(context, operation, "x-pagination", ("items", "next", "total"), responses, _RESPONSE)
        yield from _missing(context, operation, "x-envelope", ("payload",), responses, _RESPONSE)
        yield from _missing(context, operation, "x-envelope", ("body",), bodies, "the request body")
        position = _extension(operation, "x-pagination").get("position")
        if isinstance(position, str) and position not in (names := operation.names("query")):
            at = join(operation.pointer, "x-pagination")
            yield at, f"no query parameter {position!r}; the operation has: {', '.join(names) or 'none'}"
    for node in context.nodes("security_scheme"):
        yield from _credential(context, node)
    exported = client_extras.read(context.vendor).exports
    for node in context.nodes("schema"):
        yield from _enumerated(node)
        if isinstance(layout := node.fields.get("x-datetime-format"), str):
            at = join(node.pointer, "x-datetime-format")
            if "string" not in (node.fields.get("type") or ()):
                yield at, "requires type: string; set the type"
            if not _is_layout(layout):
                yield (
                    at,
                    f"{layout!r} does not parse the times that it formats; see the format codes of Python's strftime",
                )
        if isinstance(name := node.fields.get("x-class"), str) and name not in exported:
            listed = ", ".join(sorted(exported)) or "nothing"
            yield join(node.pointer, "x-class"), f"client_extras.py exports no {name}; its __all__ has: {listed}"


def _credential(context: Context, scheme: DocumentNode) -> Problems:
    declared = scheme.fields.get("x-credential")
    if not isinstance(declared, dict):
        return
    at, scheme_name = join(scheme.pointer, "x-credential"), tokens(scheme.pointer)[-1]
    if (same := declared.get("same-as")) is not None and (same == scheme_name or same not in _schemes(context)):
        yield at, f"same-as: no other security scheme {same!r}; use the name of another scheme"
    if "client-secret" in declared and scheme.fields.get("type") != "oauth2":
        yield at, "client-secret: only an oauth2 scheme has a token endpoint; remove client-secret"
    if declared.get("in") == "form":
        for operation in _signed_operations(context, scheme_name):
            field = str(scheme.fields.get("name"))
            if not _has_field(context, operation, field):
                name = operation.id or operation.pointer
                yield at, f"{name} requires it, but its form has no property {field!r}; add the property"
    sign_in = declared.get("sign-in")
    if isinstance(sign_in, dict):
        at = join(at, "sign-in")
        operation_id = sign_in.get("operation")
        sign_in_operation = context.by_id.get(str(operation_id))
        if sign_in_operation is None:
            yield at, f"no operation {operation_id!r}; use an operationId of this document"
            return
        if any(sign_in_operation in _signed_operations(context, name) for name in _sign_in_schemes(context)):
            yield at, f"{operation_id} requires the credential that sign-in returns; set its security to []"
        if "x-pagination" in sign_in_operation.node.fields:
            yield at, f"{operation_id} is paginated; sign in with an operation that returns a single response"
        for key in ("token", "expires"):
            pointer = sign_in.get(key)
            if isinstance(pointer, str) and not _is_declared(context, sign_in_operation.success_schemas(), pointer):
                yield at, f"{key}: nothing at {pointer!r} in {_RESPONSE} of {operation_id}; correct the pointer"


def _sign_in_schemes(context: Context) -> Iterator[str]:
    """Yield the names of the security schemes whose credential comes from a sign-in operation."""
    for node in context.nodes("security_scheme"):
        declared = node.fields.get("x-credential")
        if isinstance(declared, dict) and "sign-in" in declared:
            yield tokens(node.pointer)[-1]


def _schemes(context: Context) -> list[str]:
    return [tokens(node.pointer)[-1] for node in context.nodes("security_scheme")]


def _has_field(context: Context, operation: OperationNode, field: str) -> bool:
    """Return whether an operation takes only URL-encoded forms that declare a field."""
    return operation.body is not None and all(
        tokens(media.pointer)[-1] == "application/x-www-form-urlencoded"
        and any(field in context.follow(schema).fields.get("properties", {}) for schema in media.below("schema"))
        for media in operation.body.below("content")
    )


def _signed_operations(context: Context, scheme: str) -> Iterator[OperationNode]:
    """Yield the operations that accept a security scheme."""
    for operation in context.operations:
        _, security = context.security(operation)
        if any(scheme in choice for choice in security or () if isinstance(choice, dict)):
            yield operation


def _is_layout(layout: str) -> bool:
    """Return whether a strftime layout parses the times that it formats, to the minute."""
    sample = datetime(2031, 12, 24, 18, 30)
    try:
        return datetime.strptime(sample.strftime(layout), layout) == sample
    except (ValueError, re.error):
        return False


def _enumerated(node: DocumentNode) -> Problems:
    for extension, noun in (("x-enum-varnames", "names"), ("x-enum-descriptions", "descriptions")):
        texts, values = node.fields.get(extension), node.fields.get("enum")
        if not isinstance(texts, list):
            continue
        at = join(node.pointer, extension)
        if not isinstance(values, list) or len(values) != len(texts):
            count = len(values) if isinstance(values, list) else "no"
            yield at, f"{len(texts)} {noun} for {count} values; write one for each value of enum"
        if extension == "x-enum-varnames":
            for name in texts:
                if isinstance(name, str) and keyword.iskeyword(name):
                    yield at, f"{name} is a Python keyword; choose another name"


def _extensions(context: Context) -> Iterator[tuple[Place, str, DocumentNode]]:
    """Yield each extension of the vendor's documents: its place, its name, and the object that has it."""
    for node in context.walked:
        yield from ((join(node.pointer, name), name, node) for name in _extension_names(node))
    if streams := context.streams:
        for node in walk_document(streams.data):
            yield from ((streams.place(join(node.pointer, name)), name, node) for name in _extension_names(node))


def _extension_names(node: DocumentNode) -> list[str]:
    return [key for key in node.fields if key.startswith("x-")]


def _extension(operation: OperationNode, extension: str) -> dict[str, object]:
    """Return an extension of an operation; empty if it is missing or malformed."""
    value = operation.node.fields.get(extension)
    return value if isinstance(value, dict) else {}


def _missing(
    context: Context, operation: OperationNode, extension: str, keys: tuple[str, ...], schemas: list[str], subject: str
) -> Problems:
    """Yield the pointers in some keys of an extension that lead to no property of the schemas."""
    for key in keys:
        pointer = _extension(operation, extension).get(key)
        if isinstance(pointer, str) and not _is_declared(context, schemas, pointer):
            at = join(join(operation.pointer, extension), key)
            yield at, f"nothing at {pointer!r} in {subject}; correct the pointer"


def _is_declared(context: Context, schemas: list[str], pointer: str) -> bool:
    return any(context.shapes.reaches(schema, pointer, declared=True) for schema in schemas)
