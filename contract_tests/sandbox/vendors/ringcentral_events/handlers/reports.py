"""The handlers of reports."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from ....messages import Reply, Request
from ....vendor import operation, route
from ..errors import Problem, every, refusal, refusing
from ..models.reports import Report
from ..validation import reports
from ..validation.bodies import read
from .base import Handlers


class ReportHandlers(Handlers):
    """The handlers of reports."""

    def _shown_report(self, request: Request, report: Report) -> dict[str, Any]:
        now = self.now()
        shown = report.shown(now)
        if report.is_done(now):
            base = request.url.partition("/v1/")[0]
            address = f"{base}/files/reports/{report.id}.csv?{self.addresses.query(report.id, now)}"
            shown["attributes"]["url"] = address
        return shown

    @operation("listReports")
    def list_reports(self, request: Request) -> Reply:
        """List an event's reports."""
        event = self._event(request)
        listing = partial(event.of, Report, self.now())
        return self._page(request, listing, partial(self._shown_report, request))

    @operation("createReport")
    def create_report(self, request: Request) -> Reply:
        """Begin to make a report, in the only version there is."""  # RCE-043
        return self._new_report(request, reports.VERSION)

    @operation("createVersionedReport")
    def create_versioned_report(self, request: Request) -> Reply:
        """Begin to make a report in a version."""
        return self._new_report(request, request.path["reportVersion"])

    def _new_report(self, request: Request, version: str) -> Reply:
        event = self._event(request)
        with refusing(422):
            reading: dict[str, Callable[[], Any]] = {
                "path": partial(reports.read, request.path["reportType"], version),
                "body": partial(read, request, reports.NEW, optional=True),
            }
            given = every(reading)
        report = self.make(Report, event, table=given["path"], wanted=reports.wanted(given["body"]))
        return self._one(report, 201)

    @operation("getReport")
    def get_report(self, request: Request) -> Reply:
        """Show a report, with the address of its file once that is there."""
        report = self._named(request, Report, "reportId", foreign=404)
        if not report.is_done(self.now()):
            return Reply(202, {"data": report.in_progress(self.now())})
        return Reply(200, {"data": self._shown_report(request, report)})

    @operation("downloadReport")
    def download_report(self, request: Request) -> Reply:
        """Send a report's file."""
        report = self._named(request, Report, "reportId", foreign=404)
        if not report.is_done(self.now()):
            raise refusal(404, Problem("The report is not there yet."))  # RCE-047
        return self._file(report)

    @route("GET", "/files/reports/{reportId}.csv")
    def file(self, request: Request) -> Reply:
        """Send a report's file to whoever has its address, as long as that counts."""  # RCE-046
        report, now = self.find(Report, request.path["reportId"]), self.now()
        if report is None or not self.addresses.is_good(report.id, dict(request.query), now):
            return Reply(403, "This address has expired, or never counted.", media="text/plain; charset=utf-8")
        return self._file(report)

    def _file(self, report: Report) -> Reply:
        headers = {"Content-Disposition": f'attachment; filename="{report.table}.csv"'}
        return Reply(200, report.file(), headers, media="text/csv; charset=utf-8")
