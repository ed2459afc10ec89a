"""Secrets: what the worlds of this process have given out, for whoever makes sure that nothing tells it."""

from __future__ import annotations

GIVEN: set[str] = set()
"""Passwords, keys, tokens and codes, whether they still count or not."""


def secret(text: str) -> str:
    """Return a text, and remember that it is secret."""
    GIVEN.add(text)
    return text
