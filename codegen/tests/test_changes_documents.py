"""Differences of two documents: what each kind of change is called, and whom it breaks."""

from __future__ import annotations

from typing import Any

import pytest

from codegen.changes.contract import Direction
from codegen.changes.rules import Impact

from .contracts import ASYNCAPI, GONE, OPENAPI, changed, differences, told

TELLS, ADDS, BREAKS = Impact
LIST, CREATE = "/paths/~1widgets/get", "/paths/~1widgets/post"
LIMIT, ORDER = f"{LIST}/parameters/0", f"{LIST}/parameters/1"
SEEN, SENT = "/components/schemas/Widget", "/components/schemas/NewWidget"


ONE_CHANGE: list[tuple[dict[str, Any], str, str, Impact]] = [
    # operations
    ({CREATE: GONE}, "POST /widgets", "gone", BREAKS),
    ({f"{LIST}/operationId": "findWidgets"}, "GET /widgets", "operationId is findWidgets now, was listWidgets", TELLS),
    ({f"{LIST}/deprecated": True}, "GET /widgets", "is deprecated", TELLS),
    ({"/paths/~1widgets/delete": {}}, "DELETE /widgets", "new", ADDS),
    ({f"{LIST}/x-idempotent": True}, "GET /widgets", "x-idempotent has changed", TELLS),
    (
        {"/servers/0/url": "https://other.example"},
        "client",
        "server is https://other.example now, was https://widgets.example",
        TELLS,
    ),
    # security
    (
        {f"{LIST}/security": [{"bearer": []}]},
        "GET /widgets",
        "security is http bearer now, was apiKey header Key",
        BREAKS,
    ),
    (
        {f"{LIST}/security": [{"key": []}, {"bearer": []}]},
        "GET /widgets",
        "security is apiKey header Key, http bearer now, was apiKey header Key",
        ADDS,
    ),
    ({f"{LIST}/security": []}, "GET /widgets", "security is no longer set, was apiKey header Key", ADDS),
    (
        {f"{LIST}/security": [{"key": [], "bearer": []}]},
        "GET /widgets",
        "security is apiKey header Key and http bearer now, was apiKey header Key",
        BREAKS,
    ),
    # parameters
    ({LIMIT: GONE}, "GET /widgets query parameter limit", "gone", BREAKS),
    ({f"{LIST}/parameters/2": {"in": "query", "name": "page"}}, "GET /widgets query parameter page", "new", ADDS),
    (
        {f"{LIST}/parameters/2": {"in": "query", "name": "page", "required": True}},
        "GET /widgets query parameter page",
        "new, and required",
        BREAKS,
    ),
    ({f"{LIMIT}/required": True}, "GET /widgets query parameter limit", "is required now", BREAKS),
    ({f"{LIMIT}/deprecated": True}, "GET /widgets query parameter limit", "is deprecated", TELLS),
    ({f"{LIMIT}/schema/maximum": 50}, "GET /widgets query parameter limit", "maximum is 50 now, was 100", BREAKS),
    ({f"{LIMIT}/schema/maximum": 500}, "GET /widgets query parameter limit", "maximum is 500 now, was 100", ADDS),
    ({f"{LIMIT}/schema/minimum": 1}, "GET /widgets query parameter limit", "minimum is 1 now", BREAKS),
    (
        {f"{LIMIT}/schema/maximum": GONE},
        "GET /widgets query parameter limit",
        "maximum is no longer set, was 100",
        ADDS,
    ),
    ({f"{LIMIT}/schema/type": "number"}, "GET /widgets query parameter limit", "type is number now, was integer", ADDS),
    ({f"{LIMIT}/schema/default": 20}, "GET /widgets query parameter limit", "default is 20 now", TELLS),
    ({f"{LIMIT}/style": "form"}, "GET /widgets query parameter limit", "style is form now, was default", TELLS),
    ({f"{ORDER}/schema/enum": ["up"]}, "GET /widgets query parameter order", "may no longer be down", BREAKS),
    ({f"{ORDER}/schema/enum": ["up", "down", "odd"]}, "GET /widgets query parameter order", "may be odd", ADDS),
    (
        {f"{ORDER}/schema/enum": ["up", "odd"]},
        "GET /widgets query parameter order",
        "may be odd; may no longer be down",
        BREAKS,
    ),
    # bodies
    ({f"{CREATE}/requestBody/required": False}, "POST /widgets body", "is optional now", ADDS),
    ({f"{CREATE}/requestBody": GONE}, "POST /widgets body", "gone", BREAKS),
    ({f"{SENT}/properties/name": GONE}, "NewWidget.name", "gone", BREAKS),
    ({f"{SENT}/properties/size": {"type": "integer"}}, "NewWidget.size", "new", ADDS),
    ({f"{SENT}/required": []}, "NewWidget.name", "is optional now", ADDS),
    ({f"{SENT}/required": ["name", "id"]}, "NewWidget.id", "is required now", BREAKS),
    (
        {f"{SENT}/properties/size": {}, f"{SENT}/required": ["name", "size"]},
        "NewWidget.size",
        "new, and required",
        BREAKS,
    ),
    (
        {f"{SENT}/properties/id/type": ["integer", "null"]},
        "NewWidget.id",
        "type is integer, null now, was integer",
        ADDS,
    ),
    ({f"{SENT}/properties/id/type": "string"}, "NewWidget.id", "type is string now, was integer", BREAKS),
    ({f"{SENT}/properties/name/pattern": "^a"}, "NewWidget.name", "pattern is ^a now", BREAKS),
    ({f"{SENT}/properties/name/minLength": 1}, "NewWidget.name", "minLength is 1 now, was 2", ADDS),
    ({f"{SENT}/additionalProperties": False}, "NewWidget", "no longer accepts undocumented properties", BREAKS),
    (
        {f"{CREATE}/requestBody/content/text~1csv": {}},
        "POST /widgets body",
        "content type is application/json, text/csv now, was application/json",
        ADDS,
    ),
    # answers
    (
        {f"{LIST}/responses/200/content/text~1csv": {}},
        "GET /widgets response 200",
        "content type is application/json, text/csv now, was application/json",
        BREAKS,
    ),
    ({f"{LIST}/responses/200/headers/Age": {"schema": {}}}, "GET /widgets response 200 header Age", "new", ADDS),
    ({f"{LIST}/responses/409": {}}, "GET /widgets response 409", "new", ADDS),
    ({f"{LIST}/responses/404": GONE}, "GET /widgets response 404", "gone", TELLS),
    ({f"{LIST}/responses/200/headers/ETag": GONE}, "GET /widgets response 200 header ETag", "gone", BREAKS),
    (
        {f"{LIST}/responses/200/headers/ETag/required": False},
        "GET /widgets response 200 header ETag",
        "may be missing",
        BREAKS,
    ),
    ({f"{SEEN}/properties/name": GONE}, "Widget.name", "gone", BREAKS),
    ({f"{SEEN}/properties/size": {"type": "integer"}}, "Widget.size", "new", ADDS),
    ({f"{SEEN}/required": ["id"]}, "Widget.state", "may be missing", BREAKS),
    ({f"{SEEN}/required": ["id", "state", "name"]}, "Widget.name", "is always present now", ADDS),
    ({f"{SEEN}/properties/id/maximum": 5}, "Widget.id", "maximum is 5 now, was 10", TELLS),
    ({f"{SEEN}/properties/id/maximum": 50}, "Widget.id", "maximum is 50 now, was 10", TELLS),
    (
        {f"{SEEN}/properties/id/type": ["integer", "null"]},
        "Widget.id",
        "type is integer, null now, was integer",
        BREAKS,
    ),
    ({f"{SEEN}/properties/id/type": "string"}, "Widget.id", "type is string now, was integer", BREAKS),
    ({f"{SEEN}/properties/name/deprecated": True}, "Widget.name", "is deprecated", TELLS),
    # what both have
    ({"/components/schemas/State/enum": ["on", "off", "odd"]}, "State", "may be odd", ADDS),
    ({"/components/schemas/State/enum": ["on"]}, "State", "may no longer be off", BREAKS),
]


