"""The document's schemas as the model generator shall see them.

Four ideas, each of which makes a whole class of cases vanish:

* Only what users will hold becomes a class: objects with members, and enumerations. Everything else (plain values,
  lists, maps, unions) is written where it is used, unless it is recursive.
* An object is its members. What `allOf` composes, and what its alternatives add, is laid into one class, so that no
  class overrides another's field with another type.
* Models hold types, not limits. A limit that the vendor states binds what the vendor sends, and checking it is the
  contract tests' work; a client that refuses a title one character too long breaks in production. Limits stay on
  what only requests use, and there unknown members are refused, so that a typing error is found before it is sent.
* Only keywords that are listed here pass. Whatever else a document carries cannot reach the generator.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from codegen.findings import Failed
from codegen.generate.text import plain
from codegen.generate.time_types import Times
from codegen.ir.asyncapi import ServerEvent
from codegen.ir.operations import Operation
from codegen.names import pascal
from codegen.openapi.bundler import SCHEMAS, Bundle
from codegen.openapi.json_pointer import lookup, tokens
from codegen.openapi.json_tree import children

from .expansion_size import limit_expansion
from .nullable_properties import mark_nullable
from .single_or_list import is_one_or_many
from .value_limits import LIMITS, within_limits

# What counts beside a reference too.
_BESIDE = ("description", "default", "deprecated")
_KEPT = LIMITS | frozenset(
    ["type", "format", "enum", "const", "additionalProperties", "items", "oneOf", "anyOf", "x-enum-varnames", *_BESIDE]
)


@dataclass(slots=True)
class ObjectProperties:
    """The members of an object: schema by name, and the names that are always there."""

    properties: dict[str, Any] = field(default_factory=dict)
    required: set[str] = field(default_factory=set)


class ModelSchemas:
    """The component schemas of a bundle, with the inline bodies of its operations promoted to components.

    `operations` and `events` are those given, in which each body that wants a class refers to a component.
    """

    def __init__(
        self, bundle: Bundle, operations: Sequence[Operation], package: str, events: Sequence[ServerEvent] = ()
    ) -> None:
        declared = (bundle.data.get("components") or {}).get("schemas") or {}
        self._all: dict[str, Any] = dict(declared)
        limit_expansion(bundle, self._all)
        self.bundle = bundle
        self._package = package
        # Members that are one object or a list of them, as (schema, member); known once the document is made.
        self.listed: set[tuple[str, str]] = set()
        self.times = Times(package, self._all)
        answers = [answer.schema for one in operations for answer in one.responses]
        self._received = self._reached([*answers, *(one.schema for one in events)])
        self.operations = [self._with_named_bodies(one) for one in operations]
        self.events = [replace(one, schema=self._promoted(f"{one.id} event", one.schema)) for one in events]

    # Looking at schemas

    def resolve(self, schema: Any) -> Any:
        """Follow references to a schema, promoted ones included."""
        while isinstance(schema, dict) and isinstance(ref := schema.get("$ref"), str):
            schema = self._target(ref)
        return schema

    def is_class(self, schema: Any) -> bool:
        """Tell whether a schema becomes a class of its own: an object with members, or an enumeration."""
        if not isinstance(schema, dict) or "$ref" in schema:
            return False
        return "enum" in schema or bool(self._composes(schema) and self.members(schema).properties)

    def members(self, schema: Any) -> ObjectProperties:
        """Return the members of an object, whatever it is composed of."""
        found = ObjectProperties()
        self._collect(schema, found, always=True, seen=())
        return found

    def steps(self, schema: Any, pointer: str) -> list[tuple[Any, str, Any]]:
        """Walk a JSON Pointer of an instance through its schema: (owner's schema, member, member's schema) a token.

        Raises KeyError where the schema has no such member.
        """
        found = []
        for token in tokens(pointer):
            owner, resolved = schema, self.resolve(schema)
            members = self.members(resolved).properties
            if token in members:
                schema = members[token]
            elif token.isdigit() and isinstance(resolved, dict) and "items" in resolved:
                schema = resolved["items"]
            else:
                raise KeyError(pointer)
            found.append((owner, token, schema))
        return found

    def walk(self, operation: Operation | ServerEvent, schema: Any, pointer: str) -> list[tuple[Any, str, Any]]:
        """Walk a pointer that an extension of an operation has. Raises Failed where the schema has no such member."""
        try:
            return self.steps(schema, pointer)
        except KeyError:
            told = f"{pointer!r} leads through what is no object of named members; describe it, or correct the pointer"
            raise Failed([self.bundle.find(operation.pointer, "extension-target", told)]) from None

    def description(self, schema: Any) -> str:
        """Return a schema's description; where it has none, that of what it refers to."""
        while isinstance(schema, dict):
            if found := schema.get("description"):
                return str(found)
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

    # Naming inline bodies

    def _with_named_bodies(self, operation: Operation) -> Operation:
        body = operation.body
        if body is not None:
            body = replace(body, schema=self._promoted(f"{operation.id} body", body.schema))
            for pointer in operation.filled:
                body = replace(body, schema=self._without(body.schema, tokens(pointer)))
        responses = tuple(
            replace(one, schema=self._promoted(f"{operation.id} {one.status} response", one.schema))
            for one in operation.responses
        )
        return replace(operation, body=body, responses=responses)

    def _without(self, schema: Any, path: list[str]) -> Any:
        """Return a body without a member that the client fills in: nobody gives it, and no model asks for it.

        An object that has nothing else goes with it. What the vendor sends too keeps its own class whole.
        """
        name = ""
        while isinstance(schema, dict) and isinstance(ref := schema.get("$ref"), str):
            name, schema = ref.removeprefix(SCHEMAS), self._target(ref)
        home = {"$ref": SCHEMAS + name} if name else schema
        held, (first, *rest) = self.members(schema), path
        if first not in held.properties:
            return home  # another operation has the same body, or lint says that it has to stand there
        left = {key: value for key, value in held.properties.items() if key != first}
        if rest and self.members(below := self._without(held.properties[first], rest)).properties:
            left = {**held.properties, first: below}
        shown = {
            **{key: value for key, value in schema.items() if key not in ("allOf", "oneOf", "anyOf")},
            "properties": left,
            "required": [one for one in held.properties if one in held.required and one in left],
        }
        if not name:
            return shown
        free = pascal(f"{name} sent") if name in self._received else name
        self._all[free] = shown
        return {"$ref": SCHEMAS + free}

    def _promoted(self, name: str, schema: Any) -> Any:
        if isinstance(schema, dict) and schema.get("type") == "array" and "items" in schema:
            return {**schema, "items": self._promoted(f"{name} item", schema["items"])}
        if not self.is_class(schema):
            return schema
        free = pascal(name)
        while free in self._all:
            free = f"{free}Body"
        self._all[free] = schema
        return {"$ref": SCHEMAS + free}

    # The model generator's document

    def document(self) -> dict[str, Any]:
        """Return a document that holds nothing but the classes, ready for the model generator."""
        answers = [answer.schema for one in self.operations for answer in one.responses]
        received = self._reached([*answers, *(one.schema for one in self.events)])
        # What no operation uses (yet) is treated as received: nothing that it says may break a client.
        sent_only = self._reached(one.body.schema for one in self.operations if one.body) - received
        schemas = {
            name: self._shown(schema, closed=name in sent_only, within=(name,))
            for name, schema in self._all.items()
            if self.is_class(schema) or self._recursive(name)
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
        found: set[str] = set()
        stack = [name for root in roots for name in self._references(root)]
        while stack:
            name = stack.pop()
            if name not in found and name in self._all:
                found.add(name)
                stack.extend(self._references(self._all[name]))
        return found

    def _recursive(self, name: str) -> bool:
        """Tell whether a schema that is no class leads back to itself without passing through a class."""
        seen: set[str] = set()
        stack = list(self._references(self._all[name]))
        while stack:
            below = stack.pop()
            if below == name:
                return True
            if below not in seen and not self.is_class(self._all.get(below)):
                seen.add(below)
                stack.extend(self._references(self._all.get(below)))
        return False

    def _shown(self, schema: Any, *, closed: bool, within: tuple[str, ...]) -> Any:
        if not isinstance(schema, dict):
            return schema
        if isinstance(ref := schema.get("$ref"), str):
            return self._shown_reference(ref, schema, closed=closed, within=within)
        if "enum" not in schema and len(schema.get("allOf", ())) == 1 and not self.is_class(schema):
            # A reference that could not bear a description of its own.
            siblings = {key: value for key, value in schema.items() if key in _BESIDE}
            return {**self._shown(schema["allOf"][0], closed=closed, within=within), **siblings}
        shown = {key: self._member(key, schema[key], closed, within) for key in schema if key in _KEPT}
        if self._composes(schema) and (members := self.members(schema)).properties:
            shown = {key: value for key, value in shown.items() if key not in ("oneOf", "anyOf")}
            shown["type"] = schema.get("type", "object")
            shown["properties"] = {
                name: self._shown(one, closed=closed, within=within) for name, one in members.properties.items()
            }
            self.listed |= {(within[0], name) for name, one in shown["properties"].items() if is_one_or_many(one)}
            mark_nullable(members.properties, shown["properties"], members.required, self.resolve)
            shown["required"] = [name for name in members.properties if name in members.required]
        if kind := self._custom(schema):
            return {**{key: shown[key] for key in ("type", "description") if key in shown}, "customTypePath": kind}
        return within_limits(shown, closed=closed)

    def _custom(self, schema: dict[str, Any]) -> str:
        """Return the path of a type that is not the generator's own, empty where there is none."""
        return f"{self._package}.extras.{schema['x-class']}" if "x-class" in schema else self.times.kind(schema)

    def _shown_reference(self, ref: str, schema: dict[str, Any], *, closed: bool, within: tuple[str, ...]) -> Any:
        target, name = self._target(ref), ref.removeprefix(SCHEMAS)
        siblings = {key: value for key, value in schema.items() if key in _BESIDE}
        if name == ref:
            # A reference into the middle of a document has no name to keep.
            return self._shown(target, closed=closed, within=within)
        if self.is_class(target) or name in within or self._recursive(name):
            return {"$ref": SCHEMAS + name, **siblings}
        return {**self._shown(target, closed=closed, within=(*within, name)), **siblings}

    def _member(self, key: str, value: Any, closed: bool, within: tuple[str, ...]) -> Any:
        if key == "description":
            return plain(str(value))
        if key in ("items", "additionalProperties"):
            return self._shown(value, closed=closed, within=within)
        if key in ("oneOf", "anyOf") and isinstance(value, list):
            return [self._shown(one, closed=closed, within=within) for one in value]
        return value
