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

        Returns the event's sessions a page at a time. A session is listed when it matches every filter given. Regular
        sessions are those of the format `BREAKOUT_SESSION`; of them, only one that is live can be joined.

        Args:
            event_url: The last part of the event's address; `demo` for `https://www.accelevents.com/events/demo`.
                At least 1 character.
            page: The page to return, counted from 0.
            size: How many sessions a page holds; more than 100 count as 100. At least 1. Without it the vendor
                takes `10`.
            expand: The parts of a session to fill in that are left empty otherwise. At least 1 item. Known values:
                `SPEAKER` (SPEAKER), `TRACK` (TRACK), `TAG` (TAG), `currentUserRegisteredEventTicketId`
                (CURRENT_USER_REGISTERED_EVENT_TICKET_ID).
            session_format: Lists only sessions of this format; `BREAKOUT_SESSION` for the regular ones. Known
                values: `MAIN_STAGE`, `BREAKOUT_SESSION`, `MEET_UP`, `WORKSHOP`, `EXPO`, `BREAK`, `OTHER`.
            status: Lists only sessions of this status; without it, hidden ones are left out. Known values:
                `VISIBLE`, `HIDDEN`.
            past: Lists only sessions that have ended (`true`), or only those that have not (`false`).
            show_past_and_upcoming: Lists sessions whether they have ended or not, whatever `past` says.
            filter_date: Lists only sessions that take place on this day. Matches
                `^[0-9]{4}/(0[1-9]|1[0-2])/(0[1-9]|[12][0-9]|3[01])$`.
            current_user_registered_event_ticket_id: Lists only sessions for which the attendee is registered with
                this ticket.
            tag_ids: Lists only sessions with one of these tags. At least 1 item.
            track_ids: Lists only sessions of one of these tracks. At least 1 item.
            called_from: Where in the vendor's own pages the list is shown. It filters nothing.
            options: What this call shall have otherwise than its client.

        Returns:
            The items of all pages, each page asked for when it is needed. One page of sessions, and how many there
                are.

        Raises:
            BadRequestError: A parameter has a value that is not accepted.
            UnauthorizedError: The request has no API key, or one that does not hold.
            NotFoundError: There is no such event.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

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

        Registers the attendee for the session, if it is live, has room, and is open to the attendee's ticket. Where
        to find its stream is then told by the session's detail.

        Args:
            session_id: A session of the event.
            event_url: The last part of the event's address; `demo` for `https://www.accelevents.com/events/demo`.
                At least 1 character.
            options: What this call shall have otherwise than its client.

        Returns:
            The attendee is registered.

        Raises:
            BadRequestError: A parameter has a value that is not accepted.
            UnauthorizedError: The request has no API key, or one that does not hold.
            NotFoundError: There is no such event, or no such session in it.
            NotAcceptableError: The session is full, or is not open to the attendee: the ticket does not reach it,
                the ticket's number of sessions is used up, or the attendee is not registered for the event.
            StatusError: The session is not live, or the time to join it late is over. Nothing to do with a proxy.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

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

        Returns one session of the event, with what is needed to stream it: `streamUrl`, `streamKey` and `rtmpUrl`.

        Args:
            session_id: A session of the event.
            event_url: The last part of the event's address; `demo` for `https://www.accelevents.com/events/demo`.
                At least 1 character.
            expand: The parts of a session to fill in that are left empty otherwise. At least 1 item. Known values:
                `SPEAKER` (SPEAKER), `TRACK` (TRACK), `TAG` (TAG), `currentUserRegisteredEventTicketId`
                (CURRENT_USER_REGISTERED_EVENT_TICKET_ID).
            options: What this call shall have otherwise than its client.

        Returns:
            The session.

        Raises:
            BadRequestError: A parameter has a value that is not accepted.
            UnauthorizedError: The request has no API key, or one that does not hold.
            NotFoundError: There is no such event, or no such session in it.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

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

        Returns the event's sessions a page at a time. A session is listed when it matches every filter given. Regular
        sessions are those of the format `BREAKOUT_SESSION`; of them, only one that is live can be joined.

        Args:
            event_url: The last part of the event's address; `demo` for `https://www.accelevents.com/events/demo`.
                At least 1 character.
            page: The page to return, counted from 0.
            size: How many sessions a page holds; more than 100 count as 100. At least 1. Without it the vendor
                takes `10`.
            expand: The parts of a session to fill in that are left empty otherwise. At least 1 item. Known values:
                `SPEAKER` (SPEAKER), `TRACK` (TRACK), `TAG` (TAG), `currentUserRegisteredEventTicketId`
                (CURRENT_USER_REGISTERED_EVENT_TICKET_ID).
            session_format: Lists only sessions of this format; `BREAKOUT_SESSION` for the regular ones. Known
                values: `MAIN_STAGE`, `BREAKOUT_SESSION`, `MEET_UP`, `WORKSHOP`, `EXPO`, `BREAK`, `OTHER`.
            status: Lists only sessions of this status; without it, hidden ones are left out. Known values:
                `VISIBLE`, `HIDDEN`.
            past: Lists only sessions that have ended (`true`), or only those that have not (`false`).
            show_past_and_upcoming: Lists sessions whether they have ended or not, whatever `past` says.
            filter_date: Lists only sessions that take place on this day. Matches
                `^[0-9]{4}/(0[1-9]|1[0-2])/(0[1-9]|[12][0-9]|3[01])$`.
            current_user_registered_event_ticket_id: Lists only sessions for which the attendee is registered with
                this ticket.
            tag_ids: Lists only sessions with one of these tags. At least 1 item.
            track_ids: Lists only sessions of one of these tracks. At least 1 item.
            called_from: Where in the vendor's own pages the list is shown. It filters nothing.
            options: What this call shall have otherwise than its client.

        Returns:
            The items of all pages, each page asked for when it is needed. One page of sessions, and how many there
                are.

        Raises:
            BadRequestError: A parameter has a value that is not accepted.
            UnauthorizedError: The request has no API key, or one that does not hold.
            NotFoundError: There is no such event.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

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

        Registers the attendee for the session, if it is live, has room, and is open to the attendee's ticket. Where
        to find its stream is then told by the session's detail.

        Args:
            session_id: A session of the event.
            event_url: The last part of the event's address; `demo` for `https://www.accelevents.com/events/demo`.
                At least 1 character.
            options: What this call shall have otherwise than its client.

        Returns:
            The attendee is registered.

        Raises:
            BadRequestError: A parameter has a value that is not accepted.
            UnauthorizedError: The request has no API key, or one that does not hold.
            NotFoundError: There is no such event, or no such session in it.
            NotAcceptableError: The session is full, or is not open to the attendee: the ticket does not reach it,
                the ticket's number of sessions is used up, or the attendee is not registered for the event.
            StatusError: The session is not live, or the time to join it late is over. Nothing to do with a proxy.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

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

        Returns one session of the event, with what is needed to stream it: `streamUrl`, `streamKey` and `rtmpUrl`.

        Args:
            session_id: A session of the event.
            event_url: The last part of the event's address; `demo` for `https://www.accelevents.com/events/demo`.
                At least 1 character.
            expand: The parts of a session to fill in that are left empty otherwise. At least 1 item. Known values:
                `SPEAKER` (SPEAKER), `TRACK` (TRACK), `TAG` (TAG), `currentUserRegisteredEventTicketId`
                (CURRENT_USER_REGISTERED_EVENT_TICKET_ID).
            options: What this call shall have otherwise than its client.

        Returns:
            The session.

        Raises:
            BadRequestError: A parameter has a value that is not accepted.
            UnauthorizedError: The request has no API key, or one that does not hold.
            NotFoundError: There is no such event, or no such session in it.
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

        See Also:
            https://developer.accelevents.com/docs/regular-session
        """
        return await self._client.send(
            _get_session(session_id, event_url=self._client.argument("event_url", event_url), expand=expand), options
        )
