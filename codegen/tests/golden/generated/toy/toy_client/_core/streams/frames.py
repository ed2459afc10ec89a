"""Frames: what goes over a stream, made of a call; and a reply, as the answer that every call has."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import quote

import httpx

from ..encoding import Body
from .service import Place

SENT = "sent"
"""The request's extension that says whether a call went out, as far as anybody knows."""


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


def request(method: str, url: str, name: str, frame: Any) -> httpx.Request:
    """Return what was sent as the request that errors bear."""
    return httpx.Request(method, _address(url, name), content=text(frame), headers={"Content-Type": "application/json"})


@lru_cache(maxsize=1000)
def _address(url: str, name: str) -> httpx.URL:
    return httpx.URL(url).copy_with(raw_path=f"/{quote(name, safe=':')}".encode())


def answer(sent: httpx.Request, reply: Any) -> httpx.Response:
    """Return a reply as an answer, so that whatever reads answers reads replies too."""
    return httpx.Response(200, content=text(reply), headers={"Content-Type": "application/json"}, request=sent)


def text(value: Any) -> str:
    """Return a value as JSON. What no JSON can hold, such as an attachment, is shown by its Python text."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False, default=repr)