@pytest.mark.parametrize(("edits", "place", "text", "weight"), ONE_CHANGE, ids=lambda one: str(one)[:60])
def test_one_change_of_an_openapi_document_is_one_change_told(
    edits: dict[str, Any], place: str, text: str, weight: Impact
) -> None:
    assert told(OPENAPI, edits) == [(place, text, weight)]


@pytest.mark.parametrize("edits", [edits for edits, *_ in ONE_CHANGE], ids=lambda one: str(one)[:60])
def test_what_is_told_forwards_is_told_backwards_of_the_same_place(edits: dict[str, Any]) -> None:
    new = changed(OPENAPI, edits)
    assert [one.place for one in differences(new, OPENAPI)] == [one.place for one in differences(OPENAPI, new)]


def test_the_same_document_has_no_change_and_ends_though_it_leads_back_to_itself() -> None:
    for document in (OPENAPI, ASYNCAPI):
        assert told(document, {}) == []


def test_what_both_ways_have_says_both_and_weighs_what_the_worse_one_does() -> None:
    edits = {"/components/schemas/State/enum": ["on"]}
    (only,) = differences(OPENAPI, changed(OPENAPI, edits))
    assert (only.directions, only.weight) == (frozenset(Direction), BREAKS)


def test_a_call_that_moves_is_followed_by_its_name() -> None:
    moved = changed(OPENAPI, {"/paths/~1things": {"get": OPENAPI["paths"]["/widgets"]["get"]}, LIST: GONE})
    (only,) = differences(OPENAPI, moved)
    assert (only.text, only.weight) == ("address is `GET /things` now, was `GET /widgets`", BREAKS)


