"""Facts: which of the document an answer breaks. They need nothing but it, so they hold of a recorded one, too.

Every fact that does not hold is told, each by the node of the document that says it, whichever operation leads there.
The rules bear the names of Schemathesis's, which ask the same of one answer after another and stop at the first.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import httpx
import jsonschema_rs
from schemathesis import Response

from .instance_locations import (
    body_schemas,
    instance_locations,
    resolve_pointer,
    response_pointer,
    undocumented_properties,
)
from .json_values import escape, find
from .operations import Operation, resolve, response_pointers


@dataclass(frozen=True, slots=True)
class ResponseData:
    """What a vendor answered: `headers` by name in lower case, `body` as JSON; None where there is no such body."""

    status: int
    media: str = ""
    headers: Mapping[str, str] | None = None
    body: Any = None


@dataclass(frozen=True, slots=True)
class Violation:
    """A documented fact that does not hold in an answer; `pointers` lead to it, the innermost last."""

    rule: str
    message: str
    pointers: tuple[str, ...]

    @property
    def fact(self) -> tuple[str, str]:
        """What is broken, by whatever operation it was seen."""
        return self.rule, self.pointers[-1]


def response_data(response: Response | httpx.Response) -> ResponseData:
    """Return what is to be known of a response."""
    headers = {
        name.lower(): values if isinstance(values, str) else ", ".join(values)
        for name, values in response.headers.items()
    }
    media = headers.get("content-type", "").partition(";")[0].strip().lower()
    body = None
    if is_json(media):
        try:
            body = json.loads(response.content)
        except ValueError:
            # What calls itself JSON and is none has no member that was promised.
            body = response.content.decode(errors="replace")
    return ResponseData(response.status_code, media, headers, body)


def message_data(body: Any) -> ResponseData:
    """Return what comes over a stream as the answer that it is projected to: an event, or an acknowledgement."""
    return ResponseData(200, "application/json", {}, body)


def is_json(media: str) -> bool:
    """Say whether a media type is JSON."""
    return media.partition("/")[2].rpartition("+")[2] == "json"


def violations(operation: Operation, response: ResponseData) -> Iterator[Violation]:
    """Yield every documented fact that does not hold in a response."""
    described = operation.response(response.status)
    if described is None:
        rule, told, pointer = operation.undocumented(response.status)
        yield Violation(rule, told, (*response_pointers(operation), pointer))
        return
    described_at = resolve_pointer(operation.document, response_pointer(operation, response.status))
    leading = tuple(response_pointers(operation, response.status))
    for name, one in described.get("headers", {}).items():
        header = resolve(operation.document, one)
        pointer = resolve_pointer(operation.document, f"{described_at}/headers/{escape(name)}")
        found = (response.headers or {}).get(name.lower())
        if found is None and header.get("required"):
            yield Violation("response_headers_conformance", f"the header {name} is missing", (*leading, pointer))
    content = described.get("content", {})
    if content and response.media not in content:
        told = f"the content type is {response.media or 'none'}, not {' or '.join(content)}"
        yield Violation("content_type_conformance", told, (*leading, f"{described_at}/content"))
    elif content and is_json(response.media):
        yield from _in_body(operation, response)


def _in_body(operation: Operation, response: ResponseData) -> Iterator[Violation]:
    pointers = body_schemas(operation, response.status, response.media)
    if not pointers:
        return
    seen: dict[tuple[str, ...], Violation] = {}
    for error in validator(operation.vendor, operation.describe, pointers[0]).iter_errors(response.body):
        for one in _innermost(error):
            instance = "".join(f"/{escape(str(step))}" for step in one.instance_path)
            pointer = _fact(operation, one)
            told = _told(operation, response, pointers, one, instance)
            leading = response_pointers(operation, response.status, tuple(str(step) for step in one.instance_path))
            violation = Violation("response_schema_conformance", told, (*leading, pointer))
            # The same of each item of a list is one fact, and so is what several schemas say of one value.
            place = "/".join("0" if isinstance(step, int) else step for step in one.instance_path)
            seen.setdefault((place, one.kind.name, getattr(one.kind, "property", "")), violation)
    yield from seen.values()


def _told(operation: Operation, response: ResponseData, pointers: tuple[str, ...], error: Any, instance: str) -> str:
    """Return what a message says, where; of a member that is missing, what stands there instead."""
    told = f"{instance or 'the body'}: {error.message}"
    if error.kind.name != "required":
        return told
    place = next(
        one for one in instance_locations(operation.document, pointers, response.body) if one.instance == instance
    )
    more = undocumented_properties(operation.document, place)
    return f"{told}; there is {', '.join(more)} instead, which is not documented" if more else told


def _fact(operation: Operation, error: Any) -> str:
    """Return the pointer of the node that a body breaks: of the member, where it is missing."""
    pointer = "".join(f"/{escape(str(step))}" for step in error.schema_path[:-1])
    if error.kind.name == "required":
        member = f"{pointer}/properties/{escape(error.kind.property)}"
        return member if find(operation.document, member) is not None else pointer
    return pointer


def _innermost(error: Any) -> Iterator[Any]:
    """Yield what is wrong with a value of several kinds in the one kind that it is of, else the error itself."""
    fitting = [
        branch
        for branch in getattr(error.kind, "context", [])
        if not any(one.kind.name in ("type", "const") and one.instance_path == error.instance_path for one in branch)
    ]
    if len(fitting) == 1:
        for one in fitting[0]:
            yield from _innermost(one)
    else:
        yield error


@cache
def validator(vendor: str, describe: Callable[[str], dict[str, Any]], pointer: str) -> Any:
    """Return what holds values to a schema of a vendor's document, which `describe` gives."""
    document = describe(vendor)
    schema = {"$ref": f"#{pointer}", "paths": document["paths"], "components": document.get("components", {})}
    return jsonschema_rs.validator_for(schema, validate_formats=True)
