"""Operations of a document, with their parameters, request body and responses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from codegen.openapi.bundler import Bundle
from codegen.openapi.json_pointer import join

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: `name` as in the document, `place` its location (path, query, header or cookie)."""

    name: str
    place: str
    required: bool
    schema: Any
    description: str
    explode: bool
    style: str
    deprecated: bool
    client_argument: str = ""


@dataclass(frozen=True, slots=True)
class RequestBody:
    """The request body of an operation: its first content type, and the form fields that contain JSON."""

    content_type: str
    schema: Any
    required: bool
    description: str
    json_fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Response:
    """One documented response; `read` is the format in which its body is read: json, text, bytes or none."""

    status: str
    read: str
    schema: Any
    description: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation, with everything that code generation needs from the document.

    `filled` are JSON Pointers to the fields of the body that the client fills in itself, so that neither arguments nor
    models contain them. `envelope` is `x-envelope` of the document. `streamed` is true for operations of AsyncAPI.
    """

    id: str
    pointer: str
    method: str
    path: str
    tag: str
    summary: str
    description: str
    deprecated: bool
    parameters: tuple[Parameter, ...]
    body: RequestBody | None
    responses: tuple[Response, ...]
    security: tuple[tuple[str, ...], ...]
    extensions: dict[str, Any] = field(default_factory=dict)
    filled: tuple[str, ...] = ()
    envelope: dict[str, Any] = field(default_factory=dict)
    streamed: bool = False

    @property
    def success(self) -> tuple[Response, ...]:
        """Responses with a 2xx status."""
        return tuple(response for response in self.responses if response.status.startswith("2"))

    @property
    def failure(self) -> tuple[Response, ...]:
        """Responses with any other status."""
        return tuple(response for response in self.responses if not response.status.startswith("2"))


def iter_operations(bundle: Bundle) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """Yield path, method, JSON Pointer and Operation Object of each operation, in document order."""
    for path in bundle.data.get("paths") or {}:
        item = bundle.resolve(bundle.data["paths"][path])
        for method in item:
            if method in METHODS:
                yield path, method, join(join("/paths", path), method), item[method]
