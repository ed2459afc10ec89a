"""Variations: what generators seldom think of. Long and odd texts that are valid, near misses that are not."""

from __future__ import annotations

import copy
import dataclasses
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

import jsonschema_rs

from contract_tests.harness.documents import request_bodies
from contract_tests.harness.documents.operations import Operation, resolve
from contract_tests.harness.documents.request_bodies import Values
from contract_tests.harness.documents.schema_properties import property_holders, request_properties

from .cases import Attempt, documented_attempts, example_value, query_value
from .known_values import has_ordered_values

TEXTS = ("x" * 255, "y" * 2000, "Grüße, 東京 🎉", "a+b & c=d; 100 %", "'; -- \"<b>\\", "Ω\u0301\u202e\u200d")
"""Texts that are texts like any other: long, from other scripts, full of what other languages give a meaning."""

ODD = TEXTS[2:3]
"""What is tried in place of an id: there is no such thing, and no server that falls over it."""

NUMBERS = ("x", "1.5", "1x", "\u0967")
"""What is no whole number, the last for whoever knows no other digits than ours."""

LISTED = 8
"""How many values of an enumeration are tried here; the coverage phase tries more."""

CONTAINERS = {"query": "query", "path": "path_parameters"}
"""What a case calls the parameters of an address, by what the document calls them."""


def boundary_attempts(operation: Operation, values: Values, *, invalid: bool) -> Iterator[Attempt]:
    """Yield the documented request with one text, one enumerated value, or one number of its address replaced.

    Also those that lack a parameter, and those that have just enough in a list, or too little.
    """
    if invalid:
        yield from _lacking(operation, values)
        yield from _endless(operation, values)
        yield from _misfits(operation, values)
    fields: list[tuple[str, tuple[str, ...], Mapping[str, Any]]] = [
        *((CONTAINERS[one["in"]], (one["name"],), one["schema"]) for one in _addressing(operation)),
        *(("body", place, schema) for place, schema in request_bodies.scalar_schemas(operation)),
    ]
    for container, place, described in fields:
        schema = resolve(operation.document, described)
        if container != "body" and schema.get("type") == "integer":
            for text in NUMBERS if invalid else ():
                yield dataclasses.replace(_with(operation, values, container, place, text), valid=False)
        if schema.get("type") != "string":
            continue
        if request_bodies.known_values(request_bodies.property_name_at(place), values):
            for text in _texts(schema, ODD):
                yield dataclasses.replace(_with(operation, values, container, place, text), ids_exist=False)
            continue
        for text in _texts(schema):
            yield _with(operation, values, container, place, text)
        for text in _near(schema) if invalid else ():
            yield dataclasses.replace(_with(operation, values, container, place, text), valid=False)


def _lacking(operation: Operation, values: Values) -> Iterator[Attempt]:
    for one in [one for one in operation.parameters if one["in"] == "query"]:
        name, listed = one["name"], example_value(operation, one, values)
        if one.get("required"):
            attempt = next(documented_attempts(operation, values))
            attempt.case.query = {other: value for other, value in attempt.case.query.items() if other != name}
            yield dataclasses.replace(attempt, valid=False)
        least = resolve(operation.document, one["schema"]).get("minItems")
        if least is not None and isinstance(listed, list):
            # A list of nothing is sent as an empty text, which is no item only where there may be none.
            for count in range(max(0, least - 1), least + 1):
                attempt = _with(operation, values, "query", (name,), query_value(one, listed[:count]))
                yield dataclasses.replace(attempt, valid=count == least)


def _endless(operation: Operation, values: Values) -> Iterator[Attempt]:
    """Yield the documented request without any member whose value has an order, where one of them is needed.

    Without an end alone it might be refused for a beginning that comes after the one of before.
    """
    members = [one for one in request_properties(operation) if one.name and has_ordered_values(one.schema)]
    for above in dict.fromkeys(one.path[:-1] for one in members if one.required):
        attempt = next(documented_attempts(operation, values))
        body = copy.deepcopy(attempt.case.body)
        for one in (one for one in members if one.path[:-1] == above):
            for holder, key in list(property_holders(body, one.path)):
                holder.pop(key)
        if not request_bodies.is_valid_as_sent(operation, str(attempt.case.media_type), body):
            attempt.case.body = body
            yield dataclasses.replace(attempt, valid=False)


