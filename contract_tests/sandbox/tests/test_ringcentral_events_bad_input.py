"""RingCentral Events' sandbox: what is answered to bad input."""

from __future__ import annotations

import json
from typing import Any

import pytest

from .ringcentral_events import OPERATIONS, Caller, enveloped

JSON = {"Content-Type": "application/json"}
BODIES = [
    b"\x00",
    b"\xff\xfe",
    b"null",
    b"[]",
    b'"text"',
    b"1",
    b"{",
    b"NaN",
    b'{"data": NaN}',
    b'{"data": -Infinity}',
    b'{"data": 1e999}',
    b'{"data": "\\ud800"}',
    b'{"\\udfff": 1}',
    b'{"data": "\xed\xa0\x80"}',
    b'{"data": 1, "data": 1}',
    b'{"data": ' + b"[" * 101 + b"]" * 101 + b"}",
    b"[" * 100_000,
    b'{"a":' * 100_000,
    b'{"data": ' + b"9" * 5000 + b"}",
    '{"data": {}}'.encode("utf-16"),
    "\ufeff{}".encode(),
]
WITH_BODY = [(method, path) for method, path in OPERATIONS if method in ("POST", "PATCH")]
NEEDING_BODY = [(method, path) for method, path in WITH_BODY if "/reports/" not in path and "/duplications" not in path]


@pytest.mark.parametrize(("method", "path"), WITH_BODY)
def test_what_is_no_json_object_is_refused(caller: Caller, method: str, path: str) -> None:
    for body in BODIES:
        assert caller.refused(400, method, path, content=body, headers=JSON) == [{"pointer": ""}]


@pytest.mark.parametrize(("method", "path"), WITH_BODY)
def test_another_content_type_is_refused(caller: Caller, method: str, path: str) -> None:
    body = json.dumps(caller.body(method, path) or {}).encode()
    for media in ("", "text/plain", "application/xml", "application/x-www-form-urlencoded"):
        caller.refused(400, method, path, content=body, headers={"Content-Type": media} if media else {})


@pytest.mark.parametrize(("method", "path"), NEEDING_BODY)
def test_no_body_is_refused_where_one_is_needed(caller: Caller, method: str, path: str) -> None:
    caller.refused(400, method, path)
    caller.refused(400, method, path, headers=JSON)


@pytest.mark.parametrize(("method", "path"), NEEDING_BODY)
def test_what_the_envelope_lacks_is_named(caller: Caller, method: str, path: str) -> None:
    good = caller.body(method, path)
    status = 400 if "dataSubscriptions" in path else 422
    if "magic_link" in path:
        pointers = [{"pointer": f"/{name}"} for name in good]
        assert caller.refused(422, method, path, {}) == pointers
        assert caller.refused(422, method, path, dict.fromkeys(good)) == pointers
        return
    attributes = good["data"]["attributes"]
    assert caller.refused(status, method, path, {}) == [{"pointer": "/data"}]
    wrong: Any
    for wrong in (None, [], "data", 1):
        assert caller.refused(status, method, path, {"data": wrong}) == [{"pointer": "/data"}]
    both = [{"pointer": "/data/type"}, {"pointer": "/data/attributes"}]
    assert caller.refused(status, method, path, {"data": {}}) == both
    for wrong in ("other", "EVENT", "registration", "", None, {}, 1):
        body = {"data": {"type": wrong, "attributes": attributes}}
        assert caller.refused(status, method, path, body) == [{"pointer": "/data/type"}]
    for wrong in (None, [], "attributes"):
        body = {"data": {**good["data"], "attributes": wrong}}
        assert caller.refused(status, method, path, body) == [{"pointer": "/data/attributes"}]


@pytest.mark.parametrize(("method", "path"), NEEDING_BODY)
def test_members_that_are_unknown_are_not_looked_at(caller: Caller, method: str, path: str) -> None:
    body = caller.body(method, path)
    inner = body["data"]["attributes"] if "data" in body else body
    inner["unknown"] = {"deep": [1, None]}
    assert caller.ask(method, path, {**body, "meta": 1}).status_code in (200, 201)


@pytest.mark.parametrize(("method", "path"), NEEDING_BODY)
def test_odd_and_long_texts_are_texts(caller: Caller, method: str, path: str) -> None:
    for text in ("", "\0", "x" * 100_000, "🎉 Grüße", "<b>&amp;", "a\r\nb", "../..", "\u202e"):
        body = json.loads(json.dumps(caller.body(method, path)))
        inner = body["data"]["attributes"] if "data" in body else body
        for name in ("name", "email", "firstName", "first_name"):
            if name in inner:
                inner[name] = text
        if "metadata" in inner:
            inner["metadata"] = {text: text}
        answer = caller.ask(method, path, body)
        assert answer.status_code in (200, 201), answer.text
        assert json.dumps(text)[1:-1] in json.dumps(answer.json()) or "dataSubscriptions" in path


def test_more_faults_than_anybody_reads_are_cut(caller: Caller) -> None:
    body = enveloped("dataSubscription", signals=[1] * 100_000)
    assert len(caller.refused(400, "POST", "/v1/events/{eventId}/dataSubscriptions", body)) == 100


def test_an_unknown_address_a_wrong_method_and_a_body_too_large(caller: Caller) -> None:
    answer = caller.ask("GET", "/v1/nothing")
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (404, "not_found")
    answer = caller.ask("PUT", "/v1/magicLinks/{magicLinkId}")
    assert (answer.status_code, answer.headers["allow"], answer.content) == (405, "DELETE, GET", b"")
    answer = caller.ask("POST", "/v1/magic_link", content=b" " * 1_000_001)
    assert (answer.status_code, answer.content) == (413, b"")
