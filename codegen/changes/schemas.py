"""Schemas as contracts: types, values, limits and members, with what is composed put together."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from codegen.openapi.bundler import SCHEMAS, Bundle

from .contract import ContractNode, Direction
from .rules import LIMITS

_TYPES = {dict: "object", list: "array", str: "string", bool: "boolean", int: "integer", float: "number"}
# What a schema without a type speaks of, by the keyword that tells.
_TELLING = {"properties": "object", "additionalProperties": "object", "items": "array"}
_UNIONS = ("oneOf", "anyOf")


class ContractSchemas:
    """The schemas of one document, read where they are asked for."""

    def __init__(self, bundle: Bundle) -> None:
        self._bundle = bundle

    def content(self, schema: Any, way: Direction) -> dict[str, ContractNode]:
        """Return a schema as the one part of what holds it, which has a name already."""
        node, whole, ref = schema, self._whole(schema), ""
        # A union of one thing and null is that thing.
        while isinstance(node, dict) and not ref:
            ref = str(node.get("$ref", ""))
            node = next(iter(self._alternatives(node)), None) if len(self._alternatives(node)) == 1 else None
        component = ref.removeprefix(SCHEMAS)
        wrapped = bool(component) and schema != {"$ref": ref}
        parts = partial(self._parts, whole, way)
        home = f"`{component}`" if component else ""
        return {"": ContractNode("schema", "", way, self._facts(whole), parts, None, component or None, home, wrapped)}

    def _facts(self, whole: dict[str, Any]) -> dict[str, Any]:
        values = whole.get("enum", [whole["const"]] if "const" in whole else None)
        told = {name: _plain(one) for name, one in whole.items() if name in {*LIMITS, "default"} or name[:2] == "x-"}
        return {
            "type": self._types(whole),
            "values": None if values is None else frozenset(map(_plain, values)),
            "closed": whole.get("additionalProperties") is False or None,
            "deprecated": bool(whole.get("deprecated")),
            **told,
        }

    def _types(self, whole: dict[str, Any], above: frozenset[str] = frozenset()) -> frozenset[str] | None:
        """Return the JSON types of a schema's values, None where any may come."""
        given = whole.get("type") or next((kind for key, kind in _TELLING.items() if key in whole), ())
        types = {given} if isinstance(given, str) else set(given)
        if not types and ("enum" in whole or "const" in whole):
            types = {_TYPES.get(type(value), "null") for value in whole.get("enum", [whole.get("const")])}
        if not types and (alternatives := self._alternatives(whole)):
            # Where a union leads back to itself it has no further types.
            if not (further := [one for one in alternatives if one.get("$ref") not in above]):
                return frozenset()
            found = [self._types(self._whole(one), above | {one.get("$ref", "")}) for one in further]
            types = set() if None in found else {kind for one in found for kind in one or ()}
        # Every integer is a number.
        return frozenset(types | ({"integer"} if "number" in types else set())) or None

    def _parts(self, whole: dict[str, Any], way: Direction) -> dict[str, ContractNode]:
        required = set(whole.get("required", ()))
        found = {
            f".{name}": self._part("member", f".`{name}`", one, way, required=name in required)
            for name, one in (whole.get("properties") or {}).items()
        }
        for keyword, sign in (("items", "[]"), ("additionalProperties", ".*")):
            if isinstance(whole.get(keyword), dict):
                found[sign] = self._part("part", sign, whole[keyword], way)
        for index, one in enumerate(whole.get("prefixItems") or ()):
            found[f"[{index}]"] = self._part("part", f"[{index}]", one, way)
        for index, one in enumerate(self._alternatives(whole)):
            name = str(one.get("$ref", one.get("title", f"alternative {index + 1}"))).removeprefix(SCHEMAS)
            part = self._part("alternative", f"as `{name}`", one, way)
            # An alternative without a name of its own is found again by its type.
            found[f"or {name}"] = replace(part, alias=self._types(self._whole(one)))
        return found

    def _part(self, kind: str, name: str, schema: Any, way: Direction, **facts: Any) -> ContractNode:
        return ContractNode(kind, name, way, facts, partial(self.content, schema, way))

    def _alternatives(self, whole: dict[str, Any]) -> list[dict[str, Any]]:
        """Return the alternatives of a union, without null, which is a type."""
        listed = [one for key in _UNIONS for one in whole.get(key) or () if isinstance(one, dict)]
        return [one for one in listed if self._bundle.resolve(one).get("type") != "null"]

    def _whole(self, schema: Any, above: tuple[int, ...] = ()) -> dict[str, Any]:
        """Return a schema with references followed, what `allOf` composes put together, and unions of one undone."""
        node = self._bundle.resolve(schema)
        if not isinstance(node, dict) or id(node) in above:
            return {}
        beside = schema if node is not schema else {}
        whole = {key: one for key, one in {**node, **beside}.items() if key not in ("$ref", "allOf")}
        composed = [*node.get("allOf", ()), *beside.get("allOf", ())]
        if len(alternatives := self._alternatives(whole)) == 1:
            nullable = sum(len(whole.pop(key, ())) for key in _UNIONS) > 1
            part = self._whole(alternatives[0], (*above, id(node)))
            types = self._types(part)
            composed.append({**part, "type": sorted({*types, "null"})} if nullable and types else part)
        for part in (self._whole(one, (*above, id(node))) for one in composed):
            together: dict[str, Any] = {"properties": {**part.get("properties", {}), **whole.get("properties", {})}}
            together["required"] = [*part.get("required", ()), *whole.get("required", ())]
            whole = {**part, **whole, **{key: one for key, one in together.items() if one}}
        return whole


def _plain(value: Any) -> Any:
    """Return a JSON value that can stand in a set: a text or a number as it is, the rest as it is written."""
    return repr(value) if isinstance(value, list | dict | bool | None) else value
