"""Generated OAuth 2.0 support: classes per flow, token endpoints, client authentication, PKCE and token refresh."""

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
from .odd import document_with_security

SERVERS = ["https://api.bank.example/v2/", "https://old.bank.example"]
FLOWS = {
    "authorizationCode": {
        "authorizationUrl": "https://login.bank.example/consent?brand=bank",
        "tokenUrl": "https://login.bank.example/token",
        "refreshUrl": "https://login.bank.example/refresh",
        "scopes": {"read": "Read."},
    },
    "clientCredentials": {"tokenUrl": "/own/token", "scopes": {}},
    "implicit": {"authorizationUrl": "https://login.bank.example/consent", "scopes": {}},
}


def generate(root: Path, name: str, **schemes: Any) -> vendors.Vendor:
    vendor = vendors.Vendor(name, root)
    vendor.spec.mkdir(parents=True)
    document = {**document_with_security(**schemes), "servers": [{"url": url} for url in SERVERS]}
    (vendor.spec / "openapi.yaml").write_text(json.dumps(document), encoding="utf-8")
    (vendor.spec / "vendor.toml").write_text('title = "Bank"\nversion = "1.0.0"\nclient = "Bank"\n', encoding="utf-8")
    outcome = build.generate(vendor)
    assert outcome.state == "written", outcome.findings
    return vendor


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Any:
    vendor = generate(tmp_path_factory.mktemp("project"), "bank", oauth2={"type": "oauth2", "flows": FLOWS})
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(vendor.output))
        yield importlib.import_module(vendor.package)


class Server:
    """A token and API server. It issues numbered access tokens, and accepts the last one; `requests` is its log."""

    def __init__(self, **fields: Any) -> None:
        self.requests: list[httpx.Request] = []
        self.fields = {"expires_in": 3600, **fields}
        self.issued_tokens = 0

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        if request.method == "POST":
            self.issued_tokens += 1
            return httpx.Response(200, json={"access_token": f"token {self.issued_tokens}", **self.fields})
        is_valid = request.headers["Authorization"] == f"Bearer token {self.issued_tokens}"
        return httpx.Response(200 if is_valid else 401)

    def client(self, bank: Any, token: Any, **settings: Any) -> Any:
        return bank.Bank(token, http_client=httpx.Client(transport=httpx.MockTransport(self)), **settings)

    @property
    def token_requests(self) -> list[tuple[str, dict[str, str]]]:
        """Return URL and form of each request for a token."""
        posts = [request for request in self.requests if request.method == "POST"]
        return [(str(request.url), dict(parse_qsl(request.content.decode()))) for request in posts]


def test_unsupported_flow_generates_no_class(bank: Any, tmp_path: Path) -> None:
    assert {"AuthorizationCode", "ClientCredentials", "AuthorizationRequest", "Tokens"} <= {*bank.__all__}
    implicit = generate(tmp_path, "slip", oauth2={"type": "oauth2", "flows": {"implicit": FLOWS["implicit"]}})
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
    ids=["default server", "second server", "sandbox"],
)
def test_relative_token_urls_follow_base_url(bank: Any, base_url: str | None, own: str, refresh: str) -> None:
    server = Server()
    tokens = bank.Tokens(access_token="old", refresh_token="r")
    for token in (bank.ClientCredentials("me", "s"), bank.AuthorizationCode("me", "s", tokens=tokens)):
        server.client(bank, token, base_url=base_url).things.get_a()
    assert [url for url, _ in server.token_requests] == [own, refresh]
    elsewhere = bank.ClientCredentials("me", "s", token_url="https://else.example/t?a=b")
    server.client(bank, elsewhere, base_url=base_url).things.get_a()
    assert server.token_requests[-1][0] == "https://else.example/t?a=b"


def test_client_credentials_are_sent_as_basic_auth(bank: Any) -> None:
    server = Server()
    own = bank.ClientCredentials("m:e", "s é&cret", scopes=["read", "write"], parameters={"audience": "a"})
    server.client(bank, own).things.get_a()
    credentials = base64.b64decode(server.requests[0].headers["Authorization"].removeprefix("Basic ")).decode()
    assert credentials == "m%3Ae:s+%C3%A9%26cret"
    form = {"audience": "a", "grant_type": "client_credentials", "scope": "read write", "client_id": "m:e"}
    assert server.token_requests[0][1] == form
    public = bank.AuthorizationCode("me", tokens=bank.Tokens(access_token="old", refresh_token="r"))
    server.client(bank, public).things.get_a()
    assert "Authorization" not in server.requests[-2].headers
    assert server.token_requests[-1][1] == {"grant_type": "refresh_token", "refresh_token": "r", "client_id": "me"}


