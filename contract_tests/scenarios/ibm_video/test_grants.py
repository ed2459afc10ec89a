"""IBM Video's token endpoint, asked as any program may: who is given tokens, for what, and how they are taken back."""

from __future__ import annotations

import base64
from typing import Any

import httpx
import pytest

from contract_tests.harness.targets.targets import Target
from contract_tests.sandbox.admin.controller import Controller

from .seeded_ids import CHANNEL

BACK = "https://integrator.example/signed-in"


def client(world: Controller, whose: str = "owner") -> dict[str, str]:
    return dict(world.seed("ibm_video", client=whose))


def granted(target: Target, client: dict[str, str], authorization: str | None = None, **form: str) -> httpx.Response:
    """Ask for tokens; with the secret as HTTP Basic unless another header is given, none for an empty one."""
    if authorization is None:
        pair = f"{client['client_id']}:{client['client_secret']}".encode()
        authorization = f"Basic {base64.b64encode(pair).decode()}"
    headers = {"Authorization": authorization} if authorization else {}
    said = {"grant_type": "client_credentials", "client_id": client["client_id"], **form}
    return httpx.post(f"{target.url}/oauth2/token", data=said, headers=headers)


def outcome(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json().get("error", "")


def works(target: Target, token: str) -> bool:
    headers = {"Authorization": f"Bearer {token}"}
    return httpx.get(f"{target.url}/channels/{CHANNEL}/virtual-events.json", headers=headers).is_success


def test_the_secret_comes_in_one_of_three_ways(target: Target, world: Controller) -> None:
    own = client(world)
    secret = own["client_secret"]
    assert outcome(granted(target, own)) == (200, "")
    assert outcome(granted(target, own, f"Basic {secret}")) == (200, "")
    assert outcome(granted(target, own, "", client_secret=secret)) == (200, "")


@pytest.mark.parametrize(
    ("authorization", "form"),
    [
        ("", {}),
        ("", {"client_secret": "a guess"}),
        ("Basic a guess", {}),
        ("Bearer {client_secret}", {}),
        (None, {"client_id": "nobody"}),
        ("", {"client_id": "nobody", "client_secret": "{client_secret}"}),
    ],
    ids=str,
)
def test_who_does_not_prove_to_be_the_client_gets_nothing(
    target: Target, world: Controller, authorization: str | None, form: dict[str, str]
) -> None:
    own = client(world)
    said: Any = {name: value.format(**own) for name, value in form.items()}
    answer = granted(target, own, authorization and authorization.format(**own), **said)
    assert outcome(answer) == (400, "invalid_client")


@pytest.mark.parametrize(
    "form",
    [
        {"grant_type": "authorization_code", "redirect_uri": BACK},
        {"grant_type": "authorization_code", "code": "a code"},
        {"grant_type": "refresh_token"},
    ],
    ids=str,
)
def test_each_grant_says_what_it_needs(target: Target, world: Controller, form: dict[str, str]) -> None:
    assert outcome(granted(target, client(world), **form)) == (400, "invalid_request")


def test_a_code_is_good_for_one_client_and_one_address(target: Target, world: Controller) -> None:
    own, other = client(world), client(world, "stranger")
    code = world.seed("ibm_video", code=BACK)["code"]
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": BACK}
    assert outcome(granted(target, other, **form)) == (400, "invalid_client")
    assert outcome(granted(target, own, **{**form, "redirect_uri": f"{BACK}/elsewhere"})) == (400, "invalid_grant")
    assert outcome(granted(target, own, **form)) == (200, "")


def test_a_refresh_ends_the_old_one(target: Target, world: Controller) -> None:
    own = client(world)
    form = {"grant_type": "refresh_token", "refresh_token": granted(target, own).json()["refresh_token"]}
    assert outcome(granted(target, own, **form)) == (200, "")
    assert outcome(granted(target, own, **form)) == (400, "invalid_grant")


def test_each_token_is_good_for_its_own_purpose(target: Target, world: Controller) -> None:
    own = client(world)
    tokens = granted(target, own).json()
    assert [works(target, tokens[one]) for one in ("access_token", "refresh_token")] == [True, False]
    form = {"grant_type": "refresh_token", "refresh_token": tokens["access_token"]}
    assert outcome(granted(target, own, **form)) == (400, "invalid_grant")


def test_revoking_ends_the_named_token_of_the_client_alone(target: Target, world: Controller) -> None:
    own, other = client(world), client(world, "stranger")
    tokens = [granted(target, own).json()["access_token"] for _ in range(2)]

    def revoked(whose: dict[str, str], token: str) -> int:
        form = {"token": token, "client_id": whose["client_id"], "client_secret": whose["client_secret"]}
        return httpx.post(f"{target.url}/oauth2/token/revoke", data=form).status_code

    assert revoked(other, tokens[0]) == revoked(own, "unknown") == 200
    assert [works(target, one) for one in tokens] == [True, True]
    assert revoked(own, tokens[0]) == 200
    assert [works(target, one) for one in tokens] == [False, True]
