"""What a client makes of OAuth 2.0 in a description: which classes it takes, where it asks, how it says who it is."""

from __future__ import annotations

import asyncio
import base64
import importlib
import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest

from codegen import vendors
from codegen.pipeline import build

from . import hostile
from .odd import secured

SERVERS = ["https://api.bank.example/v2/", "https://old.bank.example"]
BOTH = {
    "authorizationCode": {
        "authorizationUrl": "https://login.bank.example/consent?brand=bank",
        "tokenUrl": "https://login.bank.example/token",
        "refreshUrl": "https://login.bank.example/refresh",
        "scopes": {"read": "Read."},
    },
    "clientCredentials": {"tokenUrl": "/own/token", "scopes": {}},
    "implicit": {"authorizationUrl": "https://login.bank.example/consent", "scopes": {}},
}


def generated(root: Path, name: str, **schemes: Any) -> vendors.Vendor:
    vendor = vendors.Vendor(name, root)
    vendor.spec.mkdir(parents=True)
    document = {**secured(**schemes), "servers": [{"url": one} for one in SERVERS]}
    (vendor.spec / "openapi.yaml").write_text(json.dumps(document), encoding="utf-8")
    (vendor.spec / "vendor.toml").write_text('title = "Bank"\nversion = "1.0.0"\nclient = "Bank"\n', encoding="utf-8")
    outcome = build.generate(vendor)
    assert outcome.state == "written", outcome.findings
    return vendor


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Any:
    vendor = generated(tmp_path_factory.mktemp("project"), "bank", oauth2={"type": "oauth2", "flows": BOTH})
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(vendor.output))
        yield importlib.import_module(vendor.package)


class Server:
    """Gives tokens with rising numbers, and takes the last one; `journal` is what it was asked."""

    def __init__(self, **more: Any) -> None:
        self.journal: list[httpx.Request] = []
        self.more = {"expires_in": 3600, **more}
        self.given = 0

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.journal.append(request)
        if request.method == "POST":
            self.given += 1
            return httpx.Response(200, json={"access_token": f"token {self.given}", **self.more})
        right = request.headers["Authorization"] == f"Bearer token {self.given}"
        return httpx.Response(200 if right else 401)

    def client(self, bank: Any, token: Any, **settings: Any) -> Any:
        return bank.Bank(token, http_client=httpx.Client(transport=httpx.MockTransport(self)), **settings)

    @property
    def asked(self) -> list[tuple[str, dict[str, str]]]:
        """The requests for tokens: address and form."""
        posts = [one for one in self.journal if one.method == "POST"]
        return [(str(one.url), dict(parse_qsl(one.content.decode()))) for one in posts]


def test_only_flows_that_a_client_can_go_through_are_classes(bank: Any, tmp_path: Path) -> None:
    assert {"AuthorizationCode", "ClientCredentials", "AuthorizationRequest", "Tokens"} <= {*bank.__all__}
    implicit = generated(tmp_path, "slip", oauth2={"type": "oauth2", "flows": {"implicit": BOTH["implicit"]}})
    client = (implicit.output / implicit.package / "client.py").read_text(encoding="utf-8")
    assert '"oauth2": Bearer(token) if token is not None else None' in client
    assert "oauth2 import" not in client
    assert "def authorization" not in client


@pytest.mark.parametrize(
    ("base_url", "own", "refresh"),
    [
        (None, "https://api.bank.example/own/token", "https://login.bank.example/refresh"),
        ("https://old.bank.example/", "https://old.bank.example/own/token", "https://login.bank.example/refresh"),
        ("http://127.0.0.1:1/bank", "http://127.0.0.1:1/bank/own/token", "http://127.0.0.1:1/bank/refresh"),
    ],
    ids=["the vendor", "its other server", "a sandbox"],
)
def test_tokens_come_from_the_vendor_or_from_where_the_client_is(
    bank: Any, base_url: str | None, own: str, refresh: str
) -> None:
    server = Server()
    held = bank.Tokens(access_token="old", refresh_token="r")
    for token in (bank.ClientCredentials("me", "s"), bank.AuthorizationCode("me", "s", tokens=held)):
        server.client(bank, token, base_url=base_url).things.get_a()
    assert [address for address, _ in server.asked] == [own, refresh]
    elsewhere = bank.ClientCredentials("me", "s", token_url="https://else.example/t?a=b")
    server.client(bank, elsewhere, base_url=base_url).things.get_a()
    assert server.asked[-1][0] == "https://else.example/t?a=b"


def test_a_client_says_who_it_is_by_basic_as_the_standard_has_it(bank: Any) -> None:
    server = Server()
    own = bank.ClientCredentials("m:e", "s é&cret", scopes=["read", "write"], parameters={"audience": "a"})
    server.client(bank, own).things.get_a()
    told = base64.b64decode(server.journal[0].headers["Authorization"].removeprefix("Basic ")).decode()
    assert told == "m%3Ae:s+%C3%A9%26cret"
    form = {"audience": "a", "grant_type": "client_credentials", "scope": "read write", "client_id": "m:e"}
    assert server.asked[0][1] == form
    public = bank.AuthorizationCode("me", tokens=bank.Tokens(access_token="old", refresh_token="r"))
    server.client(bank, public).things.get_a()
    assert "Authorization" not in server.journal[-2].headers
    assert server.asked[-1][1] == {"grant_type": "refresh_token", "refresh_token": "r", "client_id": "me"}


