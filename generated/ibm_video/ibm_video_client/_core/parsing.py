"""Parsing of JSON bodies into documented types. Tolerates deviations from the API description.

Valid bodies are parsed by pydantic's own compiled schema, at no additional cost. Other bodies are parsed again with a
lenient schema that is derived from it: missing and invalid fields are left out of their model and raise an error only
when you access them. The invalid values are kept in `model_extra`, so they survive a round trip.

Strict mode uses another derived schema, which accepts null only where it is documented and converts no types.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError
from pydantic_core import CoreConfig, SchemaValidator

from .models import Model, closed

adapter = lru_cache(maxsize=None)(TypeAdapter)


def parse(kind: Any, body: bytes | str, *, strict: bool) -> Any:
    """Parse JSON into a documented type.

    Raises pydantic.ValidationError if the body is not JSON or its outermost value has another type. In strict mode also
    for unknown enumeration values, unknown fields, and missing or invalid fields.
    """
    if strict:
        with closed(True):
            return _derived_validator(kind, strict=True).validate_json(body, extra="forbid", strict=True)
    try:
        return adapter(kind).validate_json(body)
    except ValidationError:
        return _derived_validator(kind, strict=False).validate_json(body)


_ABSENT: Final = object()
# The same settings as `Model.model_config`.
_CONFIG: Final[CoreConfig] = {"extra_fields_behavior": "allow", "validate_by_name": True, "validate_by_alias": True}
# Keys of a core schema whose values are not schemas, although they may look like one.
_OPAQUE = frozenset(["default", "metadata", "serialization"])


@cache
def _derived_validator(kind: Any, *, strict: bool) -> SchemaValidator:
    parser: TypeAdapter[Any] = adapter(kind)
    parser.rebuild()
    schema = _rewrite_models(parser.core_schema, _strict_schema if strict else _lenient_schema)
    return SchemaValidator(schema, {**_CONFIG, "title": parser.validator.title})


def _rewrite_models(node: Any, rewrite: Callable[[type[Model], dict[str, Any]], dict[str, Any]]) -> Any:
    """Return a core schema with the schema of each model replaced.

    `rewrite` receives the model class and the schema of its fields, and returns the replacement.
    """
    if isinstance(node, list | tuple):
        return [_rewrite_models(item, rewrite) for item in node]
    if not isinstance(node, dict):
        return node
    # In the mapping of a model's fields, "type" may be the name of a field.
    schema_type = node.get("type")
    opaque = _OPAQUE if isinstance(schema_type, str) else frozenset()
    schema = {key: value if key in opaque else _rewrite_models(value, rewrite) for key, value in node.items()}
    if schema_type != "model" or not issubclass(schema["cls"], Model):
        return schema
    # pydantic validates a schema of the type "model" with the compiled schema of its class.
    return {**rewrite(schema["cls"], schema["schema"]), **({"ref": schema["ref"]} if "ref" in schema else {})}


def _lenient_schema(cls: type[Model], fields_schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema that omits missing and invalid fields of a model."""

    def optional(field: Any) -> dict[str, Any]:
        schema = field["schema"]
        with_default = (
            schema if schema["type"] == "default" else {"type": "default", "schema": schema, "default": _ABSENT}
        )
        return {**field, "schema": {**with_default, "on_error": "omit"}}

    # A field is accepted under the vendor's name and under the Python name.
    aliases = {name: {field.alias or name, name} for name, field in cls.model_fields.items()}

    def build(value: Any, handler: Callable[[Any], tuple[dict[str, Any], dict[str, Any], set[str]]]) -> Model:
        fields, extra, fields_set = handler(value)
        for name in [name for name in aliases if fields.get(name, _ABSENT) is _ABSENT]:
            fields.pop(name, None)
            extra.update({alias: value[alias] for alias in aliases[name] if alias in value})
        return _build_model(cls, fields, extra, fields_set)

    field_schemas = {name: optional(field) for name, field in fields_schema["fields"].items()}
    return _function_schema(cls, "function-wrap", build, {**fields_schema, "fields": field_schemas})


def _strict_schema(cls: type[Model], fields_schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema that accepts null only for fields that are documented as nullable."""

    def without_null(name: str, field: Any) -> dict[str, Any]:
        schema = field["schema"]
        optional = schema["type"] == "default" and schema["schema"]["type"] == "nullable"
        # None in an annotation stands for a missing field. Nullable fields are marked by their json_schema_extra.
        if optional and not cls.model_fields[name].json_schema_extra:
            schema = {**schema, "schema": schema["schema"]["schema"]}
        return {**field, "schema": schema}

    field_schemas = {name: without_null(name, field) for name, field in fields_schema["fields"].items()}
    schema = {**fields_schema, "fields": field_schemas}
    return _function_schema(cls, "function-after", lambda parts: _build_model(cls, *parts), schema)


def _function_schema(
    cls: type[Model], schema_type: str, function: Callable[..., Model], schema: dict[str, Any]
) -> dict[str, Any]:
    # pydantic quotes the name of the function in the errors of a union.
    function.__name__ = function.__qualname__ = cls.__name__
    return {"type": schema_type, "function": {"type": "no-info", "function": function}, "schema": schema}


def _build_model(cls: type[Model], fields: dict[str, Any], extra: dict[str, Any] | None, fields_set: set[str]) -> Model:
    model = cls.__new__(cls)
    # Set like the state of a copy or a pickle, so that omitted fields get no default.
    model.__setstate__(
        {
            "__dict__": fields,
            "__pydantic_extra__": extra,
            "__pydantic_fields_set__": fields_set,
            "__pydantic_private__": None,
        }
    )
    return model
