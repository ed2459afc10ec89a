"""Accounts: who may call, with which clients, and the tokens that were given out."""

from __future__ import annotations

import random
from dataclasses import dataclass

from ...clock import Clock
from ...secrets import secret

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
