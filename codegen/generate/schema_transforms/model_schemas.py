"""Transform the schemas of a document for the model generator.

Four rules avoid whole classes of special cases:

* Only objects with properties and enumerations become classes. All other schemas (plain values, arrays, maps, unions)
  are inlined where they are used, unless they are recursive.
* All properties of an object are merged into one class, including those of `allOf` and of its alternatives. So no class
  overrides a field of its base class with another type.
* Models check types but not limits: a client that rejected a response because its title is one character too long would
  break in production, so the contract tests check limits instead. Schemas that only requests use keep their limits and
  reject unknown properties, so that mistakes are found before the request is sent.
* Only known keywords are passed on. Nothing else in a document can reach the model generator.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from codegen.findings import Failed
from codegen.generate.text import plain
from codegen.generate.time_types import TimeTypes
from codegen.ir.asyncapi import ServerEvent
from codegen.ir.operations import Operation
from codegen.names import pascal
from codegen.openapi.bundler import SCHEMAS, Bundle
from codegen.openapi.json_pointer import lookup, tokens
from codegen.openapi.json_tree import children

from .expansion_size import limit_expansion
from .nullable_properties import mark_nullable
from .single_or_list import is_single_or_list
from .value_limits import LIMITS, within_limits

# Keywords that apply next to a `$ref` too.
_REF_SIBLINGS = ("description", "default", "deprecated")
_KEYWORDS = LIMITS | frozenset(
    [
        "type",
        "format",
        "enum",
        "const",
        "additionalProperties",
        "items",
        "oneOf",
        "anyOf",
        "x-enum-varnames",
        *_REF_SIBLINGS,
    ]
)


@dataclass(slots=True)
class ObjectProperties:
    """The properties of an object: schemas by name, and the names of the required ones."""

    properties: dict[str, Any] = field(default_factory=dict)
    required: set[str] = field(default_factory=set)


class ModelSchemas:
    """The component schemas of a bundle, including the inline bodies of its operations, which become components.

    `operations` and `events` are those of the document, changed so that every body with a class refers to a component.
    """

    def __init__(
        self, bundle: Bundle, operations: Sequence[Operation], package: str, events: Sequence[ServerEvent] = ()
    ) -> None:
        declared = (bundle.data.get("components") or {}).get("schemas") or {}
        self._all: dict[str, Any] = dict(declared)
        limit_expansion(bundle, self._all)
        self.bundle = bundle
        self._package = package
        # Properties that are one object or an array of them, as (schema, property); filled in by `document`.
        self.single_or_list: set[tuple[str, str]] = set()
        self.times = TimeTypes(package, self._all)
        responses = [response.schema for operation in operations for response in operation.responses]
        self._received = self._reached([*responses, *(event.schema for event in events)])
        self.operations = [self._with_promoted_bodies(operation) for operation in operations]
        self.events = [replace(event, schema=self._promoted(f"{event.id} event", event.schema)) for event in events]

    # Reading schemas

    def resolve(self, schema: Any) -> Any:
        """Resolve the references of a schema, including those to components that this class has added."""
        while isinstance(schema, dict) and isinstance(ref := schema.get("$ref"), str):
            schema = self._target(ref)
        return schema

    def is_class(self, schema: Any) -> bool:
        """Return whether a schema becomes a class: an enumeration, or an object with properties."""
        if not isinstance(schema, dict) or "$ref" in schema:
            return False
        return "enum" in schema or bool(self._composes(schema) and self.object_properties(schema).properties)

    def object_properties(self, schema: Any) -> ObjectProperties:
        """Return the properties of an object, including those of `allOf`, `oneOf` and `anyOf`."""
        result = ObjectProperties()
        self._collect(schema, result, always=True, seen=())
        return result

    def steps(self, schema: Any, pointer: str) -> list[tuple[Any, str, Any]]:
        """Resolve a JSON Pointer into an instance: return (schema of the parent, property, its schema) for each token.

        Raises KeyError if the schema has no such property.
        """
        steps = []
        for token in tokens(pointer):
            owner, resolved = schema, self.resolve(schema)
            properties = self.object_properties(resolved).properties
            if token in properties:
                schema = properties[token]
            elif token.isdigit() and isinstance(resolved, dict) and "items" in resolved:
                schema = resolved["items"]
            else:
                raise KeyError(pointer)
            steps.append((owner, token, schema))
        return steps

    def walk(self, operation: Operation | ServerEvent, schema: Any, pointer: str) -> list[tuple[Any, str, Any]]:
        """Resolve a JSON Pointer in an extension of an operation. Raises Failed if the schema has no such property."""
        try:
            return self.steps(schema, pointer)
        except KeyError:
            message = f"{pointer!r} points to no described property; describe the property, or correct the pointer"
            raise Failed([self.bundle.find(operation.pointer, "extension-target", message)]) from None

    def description(self, schema: Any) -> str:
        """Return the description of a schema, or that of the schema it refers to; empty if there is none."""
        while isinstance(schema, dict):
            if description := schema.get("description"):
                return str(description)
            if not isinstance(ref := schema.get("$ref"), str):
                break
            schema = self._target(ref)
        return ""

    def _target(self, ref: str) -> Any:
        if ref.startswith(SCHEMAS) and (name := ref.removeprefix(SCHEMAS)) in self._all:
            return self._all[name]
        return lookup(self.bundle.data, ref[1:])

    @staticmethod
    def _composes(schema: dict[str, Any]) -> bool:
        return "properties" in schema or "allOf" in schema

    def _collect(self, schema: Any, into: ObjectProperties, *, always: bool, seen: tuple[int, ...]) -> None:
        schema = self.resolve(schema)
        if not isinstance(schema, dict) or id(schema) in seen:
            return
        seen = (*seen, id(schema))
        for part in schema.get("allOf", ()):
            self._collect(part, into, always=always, seen=seen)
        if self._composes(schema) or len(seen) > 1:
            for part in (*schema.get("oneOf", ()), *schema.get("anyOf", ())):
                self._collect(part, into, always=False, seen=seen)
        into.properties.update(schema.get("properties", {}))
        if always:
            into.required.update(schema.get("required", ()))

    # Promoting inline bodies to components

    def _with_promoted_bodies(self, operation: Operation) -> Operation:
        body = operation.body
        if body is not None:
            body = replace(body, schema=self._promoted(f"{operation.id} body", body.schema))
            for pointer in operation.filled:
                body = replace(body, schema=self._without_property(body.schema, tokens(pointer)))
        responses = tuple(
            replace(response, schema=self._promoted(f"{operation.id} {response.status} response", response.schema))
            for response in operation.responses
        )
        return replace(operation, body=body, responses=responses)

    def _without_property(self, schema: Any, path: list[str]) -> Any:
        """Return the schema of a body without a property that the client fills in itself.

        Objects that become empty are removed too. A class that responses also use stays complete; the request gets its
        own class.
        """
        name = ""
        while isinstance(schema, dict) and isinstance(ref := schema.get("$ref"), str):
            name, schema = ref.removeprefix(SCHEMAS), self._target(ref)
        unchanged = {"$ref": SCHEMAS + name} if name else schema
        original, (first, *rest) = self.object_properties(schema), path
        if first not in original.properties:
            return unchanged  # removed already for an operation with the same body; or missing, which lint reports
        remaining = {key: value for key, value in original.properties.items() if key != first}
        if (
            rest
            and self.object_properties(inner := self._without_property(original.properties[first], rest)).properties
        ):
            remaining = {**original.properties, first: inner}
        reduced = {
            **{key: value for key, value in schema.items() if key not in ("allOf", "oneOf", "anyOf")},
            "properties": remaining,
            "required": [name for name in original.properties if name in original.required and name in remaining],
        }
        if not name:
            return reduced
        new_name = pascal(f"{name} sent") if name in self._received else name
        self._all[new_name] = reduced
        return {"$ref": SCHEMAS + new_name}

    def _promoted(self, name: str, schema: Any) -> Any:
        if isinstance(schema, dict) and schema.get("type") == "array" and "items" in schema:
            return {**schema, "items": self._promoted(f"{name} item", schema["items"])}
        if not self.is_class(schema):
            return schema
        component = pascal(name)
        while component in self._all:
            component = f"{component}Body"
        self._all[component] = schema
        return {"$ref": SCHEMAS + component}

    # The model generator's document

    def document(self) -> dict[str, Any]:
        """Return an OpenAPI document with only the schemas that become classes, as input of the model generator."""
        responses = [response.schema for operation in self.operations for response in operation.responses]
        received = self._reached([*responses, *(event.schema for event in self.events)])
        # Schemas that no operation uses are treated as received, because unknown values in them must not raise errors.
        request_only = (
            self._reached(operation.body.schema for operation in self.operations if operation.body) - received
        )
        schemas = {
            name: self._transformed(schema, closed=name in request_only, within=(name,))
            for name, schema in self._all.items()
            if self.is_class(schema) or self._is_recursive(name)
        }
        return {
            "openapi": "3.1.0",
            "info": {"title": "models", "version": "1"},
            "paths": {},
            "components": {"schemas": schemas},
        }

    def _references(self, schema: Any) -> Iterator[str]:
        stack = [schema]
        while stack:
            node = stack.pop()
            if isinstance(node, dict) and isinstance(ref := node.get("$ref"), str) and ref.startswith(SCHEMAS):
                yield ref.removeprefix(SCHEMAS)
            stack.extend(value for key, value in children(node) if key not in ("enum", "const", "default", "example"))

    def _reached(self, roots: Iterable[Any]) -> set[str]:
        reached: set[str] = set()
        stack = [name for root in roots for name in self._references(root)]
        while stack:
            name = stack.pop()
            if name not in reached and name in self._all:
                reached.add(name)
                stack.extend(self._references(self._all[name]))
        return reached

    def _is_recursive(self, name: str) -> bool:
        """Return whether a schema without a class refers back to itself through schemas without a class."""
        seen: set[str] = set()
        stack = list(self._references(self._all[name]))
        while stack:
            reference = stack.pop()
            if reference == name:
                return True
            if reference not in seen and not self.is_class(self._all.get(reference)):
                seen.add(reference)
                stack.extend(self._references(self._all.get(reference)))
        return False

    def _transformed(self, schema: Any, *, closed: bool, within: tuple[str, ...]) -> Any:
        if not isinstance(schema, dict):
            return schema
        if isinstance(ref := schema.get("$ref"), str):
            return self._transformed_reference(ref, schema, closed=closed, within=within)
        if "enum" not in schema and len(schema.get("allOf", ())) == 1 and not self.is_class(schema):
            # OpenAPI 3.0 needed `allOf` to give a reference a description of its own.
            siblings = {key: value for key, value in schema.items() if key in _REF_SIBLINGS}
            return {**self._transformed(schema["allOf"][0], closed=closed, within=within), **siblings}
        transformed = {key: self._keyword_value(key, schema[key], closed, within) for key in schema if key in _KEYWORDS}
        if self._composes(schema) and (members := self.object_properties(schema)).properties:
            transformed = {key: value for key, value in transformed.items() if key not in ("oneOf", "anyOf")}
            transformed["type"] = schema.get("type", "object")
            transformed["properties"] = {
                name: self._transformed(property_schema, closed=closed, within=within)
                for name, property_schema in members.properties.items()
            }
            self.single_or_list |= {
                (within[0], name)
                for name, property_schema in transformed["properties"].items()
                if is_single_or_list(property_schema)
            }
            mark_nullable(members.properties, transformed["properties"], members.required, self.resolve)
            transformed["required"] = [name for name in members.properties if name in members.required]
        if custom_type := self._custom_type(schema):
            kept = {key: transformed[key] for key in ("type", "description") if key in transformed}
            return {**kept, "customTypePath": custom_type}
        return within_limits(transformed, closed=closed)

    def _custom_type(self, schema: dict[str, Any]) -> str:
        """Return the import path of a type that the model generator does not know; empty for other schemas."""
        return f"{self._package}.extras.{schema['x-class']}" if "x-class" in schema else self.times.kind(schema)

    def _transformed_reference(self, ref: str, schema: dict[str, Any], *, closed: bool, within: tuple[str, ...]) -> Any:
        target, name = self._target(ref), ref.removeprefix(SCHEMAS)
        siblings = {key: value for key, value in schema.items() if key in _REF_SIBLINGS}
        if name == ref:
            # The target is not a component, so there is no name to refer to.
            return self._transformed(target, closed=closed, within=within)
        if self.is_class(target) or name in within or self._is_recursive(name):
            return {"$ref": SCHEMAS + name, **siblings}
        return {**self._transformed(target, closed=closed, within=(*within, name)), **siblings}

    def _keyword_value(self, key: str, value: Any, closed: bool, within: tuple[str, ...]) -> Any:
        if key == "description":
            return plain(str(value))
        if key in ("items", "additionalProperties"):
            return self._transformed(value, closed=closed, within=within)
        if key in ("oneOf", "anyOf") and isinstance(value, list):
            return [self._transformed(subschema, closed=closed, within=within) for subschema in value]
        return value
