"""Options of a run, read from environment variables (``CONTRACT_TARGET``, ``CONTRACT_VENDOR``, ...)."""

from __future__ import annotations

import os
from pathlib import Path

from .bundles import vendors


class NotReady(Exception):
    """The target cannot be tested; says what is missing."""


def target_option() -> str:
    """Return what ``CONTRACT_TARGET`` says: embedded, live or an address. Raises NotReady for anything else."""
    found = os.environ.get("CONTRACT_TARGET") or "embedded"
    if found not in ("embedded", "live") and not found.startswith(("http://", "https://")):
        raise NotReady(f"CONTRACT_TARGET is embedded, live or an address, not {found!r}")
    return found


def replay_path() -> Path | None:
    """Return where the recordings are that are held to the descriptions, instead of any target; None without."""
    found = os.environ.get("CONTRACT_REPLAY")
    return Path(found) if found else None


def is_real() -> bool:
    """Say whether what is held to the descriptions came from the vendors themselves, now or when it was recorded."""
    return target_option() == "live" or replay_path() is not None


def record_path() -> Path | None:
    """Return where the shapes of all answers are written; None where they are not."""
    found = os.environ.get("CONTRACT_RECORD")
    return Path(found) if found else None


def chosen_vendors() -> list[str]:
    """Return the ids of all vendors that have a bundled document, in order; ``CONTRACT_VENDOR`` chooses one."""
    found = vendors()
    wanted = os.environ.get("CONTRACT_VENDOR", "")
    if wanted and wanted not in found:
        raise NotReady(f"no vendor {wanted!r}; there are: {', '.join(found)}")
    return [wanted] if wanted else found
