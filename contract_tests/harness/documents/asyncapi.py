"""Calls and events: a vendor's AsyncAPI document, read so that the tests of HTTP are tests of streams too.

A call is an operation whose path is its name on the wire, and its reply the answer of 200. An event of the server's is
such an answer, too: one to an operation that nobody asks. What the client fills into each request (`x-envelope`: the id
of the call, its date) is taken out of what is drawn, and put in when it is sent; so is what the server makes
(`readOnly`).
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar

from . import bundles, operations
from .instance_locations import resolve_pointer
from .json_values import at, escape
from .operations import Operation, resolve

MEDIA = "application/json"

_OF_HTTP = {"httpApiKey": "apiKey", "userPassword": "http"}
_FILLED = ("id", "date", "type")
_KEPT = ("x-envelope", "x-idempotent", "x-rate-limit", "tags")
_SHARED = ("messages", "schemas")


@cache
def as_openapi(vendor: str) -> dict[str, Any]:
    """Return a vendor's calls as an OpenAPI document; not to be changed. One without paths where nothing streams."""
    given = bundles.stream_document(vendor)
    if not given:
        return {"paths": {}}
    components = given.get("components", {})
    schemes = {
        name: {**resolve(given, one), "type": _OF_HTTP.get(one.get("type"), one.get("type"))}
        for name, one in components.get("securitySchemes", {}).items()
    }
    asked = server(vendor).get("security", [])
    paths: dict[str, dict[str, Any]] = {}
    for id, node in given["operations"].items():
        item = paths.setdefault(f"/{resolve(given, node['channel'])['address']}", {})
        if node["action"] == "send":
            item["get"] = _answered(given, id, node, f"/operations/{escape(id)}/messages/0")
        elif "reply" in node:
            item["post"] = _call(given, id, node)
    return {
        "openapi": "3.1.0",
        "info": {"title": given["info"]["title"], "version": given["info"]["version"]},
        "x-envelope": given.get("x-envelope", {}),
        "security": [{one["$ref"].rpartition("/")[2]: []} for one in asked],
        "paths": paths,
        "components": {**{name: components.get(name, {}) for name in _SHARED}, "securitySchemes": schemes},
    }


def _answered(given: Mapping[str, Any], id: str, node: Mapping[str, Any], pointer: str) -> dict[str, Any]:
    """Return an operation as one of OpenAPI; a pointer of the document leads to the message that is the answer."""
    # By reference, so that what breaks is told by its pointer in the vendor's own document.
    pointer = resolve_pointer(given, pointer)
    message = at(given, pointer)
    examples = [one["payload"] for one in message.get("examples", [])]
    content = {MEDIA: _media({"$ref": f"#{pointer}/payload"}, examples)}
    return {
        "operationId": id,
        **{name: one for name, one in node.items() if name in _KEPT},
        "responses": {"200": {"description": message.get("summary", ""), "content": content}},
    }


def _call(given: Mapping[str, Any], id: str, node: Mapping[str, Any]) -> dict[str, Any]:
    """Return a call as an operation of OpenAPI."""
    request = resolve(given, node["messages"][0])
    schema, examples = request["payload"], [one["payload"] for one in request.get("examples", [])]
    for place in [*client_filled_paths(given), *_made(given, schema)]:
        schema, examples = _without(given, schema, place), [_left(one, place) for one in examples]
    return {
        **_answered(given, id, node, f"/operations/{escape(id)}/reply/messages/0"),
        "requestBody": {"required": True, "content": {MEDIA: _media(schema, examples)}},
    }


def _media(schema: Any, examples: list[Any]) -> dict[str, Any]:
    return {"schema": schema, "examples": {str(index): {"value": one} for index, one in enumerate(examples)}}


def client_filled_paths(given: Mapping[str, Any]) -> list[tuple[str, ...]]:
    """Return where in each request stands what the client fills in, member by member."""
    envelope = given.get("x-envelope", {})
    return [tuple(envelope[name].split("/")[1:]) for name in _FILLED if name in envelope]


