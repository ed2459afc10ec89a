"""Requests and replies of a vendor, over HTTP or over a stream."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from .socketio.connection import Connection

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer. `body` is sent as JSON; bytes and text are sent as they are, under `media`; None sends nothing."""

    status: int
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)
    media: str = "application/json"

    def content(self) -> bytes:
        """Return the body as it is sent."""
        if self.body is None:
            return b""
        if isinstance(self.body, bytes):
            return self.body
        if isinstance(self.body, str) and self.media != "application/json":
            return self.body.encode()
        return _encode(self.body).encode()


class Refusal(Exception):
    """Ends a handler with an answer."""

    def __init__(self, reply: Reply) -> None:
        super().__init__(reply.status)
        self.reply = reply


@dataclass(frozen=True, slots=True)
class Request:
    """One request, as far as HTTP goes.

    `path` holds the path parameters by the description's names, `query` the pairs in order, `headers` lower-case names,
    `url` the address without its query as the client sees it.
    """

    operation: str
    method: str
    url: str
    path: Mapping[str, str]
    query: tuple[tuple[str, str], ...]
    headers: Mapping[str, str]
    body: bytes

    @property
    def media(self) -> str:
        """The content type of the body, without parameters, in lower case; empty where none is given."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    def form(self) -> list[tuple[str, str]]:
        """Return the fields of a form in order. Raises ValueError where the body is no UTF-8 form."""
        if self.media != "application/x-www-form-urlencoded":
            raise ValueError("not a form")
        pairs = parse_qsl(self.body.decode(), keep_blank_values=True, errors="strict")
        return [(name, value) for name, value in pairs]

    def json(self) -> Any:
        """Return the JSON body. Raises ValueError where it is none."""
        return json.loads(self.body)


@dataclass(frozen=True, slots=True)
class Call:
    """One call over a stream: an event of the client's, whose acknowledgement is the body of the handler's reply.

    `operation` is empty where the description has no event of this `name`. `arguments` are JSON, or bytes where the
    client sent such.
    """

    operation: str
    name: str
    arguments: tuple[Any, ...]
    connection: Connection
