"""Rules about examples: that they are there, that they are valid, that they show every property."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from codegen.findings import Severity
from codegen.lint.context import Context
from codegen.lint.nodes import DocumentNode
from codegen.lint.rule import rule
from codegen.lint.shapes import SchemaValidators, child_schemas
from codegen.lint.types import Problems
from codegen.openapi.json_pointer import join, tokens

_FORM = re.compile(r"application/x-www-form-urlencoded|multipart/")
_JSON_OR_FORM = re.compile(rf"[/+]json\b|{_FORM.pattern}")
_BINARY = ("contentEncoding", "contentMediaType")


@dataclass(frozen=True, slots=True)
class Example:
    """One example: where its value stands, and the pointer of the schema that it is an example of."""

    pointer: str
    value: Any
    schema: str


@rule("example-present", "examples are what readers copy and what the sandbox is compared with", Severity.WARNING)
def example_present(context: Context) -> Problems:
    """Every body that has a schema has an example, unless it is binary."""
    for media in context.nodes("media"):
        for node in media.below("schema"):
            schema = context.follow(node).fields
            binary = schema.get("format") == "binary" or any(member in schema for member in _BINARY)
            if not binary and not any({"example", "examples"} & one.keys() for one in (media.fields, schema)):
                yield media.pointer, f"no example of this {tokens(media.pointer)[-1]} body; add one"


@rule("example-valid", "an example that its schema refuses shows that one of them is wrong", Severity.WARNING)
def example_valid(context: Context) -> Problems:
    """Every example holds to its schema."""
    for one in examples(context):
        for inside, message in context.shapes.problems(one.schema, one.value):
            yield one.pointer, f"{message} (at {inside})" if inside else message


@rule("example-coverage", "a property that no example shows may never have been seen", Severity.WARNING)
def example_coverage(context: Context) -> Problems:
    """Each property of a schema that any example reaches is shown by at least one."""
    seen = _Seen(context.shapes)
    given = list(examples(context))  # kept, since values are told apart by their identity
    for one in given:
        seen.visit(one.schema, one.value)
    for at, schema in seen.schemas.items():
        for name, described in (schema.get("properties") or {}).items():
            pointer = join(join(at, "properties"), name)
            if pointer not in seen.properties and described is not False:
                yield pointer, f"no example shows {name}; add it to one"


def examples(context: Context) -> Iterator[Example]:
    """Yield every example of the document with its schema; values of forms as the types that they stand for."""
    for kind in ("media", "parameter", "header"):
        for node in context.nodes(kind):
            for schema in node.below("schema"):
                for pointer, value in _given(context, node):
                    yield from _example(context, node, pointer, value, schema.pointer)
    for node in context.nodes("schema"):
        if "example" in node.fields:
            yield Example(join(node.pointer, "example"), node.fields["example"], node.pointer)
        listed = node.fields.get("examples")
        for index, value in enumerate(listed if isinstance(listed, list) else ()):
            yield Example(join(join(node.pointer, "examples"), index), value, node.pointer)


def _given(context: Context, node: DocumentNode) -> Iterator[tuple[str, Any]]:
    if "example" in node.fields:
        yield join(node.pointer, "example"), node.fields["example"]
    for one in map(context.follow, node.below("examples")):
        if "value" in one.fields:
            yield join(one.pointer, "value"), one.fields["value"]


def _example(context: Context, node: DocumentNode, pointer: str, value: Any, schema: str) -> Iterator[Example]:
    media_type = tokens(node.pointer)[-1] if node.kind == "media" else ""
    if _FORM.match(media_type):
        value = _typed(context.shapes, schema, value)
    elif media_type and isinstance(value, str) and not _JSON_OR_FORM.search(media_type):
        return  # XML and its like: the text stands for a value that only their own parser knows
    yield Example(pointer, value, schema)


def _typed(shapes: SchemaValidators, schema: str, value: Any) -> Any:
    """Return a form's fields with each text that the schema refuses read as JSON: forms carry nothing but text."""
    if not isinstance(value, dict):
        return value
    typed = dict(value)
    for name, text in value.items():
        described = [child for at, part in shapes.parts(schema) for child in child_schemas(at, part, name)]
        if isinstance(text, str) and not all(shapes.accepts(child, text) for child in described):
            try:
                typed[name] = json.loads(text)
            except ValueError:
                continue
    return typed


class _Seen:
    """What examples have shown: schemas by pointer, and the pointers of properties."""

    def __init__(self, shapes: SchemaValidators) -> None:
        self.schemas: dict[str, dict[str, Any]] = {}
        self.properties: set[str] = set()
        self._shapes = shapes
        self._visited: set[tuple[str, int]] = set()

    def visit(self, pointer: str, value: Any) -> None:
        """Walk a value along its schema."""
        if (pointer, id(value)) in self._visited:
            return
        self._visited.add((pointer, id(value)))
        members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        for at, schema in self._shapes.parts(pointer, lambda one: self._shapes.accepts(one, value)):
            if isinstance(value, dict):
                self.schemas[at] = schema
            for token, member in members:
                for child in child_schemas(at, schema, str(token)):
                    self.properties.add(child)
                    self.visit(child, member)