def _misfits(operation: Operation, values: Values) -> Iterator[Attempt]:
    """Yield each example of a body with one member that does not fit the others.

    What a member may say can depend on another, so the whole body is asked whether it is as described.
    """
    seen: set[tuple[tuple[str, ...], object]] = set()
    for index, one in enumerate(documented_attempts(operation, values)):
        for place, value in _said(one.case.body):
            other: object = f"{value}s" if isinstance(value, str) else value + 1_000_000
            if (place, value) in seen or request_bodies.known_values(request_bodies.property_name_at(place), values):
                continue
            body = _replaced(one.case.body, place, other)
            if not request_bodies.is_valid_as_sent(operation, str(one.case.media_type), body):
                seen.add((place, value))
                attempt = next(itertools.islice(documented_attempts(operation, values), index, None))
                attempt.case.body = body
                yield dataclasses.replace(attempt, valid=False)


def _said(body: Any, place: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield the texts and numbers that a body says, each with where it stands."""
    if isinstance(body, Mapping):
        for name, one in body.items():
            yield from _said(one, (*place, name))
    elif isinstance(body, str | int) and not isinstance(body, bool) and place:
        yield place, body


def accepted_attempts(operation: Operation, values: Values, *, makes: bool) -> Iterator[Attempt]:
    """Yield the documented request without one member of its body that may be left out, or with another of its values:
    one that is listed, the least, or the most.

    Without an end, a beginning may come after that of before, unless the operation `makes` what there was not.
    """
    for place in (one for one in request_properties(operation) if one.name):
        changes: list[Callable[[Any, Any], object]] = [] if place.required else [lambda holder, key: holder.pop(key)]
        for value in [*_some(place.schema.get("enum", [])), *_bounds(place.schema)]:
            changes.append(partial(_put, value=value))
        for change in changes:
            attempt = next(documented_attempts(operation, values))
            body = copy.deepcopy(attempt.case.body)
            for holder, key in list(property_holders(body, place.path)):
                change(holder, key)
            if body != attempt.case.body and request_bodies.is_valid(operation, attempt.case.media_type or "", body):
                attempt.case.body = body
                names = request_bodies.known_values(request_bodies.property_name_at(place.path), values)
                free = makes or names or "enum" in place.schema or not has_ordered_values(place.schema)
                yield dataclasses.replace(attempt, keeps_order=bool(free))


def _some(listed: list[object]) -> list[object]:
    """Return values from all over a list, its last among them: there stands what is documented by mistake."""
    return listed[:: -max(1, len(listed) // LISTED)]


def _bounds(schema: Mapping[str, Any]) -> list[object]:
    return [schema[word] for word in ("minimum", "maximum") if word in schema]


def _put(holder: Any, key: Any, *, value: object) -> None:
    holder[key] = value


def _addressing(operation: Operation) -> Iterator[Mapping[str, Any]]:
    yield from (one for one in operation.parameters if one["in"] in CONTAINERS)


def _with(operation: Operation, values: Values, container: str, place: tuple[str, ...], value: object) -> Attempt:
    attempt = next(documented_attempts(operation, values))
    setattr(attempt.case, container, _replaced(getattr(attempt.case, container), place, value))
    return attempt


def _replaced(value: Any, place: tuple[str, ...], other: object) -> Any:
    if not place:
        return other
    members = value if isinstance(value, Mapping) else {}
    return {**members, place[0]: _replaced(members.get(place[0]), place[1:], other)}


def _texts(schema: Mapping[str, Any], texts: Sequence[str] = TEXTS) -> Iterator[str]:
    if schema.keys() & {"enum", "const", "pattern", "format"}:
        return
    yield from (text for text in texts if jsonschema_rs.is_valid(dict(schema), text))


def _near(schema: Mapping[str, Any]) -> Iterator[str]:
    """Yield values that are taken for good ones where nobody looks closely."""
    if not schema.keys() & {"enum", "const", "pattern", "format"}:
        yield from (text for text in TEXTS if not jsonschema_rs.is_valid(dict(schema), text))
    listed = schema.get("enum", [])
    for value in listed[:2]:
        near = (value.swapcase(), value.capitalize(), f"{value}s", value[:-1], "0", "1", "null")
        yield from (one for one in dict.fromkeys(near) if one and one not in listed)
