"""The sessions of events, who is invited to them and who joins.

See Also:
    https://docs.texpo.io/apidocs/social_event.html
"""

from __future__ import annotations

import builtins
import datetime

from .. import models
from .._core import Call, Operation, Options, Reply, given
from .._core.streams import AsyncStreamingResource, Frame

_CREATE_SESSION: Operation[models.Session] = Operation(
    id="createSession",
    method="CALL",
    path="social:createSession",
    success={"200": Reply(models.SessionReply, payload="data.session")},
    failure={},
    body=Frame(model=models.CreateSessionCall),
    security=(("session",),),
)


def _create_session(
    *,
    event_id: str,
    room_id: str,
    session_type: models.SessionType | int,
    title: str,
    start_date: datetime.datetime,
    duration: int,
    id: str | None = None,
    created: datetime.datetime | None = None,
    updated: datetime.datetime | None = None,
    owner_id: str | None = None,
    prop_id: str | None = None,
    description: str | None = None,
    is_recurring: bool | None = None,
    color: models.Rgba | None = None,
    is_valid: bool | None = None,
    users_to_invite: builtins.list[models.Invitation] | None = None,
) -> Call[models.Session]:
    return Call.of(
        _CREATE_SESSION,
        body={
            "data": {
                **given({"usersToInvite": users_to_invite}),
                **{
                    "session": given(
                        {
                            "id": id,
                            "created": created,
                            "updated": updated,
                            "eventId": event_id,
                            "ownerId": owner_id,
                            "roomId": room_id,
                            "propId": prop_id,
                            "sessionType": session_type,
                            "title": title,
                            "description": description,
                            "startDate": start_date,
                            "duration": duration,
                            "isRecurring": is_recurring,
                            "color": color,
                            "isValid": is_valid,
                        }
                    )
                },
            }
        },
    )


_UPDATE_SESSION: Operation[models.Session] = Operation(
    id="updateSession",
    method="CALL",
    path="social:updateSession",
    success={"200": Reply(models.SessionReply, payload="data.session")},
    failure={},
    body=Frame(model=models.UpdateSessionCall),
    security=(("session",),),
)


def _update_session(
    *,
    id: str,
    created: datetime.datetime | None = None,
    updated: datetime.datetime | None = None,
    event_id: str | None = None,
    owner_id: str | None = None,
    room_id: str | None = None,
    prop_id: str | None = None,
    session_type: models.SessionType | int | None = None,
    title: str | None = None,
    description: str | None = None,
    start_date: datetime.datetime | None = None,
    duration: int | None = None,
    is_recurring: bool | None = None,
    color: models.Rgba | None = None,
    is_valid: bool | None = None,
) -> Call[models.Session]:
    return Call.of(
        _UPDATE_SESSION,
        body={
            "data": {
                "session": given(
                    {
                        "id": id,
                        "created": created,
                        "updated": updated,
                        "eventId": event_id,
                        "ownerId": owner_id,
                        "roomId": room_id,
                        "propId": prop_id,
                        "sessionType": session_type,
                        "title": title,
                        "description": description,
                        "startDate": start_date,
                        "duration": duration,
                        "isRecurring": is_recurring,
                        "color": color,
                        "isValid": is_valid,
                    }
                )
            }
        },
    )


_DELETE_SESSION: Operation[None] = Operation(
    id="deleteSession",
    method="CALL",
    path="social:deleteSession",
    success={"200": Reply(models.Acknowledgement, gives=False)},
    failure={},
    body=Frame(model=models.SessionCall),
    security=(("session",),),
)


def _delete_session(*, session_id: str) -> Call[None]:
    return Call.of(_DELETE_SESSION, body={"data": {"sessionId": session_id}})


_GET_SESSION: Operation[models.Session] = Operation(
    id="getSession",
    method="CALL",
    path="social:getSession",
    success={"200": Reply(models.SessionReply, payload="data.session")},
    failure={},
    body=Frame(model=models.SessionCall),
    security=(("session",),),
    idempotent=True,
)


