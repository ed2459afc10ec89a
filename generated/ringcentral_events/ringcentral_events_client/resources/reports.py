"""Reports on an event, made in the background and fetched as files.

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
    """Reports on an event, made in the background and fetched as files.

    See Also:
        https://api.hopin.com/docs
    """

    def list(
        self, event_id: str, *, page: int | None = None, per_page: int | None = None, options: Options | None = None
    ) -> Pages[models.Report, models.ReportList]:
        """List reports.

        Returns the event's reports a page at a time.

        Args:
            event_id: An event.
            page: The page to return, counted from 1. Without it the first page comes.
            per_page: How many items a page holds, at most 100; without it 25. Larger numbers count as 100. At least
                1.
            options: What this call shall have otherwise than its client.

        Returns:
            The items of all pages, each page asked for when it is needed. One page of reports, and where the
                neighbouring pages are.

        Raises:
            BadRequestError: The page or the number of items is no positive whole number.
            UnauthorizedError: The request has no access token or API key, or one that is unknown or has expired.
            ForbiddenError: The thing exists, but belongs to an organization that the user does not belong to.
            NotFoundError: There is no such thing.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

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

        Starts a report on the event in the current version, `2`. It is made in the background: read it until it is
        done, then fetch the file.

        Args:
            event_id: An event.
            report_type: What the report tells of. Known are the 28 values of `models.ReportType`.
            segment_type: The part of the event that the report is limited to. Known values: `schedule`, `session`,
                `expo`, `stage`, `all`.
            virtual_space_id: The one place of that part that the report is limited to.
            participation_report_type: The part of the event whose participation is reported. Known values:
                `schedule`, `session`, `expo`, `stage`, `all`.
            participation_type_id: The one place of that part whose participation is reported.
            options: What this call shall have otherwise than its client.

        Returns:
            The report as enqueued.

        Raises:
            BadRequestError: The body is missing, is no JSON object, or is not sent as `application/json`.
            UnauthorizedError: The request has no access token or API key, or one that is unknown or has expired.
            ForbiddenError: The thing exists, but belongs to an organization that the user does not belong to.
            NotFoundError: There is no such thing.
            UnprocessableError: The type, the version or an attribute of the report is not one that there is.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

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
        """Start a report in a given version.

        Starts a report on the event in the version given. It is made in the background: read it until it is done,
        then fetch the file.

        Args:
            event_id: An event.
            report_type: What the report tells of. Known are the 28 values of `models.ReportType`.
            report_version: The version in which to make the report. Known values: `2` (V2).
            segment_type: The part of the event that the report is limited to. Known values: `schedule`, `session`,
                `expo`, `stage`, `all`.
            virtual_space_id: The one place of that part that the report is limited to.
            participation_report_type: The part of the event whose participation is reported. Known values:
                `schedule`, `session`, `expo`, `stage`, `all`.
            participation_type_id: The one place of that part whose participation is reported.
            options: What this call shall have otherwise than its client.

        Returns:
            The report as enqueued.

        Raises:
            BadRequestError: The body is missing, is no JSON object, or is not sent as `application/json`.
            UnauthorizedError: The request has no access token or API key, or one that is unknown or has expired.
            ForbiddenError: The thing exists, but belongs to an organization that the user does not belong to.
            NotFoundError: There is no such thing.
            UnprocessableError: The type, the version or an attribute of the report is not one that there is.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

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

        Returns the report once it is done, with an address of its file that holds for a minute; until then, how far
        it has come.

        Args:
            report_id: A report.
            options: What this call shall have otherwise than its client.

        Returns:
            The report is done. The report is in the making.

        Raises:
            UnauthorizedError: The request has no access token or API key, or one that is unknown or has expired.
            NotFoundError: There is no such thing, or it belongs to an organization that the user does not belong
                to.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return self._client.send(_get_report(report_id), options)

    def download(self, report_id: str, *, options: Options | None = None) -> Download:
        """Download a report.

        Returns the file of a report that is done.

        Args:
            report_id: A report.
            options: What this call shall have otherwise than its client.

        Returns:
            A file, which is asked for when it is read. The file, as comma-separated values.

        Raises:
            UnauthorizedError: The request has no access token or API key, or one that is unknown or has expired.
            NotFoundError: There is no such report, it belongs to an organization that the user does not belong to,
                or it is not done.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return self._client.download(_download_report(report_id), options)


