"""Options of a run, read from environment variables (``CONTRACT_TARGET``, ``CONTRACT_VENDOR``, ...)."""

from __future__ import annotations

import os
from pathlib import Path

from .bundles import vendors


class NotReady(Exception):
    """The target cannot be tested. The message names what is missing."""


def target_option() -> str:
    """Return the value of ``CONTRACT_TARGET``: "embedded", "live" or a URL. Raises NotReady for any other value."""
    target = os.environ.get("CONTRACT_TARGET") or "embedded"
    if target not in ("embedded", "live") and not target.startswith(("http://", "https://")):
        raise NotReady(f"CONTRACT_TARGET must be embedded, live or a URL, not {target!r}")
    return target


def replay_path() -> Path | None:
    """Return the path of the recordings to check instead of a target (``CONTRACT_REPLAY``); None if it is not set."""
    path = os.environ.get("CONTRACT_REPLAY")
    return Path(path) if path else None


def is_real() -> bool:
    """Return whether the responses come from the vendors themselves, live or recorded."""
    return target_option() == "live" or replay_path() is not None


def record_path() -> Path | None:
    """Return the path to write anonymized responses to (``CONTRACT_RECORD``); None if it is not set."""
    path = os.environ.get("CONTRACT_RECORD")
    return Path(path) if path else None


def chosen_vendors() -> list[str]:
    """Return the ids of all vendors with a bundled document, sorted, or only the one in ``CONTRACT_VENDOR``.

    Raises NotReady if that vendor has no document.
    """
    existing = vendors()
    chosen = os.environ.get("CONTRACT_VENDOR", "")
    if chosen and chosen not in existing:
        raise NotReady(f"unknown vendor {chosen!r}; choose from: {', '.join(existing)}")
    return [chosen] if chosen else existing
