"""Authentication: the users, and the key that each of them has."""

from __future__ import annotations

import random
from collections.abc import Mapping

from ...secrets import secret
from .errors import refusal
from .models import Account, User


class People:
    """Users by id, and by key."""

    def __init__(self, source: random.Random) -> None:
        self.users: dict[int, User] = {}
        self.keys: dict[str, User] = {}
        self._random = source

    def register(self, id: int, name: str, account: Account) -> str:
        """Make a user; return the key."""
        user = self.users[id] = User(id, name, account)
        key = secret(f"{self._random.getrandbits(160):040x}")
        self.keys[key] = user
        return key

    def reader(self, headers: Mapping[str, str]) -> User:
        """Return who reads: the key is a bearer token, or has the header of its own. Raises Refusal."""
        scheme, _, token = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and token.strip() in self.keys:
            return self.keys[token.strip()]
        return self.writer(headers)

    def writer(self, headers: Mapping[str, str]) -> User:
        """Return who writes: the key has a header of its own, and a bearer token does not count. Raises Refusal."""
        key = headers.get("key", "").strip()
        if key not in self.keys:
            raise refusal("unauthorized")  # ACC-002
        return self.keys[key]
