"""Seed data: what a clean state begins with, and what tests can add to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ....vendor import seeded
from ..auth import Accounts
from ..models.reports import Addresses
from ..models.things import Thing
from ..state import RingCentralState
from .controls import SEEDS
from .initial import furnish


class SeededState(RingCentralState):
    """The state with what a clean one begins with, and what tests can add to it."""

    def seed(self) -> None:
        """Fill a clean world, as `furnish` has it."""
        self.accounts = Accounts(self.clock, self.random)
        self.addresses = Addresses(self.accounts.secret())
        self.things: dict[str, Thing] = {}
        furnish(self)
        self._credentials = {name: self._credentials_of(name) for name in ("owner", "stranger")}

    # What tests ask

    def reseed(self, wanted: Mapping[str, Any]) -> Mapping[str, Any]:
        """Add what a test asks for by name; see `controls.SEEDS`. Raises ValueError for what cannot be."""
        return seeded(SEEDS, self, wanted)

    def _credentials_of(self, name: str) -> Mapping[str, str]:
        issue, user = self.accounts.issue, self.accounts.users[name]
        return {"bearer": issue("api_key", user), "oauth2": issue("access_token", user)}
