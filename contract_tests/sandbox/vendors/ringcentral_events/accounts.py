"""Accounts: users with their organizations, clients, and what was given out to them."""

from __future__ import annotations

import random
from dataclasses import dataclass

from ...clock import Clock
from ...secrets import secret
from .ids import opaque
from .organizations import Organization

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
