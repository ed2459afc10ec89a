"""What happened.

See Also:
    https://toy.example.com/api
"""

from __future__ import annotations

from .. import models
from .._core import AsyncPages, Call, Operation, Options, Pages, Paging, Reply, Resource
from .._core.streams import AsyncStreamingResource

_LIST_LOGS: Operation[models.LogPage] = Operation(
    id="listLogs",
    method="GET",
    path="/logs",
    success={"200": Reply(models.LogPage)},
    failure={"401": models.Failure},
    security=(("bearer",),),
    paging=Paging("entries", position="page"),
)


def _list_logs(*, page: int | None = None) -> Call[models.LogPage]:
    return Call.of(_LIST_LOGS, query={"page": page})


class Logs(Resource):
    """What happened.

    See Also:
        https://toy.example.com/api
    """

    def list(self, *, page: int | None = None, options: Options | None = None) -> Pages[str, models.LogPage]:
        """List what happened.

        Returns numbered pages without links; the last one is empty.

        Args:
            page: Which page, counted from 1.
            options: Overrides client options for this call.

        Returns:
            An iterable over the items of all pages. Each page is requested when it is needed. One page.

        Raises:
            UnauthorizedError: The credential is not accepted.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return self._client.pages(_list_logs(page=page), options)


class AsyncLogs(AsyncStreamingResource):
    """What happened.

    See Also:
        https://toy.example.com/api
    """

    def list(self, *, page: int | None = None, options: Options | None = None) -> AsyncPages[str, models.LogPage]:
        """List what happened.

        Returns numbered pages without links; the last one is empty.

        Args:
            page: Which page, counted from 1.
            options: Overrides client options for this call.

        Returns:
            An iterable over the items of all pages. Each page is requested when it is needed. One page.

        Raises:
            UnauthorizedError: The credential is not accepted.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://toy.example.com/api
        """
        return self._client.pages(_list_logs(page=page), options)
