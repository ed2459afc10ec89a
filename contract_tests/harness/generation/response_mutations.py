"""Injections: what a vendor may change tomorrow in an answer, found for every member by the answer's schema."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from contract_tests.harness.documents.operations import resolve
from contract_tests.harness.documents.request_bodies import is_valid_value

Document = Mapping[str, Any]
Place = tuple[str | int, ...]

ABSENT: Any = object()
"""Stands for a member that is not there."""

NEW = "added_tomorrow"
_MOMENT = datetime(2030, 1, 2, 3, 4, 5, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class ResponseMutation:
    """One change of a body: what kind of change, at which place, to which value; `odd` where it is not documented."""

    kind: str
    place: Place
    value: Any
    odd: bool = True

    def apply(self, body: Any) -> None:
        """Change a body."""
        *owners, last = self.place
        for step in owners:
            body = body[step]
        if self.value is ABSENT:
            del body[last]
        else:
            body[last] = copy.deepcopy(self.value)

    def __str__(self) -> str:
        return f"{self.kind} at {'.'.join(map(str, self.place))}"


@dataclass(slots=True)
class _Members:
    """The members of an object: the schemas of each, and which are always there."""

    schemas: dict[str, Any] = field(default_factory=dict)
    required: set[str] = field(default_factory=set)


def complete_value(document: Document, schema: Any, value: Any = ABSENT, within: tuple[int, ...] = ()) -> Any:
    """Return a value with every member that its schema describes: what it lacks or has as null is made up.

    What contains itself is made up once.
    """
    value = ABSENT if value is None else value
    parts = list(_parts(document, schema, value))
    if value is ABSENT:
        value = _made_up(parts)
    within = (*within, *map(id, parts))
    if isinstance(value, list):
        items = next((one["items"] for one in parts if "items" in one), None)
        if items is None or (not value and id(resolve(document, items)) in within):
            return value
        return [complete_value(document, items, one, within) for one in value or [ABSENT]]
    if not isinstance(value, dict):
        return value
    made = dict(value)
    for name, one in _members(document, schema, parts).schemas.items():
        if name in made or id(resolve(document, one)) not in within:
            made[name] = complete_value(document, one, made.get(name, ABSENT), within)
    return made


def response_mutations(document: Document, schema: Any, body: Any) -> list[list[ResponseMutation]]:
    """Return what may change in a body, in lists of which all can be made in one body at once."""
    found = sorted(_injections(document, schema, body, (), set()), key=_batch)
    return [list(batch) for _, batch in groupby(found, _batch)]


def _batch(one: ResponseMutation) -> tuple[str, int]:
    # What changes an object itself must not meet what changes a member of it.
    return one.kind, 0 if one.kind in ("new member", "new value") else len(one.place)


def _injections(
    document: Document, schema: Any, value: Any, place: Place, seen: set[tuple[int, str]]
) -> Iterator[ResponseMutation]:
    if isinstance(value, list):
        items: Any = next((one["items"] for one in _parts(document, schema, value) if "items" in one), {})
        for index, one in enumerate(value):
            yield from _new_value(document, items, one, (*place, index))
            yield from _injections(document, items, one, (*place, index), seen)
    if not isinstance(value, dict):
        return
    members = _members(document, schema, _parts(document, schema, value))
    if members.schemas:
        yield ResponseMutation("new member", (*place, NEW), {"of": ["any", 1]})
    for name, one in members.schemas.items():
        if name not in value:
            continue
        here = (*place, name)
        # One of many alike is as good as all.
        if (id(one), name) not in seen:
            seen.add((id(one), name))
            yield ResponseMutation("missing", here, ABSENT, odd=name in members.required)
            kinds = set(_types(document, one))
            if not is_valid_value(document, one, None):
                # One object or a list of them is a list for whoever reads it, and nothing is an empty one.
                yield ResponseMutation("null", here, None, odd=not {"array", "object"} <= kinds)
            # Of none of the documented types, and not to be taken for one of them.
            if not kinds & {"object", "array", "any"}:
                yield ResponseMutation("other type", here, {"odd": 1})
            elif not kinds & {"string", "any"}:
                yield ResponseMutation("other type", here, "odd")
            yield from _new_value(document, one, value[name], here)
        yield from _injections(document, one, value[name], here, seen)


def _new_value(document: Document, schema: Any, value: Any, place: Place) -> Iterator[ResponseMutation]:
    """Yield a value that an enumeration does not list."""
    if any({"enum", "const"} & one.keys() for one in _parts(document, schema, value)):
        new = "of tomorrow" if isinstance(value, str) else 987
        if not isinstance(value, bool | None) and not is_valid_value(document, schema, new):
            yield ResponseMutation("new value", place, new)


def _types(document: Document, schema: Any) -> Iterator[str]:
    """Yield the types that a schema names, "any" where it names none."""
    schema = resolve(document, schema)
    kinds = schema.get("type")
    parts = [one for key in ("allOf", "oneOf", "anyOf") for one in schema.get(key, ())]
    if kinds is not None:
        yield from [kinds] if isinstance(kinds, str) else kinds
    elif parts:
        for one in parts:
            yield from _types(document, one)
    else:
        yield "object" if "properties" in schema else "any"


def _parts(document: Document, schema: Any, value: Any) -> Iterator[Mapping[str, Any]]:
    """Yield a schema and what it is composed of, as far as a value is described by it."""
    schema = resolve(document, schema)
    yield schema
    for one in schema.get("allOf", ()):
        yield from _parts(document, one, value)
    choices = [*schema.get("oneOf", ()), *schema.get("anyOf", ())]
    fits = [one for one in choices if value is not ABSENT and is_valid_value(document, one, value)]
    # Nothing is described best by the first that is something.
    some = [one for one in choices if set(_types(document, one)) != {"null"}][:1]
    for one in some if value is ABSENT else fits:
        yield from _parts(document, one, value)


def _members(document: Document, schema: Any, parts: Iterable[Mapping[str, Any]]) -> _Members:
    found = _Members()
    always = {id(one) for one in _composed(document, schema)}
    for part in parts:
        found.schemas.update(part.get("properties", {}))
        if id(part) in always:
            found.required.update(part.get("required", ()))
    return found


def _composed(document: Document, schema: Any) -> Iterator[Mapping[str, Any]]:
    """Yield the parts of a schema that hold for each of its values, and for a mere choice those of each choice."""
    schema = resolve(document, schema)
    yield schema
    for one in schema.get("allOf", ()):
        yield from _composed(document, one)
    if not {"properties", "allOf"} & schema.keys():
        for one in (*schema.get("oneOf", ()), *schema.get("anyOf", ())):
            yield from _composed(document, one)


def _made_up(parts: Sequence[Mapping[str, Any]]) -> Any:
    """Return a value of the types that a schema's parts name, empty where it has members or items."""
    said = {key: value for part in parts for key, value in part.items()}
    for key in ("const", "default", "example"):
        if key in said:
            return said[key]
    for key in ("enum", "examples"):
        if said.get(key):
            return said[key][0]
    kinds = said.get("type", "object" if "properties" in said else "null")
    kind = kinds if isinstance(kinds, str) else next(one for one in kinds if one != "null")
    if kind == "string":
        if "x-datetime-format" in said:
            return _MOMENT.strftime(said["x-datetime-format"])
        # Any other text leads to another page, if it is a link.
        return {"date-time": "2030-01-02T03:04:05Z", "date": "2030-01-02"}.get(said.get("format", ""), "?page=2")
    plain: dict[str, Any] = {"integer": 1, "number": 1.5, "boolean": False, "array": [], "object": {}}
    return plain.get(kind)
