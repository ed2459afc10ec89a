"""Registrations that the sandbox creates or changes, and the versions of listed registrations."""

from __future__ import annotations

import datetime
from typing import Any

from contract_tests.sandbox.admin.controller import Controller

from .seeded_ids import EVENT, VENDOR


def redeemed(world: Controller, link: str) -> str:
    """Let a visitor follow a magic link; return the id of the registration."""
    return str(world.seed(VENDOR, redeem={"magicLinkId": link})["redeem"]["registrationId"])


def registered(world: Controller, count: int, **more: Any) -> list[str]:
    """Let visitors register, for the seeded event unless told otherwise; return the ids."""
    return list(world.seed(VENDOR, registrations={"count": count, "eventId": EVENT, **more})["registrations"])


def changed(world: Controller, registration: str, **changes: Any) -> None:
    """Let the vendor or the visitor change a registration."""
    world.seed(VENDOR, change={"registrationId": registration, **changes})


def versions(registrations: Any) -> dict[str, datetime.datetime]:
    """Return of registrations by id when each was last changed; none may come twice."""
    listed = [(one.id, one.attributes.updated_at) for one in registrations]
    assert len(dict(listed)) == len(listed), "a registration came twice"
    return dict(listed)
