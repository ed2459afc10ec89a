"""Clients of the owner, with a password or with a token, and the number of sign-ins."""

from __future__ import annotations

from globalmeet_client import GlobalMeet, Retry

from contract_tests.harness.targets.targets import Target
from contract_tests.sandbox.admin.controller import Controller


def signed_in(target: Target, retry: Retry | None = None) -> GlobalMeet:
    """Return a client that knows the owner's name and password, and nothing else."""
    username, password = (target.values[name][0] for name in ("username", "password"))
    return GlobalMeet(username, password, base_url=target.url, strict=True, retry=retry or Retry(tries=1))


def holding(target: Target, token: str) -> GlobalMeet:
    """Return a client that was given a token."""
    return GlobalMeet(token=token, base_url=target.url, strict=True, retry=Retry(tries=1))


def sign_ins(world: Controller) -> int:
    """Return how often somebody has signed in."""
    return sum(entry["operation"] == "createToken" for entry in world.journal("globalmeet"))
