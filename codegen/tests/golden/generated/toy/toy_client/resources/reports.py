"""Things that take a while.

See Also:
    https://toy.example.com/api
"""

from __future__ import annotations

from .. import models
from .._core import AsyncDownload, Call, Download, Operation, Options, Reply, Resource
from .._core.streams import AsyncStreamingResource

_GET_REPORT: Operation[models.Report | models.ReportInProgress] = Operation(
    id="getReport",
    method="GET",
    path="/reports/{reportId}",
    success={"200": Reply(models.Report), "202": Reply(models.ReportInProgress)},
    failure={"401": models.Failure, "404": models.UnknownFailure},
    security=(("bearer",),),
)


def _get_report(report_id: int) -> Call[models.Report | models.ReportInProgress]:
    return Call.of(_GET_REPORT, path_values={"reportId": report_id})


_DOWNLOAD_REPORT: Operation[bytes] = Operation(
    id="downloadReport",
    method="GET",
    path="/reports/{reportId}/file",
    success={"200": Reply(read="bytes")},
    failure={"401": models.Failure, "404": models.UnknownFailure},
    security=(("bearer",),),
)


def _download_report(report_id: int) -> Call[bytes]:
    return Call.of(_DOWNLOAD_REPORT, path_values={"reportId": report_id})


class Reports(Resource):
    """Things that take a while.

    See Also:
        https://toy.example.com/api
    """

    def get(self, report_id: int, *, options: Options | None = None) -> models.Report | models.ReportInProgress:
        """Get a report.

        Answers 202 for as long as the report is in the making.

        Args:
            report_id: Which report.
            options: Overrides client options for this call.

        Returns:
            The report. Not yet.

        Raises:
            UnauthorizedError: The credential is not accepted.
            UnknownError: There is no such thing.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return self._client.send(_get_report(report_id), options)

    def download(self, report_id: int, *, options: Options | None = None) -> Download:
        """Download a report.

        Returns the file.

        Args:
            report_id: Which report.
            options: Overrides client options for this call.

        Returns:
            A file, which is downloaded when you read or save it. The file.

        Raises:
            UnauthorizedError: The credential is not accepted.
            UnknownError: There is no such thing.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return self._client.download(_download_report(report_id), options)


class AsyncReports(AsyncStreamingResource):
    """Things that take a while.

    See Also:
        https://toy.example.com/api
    """

    async def get(self, report_id: int, *, options: Options | None = None) -> models.Report | models.ReportInProgress:
        """Get a report.

        Answers 202 for as long as the report is in the making.

        Args:
            report_id: Which report.
            options: Overrides client options for this call.

        Returns:
            The report. Not yet.

        Raises:
            UnauthorizedError: The credential is not accepted.
            UnknownError: There is no such thing.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return await self._client.send(_get_report(report_id), options)

    def download(self, report_id: int, *, options: Options | None = None) -> AsyncDownload:
        """Download a report.

        Returns the file.

        Args:
            report_id: Which report.
            options: Overrides client options for this call.

        Returns:
            A file, which is downloaded when you read or save it. The file.

        Raises:
            UnauthorizedError: The credential is not accepted.
            UnknownError: There is no such thing.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return self._client.download(_download_report(report_id), options)
