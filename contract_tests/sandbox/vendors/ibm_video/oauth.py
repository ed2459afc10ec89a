"""The token endpoint: OAuth 2.0 grants and revocation, as the vendor's pages on authentication have them."""

from __future__ import annotations

from base64 import b64encode

from ...vendor import Refusal, Reply, Request
from .accounts import LIFETIMES, Accounts, Client
from .errors import body
from .forms import pairs

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
