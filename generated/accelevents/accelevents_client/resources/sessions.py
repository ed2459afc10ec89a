"""The sessions of an event.

See Also:
    https://developer.accelevents.com/docs/regular-session
"""

from __future__ import annotations

import builtins

from .. import models
from .._core import AsyncPages, AsyncResource, Call, Operation, Options, Pages, Paging, Reply, Resource, joined

_LIST_SESSIONS: Operation[models.SessionList] = Operation(
    id="listSessions",
    method="GET",
    path="/rest/events/{eventurl}/session",
    success={"200": Reply(models.SessionList)},
    failure={"400": models.Error, "401": models.Error, "404": models.Error},
    security=(("bearer",), ("key",)),
    paging=Paging("data", total="records_filtered", position="page", first=0),
)


def _list_sessions(
    *,
    event_url: str | None = None,
    page: int | None = None,
    size: int | None = None,
    expand: builtins.list[models.SessionPart | str] | None = None,
    session_format: models.SessionFormat | str | None = None,
    status: models.SessionStatus | str | None = None,
    past: bool | None = None,
    show_past_and_upcoming: bool | None = None,
    filter_date: str | None = None,
    current_user_registered_event_ticket_id: int | None = None,
    tag_ids: builtins.list[int] | None = None,
    track_ids: builtins.list[int] | None = None,
    called_from: str | None = None,
) -> Call[models.SessionList]:
    return Call.of(
        _LIST_SESSIONS,
        path_values={"eventurl": event_url},
        query={
            "page": page,
            "size": size,
            "expand": joined(expand, ","),
            "sessionFormat": session_format,
            "status": status,
            "past": past,
            "showPastAndUpcoming": show_past_and_upcoming,
            "filterDate": filter_date,
            "currentUserRegisteredEventTicketId": current_user_registered_event_ticket_id,
            "tagIds": joined(tag_ids, ","),
            "trackIds": joined(track_ids, ","),
            "calledFrom": called_from,
        },
    )


_JOIN_SESSION: Operation[models.Confirmation] = Operation(
    id="joinSession",
    method="PUT",
    path="/rest/events/{eventurl}/session/{sessionId}",
    success={"200": Reply(models.Confirmation)},
    failure={"400": models.Error, "401": models.Error, "404": models.Error, "406": models.Error, "407": models.Error},
    security=(("key",),),
)


def _join_session(session_id: int, *, event_url: str | None = None) -> Call[models.Confirmation]:
    return Call.of(_JOIN_SESSION, path_values={"sessionId": session_id, "eventurl": event_url})


_GET_SESSION: Operation[models.Session] = Operation(
    id="getSession",
    method="GET",
    path="/rest/events/{eventurl}/session/v2/{sessionId}",
    success={"200": Reply(models.Session)},
    failure={"400": models.Error, "401": models.Error, "404": models.Error},
    security=(("bearer",), ("key",)),
)


def _get_session(
    session_id: int, *, event_url: str | None = None, expand: builtins.list[models.SessionPart | str] | None = None
) -> Call[models.Session]:
    return Call.of(
        _GET_SESSION,
        path_values={"sessionId": session_id, "eventurl": event_url},
        query={"expand": joined(expand, ",")},
    )


