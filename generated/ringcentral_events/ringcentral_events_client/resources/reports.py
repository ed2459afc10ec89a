"""Reports on an event. The server creates them in the background; download them as files.

See Also:
    https://api.hopin.com/docs
"""

from __future__ import annotations

from .. import models
from .._core import (
    AsyncDownload,
    AsyncPages,
    AsyncResource,
    Body,
    Call,
    Download,
    Operation,
    Options,
    Pages,
    Paging,
    Reply,
    Resource,
    given,
)

_LIST_REPORTS: Operation[models.ReportList] = Operation(
    id="listReports",
    method="GET",
    path="/v1/events/{eventId}/reports",
    success={"200": Reply(models.ReportList)},
    failure={"400": models.ErrorList, "401": models.ErrorList, "403": models.ErrorList, "404": models.ErrorList},
    security=(("bearer",), ("oauth2",)),
    paging=Paging("data", next="links.next", total="meta.count", position="page"),
)


def _list_reports(event_id: str, *, page: int | None = None, per_page: int | None = None) -> Call[models.ReportList]:
    return Call.of(_LIST_REPORTS, path_values={"eventId": event_id}, query={"page": page, "perPage": per_page})


_CREATE_REPORT: Operation[models.Report] = Operation(
    id="createReport",
    method="POST",
    path="/v1/events/{eventId}/reports/{reportType}",
    success={"201": Reply(models.ReportResponse, payload="data")},
    failure={
        "400": models.ErrorList,
        "401": models.ErrorList,
        "403": models.ErrorList,
        "404": models.ErrorList,
        "422": models.ErrorList,
    },
    body=Body("application/json", model=models.ReportInput),
    security=(("bearer",), ("oauth2",)),
)


def _create_report(
    event_id: str,
    report_type: models.ReportType | str,
    *,
    segment_type: models.SegmentType | str | None = None,
    virtual_space_id: str | None = None,
    participation_report_type: models.SegmentType | str | None = None,
    participation_type_id: str | None = None,
) -> Call[models.Report]:
    return Call.of(
        _CREATE_REPORT,
        path_values={"eventId": event_id, "reportType": report_type},
        body={"data": {"attributes": members}}
        if (
            members := given(
                {
                    "segmentType": segment_type,
                    "virtualSpaceId": virtual_space_id,
                    "participationReportType": participation_report_type,
                    "participationTypeId": participation_type_id,
                }
            )
        )
        else None,
    )


_CREATE_VERSIONED_REPORT: Operation[models.Report] = Operation(
    id="createVersionedReport",
    method="POST",
    path="/v1/events/{eventId}/reports/{reportType}/{reportVersion}",
    success={"201": Reply(models.ReportResponse, payload="data")},
    failure={
        "400": models.ErrorList,
        "401": models.ErrorList,
        "403": models.ErrorList,
        "404": models.ErrorList,
        "422": models.ErrorList,
    },
    body=Body("application/json", model=models.ReportInput),
    security=(("bearer",), ("oauth2",)),
)


def _create_versioned_report(
    event_id: str,
    report_type: models.ReportType | str,
    report_version: models.ReportVersion | str,
    *,
    segment_type: models.SegmentType | str | None = None,
    virtual_space_id: str | None = None,
    participation_report_type: models.SegmentType | str | None = None,
    participation_type_id: str | None = None,
) -> Call[models.Report]:
    return Call.of(
        _CREATE_VERSIONED_REPORT,
        path_values={"eventId": event_id, "reportType": report_type, "reportVersion": report_version},
        body={"data": {"attributes": members}}
        if (
            members := given(
                {
                    "segmentType": segment_type,
                    "virtualSpaceId": virtual_space_id,
                    "participationReportType": participation_report_type,
                    "participationTypeId": participation_type_id,
                }
            )
        )
        else None,
    )


