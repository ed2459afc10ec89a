"""Bodies: what of a request's body names what exists, what carries a credential, and what is JSON inside a form."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Any
from urllib.parse import parse_qsl, urlencode

import jsonschema_rs

from .json_values import find
from .operations import Operation, resolve

Values = Mapping[str, list[Any]]

FORM = "application/x-www-form-urlencoded"


def credential_field(operation: Operation) -> str:
    """Return the form field that carries the credential of an operation, empty where none does."""
    schemes = operation.document.get("components", {}).get("securitySchemes", {})
    for name in (name for alternative in operation.security for name in alternative):
        if schemes[name].get("x-credential", {}).get("in") == "form":
            return str(schemes[name]["name"])
    return ""


def known_values(name: str, values: Values) -> list[Any]:
    """Return the values that are known by a name, in whatever case it is written."""
    return next((found for one, found in values.items() if _bare(one) == _bare(name)), [])


def property_name(inside: str, name: str) -> str:
    """Return by what name a member goes: the `id` of a widget is a widgetId."""
    return f"{inside}Id" if name == "id" and inside else name


def property_name_at(place: tuple[str, ...]) -> str:
    """Return by what name the member at a place goes."""
    return property_name("".join(place[-2:-1]), place[-1])


def with_known_values(body: Any, values: Values, *, keep: Collection[str] = (), inside: str = "") -> Any:
    """Return a body in which members that go by the name of something known have the known value."""
    if not isinstance(body, Mapping):
        return body
    return {
        name: found[0]
        if _plain(one) and (goes := property_name(inside, name)) not in keep and (found := known_values(goes, values))
        else with_known_values(one, values, keep=keep, inside=name)
        for name, one in body.items()
    }


def examples(operation: Operation) -> list[tuple[str | None, Any]]:
    """Return the examples of the body, with their media types."""
    body = resolve(operation.document, operation.node.get("requestBody", {}))
    found: list[tuple[str | None, Any]] = []
    for media, content in body.get("content", {}).items():
        listed = [resolve(operation.document, one)["value"] for one in content.get("examples", {}).values()]
        found += [(media, one) for one in [*([content["example"]] if "example" in content else []), *listed]]
    return found


def identifying_properties(operation: Operation, body: Any, values: Values) -> list[tuple[str, Any]]:
    """Return the members of a body that name something that is somebody's: all but its credential."""
    field = credential_field(operation)
    return [(name, one) for name, one in scalar_properties(body) if name != field and known_values(name, values)]


