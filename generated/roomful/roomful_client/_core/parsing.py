"""Parsing: what came, as its documented type, whatever the vendor has changed since.

What fits is parsed by pydantic's compiled schema alone and pays for nothing here. What does not is parsed again, by a
schema that is derived from the same one: in it, a member that is missing or does not fit is left out of its model,
which names it when it is touched. What came in its place is kept as unknown members are, and so survives a round trip.
Strict mode has a schema of its own too, in which null stands only where it is documented and no type is made another.
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
    """Return JSON as a documented type.

    Raises ValidationError for what is not JSON or no such thing at all; in strict mode also for unknown values and
    members, and for each member that is missing or does not fit.
    """
    if strict:
        with closed(True):
            return _derived(kind, strict=True).validate_json(body, extra="forbid", strict=True)
    try:
        return adapter(kind).validate_json(body)
    except ValidationError:
        return _derived(kind, strict=False).validate_json(body)


_ABSENT: Final = object()
# What every model of an answer is set to, see `Model`.
_CONFIG: Final[CoreConfig] = {"extra_fields_behavior": "allow", "validate_by_name": True, "validate_by_alias": True}
# Keys of a schema that hold no schemas, but may hold what looks like one.
_OPAQUE = frozenset(["default", "metadata", "serialization"])


@cache
def _derived(kind: Any, *, strict: bool) -> SchemaValidator:
    parser: TypeAdapter[Any] = adapter(kind)
    parser.rebuild()
    schema = _rewritten(parser.core_schema, _exact if strict else _forgiving)
    return SchemaValidator(schema, {**_CONFIG, "title": parser.validator.title})


def _rewritten(node: Any, rewrite: Callable[[type[Model], dict[str, Any]], dict[str, Any]]) -> Any:
    """Return a schema in which that of each model is rewritten, given its class and the schema of its fields."""
    if isinstance(node, list | tuple):
        return [_rewritten(one, rewrite) for one in node]
    if not isinstance(node, dict):
        return node
    # The fields of a model are a mapping too, in which "type" is a name like any other.
    kind = node.get("type")
    opaque = _OPAQUE if isinstance(kind, str) else frozenset()
    made = {key: one if key in opaque else _rewritten(one, rewrite) for key, one in node.items()}
    if kind != "model" or not issubclass(made["cls"], Model):
        return made
    # Left as a model, it would be validated by its class's own compiled schema.
    return {**rewrite(made["cls"], made["schema"]), **({"ref": made["ref"]} if "ref" in made else {})}


def _forgiving(cls: type[Model], members: dict[str, Any]) -> dict[str, Any]:
    def schema(field: Any) -> dict[str, Any]:
        known = field["schema"]
        given = known if known["type"] == "default" else {"type": "default", "schema": known, "default": _ABSENT}
        return {**field, "schema": {**given, "on_error": "omit"}}

    # A member may come under the vendor's name and under the Python name.
    names = {name: {field.alias or name, name} for name, field in cls.model_fields.items()}

    def made(told: Any, handler: Callable[[Any], tuple[dict[str, Any], dict[str, Any], set[str]]]) -> Model:
        found, unknown, given = handler(told)
        for name in [name for name in names if found.get(name, _ABSENT) is _ABSENT]:
            found.pop(name, None)
            unknown.update({one: told[one] for one in names[name] if one in told})
        return _made(cls, found, unknown, given)

    fields = {name: schema(field) for name, field in members["fields"].items()}
    return _calling(cls, "function-wrap", made, {**members, "fields": fields})


def _exact(cls: type[Model], members: dict[str, Any]) -> dict[str, Any]:
    def schema(name: str, field: Any) -> dict[str, Any]:
        known = field["schema"]
        optional = known["type"] == "default" and known["schema"]["type"] == "nullable"
        # The annotation has None for what was not sent. Sent, it is no documented value, unless it is marked as one.
        if optional and not cls.model_fields[name].json_schema_extra:
            known = {**known, "schema": known["schema"]["schema"]}
        return {**field, "schema": known}

    fields = {name: schema(name, field) for name, field in members["fields"].items()}
    return _calling(cls, "function-after", lambda found: _made(cls, *found), {**members, "fields": fields})


def _calling(cls: type[Model], kind: str, function: Callable[..., Model], schema: dict[str, Any]) -> dict[str, Any]:
    # Errors in a union name it.
    function.__name__ = function.__qualname__ = cls.__name__
    return {"type": kind, "function": {"type": "no-info", "function": function}, "schema": schema}


def _made(cls: type[Model], members: dict[str, Any], unknown: dict[str, Any] | None, given: set[str]) -> Model:
    model = cls.__new__(cls)
    # As a copy or a pickle is made: what was left out stays out.
    model.__setstate__(
        {
            "__dict__": members,
            "__pydantic_extra__": unknown,
            "__pydantic_fields_set__": given,
            "__pydantic_private__": None,
        }
    )
    return model
