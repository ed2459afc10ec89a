"""Bodies: what of one names what exists, and what of one is lost in a form."""

from __future__ import annotations

from typing import Any

import pytest

from contract_tests.harness.documents import bundles, request_bodies
from contract_tests.harness.documents.operations import Operation
from contract_tests.harness.documents.request_bodies import FORM, Values

VALUES: Values = {"eventId": [7, 8], "folder_id": ["f"], "token": ["secret"]}
READING = Operation("toy", "read", "/read", "POST")
MAKING = Operation("toy", "make", "/make", "POST")

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
        "/make": {
            "post": {
                "requestBody": {
                    "content": {FORM: {"schema": ENVELOPED, "encoding": {"data": {"contentType": "application/json"}}}}
                }
            }
        },
    },
}


@pytest.fixture(autouse=True)
def toy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundles, "document", lambda _: DOCUMENT)


def test_members_are_known_by_their_names_however_written() -> None:
    body: Any = {"event_id": 1, "data": {"FolderId": "x", "title": "y", "eventId": None}}
    assert request_bodies.with_known_values(body, VALUES) == {
        "event_id": 7,
        "data": {"FolderId": "f", "title": "y", "eventId": None},
    }
    assert request_bodies.with_known_values(body, VALUES, keep=["event_id"])["event_id"] == 1


def test_a_credential_names_nothing_that_is_somebodys() -> None:
    body = {"token": "secret", "data": {"event-id": 7, "title": "y"}}
    assert request_bodies.identifying_properties(READING, body, VALUES) == [("event-id", 7)]


def test_members_are_found_through_what_a_schema_is_made_of() -> None:
    assert [place for place, _ in request_bodies.scalar_schemas(READING)] == [
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
def test_a_form_loses_what_made_it_invalid(body: Any) -> None:
    assert not request_bodies.is_valid(READING, FORM, body)
    assert request_bodies.is_valid_as_sent(READING, FORM, body)


@pytest.mark.parametrize("body", [{"token": "a", "other": "b"}, {"token": ["a", "b"]}, {"event_id": 1}, []])
def test_a_form_keeps_what_makes_it_invalid(body: Any) -> None:
    assert not request_bodies.is_valid_as_sent(READING, FORM, body)


def test_json_in_a_form_is_written_as_text() -> None:
    assert request_bodies.encode_nested_json(MAKING, FORM, {"token": "a b", "data": {"title": "é"}}) == (
        "token=a+b&data=%7B%22title%22%3A+%22%5Cu00e9%22%7D"
    )
    body: Any = {"data": {}}
    assert request_bodies.encode_nested_json(READING, FORM, body) is body
