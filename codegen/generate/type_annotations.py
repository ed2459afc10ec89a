"""Derive Python type annotations from schemas, for arguments and results."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from codegen.generate.schema_transforms.model_schemas import ModelSchemas

from .models import GeneratedModels
from .time_types import is_time

_PLAIN = {"integer": "int", "number": "float", "boolean": "bool", "null": "None"}
_TEXT = {"date-time": "datetime.datetime", "date": "datetime.date", "binary": "bytes"}


class TypeAnnotations:
    """Type annotations that use the models of one vendor."""

    def __init__(self, schemas: ModelSchemas, models: GeneratedModels) -> None:
        self.schemas = schemas
        self.models = models

    def class_of(self, schema: Any) -> str | None:
        """Return the model class of a reference; None if its schema has no class but is inlined where it is used."""
        if not (isinstance(schema, dict) and isinstance(schema.get("$ref"), str)):
            return None
        has_class = self.schemas.is_class(self.schemas.resolve(schema))
        return self.models.class_of(schema["$ref"]) if has_class else None

    def annotation(self, schema: Any, *, argument: bool = False) -> str:
        """Return the annotation of a schema. Arguments accept plain values in place of enumeration members."""
        return union(self._parts(schema, argument))

    def alternatives(self, schema: Any) -> list[str]:
        """Return the members of the union that the annotation of a schema consists of."""
        return self._parts(schema, argument=False)

    def _parts(self, schema: Any, argument: bool) -> list[str]:
        if not isinstance(schema, dict):
            return ["Any"]
        if isinstance(ref := schema.get("$ref"), str):
            name = self.models.class_of(ref)
            target = self.schemas.resolve(schema)
            if name is None:
                return self._parts(target, argument)
            if argument and "enum" in target:
                plain = {type(value).__name__ for value in target["enum"]} & {"str", "int"}
                boolean = ["bool"] if set(target["enum"]) == {"true", "false"} else []
                return [f"models.{name}", *boolean, *sorted(plain)]
            return [f"models.{name}"]
        if "x-class" in schema:
            return [f"extras.{schema['x-class']}", *(["None"] if "null" in schema.get("type", "") else [])]
        if "const" in schema:
            return [_literal([schema["const"]])]
        if "enum" in schema:
            return [_literal(schema["enum"])]
        for key in ("oneOf", "anyOf"):
            if key in schema:
                return [part for alternative in schema[key] for part in self._parts(alternative, argument)]
        if len(schema.get("allOf", ())) == 1:
            return self._parts(schema["allOf"][0], argument)
        kinds = schema.get("type", [])
        kinds = [kinds] if isinstance(kinds, str) else kinds
        return [self._kind(kind, schema, argument) for kind in kinds] or ["Any"]

    def _kind(self, kind: str, schema: dict[str, Any], argument: bool) -> str:
        if kind != "null" and is_time(schema):
            return "datetime.datetime"
        if kind == "string":
            return _TEXT.get(schema.get("format", ""), "str")
        if kind == "array":
            return f"list[{self.annotation(schema.get('items', {}), argument=argument)}]"
        if kind == "object":
            values = schema.get("additionalProperties", {})
            return f"dict[str, {self.annotation(values, argument=argument)}]"
        return _PLAIN.get(kind, "Any")


def union(parts: Iterable[str]) -> str:
    """Return the union of annotations, with None at the end, since other code looks for it there."""
    unique = list(dict.fromkeys(parts)) or ["None"]
    if "Any" in unique:
        return "Any"
    return " | ".join([part for part in unique if part != "None"] + ["None"] * ("None" in unique))


def _literal(values: list[Any]) -> str:
    if all(isinstance(value, str | int | bool) or value is None for value in values):
        return f"Literal[{', '.join(map(repr, values))}]"
    return "Any"
