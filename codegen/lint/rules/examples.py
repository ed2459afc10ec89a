"""Rules for examples: they exist, are valid, and together show every property."""

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
    """An example: the JSON Pointer of its value, the value, and the pointer of its schema."""

    pointer: str
    value: Any
    schema: str


@rule("example-present", "users copy the examples, and tests compare the sandbox with them", Severity.WARNING)
def example_present(context: Context) -> Problems:
    """Every body with a schema has an example, unless the body is binary."""
    for media in context.nodes("media"):
        for node in media.below("schema"):
            schema = context.follow(node).fields
            binary = schema.get("format") == "binary" or any(keyword in schema for keyword in _BINARY)
            if not binary and not any({"example", "examples"} & holder.keys() for holder in (media.fields, schema)):
                yield media.pointer, f"no example of this {tokens(media.pointer)[-1]} body; add one"


@rule("example-valid", "if an example does not match its schema, the example or the schema is wrong", Severity.WARNING)
def example_valid(context: Context) -> Problems:
    """Every example matches its schema."""
    for example in examples(context):
        for location, message in context.shapes.problems(example.schema, example.value):
            yield example.pointer, f"{message} (at {location})" if location else message


@rule("example-coverage", "a property without an example may not exist in real responses", Severity.WARNING)
def example_coverage(context: Context) -> Problems:
    """If a schema has examples, each of its properties occurs in one of them."""
    visitor = _ExampleVisitor(context.shapes)
    all_examples = list(examples(context))  # kept alive, because the visitor identifies values by id()
    for example in all_examples:
        visitor.visit(example.schema, example.value)
    for at, schema in visitor.schemas.items():
        for name, property_schema in (schema.get("properties") or {}).items():
            pointer = join(join(at, "properties"), name)
            if pointer not in visitor.properties and property_schema is not False:
                yield pointer, f"no example shows {name}; add it to an example"


def examples(context: Context) -> Iterator[Example]:
    """Yield every example of the document with its schema. The fields of form examples are converted to their types."""
    for kind in ("media", "parameter", "header"):
        for node in context.nodes(kind):
            for schema in node.below("schema"):
                for pointer, value in _values(context, node):
                    yield from _example(context, node, pointer, value, schema.pointer)
    for node in context.nodes("schema"):
        if "example" in node.fields:
            yield Example(join(node.pointer, "example"), node.fields["example"], node.pointer)
        values = node.fields.get("examples")
        for index, value in enumerate(values if isinstance(values, list) else ()):
            yield Example(join(join(node.pointer, "examples"), index), value, node.pointer)


def _values(context: Context, node: DocumentNode) -> Iterator[tuple[str, Any]]:
    if "example" in node.fields:
        yield join(node.pointer, "example"), node.fields["example"]
    for example in map(context.follow, node.below("examples")):
        if "value" in example.fields:
            yield join(example.pointer, "value"), example.fields["value"]


def _example(context: Context, node: DocumentNode, pointer: str, value: Any, schema: str) -> Iterator[Example]:
    media_type = tokens(node.pointer)[-1] if node.kind == "media" else ""
    if _FORM.match(media_type):
        value = _typed_fields(context.shapes, schema, value)
    elif media_type and isinstance(value, str) and not _JSON_OR_FORM.search(media_type):
        return  # text in another format, such as XML, which JSON Schema cannot check
    yield Example(pointer, value, schema)


def _typed_fields(shapes: SchemaValidators, schema: str, value: Any) -> Any:
    """Return a form example with fields parsed as JSON where the schema rejects the text. Forms carry only text."""
    if not isinstance(value, dict):
        return value
    typed = dict(value)
    for name, text in value.items():
        field_schemas = [child for at, part in shapes.parts(schema) for child in child_schemas(at, part, name)]
        if isinstance(text, str) and not all(shapes.accepts(child, text) for child in field_schemas):
            try:
                typed[name] = json.loads(text)
            except ValueError:
                continue
    return typed


class _ExampleVisitor:
    """Collects the schemas that have examples by JSON Pointer, and the pointers of the properties that they show."""

    def __init__(self, shapes: SchemaValidators) -> None:
        self.schemas: dict[str, dict[str, Any]] = {}
        self.properties: set[str] = set()
        self._shapes = shapes
        self._visited: set[tuple[str, int]] = set()

    def visit(self, pointer: str, value: Any) -> None:
        """Visit a value and its children together with their schemas."""
        if (pointer, id(value)) in self._visited:
            return
        self._visited.add((pointer, id(value)))
        children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        for at, schema in self._shapes.parts(pointer, lambda part: self._shapes.accepts(part, value)):
            if isinstance(value, dict):
                self.schemas[at] = schema
            for token, child_value in children:
                for child in child_schemas(at, schema, str(token)):
                    self.properties.add(child)
                    self.visit(child, child_value)