class Sessions(Resource):
    """The sessions of an event.

    See Also:
        https://developer.accelevents.com/docs/regular-session
    """

    def list(
        self,
        *,
        event_url: str | None = None,
        page: int | None = None,
        size: int | None = None,
        expand: builtins.list[models.SessionPart | str] | None = None,
        session_format: models.SessionFormat | str | None = None,
        status: models.SessionStatus | str | None = None,
        past: bool | None = None,
        show_past_and_upcoming: bool | None = None,
        filter_date: str | None = None,
        current_user_registered_event_ticket_id: int | None = None,
        tag_ids: builtins.list[int] | None = None,
        track_ids: builtins.list[int] | None = None,
        called_from: str | None = None,
        options: Options | None = None,
    ) -> Pages[models.Session, models.SessionList]:
        """List the sessions of an event.

        Returns one page of the event's sessions. If several filters are set, a session must match all of them. Regular
        sessions have the format `BREAKOUT_SESSION`; attendees can join a regular session only while it is live.

        Args:
            event_url: The last part of the event's URL: `demo` for `https://www.accelevents.com/events/demo`. At
                least 1 character.
            page: The number of the page to return, starting with 0.
            size: The number of sessions per page. Numbers above 100 count as 100. At least 1. Default: `10`.
            expand: The properties of a session to include, which are empty by default. At least 1 item. Known
                values: `SPEAKER` (SPEAKER), `TRACK` (TRACK), `TAG` (TAG), `currentUserRegisteredEventTicketId`
                (CURRENT_USER_REGISTERED_EVENT_TICKET_ID).
            session_format: Lists only sessions of this format; `BREAKOUT_SESSION` for the regular ones. Known
                values: `MAIN_STAGE`, `BREAKOUT_SESSION`, `MEET_UP`, `WORKSHOP`, `EXPO`, `BREAK`, `OTHER`.
            status: Lists only sessions with this status. Hidden sessions are not listed by default. Known values:
                `VISIBLE`, `HIDDEN`.
            past: Lists only sessions that have ended (`true`), or only those that have not (`false`).
            show_past_and_upcoming: Lists past and upcoming sessions, regardless of `past`.
            filter_date: Lists only sessions that take place on this day. Must match
                `^[0-9]{4}/(0[1-9]|1[0-2])/(0[1-9]|[12][0-9]|3[01])$`.
            current_user_registered_event_ticket_id: Lists only sessions for which the attendee is registered with
                this ticket.
            tag_ids: Lists only sessions with one of these tags. At least 1 item.
            track_ids: Lists only sessions of one of these tracks. At least 1 item.
            called_from: The part of the vendor's user interface that shows the list. It has no effect on the
                result.
            options: Overrides client options for this call.

        Returns:
            An iterable over the items of all pages. Each page is requested when it is needed. One page of sessions,
                and the total numbers of sessions.

        Raises:
            BadRequestError: A parameter has an invalid value.
            UnauthorizedError: The API key is missing or invalid.
            NotFoundError: The event does not exist.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://developer.accelevents.com/docs/regular-session
        """
        return self._client.pages(
            _list_sessions(
                event_url=self._client.argument("event_url", event_url),
                page=page,
                size=size,
                expand=expand,
                session_format=session_format,
                status=status,
                past=past,
                show_past_and_upcoming=show_past_and_upcoming,
                filter_date=filter_date,
                current_user_registered_event_ticket_id=current_user_registered_event_ticket_id,
                tag_ids=tag_ids,
                track_ids=track_ids,
                called_from=called_from,
            ),
            options,
        )

    def join(
        self, session_id: int, *, event_url: str | None = None, options: Options | None = None
    ) -> models.Confirmation:
        """Join a session.

        Registers the attendee for the session. The session must be live, must not be full, and must be open to the
        attendee's ticket. The details of the session then contain its stream URL.

        Args:
            session_id: The id of the session.
            event_url: The last part of the event's URL: `demo` for `https://www.accelevents.com/events/demo`. At
                least 1 character.
            options: Overrides client options for this call.

        Returns:
            The attendee is registered.

        Raises:
            BadRequestError: A parameter has an invalid value.
            UnauthorizedError: The API key is missing or invalid.
            NotFoundError: The event does not exist, or has no such session.
            NotAcceptableError: The session is full or not open to the attendee: the ticket does not admit to it,
                the ticket's number of sessions is used up, or the attendee is not registered for the event.
            StatusError: The session is not live, or the period for joining late is over. The status has nothing to
                do with a proxy.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://developer.accelevents.com/docs/regular-session
        """
        return self._client.send(
            _join_session(session_id, event_url=self._client.argument("event_url", event_url)), options
        )

    def get(
        self,
        session_id: int,
        *,
        event_url: str | None = None,
        expand: builtins.list[models.SessionPart | str] | None = None,
        options: Options | None = None,
    ) -> models.Session:
        """Get a session.

        Returns one session of the event, including the properties for streaming: `streamUrl`, `streamKey` and
        `rtmpUrl`.

        Args:
            session_id: The id of the session.
            event_url: The last part of the event's URL: `demo` for `https://www.accelevents.com/events/demo`. At
                least 1 character.
            expand: The properties of a session to include, which are empty by default. At least 1 item. Known
                values: `SPEAKER` (SPEAKER), `TRACK` (TRACK), `TAG` (TAG), `currentUserRegisteredEventTicketId`
                (CURRENT_USER_REGISTERED_EVENT_TICKET_ID).
            options: Overrides client options for this call.

        Returns:
            The session.

        Raises:
            BadRequestError: A parameter has an invalid value.
            UnauthorizedError: The API key is missing or invalid.
            NotFoundError: The event does not exist, or has no such session.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://developer.accelevents.com/docs/regular-session
        """
        return self._client.send(
            _get_session(session_id, event_url=self._client.argument("event_url", event_url), expand=expand), options
        )


