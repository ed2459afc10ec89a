"""Find and apply the schemas of a document that describe a value."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from codegen.openapi.json_pointer import join, lookup, tokens
from codegen.openapi.meta_schemas import validation_errors

if TYPE_CHECKING:
    from jsonschema_rs import Draft202012Validator, Registry

_HOME = "urn:bundle"
_ALTERNATIVES = ("anyOf", "oneOf")
_CONDITIONAL = ("then", "else")
# A schema without any of these keywords allows arbitrary children.
_CHILD_KEYWORDS = frozenset(
    "$ref properties patternProperties additionalProperties items prefixItems allOf anyOf oneOf enum const".split()
)

Accepts = Callable[[str], bool]


class SchemaValidators:
    """The schemas of a document by JSON Pointer. Each schema is compiled once, on first use."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._data = data
        self._registry: Registry | None = None
        self._compiled: dict[str, Draft202012Validator | str] = {}

    def problems(self, pointer: str, value: Any) -> Iterator[tuple[str, str]]:
        """Validate a value; yield the JSON Pointer inside the value and the message of each error."""
        validator = self._validator(pointer)
        if isinstance(validator, str):
            yield "", f"the schema cannot be used: {validator}; fix the schema"
        else:
            yield from validation_errors(validator, value)

    def accepts(self, pointer: str, value: Any) -> bool:
        """Return whether a schema accepts a value. An invalid schema accepts every value."""
        validator = self._validator(pointer)
        return isinstance(validator, str) or validator.is_valid(value)

    def parts(self, pointer: str, accepts: Accepts = lambda _: True) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield a schema and all schemas that apply to the same value through `$ref` and composition keywords.

        Alternatives of `anyOf`, `oneOf`, `then` and `else` are included if `accepts` returns True for their pointer.
        """
        seen: set[str] = set()
        stack = [pointer]
        while stack:
            at = stack.pop()
            if at in seen:
                continue
            seen.add(at)
            schema = lookup(self._data, at)
            if schema is True:
                yield at, {}
            if not isinstance(schema, dict):
                continue
            yield at, schema
            if isinstance(ref := schema.get("$ref"), str):
                stack.append(ref.removeprefix("#"))
            stack.extend(_each(at, schema, "allOf"))
            choices = [choice for keyword in _ALTERNATIVES for choice in _each(at, schema, keyword)]
            choices += [join(at, keyword) for keyword in _CONDITIONAL if keyword in schema]
            stack.extend(filter(accepts, choices))

    def reaches(self, pointer: str, inside: str, *, declared: bool = False) -> bool:
        """Return whether a value of a schema may have a child at the JSON Pointer `inside`.

        With `declared`, the schema must describe the child; a schema that allows arbitrary children is not enough.
        """
        level = {pointer}
        for token in tokens(inside):
            parts = [part for at in level for part in self.parts(at)]
            if not declared and any(_is_open(schema) for _, schema in parts):
                return True
            level = {child for at, schema in parts for child in child_schemas(at, schema, token, named=declared)}
            level = {child for child in level if lookup(self._data, child) is not False}
        return bool(level)

    def _validator(self, pointer: str) -> Draft202012Validator | str:
        if pointer not in self._compiled:
            self._compiled[pointer] = self._compile(pointer)
        return self._compiled[pointer]

    def _compile(self, pointer: str) -> Draft202012Validator | str:
        from jsonschema_rs import Draft202012Validator, ReferencingError, Registry

        schema = {"$ref": f"{_HOME}#{quote(pointer, safe='/~')}"}
        try:
            self._registry = self._registry or Registry([(_HOME, self._data)])
            return Draft202012Validator(schema, registry=self._registry, validate_formats=True, offline=True)
        except (ValueError, ReferencingError) as error:
            return str(getattr(error, "message", error))


def child_schemas(pointer: str, schema: dict[str, Any], token: str, *, named: bool = False) -> Iterator[str]:
    """Yield the pointers of the direct subschemas that describe the property or the item `token` of a value.

    With `named`, only `properties` counts, not `patternProperties` or `additionalProperties`.
    """
    properties = schema.get("properties")
    if isinstance(properties, dict) and token in properties:
        yield join(join(pointer, "properties"), token)
        return
    patterns = schema.get("patternProperties")
    if isinstance(patterns, dict) and not named:
        yield from (join(join(pointer, "patternProperties"), pattern) for pattern in patterns)
    if "additionalProperties" in schema and not named:
        yield join(pointer, "additionalProperties")
    if token.isdigit():
        prefix = schema.get("prefixItems")
        if isinstance(prefix, list) and int(token) < len(prefix):
            yield join(join(pointer, "prefixItems"), token)
        elif "items" in schema:
            yield join(pointer, "items")


def _each(pointer: str, schema: dict[str, Any], keyword: str) -> Iterator[str]:
    schemas = schema.get(keyword)
    count = len(schemas) if isinstance(schemas, list) else 0
    yield from (join(join(pointer, keyword), index) for index in range(count))


def _is_open(schema: dict[str, Any]) -> bool:
    """Return whether a schema allows arbitrary children."""
    kinds = schema.get("type", "object")
    return not _CHILD_KEYWORDS & schema.keys() and ("object" in kinds or "array" in kinds)
