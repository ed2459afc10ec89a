"""Read the operations and server events of a vendor's AsyncAPI document.

A request with a reply becomes the same `Operation` that OpenAPI operations become: its path is the name of the message,
its body the payload of the request, and its only success response the payload of the reply. Messages that the server
sends without a request become `ServerEvent`. Thus one implementation generates arguments, models and errors for both.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from codegen.findings import Failed, Finding
from codegen.openapi.bundler import ASYNCAPI_DOCUMENT, ROOT_DOCUMENT, Bundle, bundle
from codegen.openapi.json_pointer import join, tokens
from codegen.openapi.spec_folder import SpecFolder

from .operations import Operation, RequestBody, Response

RULE = "stream-read"

_PAYLOAD = "$message.payload#"
_OPENAPI = {"httpApiKey": "apiKey", "userPassword": "http"}
_FILLED = ("id", "date", "type")


@dataclass(frozen=True, slots=True)
class ServerEvent:
    """A message that the server sends without a request.

    `name` is the event's name in the protocol, `schema` that of the whole message, and `payload` a JSON Pointer to the
    content in it.
    """

    id: str
    pointer: str
    name: str
    summary: str
    description: str
    schema: Any
    payload: str
    envelope: dict[str, Any]


@dataclass(frozen=True, slots=True)
class StreamDescription:
    """The stream that an AsyncAPI document describes: its address, security, operations and server events.

    `socketio` is the server's `x-socketio`, or None if frames are plain JSON. `handshake` maps query parameters of the
    handshake, without credentials, to their schemas. `answers` is the JSON Pointer to the
    request's id in a plain reply.
    """

    bundle: Bundle
    operations: tuple[Operation, ...]
    events: tuple[ServerEvent, ...]
    url: str
    security: tuple[tuple[str, ...], ...]
    envelope: dict[str, Any]
    answers: str
    socketio: dict[str, Any] | None = None
    handshake: dict[str, Any] = field(default_factory=dict)


def load(folder: SpecFolder) -> Bundle | None:
    """Bundle a vendor's AsyncAPI document; return None if there is none. Raises Failed if it cannot be bundled."""
    return bundle(folder, ASYNCAPI_DOCUMENT) if (folder.path / ASYNCAPI_DOCUMENT).is_file() else None


def merged_with_openapi(bundle: Bundle, stream_bundle: Bundle) -> Bundle:
    """Return the OpenAPI bundle with the tags, schemas and security schemes of the AsyncAPI bundle added.

    Raises Failed if both documents define different schemas under the same name.
    """
    components = {kind: dict(group) for kind, group in (bundle.data.get("components") or {}).items()}
    origins, evidence = dict(bundle.origins), dict(bundle.evidence)
    stream_components = stream_bundle.data.get("components") or {}
    schemas = components.setdefault("schemas", {})
    findings = [
        stream_bundle.find(
            join("/components/schemas", name),
            RULE,
            f"{name} differs from the schema of that name in {ROOT_DOCUMENT}; rename one of them",
        )
        for name, schema in (stream_components.get("schemas") or {}).items()
        if schemas.setdefault(name, schema) != schema
    ]
    if findings:
        raise Failed(findings)
    schemes = components.setdefault("securitySchemes", {})
    for name, scheme in (stream_components.get("securitySchemes") or {}).items():
        schemes.setdefault(name, openapi_security_scheme(stream_bundle.resolve(scheme)))
    for pointer, origin in stream_bundle.origins.items():
        origins.setdefault(pointer, origin)
    for pointer, ids in stream_bundle.evidence.items():
        evidence.setdefault(pointer, ids)
    tags = [*bundle.data.get("tags", []), *_tags(stream_bundle)]
    tag_by_name = {tag["name"]: tag for tag in reversed(tags)}
    data = {
        **bundle.data,
        "components": components,
        "tags": [tag_by_name[name] for name in dict.fromkeys(_names(tags))],
    }
    return Bundle(data, evidence, origins)


def _names(tags: list[dict[str, Any]]) -> list[str]:
    return [str(tag["name"]) for tag in tags]


def _tags(stream_bundle: Bundle) -> list[dict[str, Any]]:
    return [stream_bundle.resolve(tag) for tag in stream_bundle.data["info"].get("tags", [])]


