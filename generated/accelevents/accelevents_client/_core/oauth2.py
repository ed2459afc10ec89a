"""OAuth 2.0 (RFC 6749): clients that get, store and refresh their tokens."""

from __future__ import annotations

import copy
import time
from collections.abc import Awaitable, Callable, Generator, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import quote_plus

import httpx
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from .auth import Bearer
from .calls import Call, Dialect
from .errors import SignInRequiredError, StatusError
from .operations import Operation, Reply
from .serialization import Body
from .token_refresh import MARGIN, Credential, RefreshingAuth, Steps, TokenRefresh

if TYPE_CHECKING:
    from .client import AsyncClient, Client

_DIALECT = Dialect(code=("error",), message=("error_description",))


class Tokens(BaseModel):
    """OAuth 2.0 tokens. Store them with `model_dump_json` and restore them with `model_validate_json`.

    `expires_at` is when the access token expires, or None if the vendor does not report it.
    """

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    access_token: str = Field(min_length=1, repr=False)
    refresh_token: str | None = Field(default=None, repr=False)
    expires_at: AwareDatetime | None = None
    scope: str | None = None


class _TokenResponse(BaseModel):
    """The response of a token endpoint. `expires_in` is in seconds, `expires_at` is Unix time in seconds."""

    model_config = ConfigDict(hide_input_in_errors=True)

    access_token: str = Field(min_length=1)
    refresh_token: str | None = None
    expires_in: float | None = Field(default=None, le=1e9)
    expires_at: float | None = Field(default=None, le=1e11)
    scope: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """The endpoints of one OAuth 2.0 flow."""

    token_url: str
    authorization_url: str = ""
    refresh_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flows:
    """The OAuth 2.0 flows of a security scheme.

    Attributes:
        by_name: The flows by their OpenAPI names, such as `clientCredentials`.
        servers: The vendor's own base URLs. A client with another base URL (a sandbox) requests its tokens there.
        secret_in_form: Whether the client secret is sent in the form, and not with HTTP Basic authentication.
    """

    by_name: Mapping[str, Flow]
    servers: tuple[str, ...] = ()
    secret_in_form: bool = False


class OAuth2:
    """Base class of the OAuth 2.0 flows. Several clients, threads and event loops may share one object.

    Args:
        client_id: The client's id.
        client_secret: The client's secret; None for public clients.
        scopes: The scopes to request.
        tokens: Tokens to start with, if you have stored none.
        load: Returns the stored tokens, or None. It may be asynchronous if the client is. It must not use the client.
        save: Stores new tokens. It is called before they are used. It may be asynchronous if the client is. It must
            not use the client. Without `load` and `save`, the tokens live as long as the object.
        parameters: Additional parameters of the requests to the vendor's endpoints.
        token_url: Overrides the URL of the token endpoint.
        authorization_url: Overrides the URL of the authorization page.
    """

    flow: ClassVar[str]

    def __init__(
        self,
        client_id: str,
        client_secret: str | None = None,
        *,
        scopes: Iterable[str] = (),
        tokens: Tokens | None = None,
        load: Callable[[], Tokens | Awaitable[Tokens | None] | None] | None = None,
        save: Callable[[Tokens], object] | None = None,
        parameters: Mapping[str, str] | None = None,
        token_url: str | None = None,
        authorization_url: str | None = None,
    ) -> None:
        self.client_id, self.scope = client_id, " ".join(scopes)
        self.token_url, self.authorization_url = token_url, authorization_url
        self.parameters = dict(parameters or {})
        self.renewal = TokenRefresh()
        self._secret = client_secret
        self._tokens, self._unsaved = tokens, False
        self._load, self._save = load, save
        self._spent: dict[str, SignInRequiredError] = {}

    def __repr__(self) -> str:
        return f"{type(self).__name__}(client_id={self.client_id!r})"

    def grant(self, tokens: Tokens | None) -> dict[str, str]:
        """Return the form of the token request.

        `tokens` are the tokens to replace, or None. Raises SignInRequiredError if the user must sign in.
        """
        raise NotImplementedError

    def spent(self, tokens: Tokens | None, error: StatusError) -> bool:
        """Return whether an error means that tokens can never be refreshed. The storage is then read again."""
        del tokens, error
        return False

    def signed(self, form: Mapping[str, str], *, secret_in_form: bool) -> tuple[dict[str, str], httpx.Auth]:
        """Return a form that identifies the client, and the authentication of the request."""
        identified = {**self.parameters, **form, "client_id": self.client_id}
        if self._secret is None:
            return identified, httpx.Auth()
        if secret_in_form:
            return {**identified, "client_secret": self._secret}, httpx.Auth()
        return identified, httpx.BasicAuth(quote_plus(self.client_id), quote_plus(self._secret))

    def loaded(self) -> Generator[Any, Any, Tokens | None]:
        """Return the stored tokens. Saves tokens first whose last save failed."""
        if self._unsaved and self._tokens is not None:
            yield from self.saved(self._tokens)
        if self._load is not None:
            self._tokens = yield self._load()
        return self._tokens

    def saved(self, tokens: Tokens) -> Generator[Any, Any, None]:
        """Store new tokens."""
        self._tokens, self._unsaved = tokens, True
        if self._save is not None:
            yield self._save(tokens)
        self._unsaved = False


class ClientCredentials(OAuth2):
    """Gets tokens for the client itself (RFC 6749, section 4.4) with the first call, and again when they expire."""

    flow = "clientCredentials"

    def grant(self, tokens: Tokens | None) -> dict[str, str]:
        """Return the form of the token request."""
        del tokens
        return {"grant_type": "client_credentials"} | ({"scope": self.scope} if self.scope else {})


