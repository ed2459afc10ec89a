"""The booths in the exhibition of an event.

See Also:
    https://api.hopin.com/docs
"""

from __future__ import annotations

from .. import models
from .._core import AsyncPages, AsyncResource, Call, Operation, Options, Pages, Paging, Reply, Resource

_LIST_BOOTHS: Operation[models.BoothList] = Operation(
    id="listBooths",
    method="GET",
    path="/v1/events/{eventId}/booths",
    success={"200": Reply(models.BoothList)},
    failure={"400": models.ErrorList, "401": models.ErrorList, "403": models.ErrorList, "404": models.ErrorList},
    security=(("bearer",), ("oauth2",)),
    paging=Paging("data", next="links.next", total="meta.count", position="page"),
)


def _list_booths(event_id: str, *, page: int | None = None, per_page: int | None = None) -> Call[models.BoothList]:
    return Call.of(_LIST_BOOTHS, path_values={"eventId": event_id}, query={"page": page, "perPage": per_page})


class Booths(Resource):
    """The booths in the exhibition of an event.

    See Also:
        https://api.hopin.com/docs
    """

    def list(
        self, event_id: str, *, page: int | None = None, per_page: int | None = None, options: Options | None = None
    ) -> Pages[models.Booth, models.BoothList]:
        """List booths.

        Returns one page of the booths in the event's exhibition.

        Args:
            event_id: The id of the event.
            page: The number of the page to return, starting with 1. Defaults to the first page.
            per_page: The number of items per page, 25 by default. Numbers above 100 count as 100. At least 1.
            options: Overrides client options for this call.

        Returns:
            An iterable over the items of all pages. Each page is requested when it is needed. One page of booths,
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
        return self._client.pages(_list_booths(event_id, page=page, per_page=per_page), options)


class AsyncBooths(AsyncResource):
    """The booths in the exhibition of an event.

    See Also:
        https://api.hopin.com/docs
    """

    def list(
        self, event_id: str, *, page: int | None = None, per_page: int | None = None, options: Options | None = None
    ) -> AsyncPages[models.Booth, models.BoothList]:
        """List booths.

        Returns one page of the booths in the event's exhibition.

        Args:
            event_id: The id of the event.
            page: The number of the page to return, starting with 1. Defaults to the first page.
            per_page: The number of items per page, 25 by default. Numbers above 100 count as 100. At least 1.
            options: Overrides client options for this call.

        Returns:
            An iterable over the items of all pages. Each page is requested when it is needed. One page of booths,
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
        return self._client.pages(_list_booths(event_id, page=page, per_page=per_page), options)
