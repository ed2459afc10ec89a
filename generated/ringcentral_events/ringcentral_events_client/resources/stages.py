"""The stages of an event.

See Also:
    https://api.hopin.com/docs
"""

from __future__ import annotations

from .. import models
from .._core import AsyncPages, AsyncResource, Call, Operation, Options, Pages, Paging, Reply, Resource

_LIST_STAGES: Operation[models.StageList] = Operation(
    id="listStages",
    method="GET",
    path="/v1/events/{eventId}/stages",
    success={"200": Reply(models.StageList)},
    failure={"400": models.ErrorList, "401": models.ErrorList, "403": models.ErrorList, "404": models.ErrorList},
    security=(("bearer",), ("oauth2",)),
    paging=Paging("data", next="links.next", total="meta.count", position="page"),
)


def _list_stages(event_id: str, *, page: int | None = None, per_page: int | None = None) -> Call[models.StageList]:
    return Call.of(_LIST_STAGES, path_values={"eventId": event_id}, query={"page": page, "perPage": per_page})


class Stages(Resource):
    """The stages of an event.

    See Also:
        https://api.hopin.com/docs
    """

    def list(
        self, event_id: str, *, page: int | None = None, per_page: int | None = None, options: Options | None = None
    ) -> Pages[models.Stage, models.StageList]:
        """List stages.

        Returns one page of the event's stages.

        Args:
            event_id: The id of the event.
            page: The number of the page to return, starting with 1. Defaults to the first page.
            per_page: The number of items per page, 25 by default. Numbers above 100 count as 100. At least 1.
            options: Overrides client options for this call.

        Returns:
            An iterable over the items of all pages. Each page is requested when it is needed. One page of stages,
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
        return self._client.pages(_list_stages(event_id, page=page, per_page=per_page), options)


class AsyncStages(AsyncResource):
    """The stages of an event.

    See Also:
        https://api.hopin.com/docs
    """

    def list(
        self, event_id: str, *, page: int | None = None, per_page: int | None = None, options: Options | None = None
    ) -> AsyncPages[models.Stage, models.StageList]:
        """List stages.

        Returns one page of the event's stages.

        Args:
            event_id: The id of the event.
            page: The number of the page to return, starting with 1. Defaults to the first page.
            per_page: The number of items per page, 25 by default. Numbers above 100 count as 100. At least 1.
            options: Overrides client options for this call.

        Returns:
            An iterable over the items of all pages. Each page is requested when it is needed. One page of stages,
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
        return self._client.pages(_list_stages(event_id, page=page, per_page=per_page), options)
