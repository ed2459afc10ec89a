"""Build contract trees from JSON Schemas: types, values, limits and properties, with `allOf` merged."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from codegen.openapi.bundler import SCHEMAS, Bundle

from .contract import ContractNode, Direction
from .rules import LIMITS

_TYPES = {dict: "object", list: "array", str: "string", bool: "boolean", int: "integer", float: "number"}
# The type that a keyword implies in a schema without `type`.
_IMPLIED_TYPES = {"properties": "object", "additionalProperties": "object", "items": "array"}
_UNIONS = ("oneOf", "anyOf")


class ContractSchemas:
    """The schemas of one document. Each schema is read when its contract is needed."""

    def __init__(self, bundle: Bundle) -> None:
        self._bundle = bundle

    def content(self, schema: Any, direction: Direction) -> dict[str, ContractNode]:
        """Return a schema as the only part of its parent. It has no name, as the parent is named already."""
        node, merged, ref = schema, self._merged(schema), ""
        # A union of a schema and null counts as the schema.
        while isinstance(node, dict) and not ref:
            ref = str(node.get("$ref", ""))
            node = next(iter(self._alternatives(node)), None) if len(self._alternatives(node)) == 1 else None
        component = ref.removeprefix(SCHEMAS)
        contract = ContractNode(
            "schema",
            "",
            direction,
            self._facts(merged),
            partial(self._parts, merged, direction),
            shared=component or None,
            label=f"`{component}`" if component else "",
            has_own_facts=bool(component) and schema != {"$ref": ref},
        )
        return {"": contract}

    def _facts(self, merged: dict[str, Any]) -> dict[str, Any]:
        values = merged.get("enum", [merged["const"]] if "const" in merged else None)
        keywords = {
            name: _hashable(value)
            for name, value in merged.items()
            if name in {*LIMITS, "default"} or name.startswith("x-")
        }
        return {
            "type": self._types(merged),
            "values": None if values is None else frozenset(map(_hashable, values)),
            "closed": merged.get("additionalProperties") is False or None,
            "deprecated": bool(merged.get("deprecated")),
            **keywords,
        }

    def _types(self, merged: dict[str, Any], ancestors: frozenset[str] = frozenset()) -> frozenset[str] | None:
        """Return the JSON types that a schema allows, None if it allows all."""
        declared = merged.get("type") or next((kind for key, kind in _IMPLIED_TYPES.items() if key in merged), ())
        types = {declared} if isinstance(declared, str) else set(declared)
        if not types and ("enum" in merged or "const" in merged):
            types = {_TYPES.get(type(value), "null") for value in merged.get("enum", [merged.get("const")])}
        if not types and (alternatives := self._alternatives(merged)):
            # A recursive reference adds no types to the union.
            alternatives = [schema for schema in alternatives if schema.get("$ref") not in ancestors]
            if not alternatives:
                return frozenset()
            types_of_alternatives = [
                self._types(self._merged(schema), ancestors | {schema.get("$ref", "")}) for schema in alternatives
            ]
            if None not in types_of_alternatives:
                types = {kind for kinds in types_of_alternatives for kind in kinds or ()}
        # `number` includes `integer`.
        return frozenset(types | ({"integer"} if "number" in types else set())) or None

    def _parts(self, merged: dict[str, Any], direction: Direction) -> dict[str, ContractNode]:
        required = set(merged.get("required", ()))
        parts = {
            f".{name}": self._part("property", f".`{name}`", schema, direction, required=name in required)
            for name, schema in (merged.get("properties") or {}).items()
        }
        for keyword, sign in (("items", "[]"), ("additionalProperties", ".*")):
            if isinstance(merged.get(keyword), dict):
                parts[sign] = self._part("part", sign, merged[keyword], direction)
        for index, schema in enumerate(merged.get("prefixItems") or ()):
            parts[f"[{index}]"] = self._part("part", f"[{index}]", schema, direction)
        for index, schema in enumerate(self._alternatives(merged)):
            name = str(schema.get("$ref", schema.get("title", f"alternative {index + 1}"))).removeprefix(SCHEMAS)
            part = self._part("alternative", f"as `{name}`", schema, direction)
            # Unnamed alternatives of two revisions are matched by their types.
            parts[f"or {name}"] = replace(part, alias=self._types(self._merged(schema)))
        return parts

    def _part(self, kind: str, name: str, schema: Any, direction: Direction, **facts: Any) -> ContractNode:
        return ContractNode(kind, name, direction, facts, partial(self.content, schema, direction))

    def _alternatives(self, merged: dict[str, Any]) -> list[dict[str, Any]]:
        """Return the alternatives of a union except null, which counts as a type."""
        schemas = [schema for key in _UNIONS for schema in merged.get(key) or () if isinstance(schema, dict)]
        return [schema for schema in schemas if self._bundle.resolve(schema).get("type") != "null"]

    def _merged(self, schema: Any, ancestors: tuple[int, ...] = ()) -> dict[str, Any]:
        """Return a schema with references resolved, `allOf` merged, and unions with one alternative replaced by it."""
        node = self._bundle.resolve(schema)
        if not isinstance(node, dict) or id(node) in ancestors:
            return {}
        siblings = schema if node is not schema else {}
        merged = {key: value for key, value in {**node, **siblings}.items() if key not in ("$ref", "allOf")}
        composed = [*node.get("allOf", ()), *siblings.get("allOf", ())]
        if len(alternatives := self._alternatives(merged)) == 1:
            nullable = sum(len(merged.pop(key, ())) for key in _UNIONS) > 1
            part = self._merged(alternatives[0], (*ancestors, id(node)))
            types = self._types(part)
            composed.append({**part, "type": sorted({*types, "null"})} if nullable and types else part)
        for part in (self._merged(schema, (*ancestors, id(node))) for schema in composed):
            combined: dict[str, Any] = {"properties": {**part.get("properties", {}), **merged.get("properties", {})}}
            combined["required"] = [*part.get("required", ()), *merged.get("required", ())]
            merged = {**part, **merged, **{key: value for key, value in combined.items() if value}}
        return merged


def _hashable(value: Any) -> Any:
    """Return strings and numbers unchanged, and the `repr` of other JSON values."""
    return repr(value) if isinstance(value, list | dict | bool | None) else value
