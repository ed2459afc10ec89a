"""From Python values to the wire: parameters as text, bodies by content type."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum
from typing import Any
from urllib.parse import quote, urlencode

from pydantic import BaseModel, ValidationError

from .errors import ArgumentError
from .models import UNSET, wire

Pairs = list[tuple[str, str]]


def text(value: object) -> str:
    """Return a primitive value as parameters and forms carry it. Raises ArgumentError for a time without zone."""
    match value:
        case bool():
            return "true" if value else "false"
        case Enum():
            return text(value.value)
        case datetime() if value.tzinfo is None:
            # RFC 3339 has none without; the vendor would guess.
            raise ArgumentError(f"{value} has no zone; say of which zone it is")
        case datetime() | date() | time():
            return value.isoformat()
        case str() | int() | float():
            return str(value)
        case None:
            return "null"
        case _:
            return str(value)


def joined(values: Iterable[object] | None, separator: str = ",") -> str | None:
    """Return a list as one text, for parameters that are not exploded. Raises ArgumentError for an empty one."""
    if values is None:
        return None
    if not (listed := [text(value) for value in values]):
        # Left out, a filter for none would give everything.
        raise ArgumentError("an empty list cannot be sent; leave the argument out, or do without the call")
    return separator.join(listed)


def spread(value: BaseModel | Mapping[str, object] | None) -> dict[str, object]:
    """Return the members of an object, each a parameter of its own: OpenAPI's exploded style form."""
    if value is None:
        return {}
    return wire(value) if isinstance(value, BaseModel) else dict(value)


def deep(name: str, value: BaseModel | Mapping[str, object] | None) -> dict[str, object]:
    """Return an object as bracketed parameters (``name[member]``), OpenAPI's style deepObject."""
    return {f"{name}[{member}]": one for member, one in spread(value).items()}


def pairs(values: Mapping[str, object]) -> Pairs:
    """Return the given parameters as name and text; lists repeat the name; what is None or unset is left out."""
    found: Pairs = []
    for name, value in values.items():
        if value is None or value is UNSET:
            continue
        if isinstance(value, list | tuple | set | frozenset):
            found.extend((name, text(one)) for one in value)
        else:
            found.append((name, text(value)))
    return found


def given(members: Mapping[str, object], nullable: Iterable[str] = ()) -> dict[str, object]:
    """Return the members that were given. None means "not given" except for what is `nullable`."""
    kept = frozenset(nullable)
    return {
        name: value for name, value in members.items() if value is not UNSET and (value is not None or name in kept)
    }


def merged(query: Iterable[tuple[str, str]], other: Pairs) -> tuple[tuple[str, str], ...]:
    """Return a query in which the names of `other` have the values of `other`."""
    replaced = {name for name, _ in other}
    return (*((name, value) for name, value in query if name not in replaced), *other)


def path(template: str, values: Mapping[str, object]) -> str:
    """Fill a path template. Raises ArgumentError for a value that would change which path is meant."""
    for name, value in values.items():
        segment = joined(value) if isinstance(value, list | tuple) else text(value)
        if segment in ("", ".", ".."):
            raise ArgumentError(f"{name} must not be {segment!r}: it is a part of the path {template}")
        template = template.replace(f"{{{name}}}", quote(str(segment), safe=""))
    return template


@dataclass(frozen=True, slots=True)
class Body:
    """How an operation's body is made.

    `model` checks the members; `content_type` says how they are written: JSON, a form, a multipart form, or bytes
    and text as they are. `json` names the form fields whose value is itself JSON.
    """

    content_type: str
    model: type[BaseModel] | None = None
    json: frozenset[str] = frozenset()

    def encode(self, value: Any) -> dict[str, Any]:
        """Return the arguments for `httpx.Client.build_request`. Raises ArgumentError."""
        members = self._checked(value)
        kind = self.content_type.partition(";")[0].strip().lower()
        if kind == "application/json" or kind.endswith("+json"):
            return self._written(_compact(members))
        if kind == "application/x-www-form-urlencoded":
            return self._written(urlencode(self._fields(members)))
        if kind == "multipart/form-data":
            files: list[tuple[str, tuple[str | None, bytes]]] = [
                (name, (name, one)) for name, one in members.items() if isinstance(one, bytes)
            ]
            fields = self._fields({name: one for name, one in members.items() if not isinstance(one, bytes)})
            return {"files": files + [(name, (None, one.encode())) for name, one in fields]}
        return self._written(members)

    def _written(self, content: str | bytes) -> dict[str, Any]:
        encoded = content.encode() if isinstance(content, str) else content
        return {"content": encoded, "headers": {"Content-Type": self.content_type}}

    def _fields(self, members: Mapping[str, object]) -> Pairs:
        return pairs(
            {
                name: _compact(one) if name in self.json or isinstance(one, dict) else one
                for name, one in members.items()
            }
        )

    def _checked(self, value: Any) -> Any:
        if self.model is None:
            return wire(value) if isinstance(value, BaseModel) else value
        try:
            model = self.model.model_validate(value)
        except ValidationError as error:
            # What pydantic says itself shows the values, which may be secret.
            raise ArgumentError(explain(error)) from None
        if not self.content_type.startswith("multipart/"):
            return wire(model)
        files = {name for name in model.model_fields_set if isinstance(getattr(model, name), bytes)}
        fields = model.model_dump(mode="json", exclude=files, by_alias=True, exclude_unset=True)
        return {**fields, **model.model_dump(include=files, by_alias=True)}


def _compact(value: object) -> str:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def explain(error: ValidationError) -> str:
    """Return the problems of a validation error in one line, without the values, which may be secret."""
    problems = error.errors(include_url=False, include_context=False, include_input=False)
    return "; ".join(f"{'.'.join(map(str, problem['loc'])) or error.title}: {problem['msg']}" for problem in problems)
