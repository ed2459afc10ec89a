"""Frames: what goes over a stream, made of a call; and a reply, as the answer that every call has."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import quote

import httpx

from ..serialization import Body
from .service import Place

_JSON = {"Content-Type": "application/json"}
# Made once: `json.dumps` would make one for every call.
_encoder = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False, default=repr)


@dataclass(frozen=True, slots=True)
class Frame(Body):
    """How a call's frame is made: an object, whose members the model checks."""

    content_type: str = "application/json"

    def encode(self, value: Any) -> dict[str, Any]:
        """Return the content of a call. Raises ArgumentError."""
        return {"frame": self._checked(value)}


def filled(frame: Any, members: Iterable[tuple[Place, Any]]) -> dict[str, Any]:
    """Return a frame with what the client fills in; the objects on the way there are made where they are not."""
    found: dict[str, Any] = dict(frame or {})
    for place, value in members:
        if place:
            *way, last = place
            inside = found
            for step in way:
                inside[step] = dict(inside.get(step) or {})
                inside = inside[step]
            inside[last] = value
    return found


def pick(frame: Any, place: Place) -> Any:
    """Return what stands at a place of a frame, None where nothing does."""
    for step in place:
        frame = frame.get(step) if isinstance(frame, Mapping) else None
    return frame if place else None


class Sent(httpx.Request):
    """A call as it is sent, as the request that errors and hooks bear.

    Most of it is made when it is looked at, since it takes as long as all else, and few are. `secret` is that of the
    connection; `went_out` says whether the call went out, as far as anybody knows.
    """

    def __init__(self, method: str, url: str, name: str, frame: dict[str, Any]) -> None:
        self.name, self.frame = name, frame
        self._line = method, url
        self.secret: str | None = None
        self.went_out = False

    def __getattr__(self, name: str) -> Any:
        if "headers" in vars(self):
            raise AttributeError(name)
        method, url = self._line
        super().__init__(method, _address(url, self.name), content=_written(self.frame), headers=_JSON)
        return getattr(self, name)


@lru_cache(maxsize=1000)
def _address(url: str, name: str) -> httpx.URL:
    return httpx.URL(url).copy_with(raw_path=f"/{quote(name, safe=':')}".encode())


class Answer(httpx.Response):
    """A reply as an answer, so that whatever reads answers reads replies too. Made when it is looked at, as `Sent`."""

    status_code = httpx.codes.OK

    def __init__(self, sent: Sent, reply: Any) -> None:
        self._sent, self._reply = sent, reply
        # At once, since whoever has the result may change what is in it.
        self._written = _written(reply)

    def __getattr__(self, name: str) -> Any:
        if "headers" in vars(self):
            raise AttributeError(name)
        super().__init__(httpx.codes.OK, content=self._written, headers=_JSON, request=self._sent)
        return getattr(self, name)

    @property
    def content(self) -> bytes:
        """The reply as JSON."""
        return self._written

    def json(self, **_: Any) -> Any:
        """Return the reply as it came, which is not to be changed."""
        return self._reply


def _written(value: Any) -> bytes:
    # Half a character is for the parser to refuse.
    return text(value).encode(errors="surrogatepass")


def text(value: Any) -> str:
    """Return a value as JSON. What no JSON can hold, such as an attachment, is shown by its Python text."""
    return _encoder.encode(value)
