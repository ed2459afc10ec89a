"""Changes between two documents: text and impact of each kind of change."""

from __future__ import annotations

from typing import Any

import pytest

from codegen.changes.contract import Direction
from codegen.changes.rules import Impact

from .contracts import ASYNCAPI, OPENAPI, REMOVED, apply_edits, describe_changes, find_changes

NOTICE, ADDITION, BREAKING = Impact
LIST, CREATE = "/paths/~1widgets/get", "/paths/~1widgets/post"
LIMIT, ORDER = f"{LIST}/parameters/0", f"{LIST}/parameters/1"
RECEIVED, SENT = "/components/schemas/Widget", "/components/schemas/NewWidget"


ONE_CHANGE: list[tuple[dict[str, Any], str, str, Impact]] = [
    # operations
    ({CREATE: REMOVED}, "POST /widgets", "gone", BREAKING),
    ({f"{LIST}/operationId": "findWidgets"}, "GET /widgets", "operationId is findWidgets now, was listWidgets", NOTICE),
    ({f"{LIST}/deprecated": True}, "GET /widgets", "is deprecated", NOTICE),
    ({"/paths/~1widgets/delete": {}}, "DELETE /widgets", "new", ADDITION),
    ({f"{LIST}/x-idempotent": True}, "GET /widgets", "x-idempotent has changed", NOTICE),
    (
        {"/servers/0/url": "https://other.example"},
        "client",
        "server is https://other.example now, was https://widgets.example",
        NOTICE,
    ),
    # security
    (
        {f"{LIST}/security": [{"bearer": []}]},
        "GET /widgets",
        "security is http bearer now, was apiKey header Key",
        BREAKING,
    ),
    (
        {f"{LIST}/security": [{"key": []}, {"bearer": []}]},
        "GET /widgets",
        "security is apiKey header Key, http bearer now, was apiKey header Key",
        ADDITION,
    ),
    ({f"{LIST}/security": []}, "GET /widgets", "security is no longer set, was apiKey header Key", ADDITION),
    (
        {f"{LIST}/security": [{"key": [], "bearer": []}]},
        "GET /widgets",
        "security is apiKey header Key and http bearer now, was apiKey header Key",
        BREAKING,
    ),
    # parameters
    ({LIMIT: REMOVED}, "GET /widgets query parameter limit", "gone", BREAKING),
    ({f"{LIST}/parameters/2": {"in": "query", "name": "page"}}, "GET /widgets query parameter page", "new", ADDITION),
    (
        {f"{LIST}/parameters/2": {"in": "query", "name": "page", "required": True}},
        "GET /widgets query parameter page",
        "new, and required",
        BREAKING,
    ),
    ({f"{LIMIT}/required": True}, "GET /widgets query parameter limit", "is required now", BREAKING),
    ({f"{LIMIT}/deprecated": True}, "GET /widgets query parameter limit", "is deprecated", NOTICE),
    ({f"{LIMIT}/schema/maximum": 50}, "GET /widgets query parameter limit", "maximum is 50 now, was 100", BREAKING),
    ({f"{LIMIT}/schema/maximum": 500}, "GET /widgets query parameter limit", "maximum is 500 now, was 100", ADDITION),
    ({f"{LIMIT}/schema/minimum": 1}, "GET /widgets query parameter limit", "minimum is 1 now", BREAKING),
    (
        {f"{LIMIT}/schema/maximum": REMOVED},
        "GET /widgets query parameter limit",
        "maximum is no longer set, was 100",
        ADDITION,
    ),
    (
        {f"{LIMIT}/schema/type": "number"},
        "GET /widgets query parameter limit",
        "type is number now, was integer",
        ADDITION,
    ),
    ({f"{LIMIT}/schema/default": 20}, "GET /widgets query parameter limit", "default is 20 now", NOTICE),
    ({f"{LIMIT}/style": "form"}, "GET /widgets query parameter limit", "style is form now, was default", NOTICE),
    ({f"{ORDER}/schema/enum": ["up"]}, "GET /widgets query parameter order", "may no longer be down", BREAKING),
    ({f"{ORDER}/schema/enum": ["up", "down", "odd"]}, "GET /widgets query parameter order", "may be odd", ADDITION),
    (
        {f"{ORDER}/schema/enum": ["up", "odd"]},
        "GET /widgets query parameter order",
        "may be odd; may no longer be down",
        BREAKING,
    ),
    # bodies
    ({f"{CREATE}/requestBody/required": False}, "POST /widgets body", "is optional now", ADDITION),
    ({f"{CREATE}/requestBody": REMOVED}, "POST /widgets body", "gone", BREAKING),
    ({f"{SENT}/properties/name": REMOVED}, "NewWidget.name", "gone", BREAKING),
    ({f"{SENT}/properties/size": {"type": "integer"}}, "NewWidget.size", "new", ADDITION),
    ({f"{SENT}/required": []}, "NewWidget.name", "is optional now", ADDITION),
    ({f"{SENT}/required": ["name", "id"]}, "NewWidget.id", "is required now", BREAKING),
    (
        {f"{SENT}/properties/size": {}, f"{SENT}/required": ["name", "size"]},
        "NewWidget.size",
        "new, and required",
        BREAKING,
    ),
    (
        {f"{SENT}/properties/id/type": ["integer", "null"]},
        "NewWidget.id",
        "type is integer, null now, was integer",
        ADDITION,
    ),
    ({f"{SENT}/properties/id/type": "string"}, "NewWidget.id", "type is string now, was integer", BREAKING),
    ({f"{SENT}/properties/name/pattern": "^a"}, "NewWidget.name", "pattern is ^a now", BREAKING),
    ({f"{SENT}/properties/name/minLength": 1}, "NewWidget.name", "minLength is 1 now, was 2", ADDITION),
    ({f"{SENT}/additionalProperties": False}, "NewWidget", "no longer accepts undocumented properties", BREAKING),
    (
        {f"{CREATE}/requestBody/content/text~1csv": {}},
        "POST /widgets body",
        "content type is application/json, text/csv now, was application/json",
        ADDITION,
    ),
    # responses
    (
        {f"{LIST}/responses/200/content/text~1csv": {}},
        "GET /widgets response 200",
        "content type is application/json, text/csv now, was application/json",
        BREAKING,
    ),
    ({f"{LIST}/responses/200/headers/Age": {"schema": {}}}, "GET /widgets response 200 header Age", "new", ADDITION),
    ({f"{LIST}/responses/409": {}}, "GET /widgets response 409", "new", ADDITION),
    ({f"{LIST}/responses/404": REMOVED}, "GET /widgets response 404", "gone", NOTICE),
    ({f"{LIST}/responses/200/headers/ETag": REMOVED}, "GET /widgets response 200 header ETag", "gone", BREAKING),
    (
        {f"{LIST}/responses/200/headers/ETag/required": False},
        "GET /widgets response 200 header ETag",
        "may be missing",
        BREAKING,
    ),
    ({f"{RECEIVED}/properties/name": REMOVED}, "Widget.name", "gone", BREAKING),
    ({f"{RECEIVED}/properties/size": {"type": "integer"}}, "Widget.size", "new", ADDITION),
    ({f"{RECEIVED}/required": ["id"]}, "Widget.state", "may be missing", BREAKING),
    ({f"{RECEIVED}/required": ["id", "state", "name"]}, "Widget.name", "is always present now", ADDITION),
    ({f"{RECEIVED}/properties/id/maximum": 5}, "Widget.id", "maximum is 5 now, was 10", NOTICE),
    ({f"{RECEIVED}/properties/id/maximum": 50}, "Widget.id", "maximum is 50 now, was 10", NOTICE),
    (
        {f"{RECEIVED}/properties/id/type": ["integer", "null"]},
        "Widget.id",
        "type is integer, null now, was integer",
        BREAKING,
    ),
    ({f"{RECEIVED}/properties/id/type": "string"}, "Widget.id", "type is string now, was integer", BREAKING),
    ({f"{RECEIVED}/properties/name/deprecated": True}, "Widget.name", "is deprecated", NOTICE),
    # schemas of requests and responses
    ({"/components/schemas/State/enum": ["on", "off", "odd"]}, "State", "may be odd", ADDITION),
    ({"/components/schemas/State/enum": ["on"]}, "State", "may no longer be off", BREAKING),
]


