"""Synchronous and asynchronous clients, and the access tokens of seeded users."""

from __future__ import annotations

from ringcentral_events_client import AsyncRingCentralEvents, Retry, RingCentralEvents

from contract_tests.harness.targets.targets import Target
from contract_tests.sandbox.admin.controller import Controller

from .seeded_ids import VENDOR

ONCE = Retry(tries=1)


def asking(target: Target, token: str = "", retry: Retry = ONCE) -> RingCentralEvents:
    """Return a client of the owner, whose key does not run out, or of whoever has a token."""
    return RingCentralEvents(token or target.credentials["bearer"], base_url=target.url, strict=True, retry=retry)


def asking_async(target: Target) -> AsyncRingCentralEvents:
    """Return the asynchronous client of the owner."""
    return AsyncRingCentralEvents(target.credentials["bearer"], base_url=target.url, strict=True, retry=ONCE)


def token_of(world: Controller, user: str) -> str:
    """Return an access token of a user: owner, stranger, both, without_magic_links; or an expired one."""
    return str(world.seed(VENDOR, token=user)["token"])