def test_client_secret_form_extension_sends_secret_in_form(tmp_path: Path, monkeypatch: Any) -> None:
    scheme = {"type": "oauth2", "flows": FLOWS, "x-credential": {"client-secret": "form"}}
    vendor = generate(tmp_path, "former", oauth2=scheme, bearer={"type": "http", "scheme": "bearer"})
    monkeypatch.syspath_prepend(str(vendor.output))
    former, server = importlib.import_module(vendor.package), Server()
    server.client(former, former.ClientCredentials("me", "s")).things.get_a()
    assert server.token_requests == [
        (
            "https://api.bank.example/own/token",
            {"grant_type": "client_credentials", "client_id": "me", "client_secret": "s"},
        )
    ]
    assert "Authorization" not in server.requests[0].headers
    plain = Server()
    plain.issued_tokens = 1
    plain.client(former, "token 1").things.get_a()
    assert len(plain.requests) == 1


def test_exchange_sends_verifier_of_code_challenge(bank: Any) -> None:
    server = Server(refresh_token="r")
    own = bank.AuthorizationCode("me")
    client = server.client(bank, own, base_url="http://127.0.0.1:1")
    request = client.authorization.request("https://app.example/back")
    page = urlsplit(request.url)
    assert (page.netloc, page.path) == ("login.bank.example", "/consent")
    parameters = dict(parse_qsl(page.query))
    assert parameters["brand"] == "bank"
    tokens = client.authorization.exchange(request, f"https://app.example/back?code=c&state={parameters['state']}#top")
    assert tokens == bank.Tokens.model_validate_json(tokens.model_dump_json())
    form = server.token_requests[0][1]
    digest = sha256(form.pop("code_verifier").encode()).digest()
    assert base64.urlsafe_b64encode(digest).decode().rstrip("=") == parameters["code_challenge"]
    assert form == {
        "grant_type": "authorization_code",
        "code": "c",
        "redirect_uri": "https://app.example/back",
        "client_id": "me",
    }
    client.things.get_a()
    assert server.issued_tokens == 1


@pytest.mark.parametrize(
    ("fields", "requests"),
    [
        ({"expires_in": 30}, 1),
        ({"expires_in": 0}, 1),
        ({"expires_in": None}, 1),
        ({"expires_in": None, "expires_at": 4102444800}, 1),
        ({"expires_in": "3600", "token_type": "bearer", "more": [1]}, 1),
        ({"access_token": "never heard of"}, 2),
    ],
    ids=["expires soon", "expires at once", "no expiry", "expiry as time", "expiry as text", "refused"],
)
def test_token_is_renewed_only_if_refused_or_expiring(bank: Any, fields: dict[str, Any], requests: int) -> None:
    server = Server(**fields)
    client = server.client(bank, bank.ClientCredentials("me", "s"), strict=True)
    calls: list[Callable[[], object]] = [client.things.get_a] * (3 if requests == 1 else 1)
    for call in calls:
        if requests == 1:
            call()
        else:
            with pytest.raises(bank.UnauthorizedError):
                call()
    assert server.issued_tokens == requests


def test_token_response_without_token_raises_and_is_hidden(bank: Any) -> None:
    server = Server(access_token=["hidden"])
    with pytest.raises(
        bank.UnexpectedResponseError, match="POST /own/token returned 200 with an invalid body"
    ) as raised:
        server.client(bank, bank.ClientCredentials("me", "s")).things.get_a()
    assert "hidden" not in f"{raised.value!r} {raised.value.__cause__!r}"


def test_refresh_token_missing_in_response_is_kept(bank: Any) -> None:
    saved: list[Any] = []
    server = Server()
    tokens = bank.Tokens(access_token="old", refresh_token="r")

    async def scenario() -> None:
        own = bank.AuthorizationCode("me", "s", tokens=tokens, save=saved.append)
        http = httpx.AsyncClient(transport=httpx.MockTransport(server))
        client = bank.AsyncBank(own, http_client=http)
        await client.things.get_a()
        server.issued_tokens += 1  # invalidates the current token
        await client.things.get_a()

    asyncio.run(scenario())
    assert [tokens.refresh_token for tokens in saved] == ["r", "r"]


def test_hostile_token_url_is_not_executed(tmp_path: Path, monkeypatch: Any) -> None:
    evil = f'https://e.example/"+{hostile.MARK}+"'
    flows = {"clientCredentials": {"tokenUrl": evil, "refreshUrl": evil, "scopes": {}}}
    vendor = generate(tmp_path, "evil", oauth2={"type": "oauth2", "flows": flows})
    monkeypatch.syspath_prepend(str(vendor.output))
    package, server = importlib.import_module(vendor.package), Server()
    server.client(package, package.ClientCredentials("me", "s")).things.get_a()
    assert server.token_requests[0][0].startswith("https://e.example/%22+")
