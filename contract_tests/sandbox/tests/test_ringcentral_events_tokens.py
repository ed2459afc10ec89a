"""RingCentral Events' sandbox: the token endpoint."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from typing import Any

from .ringcentral_events import Caller

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
