"""Literals: the Python that a reader would write for the arguments of a body, from the document's own example of it."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from typing import Any

from codegen.generate.client_api import Method
from codegen.generate.method_arguments import Argument
from codegen.generate.schema_transforms.model_schemas import ModelSchemas
from codegen.generate.time_types import is_time
from codegen.generate.type_annotations import Types
from codegen.ir.operations import Operation
from codegen.openapi.bundler import Bundle
from codegen.openapi.json_pointer import lookup

_PER_SECOND = {"unixtime": 1, "unixtime-ms": 1000}
_KINDS = {str: "string", bool: "boolean", int: "integer", float: "number", list: "array", dict: "object"}


class Literals:
    """The literals of one vendor."""

    def __init__(self, schemas: ModelSchemas, types: Types, *bundles: Bundle) -> None:
        self._schemas, self._types, self._bundles = schemas, types, bundles

    def of(self, method: Method) -> dict[str, str]:
        """Return the code of each argument that the example of the body shows, by the argument's name.

        What a vendor's own class stands for is left out: only its author knows how a value of it is written.
        """
        left = [one for one in method.arguments if one.place == "body" and one.default in ("", "None", "UNSET")]
        found = {}
        for schema, value in self._levels(method.operation) if left else ():
            for wire, member, one in self._members(schema, value):
                argument = _taken(left, wire)
                if argument is not None and (code := self._code(member, one, argument=True)):
                    found[argument.name] = code
        return found

    def _levels(self, operation: Operation) -> list[tuple[Any, Any]]:
        """Return schema and value of each object of a body, the one that holds the caller's own members first."""
        value = self._shown(operation)
        if operation.body is None or value is None:
            return []
        schema, found = operation.body.schema, []
        pointer = operation.extensions.get("x-envelope", {}).get("body", "")
        for owner, member, below in self._schemas.walk(operation, schema, pointer):
            found.append((owner, value))
            schema, value = below, value.get(member, {})
        return [(schema, value), *reversed(found)]

    def _shown(self, operation: Operation) -> Any:
        """Return the first example of an operation's body, None where there is none."""
        bundle = self._bundles[-1 if operation.streamed else 0]
        node = bundle.resolve(lookup(bundle.data, operation.pointer))
        if operation.streamed:
            examples = bundle.resolve(bundle.resolve(node["messages"][0])).get("examples", [])
            return examples[0].get("payload") if examples else None
        if operation.body is None:
            return None
        media = bundle.resolve(node["requestBody"])["content"][operation.body.content_type]
        named: Any = next(iter(media.get("examples", {}).values()), {})
        return media.get("example", bundle.resolve(named).get("value"))

    def _members(self, schema: Any, value: Any) -> Iterator[tuple[str, Any, Any]]:
        members = self._schemas.members(schema).properties
        if not members:
            yield "", schema, value
        for wire, one in value.items() if members and isinstance(value, dict) else ():
            if wire in members:
                yield wire, members[wire], one

    def _code(self, schema: Any, value: Any, *, argument: bool = False) -> str:
        """Return the code of a value; empty where it cannot be told. An argument takes an enumeration's plain value."""
        schema = self._chosen(schema, value)
        resolved = self._schemas.resolve(schema)
        if not isinstance(resolved, dict) or value is None:
            return repr(value)
        if "x-class" in resolved:
            return ""
        if isinstance(value, str) and not self._fits(resolved, value):
            # A form's member may be shown as the text that is sent.
            value = json.loads(value)
        if is_time(resolved):
            return _moment(_read(resolved, value))
        if (name := self._types.class_of(schema)) is not None:
            if not isinstance(value, dict):
                return repr(value) if argument else f"models.{name}({value!r})"
            inside = ((wire, self._code(member, one)) for wire, member, one in self._members(schema, value))
            named = self._types.models.members[name]
            return f"models.{name}({', '.join(f'{named[wire]}={code}' for wire, code in inside if code)})"
        return self._plain(resolved, value, argument=argument)

    def _plain(self, schema: dict[str, Any], value: Any, *, argument: bool) -> str:
        match value, schema.get("format"):
            case str(), "date-time":
                return _moment(datetime.datetime.fromisoformat(value))
            case str(), "date":
                return f"datetime.date.fromisoformat({value!r})"
            case str(), "binary":
                return repr(value.encode())
            case list(), _:
                items = schema.get("items", {})
                return f"[{', '.join(self._code(items, one, argument=argument) for one in value)}]"
            case dict(), _:
                values = schema.get("additionalProperties", {})
                pairs = (f"{name!r}: {self._code(values, one, argument=argument)}" for name, one in value.items())
                return f"{{{', '.join(pairs)}}}"
        return repr(value)

    def _chosen(self, schema: Any, value: Any) -> Any:
        """Return the alternative of a schema that a value is of, the schema itself where it has none."""
        resolved = self._schemas.resolve(schema)
        if self._types.class_of(schema) is not None or not isinstance(resolved, dict):
            return schema
        listed = (one for key in ("oneOf", "anyOf", "allOf") for one in resolved.get(key, ()))
        return next((self._chosen(one, value) for one in listed if self._fits(one, value)), schema)

    def _fits(self, schema: Any, value: Any) -> bool:
        """Tell whether a value has a type that a schema allows."""
        resolved = self._schemas.resolve(schema)
        if not isinstance(resolved, dict) or "type" not in resolved:
            return True
        kind = _KINDS[type(value)]
        return kind in resolved["type"] or (kind == "integer" and "number" in resolved["type"])


def _taken(arguments: list[Argument], wire: str) -> Argument | None:
    """Take the first argument of a wire name out of a list: two levels of a body may have members of one name."""
    found = next((one for one in arguments if one.wire == wire), None)
    if found is not None:
        arguments.remove(found)
    return found


def _read(schema: dict[str, Any], value: Any) -> datetime.datetime:
    """Return a time that a vendor writes in its own way."""
    if "x-datetime-format" in schema:
        return datetime.datetime.strptime(value, schema["x-datetime-format"])
    return datetime.datetime.fromtimestamp(value / _PER_SECOND[schema["format"]], datetime.UTC)


def _moment(time: datetime.datetime) -> str:
    return f"datetime.datetime.fromisoformat({time.isoformat()!r})"
