"""Streams: what users touch of a vendor's stream beside its calls, worked out before any template runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from codegen import names
from codegen.ir.asyncapi import ServerEvent, Streams
from codegen.openapi.json_pointer import tokens

from .client_api import ClientApi
from .credentials import credential_code

# What the module of the events has beside their classes.
_TAKEN = ("Any", "Dropped", "EventType", "Final", "Literal", "Mapping", "PossibleGap", "StreamEvent", "UnknownEvent")


@dataclass(frozen=True, slots=True)
class EventClass:
    """One event's class: its name, the name on the wire, the annotations of body and content, and how to get there."""

    class_name: str
    wire: str
    summary: str
    description: str
    body: str
    data: str
    attribute: str


@dataclass(frozen=True, slots=True)
class StreamApi:
    """All that the templates print of a stream.

    `signs` are codes by the name of the scheme; `handshake` are arguments of the client as (name, wire name,
    annotation, description).
    """

    url: str
    path: str
    security: tuple[tuple[str, ...], ...]
    signs: tuple[tuple[str, str], ...]
    handshake: tuple[tuple[str, str, str, str], ...]
    places: tuple[tuple[str, tuple[str, ...]], ...]
    envelope: dict[str, Any]
    events: tuple[EventClass, ...]
    socketio: dict[str, Any] | None

    @property
    def resends(self) -> bool:
        """Whether calls bear an id, by which the vendor can know one that it has seen."""
        return "id" in self.envelope

    @property
    def engineio(self) -> list[int]:
        """The versions of Engine.IO that the vendor speaks; the first is spoken."""
        return list((self.socketio or {}).get("engineio", [4]))

    @property
    def transports(self) -> tuple[str, ...]:
        """What Engine.IO goes over."""
        return tuple((self.socketio or {}).get("transports", ["websocket"]))

    def place(self, member: str) -> tuple[str, ...] | None:
        """Return where error bodies hold something, None where the document does not say."""
        return tuple(tokens(self.envelope[member])) if member in self.envelope else None


def stream_api(streams: Streams, face: ClientApi, base_url: str, taken: set[str]) -> StreamApi:
    """Return the face of a vendor's stream. `taken` are arguments that the client has already."""
    filled = [(member, tuple(tokens(streams.envelope.get(member, "")))) for member in ("id", "date", "type")]
    answers = [("answers", tuple(tokens(streams.answers)))] if streams.socketio is None else []
    return StreamApi(
        url=streams.url,
        path=_path(streams.url, base_url),
        security=streams.security,
        signs=tuple(_signs(streams)),
        handshake=tuple(_handshake(streams, face, taken)),
        places=tuple((name, place) for name, place in [*filled, *answers] if place),
        envelope=streams.envelope,
        events=tuple(_events(face)),
        socketio=streams.socketio,
    )


def _path(url: str, base_url: str) -> str:
    """Return the stream's path below a client's base_url, whose own path may be the beginning of it."""
    path, base = (f"/{one.split('://', 1)[-1].partition('/')[2]}".rstrip("/") for one in (url, base_url))
    return path.removeprefix(base) if path.startswith(f"{base}/") else path


def _signs(streams: Streams) -> list[tuple[str, str]]:
    # One secret makes each of these; whatever takes two signs the handshake as it signs everything.
    made = credential_code(streams.bundle)
    wanted = [name for alternative in streams.security for name in alternative]
    return [(name, f"lambda secret: {made[name]('secret')}") for name in wanted if name in made]


def _handshake(streams: Streams, face: ClientApi, taken: set[str]) -> list[tuple[str, str, str, str]]:
    free = names.unique_names((names.snake(name) for name in streams.handshake), taken)
    return [
        (name, wire, face.annotation(schema), str(schema.get("description", "")) if isinstance(schema, dict) else "")
        for name, (wire, schema) in zip(free, streams.handshake.items(), strict=True)
    ]


def _events(face: ClientApi) -> list[EventClass]:
    events: list[ServerEvent] = face.events
    free = names.unique_names((names.pascal(one.id, fallback="Event") for one in events), _TAKEN)
    found = []
    for name, one in zip(free, events, strict=True):
        attribute, data = face.inside(one, one.schema, one.payload)
        body = face.annotation(one.schema)
        found.append(EventClass(name, one.name, one.summary, one.description, body, data, attribute))
    return found
