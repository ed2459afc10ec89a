"""Derive the API of a streaming client: its connection settings and the classes of its events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from codegen import names
from codegen.ir.asyncapi import ServerEvent, StreamDescription
from codegen.openapi.json_pointer import tokens

from .client_api import ClientApi
from .credentials import credential_code

# Names that the module of events defines or imports besides the event classes.
_TAKEN = ("Any", "Dropped", "EventType", "Final", "Literal", "Mapping", "PossibleGap", "StreamEvent", "UnknownEvent")


@dataclass(frozen=True, slots=True)
class EventClass:
    """The class of one event.

    `wire` is the event's name in the protocol. `body` is the annotation of the whole message, `data` that of its
    content, and `attribute` the attribute path of the content in it.
    """

    class_name: str
    wire: str
    summary: str
    description: str
    body: str
    data: str
    attribute: str


@dataclass(frozen=True, slots=True)
class StreamApi:
    """Everything that the templates print about a stream.

    `signs` maps names of security schemes to code. `handshake` lists arguments of the client as tuples of name, name of
    the query parameter, annotation and description. `places` maps settings of the runtime's `Stream` to the tokens of
    JSON Pointers.
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
        """Whether requests have an id, by which the vendor can recognize a repeated request."""
        return "id" in self.envelope

    @property
    def engineio(self) -> list[int]:
        """The versions of Engine.IO that the vendor supports; the first is the default."""
        return list((self.socketio or {}).get("engineio", [4]))

    @property
    def transports(self) -> tuple[str, ...]:
        """The transports of Engine.IO that the vendor supports."""
        return tuple((self.socketio or {}).get("transports", ["websocket"]))

    def place(self, property_name: str) -> tuple[str, ...] | None:
        """Return the tokens of the JSON Pointer to a value in error bodies; None if the document has no pointer."""
        return tuple(tokens(self.envelope[property_name])) if property_name in self.envelope else None


def stream_api(description: StreamDescription, client_api: ClientApi, base_url: str, taken: set[str]) -> StreamApi:
    """Return the API of a vendor's stream. `taken` are the names of the client's other arguments."""
    filled = [(name, tuple(tokens(description.envelope.get(name, "")))) for name in ("id", "date", "type")]
    answers = [("answers", tuple(tokens(description.answers)))] if description.socketio is None else []
    return StreamApi(
        url=description.url,
        path=_path(description.url, base_url),
        security=description.security,
        signs=tuple(_signs(description)),
        handshake=tuple(_handshake(description, client_api, taken)),
        places=tuple((name, place) for name, place in [*filled, *answers] if place),
        envelope=description.envelope,
        events=tuple(_events(client_api)),
        socketio=description.socketio,
    )


def _path(url: str, base_url: str) -> str:
    """Return the path of the stream relative to the client's base_url, or the whole path if it is not below it."""
    path, base = (f"/{address.split('://', 1)[-1].partition('/')[2]}".rstrip("/") for address in (url, base_url))
    return path.removeprefix(base) if path.startswith(f"{base}/") else path


def _signs(description: StreamDescription) -> list[tuple[str, str]]:
    # Only credentials with a single secret can sign a handshake; others are applied to it like to any request.
    credentials = credential_code(description.bundle)
    scheme_names = [name for alternative in description.security for name in alternative]
    return [(name, f"lambda secret: {credentials[name]('secret')}") for name in scheme_names if name in credentials]


def _handshake(
    description: StreamDescription, client_api: ClientApi, taken: set[str]
) -> list[tuple[str, str, str, str]]:
    unique = names.unique_names((names.snake(name) for name in description.handshake), taken)
    return [
        (
            name,
            wire,
            client_api.annotation(schema),
            str(schema.get("description", "")) if isinstance(schema, dict) else "",
        )
        for name, (wire, schema) in zip(unique, description.handshake.items(), strict=True)
    ]


def _events(client_api: ClientApi) -> list[EventClass]:
    events: list[ServerEvent] = client_api.events
    class_names = names.unique_names((names.pascal(event.id, fallback="Event") for event in events), _TAKEN)
    classes = []
    for name, event in zip(class_names, events, strict=True):
        attribute, data = client_api.attribute_path(event, event.schema, event.payload)
        body = client_api.annotation(event.schema)
        classes.append(EventClass(name, event.name, event.summary, event.description, body, data, attribute))
    return classes
