"""A tree.

See Also:
    https://toy.example.com/api
"""

from __future__ import annotations

from .. import models
from .._core import Call, Operation, Options, Reply, Resource
from .._core.streams import AsyncStreamingResource

_GET_FOLDER_TREE: Operation[models.Folder] = Operation(
    id="getFolderTree",
    method="GET",
    path="/folders",
    success={"200": Reply(models.Folder)},
    failure={"401": models.Failure},
    security=(("bearer",),),
)


def _get_folder_tree() -> Call[models.Folder]:
    return Call.of(_GET_FOLDER_TREE)


class Folders(Resource):
    """A tree.

    See Also:
        https://toy.example.com/api
    """

    def get_tree(self, *, options: Options | None = None) -> models.Folder:
        """Get the tree.

        Returns the root, with one child as an object and several as a list.

        Args:
            options: Overrides client options for this call.

        Returns:
            The root.

        Raises:
            UnauthorizedError: The credential is not accepted.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return self._client.send(_get_folder_tree(), options)


class AsyncFolders(AsyncStreamingResource):
    """A tree.

    See Also:
        https://toy.example.com/api
    """

    async def get_tree(self, *, options: Options | None = None) -> models.Folder:
        """Get the tree.

        Returns the root, with one child as an object and several as a list.

        Args:
            options: Overrides client options for this call.

        Returns:
            The root.

        Raises:
            UnauthorizedError: The credential is not accepted.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return await self._client.send(_get_folder_tree(), options)
