"""The token endpoint: OAuth 2.0, authorization code and refresh, as the standard has it.

The vendor publishes where it is, its grants and its scope; its own example sends the parameters in the query and reads
`expires_at`. The rest is RFC 6749 (RCE-003).
"""

from __future__ import annotations

from base64 import b64decode
from urllib.parse import unquote_plus

from ...vendor import Refusal, Reply, Request
from .accounts import LIFETIME, Accounts, Client

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
