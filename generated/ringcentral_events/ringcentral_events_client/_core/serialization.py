"""Serialization of parameters and request bodies."""

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
from .models import UNSET, to_json

Pairs = list[tuple[str, str]]


def text(value: object) -> str:
    """Return a value as the text of a parameter or form field. Raises ArgumentError for a datetime without a zone."""
    match value:
        case bool():
            return "true" if value else "false"
        case Enum():
            return text(value.value)
        case datetime() if value.tzinfo is None:
            # RFC 3339 requires a time zone; without one, the vendor would guess.
            raise ArgumentError(f"{value} has no zone; pass a datetime with tzinfo")
        case datetime() | date() | time():
            return value.isoformat()
        case str() | int() | float():
            return str(value)
        case None:
            return "null"
        case _:
            return str(value)


def joined(values: Iterable[object] | None, separator: str = ",") -> str | None:
    """Return a list as the text of a parameter with `explode: false`. Raises ArgumentError if the list is empty."""
    if values is None:
        return None
    if not (texts := [text(value) for value in values]):
        # Without the parameter, the filter would match everything instead of nothing.
        raise ArgumentError("an empty list cannot be sent; leave the argument out or skip the call")
    return separator.join(texts)


def spread(value: BaseModel | Mapping[str, object] | None) -> dict[str, object]:
    """Return the properties of an object as separate parameters: OpenAPI's `style: form` with `explode: true`."""
    if value is None:
        return {}
    return to_json(value) if isinstance(value, BaseModel) else dict(value)


def deep(name: str, value: BaseModel | Mapping[str, object] | None) -> dict[str, object]:
    """Return an object as bracketed parameters (``name[property]``): OpenAPI's `style: deepObject`."""
    return {f"{name}[{key}]": part for key, part in spread(value).items()}


def pairs(values: Mapping[str, object]) -> Pairs:
    """Return parameters as pairs of name and text. Lists repeat the name; None and UNSET are left out."""
    parameters: Pairs = []
    for name, value in values.items():
        if value is None or value is UNSET:
            continue
        if isinstance(value, list | tuple | set | frozenset):
            parameters.extend((name, text(item)) for item in value)
        else:
            parameters.append((name, text(value)))
    return parameters


def given(properties: Mapping[str, object], nullable: Iterable[str] = ()) -> dict[str, object]:
    """Return the properties that have a value. None is a value only for `nullable` properties; UNSET never is."""
    keep_none = frozenset(nullable)
    return {
        name: value
        for name, value in properties.items()
        if value is not UNSET and (value is not None or name in keep_none)
    }


def merged(query: Iterable[tuple[str, str]], overrides: Pairs) -> tuple[tuple[str, str], ...]:
    """Return a query with the values of some names replaced."""
    replaced = {name for name, _ in overrides}
    return (*((name, value) for name, value in query if name not in replaced), *overrides)


def path(template: str, values: Mapping[str, object]) -> str:
    """Expand a path template. Raises ArgumentError for a value that would change the path, such as `..`."""
    for name, value in values.items():
        segment = joined(value) if isinstance(value, list | tuple) else text(value)
        if segment in ("", ".", ".."):
            raise ArgumentError(f"{name} must not be {segment!r}: it is a part of the path {template}")
        template = template.replace(f"{{{name}}}", quote(str(segment), safe=""))
    return template


@dataclass(frozen=True, slots=True)
class Body:
    """How to encode the request body of an operation.

    Attributes:
        content_type: Content type of the body: JSON, a form, a multipart form, or another one for bytes and text.
        model: Model that validates the properties; None to skip validation.
        json: Form fields whose value is encoded as JSON.
    """

    content_type: str
    model: type[BaseModel] | None = None
    json: frozenset[str] = frozenset()

    def encode(self, value: Any) -> dict[str, Any]:
        """Return the arguments for `httpx.Client.build_request`. Raises ArgumentError if the body is invalid."""
        content = self._validated(value)
        media_type = self.content_type.partition(";")[0].strip().lower()
        if media_type == "application/json" or media_type.endswith("+json"):
            return self._with_content_type(_compact_json(content))
        if media_type == "application/x-www-form-urlencoded":
            return self._with_content_type(urlencode(self._fields(content)))
        if media_type == "multipart/form-data":
            files: list[tuple[str, tuple[str | None, bytes]]] = [
                (name, (name, value)) for name, value in content.items() if isinstance(value, bytes)
            ]
            fields = self._fields({name: value for name, value in content.items() if not isinstance(value, bytes)})
            return {"files": files + [(name, (None, value.encode())) for name, value in fields]}
        return self._with_content_type(content)

    def _with_content_type(self, content: str | bytes) -> dict[str, Any]:
        encoded = content.encode() if isinstance(content, str) else content
        return {"content": encoded, "headers": {"Content-Type": self.content_type}}

    def _fields(self, properties: Mapping[str, object]) -> Pairs:
        return pairs(
            {
                name: _compact_json(value) if name in self.json or isinstance(value, dict) else value
                for name, value in properties.items()
            }
        )

    def _validated(self, value: Any) -> Any:
        if self.model is None:
            return to_json(value) if isinstance(value, BaseModel) else value
        try:
            model = self.model.model_validate(value)
        except ValidationError as error:
            # The chained pydantic error would show the values, which may be secret.
            raise ArgumentError(explain(error)) from None
        if not self.content_type.startswith("multipart/"):
            return to_json(model)
        files = {name for name in model.model_fields_set if isinstance(getattr(model, name), bytes)}
        fields = model.model_dump(mode="json", exclude=files, by_alias=True, exclude_unset=True)
        return {**fields, **model.model_dump(include=files, by_alias=True)}


def _compact_json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def explain(error: ValidationError) -> str:
    """Return a validation error as one line, without the values, which may be secret."""
    problems = error.errors(include_url=False, include_context=False, include_input=False)
    return "; ".join(f"{'.'.join(map(str, problem['loc'])) or error.title}: {problem['msg']}" for problem in problems)