@pytest.mark.parametrize(("edits", "place", "text", "impact"), ONE_CHANGE, ids=lambda value: str(value)[:60])
def test_openapi_change_is_reported_once(edits: dict[str, Any], place: str, text: str, impact: Impact) -> None:
    assert describe_changes(OPENAPI, edits) == [(place, text, impact)]


@pytest.mark.parametrize("edits", [edits for edits, *_ in ONE_CHANGE], ids=lambda value: str(value)[:60])
def test_reverse_change_is_reported_at_same_place(edits: dict[str, Any]) -> None:
    new = apply_edits(OPENAPI, edits)
    backward, forward = find_changes(new, OPENAPI), find_changes(OPENAPI, new)
    assert [change.place for change in backward] == [change.place for change in forward]


def test_equal_recursive_documents_have_no_changes() -> None:
    for document in (OPENAPI, ASYNCAPI):
        assert describe_changes(document, {}) == []


def test_change_in_both_directions_has_worse_impact() -> None:
    edits = {"/components/schemas/State/enum": ["on"]}
    (only,) = find_changes(OPENAPI, apply_edits(OPENAPI, edits))
    assert (only.directions, only.weight) == (frozenset(Direction), BREAKING)


def test_moved_operation_is_matched_by_operation_id() -> None:
    moved = apply_edits(OPENAPI, {"/paths/~1things": {"get": OPENAPI["paths"]["/widgets"]["get"]}, LIST: REMOVED})
    (only,) = find_changes(OPENAPI, moved)
    assert (only.text, only.weight) == ("address is `GET /things` now, was `GET /widgets`", BREAKING)


