"""Frames of a stream, presented as HTTP requests and responses."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import quote

import httpx

from ..serialization import Body
from .service import PropertyPath

_JSON = {"Content-Type": "application/json"}
# One encoder for all calls: `json.dumps` would create one for each.
_encoder = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False, default=repr)


@dataclass(frozen=True, slots=True)
class Frame(Body):
    """How to encode the frame of a call: a JSON object that the model validates."""

    content_type: str = "application/json"

    def encode(self, value: Any) -> dict[str, Any]:
        """Return the content of a call. Raises ArgumentError if it is invalid."""
        return {"frame": self._validated(value)}


def with_values(frame: Any, values: Iterable[tuple[PropertyPath, Any]]) -> dict[str, Any]:
    """Return a copy of a frame with values set at locations. Missing objects on the way are created."""
    copied: dict[str, Any] = dict(frame or {})
    for location, value in values:
        if location:
            *parents, last = location
            target = copied
            for name in parents:
                target[name] = dict(target.get(name) or {})
                target = target[name]
            target[last] = value
    return copied


def pick(frame: Any, location: PropertyPath) -> Any:
    """Return the value at a location of a frame, or None if there is none."""
    for name in location:
        frame = frame.get(name) if isinstance(frame, Mapping) else None
    return frame if location else None


class Sent(httpx.Request):
    """A frame that was sent, as an `httpx.Request` for errors and hooks.

    The request is built when one of its attributes is first read, because that is slow and rarely needed. `secret` is
    the secret of the connection. `went_out` is False only if the frame was certainly not sent.
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
        super().__init__(method, _address(url, self.name), content=_encode(self.frame), headers=_JSON)
        return getattr(self, name)


@lru_cache(maxsize=1000)
def _address(url: str, name: str) -> httpx.URL:
    return httpx.URL(url).copy_with(raw_path=f"/{quote(name, safe=':')}".encode())


class ReplyResponse(httpx.Response):
    """A reply as an `httpx.Response`, so that it is parsed like one. Built when it is first read, as `Sent` is."""

    status_code = httpx.codes.OK

    def __init__(self, sent: Sent, reply: Any) -> None:
        self._sent, self._reply = sent, reply
        # Encoded now, because the caller may modify the result.
        self._encoded = _encode(reply)

    def __getattr__(self, name: str) -> Any:
        if "headers" in vars(self):
            raise AttributeError(name)
        super().__init__(httpx.codes.OK, content=self._encoded, headers=_JSON, request=self._sent)
        return getattr(self, name)

    @property
    def content(self) -> bytes:
        """The reply as encoded JSON."""
        return self._encoded

    def json(self, **_: Any) -> Any:
        """Return the decoded reply. Do not modify it."""
        return self._reply


def _encode(value: Any) -> bytes:
    # Lone surrogates are passed on, so that the parser rejects them.
    return text(value).encode(errors="surrogatepass")


def text(value: Any) -> str:
    """Return a value as JSON. Values that JSON cannot represent, such as attachments, are replaced by their repr."""
    return _encoder.encode(value)
