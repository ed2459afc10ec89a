"""Authentication: who may sign in, and the tokens that were given out."""

from __future__ import annotations

import random
from dataclasses import dataclass

from ...secrets import secret
from .models import Folder

LIFETIME = 2 * 60 * 60 * 1000  # GLM-022
"""Milliseconds that a token counts."""


@dataclass(frozen=True, slots=True)
class Account:
    """A user of the vendor. All below its home folder is its own."""

    username: str
    password: str
    home: Folder

    def folder(self, id: str) -> Folder | None:
        """Return a folder of this account, None where it has none of that id."""
        return next((folder for folder in self.home.everything() if folder.id == id), None)


@dataclass(frozen=True, slots=True)
class Issued:
    """A token that was given out."""

    token: str
    account: Account
    expires_at: int


class Accounts:
    """The accounts by username, and what was given out to them. Times are in milliseconds."""

    def __init__(self, source: random.Random) -> None:
        self.by_name: dict[str, Account] = {}
        self._random = source
        self._issued: dict[str, Issued] = {}

    def register(self, username: str, home: Folder) -> Account:
        """Make an account."""
        account = Account(username, secret(f"{self._random.getrandbits(80):020x}"), home)
        self.by_name[username] = account
        return account

    def find(self, username: str, password: str) -> Account | None:
        """Return the account whose name and password these are."""
        account = self.by_name.get(username)
        return account if account is not None and account.password == password else None

    def issue(self, account: Account, now: int, lasts: int = LIFETIME) -> Issued:
        """Give out a token; those given out before go on to count."""
        issued = Issued(secret(f"{self._random.getrandbits(1024):0256x}"), account, now + lasts)
        self._issued[issued.token] = issued
        return issued

    def caller(self, token: str, now: int) -> Account | None:
        """Return whose token this is, if it still counts."""
        issued = self._issued.get(token)
        return issued.account if issued is not None and now < issued.expires_at else None

    def expire(self, token: str, now: int) -> None:
        """Let a token count no longer. Raises ValueError for one that was never given out."""
        if token not in self._issued:
            raise ValueError("expire wants a token that was given out")
        self._issued[token] = Issued(token, self._issued[token].account, now)

    def given_out(self, account: Account) -> int:
        """Return how many tokens an account was given."""
        return sum(issued.account is account for issued in self._issued.values())
