"""Streams: what a vendor's AsyncAPI document says, as the same operations that its OpenAPI document has.

A request with a reply is an operation whose path is the name on the wire, whose body is the request's payload and whose
one success is the reply's. What the server sends of itself is a `ServerEvent`. So arguments, models and errors of both
documents are worked out by the same code.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from codegen.findings import Failed, Finding
from codegen.openapi.bundler import ASYNCAPI_DOCUMENT, ROOT_DOCUMENT, Bundle, bundle
from codegen.openapi.json_pointer import join, tokens
from codegen.openapi.spec_folder import Folder

from .operations import Operation, RequestBody, Response

RULE = "stream-read"

_PAYLOAD = "$message.payload#"
_OPENAPI = {"httpApiKey": "apiKey", "userPassword": "http"}
_FILLED = ("id", "date", "type")


@dataclass(frozen=True, slots=True)
class ServerEvent:
    """What the server sends of itself: its name on the wire, its payload, and where in it the content sits."""

    id: str
    pointer: str
    name: str
    summary: str
    description: str
    schema: Any
    payload: str
    envelope: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Streams:
    """One vendor's stream: where it is, how it is spoken, what may be asked, and what comes unasked.

    `socketio` is how a Socket.IO server is reached, None where the frames are plain JSON; `handshake` are the schemas
    of what the handshake's query may say beside the credential; `answers` is where a plain reply has its call's id.
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


def load(folder: Folder) -> Bundle | None:
    """Bundle a vendor's AsyncAPI document, None where it has none. Raises Failed."""
    return bundle(folder, ASYNCAPI_DOCUMENT) if (folder.path / ASYNCAPI_DOCUMENT).is_file() else None


def merged_with_openapi(bundle: Bundle, streams: Bundle) -> Bundle:
    """Return the OpenAPI bundle with the tags, schemas and security schemes of the AsyncAPI one.

    Raises Failed where one name means two schemas.
    """
    components = {kind: dict(group) for kind, group in (bundle.data.get("components") or {}).items()}
    origins, evidence = dict(bundle.origins), dict(bundle.evidence)
    own = streams.data.get("components") or {}
    schemas = components.setdefault("schemas", {})
    findings = [
        streams.find(join("/components/schemas", name), RULE, f"{name} is another schema in {ROOT_DOCUMENT}")
        for name, schema in (own.get("schemas") or {}).items()
        if schemas.setdefault(name, schema) != schema
    ]
    if findings:
        raise Failed(findings)
    schemes = components.setdefault("securitySchemes", {})
    for name, scheme in (own.get("securitySchemes") or {}).items():
        schemes.setdefault(name, openapi_security_scheme(streams.resolve(scheme)))
    for pointer, origin in streams.origins.items():
        origins.setdefault(pointer, origin)
    for pointer, ids in streams.evidence.items():
        evidence.setdefault(pointer, ids)
    tags = [*bundle.data.get("tags", []), *_tags(streams)]
    named = {one["name"]: one for one in reversed(tags)}
    data = {**bundle.data, "components": components, "tags": [named[name] for name in dict.fromkeys(_names(tags))]}
    return Bundle(data, evidence, origins)


def _names(tags: list[dict[str, Any]]) -> list[str]:
    return [str(one["name"]) for one in tags]


def _tags(streams: Bundle) -> list[dict[str, Any]]:
    return [streams.resolve(one) for one in streams.data["info"].get("tags", [])]


def openapi_security_scheme(scheme: dict[str, Any]) -> dict[str, Any]:
    """Return a security scheme in the words of OpenAPI, which differ in two."""
    basic = {"scheme": "basic"} if scheme.get("type") == "userPassword" else {}
    return {**scheme, **basic, "type": _OPENAPI.get(str(scheme.get("type")), scheme.get("type"))}


def read(bundle: Bundle) -> Streams:
    """Read a bundled AsyncAPI document. Raises Failed with everything that no client can be made of."""
    reader = _Reader(bundle)
    found = reader.streams()
    if reader.findings:
        raise Failed(reader.findings)
    return found


