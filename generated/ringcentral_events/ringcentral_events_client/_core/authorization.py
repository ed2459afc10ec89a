"""The authorization code (RFC 6749, section 4.1, with PKCE, RFC 7636): a user's consent becomes tokens."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Generator
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx
from pydantic import BaseModel, ConfigDict, Field

from .errors import ArgumentError, SignInRequiredError
from .oauth2 import AuthorizationCode, Granted, Tokens
from .token_refresh import adone, done


class AuthorizationRequest(BaseModel):
    """Where to send a user, and what to keep of it in the user's session until the answer comes.

    `model_dump_json` and `model_validate_json` carry it through the session.
    """

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    url: str = Field(repr=False)
    redirect_uri: str
    state: str = Field(repr=False)
    verifier: str = Field(repr=False)


class _Authorization:
    """What both worlds share."""

    def __init__(self, auth: httpx.Auth | None) -> None:
        if not isinstance(auth, Granted) or not isinstance(auth.own, AuthorizationCode):
            raise ArgumentError("there is nobody to sign in: give the client an AuthorizationCode as its token")
        self._granted = auth

    def request(self, redirect_uri: str, **parameters: str) -> AuthorizationRequest:
        """Begin: return where to send the user, who comes back to `redirect_uri`.

        `parameters` go into the address beside those of the standard, such as `prompt`.
        """
        own, state, verifier = self._granted.own, secrets.token_urlsafe(32), secrets.token_urlsafe(48)
        digest = hashlib.sha256(verifier.encode()).digest()
        asked = {
            **own.parameters,
            **parameters,
            "response_type": "code",
            "client_id": own.client_id,
            "redirect_uri": redirect_uri,
            **({"scope": own.scope} if own.scope else {}),
            "state": state,
            "code_challenge": urlsafe_b64encode(digest).rstrip(b"=").decode(),
            "code_challenge_method": "S256",
        }
        url = str(self._granted.authorization_url.copy_merge_params(asked))
        return AuthorizationRequest(url=url, redirect_uri=redirect_uri, state=state, verifier=verifier)

    def _exchanged(self, request: AuthorizationRequest, response_url: str) -> Generator[Any, Any, Tokens]:
        answer = dict(parse_qsl(urlsplit(response_url).query))
        if not hmac.compare_digest(answer.get("state", "").encode(), request.state.encode()):
            raise ArgumentError("response_url: its state is not that of the request; the answer belongs to another one")
        if "error" in answer:
            said = ": ".join(answer[name] for name in ("error", "error_description") if name in answer)
            raise SignInRequiredError(f"the user was not signed in: {said}")
        if not answer.get("code"):
            raise ArgumentError(
                "response_url: there is no code in it; give the whole address that the user came back to"
            )
        tokens = yield from self._granted.asked(
            {
                "grant_type": "authorization_code",
                "code": answer["code"],
                "redirect_uri": request.redirect_uri,
                "code_verifier": request.verifier,
            }
        )
        self._granted.own.renewal.put(self._granted.held(tokens))
        return tokens


class Authorization(_Authorization):
    """Signs a user in, by way of the vendor's page."""

    def exchange(self, request: AuthorizationRequest, response_url: str) -> Tokens:
        """Make tokens of the address that the user came back to; they are saved and used. Raises ApiError."""
        return done(self._exchanged(request, response_url))


class AsyncAuthorization(_Authorization):
    """Signs a user in, by way of the vendor's page."""

    async def exchange(self, request: AuthorizationRequest, response_url: str) -> Tokens:
        """Make tokens of the address that the user came back to; they are saved and used. Raises ApiError."""
        return await adone(self._exchanged(request, response_url))
