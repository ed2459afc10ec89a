"""Add methods that start a report, wait for it and download its file."""

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

# Seconds between two polls: the first, the longest, and the growth factor. The vendor publishes no interval. Short
# reports should finish without a delay, long reports should not cause many requests.
_FIRST, _LONGEST, _GROWTH = 0.5, 10.0, 1.5


class ReportNotReadyError(ApiError):
    """A report was not ready before the timeout. It is still being created; wait for `report_id` again."""

    def __init__(self, report_id: str, waited: float) -> None:
        super().__init__(f"report {report_id} was not ready after {waited:.0f} s; wait for it again")
        self.report_id = report_id


class _Wait:
    """The intervals and the timeout of polling a report."""

    def __init__(self, report_id: str, timeout: float) -> None:
        self._report_id, self._timeout = report_id, timeout
        self._began, self._slept, self._next = time.monotonic(), 0.0, _FIRST

    def pause(self) -> float:
        """Return the seconds until the next poll. Raises ReportNotReadyError after the timeout."""
        # A `sleep` function with a fake clock does not advance the monotonic clock, so its pauses are added up.
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
            """The reports resource of the client."""

    def wait_for_report(
        self,
        report_id: str,
        *,
        timeout: float = 300.0,
        waiting: Callable[[models.InProgressReport], object] | None = None,
        sleep: Callable[[float], object] = time.sleep,
    ) -> models.Report:
        """Poll a report until it is ready, at increasing intervals.

        Args:
            report_id: The id of the report, from `reports.create`.
            timeout: The maximum time to wait, in seconds.
            waiting: Called with the unfinished report after each poll that finds it not ready.
            sleep: Called with the seconds to wait between two polls.

        Raises:
            ReportNotReadyError: If the report is not ready before the timeout.
            ApiError: If a poll fails.
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
        """Start a report on an event, wait until it is ready, and save its file.

        Args:
            event_id: The id of the event.
            report_type: The subject of the report. To pass other options, use `reports.create` and `wait_for_report`.
            target: A path, which gets the file when the download is complete, or an open binary file.
            timeout: The maximum time to wait for the report, in seconds.
            waiting: Called with the unfinished report after each poll that finds it not ready.
            progress: Called with the number of received bytes, and the total number if the vendor sends it.
            sleep: Called with the seconds to wait between two polls.

        Raises:
            ReportNotReadyError: If the report is not ready before the timeout; its file can be downloaded later.
            ApiError: If a call fails.
            OSError: If the file cannot be written.
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
            """The reports resource of the client."""

    async def wait_for_report(
        self,
        report_id: str,
        *,
        timeout: float = 300.0,
        waiting: Callable[[models.InProgressReport], object] | None = None,
        sleep: Callable[[float], Awaitable[object]] | None = None,
    ) -> models.Report:
        """Poll a report until it is ready, at increasing intervals; see `RingCentralEvents.wait_for_report`."""
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
        """Start a report on an event, wait until it is ready, and save its file; see the synchronous client."""
        ordered = await self.reports.create(event_id, report_type)
        report = await self.wait_for_report(ordered.id, timeout=timeout, waiting=waiting, sleep=sleep)
        await self.reports.download(report.id).save(target, progress=progress)
        return report
