"""Calls and events: a vendor's AsyncAPI document, read so that the tests of HTTP are tests of streams too.

A call is an operation whose path is its name on the wire, and its reply the answer of 200. What the client fills into
each request (`x-envelope`: the id of the call, its date) is taken out of what is drawn, and put in when it is sent; so
is what the server makes (`readOnly`).
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar

import pytest

from .. import targets
from ..operations import Operation, at, escape, find, resolve
from ..places import followed

MEDIA = "application/json"

_OF_HTTP = {"httpApiKey": "apiKey", "userPassword": "http"}
_FILLED = ("id", "date", "type")


@cache
def document(vendor: str) -> dict[str, Any]:
    """Return a vendor's calls as an OpenAPI document; not to be changed. One without paths where nothing streams."""
    given = targets.stream_document(vendor)
    if not given:
        return {"paths": {}}
    components = given.get("components", {})
    schemes = {
        name: {**resolve(given, one), "type": _OF_HTTP.get(one.get("type"), one.get("type"))}
        for name, one in components.get("securitySchemes", {}).items()
    }
    asked = server(vendor).get("security", [])
    return {
        "openapi": "3.1.0",
        "info": {"title": given["info"]["title"], "version": given["info"]["version"]},
        "x-envelope": given.get("x-envelope", {}),
        "security": [{one["$ref"].rpartition("/")[2]: []} for one in asked],
        "paths": {
            f"/{resolve(given, node['channel'])['address']}": {"post": _call(given, id, node)}
            for id, node in given["operations"].items()
            if node["action"] == "receive" and "reply" in node
        },
        "components": {"schemas": components.get("schemas", {}), "securitySchemes": schemes},
    }


def _call(given: Mapping[str, Any], id: str, node: Mapping[str, Any]) -> dict[str, Any]:
    """Return an operation of the document as one of OpenAPI."""
    (asked, *_), (replied, *_) = node["messages"], node["reply"]["messages"]
    request, reply = resolve(given, asked), resolve(given, replied)
    schema, examples = request["payload"], [one["payload"] for one in request.get("examples", [])]
    for place in [*filled(given), *_made(given, schema)]:
        schema, examples = _without(given, schema, place), [_left(one, place) for one in examples]
    return {
        "operationId": id,
        **{name: one for name, one in node.items() if name in ("x-envelope", "x-idempotent")},
        "requestBody": {"required": True, "content": {MEDIA: _media(schema, examples)}},
        "responses": {
            "200": {
                "description": reply.get("summary", ""),
                "content": {MEDIA: _media(reply["payload"], [one["payload"] for one in reply.get("examples", [])])},
            }
        },
    }


def _media(schema: Any, examples: list[Any]) -> dict[str, Any]:
    return {"schema": schema, "examples": {str(index): {"value": one} for index, one in enumerate(examples)}}


def filled(given: Mapping[str, Any]) -> list[tuple[str, ...]]:
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


def sent(given: Mapping[str, Any], body: Any, values: Mapping[str, Any]) -> Any:
    """Return a request with what the client fills in: `values` by id, date and type. What is no object stays as is."""
    if not isinstance(body, Mapping):
        return body
    found = copy.deepcopy(dict(body))
    for name, place in zip([one for one in _FILLED if one in given["x-envelope"]], filled(given), strict=True):
        inside = found
        for step in place[:-1]:
            inside = inside.setdefault(step, {})
        inside[place[-1]] = values[name]
    return found


@dataclass(frozen=True, slots=True)
class Call(Operation):
    """One call of a vendor's stream; its document is that of `document`."""

    streamed: ClassVar[bool] = True
    origin: ClassVar[str] = "asyncapi.json#"
    describe: ClassVar[Any] = staticmethod(document)

    @property
    def name(self) -> str:
        """Its name on the wire."""
        return self.path.removeprefix("/")

    @property
    def marks(self) -> tuple[str, ...]:
        """Where evidence of it stands, beside what the projected document has."""
        return (f"/operations/{escape(self.id)}",)


