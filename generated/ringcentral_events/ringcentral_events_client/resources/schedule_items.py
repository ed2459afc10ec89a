"""The schedule of an event.

See Also:
    https://api.hopin.com/docs
"""

from __future__ import annotations

from .. import models
from .._core import AsyncPages, AsyncResource, Call, Operation, Options, Pages, Paging, Reply, Resource

_LIST_SCHEDULE_ITEMS: Operation[models.ScheduleItemList] = Operation(
    id="listScheduleItems",
    method="GET",
    path="/v1/events/{eventId}/scheduleItems",
    success={"200": Reply(models.ScheduleItemList)},
    failure={"400": models.ErrorList, "401": models.ErrorList, "403": models.ErrorList, "404": models.ErrorList},
    security=(("bearer",), ("oauth2",)),
    paging=Paging("data", next="links.next", total="meta.count", position="page"),
)


def _list_schedule_items(
    event_id: str, *, page: int | None = None, per_page: int | None = None
) -> Call[models.ScheduleItemList]:
    return Call.of(_LIST_SCHEDULE_ITEMS, path_values={"eventId": event_id}, query={"page": page, "perPage": per_page})


_GET_SCHEDULE_ITEM: Operation[models.ScheduleItem] = Operation(
    id="getScheduleItem",
    method="GET",
    path="/v1/scheduleItems/{scheduleItemId}",
    success={"200": Reply(models.ScheduleItemResponse, payload="data")},
    failure={"401": models.ErrorList, "403": models.ErrorList},
    security=(("bearer",), ("oauth2",)),
)


def _get_schedule_item(schedule_item_id: str) -> Call[models.ScheduleItem]:
    return Call.of(_GET_SCHEDULE_ITEM, path_values={"scheduleItemId": schedule_item_id})


class ScheduleItems(Resource):
    """The schedule of an event.

    See Also:
        https://api.hopin.com/docs
    """

    def list(
        self, event_id: str, *, page: int | None = None, per_page: int | None = None, options: Options | None = None
    ) -> Pages[models.ScheduleItem, models.ScheduleItemList]:
        """List schedule items.

        Returns one page of the event's schedule items.

        Args:
            event_id: The id of the event.
            page: The number of the page to return, starting with 1. Defaults to the first page.
            per_page: The number of items per page, 25 by default. Numbers above 100 count as 100. At least 1.
            options: Overrides client options for this call.

        Returns:
            An iterable over the items of all pages. Each page is requested when it is needed. One page of schedule
                items, with links to the neighbouring pages.

        Raises:
            BadRequestError: The page or the number of items per page is not a positive integer.
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            ForbiddenError: The resource exists, but belongs to an organization of which the user is not a member.
            NotFoundError: The resource does not exist.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return self._client.pages(_list_schedule_items(event_id, page=page, per_page=per_page), options)

    def get(self, schedule_item_id: str, *, options: Options | None = None) -> models.ScheduleItem:
        """Get a schedule item.

        Returns one schedule item.

        Args:
            schedule_item_id: The id of the schedule item.
            options: Overrides client options for this call.

        Returns:
            The schedule item.

        Raises:
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            ForbiddenError: The resource exists, but belongs to an organization of which the user is not a member.
            NotFoundError: The schedule item does not exist. The response has no body.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return self._client.send(_get_schedule_item(schedule_item_id), options)


class AsyncScheduleItems(AsyncResource):
    """The schedule of an event.

    See Also:
        https://api.hopin.com/docs
    """

    def list(
        self, event_id: str, *, page: int | None = None, per_page: int | None = None, options: Options | None = None
    ) -> AsyncPages[models.ScheduleItem, models.ScheduleItemList]:
        """List schedule items.

        Returns one page of the event's schedule items.

        Args:
            event_id: The id of the event.
            page: The number of the page to return, starting with 1. Defaults to the first page.
            per_page: The number of items per page, 25 by default. Numbers above 100 count as 100. At least 1.
            options: Overrides client options for this call.

        Returns:
            An iterable over the items of all pages. Each page is requested when it is needed. One page of schedule
                items, with links to the neighbouring pages.

        Raises:
            BadRequestError: The page or the number of items per page is not a positive integer.
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            ForbiddenError: The resource exists, but belongs to an organization of which the user is not a member.
            NotFoundError: The resource does not exist.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return self._client.pages(_list_schedule_items(event_id, page=page, per_page=per_page), options)

    async def get(self, schedule_item_id: str, *, options: Options | None = None) -> models.ScheduleItem:
        """Get a schedule item.

        Returns one schedule item.

        Args:
            schedule_item_id: The id of the schedule item.
            options: Overrides client options for this call.

        Returns:
            The schedule item.

        Raises:
            UnauthorizedError: The request has no access token or API key, or an unknown or expired one.
            ForbiddenError: The resource exists, but belongs to an organization of which the user is not a member.
            NotFoundError: The schedule item does not exist. The response has no body.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://api.hopin.com/docs
        """
        return await self._client.send(_get_schedule_item(schedule_item_id), options)