class AsyncSessions(AsyncResource):
    """The sessions of an event.

    See Also:
        https://developer.accelevents.com/docs/regular-session
    """

    def list(
        self,
        *,
        event_url: str | None = None,
        page: int | None = None,
        size: int | None = None,
        expand: builtins.list[models.SessionPart | str] | None = None,
        session_format: models.SessionFormat | str | None = None,
        status: models.SessionStatus | str | None = None,
        past: bool | None = None,
        show_past_and_upcoming: bool | None = None,
        filter_date: str | None = None,
        current_user_registered_event_ticket_id: int | None = None,
        tag_ids: builtins.list[int] | None = None,
        track_ids: builtins.list[int] | None = None,
        called_from: str | None = None,
        options: Options | None = None,
    ) -> AsyncPages[models.Session, models.SessionList]:
        """List the sessions of an event.

        Returns one page of the event's sessions. If several filters are set, a session must match all of them. Regular
        sessions have the format `BREAKOUT_SESSION`; attendees can join a regular session only while it is live.

        Args:
            event_url: The last part of the event's URL: `demo` for `https://www.accelevents.com/events/demo`. At
                least 1 character.
            page: The number of the page to return, starting with 0.
            size: The number of sessions per page. Numbers above 100 count as 100. At least 1. Default: `10`.
            expand: The properties of a session to include, which are empty by default. At least 1 item. Known
                values: `SPEAKER` (SPEAKER), `TRACK` (TRACK), `TAG` (TAG), `currentUserRegisteredEventTicketId`
                (CURRENT_USER_REGISTERED_EVENT_TICKET_ID).
            session_format: Lists only sessions of this format; `BREAKOUT_SESSION` for the regular ones. Known
                values: `MAIN_STAGE`, `BREAKOUT_SESSION`, `MEET_UP`, `WORKSHOP`, `EXPO`, `BREAK`, `OTHER`.
            status: Lists only sessions with this status. Hidden sessions are not listed by default. Known values:
                `VISIBLE`, `HIDDEN`.
            past: Lists only sessions that have ended (`true`), or only those that have not (`false`).
            show_past_and_upcoming: Lists past and upcoming sessions, regardless of `past`.
            filter_date: Lists only sessions that take place on this day. Must match
                `^[0-9]{4}/(0[1-9]|1[0-2])/(0[1-9]|[12][0-9]|3[01])$`.
            current_user_registered_event_ticket_id: Lists only sessions for which the attendee is registered with
                this ticket.
            tag_ids: Lists only sessions with one of these tags. At least 1 item.
            track_ids: Lists only sessions of one of these tracks. At least 1 item.
            called_from: The part of the vendor's user interface that shows the list. It has no effect on the
                result.
            options: Overrides client options for this call.

        Returns:
            An iterable over the items of all pages. Each page is requested when it is needed. One page of sessions,
                and the total numbers of sessions.

        Raises:
            BadRequestError: A parameter has an invalid value.
            UnauthorizedError: The API key is missing or invalid.
            NotFoundError: The event does not exist.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://developer.accelevents.com/docs/regular-session
        """
        return self._client.pages(
            _list_sessions(
                event_url=self._client.argument("event_url", event_url),
                page=page,
                size=size,
                expand=expand,
                session_format=session_format,
                status=status,
                past=past,
                show_past_and_upcoming=show_past_and_upcoming,
                filter_date=filter_date,
                current_user_registered_event_ticket_id=current_user_registered_event_ticket_id,
                tag_ids=tag_ids,
                track_ids=track_ids,
                called_from=called_from,
            ),
            options,
        )

    async def join(
        self, session_id: int, *, event_url: str | None = None, options: Options | None = None
    ) -> models.Confirmation:
        """Join a session.

        Registers the attendee for the session. The session must be live, must not be full, and must be open to the
        attendee's ticket. The details of the session then contain its stream URL.

        Args:
            session_id: The id of the session.
            event_url: The last part of the event's URL: `demo` for `https://www.accelevents.com/events/demo`. At
                least 1 character.
            options: Overrides client options for this call.

        Returns:
            The attendee is registered.

        Raises:
            BadRequestError: A parameter has an invalid value.
            UnauthorizedError: The API key is missing or invalid.
            NotFoundError: The event does not exist, or has no such session.
            NotAcceptableError: The session is full or not open to the attendee: the ticket does not admit to it,
                the ticket's number of sessions is used up, or the attendee is not registered for the event.
            StatusError: The session is not live, or the period for joining late is over. The status has nothing to
                do with a proxy.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://developer.accelevents.com/docs/regular-session
        """
        return await self._client.send(
            _join_session(session_id, event_url=self._client.argument("event_url", event_url)), options
        )

    async def get(
        self,
        session_id: int,
        *,
        event_url: str | None = None,
        expand: builtins.list[models.SessionPart | str] | None = None,
        options: Options | None = None,
    ) -> models.Session:
        """Get a session.

        Returns one session of the event, including the properties for streaming: `streamUrl`, `streamKey` and
        `rtmpUrl`.

        Args:
            session_id: The id of the session.
            event_url: The last part of the event's URL: `demo` for `https://www.accelevents.com/events/demo`. At
                least 1 character.
            expand: The properties of a session to include, which are empty by default. At least 1 item. Known
                values: `SPEAKER` (SPEAKER), `TRACK` (TRACK), `TAG` (TAG), `currentUserRegisteredEventTicketId`
                (CURRENT_USER_REGISTERED_EVENT_TICKET_ID).
            options: Overrides client options for this call.

        Returns:
            The session.

        Raises:
            BadRequestError: A parameter has an invalid value.
            UnauthorizedError: The API key is missing or invalid.
            NotFoundError: The event does not exist, or has no such session.
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://developer.accelevents.com/docs/regular-session
        """
        return await self._client.send(
            _get_session(session_id, event_url=self._client.argument("event_url", event_url), expand=expand), options
        )