class AuthorizationCode(OAuth2):
    """Uses tokens that a user grants with the client's `authorization` (RFC 6749, section 4.1), and refreshes them.

    Several processes may share a storage: if another process has used the refresh token, the storage is read again.
    """

    flow = "authorizationCode"

    _SIGN_IN = "redirect the user to client.authorization.request(…).url"

    def grant(self, tokens: Tokens | None) -> dict[str, str]:
        """Return the form that refreshes tokens. Raises SignInRequiredError if there is no valid refresh token."""
        if tokens is None:
            raise SignInRequiredError(f"no user has signed in yet; {self._SIGN_IN}")
        if tokens.refresh_token is None:
            raise SignInRequiredError(f"the access token has expired and has no refresh token; {self._SIGN_IN}")
        if (rejection := self._spent.get(tokens.refresh_token)) is not None:
            raise rejection
        return {"grant_type": "refresh_token", "refresh_token": tokens.refresh_token}

    def spent(self, tokens: Tokens | None, error: StatusError) -> bool:
        """Return whether the refresh token was rejected for good. It is remembered and never sent again."""
        if tokens is None or tokens.refresh_token is None or error.code != "invalid_grant":
            return False
        rejection = SignInRequiredError(f"the refresh token has expired or was revoked; {self._SIGN_IN}")
        rejection.__cause__ = error
        self._spent[tokens.refresh_token] = rejection
        return True


class OAuth2Auth(RefreshingAuth):
    """Authenticates the requests of one client with the tokens of an `OAuth2` object."""

    def __init__(
        self, own: OAuth2, client: Client | AsyncClient, flows: Flows, now: Callable[[], float] = time.time
    ) -> None:
        super().__init__(own.renewal, dialect=_DIALECT, now=now)
        self.own, self._flow = own, flows.by_name[own.flow]
        self._client, self._flows = client, flows

    @property
    def authorization_url(self) -> httpx.URL:
        """The URL of the page that asks for the user's consent."""
        return self._absolute_url(self.own.authorization_url or self._flow.authorization_url)

    def request_tokens(self, form: Mapping[str, str]) -> Generator[Any, Any, Tokens]:
        """Request tokens from the token endpoint, save them and return them. Raises ApiError if the request fails."""
        response: _TokenResponse = yield self._send(form)
        end = response.expires_at if response.expires_in is None else self._now() + response.expires_in
        tokens = Tokens(
            access_token=response.access_token,
            # Without a new refresh token, the old one stays valid (RFC 6749, section 6).
            refresh_token=response.refresh_token or form.get("refresh_token"),
            expires_at=None if end is None else datetime.fromtimestamp(end, UTC),
            scope=response.scope,
        )
        yield from self.own.saved(tokens)
        return tokens

    def credential(self, tokens: Tokens) -> Credential:
        """Return the credential of tokens. If they expire within the margin, it is used until the vendor rejects it."""
        until = self._refresh_time(tokens)
        expiry = until if until > self._now() else float("inf")
        return Credential(tokens.access_token, Bearer(tokens.access_token), expiry)

    def _refresh_steps(self, rejected: Credential | None) -> Steps:
        while True:
            tokens = yield from self.own.loaded()
            if tokens is not None and self._is_usable(tokens, rejected):
                return self.credential(tokens)
            try:
                return self.credential((yield from self.request_tokens(self.own.grant(tokens))))
            except StatusError as error:
                if not self.own.spent(tokens, error):
                    raise

    def _is_usable(self, tokens: Tokens, rejected: Credential | None) -> bool:
        expired = self._refresh_time(tokens) <= self._now()
        return not expired and (rejected is None or tokens.access_token != rejected.secret)

    @staticmethod
    def _refresh_time(tokens: Tokens) -> float:
        return float("inf") if tokens.expires_at is None else tokens.expires_at.timestamp() - MARGIN

    def _absolute_url(self, url: str) -> httpx.URL:
        return httpx.URL(f"{self._client.base_url}/").join(url)

    def _token_url(self, *, refreshes: bool) -> httpx.URL:
        if self.own.token_url:
            return httpx.URL(self.own.token_url)
        described = self._absolute_url((refreshes and self._flow.refresh_url) or self._flow.token_url)
        base_url = self._client.base_url
        return described if base_url in self._flows.servers else httpx.URL(f"{base_url}{described.path}")

    def _send(self, form: Mapping[str, str]) -> Any:
        """Send a token request with a copy of the client, so that it uses the same connections, options and logging."""
        url = self._token_url(refreshes=form["grant_type"] == "refresh_token")
        signed_form, auth = self.own.signed(form, secret_in_form=self._flows.secret_in_form)
        token_client: Any = copy.copy(self._client)
        token_client.base_url, token_client.strict = str(url.copy_with(path="/", query=None)).rstrip("/"), False
        token_client.service = replace(token_client.service, dialect=_DIALECT)
        token_client._auth = auth
        operation: Operation[_TokenResponse] = Operation(
            id="token",
            method="POST",
            path=url.path,
            success={"200": Reply(_TokenResponse)},
            body=Body("application/x-www-form-urlencoded"),
        )
        return token_client.send(Call.of(operation, query=dict(url.params), body=signed_form))


def granted(
    token: str | Callable[[], str] | OAuth2 | None, client: Client | AsyncClient, flows: Flows
) -> httpx.Auth | None:
    """Return the authentication for a fixed token or for an OAuth 2.0 flow, or None without a token."""
    if token is None:
        return None
    return OAuth2Auth(token, client, flows) if isinstance(token, OAuth2) else Bearer(token)
