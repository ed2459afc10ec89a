"""The labels on booths and schedule items.

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
    """The labels on booths and schedule items.

    See Also:
        https://api.hopin.com/docs
    """

    def list_for_booth(
        self, booth_id: str, *, page: int | None = None, per_page: int | None = None, options: Options | None = None
    ) -> Pages[models.Tag, models.TagList]:
        """List the tags of a booth.

        Returns the booth's tags a page at a time.

        Args:
            booth_id: A booth.
            page: The page to return, counted from 1. Without it the first page comes.
            per_page: How many items a page holds, at most 100; without it 25. Larger numbers count as 100. At least
                1.
            options: What this call shall have otherwise than its client.

        Returns:
            The items of all pages, each page asked for when it is needed. One page of tags, and where the
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
        return self._client.pages(_list_tags_for_booth(booth_id, page=page, per_page=per_page), options)

    def list_for_schedule_item(
        self, schedule_id: str, *, page: int | None = None, per_page: int | None = None, options: Options | None = None
    ) -> Pages[models.Tag, models.TagList]:
        """List the tags of a schedule item.

        Returns the schedule item's tags a page at a time.

        Args:
            schedule_id: A schedule item.
            page: The page to return, counted from 1. Without it the first page comes.
            per_page: How many items a page holds, at most 100; without it 25. Larger numbers count as 100. At least
                1.
            options: What this call shall have otherwise than its client.

        Returns:
            The items of all pages, each page asked for when it is needed. One page of tags, and where the
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
        return self._client.pages(_list_tags_for_schedule_item(schedule_id, page=page, per_page=per_page), options)


class AsyncTags(AsyncResource):
    """The labels on booths and schedule items.

    See Also:
        https://api.hopin.com/docs
    """

    def list_for_booth(
        self, booth_id: str, *, page: int | None = None, per_page: int | None = None, options: Options | None = None
    ) -> AsyncPages[models.Tag, models.TagList]:
        """List the tags of a booth.

        Returns the booth's tags a page at a time.

        Args:
            booth_id: A booth.
            page: The page to return, counted from 1. Without it the first page comes.
            per_page: How many items a page holds, at most 100; without it 25. Larger numbers count as 100. At least
                1.
            options: What this call shall have otherwise than its client.

        Returns:
            The items of all pages, each page asked for when it is needed. One page of tags, and where the
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
        return self._client.pages(_list_tags_for_booth(booth_id, page=page, per_page=per_page), options)

    def list_for_schedule_item(
        self, schedule_id: str, *, page: int | None = None, per_page: int | None = None, options: Options | None = None
    ) -> AsyncPages[models.Tag, models.TagList]:
        """List the tags of a schedule item.

        Returns the schedule item's tags a page at a time.

        Args:
            schedule_id: A schedule item.
            page: The page to return, counted from 1. Without it the first page comes.
            per_page: How many items a page holds, at most 100; without it 25. Larger numbers count as 100. At least
                1.
            options: What this call shall have otherwise than its client.

        Returns:
            The items of all pages, each page asked for when it is needed. One page of tags, and where the
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
        return self._client.pages(_list_tags_for_schedule_item(schedule_id, page=page, per_page=per_page), options)