_GET_REPORT: Operation[models.Report | models.InProgressReport] = Operation(
    id="getReport",
    method="GET",
    path="/v1/reports/{reportId}",
    success={
        "200": Reply(models.ReportResponse, payload="data"),
        "202": Reply(models.InProgressReportResponse, payload="data"),
    },
    failure={"401": models.ErrorList, "404": models.ErrorList},
    security=(("bearer",), ("oauth2",)),
)


def _get_report(report_id: str) -> Call[models.Report | models.InProgressReport]:
    return Call.of(_GET_REPORT, path_values={"reportId": report_id})


_DOWNLOAD_REPORT: Operation[bytes] = Operation(
    id="downloadReport",
    method="GET",
    path="/v1/reports/{reportId}/download",
    success={"200": Reply(read="bytes")},
    failure={"401": models.ErrorList, "404": models.ErrorList},
    security=(("bearer",), ("oauth2",)),
)


def _download_report(report_id: str) -> Call[bytes]:
    return Call.of(_DOWNLOAD_REPORT, path_values={"reportId": report_id})


class Reports(Resource):
    """Reports on an event. The server creates them in the background; download them as files.

    See Also:
        https://api.hopin.com/docs
    """

    def list(
        self, event_id: str, *, page: int | None = None, per_page: int | None = None, options: Options | None = None
    ) -> Pages[models.Report, models.ReportList]:
        """List reports.

        Returns one page of the event's reports.

        Args:
            event_id: The id of the event.
            page: The number of the page to return, starting with 1. Defaults to the first page.
            per_page: The number of items per page, 25 by default. Numbers above 100 count as 100. At least 1.
            options: Overrides client options for this call.

        Returns:
            An iterable over the items of all pages. Each page is requested when it is needed. One page of reports,
                with links to the neighbouring pages.

        Raises:
            BadRequestError: The page or the number of items per page is not a positive integer.
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            ForbiddenError: The resource exists, but belongs to an organization of which the user is not a member.
            NotFoundError: The resource does not exist.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return self._client.pages(_list_reports(event_id, page=page, per_page=per_page), options)

    def create(
        self,
        event_id: str,
        report_type: models.ReportType | str,
        *,
        segment_type: models.SegmentType | str | None = None,
        virtual_space_id: str | None = None,
        participation_report_type: models.SegmentType | str | None = None,
        participation_type_id: str | None = None,
        options: Options | None = None,
    ) -> models.Report:
        """Start a report.

        Starts a report on the event in the current version, `2`. The server creates the report in the background. Get
        the report until it is done, then download its file.

        Args:
            event_id: The id of the event.
            report_type: The subject of the report. One of the 28 values of `models.ReportType`.
            segment_type: The part of the event to which the report is limited. Known values: `schedule`, `session`,
                `expo`, `stage`, `all`.
            virtual_space_id: The id of the single area in that part to which the report is limited.
            participation_report_type: The part of the event whose participation is reported. Known values:
                `schedule`, `session`, `expo`, `stage`, `all`.
            participation_type_id: The id of the single area in that part whose participation is reported.
            options: Overrides client options for this call.

        Returns:
            The queued report.

        Raises:
            BadRequestError: The body is missing, is not a JSON object, or is not sent as `application/json`.
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            ForbiddenError: The resource exists, but belongs to an organization of which the user is not a member.
            NotFoundError: The resource does not exist.
            UnprocessableError: The type, the version or an attribute of the report is not valid.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return self._client.send(
            _create_report(
                event_id,
                report_type,
                segment_type=segment_type,
                virtual_space_id=virtual_space_id,
                participation_report_type=participation_report_type,
                participation_type_id=participation_type_id,
            ),
            options,
        )

    def create_versioned(
        self,
        event_id: str,
        report_type: models.ReportType | str,
        report_version: models.ReportVersion | str,
        *,
        segment_type: models.SegmentType | str | None = None,
        virtual_space_id: str | None = None,
        participation_report_type: models.SegmentType | str | None = None,
        participation_type_id: str | None = None,
        options: Options | None = None,
    ) -> models.Report:
        """Start a report in a specific version.

        Starts a report on the event in the version of the path. The server creates the report in the background. Get
        the report until it is done, then download its file.

        Args:
            event_id: The id of the event.
            report_type: The subject of the report. One of the 28 values of `models.ReportType`.
            report_version: The version of the report. Known values: `2` (V2).
            segment_type: The part of the event to which the report is limited. Known values: `schedule`, `session`,
                `expo`, `stage`, `all`.
            virtual_space_id: The id of the single area in that part to which the report is limited.
            participation_report_type: The part of the event whose participation is reported. Known values:
                `schedule`, `session`, `expo`, `stage`, `all`.
            participation_type_id: The id of the single area in that part whose participation is reported.
            options: Overrides client options for this call.

        Returns:
            The queued report.

        Raises:
            BadRequestError: The body is missing, is not a JSON object, or is not sent as `application/json`.
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            ForbiddenError: The resource exists, but belongs to an organization of which the user is not a member.
            NotFoundError: The resource does not exist.
            UnprocessableError: The type, the version or an attribute of the report is not valid.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return self._client.send(
            _create_versioned_report(
                event_id,
                report_type,
                report_version,
                segment_type=segment_type,
                virtual_space_id=virtual_space_id,
                participation_report_type=participation_report_type,
                participation_type_id=participation_type_id,
            ),
            options,
        )

    def get(self, report_id: str, *, options: Options | None = None) -> models.Report | models.InProgressReport:
        """Get a report.

        Returns a finished report with a URL of its file, which is valid for one minute. If the report is not finished,
        returns its status.

        Args:
            report_id: The id of the report.
            options: Overrides client options for this call.

        Returns:
            The finished report. The report is not finished yet.

        Raises:
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            NotFoundError: The resource does not exist, or belongs to an organization of which the user is not a
                member.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return self._client.send(_get_report(report_id), options)

    def download(self, report_id: str, *, options: Options | None = None) -> Download:
        """Download a report.

        Returns the file of a finished report.

        Args:
            report_id: The id of the report.
            options: Overrides client options for this call.

        Returns:
            A file, which is downloaded when you read or save it. The file with comma-separated values.

        Raises:
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            NotFoundError: The report does not exist, belongs to an organization of which the user is not a member,
                or is not finished.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return self._client.download(_download_report(report_id), options)


class AsyncReports(AsyncResource):
    """Reports on an event. The server creates them in the background; download them as files.

    See Also:
        https://api.hopin.com/docs
    """

    def list(
        self, event_id: str, *, page: int | None = None, per_page: int | None = None, options: Options | None = None
    ) -> AsyncPages[models.Report, models.ReportList]:
        """List reports.

        Returns one page of the event's reports.

        Args:
            event_id: The id of the event.
            page: The number of the page to return, starting with 1. Defaults to the first page.
            per_page: The number of items per page, 25 by default. Numbers above 100 count as 100. At least 1.
            options: Overrides client options for this call.

        Returns:
            An iterable over the items of all pages. Each page is requested when it is needed. One page of reports,
                with links to the neighbouring pages.

        Raises:
            BadRequestError: The page or the number of items per page is not a positive integer.
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            ForbiddenError: The resource exists, but belongs to an organization of which the user is not a member.
            NotFoundError: The resource does not exist.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return self._client.pages(_list_reports(event_id, page=page, per_page=per_page), options)

    async def create(
        self,
        event_id: str,
        report_type: models.ReportType | str,
        *,
        segment_type: models.SegmentType | str | None = None,
        virtual_space_id: str | None = None,
        participation_report_type: models.SegmentType | str | None = None,
        participation_type_id: str | None = None,
        options: Options | None = None,
    ) -> models.Report:
        """Start a report.

        Starts a report on the event in the current version, `2`. The server creates the report in the background. Get
        the report until it is done, then download its file.

        Args:
            event_id: The id of the event.
            report_type: The subject of the report. One of the 28 values of `models.ReportType`.
            segment_type: The part of the event to which the report is limited. Known values: `schedule`, `session`,
                `expo`, `stage`, `all`.
            virtual_space_id: The id of the single area in that part to which the report is limited.
            participation_report_type: The part of the event whose participation is reported. Known values:
                `schedule`, `session`, `expo`, `stage`, `all`.
            participation_type_id: The id of the single area in that part whose participation is reported.
            options: Overrides client options for this call.

        Returns:
            The queued report.

        Raises:
            BadRequestError: The body is missing, is not a JSON object, or is not sent as `application/json`.
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            ForbiddenError: The resource exists, but belongs to an organization of which the user is not a member.
            NotFoundError: The resource does not exist.
            UnprocessableError: The type, the version or an attribute of the report is not valid.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return await self._client.send(
            _create_report(
                event_id,
                report_type,
                segment_type=segment_type,
                virtual_space_id=virtual_space_id,
                participation_report_type=participation_report_type,
                participation_type_id=participation_type_id,
            ),
            options,
        )

    async def create_versioned(
        self,
        event_id: str,
        report_type: models.ReportType | str,
        report_version: models.ReportVersion | str,
        *,
        segment_type: models.SegmentType | str | None = None,
        virtual_space_id: str | None = None,
        participation_report_type: models.SegmentType | str | None = None,
        participation_type_id: str | None = None,
        options: Options | None = None,
    ) -> models.Report:
        """Start a report in a specific version.

        Starts a report on the event in the version of the path. The server creates the report in the background. Get
        the report until it is done, then download its file.

        Args:
            event_id: The id of the event.
            report_type: The subject of the report. One of the 28 values of `models.ReportType`.
            report_version: The version of the report. Known values: `2` (V2).
            segment_type: The part of the event to which the report is limited. Known values: `schedule`, `session`,
                `expo`, `stage`, `all`.
            virtual_space_id: The id of the single area in that part to which the report is limited.
            participation_report_type: The part of the event whose participation is reported. Known values:
                `schedule`, `session`, `expo`, `stage`, `all`.
            participation_type_id: The id of the single area in that part whose participation is reported.
            options: Overrides client options for this call.

        Returns:
            The queued report.

        Raises:
            BadRequestError: The body is missing, is not a JSON object, or is not sent as `application/json`.
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            ForbiddenError: The resource exists, but belongs to an organization of which the user is not a member.
            NotFoundError: The resource does not exist.
            UnprocessableError: The type, the version or an attribute of the report is not valid.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return await self._client.send(
            _create_versioned_report(
                event_id,
                report_type,
                report_version,
                segment_type=segment_type,
                virtual_space_id=virtual_space_id,
                participation_report_type=participation_report_type,
                participation_type_id=participation_type_id,
            ),
            options,
        )

    async def get(self, report_id: str, *, options: Options | None = None) -> models.Report | models.InProgressReport:
        """Get a report.

        Returns a finished report with a URL of its file, which is valid for one minute. If the report is not finished,
        returns its status.

        Args:
            report_id: The id of the report.
            options: Overrides client options for this call.

        Returns:
            The finished report. The report is not finished yet.

        Raises:
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            NotFoundError: The resource does not exist, or belongs to an organization of which the user is not a
                member.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return await self._client.send(_get_report(report_id), options)

    def download(self, report_id: str, *, options: Options | None = None) -> AsyncDownload:
        """Download a report.

        Returns the file of a finished report.

        Args:
            report_id: The id of the report.
            options: Overrides client options for this call.

        Returns:
            A file, which is downloaded when you read or save it. The file with comma-separated values.

        Raises:
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            NotFoundError: The report does not exist, belongs to an organization of which the user is not a member,
                or is not finished.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return self._client.download(_download_report(report_id), options)