def openapi_security_scheme(scheme: dict[str, Any]) -> dict[str, Any]:
    """Convert an AsyncAPI Security Scheme Object to OpenAPI."""
    basic = {"scheme": "basic"} if scheme.get("type") == "userPassword" else {}
    return {**scheme, **basic, "type": _OPENAPI.get(str(scheme.get("type")), scheme.get("type"))}


def read(bundle: Bundle) -> StreamDescription:
    """Read a bundled AsyncAPI document. Raises Failed with everything in it that is not supported."""
    reader = _Reader(bundle)
    stream = reader.stream()
    if reader.findings:
        raise Failed(reader.findings)
    return stream


class _Reader:
    def __init__(self, bundle: Bundle) -> None:
        self._bundle = bundle
        self._data = bundle.data
        self._envelope = bundle.data.get("x-envelope") or {}
        self.findings: list[Finding] = []
        self._answers = self._answering()
        self._servers = {name: bundle.resolve(server) for name, server in (self._data.get("servers") or {}).items()}
        # Clients connect to the first server by default; all servers use the same protocol.
        self._server: dict[str, Any] = next(iter(self._servers.values()), {})
        self._socketio: dict[str, Any] | None = self._server.get("x-socketio")
        self._security = tuple((_scheme_name(requirement),) for requirement in self._server.get("security", ()))

    def stream(self) -> StreamDescription:
        if not self._servers:
            self._find("", "no server; describe one, since clients need its address")
        operations: list[Operation] = []
        events: list[ServerEvent] = []
        for key, reference in (self._data.get("operations") or {}).items():
            pointer, node = join("/operations", key), self._bundle.resolve(reference)
            channel = self._bundle.resolve(node["channel"])
            if node["action"] == "send":
                events += self._events(key, pointer, node, channel)
            elif (operation := self._operation(key, pointer, node, channel)) is not None:
                operations.append(operation)
        return StreamDescription(
            bundle=self._bundle,
            operations=tuple(operations),
            events=tuple(events),
            url=self._url(),
            security=self._security,
            envelope=self._envelope,
            answers=self._answers,
            socketio=self._socketio,
            handshake=self._handshake(),
        )

    def _find(self, pointer: str, message: str) -> None:
        self.findings.append(self._bundle.find(pointer, RULE, message))

    # Operations and events

    def _operation(self, key: str, pointer: str, node: dict[str, Any], channel: dict[str, Any]) -> Operation | None:
        messages = self._messages(node, channel)
        if len(messages) != 1:
            self._find(pointer, f"{key} receives {len(messages)} messages; describe one operation for each message")
            return None
        (name, request), reply = messages[0], node.get("reply")
        payload = self._payload(pointer, request)
        filled = [str(self._envelope[field_name]) for field_name in _FILLED if field_name in self._envelope]
        return Operation(
            id=key,
            pointer=pointer,
            method="SEND" if reply is None else "CALL",
            path=self._message_name(channel, name, request),
            tag=next((str(self._bundle.resolve(tag)["name"]) for tag in node.get("tags", ())), "default"),
            summary=node.get("summary") or node.get("title") or "",
            description=node.get("description") or "",
            deprecated=bool(node.get("x-deprecated")),
            parameters=(),
            body=RequestBody("application/json", payload, True, request.get("summary") or "", ()),
            responses=tuple(self._replies(key, pointer, reply)),
            security=self._security,
            extensions={name: value for name, value in node.items() if name.startswith("x-")},
            filled=tuple(filled),
            envelope={**self._envelope, "answers": self._answers} if self._answers else self._envelope,
            streamed=True,
        )

    def _replies(self, key: str, pointer: str, reply: Any) -> Iterator[Response]:
        if reply is None:
            yield Response("200", "none", {}, "")
            return
        reply = self._bundle.resolve(reply)
        replies = self._messages(reply, self._bundle.resolve(reply.get("channel") or {}))
        if len(replies) != 1:
            self._find(pointer, f"{key} has {len(replies)} replies; describe one reply whose schema has alternatives")
        for _, message in replies[:1]:
            yield Response("200", "json", self._payload(pointer, message), message.get("summary") or "")

    def _events(self, key: str, pointer: str, node: dict[str, Any], channel: dict[str, Any]) -> Iterator[ServerEvent]:
        messages = self._messages(node, channel)
        if "reply" in node:
            self._find(pointer, f"{key}: the server requests a reply; clients do not support that, so remove `reply`")
        if self._socketio is not None and len(messages) != 1:
            self._find(pointer, f"{key} sends {len(messages)} messages under one name; describe one operation for each")
        for name, message in messages:
            yield ServerEvent(
                id=key if len(messages) == 1 else f"{key}_{name}",
                pointer=pointer,
                name=self._message_name(channel, name, message),
                summary=node.get("summary") or message.get("title") or "",
                description=node.get("description") or "",
                schema=self._payload(pointer, message),
                payload=(node.get("x-envelope") or {}).get("payload", ""),
                envelope=self._envelope,
            )

    def _messages(self, node: dict[str, Any], channel: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
        """Return the messages of an operation or a reply by name; by default, those of its channel."""
        if "messages" in node:
            references = [(tokens(message.get("$ref", "#/message"))[-1], message) for message in node["messages"]]
        else:
            references = list((channel.get("messages") or {}).items())
        return [(name, self._bundle.resolve(reference)) for name, reference in references]

    def _payload(self, pointer: str, message: dict[str, Any]) -> Any:
        payload = message.get("payload", {})
        if isinstance(payload, dict) and "schemaFormat" in payload:
            message_text = f"the payload is described in {payload['schemaFormat']}; describe it as a JSON Schema"
            self._find(pointer, message_text)
        return payload

    def _message_name(self, channel: dict[str, Any], name: str, message: dict[str, Any]) -> str:
        """Return a message's name in the protocol: for Socket.IO that of its channel, for plain frames its own."""
        return str(channel.get("address")) if self._socketio is not None else str(message.get("name") or name)

    # The connection

    def _channels(self) -> list[dict[str, Any]]:
        return [self._bundle.resolve(channel) for channel in (self._data.get("channels") or {}).values()]

    def _url(self) -> str:
        server = self._server
        host, path = f"{server.get('protocol')}://{server.get('host')}", str(server.get("pathname") or "")
        if self._socketio is not None:
            path = str(self._socketio.get("path") or path)
        else:
            addresses = {str(channel.get("address") or "").strip("/") for channel in self._channels()}
            if len(addresses) > 1:
                self._find("/channels", "plain frames share one connection; give all channels the same address")
            path = "/".join(part for part in (path.rstrip("/"), *sorted(addresses)) if part)
            for field_name in ("id", "type"):
                if field_name not in self._envelope:
                    message = f"plain frames need x-envelope.{field_name} to identify replies and messages; declare it"
                    self._find("", message)
        if server and server.get("protocol") not in ("ws", "wss"):
            message = f"protocol {server.get('protocol')!r} is not supported; use ws or wss"
            self._find("/servers", message)
        url = f"{host}/{path.strip('/')}" if path.strip("/") else host
        for name, variable in (server.get("variables") or {}).items():
            url = url.replace(f"{{{name}}}", str(self._bundle.resolve(variable).get("default", "")))
        return url

    def _answering(self) -> str:
        """Return the JSON Pointer to the request's id in replies, from `correlationId` or else as in requests."""
        pointers = set()
        for node in map(self._bundle.resolve, (self._data.get("operations") or {}).values()):
            if node["action"] == "receive" and "reply" in node:
                reply = self._bundle.resolve(node["reply"])
                for _, message in self._messages(reply, self._bundle.resolve(reply.get("channel") or {})):
                    location = str(self._bundle.resolve(message.get("correlationId") or {}).get("location", ""))
                    pointers.add(location.removeprefix(_PAYLOAD) if location.startswith(_PAYLOAD) else "")
        pointers.discard("")
        if len(pointers) > 1:
            places = ", ".join(sorted(pointers))
            self._find("", f"replies have the id of their request at {places}; use the same location in all replies")
        return next(iter(pointers), str(self._envelope.get("id", "")))

    def _handshake(self) -> dict[str, Any]:
        """Return the schemas of the handshake's query parameters, except those that carry a credential."""
        query: dict[str, Any] = {}
        for channel in self._channels():
            binding = self._bundle.resolve((self._bundle.resolve(channel.get("bindings") or {})).get("ws") or {})
            query.update((self._bundle.resolve(binding.get("query") or {})).get("properties", {}))
        declared = (self._data.get("components") or {}).get("securitySchemes") or {}
        credentials = {self._bundle.resolve(scheme).get("name") for scheme in declared.values()}
        return {name: schema for name, schema in query.items() if name not in credentials}


def _scheme_name(requirement: dict[str, Any]) -> str:
    return tokens(requirement.get("$ref", "#/inline"))[-1]
