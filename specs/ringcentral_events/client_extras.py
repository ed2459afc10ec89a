"""What only RingCentral Events has: reports that are ordered, waited for and fetched."""

from __future__ import annotations

import os
import time
from collections.abc import Awaitable, Callable
from typing import IO, TYPE_CHECKING

from ._core import ApiError

if TYPE_CHECKING:
    from . import models
    from .resources.reports import AsyncReports, Reports

__all__ = ["ReportNotReadyError"]

Target = str | os.PathLike[str] | IO[bytes]

# The vendor publishes no interval: short reports should not wait, long ones should not ask too often.
_FIRST, _LONGEST, _GROWTH = 0.5, 10.0, 1.5


class ReportNotReadyError(ApiError):
    """A report was not ready in time. It is still in the making: `report_id` is the one to wait for again."""

    def __init__(self, report_id: str, waited: float) -> None:
        super().__init__(f"report {report_id} was not ready after {waited:.0f} s; wait for it again")
        self.report_id = report_id


class _Wait:
    """How long to wait before each look, and when to give up."""

    def __init__(self, report_id: str, timeout: float) -> None:
        self._report_id, self._timeout = report_id, timeout
        self._began, self._slept, self._next = time.monotonic(), 0.0, _FIRST

    def pause(self) -> float:
        """Return the seconds until the next look. Raises ReportNotReadyError where the time is up."""
        # Whoever sleeps by another clock has waited too.
        waited = max(time.monotonic() - self._began, self._slept)
        if waited >= self._timeout:
            raise ReportNotReadyError(self._report_id, waited)
        pause = min(self._next, self._timeout - waited)
        self._slept += pause
        self._next = min(self._next * _GROWTH, _LONGEST)
        return pause


class ClientExtras:
    """Adds waiting for reports to the synchronous client."""

    if TYPE_CHECKING:

        @property
        def reports(self) -> Reports:
            """The client's own."""

    def wait_for_report(
        self,
        report_id: str,
        *,
        timeout: float = 300.0,
        waiting: Callable[[models.InProgressReport], object] | None = None,
        sleep: Callable[[float], object] = time.sleep,
    ) -> models.Report:
        """Look at a report until it is ready, ever more rarely.

        Args:
            report_id: The id that `reports.create` gave.
            timeout: Seconds after which to give up.
            waiting: Is told of each look at which the report is not ready.
            sleep: Waits the given seconds between two looks.

        Raises:
            ReportNotReadyError: It is not ready in time.
            ApiError: A look failed.
        """
        from .models import InProgressReport

        wait = _Wait(report_id, timeout)
        while isinstance(report := self.reports.get(report_id), InProgressReport):
            if waiting is not None:
                waiting(report)
            sleep(wait.pause())
        return report

    def fetch_report(
        self,
        event_id: str,
        report_type: models.ReportType | str,
        target: Target,
        *,
        timeout: float = 300.0,
        waiting: Callable[[models.InProgressReport], object] | None = None,
        progress: Callable[[int, int | None], object] | None = None,
        sleep: Callable[[float], object] = time.sleep,
    ) -> models.Report:
        """Order a report on an event, wait until it is ready, and save its file.

        Args:
            event_id: The event.
            report_type: What the report is about. For one that takes more, use `reports.create` and `wait_for_report`.
            target: A path, at which the file appears when it is complete, or an open binary file.
            timeout: Seconds to wait until the report is ready.
            waiting: Is told of each look at which the report is not ready.
            progress: Is told how many bytes have come, and how many there are if the vendor says so.
            sleep: Waits the given seconds between two looks.

        Raises:
            ReportNotReadyError: It is not ready in time; the file can still be fetched later.
            ApiError: A call failed.
            OSError: The file cannot be written.
        """
        ordered = self.reports.create(event_id, report_type)
        report = self.wait_for_report(ordered.id, timeout=timeout, waiting=waiting, sleep=sleep)
        self.reports.download(report.id).save(target, progress=progress)
        return report


class AsyncClientExtras:
    """Adds waiting for reports to the asynchronous client."""

    if TYPE_CHECKING:

        @property
        def reports(self) -> AsyncReports:
            """The client's own."""

    async def wait_for_report(
        self,
        report_id: str,
        *,
        timeout: float = 300.0,
        waiting: Callable[[models.InProgressReport], object] | None = None,
        sleep: Callable[[float], Awaitable[object]] | None = None,
    ) -> models.Report:
        """Look at a report until it is ready, ever more rarely; see `RingCentralEvents.wait_for_report`."""
        import asyncio

        from .models import InProgressReport

        wait = _Wait(report_id, timeout)
        while isinstance(report := await self.reports.get(report_id), InProgressReport):
            if waiting is not None:
                waiting(report)
            await (sleep or asyncio.sleep)(wait.pause())
        return report

    async def fetch_report(
        self,
        event_id: str,
        report_type: models.ReportType | str,
        target: Target,
        *,
        timeout: float = 300.0,
        waiting: Callable[[models.InProgressReport], object] | None = None,
        progress: Callable[[int, int | None], object] | None = None,
        sleep: Callable[[float], Awaitable[object]] | None = None,
    ) -> models.Report:
        """Order a report on an event, wait until it is ready, and save its file; see the synchronous client."""
        ordered = await self.reports.create(event_id, report_type)
        report = await self.wait_for_report(ordered.id, timeout=timeout, waiting=waiting, sleep=sleep)
        await self.reports.download(report.id).save(target, progress=progress)
        return report
