"""Tests for request bodies: properties with known values, validity as a form, and JSON in a form."""

from __future__ import annotations

from typing import Any

import pytest

from contract_tests.harness.documents import bundles, request_bodies
from contract_tests.harness.documents.operations import Operation
from contract_tests.harness.documents.request_bodies import FORM, Values

VALUES: Values = {"eventId": [7, 8], "folder_id": ["f"], "token": ["secret"]}
READ = Operation("toy", "read", "/read", "POST")
CREATE = Operation("toy", "create", "/create", "POST")

ENVELOPED = {
    "type": "object",
    "additionalProperties": False,
    "required": ["token"],
    "properties": {
        "token": {"type": "string"},
        "event_id": {"type": "integer"},
        "data": {"allOf": [{"$ref": "#/components/schemas/Data"}]},
    },
}
DOCUMENT: dict[str, Any] = {
    "security": [{"key": []}],
    "components": {
        "securitySchemes": {"key": {"type": "apiKey", "name": "token", "in": "query", "x-credential": {"in": "form"}}},
        "schemas": {"Data": {"type": "object", "properties": {"title": {"type": "string"}}}},
    },
    "paths": {
        "/read": {"post": {"requestBody": {"content": {FORM: {"schema": ENVELOPED}}}}},
        "/create": {
            "post": {
                "requestBody": {
                    "content": {FORM: {"schema": ENVELOPED, "encoding": {"data": {"contentType": "application/json"}}}}
                }
            }
        },
    },
}


@pytest.fixture(autouse=True)
def toy_document(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let all vendors have the document of this module."""
    monkeypatch.setattr(bundles, "document", lambda _: DOCUMENT)


def test_with_known_values_ignores_naming_style() -> None:
    body: Any = {"event_id": 1, "data": {"FolderId": "x", "title": "y", "eventId": None}}
    assert request_bodies.with_known_values(body, VALUES) == {
        "event_id": 7,
        "data": {"FolderId": "f", "title": "y", "eventId": None},
    }
    assert request_bodies.with_known_values(body, VALUES, keep=["event_id"])["event_id"] == 1


def test_identifying_properties_exclude_credential() -> None:
    body = {"token": "secret", "data": {"event-id": 7, "title": "y"}}
    assert request_bodies.identifying_properties(READ, body, VALUES) == [("event-id", 7)]


def test_scalar_schemas_include_composed_schemas() -> None:
    assert [path for path, _ in request_bodies.scalar_schemas(READ)] == [
        ("token",),
        ("event_id",),
        ("data", "title"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        {"token": "a", "": []},
        {"token": "a", "event_id": {}},
        {"token": 1},
        {"token": ["a"]},
    ],
)
def test_is_valid_as_sent_form_drops_invalid_parts(body: Any) -> None:
    assert not request_bodies.is_valid(READ, FORM, body)
    assert request_bodies.is_valid_as_sent(READ, FORM, body)


@pytest.mark.parametrize("body", [{"token": "a", "other": "b"}, {"token": ["a", "b"]}, {"event_id": 1}, []])
def test_is_valid_as_sent_invalid_form_is_false(body: Any) -> None:
    assert not request_bodies.is_valid_as_sent(READ, FORM, body)


def test_encode_nested_json_encodes_form_field() -> None:
    assert request_bodies.encode_nested_json(CREATE, FORM, {"token": "a b", "data": {"title": "é"}}) == (
        "token=a+b&data=%7B%22title%22%3A+%22%5Cu00e9%22%7D"
    )
    body: Any = {"data": {}}
    assert request_bodies.encode_nested_json(READ, FORM, body) is body
