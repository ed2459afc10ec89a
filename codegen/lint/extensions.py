"""Rules about our own extensions of OpenAPI and AsyncAPI."""

from __future__ import annotations

import keyword
from collections.abc import Iterator

from .. import schemas
from ..documents import join
from ..findings import Severity
from .context import Context, Operation
from .nodes import Node, walk
from .rule import Place, Problems, rule

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
        yield from _missing(context, operation, "x-pagination", ("items", "next"), answers, _ANSWER)
        yield from _missing(context, operation, "x-envelope", ("payload",), answers, _ANSWER)
        yield from _missing(context, operation, "x-envelope", ("body",), bodies, "the request's body")
        position = _members(operation, "x-pagination").get("position")
        if isinstance(position, str) and position not in (known := operation.names("query")):
            at = join(operation.pointer, "x-pagination")
            yield at, f"no query parameter {position!r}; the operation has: {', '.join(known) or 'none'}"
    for node in context.nodes("security_scheme"):
        yield from _credential(context, node)
    for node in context.nodes("schema"):
        yield from _enumerated(node)


def _credential(context: Context, scheme: Node) -> Problems:
    declared = scheme.fields.get("x-credential")
    if not isinstance(declared, dict):
        return
    at = join(scheme.pointer, "x-credential")
    if declared.get("in") == "form":
        for operation in _signed(context, scheme.member):
            field = str(scheme.fields.get("name"))
            if not any(context.shapes.reaches(body, join("", field), declared=True) for body in operation.bodies()):
                yield at, f"{operation.id or operation.pointer} asks for it, and its body has no field {field!r}"
    sign_in = declared.get("sign-in")
    if isinstance(sign_in, dict):
        giving = context.by_id.get(str(sign_in.get("operation")))
        if giving is None:
            yield join(at, "sign-in"), f"no operation {sign_in.get('operation')!r}"
            return
        for member in ("token", "expires"):
            pointer = sign_in.get(member)
            if isinstance(pointer, str) and not _reached(context, giving.answers(), pointer):
                yield join(at, "sign-in"), f"{member}: nothing at {pointer!r} in {_ANSWER} of {giving.id}"


def _signed(context: Context, scheme: str) -> Iterator[Operation]:
    for operation in context.operations:
        _, security = context.security(operation)
        if any(scheme in choice for choice in security or () if isinstance(choice, dict)):
            yield operation


def _enumerated(node: Node) -> Problems:
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


def _extensions(context: Context) -> Iterator[tuple[Place, str, Node]]:
    """Yield each extension of the vendor's documents: its place, its name, and the object that it stands on."""
    for node in context.walked:
        yield from ((join(node.pointer, member), member, node) for member in _named(node))
    if streams := context.streams:
        for node in walk(streams.data):
            yield from ((streams.place(join(node.pointer, member)), member, node) for member in _named(node))


def _named(node: Node) -> list[str]:
    return [member for member in node.fields if member.startswith("x-")]


def _members(operation: Operation, extension: str) -> dict[str, object]:
    value = operation.node.fields.get(extension)
    return value if isinstance(value, dict) else {}


def _missing(
    context: Context, operation: Operation, extension: str, members: tuple[str, ...], schemas: list[str], what: str
) -> Problems:
    for member in members:
        pointer = _members(operation, extension).get(member)
        if isinstance(pointer, str) and not _reached(context, schemas, pointer):
            at = join(join(operation.pointer, extension), member)
            yield at, f"nothing at {pointer!r} in {what}; correct the pointer"


def _reached(context: Context, schemas: list[str], pointer: str) -> bool:
    return any(context.shapes.reaches(schema, pointer, declared=True) for schema in schemas)
