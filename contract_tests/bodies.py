"""Bodies: what of a request's body names what exists, what carries a credential, and what is JSON inside a form."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any
from urllib.parse import urlencode

import jsonschema_rs

from . import targets
from .operations import Operation, find, resolve

Values = Mapping[str, list[Any]]


def credential_field(operation: Operation) -> str:
    """Return the form field that carries the credential of an operation, empty where none does."""
    schemes = operation.document.get("components", {}).get("securitySchemes", {})
    for name in (name for alternative in operation.security for name in alternative):
        if schemes[name].get("x-credential", {}).get("in") == "form":
            return str(schemes[name]["name"])
    return ""


def grounded(body: Any, values: Values) -> Any:
    """Return a body in which members that go by the name of something known have the known value."""
    known = {_bare(name): found[0] for name, found in values.items() if found}

    def walk(value: Any) -> Any:
        if isinstance(value, Mapping):
            return {
                name: known[_bare(name)] if _bare(name) in known and _plain(one) else walk(one)
                for name, one in value.items()
            }
        return value

    return walk(body)


def naming(operation: Operation, body: Any, values: Values) -> bool:
    """Say whether a body names something that is somebody's, apart from its credential."""
    field = credential_field(operation)
    return is_named({name for name, _ in _members(body) if name != field}, values)


def is_named(names: Iterable[str], values: Values) -> bool:
    """Say whether one of these names is that of something known."""
    return not {_bare(name) for name in names}.isdisjoint(map(_bare, values))


def is_valid(operation: Operation, media: str, body: Any) -> bool:
    """Say whether a body is what the document describes."""
    validator = _validator(operation.vendor, operation.path, operation.method, media)
    return bool(validator.is_valid(body))


def written(operation: Operation, media: str | None, body: Any) -> Any:
    """Return a form with JSON inside of it as the text that is sent; any other body as it is.

    Schemathesis would write an object out as fields of its own.
    """
    content = _content(operation).get(media or "", {})
    carries_json = any("json" in how.get("contentType", "") for how in content.get("encoding", {}).values())
    if not carries_json or not isinstance(body, Mapping):
        return body
    pairs = [(name, one) for name, value in body.items() for one in (value if isinstance(value, list) else [value])]
    return urlencode([(name, one if isinstance(one, str) else json.dumps(one)) for name, one in pairs])


def own(operation: Operation, body: Any) -> Any:
    """Return the caller's own members of a body, without what the document wraps them in."""
    return find(body, operation.node.get("x-envelope", {}).get("body", ""))


def texts(operation: Operation) -> Iterator[tuple[tuple[str, ...], Mapping[str, Any]]]:
    """Yield the members of a body that are described as plain values: where each stands, and its schema."""
    for content in list(_content(operation).values())[:1]:
        yield from _described(operation, content.get("schema", {}), ())


def _described(
    operation: Operation, schema: Mapping[str, Any], place: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Mapping[str, Any]]]:
    schema = resolve(operation.document, schema)
    for name, one in schema.get("properties", {}).items():
        below = resolve(operation.document, one)
        if "properties" in below:
            yield from _described(operation, below, (*place, name))
        else:
            yield (*place, name), below


def _content(operation: Operation) -> Mapping[str, Any]:
    found: Mapping[str, Any] = resolve(operation.document, operation.node.get("requestBody", {})).get("content", {})
    return found


@cache
def _validator(vendor: str, path: str, method: str, media: str) -> Any:
    document = targets.document(vendor)
    body = resolve(document, document["paths"][path][method.lower()]["requestBody"])
    # References are to the document's components.
    return jsonschema_rs.validator_for(
        {"allOf": [body["content"][media].get("schema", {})], "components": document.get("components", {})}
    )


def _members(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping):
        for name, one in value.items():
            yield str(name), one
            yield from _members(one)


def _bare(name: str) -> str:
    return name.replace("_", "").replace("-", "").lower()


def _plain(value: Any) -> bool:
    return isinstance(value, str | int) and not isinstance(value, bool)
