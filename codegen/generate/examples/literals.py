"""Write the values in a document's examples of request bodies as Python literals."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from typing import Any

from codegen.generate.client_api import ClientMethod
from codegen.generate.method_arguments import Argument
from codegen.generate.schema_transforms.model_schemas import ModelSchemas
from codegen.generate.time_types import is_time
from codegen.generate.type_annotations import TypeAnnotations
from codegen.ir.operations import Operation
from codegen.openapi.bundler import Bundle
from codegen.openapi.json_pointer import lookup

_PER_SECOND = {"unixtime": 1, "unixtime-ms": 1000}
_KINDS = {str: "string", bool: "boolean", int: "integer", float: "number", list: "array", dict: "object"}


class BodyLiterals:
    """Writes literals with the models of one vendor."""

    def __init__(self, schemas: ModelSchemas, types: TypeAnnotations, *bundles: Bundle) -> None:
        self._schemas, self._types, self._bundles = schemas, types, bundles

    def of(self, method: ClientMethod) -> dict[str, str]:
        """Return the code of each argument for which the example of the body has a value, by the argument's name.

        Values of classes in ``client_extras.py`` are omitted, since the generator does not know their constructors.
        """
        arguments = [
            argument
            for argument in method.arguments
            if argument.place == "body" and argument.default in ("", "None", "UNSET")
        ]
        code_by_name = {}
        for schema, value in self._levels(method.operation) if arguments else ():
            for wire, property_schema, property_value in self._properties(schema, value):
                argument = _pop_argument(arguments, wire)
                if argument is not None and (code := self._code(property_schema, property_value, argument=True)):
                    code_by_name[argument.name] = code
        return code_by_name

    def _levels(self, operation: Operation) -> list[tuple[Any, Any]]:
        """Return schema and example value of each object of a body, the innermost object first."""
        value = self._body_example(operation)
        if operation.body is None or value is None:
            return []
        schema, levels = operation.body.schema, []
        pointer = operation.extensions.get("x-envelope", {}).get("body", "")
        for owner, property_name, inner in self._schemas.walk(operation, schema, pointer):
            levels.append((owner, value))
            schema, value = inner, value.get(property_name, {})
        return [(schema, value), *reversed(levels)]

    def _body_example(self, operation: Operation) -> Any:
        """Return the first example of an operation's request body, or None."""
        bundle = self._bundles[-1 if operation.streamed else 0]
        node = bundle.resolve(lookup(bundle.data, operation.pointer))
        if operation.streamed:
            examples = bundle.resolve(bundle.resolve(node["messages"][0])).get("examples", [])
            return examples[0].get("payload") if examples else None
        if operation.body is None:
            return None
        media = bundle.resolve(node["requestBody"])["content"][operation.body.content_type]
        example: Any = next(iter(media.get("examples", {}).values()), {})
        return media.get("example", bundle.resolve(example).get("value"))

    def _properties(self, schema: Any, value: Any) -> Iterator[tuple[str, Any, Any]]:
        properties = self._schemas.object_properties(schema).properties
        if not properties:
            yield "", schema, value
        for wire, property_value in value.items() if properties and isinstance(value, dict) else ():
            if wire in properties:
                yield wire, properties[wire], property_value

    def _code(self, schema: Any, value: Any, *, argument: bool = False) -> str:
        """Return the code of a value, empty if it cannot be written. Arguments accept plain values of enumerations."""
        schema = self._matching_schema(schema, value)
        resolved = self._schemas.resolve(schema)
        if not isinstance(resolved, dict) or value is None:
            return repr(value)
        if "x-class" in resolved:
            return ""
        if isinstance(value, str) and not self._fits(resolved, value):
            # The example of a form field may be the serialized text.
            value = json.loads(value)
        if is_time(resolved):
            return _moment(_read(resolved, value))
        if (name := self._types.class_of(schema)) is not None:
            if not isinstance(value, dict):
                return repr(value) if argument else f"models.{name}({value!r})"
            property_codes = (
                (wire, self._code(property_schema, property_value))
                for wire, property_schema, property_value in self._properties(schema, value)
            )
            field_names = self._types.models.field_names[name]
            return f"models.{name}({', '.join(f'{field_names[wire]}={code}' for wire, code in property_codes if code)})"
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
                return f"[{', '.join(self._code(items, item, argument=argument) for item in value)}]"
            case dict(), _:
                values = schema.get("additionalProperties", {})
                pairs = (f"{name!r}: {self._code(values, item, argument=argument)}" for name, item in value.items())
                return f"{{{', '.join(pairs)}}}"
        return repr(value)

    def _matching_schema(self, schema: Any, value: Any) -> Any:
        """Return the alternative of a schema that fits a value; the schema itself if it has no alternatives."""
        resolved = self._schemas.resolve(schema)
        if self._types.class_of(schema) is not None or not isinstance(resolved, dict):
            return schema
        alternatives = (alternative for key in ("oneOf", "anyOf", "allOf") for alternative in resolved.get(key, ()))
        return next(
            (
                self._matching_schema(alternative, value)
                for alternative in alternatives
                if self._fits(alternative, value)
            ),
            schema,
        )

    def _fits(self, schema: Any, value: Any) -> bool:
        """Return whether a value has a type that a schema allows."""
        resolved = self._schemas.resolve(schema)
        if not isinstance(resolved, dict) or "type" not in resolved:
            return True
        kind = _KINDS[type(value)]
        return kind in resolved["type"] or (kind == "integer" and "number" in resolved["type"])


def _pop_argument(arguments: list[Argument], wire: str) -> Argument | None:
    """Remove and return the first argument of a property; several objects of a body may have properties of one name."""
    argument = next((argument for argument in arguments if argument.wire == wire), None)
    if argument is not None:
        arguments.remove(argument)
    return argument


def _read(schema: dict[str, Any], value: Any) -> datetime.datetime:
    """Parse a time in a vendor's own format."""
    if "x-datetime-format" in schema:
        return datetime.datetime.strptime(value, schema["x-datetime-format"])
    return datetime.datetime.fromtimestamp(value / _PER_SECOND[schema["format"]], datetime.UTC)


def _moment(time: datetime.datetime) -> str:
    return f"datetime.datetime.fromisoformat({time.isoformat()!r})"
