"""Operations of the API description: requests, documented responses and paging."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

import httpx

from .parsing import parse
from .serialization import Body

T = TypeVar("T")

_IDEMPOTENT = frozenset(["GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"])


@dataclass(frozen=True, slots=True)
class Paging:
    """How to read the pages of a list. Locations are dotted attributes of the page's body.

    Attributes:
        items: Location of the items.
        next: Location of the link to the next page; empty if the pages are numbered.
        position: Query parameter that selects a page. Without links, its number is increased until a page is empty.
        first: Number of the first page.
        total: Location of the total number of items; empty if the vendor does not report it.
    """

    items: str
    next: str = ""
    position: str = ""
    first: int = 1
    total: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """One documented response of an operation.

    Attributes:
        type: Type of the JSON body.
        read: How to read the body: `json`, `text`, `bytes` or `none`.
        payload: Location of the result in the body, as dotted attributes; empty if the whole body is the result.
        gives: Whether the body contains a result. If False, it only confirms success, and the method returns None.
    """

    type: Any = None
    read: str = "json"
    payload: str = ""
    gives: bool = True

    def parse(self, response: httpx.Response, *, strict: bool) -> Any:
        """Return the parsed body. Raises pydantic.ValidationError if it is invalid."""
        match self.read:
            case "none":
                return None
            case "bytes":
                return response.content
            case "text":
                return response.text
        return parse(self.type, response.content, strict=strict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation(Generic[T]):
    """One operation of the API description; `T` is the type that a successful call returns.

    Attributes:
        id: The `operationId`.
        method: The HTTP method; `CALL` for a call over a stream.
        path: Path template, or the name of a call over a stream.
        success: Documented successful responses by status.
        failure: Types of the documented error bodies by status.
        body: How to encode the request body; None if there is none.
        security: Alternatives of security schemes; each is a tuple of scheme names that are needed together.
        idempotent: Whether the operation is idempotent, if the description says so; None means: decide by the method.
        paging: How to read the pages of a list; None for other operations.
    """

    id: str
    method: str
    path: str
    success: Mapping[str, Reply]
    failure: Mapping[str, Any] = field(default_factory=dict)
    body: Body | None = None
    security: tuple[tuple[str, ...], ...] = ()
    idempotent: bool | None = None
    paging: Paging | None = None

    def __str__(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def repeatable(self) -> bool:
        """Whether the operation is idempotent: by the API description, otherwise by the HTTP method (RFC 9110)."""
        return self.method in _IDEMPOTENT if self.idempotent is None else self.idempotent

    @property
    def deletes(self) -> bool:
        """Whether the call deletes a resource and its response has no body."""
        return self.method == "DELETE" and all(reply.read == "none" for reply in self.success.values())
