"""Authentication: accounts, their clients and tokens, and the token endpoint.

Grants and revocation are those of OAuth 2.0, as the vendor's pages on authentication have them.
"""

from __future__ import annotations

import random
from base64 import b64encode
from dataclasses import dataclass

from ...clock import Clock
from ...messages import Refusal, Reply, Request
from ...secrets import secret
from .errors import body
from .validation import pairs

# Seconds that each kind lasts; that of a code is the longest which OAuth 2.0 recommends.
LIFETIMES = {"access_token": 24 * 60 * 60, "refresh_token": 30 * 24 * 60 * 60, "code": 10 * 60}  # IBM-002


@dataclass(frozen=True, slots=True)
class Account:
    """A user of the vendor, who may or may not have paid for virtual events."""

    name: str
    has_feature: bool


@dataclass(frozen=True, slots=True)
class Client:
    """An application that an account has registered."""

    id: str
    secret: str
    account: Account


@dataclass(frozen=True, slots=True)
class Issued:
    """A token or a code that was given out."""

    kind: str
    client: Client
    expires_at: int
    redirect_uri: str = ""


class Accounts:
    """The accounts by name, their clients by id, and what was given out to them."""

    def __init__(self, clock: Clock, source: random.Random) -> None:
        self.clients: dict[str, Client] = {}
        self._clock = clock
        self._random = source
        self._issued: dict[str, Issued] = {}

    def secret(self) -> str:
        """Return forty hexadecimal digits, as all of the vendor's secrets are."""
        return f"{self._random.getrandbits(160):040x}"

    def register(self, name: str, *, has_feature: bool = True) -> Client:
        """Make an account with one client."""
        client = Client(self.secret(), secret(self.secret()), Account(name, has_feature))
        self.clients[client.id] = client
        return client

    def issue(self, kind: str, client: Client, *, lasts: int | None = None, redirect_uri: str = "") -> str:
        """Give out a token or a code."""
        text = secret(self.secret())
        expires_at = self._clock.timestamp() + (LIFETIMES[kind] if lasts is None else lasts)
        self._issued[text] = Issued(kind, client, expires_at, redirect_uri)
        return text

    def find(self, kind: str, text: str) -> Issued | None:
        """Return what was given out under a text, if it still counts."""
        issued = self._issued.get(text)
        if issued is None or issued.kind != kind or issued.expires_at <= self._clock.timestamp():
            return None
        return issued

    def end(self, client: Client, text: str) -> None:
        """Let something count no longer; what another client holds is left alone."""
        if text in self._issued and self._issued[text].client is client:
            del self._issued[text]

    def caller(self, authorization: str) -> Account | None:
        """Return whose access token a header carries, if it is a good one."""
        scheme, _, token = authorization.partition(" ")
        issued = self.find("access_token", token.strip()) if scheme.lower() == "bearer" else None  # IBM-001
        return issued.client.account if issued else None


_STATUSES = {"invalid_request": 400, "invalid_client": 400, "invalid_grant": 400, "unsupported_grant_type": 501}

# What each grant gives in exchange, and what else it must say.
_GRANTS: dict[str, tuple[str | None, tuple[str, ...]]] = {
    "authorization_code": ("code", ("code", "redirect_uri")),
    "client_credentials": (None, ()),
    "refresh_token": ("refresh_token", ("refresh_token",)),
}


def _refusal(error: str, why: str) -> Refusal:
    return Refusal(Reply(_STATUSES[error], body(error, why), {"Cache-Control": "no-store"}))


def grant(accounts: Accounts, request: Request) -> Reply:
    """Answer a request for tokens. Raises Refusal."""
    form = _form(request, "grant_type", "client_id")
    client = _client(accounts, request, form)
    if form["grant_type"] not in _GRANTS:
        raise _refusal("unsupported_grant_type", f"grant_type is one of {', '.join(_GRANTS)}.")
    kind, needed = _GRANTS[form["grant_type"]]
    _check_given(form, *needed)
    if kind is not None:
        _exchange(accounts, client, kind, form)
    tokens = {name: accounts.issue(name, client) for name in ("access_token", "refresh_token")}
    lasting = {"token_type": "bearer", "expires_in": LIFETIMES["access_token"]}
    return Reply(200, {**tokens, **lasting}, {"Cache-Control": "no-store"})


def revoke(accounts: Accounts, request: Request) -> Reply:
    """End a token; one that is none is answered alike. Raises Refusal."""
    form = _form(request, "token", "client_id")
    accounts.end(_client(accounts, request, form), form["token"])
    return Reply(200)


def _form(request: Request, *needed: str) -> dict[str, str]:
    try:
        given = pairs(request)
    except ValueError as wrong:
        raise _refusal("invalid_request", str(wrong)) from None
    form = dict(given)
    if len(form) != len(given):
        raise _refusal("invalid_request", "A parameter is given more than once.")
    _check_given(form, *needed)
    return form


def _check_given(form: dict[str, str], *needed: str) -> None:
    if missing := [name for name in needed if not form.get(name)]:
        raise _refusal("invalid_request", f"Missing: {', '.join(missing)}.")


def _client(accounts: Accounts, request: Request, form: dict[str, str]) -> Client:
    client = accounts.clients.get(form["client_id"])
    if client is None or not _proves(client, request, form):
        raise _refusal("invalid_client", "The client is unknown, or its secret is missing or wrong.")
    return client


def _proves(client: Client, request: Request, form: dict[str, str]) -> bool:
    """Say whether a request has the client's secret."""
    scheme, _, sent = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "basic":
        # The vendor's examples send the bare secret, OAuth 2.0 wants both in Base64.
        return sent.strip() in (client.secret, b64encode(f"{client.id}:{client.secret}".encode()).decode())
    return form.get("client_secret") == client.secret


def _exchange(accounts: Accounts, client: Client, kind: str, form: dict[str, str]) -> None:
    issued = accounts.find(kind, form[kind])
    if issued is None:
        raise _refusal("invalid_grant", f"The {kind} does not exist, has expired or was used before.")
    if issued.client is not client:
        raise _refusal("invalid_client", f"The {kind} was given to another client.")
    if kind == "code" and issued.redirect_uri != form["redirect_uri"]:
        raise _refusal("invalid_grant", "The code was given for another redirect_uri.")
    accounts.end(client, form[kind])
