"""Clients of the owner and of attendees, and the API keys of seeded and new users."""

from __future__ import annotations

from typing import Any

from accelevents_client import Accelevents, Retry

from contract_tests.harness.targets.targets import Target
from contract_tests.sandbox.admin.controller import Controller

from .seeded_ids import EVENT


def attending(target: Target, key: str = "", event: str | None = EVENT) -> Accelevents:
    """Return a client of somebody at the event; of the owner, who may see everything, unless told otherwise."""
    key = key or target.credentials["key"]
    return Accelevents(key, event, base_url=target.url, strict=True, retry=Retry(tries=1))


def key_of(world: Controller, role: str) -> str:
    """Return the key of a seeded user: owner, restricted, limited, without_ticket or stranger."""
    return str(world.seed("accelevents", key=role)["key"])


def newcomer(world: Controller, **ticket: Any) -> str:
    """Give a ticket of a new type to a new attendee; return the key."""
    came = world.seed("accelevents", attendee="owner")
    kind = world.seed("accelevents", ticket_type=ticket)["ticket_type"]
    world.seed("accelevents", ticket={"attendee": came["attendee"], "type": kind})
    return str(came["key"])