def described(vendor: str) -> list[Call]:
    """Return the calls of a vendor's stream that are answered, in the document's order."""
    return [Call(vendor, item["post"]["operationId"], path, "POST") for path, item in document(vendor)["paths"].items()]


def asked(operation: Call) -> Mapping[str, Any]:
    """Return the schema of a whole request, with what clients fill in."""
    given = targets.stream_document(operation.vendor)
    (message, *_) = given["operations"][operation.id]["messages"]
    found: Mapping[str, Any] = resolve(given, message)["payload"]
    return found


@dataclass(frozen=True, slots=True)
class Event:
    """One event of the server's: its operation, its payload's schema, and where in it the content stands.

    `own` says that it tells of the connection itself: no call has its tag. `pointer` is that of the schema.
    """

    id: str
    pointer: str
    schema: Mapping[str, Any]
    payload: str
    own: bool


@cache
def events(vendor: str) -> dict[str, Event]:
    """Return the events of a vendor's server by name on the wire."""
    given = targets.stream_document(vendor)
    listed = given.get("operations", {})
    tags = {one["name"] for node in listed.values() if node["action"] == "receive" for one in node.get("tags", [])}
    found = {}
    for id, node in listed.items():
        for index in range(len(node["messages"]) if node["action"] == "send" else 0):
            message = followed(given, f"/operations/{escape(id)}/messages/{index}")
            name = resolve(given, node["channel"])["address"]
            payload = node.get("x-envelope", {}).get("payload", "")
            own = tags.isdisjoint(tag["name"] for tag in node.get("tags", []))
            found[name] = Event(id, f"{message}/payload", at(given, message)["payload"], payload, own)
    return found


def server(vendor: str) -> Mapping[str, Any]:
    """Return the first server of a vendor's stream."""
    given = targets.stream_document(vendor)
    return resolve(given, next(iter(given["servers"].values())))


def handshake(vendor: str) -> dict[str, Mapping[str, Any]]:
    """Return the schemas of what a handshake's query may say beside the credential, by name."""
    given = targets.stream_document(vendor)
    secrets = {one.get("name") for one in document(vendor)["components"]["securitySchemes"].values()}
    bindings = [resolve(given, one.get("bindings", {})).get("ws", {}) for one in given["channels"].values()]
    said = {name: one for ws in bindings for name, one in ws.get("query", {}).get("properties", {}).items()}
    return {name: one for name, one in said.items() if name not in secrets}


def beside(vendor: str) -> dict[str, str]:
    """Return what the handshake of a connection says that takes no other's place: the document's examples."""
    said = {name: one["examples"][0] for name, one in handshake(vendor).items() if "examples" in one}
    return {name: str(one).lower() if isinstance(one, bool) else str(one) for name, one in said.items()}


def streaming() -> list[str]:
    """Return the vendors that have a stream, in order."""
    return [vendor for vendor in targets.described() if targets.stream_document(vendor)]


def sweep(metafunc: pytest.Metafunc) -> None:
    """Sweep every test that takes an `operation` over all calls, one that takes a `vendor` over all that stream."""
    if "operation" in metafunc.fixturenames:
        found = [call for vendor in streaming() for call in described(vendor)]
        metafunc.parametrize(("vendor", "operation"), [(one.vendor, one) for one in found], ids=map(str, found))
    elif "vendor" in metafunc.fixturenames:
        metafunc.parametrize("vendor", streaming(), scope="session")


def payload(event: Event, body: Any) -> Any:
    """Return the content of an event."""
    return find(body, event.payload)


def shown(vendor: str, event: Event) -> Mapping[str, Any]:
    """Return the schema of an event's content."""
    given = targets.stream_document(vendor)
    schema = resolve(given, event.schema)
    for step in event.payload.split("/")[1:]:
        schema = resolve(given, schema["properties"][step])
    return schema