def _made(given: Mapping[str, Any], schema: Any, above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield where in a request stands what the server makes, and ignores where it is sent."""
    for name, one in resolve(given, schema).get("properties", {}).items():
        if one.get("readOnly"):
            yield (*above, name)
        else:
            yield from _made(given, one, (*above, name))


def _without(given: Mapping[str, Any], schema: Any, place: tuple[str, ...]) -> Any:
    """Return a schema without a member, and without the objects on the way to it that have no other."""
    found = dict(resolve(given, schema))
    first, *rest = place
    members = dict(found.get("properties", {}))
    if first not in members:
        return schema
    inside = _without(given, members[first], tuple(rest)) if rest else {}
    if inside.get("properties"):
        return {**found, "properties": {**members, first: inside}}
    del members[first]
    required = [one for one in found.get("required", []) if one != first]
    return {**found, "properties": members, "required": required}


def _left(value: Any, place: tuple[str, ...]) -> Any:
    first, *rest = place
    if not isinstance(value, Mapping) or first not in value:
        return value
    inside = _left(value[first], tuple(rest)) if rest else None
    return {**{name: one for name, one in value.items() if name != first}, **({first: inside} if inside else {})}


def fill_in(given: Mapping[str, Any], body: Any, values: Mapping[str, Any]) -> Any:
    """Return a request with what the client fills in: `values` by id, date and type. What is no object stays as is."""
    if not isinstance(body, Mapping):
        return body
    found = copy.deepcopy(dict(body))
    for name, place in zip(
        [one for one in _FILLED if one in given["x-envelope"]], client_filled_paths(given), strict=True
    ):
        inside = found
        for step in place[:-1]:
            inside = inside.setdefault(step, {})
        inside[place[-1]] = values[name]
    return found


@dataclass(frozen=True, slots=True)
class StreamOperation(Operation):
    """What goes over a vendor's stream; its document is that of `document`."""

    streamed: ClassVar[bool] = True
    origin: ClassVar[str] = bundles.STREAM
    describe: ClassVar[Any] = staticmethod(as_openapi)

    @property
    def name(self) -> str:
        """Its name on the wire."""
        return self.path.removeprefix("/")

    @property
    def marks(self) -> tuple[str, ...]:
        """Where evidence of it stands, beside what the projected document has."""
        return (f"/operations/{escape(self.id)}",)

    @property
    def payload(self) -> str:
        """Where in its answer stands what it is about; empty where that is nothing, or all of it."""
        return str(self.node.get("x-envelope", {}).get("payload", ""))


@dataclass(frozen=True, slots=True)
class Call(StreamOperation):
    """One call, which is acknowledged."""


@dataclass(frozen=True, slots=True)
class Event(StreamOperation):
    """One event of the server's: an answer that nobody asked for. One that no document has goes by its name alone."""

    @property
    def node(self) -> Mapping[str, Any]:
        """The operation as the document has it."""
        found: Mapping[str, Any] = self.document["paths"].get(self.path, {}).get("get", {"responses": {}})
        return found

    @property
    def own(self) -> bool:
        """Whether it tells of the connection itself: no call has its tag."""
        tagged = {one["name"] for call in stream_calls(self.vendor) for one in call.node.get("tags", [])}
        return tagged.isdisjoint(one["name"] for one in self.node.get("tags", []))

    def undocumented(self, _: int, /) -> tuple[str, str, str]:
        """Return the rule that an answer breaks which is not documented, what is told of it, and where it belongs."""
        told = f"{self.name} came, which is not documented; there are {', '.join(events(self.vendor))}"
        return "event_is_documented", told, f"/channels/{escape(self.name)}"


def stream_calls(vendor: str) -> list[Call]:
    """Return the calls of a vendor's stream that are answered, in the document's order."""
    listed = as_openapi(vendor)["paths"].items()
    return [Call(vendor, item["post"]["operationId"], path, "POST") for path, item in listed if "post" in item]


def request_schema(operation: Call) -> Mapping[str, Any]:
    """Return the schema of a whole request, with what clients fill in."""
    given = bundles.stream_document(operation.vendor)
    (message, *_) = given["operations"][operation.id]["messages"]
    found: Mapping[str, Any] = resolve(given, message)["payload"]
    return found


@cache
def events(vendor: str) -> dict[str, Event]:
    """Return the events of a vendor's server by name on the wire."""
    listed = as_openapi(vendor)["paths"].items()
    found = [Event(vendor, item["get"]["operationId"], path, "GET") for path, item in listed if "get" in item]
    return {one.name: one for one in found}


def event_named(vendor: str, name: str) -> Event:
    """Return the event of a name on the wire, whether it is documented or not."""
    return events(vendor).get(name) or Event(vendor, name, f"/{name}", "GET")


def all_operations(vendor: str) -> list[Operation]:
    """Return whatever of a vendor's answers: the operations, the calls of its stream, and the events of its server."""
    return [*operations.http_operations(vendor), *stream_calls(vendor), *events(vendor).values()]


def server(vendor: str) -> Mapping[str, Any]:
    """Return the first server of a vendor's stream."""
    given = bundles.stream_document(vendor)
    return resolve(given, next(iter(given["servers"].values())))


def handshake_schemas(vendor: str) -> dict[str, Mapping[str, Any]]:
    """Return the schemas of what a handshake's query may say beside the credential, by name."""
    given = bundles.stream_document(vendor)
    secrets = {one.get("name") for one in as_openapi(vendor)["components"]["securitySchemes"].values()}
    bindings = [resolve(given, one.get("bindings", {})).get("ws", {}) for one in given["channels"].values()]
    said = {name: one for ws in bindings for name, one in ws.get("query", {}).get("properties", {}).items()}
    return {name: one for name, one in said.items() if name not in secrets}


def handshake_parameters(vendor: str) -> dict[str, str]:
    """Return what the handshake of a connection says that takes no other's place: the document's examples."""
    said = {name: one["examples"][0] for name, one in handshake_schemas(vendor).items() if "examples" in one}
    return {name: str(one).lower() if isinstance(one, bool) else str(one) for name, one in said.items()}


def content_schema(event: Event) -> Mapping[str, Any]:
    """Return the schema of an event's content."""
    found: Mapping[str, Any] = event.node["responses"]["200"]["content"][MEDIA]["schema"]
    schema = resolve(event.document, found)
    for step in event.payload.split("/")[1:]:
        schema = resolve(event.document, schema["properties"][step])
    return schema
