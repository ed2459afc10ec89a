"""Exports: CSV files that are made in the background and kept for a while."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

# IBM-035 leaves both open.
MAKING = 60
KEPT = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Export:
    """One export. How far it is follows from when it was asked for."""

    id: int
    requested_at: int

    def shown(self, now: int) -> dict[str, Any]:
        """Return the export as the vendor shows it at a Unix time."""
        processed = now >= self.requested_at + MAKING
        expired = now >= self.requested_at + KEPT
        url = f"https://files.video.example/exports/{self.id}.csv"
        return {
            "id": self.id,
            "status": "PROCESSED" if processed else "PROCESSING",
            "requested_at": self.requested_at,
            "expires_at": self.requested_at + KEPT,
            "is_expired": expired,
            "download_url": url if processed and not expired else None,
        }
