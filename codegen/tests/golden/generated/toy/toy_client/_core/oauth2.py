"""OAuth 2.0 (RFC 6749): tokens that clients get, keep and refresh by themselves."""

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
from .token_refresh import MARGIN, Held, Renewal, Renewing, Steps

if TYPE_CHECKING:
    from .client import AsyncClient, Client

_DIALECT = Dialect(code=("error",), message=("error_description",))


class Tokens(BaseModel):
    """What a vendor has granted. `model_dump_json` and `model_validate_json` carry it through a storage.

    `expires_at` is when the access token runs out, None where the vendor does not say.
    """

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    access_token: str = Field(min_length=1, repr=False)
    refresh_token: str | None = Field(default=None, repr=False)
    expires_at: AwareDatetime | None = None
    scope: str | None = None


class _Answer(BaseModel):
    """An answer of a token endpoint: the life of the access token in seconds, or its end in seconds since 1970."""

    model_config = ConfigDict(hide_input_in_errors=True)

    access_token: str = Field(min_length=1)
    refresh_token: str | None = None
    expires_in: float | None = Field(default=None, le=1e9)
    expires_at: float | None = Field(default=None, le=1e11)
    scope: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """The endpoints of one flow."""

    token_url: str
    authorization_url: str = ""
    refresh_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flows:
    """The flows of a security scheme, by the description's names.

    `servers` are the vendor's own addresses: a client of another one, such as a sandbox, asks for tokens there too.
    `secret_in_form` says that a client's secret goes into the form, and not by HTTP Basic.
    """

    by_name: Mapping[str, Flow]
    servers: tuple[str, ...] = ()
    secret_in_form: bool = False


class OAuth2:
    """Base of what has tokens. One object may serve several clients at once, in threads and event loops alike.

    `load` gives the tokens of a storage, None where it has none; `save` is called with each new pair before it is used.
    Both may be asynchronous where the clients are; neither may use such a client. Without them tokens live as long as
    the object. `parameters` go to the vendor's endpoints beside those of the standard; `token_url` and
    `authorization_url` are other ones than those of the vendor, or of the sandbox that a client is at.
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
        self.renewal = Renewal()
        self._secret = client_secret
        self._tokens, self._unsaved = tokens, False
        self._load, self._save = load, save
        self._spent: dict[str, SignInRequiredError] = {}

    def __repr__(self) -> str:
        return f"{type(self).__name__}(client_id={self.client_id!r})"

    def grant(self, tokens: Tokens | None) -> dict[str, str]:
        """Return what to ask the token endpoint for in place of these tokens. Raises SignInRequiredError."""
        raise NotImplementedError

    def spent(self, tokens: Tokens | None, error: StatusError) -> bool:
        """Tell whether an error means that these tokens can never be exchanged, so that the storage is asked again."""
        del tokens, error
        return False

    def signed(self, form: Mapping[str, str], *, secret_in_form: bool) -> tuple[dict[str, str], httpx.Auth]:
        """Return a form that says which client asks, and what signs the request."""
        named = {**self.parameters, **form, "client_id": self.client_id}
        if self._secret is None:
            return named, httpx.Auth()
        if secret_in_form:
            return {**named, "client_secret": self._secret}, httpx.Auth()
        return named, httpx.BasicAuth(quote_plus(self.client_id), quote_plus(self._secret))

    def loaded(self) -> Generator[Any, Any, Tokens | None]:
        """Return the tokens of the storage; what could not be saved is saved first."""
        if self._unsaved and self._tokens is not None:
            yield from self.saved(self._tokens)
        if self._load is not None:
            self._tokens = yield self._load()
        return self._tokens

    def saved(self, tokens: Tokens) -> Generator[Any, Any, None]:
        """Put new tokens into the storage."""
        self._tokens, self._unsaved = tokens, True
        if self._save is not None:
            yield self._save(tokens)
        self._unsaved = False


class ClientCredentials(OAuth2):
    """The client's own tokens (RFC 6749, section 4.4): asked for when one is wanted, and anew when it runs out."""

    flow = "clientCredentials"

    def grant(self, tokens: Tokens | None) -> dict[str, str]:
        """Ask in the client's own name."""
        del tokens
        return {"grant_type": "client_credentials"} | ({"scope": self.scope} if self.scope else {})


