"""RingCentral Events' sandbox: who may call, what is answered to bad input, and the tokens."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping
from typing import Any

import pytest

from .ringcentral_events import EVENT, LINK, NAMING, OPERATIONS, START, Caller, enveloped, opened

caller = pytest.fixture(opened)

# Access


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_every_operation_wants_a_token_that_counts(caller: Caller, method: str, path: str) -> None:
    good, expired = caller.vendor.credentials()["bearer"], caller.token("expired")
    for wrong in (f"Bearer {'0' * 43}", f"Bearer {expired}", f"Basic {good}", good, "Bearer", "", "Bearer \xff"):
        sent = {b"Authorization": wrong.encode("latin-1")}
        assert caller.refused(401, method, path, token=None, headers=sent) == [{}]
    assert caller.refused(401, method, path, token=None) == [{}]


@pytest.mark.parametrize(("method", "path", "status"), NAMING)
def test_another_organizations_thing_is_refused_as_documented(
    caller: Caller, method: str, path: str, status: int
) -> None:
    stranger = caller.token("stranger")
    assert caller.refused(status, method, path, token=stranger, content=b"[") == [{}]
    assert caller.refused(status, method, path, caller.body(method, path), token=stranger) == [{}]


@pytest.mark.parametrize(("method", "path"), [(method, path) for method, path, _ in NAMING])
def test_what_is_no_id_is_not_found(caller: Caller, method: str, path: str) -> None:
    for id in ("0" * 25, "x", "%00", "%F0%9F%98%80", "1%2F0", "%FF", "9" * 5000):
        nowhere = path[: path.index("{")] + id + path[path.index("}") + 1 :]
        if "/scheduleItems/{scheduleItemId}" in path:
            answer = caller.ask(method, nowhere)
            assert (answer.status_code, answer.content) == (404, b"")
        else:
            assert caller.refused(404, method, nowhere) == [{}]


def test_an_id_of_another_kind_is_not_found(caller: Caller) -> None:
    known = {name: values[0] for name, values in caller.vendor.known().items() if len(values[0]) == 25}
    assert len({*known.values()}) == len(known) - 1 == 9  # a schedule item has two names
    for name, id in known.items():
        for kind in ("events", "registrations", "tickets", "magicLinks", "reports", "organizations"):
            if not name.startswith(kind[:-1]):
                caller.refused(404, "GET", f"/v1/{kind}/{id}")


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_every_operation_succeeds_for_what_is_known(caller: Caller, method: str, path: str) -> None:
    for token in caller.vendor.credentials().values():
        answer = caller.ask(method, path, caller.body(method, path), token=token)
        assert answer.status_code in (200, 201, 202, 204), answer.text


def test_a_user_sees_the_organizations_that_are_theirs(caller: Caller) -> None:
    def names(user: str) -> list[str]:
        page = caller.get("/v1/organizations", token=caller.token(user))
        return [one["attributes"]["name"] for one in page["data"]]

    assert names("owner") == ["Meadow Conferences"]
    assert names("stranger") == ["Harbour Meetups"]
    assert sorted(names("both")) == ["Harbour Meetups", "Meadow Conferences"]
    for user in ("owner", "both"):
        caller.get("/v1/events/{eventId}", token=caller.token(user))


def test_a_token_expires_by_the_clock_and_an_api_key_does_not(caller: Caller) -> None:
    token = caller.vendor.credentials()["oauth2"]
    caller.sandbox.clock.advance(7199)
    caller.get("/v1/health", token=token)
    caller.sandbox.clock.advance(1)
    caller.refused(401, "GET", "/v1/health", token=token)
    assert caller.get("/v1/health") == {"status": "ok"}


# Bad input

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


# Tokens

TOKEN = "/oauth/token"


def granted(caller: Caller, form: Mapping[str, str], **more: Any) -> Any:
    answer = caller.ask("POST", TOKEN, token=None, data=dict(form), **more)
    assert answer.status_code == 200, answer.text
    assert answer.headers["cache-control"] == "no-store"
    tokens = answer.json()
    assert (tokens["token_type"], tokens["expires_in"], tokens["scope"]) == ("Bearer", 7200, "api")
    assert tokens["expires_at"] == caller.sandbox.clock.timestamp() + 7200
    return tokens


def failed(caller: Caller, form: Mapping[str, str], **more: Any) -> tuple[int, str]:
    answer = caller.ask("POST", TOKEN, token=None, data=dict(form), **more)
    return answer.status_code, answer.json()["error"]


def test_a_code_and_then_refresh_tokens_each_used_once(caller: Caller) -> None:
    client, other = (caller.vendor.reseed({"client": True}) for _ in range(2))
    back = "https://app.example/back"
    code = caller.vendor.reseed({"code": {"client_id": client["client_id"], "redirect_uri": back}})["code"]
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": back}
    assert failed(caller, {**form, **other}) == (400, "invalid_grant")
    assert failed(caller, {**form, **client, "redirect_uri": "https://else.example"}) == (400, "invalid_grant")
    pair = b64encode(f"{client['client_id']}:{client['client_secret']}".encode()).decode()
    first = granted(caller, form, headers={"Authorization": f"Basic {pair}"})
    assert failed(caller, {**form, **client}) == (400, "invalid_grant")
    caller.sandbox.clock.advance(30 * 86400 - 1)
    caller.refused(401, "GET", "/v1/organizations", token=first["access_token"])
    again = {"grant_type": "refresh_token", "refresh_token": first["refresh_token"], **client}
    second = granted(caller, again)
    page = caller.get("/v1/organizations", token=second["access_token"])
    assert [one["attributes"]["name"] for one in page["data"]] == ["Meadow Conferences"]
    caller.refused(401, "GET", "/v1/organizations", token=second["refresh_token"])
    assert failed(caller, again) == (400, "invalid_grant")
    caller.sandbox.clock.advance(30 * 86400)
    assert failed(caller, {**again, "refresh_token": second["refresh_token"]}) == (400, "invalid_grant")


def test_a_code_is_for_a_user_and_lasts_ten_minutes(caller: Caller) -> None:
    client = caller.vendor.reseed({"client": True})
    wanted = {"client_id": client["client_id"], "redirect_uri": "https://app.example", "user": "stranger"}
    form = {"grant_type": "authorization_code", "redirect_uri": "https://app.example", **client}
    codes = [caller.vendor.reseed({"code": wanted})["code"] for _ in range(2)]
    token = granted(caller, {**form, "code": codes[0]})["access_token"]
    assert caller.get("/v1/organizations", token=token)["data"][0]["attributes"]["name"] == "Harbour Meetups"
    caller.sandbox.clock.advance(600)
    assert failed(caller, {**form, "code": codes[1]}) == (400, "invalid_grant")


def test_the_parameters_may_stand_in_the_query(caller: Caller) -> None:
    client = caller.vendor.reseed({"client": True})
    wanted = {"client_id": client["client_id"], "redirect_uri": "https://app.example"}
    code = caller.vendor.reseed({"code": wanted})["code"]
    query = {"grant_type": "authorization_code", "code": code, "redirect_uri": "https://app.example", **client}
    granted(caller, {}, params={**query, "resource": "whatever the vendor gave"})


def test_the_token_endpoint_refuses(caller: Caller) -> None:
    client = caller.vendor.reseed({"client": True})
    good = {"grant_type": "refresh_token", "refresh_token": "x"}
    assert failed(caller, {**good, **client}) == (400, "invalid_grant")
    assert failed(caller, good) == (401, "invalid_client")
    assert failed(caller, {**good, **client, "client_secret": "x"}) == (401, "invalid_client")
    for wrong in ("Basic", "Basic !", "Basic eA==", "Bearer x"):
        assert failed(caller, good, headers={"Authorization": wrong}) == (401, "invalid_client")
    assert failed(caller, {"grant_type": "client_credentials", **client}) == (400, "unsupported_grant_type")
    assert failed(caller, {**good, **client, "scope": "all"}) == (400, "invalid_scope")
    for less in ({}, client, {"grant_type": "refresh_token", **client}, {"grant_type": "authorization_code", **client}):
        assert failed(caller, less) == (400, "invalid_request")
    for body in (b"", b"a=1&a=2", b"%FF=1", b"\xff", b"a=1&" * 100_000):
        more = {"content": body, "headers": {"Content-Type": "application/x-www-form-urlencoded"}}
        answer = caller.ask("POST", TOKEN, token=None, **more)
        assert (answer.status_code, answer.json()["error"]) == (400, "invalid_request")


# What tests ask


def test_a_new_world_is_the_same_world(caller: Caller) -> None:
    caller.ask("DELETE", "/v1/magicLinks/{magicLinkId}")
    caller.sandbox.reset()
    other = Caller()
    for one in (caller, other):
        assert one.vendor.show() == other.vendor.show()
        assert one.vendor.known() == other.vendor.known()
        assert one.vendor.credentials() == other.vendor.credentials()
    assert len({*caller.vendor.credentials().values(), *caller.vendor.stranger().values()}) == 4
    other.close()


def test_what_is_known_exists_and_belongs_together(caller: Caller) -> None:
    known = caller.vendor.known()
    assert all(known.values())
    for kind in ("event", "ticket", "registration", "magicLink", "report", "scheduleItem", "organization"):
        for id in known[f"{kind}Id"]:
            assert caller.ask("GET", f"/v1/{kind}s/{id}").status_code in (200, 202)
    assert known["registrationId"][0] in caller.ids("/v1/events/{eventId}/registrations")
    assert caller.get("/v1/registrations/{registrationId}")["data"]["attributes"]["ticketId"] == known["ticketId"][0]
    assert known["magicLinkId"][0] in caller.ids("/v1/tickets/{ticketId}/magicLinks")
    assert known["scheduleId"] == known["scheduleItemId"]
    assert caller.ask("GET", "/v1/reports/{reportId}/download").status_code == 200
    caller.ask("DELETE", "/v1/magicLinks/{magicLinkId}")
    assert known["magicLinkId"][0] not in caller.vendor.known()["magicLinkId"]


def test_what_is_shown_has_no_secrets(caller: Caller) -> None:
    caller.make("/v1/organizations/{organizationId}/events", enveloped("event", **EVENT, password="open sesame"))
    link = caller.make("/v1/tickets/{ticketId}/magicLinks", enveloped("magicLink", **LINK))
    shown = json.dumps(caller.vendor.show())
    client = caller.vendor.reseed({"client": True})
    secrets = [*caller.vendor.credentials().values(), *client.values(), "open sesame", link["attributes"]["magicLink"]]
    assert not [one for one in secrets if one in shown]
    assert link["id"] in shown
    assert START.strftime("%Y") in shown


@pytest.mark.parametrize(
    "wanted",
    [
        {"things": 1},
        {"registrations": 0},
        {"registrations": True},
        {"registrations": "1"},
        {"registrations": {"count": 1, "eventId": "x"}},
        {"registrations": {"count": 1, "ticketId": {}}},
        {"registrations": {"count": 1, "at": "yesterday"}},
        {"registrations": {"count": 2, "every": "1"}},
        {"registrations": {"count": 1, "odd": 1}},
        {"registrations": 20_001},
        {"change": {}},
        {"change": {"registrationId": None}},
        {"redeem": "x"},
        {"redeem": {"magicLinkId": "x"}},
        {"magicLinks": {"count": 1, "ticketId": "x"}},
        {"events": None},
        {"reports": {"count": 1, "type": "x"}},
        {"token": "nobody"},
        {"client": "owner"},
        {"code": "https://app.example"},
        {"code": {"client_id": "x", "redirect_uri": "x"}},
    ],
)
def test_what_cannot_be_seeded_is_said(caller: Caller, wanted: dict[str, Any]) -> None:
    before = json.dumps(caller.vendor.show())
    with pytest.raises(ValueError, match=r"known|wanted|wants|every|is no|is not a date"):
        caller.vendor.reseed(wanted)
    assert json.dumps(caller.vendor.show()) == before
