"""The sessions of an event.

See Also:
    https://api.hopin.com/docs
"""

from __future__ import annotations

from .. import models
from .._core import AsyncPages, AsyncResource, Call, Operation, Options, Pages, Paging, Reply, Resource

_LIST_SESSIONS: Operation[models.SessionList] = Operation(
    id="listSessions",
    method="GET",
    path="/v1/events/{eventId}/sessions",
    success={"200": Reply(models.SessionList)},
    failure={"400": models.ErrorList, "401": models.ErrorList, "403": models.ErrorList, "404": models.ErrorList},
    security=(("bearer",), ("oauth2",)),
    paging=Paging("data", next="links.next", total="meta.count", position="page"),
)


def _list_sessions(event_id: str, *, page: int | None = None, per_page: int | None = None) -> Call[models.SessionList]:
    return Call.of(_LIST_SESSIONS, path_values={"eventId": event_id}, query={"page": page, "perPage": per_page})


class Sessions(Resource):
    """The sessions of an event.

    See Also:
        https://api.hopin.com/docs
    """

    def list(
        self, event_id: str, *, page: int | None = None, per_page: int | None = None, options: Options | None = None
    ) -> Pages[models.Session, models.SessionList]:
        """List sessions.

        Returns the event's sessions a page at a time.

        Args:
            event_id: An event.
            page: The page to return, counted from 1. Without it the first page comes.
            per_page: How many items a page holds, at most 100; without it 25. Larger numbers count as 100. At least
                1.
            options: What this call shall have otherwise than its client.

        Returns:
            The items of all pages, each page asked for when it is needed. One page of sessions, and where the
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
        return self._client.pages(_list_sessions(event_id, page=page, per_page=per_page), options)


class AsyncSessions(AsyncResource):
    """The sessions of an event.

    See Also:
        https://api.hopin.com/docs
    """

    def list(
        self, event_id: str, *, page: int | None = None, per_page: int | None = None, options: Options | None = None
    ) -> AsyncPages[models.Session, models.SessionList]:
        """List sessions.

        Returns the event's sessions a page at a time.

        Args:
            event_id: An event.
            page: The page to return, counted from 1. Without it the first page comes.
            per_page: How many items a page holds, at most 100; without it 25. Larger numbers count as 100. At least
                1.
            options: What this call shall have otherwise than its client.

        Returns:
            The items of all pages, each page asked for when it is needed. One page of sessions, and where the
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
        return self._client.pages(_list_sessions(event_id, page=page, per_page=per_page), options)