class AuthorizationCode(OAuth2):
    """A user's tokens (RFC 6749, section 4.1): granted by way of the client's `authorization`, refreshed from then on.

    Several processes may share a storage: whoever finds the refresh token exchanged already reads the storage again.
    """

    flow = "authorizationCode"

    _AGAIN = "sign in anew: send the user to client.authorization.request(…).url"

    def grant(self, tokens: Tokens | None) -> dict[str, str]:
        """Ask with the refresh token. One that was refused is never sent again."""
        if tokens is None:
            raise SignInRequiredError(f"nobody has signed in yet; {self._AGAIN}")
        if tokens.refresh_token is None:
            raise SignInRequiredError(f"the access token has run out, and no refresh token came with it; {self._AGAIN}")
        if (refusal := self._spent.get(tokens.refresh_token)) is not None:
            raise refusal
        return {"grant_type": "refresh_token", "refresh_token": tokens.refresh_token}

    def spent(self, tokens: Tokens | None, error: StatusError) -> bool:
        """Remember a refresh token that was refused for good."""
        if tokens is None or tokens.refresh_token is None or error.code != "invalid_grant":
            return False
        refusal = SignInRequiredError(f"the refresh token has run out or was taken back; {self._AGAIN}")
        refusal.__cause__ = error
        self._spent[tokens.refresh_token] = refusal
        return True


class Granted(Renewing):
    """Signs the requests of one client with the tokens of an `OAuth2`."""

    def __init__(
        self, own: OAuth2, client: Client | AsyncClient, flows: Flows, now: Callable[[], float] = time.time
    ) -> None:
        super().__init__(own.renewal, dialect=_DIALECT, now=now)
        self.own, self._flow = own, flows.by_name[own.flow]
        self._client, self._flows = client, flows

    @property
    def authorization_url(self) -> httpx.URL:
        """The page that asks for the user's consent."""
        return self._described(self.own.authorization_url or self._flow.authorization_url)

    def asked(self, form: Mapping[str, str]) -> Generator[Any, Any, Tokens]:
        """Return the tokens that the token endpoint gives. Raises ApiError."""
        answer: _Answer = yield self._send(form)
        end = answer.expires_at if answer.expires_in is None else self._now() + answer.expires_in
        tokens = Tokens(
            access_token=answer.access_token,
            # A vendor who sends none lets the old one count on.
            refresh_token=answer.refresh_token or form.get("refresh_token"),
            expires_at=None if end is None else datetime.fromtimestamp(end, UTC),
            scope=answer.scope,
        )
        yield from self.own.saved(tokens)
        return tokens

    def held(self, tokens: Tokens) -> Held:
        """Return what signs. What ends too soon to be renewed in time serves until it is refused."""
        until = self._until(tokens)
        return Held(tokens.access_token, Bearer(tokens.access_token), until if until > self._now() else float("inf"))

    def _steps(self, refused: Held | None) -> Steps:
        while True:
            tokens = yield from self.own.loaded()
            if tokens is not None and self._serves(tokens, refused):
                return self.held(tokens)
            try:
                return self.held((yield from self.asked(self.own.grant(tokens))))
            except StatusError as error:
                if not self.own.spent(tokens, error):
                    raise

    def _serves(self, tokens: Tokens, refused: Held | None) -> bool:
        return self._until(tokens) > self._now() and (refused is None or tokens.access_token != refused.secret)

    @staticmethod
    def _until(tokens: Tokens) -> float:
        return float("inf") if tokens.expires_at is None else tokens.expires_at.timestamp() - MARGIN

    def _described(self, url: str) -> httpx.URL:
        return httpx.URL(f"{self._client.base_url}/").join(url)

    def _token_url(self, *, refreshes: bool) -> httpx.URL:
        if self.own.token_url:
            return httpx.URL(self.own.token_url)
        described = self._described((refreshes and self._flow.refresh_url) or self._flow.token_url)
        base_url = self._client.base_url
        return described if base_url in self._flows.servers else httpx.URL(f"{base_url}{described.path}")

    def _send(self, form: Mapping[str, str]) -> Any:
        """Ask the token endpoint, as the client asks everything: the same connections, options, errors and logs."""
        url = self._token_url(refreshes=form["grant_type"] == "refresh_token")
        asked, auth = self.own.signed(form, secret_in_form=self._flows.secret_in_form)
        issuer: Any = copy.copy(self._client)
        issuer.base_url, issuer.strict = str(url.copy_with(path="/", query=None)).rstrip("/"), False
        issuer.service = replace(issuer.service, dialect=_DIALECT)
        issuer._auth = auth
        operation: Operation[_Answer] = Operation(
            id="token",
            method="POST",
            path=url.path,
            success={"200": Reply(_Answer)},
            body=Body("application/x-www-form-urlencoded"),
        )
        return issuer.send(Call.of(operation, query=dict(url.params), body=asked))


def granted(
    token: str | Callable[[], str] | OAuth2 | None, client: Client | AsyncClient, flows: Flows
) -> httpx.Auth | None:
    """Return what signs a client's requests with a token, or with those that it gets and keeps by itself."""
    if token is None:
        return None
    return Granted(token, client, flows) if isinstance(token, OAuth2) else Bearer(token)