def _get_session(*, session_id: str) -> Call[models.Session]:
    return Call.of(_GET_SESSION, body={"data": {"sessionId": session_id}})


_LIST_SESSIONS: Operation[list[models.Session]] = Operation(
    id="listSessions",
    method="CALL",
    path="social:getSessions",
    success={"200": Reply(models.SessionListReply, payload="data.sessions")},
    failure={},
    body=Frame(model=models.EventCall),
    security=(("session",),),
    idempotent=True,
)


def _list_sessions(*, event_id: str) -> Call[list[models.Session]]:
    return Call.of(_LIST_SESSIONS, body={"data": {"eventId": event_id}})


_LIST_PROP_SESSIONS: Operation[list[models.Session]] = Operation(
    id="listPropSessions",
    method="CALL",
    path="social:getPropSessions",
    success={"200": Reply(models.NearestSessionsReply, payload="data.sessions")},
    failure={},
    body=Frame(model=models.PropSessionsCall),
    security=(("session",),),
    idempotent=True,
)


def _list_prop_sessions(*, room_id: str, prop_id: str) -> Call[list[models.Session]]:
    return Call.of(_LIST_PROP_SESSIONS, body={"data": {"roomId": room_id, "propId": prop_id}})


_INVITE_USERS: Operation[None] = Operation(
    id="inviteUsers",
    method="CALL",
    path="social:inviteUsersToSession",
    success={"200": Reply(models.Acknowledgement, gives=False)},
    failure={},
    body=Frame(model=models.InviteUsersCall),
    security=(("session",),),
)


def _invite_users(*, session_id: str, users_to_invite: builtins.list[models.Invitation]) -> Call[None]:
    return Call.of(_INVITE_USERS, body={"data": {"sessionId": session_id, "usersToInvite": users_to_invite}})


_DELETE_INVITATIONS: Operation[None] = Operation(
    id="deleteInvitations",
    method="CALL",
    path="social:deleteUserSessionInvitations",
    success={"200": Reply(models.Acknowledgement, gives=False)},
    failure={},
    body=Frame(model=models.DeleteInvitationsCall),
    security=(("session",),),
)


def _delete_invitations(*, session_id: str, users_to_invite: builtins.list[str]) -> Call[None]:
    return Call.of(_DELETE_INVITATIONS, body={"data": {"sessionId": session_id, "usersToInvite": users_to_invite}})


_JOIN_SESSION: Operation[None] = Operation(
    id="joinSession",
    method="CALL",
    path="social:joinSession",
    success={"200": Reply(models.Acknowledgement, gives=False)},
    failure={},
    body=Frame(model=models.SessionCall),
    security=(("session",),),
)


def _join_session(*, session_id: str) -> Call[None]:
    return Call.of(_JOIN_SESSION, body={"data": {"sessionId": session_id}})


_DECLINE_SESSION: Operation[None] = Operation(
    id="declineSession",
    method="CALL",
    path="social:declineSessionJoin",
    success={"200": Reply(models.Acknowledgement, gives=False)},
    failure={},
    body=Frame(model=models.SessionCall),
    security=(("session",),),
)


def _decline_session(*, session_id: str) -> Call[None]:
    return Call.of(_DECLINE_SESSION, body={"data": {"sessionId": session_id}})


