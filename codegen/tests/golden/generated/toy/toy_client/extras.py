"""Hand-written extras of the toy client: a reachability check, and a helper that waits for a report."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from . import models

if TYPE_CHECKING:
    from .client import Toy

__all__ = ["finished"]


class ClientExtras:
    """Additional methods of the synchronous client."""

    def is_up(self: Toy) -> bool:  # type: ignore[misc]
        """Return whether the vendor responds to a request."""
        return self.reports.get(1) is not None


def finished(ask: Callable[[], models.Report | models.ReportInProgress], tries: int = 3) -> models.Report | None:
    """Call `ask` until the report is finished, and return it; return None if it is not finished after `tries` calls."""
    for _ in range(tries):
        if isinstance(report := ask(), models.Report):
            return report
    return None
