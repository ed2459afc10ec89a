"""The sessions of social events, their invitations and their participants.

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
    """The sessions of social events, their invitations and their participants.

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

        Creates a session of a social event and invites users to it. The caller owns the session.

        Args:
            event_id: The id of the social event to which the session belongs.
            room_id: The id of the room in which the session takes place.
            session_type: Who may join a session. Known values: `0` (PUBLIC), `1` (PRIVATE), `2` (OPEN_SLOT).
            title: The title of the session.
            start_date: A point in time, in seconds since 1970-01-01 00:00 UTC. A datetime with a time zone.
            duration: The duration of the session, in seconds. More than 0.
            id: The id of the session. The server sets it.
            created: A point in time, in seconds since 1970-01-01 00:00 UTC. A datetime with a time zone.
            updated: A point in time, in seconds since 1970-01-01 00:00 UTC. A datetime with a time zone.
            owner_id: The id of the user who created the session. The server sets it.
            prop_id: The id of the prop at which the session takes place, if any.
            description: The description of the session.
            is_recurring: Whether the session recurs.
            color: A colour and its opacity. Each component ranges from 0 to 1.
            is_valid: Whether the session's room and prop still exist.
            users_to_invite: The users to invite when the session is created.
            options: Overrides client options for this call.

        Returns:
            A session of a social event.

        Raises:
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

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
        """Update a session.

        Updates the properties of a session that the request contains. Other properties keep their values. The session's own `id` identifies it.

        Args:
            id: The id of the session to update.
            created: A point in time, in seconds since 1970-01-01 00:00 UTC. A datetime with a time zone.
            updated: A point in time, in seconds since 1970-01-01 00:00 UTC. A datetime with a time zone.
            event_id: The id of the social event to which the session belongs.
            owner_id: The id of the session. The server sets it.
            room_id: The id of the room in which the session takes place.
            prop_id: The id of the prop at which the session takes place, if any.
            session_type: Who may join a session. Known values: `0` (PUBLIC), `1` (PRIVATE), `2` (OPEN_SLOT).
            title: The title of the session.
            description: The description of the session.
            start_date: A point in time, in seconds since 1970-01-01 00:00 UTC. A datetime with a time zone.
            duration: The duration of the session, in seconds. More than 0.
            is_recurring: Whether the session recurs.
            color: A colour and its opacity. Each component ranges from 0 to 1.
            is_valid: Whether the session's room and prop still exist.
            options: Overrides client options for this call.

        Returns:
            A session of a social event.

        Raises:
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

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

        Deletes a session.

        Args:
            session_id: The id of the session.
            options: Overrides client options for this call.

        Raises:
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://docs.texpo.io/apidocs/social_event.html
        """
        return await self._client.call(_delete_session(session_id=session_id), options)

    async def get(self, *, session_id: str, options: Options | None = None) -> models.Session:
        """Get a session.

        Returns one session with its invited users and its participants.

        Args:
            session_id: The id of the session.
            options: Overrides client options for this call.

        Returns:
            A session of a social event.

        Raises:
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://docs.texpo.io/apidocs/social_event.html
        """
        return await self._client.call(_get_session(session_id=session_id), options)

    async def list(self, *, event_id: str, options: Options | None = None) -> builtins.list[models.Session]:
        """List the sessions of an event.

        Returns all sessions of a social event in one reply.

        Args:
            event_id: The id of the event.
            options: Overrides client options for this call.

        Returns:
            All social events, in one reply.

        Raises:
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://docs.texpo.io/apidocs/social_event.html
        """
        return await self._client.call(_list_sessions(event_id=event_id), options)

    async def list_prop(
        self, *, room_id: str, prop_id: str, options: Options | None = None
    ) -> builtins.list[models.Session]:
        """List the current and next sessions at a prop.

        Returns the current and upcoming sessions at a prop, at most two.

        Args:
            room_id: The id of the room.
            prop_id: The id of the prop.
            options: Overrides client options for this call.

        Returns:
            The sessions, at most two.

        Raises:
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://docs.texpo.io/apidocs/social_event.html
        """
        return await self._client.call(_list_prop_sessions(room_id=room_id, prop_id=prop_id), options)

    async def invite_users(
        self, *, session_id: str, users_to_invite: builtins.list[models.Invitation], options: Options | None = None
    ) -> None:
        """Invite users to a session.

        Invites further users. Each user can be identified in several ways.

        Args:
            session_id: The id of the session.
            users_to_invite: The users to invite.
            options: Overrides client options for this call.

        Raises:
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://docs.texpo.io/apidocs/social_event.html
        """
        return await self._client.call(_invite_users(session_id=session_id, users_to_invite=users_to_invite), options)

    async def delete_invitations(
        self, *, session_id: str, users_to_invite: builtins.list[str], options: Options | None = None
    ) -> None:
        """Delete invitations to a session.

        Deletes the invitations of the users with the given ids.

        Args:
            session_id: The id of the session.
            users_to_invite: The ids of the users whose invitations to delete.
            options: Overrides client options for this call.

        Raises:
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://docs.texpo.io/apidocs/social_event.html
        """
        return await self._client.call(
            _delete_invitations(session_id=session_id, users_to_invite=users_to_invite), options
        )

    async def join(self, *, session_id: str, options: Options | None = None) -> None:
        """Join a session.

        Adds the user to the participants of the session.

        Args:
            session_id: The id of the session.
            options: Overrides client options for this call.

        Raises:
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://docs.texpo.io/apidocs/social_event.html
        """
        return await self._client.call(_join_session(session_id=session_id), options)

    async def decline(self, *, session_id: str, options: Options | None = None) -> None:
        """Decline a session.

        Declines the user's invitation to the session.

        Args:
            session_id: The id of the session.
            options: Overrides client options for this call.

        Raises:
            ApiError: The call failed for another reason, such as a lost connection. See its subclasses.

        See Also:
            https://docs.texpo.io/apidocs/social_event.html
        """
        return await self._client.call(_decline_session(session_id=session_id), options)