class AsyncSessions(AsyncStreamingResource):
    """The sessions of events, who is invited to them and who joins.

    See Also:
        https://docs.texpo.io/apidocs/social_event.html
    """

    async def create(
        self,
        *,
        event_id: str,
        room_id: str,
        session_type: models.SessionType | int,
        title: str,
        start_date: datetime.datetime,
        duration: int,
        id: str | None = None,
        created: datetime.datetime | None = None,
        updated: datetime.datetime | None = None,
        owner_id: str | None = None,
        prop_id: str | None = None,
        description: str | None = None,
        is_recurring: bool | None = None,
        color: models.Rgba | None = None,
        is_valid: bool | None = None,
        users_to_invite: builtins.list[models.Invitation] | None = None,
        options: Options | None = None,
    ) -> models.Session:
        """Create a session.

        Makes a session of an event, owned by who asks for it, and invites people to it.

        Args:
            event_id: The event that the session is part of.
            room_id: The room in which the session takes place.
            session_type: Who may join a session. Known values: `0` (PUBLIC), `1` (PRIVATE), `2` (OPEN_SLOT).
            title: What the session is called.
            start_date: A moment, in seconds since the beginning of 1970 in UTC. A time with a zone.
            duration: How long it takes, in seconds. More than 0.
            id: Made by the server.
            created: A moment, in seconds since the beginning of 1970 in UTC. A time with a zone.
            updated: A moment, in seconds since the beginning of 1970 in UTC. A time with a zone.
            owner_id: Made by the server; who creates a session owns it.
            prop_id: The prop in the room at which it takes place, if it is one.
            description: What the session is about.
            is_recurring: Whether the session comes again.
            color: A colour and how much of it shows, each part from 0 to 1.
            is_valid: Whether the session's room and prop are still there.
            users_to_invite: Whom to invite at once.
            options: What this call shall have otherwise than its client.

        Returns:
            A session of a social event.

        Raises:
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

        See Also:
            https://docs.texpo.io/apidocs/social_event.html
        """
        return await self._client.call(
            _create_session(
                event_id=event_id,
                room_id=room_id,
                session_type=session_type,
                title=title,
                start_date=start_date,
                duration=duration,
                id=id,
                created=created,
                updated=updated,
                owner_id=owner_id,
                prop_id=prop_id,
                description=description,
                is_recurring=is_recurring,
                color=color,
                is_valid=is_valid,
                users_to_invite=users_to_invite,
            ),
            options,
        )

    async def update(
        self,
        *,
        id: str,
        created: datetime.datetime | None = None,
        updated: datetime.datetime | None = None,
        event_id: str | None = None,
        owner_id: str | None = None,
        room_id: str | None = None,
        prop_id: str | None = None,
        session_type: models.SessionType | int | None = None,
        title: str | None = None,
        description: str | None = None,
        start_date: datetime.datetime | None = None,
        duration: int | None = None,
        is_recurring: bool | None = None,
        color: models.Rgba | None = None,
        is_valid: bool | None = None,
        options: Options | None = None,
    ) -> models.Session:
        """Change a session.

        Changes what is sent of a session, and leaves the rest as it is. The session is named by its own `id`.

        Args:
            id: The session to change.
            created: A moment, in seconds since the beginning of 1970 in UTC. A time with a zone.
            updated: A moment, in seconds since the beginning of 1970 in UTC. A time with a zone.
            event_id: The event that the session is part of.
            owner_id: Made by the server.
            room_id: The room in which the session takes place.
            prop_id: The prop in the room at which it takes place, if it is one.
            session_type: Who may join a session. Known values: `0` (PUBLIC), `1` (PRIVATE), `2` (OPEN_SLOT).
            title: What the session is called.
            description: What the session is about.
            start_date: A moment, in seconds since the beginning of 1970 in UTC. A time with a zone.
            duration: How long it takes, in seconds. More than 0.
            is_recurring: Whether the session comes again.
            color: A colour and how much of it shows, each part from 0 to 1.
            is_valid: Whether the session's room and prop are still there.
            options: What this call shall have otherwise than its client.

        Returns:
            A session of a social event.

        Raises:
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

        See Also:
            https://docs.texpo.io/apidocs/social_event.html
        """
        return await self._client.call(
            _update_session(
                id=id,
                created=created,
                updated=updated,
                event_id=event_id,
                owner_id=owner_id,
                room_id=room_id,
                prop_id=prop_id,
                session_type=session_type,
                title=title,
                description=description,
                start_date=start_date,
                duration=duration,
                is_recurring=is_recurring,
                color=color,
                is_valid=is_valid,
            ),
            options,
        )

    async def delete(self, *, session_id: str, options: Options | None = None) -> None:
        """Delete a session.

        Removes a session.

        Args:
            session_id: The id of the session.
            options: What this call shall have otherwise than its client.

        Raises:
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

        See Also:
            https://docs.texpo.io/apidocs/social_event.html
        """
        return await self._client.call(_delete_session(session_id=session_id), options)

    async def get(self, *, session_id: str, options: Options | None = None) -> models.Session:
        """Get a session.

        Returns one session, with who is invited and who has joined.

        Args:
            session_id: The id of the session.
            options: What this call shall have otherwise than its client.

        Returns:
            A session of a social event.

        Raises:
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

        See Also:
            https://docs.texpo.io/apidocs/social_event.html
        """
        return await self._client.call(_get_session(session_id=session_id), options)

    async def list(self, *, event_id: str, options: Options | None = None) -> builtins.list[models.Session]:
        """List the sessions of an event.

        Returns all sessions of an event in one reply.

        Args:
            event_id: The id of the event.
            options: What this call shall have otherwise than its client.

        Returns:
            All of them, in one reply.

        Raises:
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

        See Also:
            https://docs.texpo.io/apidocs/social_event.html
        """
        return await self._client.call(_list_sessions(event_id=event_id), options)

    async def list_prop(
        self, *, room_id: str, prop_id: str, options: Options | None = None
    ) -> builtins.list[models.Session]:
        """List the nearest sessions at a prop.

        Returns the sessions at a prop that are on or come next, two at most.

        Args:
            room_id: The id of the room.
            prop_id: The id of the prop.
            options: What this call shall have otherwise than its client.

        Returns:
            Two at most.

        Raises:
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

        See Also:
            https://docs.texpo.io/apidocs/social_event.html
        """
        return await self._client.call(_list_prop_sessions(room_id=room_id, prop_id=prop_id), options)

    async def invite_users(
        self, *, session_id: str, users_to_invite: builtins.list[models.Invitation], options: Options | None = None
    ) -> None:
        """Invite people to a session.

        Invites more people, each in one way or several.

        Args:
            session_id: The id of the session.
            users_to_invite: Whom to invite.
            options: What this call shall have otherwise than its client.

        Raises:
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

        See Also:
            https://docs.texpo.io/apidocs/social_event.html
        """
        return await self._client.call(_invite_users(session_id=session_id, users_to_invite=users_to_invite), options)

    async def delete_invitations(
        self, *, session_id: str, users_to_invite: builtins.list[str], options: Options | None = None
    ) -> None:
        """Take back invitations to a session.

        Takes back the invitations of the users who are named by their ids.

        Args:
            session_id: The id of the session.
            users_to_invite: The ids of the users who are no longer invited.
            options: What this call shall have otherwise than its client.

        Raises:
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

        See Also:
            https://docs.texpo.io/apidocs/social_event.html
        """
        return await self._client.call(
            _delete_invitations(session_id=session_id, users_to_invite=users_to_invite), options
        )

    async def join(self, *, session_id: str, options: Options | None = None) -> None:
        """Join a session.

        Makes the user one of those who joined.

        Args:
            session_id: The id of the session.
            options: What this call shall have otherwise than its client.

        Raises:
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

        See Also:
            https://docs.texpo.io/apidocs/social_event.html
        """
        return await self._client.call(_join_session(session_id=session_id), options)

    async def decline(self, *, session_id: str, options: Options | None = None) -> None:
        """Decline a session.

        Says that the user will not take part.

        Args:
            session_id: The id of the session.
            options: What this call shall have otherwise than its client.

        Raises:
            ApiError: It failed otherwise: no answer came, or one that is not understood; see its subclasses.

        See Also:
            https://docs.texpo.io/apidocs/social_event.html
        """
        return await self._client.call(_decline_session(session_id=session_id), options)
