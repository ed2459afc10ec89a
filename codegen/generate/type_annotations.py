"""Types: the Python annotation of a schema, for arguments and results."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from codegen.generate.schema_transforms.model_schemas import ModelSchemas

from .models import Models
from .time_types import is_time

_PLAIN = {"integer": "int", "number": "float", "boolean": "bool", "null": "None"}
_TEXT = {"date-time": "datetime.datetime", "date": "datetime.date", "binary": "bytes"}


class Types:
    """Annotations in terms of one vendor's models."""

    def __init__(self, schemas: ModelSchemas, models: Models) -> None:
        self.schemas = schemas
        self.models = models

    def class_of(self, schema: Any) -> str | None:
        """Return the class that a reference stands for, None where its schema is written out where it is used."""
        if not (isinstance(schema, dict) and isinstance(schema.get("$ref"), str)):
            return None
        known = self.schemas.is_class(self.schemas.resolve(schema))
        return self.models.class_of(schema["$ref"]) if known else None

    def annotation(self, schema: Any, *, argument: bool = False) -> str:
        """Return the annotation of a schema. As an argument, an enumeration is also taken as its plain value."""
        return union(self._parts(schema, argument))

    def alternatives(self, schema: Any) -> list[str]:
        """Return what the annotation of a schema is a union of."""
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
                spelt_out = ["bool"] if set(target["enum"]) == {"true", "false"} else []
                return [f"models.{name}", *spelt_out, *sorted(plain)]
            return [f"models.{name}"]
        if "x-class" in schema:
            return [f"extras.{schema['x-class']}", *(["None"] if "null" in schema.get("type", "") else [])]
        if "const" in schema:
            return [_literal([schema["const"]])]
        if "enum" in schema:
            return [_literal(schema["enum"])]
        for key in ("oneOf", "anyOf"):
            if key in schema:
                return [part for one in schema[key] for part in self._parts(one, argument)]
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
    """Return the union of annotations. None reads best, and is looked for, at the end."""
    found = list(dict.fromkeys(parts)) or ["None"]
    if "Any" in found:
        return "Any"
    return " | ".join([one for one in found if one != "None"] + ["None"] * ("None" in found))


def _literal(values: list[Any]) -> str:
    if all(isinstance(value, str | int | bool) or value is None for value in values):
        return f"Literal[{', '.join(map(repr, values))}]"
    return "Any"