def test_a_secret_goes_into_the_form_where_the_description_says_so(tmp_path: Path, monkeypatch: Any) -> None:
    scheme = {"type": "oauth2", "flows": BOTH, "x-credential": {"client-secret": "form"}}
    vendor = generated(tmp_path, "former", oauth2=scheme, bearer={"type": "http", "scheme": "bearer"})
    monkeypatch.syspath_prepend(str(vendor.output))
    former, server = importlib.import_module(vendor.package), Server()
    server.client(former, former.ClientCredentials("me", "s")).things.get_a()
    assert server.asked == [
        (
            "https://api.bank.example/own/token",
            {"grant_type": "client_credentials", "client_id": "me", "client_secret": "s"},
        )
    ]
    assert "Authorization" not in server.journal[0].headers
    plain = Server()
    plain.given = 1
    plain.client(former, "token 1").things.get_a()
    assert len(plain.journal) == 1


def test_the_verifier_is_what_was_challenged(bank: Any) -> None:
    server = Server(refresh_token="r")
    own = bank.AuthorizationCode("me")
    client = server.client(bank, own, base_url="http://127.0.0.1:1")
    request = client.authorization.request("https://app.example/back")
    page = urlsplit(request.url)
    assert (page.netloc, page.path) == ("login.bank.example", "/consent")
    asked = dict(parse_qsl(page.query))
    assert asked["brand"] == "bank"
    tokens = client.authorization.exchange(request, f"https://app.example/back?code=c&state={asked['state']}#top")
    assert tokens == bank.Tokens.model_validate_json(tokens.model_dump_json())
    form = server.asked[0][1]
    digest = sha256(form.pop("code_verifier").encode()).digest()
    assert base64.urlsafe_b64encode(digest).decode().rstrip("=") == asked["code_challenge"]
    assert form == {
        "grant_type": "authorization_code",
        "code": "c",
        "redirect_uri": "https://app.example/back",
        "client_id": "me",
    }
    client.things.get_a()
    assert server.given == 1


@pytest.mark.parametrize(
    ("answer", "requests"),
    [
        ({"expires_in": 30}, 1),
        ({"expires_in": 0}, 1),
        ({"expires_in": None}, 1),
        ({"expires_in": None, "expires_at": 4102444800}, 1),
        ({"expires_in": "3600", "token_type": "bearer", "more": [1]}, 1),
        ({"access_token": "never heard of"}, 2),
    ],
    ids=["soon", "at once", "never", "at a time", "as a text", "refused"],
)
def test_a_token_is_asked_for_again_only_where_that_helps(bank: Any, answer: dict[str, Any], requests: int) -> None:
    server = Server(**answer)
    client = server.client(bank, bank.ClientCredentials("me", "s"), strict=True)
    calls: list[Callable[[], object]] = [client.things.get_a] * (3 if requests == 1 else 1)
    for call in calls:
        if requests == 1:
            call()
        else:
            with pytest.raises(bank.UnauthorizedError):
                call()
    assert server.given == requests


def test_an_answer_without_a_token_is_no_answer_and_is_not_shown(bank: Any) -> None:
    server = Server(access_token=["hidden"])
    with pytest.raises(bank.UnexpectedResponseError, match="POST /own/token answered 200 with another body") as raised:
        server.client(bank, bank.ClientCredentials("me", "s")).things.get_a()
    assert "hidden" not in f"{raised.value!r} {raised.value.__cause__!r}"


def test_a_refresh_token_that_is_not_renewed_counts_on(bank: Any) -> None:
    kept: list[Any] = []
    server = Server()
    held = bank.Tokens(access_token="old", refresh_token="r")

    async def story() -> None:
        own = bank.AuthorizationCode("me", "s", tokens=held, save=kept.append)
        http = httpx.AsyncClient(transport=httpx.MockTransport(server))
        client = bank.AsyncBank(own, http_client=http)
        await client.things.get_a()
        server.given += 1  # takes the token back
        await client.things.get_a()

    asyncio.run(story())
    assert [one.refresh_token for one in kept] == ["r", "r"]


def test_hostile_addresses_stay_texts(tmp_path: Path, monkeypatch: Any) -> None:
    evil = f'https://e.example/"+{hostile.MARK}+"'
    flows = {"clientCredentials": {"tokenUrl": evil, "refreshUrl": evil, "scopes": {}}}
    vendor = generated(tmp_path, "evil", oauth2={"type": "oauth2", "flows": flows})
    monkeypatch.syspath_prepend(str(vendor.output))
    package, server = importlib.import_module(vendor.package), Server()
    server.client(package, package.ClientCredentials("me", "s")).things.get_a()
    assert server.asked[0][0].startswith("https://e.example/%22+")
