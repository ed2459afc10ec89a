"""Tickets: what clients say of a new one."""

from __future__ import annotations

from typing import Any

from .kinds import Kind, enveloped, members, number, text, truth, whole

NEW: Kind = enveloped(
    "ticket", members({}, {"count": whole, "description": text, "name": text, "price": number, "private": truth})
)


def read(attributes: dict[str, Any]) -> dict[str, Any]:
    """Return what a ticket is made of, by the names of `Ticket`."""
    return {"total" if name == "count" else name: value for name, value in attributes.items()}
