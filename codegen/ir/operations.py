"""Operations: what a document's calls take and give."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from codegen.openapi.bundler import Bundle
from codegen.openapi.json_pointer import join

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: `name` as the vendor writes it, `place` path, query, header or cookie."""

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
    """One request body: the first content type that is described, and which form fields carry JSON."""

    content_type: str
    schema: Any
    required: bool
    description: str
    json_fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Response:
    """One documented answer; `read` says how its body is read: json, text, bytes or none."""

    status: str
    read: str
    schema: Any
    description: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation, complete: all that the templates need to know of the document."""

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
    # What the client fills in, as pointers into the body: nobody gives it, and no model asks for it.
    filled: tuple[str, ...] = ()
    # What the operation's document says of all its answers (x-envelope at the root).
    envelope: dict[str, Any] = field(default_factory=dict)
    streamed: bool = False

    @property
    def success(self) -> tuple[Response, ...]:
        """The answers of a call that worked."""
        return tuple(one for one in self.responses if one.status.startswith("2"))

    @property
    def failure(self) -> tuple[Response, ...]:
        """The answers of a call that was refused."""
        return tuple(one for one in self.responses if not one.status.startswith("2"))


def iter_operations(bundle: Bundle) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """Yield path, method, pointer and operation object of each operation, in the order of the document."""
    for path in bundle.data.get("paths") or {}:
        item = bundle.resolve(bundle.data["paths"][path])
        for method in item:
            if method in METHODS:
                yield path, method, join(join("/paths", path), method), item[method]
