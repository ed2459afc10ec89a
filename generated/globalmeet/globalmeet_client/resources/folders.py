"""The folders in which an account keeps its events."""

from __future__ import annotations

from .. import models
from .._core import AsyncResource, Body, Call, Operation, Options, Reply, Resource, given

_GET_FOLDER_TREE: Operation[models.Folder] = Operation(
    id="getFolderTree",
    method="POST",
    path="/api/folder/tree",
    success={"200": Reply(models.FolderTreeResponse, payload="convey_api.result.folder_tree")},
    failure={},
    body=Body("application/x-www-form-urlencoded", model=models.FolderTreeForm),
    security=(("token",),),
    idempotent=True,
)


def _get_folder_tree(*, folder_id: int | str | None = None) -> Call[models.Folder]:
    return Call.of(_GET_FOLDER_TREE, body=given({"folder_id": folder_id}))


class Folders(Resource):
    """The folders in which an account keeps its events."""

    def get_tree(self, *, folder_id: int | str | None = None, options: Options | None = None) -> models.Folder:
        """Get a folder with all that is below it

        Returns a folder with its subfolders, theirs, and so on: from `folder_id` downwards, or from the user's home
        folder.

        The vendor limits this call to 60, without saying in what time.

        Args:
            folder_id: The folder to begin with; without it, the user's home folder.
            options: What this call shall have otherwise than its client.

        Raises:
            GeneralError: Something failed that has no code of its own.
            PartialSuccessError: A part of the call worked.
            NotAuthorizedForReportError: The user may not have a report on this event (reports only).
            InvalidUserOrSessionError: There is no such user, or no such session.
            InvalidTokenError: The token is unknown, or has run out.
            ReportNotAvailableError: The report cannot be had at present (reports only).
            InvalidReportDataError: The report holds data that are not valid (reports only).
            ReportingServiceNotAvailableError: The reporting service is down (reports only).
            CallLimitReachedError: Too many calls; wait before the next.
            ReportLimitReachedError: Too many reports within an hour (reports only).
            InsecureInputError: The input holds markup that is not let through.
            InvalidVersionError: The version asked for does not exist.
            InvalidInputError: An input is missing or not valid.
            AmbiguousPlatformError: The platform that is meant is not clear.
            UnknownReportingResourceError: The report asked for is not known (reports only).
        """
        return self._client.send(_get_folder_tree(folder_id=folder_id), options)


class AsyncFolders(AsyncResource):
    """The folders in which an account keeps its events."""

    async def get_tree(self, *, folder_id: int | str | None = None, options: Options | None = None) -> models.Folder:
        """Get a folder with all that is below it

        Returns a folder with its subfolders, theirs, and so on: from `folder_id` downwards, or from the user's home
        folder.

        The vendor limits this call to 60, without saying in what time.

        Args:
            folder_id: The folder to begin with; without it, the user's home folder.
            options: What this call shall have otherwise than its client.

        Raises:
            GeneralError: Something failed that has no code of its own.
            PartialSuccessError: A part of the call worked.
            NotAuthorizedForReportError: The user may not have a report on this event (reports only).
            InvalidUserOrSessionError: There is no such user, or no such session.
            InvalidTokenError: The token is unknown, or has run out.
            ReportNotAvailableError: The report cannot be had at present (reports only).
            InvalidReportDataError: The report holds data that are not valid (reports only).
            ReportingServiceNotAvailableError: The reporting service is down (reports only).
            CallLimitReachedError: Too many calls; wait before the next.
            ReportLimitReachedError: Too many reports within an hour (reports only).
            InsecureInputError: The input holds markup that is not let through.
            InvalidVersionError: The version asked for does not exist.
            InvalidInputError: An input is missing or not valid.
            AmbiguousPlatformError: The platform that is meant is not clear.
            UnknownReportingResourceError: The report asked for is not known (reports only).
        """
        return await self._client.send(_get_folder_tree(folder_id=folder_id), options)