class AsyncReports(AsyncResource):
    """Reports on an event, made in the background and fetched as files.

    See Also:
        https://api.hopin.com/docs
    """

    def list(
        self, event_id: str, *, page: int | None = None, per_page: int | None = None, options: Options | None = None
    ) -> AsyncPages[models.Report, models.ReportList]:
        """List reports.

        Returns the event's reports a page at a time.

        Args:
            event_id: An event.
            page: The page to return, counted from 1. Without it the first page comes.
            per_page: How many items a page holds, at most 100; without it 25. Larger numbers count as 100. At least
                1.
            options: What this call shall have otherwise than its client.

        Returns:
            The items of all pages, each page asked for when it is needed. One page of reports, and where the
                neighbouring pages are.

        Raises:
            BadRequestError: The page or the number of items is no positive whole number.
            UnauthorizedError: The request has no access token or API key, or one that is unknown or has expired.
            ForbiddenError: The thing exists, but belongs to an organization that the user does not belong to.
            NotFoundError: There is no such thing.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

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

        Starts a report on the event in the current version, `2`. It is made in the background: read it until it is
        done, then fetch the file.

        Args:
            event_id: An event.
            report_type: What the report tells of. Known are the 28 values of `models.ReportType`.
            segment_type: The part of the event that the report is limited to. Known values: `schedule`, `session`,
                `expo`, `stage`, `all`.
            virtual_space_id: The one place of that part that the report is limited to.
            participation_report_type: The part of the event whose participation is reported. Known values:
                `schedule`, `session`, `expo`, `stage`, `all`.
            participation_type_id: The one place of that part whose participation is reported.
            options: What this call shall have otherwise than its client.

        Returns:
            The report as enqueued.

        Raises:
            BadRequestError: The body is missing, is no JSON object, or is not sent as `application/json`.
            UnauthorizedError: The request has no access token or API key, or one that is unknown or has expired.
            ForbiddenError: The thing exists, but belongs to an organization that the user does not belong to.
            NotFoundError: There is no such thing.
            UnprocessableError: The type, the version or an attribute of the report is not one that there is.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

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
        """Start a report in a given version.

        Starts a report on the event in the version given. It is made in the background: read it until it is done,
        then fetch the file.

        Args:
            event_id: An event.
            report_type: What the report tells of. Known are the 28 values of `models.ReportType`.
            report_version: The version in which to make the report. Known values: `2` (V2).
            segment_type: The part of the event that the report is limited to. Known values: `schedule`, `session`,
                `expo`, `stage`, `all`.
            virtual_space_id: The one place of that part that the report is limited to.
            participation_report_type: The part of the event whose participation is reported. Known values:
                `schedule`, `session`, `expo`, `stage`, `all`.
            participation_type_id: The one place of that part whose participation is reported.
            options: What this call shall have otherwise than its client.

        Returns:
            The report as enqueued.

        Raises:
            BadRequestError: The body is missing, is no JSON object, or is not sent as `application/json`.
            UnauthorizedError: The request has no access token or API key, or one that is unknown or has expired.
            ForbiddenError: The thing exists, but belongs to an organization that the user does not belong to.
            NotFoundError: There is no such thing.
            UnprocessableError: The type, the version or an attribute of the report is not one that there is.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

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

        Returns the report once it is done, with an address of its file that holds for a minute; until then, how far
        it has come.

        Args:
            report_id: A report.
            options: What this call shall have otherwise than its client.

        Returns:
            The report is done. The report is in the making.

        Raises:
            UnauthorizedError: The request has no access token or API key, or one that is unknown or has expired.
            NotFoundError: There is no such thing, or it belongs to an organization that the user does not belong
                to.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return await self._client.send(_get_report(report_id), options)

    def download(self, report_id: str, *, options: Options | None = None) -> AsyncDownload:
        """Download a report.

        Returns the file of a report that is done.

        Args:
            report_id: A report.
            options: What this call shall have otherwise than its client.

        Returns:
            A file, which is asked for when it is read. The file, as comma-separated values.

        Raises:
            UnauthorizedError: The request has no access token or API key, or one that is unknown or has expired.
            NotFoundError: There is no such report, it belongs to an organization that the user does not belong to,
                or it is not done.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return self._client.download(_download_report(report_id), options)
