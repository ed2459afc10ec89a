"""Operations as the description has them: their replies, and how their pages are read."""

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
    """Where the items stand in a page's body, where the link to the next page, and which parameter counts pages.

    Without a link the number counts up until a page is empty; `first` is the first page's number. `total` is where the
    number of all items stands.
    """

    items: str
    next: str = ""
    position: str = ""
    first: int = 1
    total: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """One documented answer: its type, how it is read (json, text, bytes, none), and where the payload sits in it.

    `gives` is false where it says that the call worked, and nothing else.
    """

    type: Any = None
    read: str = "json"
    payload: str = ""
    gives: bool = True

    def parse(self, response: httpx.Response, *, strict: bool) -> Any:
        """Return the parsed body. Raises ValidationError, as `parse` does."""
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
    """One operation of the description; `T` is what a successful call returns.

    `success` and `failure` are keyed by status; a failure is known by the type of its JSON body. `security` lists
    alternatives of scheme names. `idempotent` says more than the method does, where the description does.
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
        """Whether twice is no more than once: as the description says, else as HTTP says of the method."""
        return self.method in _IDEMPOTENT if self.idempotent is None else self.idempotent

    @property
    def deletes(self) -> bool:
        """Whether the call wants something gone, and is answered with nothing."""
        return self.method == "DELETE" and all(reply.read == "none" for reply in self.success.values())