def scalar_properties(value: Any, inside: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the plain values in a body by name, however deep they stand."""
    if isinstance(value, Mapping):
        for name, one in value.items():
            if _plain(one):
                yield property_name(inside, str(name)), one
            else:
                yield from scalar_properties(one, str(name))


def is_valid(operation: Operation, media: str, body: Any) -> bool:
    """Say whether a body is what the document describes."""
    if not isinstance(body, str | int | float | Mapping | list | None):
        return False  # no JSON, such as random bytes
    return bool(_validator(operation, media).is_valid(body))


def is_valid_value(
    document: Mapping[str, Any], schema: Mapping[str, Any], value: Any, *, formats: bool = False
) -> bool:
    """Say whether a value is what a schema inside of a document describes; of the format, too, where that counts."""
    key = id(schema), formats  # documents are read once and kept
    if key not in _compiled:
        _compiled[key] = _with_components(document, schema, formats=formats)
    return bool(_compiled[key].is_valid(value))


def is_optional_body(operation: Operation) -> bool:
    """Say whether an operation may be sent without a body."""
    return not resolve(operation.document, operation.node.get("requestBody", {})).get("required", False)


def is_valid_as_sent(operation: Operation, media: str, body: Any) -> bool:
    """Say whether a body is what the document describes, for whoever gets it: a form has texts, and nothing empty."""
    if media != FORM or not isinstance(body, Mapping):
        return is_valid(operation, media, body)
    single = {name: one[0] if isinstance(one, list) and len(one) == 1 else one for name, one in body.items()}
    read = {name: one for name, one in single.items() if one not in (None, [], {})}
    plain = {name: str(one) for name, one in read.items() if _plain(one)}
    return is_valid(operation, media, read) or is_valid(operation, media, {**read, **plain})


def encode_nested_json(operation: Operation, media: str | None, body: Any) -> Any:
    """Return a form with JSON inside of it as the text that is sent; any other body as it is.

    Schemathesis would write an object out as fields of its own.
    """
    content = _content(operation).get(media or "", {})
    carries_json = any("json" in how.get("contentType", "") for how in content.get("encoding", {}).values())
    if not carries_json or not isinstance(body, Mapping):
        return body
    pairs = [
        (name, one)
        for name, value in body.items()
        for one in (value if isinstance(value, list) else [value])
        if one is not None
    ]
    return urlencode([(name, one if isinstance(one, str) else json.dumps(one)) for name, one in pairs])


def interpretations(operation: Operation, media: str, content: bytes) -> Iterator[Any]:
    """Yield what a body may mean as it arrives: JSON is itself, a form's fields are texts, or what those stand for.

    Raises ValueError where it is neither.
    """
    if media != FORM:
        yield json.loads(content)
        return
    fields: dict[str, list[str]] = {}
    for name, text in parse_qsl(content.decode(), keep_blank_values=True):
        fields.setdefault(name, []).append(text)
    encoded = _content(operation)[media].get("encoding", {})
    inside = {name for name, how in encoded.items() if "json" in how.get("contentType", "")}
    for read in (inside, fields.keys()):
        meaning = {
            name: [parse_scalar(one) if name in read else one for one in texts] for name, texts in fields.items()
        }
        yield {name: one[0] if len(one) == 1 else one for name, one in meaning.items()}


def parse_scalar(text: str) -> Any:
    """Return the value of JSON that a text is written as, else the text."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def unwrap_envelope(operation: Operation, body: Any) -> Any:
    """Return the caller's own members of a body, without what the document wraps them in."""
    return find(body, operation.node.get("x-envelope", {}).get("body", ""))


def scalar_schemas(operation: Operation) -> Iterator[tuple[tuple[str, ...], Mapping[str, Any]]]:
    """Yield the members of a body that are described as plain values: where each stands, and its schema."""
    for content in list(_content(operation).values())[:1]:
        yield from _described(operation, content.get("schema", {}), ())


def _described(
    operation: Operation, schema: Mapping[str, Any], place: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Mapping[str, Any]]]:
    for name, one in _properties(operation, schema).items():
        if _properties(operation, one):
            yield from _described(operation, one, (*place, name))
        else:
            yield (*place, name), resolve(operation.document, one)


def _properties(operation: Operation, schema: Mapping[str, Any]) -> dict[str, Any]:
    """Return the members that a schema describes, those of what it is made of included."""
    schema = resolve(operation.document, schema)
    parts = [_properties(operation, one) for one in schema.get("allOf", [])]
    return {name: one for part in [*parts, schema.get("properties", {})] for name, one in part.items()}


def _content(operation: Operation) -> Mapping[str, Any]:
    found: Mapping[str, Any] = resolve(operation.document, operation.node.get("requestBody", {})).get("content", {})
    return found


@cache
def _validator(operation: Operation, media: str) -> Any:
    return _with_components(operation.document, _content(operation)[media].get("schema", {}))


_compiled: dict[tuple[int, bool], Any] = {}


def _with_components(document: Mapping[str, Any], schema: Mapping[str, Any], *, formats: bool = False) -> Any:
    # References are to the document's components.
    whole = {"allOf": [schema], "components": document.get("components", {})}
    return jsonschema_rs.validator_for(whole, validate_formats=formats)


@cache
def _bare(name: str) -> str:
    return name.replace("_", "").replace("-", "").lower()


def _plain(value: Any) -> bool:
    return isinstance(value, str | int) and not isinstance(value, bool)