def test_a_schema_that_is_renamed_or_written_out_is_the_same_schema() -> None:
    body = f"{CREATE}/requestBody/content/application~1json/schema"
    renamed = {"/components/schemas/Fresh": OPENAPI["components"]["schemas"]["NewWidget"], SENT: GONE}
    assert told(OPENAPI, {**renamed, body: {"$ref": "#/components/schemas/Fresh"}}) == []
    assert told(OPENAPI, {body: OPENAPI["components"]["schemas"]["NewWidget"]}) == []
    parts = {"allOf": [{"$ref": "#/components/schemas/NewWidget"}, {"properties": {"size": {"type": "integer"}}}]}
    assert told(OPENAPI, {body: parts}) == [("POST /widgets body.size", "new", ADDS)]


def test_a_union_is_its_alternatives_and_one_with_null_alone_is_what_it_holds() -> None:
    state = f"{SEEN}/properties/state"
    nullable = {"oneOf": [{"$ref": "#/components/schemas/State"}, {"type": "null"}]}
    assert told(OPENAPI, {state: nullable}) == [("Widget.state", "type is null, string now, was string", BREAKS)]
    old = changed(OPENAPI, {state: {"oneOf": [{"$ref": "#/components/schemas/State"}, {"type": "integer"}]}})
    third = {f"{state}/oneOf/2": {"type": "array", "items": {}}}
    assert told(old, third) == [
        ("Widget.state", "type is array, integer, string now, was integer, string", BREAKS),
        ("Widget.state as alternative 3", "new", BREAKS),
    ]
    assert told(old, {f"{state}/oneOf/1": GONE, "/components/schemas/State/enum": ["on", "off", "odd"]})[0] == (
        "Widget.state",
        "type is string now, was integer, string",
        ADDS,
    )


STREAM: list[tuple[dict[str, Any], str, str, Impact]] = [
    ({"/operations/join": GONE}, "call join", "gone", BREAKS),
    ({"/operations/left": GONE}, "event left", "gone", BREAKS),
    ({"/operations/gone": {"action": "send", "channel": {"$ref": "#/channels/left"}}}, "event gone", "new", ADDS),
    ({"/operations/left/action": "receive"}, "call left", "was an event, is an operation", BREAKS),
    ({"/channels/join/address": "enter"}, "call join", "address is enter now, was join", BREAKS),
    ({"/operations/join/x-deprecated": True}, "call join", "is deprecated", TELLS),
    (
        {"/channels/join/messages/request/payload/required": ["room"]},
        "call join request.room",
        "is required now",
        BREAKS,
    ),
    ({"/channels/join/messages/request/payload/properties/room": GONE}, "call join request.room", "gone", BREAKS),
    ({"/channels/join/messages/reply/payload/properties/seat": GONE}, "call join reply.seat", "gone", BREAKS),
    ({"/channels/join/messages/reply/payload/properties/row": {}}, "call join reply.row", "new", ADDS),
    ({"/operations/join/reply": GONE}, "call join reply", "gone", BREAKS),
    ({"/channels/left/messages/left/payload/properties/by": GONE}, "event left message.by", "gone", BREAKS),
    (
        {"/channels/left/messages/left/payload/properties/by": {"type": "string"}},
        "event left message.by",
        "type is string now",
        ADDS,
    ),
    (
        {"/servers/live/host": "other.example"},
        "stream",
        "server is wss://other.example now, was wss://widgets.example",
        TELLS,
    ),
]


@pytest.mark.parametrize(("edits", "place", "text", "weight"), STREAM, ids=lambda one: str(one)[:60])
def test_one_change_of_an_asyncapi_document_is_one_change_told(
    edits: dict[str, Any], place: str, text: str, weight: Impact
) -> None:
    assert told(ASYNCAPI, edits) == [(place, text, weight)]


def test_schemas_nested_without_end_and_in_depth_are_read_to_the_end() -> None:
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
    put = {f"/components/schemas/{name}": schema for name, schema in schemas.items()}
    seen = {f"{SEEN}/properties/{name}": {"$ref": f"#/components/schemas/{name}"} for name in schemas}
    old = changed(OPENAPI, put | seen)
    inner = "/components/schemas/Deep" + "/properties/below" * 80
    edits = {f"{inner}/type": "integer", "/components/schemas/Knit/anyOf/1/type": "integer"}
    assert [(place, weight) for place, _, weight in told(old, edits)] == [
        ("Knot", BREAKS),
        ("Knit", BREAKS),
        ("Knit as alternative 2", BREAKS),
        ("Deep" + ".below" * 80, BREAKS),
    ]