def test_renamed_or_inlined_schema_is_unchanged() -> None:
    body = f"{CREATE}/requestBody/content/application~1json/schema"
    renamed = {"/components/schemas/Fresh": OPENAPI["components"]["schemas"]["NewWidget"], SENT: REMOVED}
    assert describe_changes(OPENAPI, {**renamed, body: {"$ref": "#/components/schemas/Fresh"}}) == []
    assert describe_changes(OPENAPI, {body: OPENAPI["components"]["schemas"]["NewWidget"]}) == []
    parts = {"allOf": [{"$ref": "#/components/schemas/NewWidget"}, {"properties": {"size": {"type": "integer"}}}]}
    assert describe_changes(OPENAPI, {body: parts}) == [("POST /widgets body.size", "new", ADDITION)]


def test_union_changes_are_reported_by_alternative() -> None:
    state = f"{RECEIVED}/properties/state"
    nullable = {"oneOf": [{"$ref": "#/components/schemas/State"}, {"type": "null"}]}
    assert describe_changes(OPENAPI, {state: nullable}) == [
        ("Widget.state", "type is null, string now, was string", BREAKING)
    ]
    old = apply_edits(OPENAPI, {state: {"oneOf": [{"$ref": "#/components/schemas/State"}, {"type": "integer"}]}})
    third = {f"{state}/oneOf/2": {"type": "array", "items": {}}}
    assert describe_changes(old, third) == [
        ("Widget.state", "type is array, integer, string now, was integer, string", BREAKING),
        ("Widget.state as alternative 3", "new", BREAKING),
    ]
    assert describe_changes(old, {f"{state}/oneOf/1": REMOVED, "/components/schemas/State/enum": ["on", "off", "odd"]})[
        0
    ] == (
        "Widget.state",
        "type is string now, was integer, string",
        ADDITION,
    )


STREAM: list[tuple[dict[str, Any], str, str, Impact]] = [
    ({"/operations/join": REMOVED}, "call join", "gone", BREAKING),
    ({"/operations/left": REMOVED}, "event left", "gone", BREAKING),
    ({"/operations/gone": {"action": "send", "channel": {"$ref": "#/channels/left"}}}, "event gone", "new", ADDITION),
    ({"/operations/left/action": "receive"}, "call left", "was an event, is an operation", BREAKING),
    ({"/channels/join/address": "enter"}, "call join", "address is enter now, was join", BREAKING),
    ({"/operations/join/x-deprecated": True}, "call join", "is deprecated", NOTICE),
    (
        {"/channels/join/messages/request/payload/required": ["room"]},
        "call join request.room",
        "is required now",
        BREAKING,
    ),
    ({"/channels/join/messages/request/payload/properties/room": REMOVED}, "call join request.room", "gone", BREAKING),
    ({"/channels/join/messages/reply/payload/properties/seat": REMOVED}, "call join reply.seat", "gone", BREAKING),
    ({"/channels/join/messages/reply/payload/properties/row": {}}, "call join reply.row", "new", ADDITION),
    ({"/operations/join/reply": REMOVED}, "call join reply", "gone", BREAKING),
    ({"/channels/left/messages/left/payload/properties/by": REMOVED}, "event left message.by", "gone", BREAKING),
    (
        {"/channels/left/messages/left/payload/properties/by": {"type": "string"}},
        "event left message.by",
        "type is string now",
        ADDITION,
    ),
    (
        {"/servers/live/host": "other.example"},
        "stream",
        "server is wss://other.example now, was wss://widgets.example",
        NOTICE,
    ),
]


@pytest.mark.parametrize(("edits", "place", "text", "impact"), STREAM, ids=lambda value: str(value)[:60])
def test_asyncapi_change_is_reported_once(edits: dict[str, Any], place: str, text: str, impact: Impact) -> None:
    assert describe_changes(ASYNCAPI, edits) == [(place, text, impact)]


def test_recursive_and_deep_schemas_are_compared() -> None:
    deep: dict[str, Any] = {"type": "string"}
    for _ in range(80):
        deep = {"type": "object", "properties": {"below": deep}}
    loop, knot, knit, ring = ({"$ref": f"#/components/schemas/{name}"} for name in ("Loop", "Knot", "Knit", "Ring"))
    schemas = {
        "Deep": deep,
        "Loop": {"allOf": [loop], "properties": {"again": loop}},
        "Knot": {"oneOf": [knot, knit]},
        "Knit": {"anyOf": [knot, {"type": "string"}]},
        "Ring": {"oneOf": [ring, {"type": "null"}]},
    }
    added = {f"/components/schemas/{name}": schema for name, schema in schemas.items()}
    properties = {f"{RECEIVED}/properties/{name}": {"$ref": f"#/components/schemas/{name}"} for name in schemas}
    old = apply_edits(OPENAPI, added | properties)
    inner = "/components/schemas/Deep" + "/properties/below" * 80
    edits = {f"{inner}/type": "integer", "/components/schemas/Knit/anyOf/1/type": "integer"}
    assert [(place, weight) for place, _, weight in describe_changes(old, edits)] == [
        ("Knot", BREAKING),
        ("Knit", BREAKING),
        ("Knit as alternative 2", BREAKING),
        ("Deep" + ".below" * 80, BREAKING),
    ]
