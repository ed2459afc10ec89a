"""What only this vendor has: a report can be waited for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from . import models

if TYPE_CHECKING:
    from .client import Toy

__all__ = ["finished"]


class ClientExtras:
    """Adds to the synchronous client."""

    def is_up(self: Toy) -> bool:  # type: ignore[misc]
        """Tell whether the vendor answers at all."""
        return self.reports.get(1) is not None


def finished(ask: Callable[[], models.Report | models.ReportInProgress], tries: int = 3) -> models.Report | None:
    """Ask until a report is finished, None where it never was."""
    for _ in range(tries):
        if isinstance(report := ask(), models.Report):
            return report
    return None
