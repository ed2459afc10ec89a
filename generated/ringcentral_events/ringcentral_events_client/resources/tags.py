"""The tags of booths and schedule items.

See Also:
    https://api.hopin.com/docs
"""

from __future__ import annotations

from .. import models
from .._core import AsyncPages, AsyncResource, Call, Operation, Options, Pages, Paging, Reply, Resource

_LIST_TAGS_FOR_BOOTH: Operation[models.TagList] = Operation(
    id="listTagsForBooth",
    method="GET",
    path="/v1/booths/{boothId}/tags",
    success={"200": Reply(models.TagList)},
    failure={"400": models.ErrorList, "401": models.ErrorList, "403": models.ErrorList, "404": models.ErrorList},
    security=(("bearer",), ("oauth2",)),
    paging=Paging("data", next="links.next", total="meta.count", position="page"),
)


def _list_tags_for_booth(
    booth_id: str, *, page: int | None = None, per_page: int | None = None
) -> Call[models.TagList]:
    return Call.of(_LIST_TAGS_FOR_BOOTH, path_values={"boothId": booth_id}, query={"page": page, "perPage": per_page})


_LIST_TAGS_FOR_SCHEDULE_ITEM: Operation[models.TagList] = Operation(
    id="listTagsForScheduleItem",
    method="GET",
    path="/v1/scheduleItems/{scheduleId}/tags",
    success={"200": Reply(models.TagList)},
    failure={"400": models.ErrorList, "401": models.ErrorList, "403": models.ErrorList, "404": models.ErrorList},
    security=(("bearer",), ("oauth2",)),
    paging=Paging("data", next="links.next", total="meta.count", position="page"),
)


def _list_tags_for_schedule_item(
    schedule_id: str, *, page: int | None = None, per_page: int | None = None
) -> Call[models.TagList]:
    return Call.of(
        _LIST_TAGS_FOR_SCHEDULE_ITEM, path_values={"scheduleId": schedule_id}, query={"page": page, "perPage": per_page}
    )


class Tags(Resource):
    """The tags of booths and schedule items.

    See Also:
        https://api.hopin.com/docs
    """

    def list_for_booth(
        self, booth_id: str, *, page: int | None = None, per_page: int | None = None, options: Options | None = None
    ) -> Pages[models.Tag, models.TagList]:
        """List the tags of a booth.

        Returns one page of the booth's tags.

        Args:
            booth_id: The id of the booth.
            page: The number of the page to return, starting with 1. Defaults to the first page.
            per_page: The number of items per page, 25 by default. Numbers above 100 count as 100. At least 1.
            options: Overrides client options for this call.

        Returns:
            An iterable over the items of all pages. Each page is requested when it is needed. One page of tags,
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
        return self._client.pages(_list_tags_for_booth(booth_id, page=page, per_page=per_page), options)

    def list_for_schedule_item(
        self, schedule_id: str, *, page: int | None = None, per_page: int | None = None, options: Options | None = None
    ) -> Pages[models.Tag, models.TagList]:
        """List the tags of a schedule item.

        Returns one page of the schedule item's tags.

        Args:
            schedule_id: The id of the schedule item.
            page: The number of the page to return, starting with 1. Defaults to the first page.
            per_page: The number of items per page, 25 by default. Numbers above 100 count as 100. At least 1.
            options: Overrides client options for this call.

        Returns:
            An iterable over the items of all pages. Each page is requested when it is needed. One page of tags,
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
        return self._client.pages(_list_tags_for_schedule_item(schedule_id, page=page, per_page=per_page), options)


class AsyncTags(AsyncResource):
    """The tags of booths and schedule items.

    See Also:
        https://api.hopin.com/docs
    """

    def list_for_booth(
        self, booth_id: str, *, page: int | None = None, per_page: int | None = None, options: Options | None = None
    ) -> AsyncPages[models.Tag, models.TagList]:
        """List the tags of a booth.

        Returns one page of the booth's tags.

        Args:
            booth_id: The id of the booth.
            page: The number of the page to return, starting with 1. Defaults to the first page.
            per_page: The number of items per page, 25 by default. Numbers above 100 count as 100. At least 1.
            options: Overrides client options for this call.

        Returns:
            An iterable over the items of all pages. Each page is requested when it is needed. One page of tags,
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
        return self._client.pages(_list_tags_for_booth(booth_id, page=page, per_page=per_page), options)

    def list_for_schedule_item(
        self, schedule_id: str, *, page: int | None = None, per_page: int | None = None, options: Options | None = None
    ) -> AsyncPages[models.Tag, models.TagList]:
        """List the tags of a schedule item.

        Returns one page of the schedule item's tags.

        Args:
            schedule_id: The id of the schedule item.
            page: The number of the page to return, starting with 1. Defaults to the first page.
            per_page: The number of items per page, 25 by default. Numbers above 100 count as 100. At least 1.
            options: Overrides client options for this call.

        Returns:
            An iterable over the items of all pages. Each page is requested when it is needed. One page of tags,
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
        return self._client.pages(_list_tags_for_schedule_item(schedule_id, page=page, per_page=per_page), options)
