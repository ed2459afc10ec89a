"""OAuth 2.0 authorization code flow (RFC 6749, section 4.1) with PKCE (RFC 7636)."""

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
from .oauth2 import AuthorizationCode, OAuth2Auth, Tokens
from .token_refresh import arun_steps, run_steps


class AuthorizationRequest(BaseModel):
    """An authorization request: redirect the user to `url`, and keep the object in the user's session.

    Store it with `model_dump_json` and restore it with `model_validate_json`. It contains secrets.
    """

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    url: str = Field(repr=False)
    redirect_uri: str
    state: str = Field(repr=False)
    verifier: str = Field(repr=False)


class _Authorization:
    """Base class of the synchronous and the asynchronous flow."""

    def __init__(self, auth: httpx.Auth | None) -> None:
        if not isinstance(auth, OAuth2Auth) or not isinstance(auth.own, AuthorizationCode):
            raise ArgumentError("the client has no user to sign in: pass an AuthorizationCode as its token")
        self._auth = auth

    def request(self, redirect_uri: str, **parameters: str) -> AuthorizationRequest:
        """Start the flow: return the URL to which to redirect the user.

        Args:
            redirect_uri: The URL of your application to which the vendor redirects the user afterwards.
            parameters: Additional query parameters of the URL, such as `prompt`.
        """
        own, state, verifier = self._auth.own, secrets.token_urlsafe(32), secrets.token_urlsafe(48)
        digest = hashlib.sha256(verifier.encode()).digest()
        query = {
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
        url = str(self._auth.authorization_url.copy_merge_params(query))
        return AuthorizationRequest(url=url, redirect_uri=redirect_uri, state=state, verifier=verifier)

    def _exchange_steps(self, request: AuthorizationRequest, response_url: str) -> Generator[Any, Any, Tokens]:
        query = dict(parse_qsl(urlsplit(response_url).query))
        if not hmac.compare_digest(query.get("state", "").encode(), request.state.encode()):
            raise ArgumentError("response_url: its state belongs to another authorization request")
        if "error" in query:
            reason = ": ".join(query[name] for name in ("error", "error_description") if name in query)
            raise SignInRequiredError(f"the user was not signed in: {reason}")
        if not query.get("code"):
            raise ArgumentError("response_url: it has no code; pass the complete URL to which the user was redirected")
        tokens = yield from self._auth.request_tokens(
            {
                "grant_type": "authorization_code",
                "code": query["code"],
                "redirect_uri": request.redirect_uri,
                "code_verifier": request.verifier,
            }
        )
        self._auth.own.renewal.put(self._auth.credential(tokens))
        return tokens


class Authorization(_Authorization):
    """Signs a user in on the vendor's authorization page."""

    def exchange(self, request: AuthorizationRequest, response_url: str) -> Tokens:
        """Exchange the authorization code for tokens. The client saves them and uses them from now on.

        Args:
            request: The request that `request()` returned.
            response_url: The complete URL to which the vendor redirected the user.

        Raises:
            ArgumentError: The URL has no code, or belongs to another request.
            SignInRequiredError: The user did not consent.
            ApiError: The exchange failed.
        """
        return run_steps(self._exchange_steps(request, response_url))


class AsyncAuthorization(_Authorization):
    """Signs a user in on the vendor's authorization page."""

    async def exchange(self, request: AuthorizationRequest, response_url: str) -> Tokens:
        """Exchange the authorization code for tokens. The client saves them and uses them from now on.

        Args:
            request: The request that `request()` returned.
            response_url: The complete URL to which the vendor redirected the user.

        Raises:
            ArgumentError: The URL has no code, or belongs to another request.
            SignInRequiredError: The user did not consent.
            ApiError: The exchange failed.
        """
        return await arun_steps(self._exchange_steps(request, response_url))
