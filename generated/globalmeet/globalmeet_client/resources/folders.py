"""The folders in which an account keeps its events.

See Also:
    https://www.webcasts.com/apis/eventcreation/
"""

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
    """The folders in which an account keeps its events.

    See Also:
        https://www.webcasts.com/apis/eventcreation/
    """

    def get_tree(self, *, folder_id: int | str | None = None, options: Options | None = None) -> models.Folder:
        """Get a folder and its subfolders.

        Returns the folder `folder_id`, or the user's home folder, with all levels of subfolders.

        The vendor limits this call to 60 requests, but does not state the period.

        Args:
            folder_id: The id of the top folder. Defaults to the user's home folder.
            options: Overrides client options for this call.

        Returns:
            The folder, or an error.

        Raises:
            CallLimitReachedError: Too many calls; wait before the next call.
            StatusError: Another of the vendor's codes; each has a class of its own.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://www.webcasts.com/apis/eventcreation/
        """
        return self._client.send(_get_folder_tree(folder_id=folder_id), options)


class AsyncFolders(AsyncResource):
    """The folders in which an account keeps its events.

    See Also:
        https://www.webcasts.com/apis/eventcreation/
    """

    async def get_tree(self, *, folder_id: int | str | None = None, options: Options | None = None) -> models.Folder:
        """Get a folder and its subfolders.

        Returns the folder `folder_id`, or the user's home folder, with all levels of subfolders.

        The vendor limits this call to 60 requests, but does not state the period.

        Args:
            folder_id: The id of the top folder. Defaults to the user's home folder.
            options: Overrides client options for this call.

        Returns:
            The folder, or an error.

        Raises:
            CallLimitReachedError: Too many calls; wait before the next call.
            StatusError: Another of the vendor's codes; each has a class of its own.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://www.webcasts.com/apis/eventcreation/
        """
        return await self._client.send(_get_folder_tree(folder_id=folder_id), options)