class _Reader:
    def __init__(self, bundle: Bundle) -> None:
        self._bundle = bundle
        self._data = bundle.data
        self._envelope = bundle.data.get("x-envelope") or {}
        self.findings: list[Finding] = []
        self._answers = self._answering()
        self._servers = {name: bundle.resolve(one) for name, one in (self._data.get("servers") or {}).items()}
        # The first is where clients go unless they are told otherwise; the others speak alike.
        self._server: dict[str, Any] = next(iter(self._servers.values()), {})
        self._socketio: dict[str, Any] | None = self._server.get("x-socketio")
        self._security = tuple((_scheme_name(one),) for one in self._server.get("security", ()))

    def streams(self) -> Streams:
        if not self._servers:
            self._find("", "no server; a client needs to know where the stream is")
        operations: list[Operation] = []
        events: list[ServerEvent] = []
        for key, given in (self._data.get("operations") or {}).items():
            pointer, node = join("/operations", key), self._bundle.resolve(given)
            channel = self._bundle.resolve(node["channel"])
            if node["action"] == "send":
                events += self._events(key, pointer, node, channel)
            elif (one := self._operation(key, pointer, node, channel)) is not None:
                operations.append(one)
        return Streams(
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
        asked = self._messages(node, channel)
        if len(asked) != 1:
            self._find(pointer, f"{key} takes {len(asked)} messages; describe one operation for each")
            return None
        (name, request), reply = asked[0], node.get("reply")
        payload = self._payload(pointer, request)
        filled = [str(self._envelope[member]) for member in _FILLED if member in self._envelope]
        return Operation(
            id=key,
            pointer=pointer,
            method="SEND" if reply is None else "CALL",
            path=self._wire(channel, name, request),
            tag=next((str(self._bundle.resolve(one)["name"]) for one in node.get("tags", ())), "default"),
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
        answers = self._messages(reply, self._bundle.resolve(reply.get("channel") or {}))
        if len(answers) != 1:
            self._find(pointer, f"{key} has {len(answers)} replies; describe one, whose schema has the alternatives")
        for _, one in answers[:1]:
            yield Response("200", "json", self._payload(pointer, one), one.get("summary") or "")

    def _events(self, key: str, pointer: str, node: dict[str, Any], channel: dict[str, Any]) -> Iterator[ServerEvent]:
        told = self._messages(node, channel)
        if "reply" in node:
            self._find(pointer, f"{key}: the server asks for a reply, which no client of ours gives")
        if self._socketio is not None and len(told) != 1:
            self._find(pointer, f"{key} has {len(told)} messages under one name; describe one operation for each")
        for name, message in told:
            yield ServerEvent(
                id=key if len(told) == 1 else f"{key}_{name}",
                pointer=pointer,
                name=self._wire(channel, name, message),
                summary=node.get("summary") or message.get("title") or "",
                description=node.get("description") or "",
                schema=self._payload(pointer, message),
                payload=(node.get("x-envelope") or {}).get("payload", ""),
                envelope=self._envelope,
            )

    def _messages(self, node: dict[str, Any], channel: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
        """Return the messages of an operation or a reply by name; those of its channel where it names none."""
        if "messages" in node:
            named = [(tokens(one.get("$ref", "#/message"))[-1], one) for one in node["messages"]]
        else:
            named = list((channel.get("messages") or {}).items())
        return [(name, self._bundle.resolve(one)) for name, one in named]

    def _payload(self, pointer: str, message: dict[str, Any]) -> Any:
        payload = message.get("payload", {})
        if isinstance(payload, dict) and "schemaFormat" in payload:
            self._find(pointer, f"a payload in {payload['schemaFormat']}; describe it as a JSON Schema")
        return payload

    def _wire(self, channel: dict[str, Any], name: str, message: dict[str, Any]) -> str:
        """Return a message's name on the wire: its channel is a Socket.IO event; a plain frame bears it inside."""
        return str(channel.get("address")) if self._socketio is not None else str(message.get("name") or name)

    # The connection

    def _channels(self) -> list[dict[str, Any]]:
        return [self._bundle.resolve(one) for one in (self._data.get("channels") or {}).values()]

    def _url(self) -> str:
        server = self._server
        host, path = f"{server.get('protocol')}://{server.get('host')}", str(server.get("pathname") or "")
        if self._socketio is not None:
            path = str(self._socketio.get("path") or path)
        else:
            addresses = {str(one.get("address") or "").strip("/") for one in self._channels()}
            if len(addresses) > 1:
                self._find("/channels", "plain frames go over one connection; give all channels the same address")
            path = "/".join(part for part in (path.rstrip("/"), *sorted(addresses)) if part)
            for member in ("id", "type"):
                if member not in self._envelope:
                    self._find("", f"plain frames need x-envelope.{member} to be told apart")
        if server and server.get("protocol") not in ("ws", "wss"):
            self._find("/servers", f"protocol {server.get('protocol')!r} is not supported; ws and wss are")
        url = f"{host}/{path.strip('/')}" if path.strip("/") else host
        for name, variable in (server.get("variables") or {}).items():
            url = url.replace(f"{{{name}}}", str(self._bundle.resolve(variable).get("default", "")))
        return url

    def _answering(self) -> str:
        """Return where a plain reply bears its call's id: as its message says, else where the request does."""
        found = set()
        for node in map(self._bundle.resolve, (self._data.get("operations") or {}).values()):
            if node["action"] == "receive" and "reply" in node:
                reply = self._bundle.resolve(node["reply"])
                for _, message in self._messages(reply, self._bundle.resolve(reply.get("channel") or {})):
                    location = str(self._bundle.resolve(message.get("correlationId") or {}).get("location", ""))
                    found.add(location.removeprefix(_PAYLOAD) if location.startswith(_PAYLOAD) else "")
        found.discard("")
        if len(found) > 1:
            self._find("", f"replies bear the id of their call at {', '.join(sorted(found))}; one place is supported")
        return next(iter(found), str(self._envelope.get("id", "")))

    def _handshake(self) -> dict[str, Any]:
        """Return the schemas of the handshake's query, without what a credential puts there."""
        found: dict[str, Any] = {}
        for channel in self._channels():
            binding = self._bundle.resolve((self._bundle.resolve(channel.get("bindings") or {})).get("ws") or {})
            found.update((self._bundle.resolve(binding.get("query") or {})).get("properties", {}))
        declared = (self._data.get("components") or {}).get("securitySchemes") or {}
        credentials = {self._bundle.resolve(one).get("name") for one in declared.values()}
        return {name: schema for name, schema in found.items() if name not in credentials}


def _scheme_name(requirement: dict[str, Any]) -> str:
    return tokens(requirement.get("$ref", "#/inline"))[-1]
