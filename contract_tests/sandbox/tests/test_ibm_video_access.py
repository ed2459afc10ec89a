"""IBM Video's sandbox: who may call, and the tokens for it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from typing import Any

import pytest

from .ibm_video import BODIES, EVENTS, FORM, MORNING, OPERATIONS, WITH_EVENT, WITH_FORM, Video

# Access


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_every_operation_checks_token_feature_existence_and_owner_in_this_order(
    video: Video, method: str, path: str
) -> None:
    tokens = {one: video.vendor.reseed({"token": one})["token"] for one in ("expired", "without_feature", "stranger")}
    nowhere = path.replace("123", "999")
    video.refused(401, "invalid_token", method, nowhere, token=None)
    good = video.vendor.credentials()["oauth2"]
    for wrong in (
        f"Bearer {'0' * 40}",
        f"Bearer {tokens['expired']}",
        f"Basic {good}",
        good,
        "Bearer",
        "",
        "Bearer \xff",
    ):
        sent = {b"Authorization": wrong.encode("latin-1")}
        video.refused(401, "invalid_token", method, nowhere, token=None, headers=sent)
    video.refused(402, "invalid_request", method, nowhere, token=tokens["without_feature"])
    video.refused(404, "not_found", method, nowhere)
    video.refused(403, "lack_of_ownership", method, path, token=tokens["stranger"])


@pytest.mark.parametrize(("method", "path"), WITH_EVENT)
@pytest.mark.parametrize(
    "id",
    [
        "999",
        "abc",
        "-100",
        "100.0",
        "0100",
        pytest.param("9" * 5000, id="digits"),
        "%00",
        "%F0%9F%98%80",
        "1%2F0",
        "%FF",
    ],
)
def test_what_is_no_id_is_not_found(video: Video, method: str, path: str, id: str) -> None:
    video.refused(404, "not_found", method, path.replace("100", id))


def test_an_event_is_found_on_its_own_channel_only(video: Video) -> None:
    video.refused(404, "not_found", "GET", "/channels/124/virtual-events/100.json")
    video.refused(404, "not_found", "GET", "/channels/123/virtual-events/200.json")
    video.refused(403, "lack_of_ownership", "GET", "/channels/321/virtual-events/100.json")
    video.refused(404, "not_found", "GET", "/channels/123/virtual-events/101/exports/900.json")


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_every_operation_succeeds_for_what_is_seeded(video: Video, method: str, path: str) -> None:
    form = {"enable": "false"} if "gate" in path else MORNING
    answer = video.ask(method, path, form if (method, path) in WITH_FORM else None)
    assert answer.status_code in (200, 204), answer.text


def test_a_token_expires_by_the_clock(video: Video) -> None:
    video.sandbox.clock.advance(86399)
    assert video.ask("GET", EVENTS).status_code == 200
    video.sandbox.clock.advance(1)
    video.refused(401, "invalid_token", "GET", EVENTS)


# Tokens


TOKEN = "/oauth2/token"


def basic(client: Mapping[str, Any]) -> dict[str, str]:
    pair = f"{client['client_id']}:{client['client_secret']}".encode()
    return {"Authorization": f"Basic {b64encode(pair).decode()}"}


def granted(video: Video, form: dict[str, str], headers: dict[str, str]) -> Any:
    answer = video.ask("POST", TOKEN, form, token=None, headers=headers)
    assert answer.status_code == 200, answer.text
    assert answer.headers["cache-control"] == "no-store"
    tokens = answer.json()
    assert (tokens["token_type"], tokens["expires_in"], len(tokens["access_token"])) == ("bearer", 86400, 40)
    assert set(tokens) == {"access_token", "refresh_token", "token_type", "expires_in"}
    return tokens


def failed(video: Video, form: Any, headers: Any = (), path: str = TOKEN) -> tuple[int, str]:
    answer = video.ask("POST", path, form, token=None, headers=headers)
    return answer.status_code, answer.json()["error"]


def test_client_credentials_in_every_form(video: Video) -> None:
    client = video.vendor.reseed({"client": "owner"})
    form = {"grant_type": "client_credentials", "client_id": client["client_id"]}
    bare = {"Authorization": f"Basic {client['client_secret']}"}
    for headers, more in ((basic(client), {}), (bare, {}), ({}, {"client_secret": client["client_secret"]})):
        tokens = granted(video, {**form, **more}, headers)
        assert video.ask("GET", EVENTS, token=tokens["access_token"]).status_code == 200
        video.refused(401, "invalid_token", "GET", EVENTS, token=tokens["refresh_token"])


def test_an_authorization_code_is_used_once(video: Video) -> None:
    client = video.vendor.reseed({"client": "owner"})
    other = video.vendor.reseed({"client": "stranger"})
    code = video.vendor.reseed({"code": "https://app.example/back"})["code"]
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": "https://app.example/back"}
    own = {**form, "client_id": client["client_id"]}
    elsewhere = {**own, "redirect_uri": "https://else.example"}
    assert failed(video, elsewhere, basic(client)) == (400, "invalid_grant")
    assert failed(video, {**form, "client_id": other["client_id"]}, basic(other)) == (400, "invalid_client")
    tokens = granted(video, own, basic(client))
    assert video.ask("GET", EVENTS, token=tokens["access_token"]).status_code == 200
    assert failed(video, own, basic(client)) == (400, "invalid_grant")
    late = video.vendor.reseed({"code": "https://app.example/back"})["code"]
    video.sandbox.clock.advance(600)
    assert failed(video, {**own, "code": late}, basic(client)) == (400, "invalid_grant")


def test_a_refresh_token_lasts_thirty_days_and_is_used_once(video: Video) -> None:
    client = video.vendor.reseed({"client": "owner"})
    start = {"grant_type": "client_credentials", "client_id": client["client_id"]}
    again = {"grant_type": "refresh_token", "client_id": client["client_id"]}
    first = granted(video, start, basic(client))
    video.sandbox.clock.advance(30 * 86400 - 1)
    video.refused(401, "invalid_token", "GET", EVENTS, token=first["access_token"])
    second = granted(video, {**again, "refresh_token": first["refresh_token"]}, basic(client))
    assert video.ask("GET", EVENTS, token=second["access_token"]).status_code == 200
    used = {**again, "refresh_token": first["refresh_token"]}
    assert failed(video, used, basic(client)) == (400, "invalid_grant")
    video.sandbox.clock.advance(30 * 86400)
    late = {**again, "refresh_token": second["refresh_token"]}
    assert failed(video, late, basic(client)) == (400, "invalid_grant")


def test_the_token_endpoint_refuses(video: Video) -> None:
    client = video.vendor.reseed({"client": "owner"})
    good = {"grant_type": "client_credentials", "client_id": client["client_id"]}
    assert failed(video, good) == (400, "invalid_client")
    for wrong in ("Basic", "Basic !", f"Basic {'0' * 40}", "Bearer x"):
        assert failed(video, good, {"Authorization": wrong}) == (400, "invalid_client")
    assert failed(video, {**good, "client_id": "nobody"}, basic(client)) == (400, "invalid_client")
    assert failed(video, {**good, "grant_type": "password"}, basic(client)) == (501, "unsupported_grant_type")
    for less in ({"grant_type": "client_credentials"}, {"client_id": client["client_id"]}, {**good, "grant_type": ""}):
        assert failed(video, less, basic(client)) == (400, "invalid_request")
    for grant in ("authorization_code", "refresh_token"):
        assert failed(video, {**good, "grant_type": grant}, basic(client)) == (400, "invalid_request")
    assert failed(video, [*good.items(), *good.items()], basic(client)) == (400, "invalid_request")
    for body in BODIES:
        answer = video.ask("POST", TOKEN, token=None, content=body, headers={"Content-Type": FORM})
        assert (answer.status_code, answer.json()["error"]) == (400, "invalid_request")


def test_tokens_are_revoked_by_the_client_that_holds_them(video: Video) -> None:
    path = "/oauth2/token/revoke"
    client, other = (video.vendor.reseed({"client": name}) for name in ("owner", "stranger"))
    form = {"client_id": client["client_id"]}
    tokens = granted(video, {**form, "grant_type": "client_credentials"}, basic(client))
    access = {"token": tokens["access_token"]}
    foreign = video.ask("POST", path, {**access, "client_id": other["client_id"]}, token=None, headers=basic(other))
    assert foreign.status_code == 200
    assert video.ask("GET", EVENTS, token=tokens["access_token"]).status_code == 200
    assert failed(video, {**form, **access}, path=path) == (400, "invalid_client")
    assert failed(video, form, basic(client), path) == (400, "invalid_request")
    for token in (tokens["access_token"], tokens["access_token"], tokens["refresh_token"], "\0"):
        answer = video.ask("POST", path, {**form, "token": token}, token=None, headers=basic(client))
        assert (answer.status_code, answer.content) == (200, b"")
    video.refused(401, "invalid_token", "GET", EVENTS, token=tokens["access_token"])
    again = {**form, "grant_type": "refresh_token", "refresh_token": tokens["refresh_token"]}
    assert failed(video, again, basic(client)) == (400, "invalid_grant")
