"""Authentication: users, clients and what was given out to them, and the token endpoint.

The endpoint is OAuth 2.0, authorization code and refresh, as the standard has it. The vendor publishes where it is, its
grants and its scope; its own example sends the parameters in the query and reads `expires_at`. The rest is RFC 6749
(RCE-003).
"""

from __future__ import annotations

import random
from base64 import b64decode
from dataclasses import dataclass
from urllib.parse import unquote_plus

from ...clock import Clock
from ...messages import Refusal, Reply, Request
from ...secrets import secret
from .models.ids import opaque
from .models.organizations import Organization

# Seconds; the vendor publishes none of them (RCE-003). An API key lasts until somebody ends it.
LIFETIME = 2 * 60 * 60
LIFETIMES = {"access_token": LIFETIME, "refresh_token": 30 * 24 * 60 * 60, "code": 10 * 60, "api_key": None}


@dataclass(frozen=True, slots=True, eq=False)
class User:
    """A user of the vendor, with what he or she may see."""

    name: str
    organizations: tuple[Organization, ...]


@dataclass(frozen=True, slots=True)
class Client:
    """An application that asks users for their consent."""

    id: str
    secret: str


@dataclass(frozen=True, slots=True)
class Issued:
    """A token, a key or a code that was given out."""

    kind: str
    user: User
    client: Client | None
    expires_at: int | None
    redirect_uri: str


class Accounts:
    """The users by name, the clients by id, and what was given out."""

    def __init__(self, clock: Clock, source: random.Random) -> None:
        self.users: dict[str, User] = {}
        self.clients: dict[str, Client] = {}
        self._clock = clock
        self._random = source
        self._issued: dict[str, Issued] = {}

    def secret(self) -> str:
        """Return a secret, such as a token."""
        return opaque(self._random, 43)

    def register(self, user: User) -> None:
        """Let somebody in."""
        self.users[user.name] = user

    def new_client(self) -> Client:
        """Make a client."""
        client = Client(self.secret(), secret(self.secret()))
        self.clients[client.id] = client
        return client

    def issue(
        self, kind: str, user: User, client: Client | None = None, *, lasts: int | None = None, redirect_uri: str = ""
    ) -> str:
        """Give something out; it lasts as long as its kind does unless told otherwise."""
        text = secret(self.secret())
        lasts = LIFETIMES[kind] if lasts is None else lasts
        expires_at = None if lasts is None else self._clock.timestamp() + lasts
        self._issued[text] = Issued(kind, user, client, expires_at, redirect_uri)
        return text

    def find(self, kind: str, text: str) -> Issued | None:
        """Return what was given out under a text, if it still counts."""
        issued = self._issued.get(text)
        if issued is None or issued.kind != kind:
            return None
        if issued.expires_at is not None and issued.expires_at <= self._clock.timestamp():
            return None
        return issued

    def end(self, text: str) -> None:
        """Let something count no longer."""
        self._issued.pop(text, None)

    def caller(self, authorization: str) -> User | None:
        """Return whose token or key a header carries, if it is a good one."""
        scheme, _, token = authorization.partition(" ")
        if scheme.lower() != "bearer":  # RCE-002
            return None
        issued = self.find("access_token", token.strip()) or self.find("api_key", token.strip())
        return issued.user if issued else None


SCOPE = "api"

# What each grant gives in exchange, and what else it must say.
_GRANTS = {
    "authorization_code": ("code", ("code", "redirect_uri")),
    "refresh_token": ("refresh_token", ("refresh_token",)),
}
_UNCACHED = {"Cache-Control": "no-store", "Pragma": "no-cache"}


def _refusal(error: str, why: str, status: int = 400) -> Refusal:
    return Refusal(Reply(status, {"error": error, "error_description": why}, _UNCACHED))


def grant(accounts: Accounts, request: Request, now: int) -> Reply:
    """Answer a request for tokens at a Unix time. Raises Refusal."""
    form = _form(request)
    client = _client(accounts, request, form)
    if form["grant_type"] not in _GRANTS:
        raise _refusal("unsupported_grant_type", f"grant_type is one of {', '.join(_GRANTS)}.")
    kind, needed = _GRANTS[form["grant_type"]]
    _check_given(form, *needed)
    if form.get("scope", SCOPE).split() != [SCOPE]:
        raise _refusal("invalid_scope", f"The only scope is {SCOPE}.")
    issued = accounts.find(kind, form[kind])
    if issued is None or issued.client is not client:
        raise _refusal("invalid_grant", f"The {kind} does not exist, has expired, was used or is another client's.")
    if issued.redirect_uri and issued.redirect_uri != form["redirect_uri"]:
        raise _refusal("invalid_grant", "The code was given for another redirect_uri.")
    accounts.end(form[kind])
    tokens = {name: accounts.issue(name, issued.user, client) for name in ("access_token", "refresh_token")}
    lasting = {"token_type": "Bearer", "expires_in": LIFETIME, "expires_at": now + LIFETIME, "scope": SCOPE}
    return Reply(200, {**tokens, **lasting}, _UNCACHED)


def _form(request: Request) -> dict[str, str]:
    try:
        given = [*request.query, *(request.form() if request.body else [])]
    except ValueError:
        raise _refusal("invalid_request", "The body is no form that can be read.") from None
    form = dict(given)
    if len(form) != len(given):
        raise _refusal("invalid_request", "A parameter is given more than once.")
    _check_given(form, "grant_type")
    return form


def _check_given(form: dict[str, str], *needed: str) -> None:
    if missing := [name for name in needed if not form.get(name)]:
        raise _refusal("invalid_request", f"Missing: {', '.join(missing)}.")


def _client(accounts: Accounts, request: Request, form: dict[str, str]) -> Client:
    scheme, _, sent = request.headers.get("authorization", "").partition(" ")
    id, secret = form.get("client_id", ""), form.get("client_secret", "")
    if scheme.lower() == "basic":
        try:
            pair = b64decode(sent, validate=True).decode().partition(":")
        except ValueError:
            pair = ("", "", "")
        id, secret = unquote_plus(pair[0]), unquote_plus(pair[2])
    client = accounts.clients.get(id)
    if client is None or client.secret != secret:
        raise _refusal("invalid_client", "The client is unknown, or its secret is missing or wrong.", 401)
    return client
