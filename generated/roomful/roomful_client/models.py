"""Models of what the vendor sends and takes."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field

from roomful_client._core import IntEnum, Model, StrEnum, UnixTime


class Credentials(Model):
    """The credentials of the user."""

    model_config = ConfigDict(extra="forbid")
    email: str
    """The user's email address."""
    password: str
    """The user's password."""


class SignInData(Model):
    """A user session."""

    session_token: str
    """The token of the user session, which authenticates the user's later calls."""
    is_new: bool
    """Whether this sign-in registered the user."""
    need_verification: bool
    """Whether the user still has to verify the email address."""


class ErrorInfo(Model):
    """Whether a call failed, and why. Part of every reply and of every event that the server sends."""

    status: bool
    """Whether the call failed."""
    code: int
    """The error code: 400 invalid request, 401 not signed in, 403 forbidden, 404 not found, 409 not possible in the current state, 802 unknown room, 803 no permission for the room, 1021 unknown user; 0 without an error."""
    message: str
    """A description of the error; empty without an error."""


class Failure(Model):
    """The error of a failed call. It distinguishes failed replies from successful ones."""

    status: Literal[True]


class Acknowledgement(Model):
    """A reply that reports only whether the call succeeded."""

    error: ErrorInfo


class InvalidConnection(Model):
    """Reports why the connection is no longer valid."""

    error: ErrorInfo


class EventReference(Model):
    """Identifies a social event."""

    model_config = ConfigDict(extra="forbid")
    event_id: Annotated[str, Field(alias="eventId")]
    """The id of the event."""


class SourceReference(Model):
    """Identifies the network or the community that owns the events."""

    model_config = ConfigDict(extra="forbid")
    source: Annotated[str, Field(pattern="^(network:[^:]+|community:[^:]+:[^:]+)$")]
    """The owner of an event: `network:{networkId}` for a network, `community:{networkId}:{communityId}` for a community."""


class SessionReference(Model):
    """Identifies a session."""

    model_config = ConfigDict(extra="forbid")
    session_id: Annotated[str, Field(alias="sessionId")]
    """The id of the session."""


class PropReference(Model):
    """Identifies a prop in a room."""

    model_config = ConfigDict(extra="forbid")
    room_id: Annotated[str, Field(alias="roomId")]
    """The id of the room."""
    prop_id: Annotated[str, Field(alias="propId")]
    """The id of the prop."""


class DeletedInvitations(Model):
    """A session and the users whose invitations to delete."""

    model_config = ConfigDict(extra="forbid")
    session_id: Annotated[str, Field(alias="sessionId")]
    """The id of the session."""
    users_to_invite: Annotated[list[str], Field(alias="usersToInvite")]
    """The ids of the users whose invitations to delete."""


class DeletedSession(Model):
    """Identifies a deleted session."""

    session_id: Annotated[str, Field(alias="sessionId")]
    """The id of the deleted session."""


class AnonymousAuthorizedData(Model):
    """The user session with which to reconnect."""

    session_id: Annotated[str, Field(alias="sessionId")]
    """The id of the user session for the new connection."""


class EventInput(Model):
    """A new event."""

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)
    title: str
    """The title of the event."""
    description: str | None = None
    """The description of the event."""
    start_date: Annotated[UnixTime, Field(alias="startDate")]
    """A point in time, in seconds since 1970-01-01 00:00 UTC."""
    end_date: Annotated[UnixTime, Field(alias="endDate")]
    """A point in time, in seconds since 1970-01-01 00:00 UTC."""
    preview_resource_id: Annotated[str | None, Field(alias="previewResourceId")] = None
    """The id of the resource with the picture of the event."""
    room_id: Annotated[str | None, Field(alias="roomId")] = None
    """The default room for the event's sessions."""
    participant_limit: Annotated[int | None, Field(alias="participantLimit", ge=0)] = None
    """The maximum number of participants; 0 for no limit."""
    price: Annotated[float | None, Field(ge=0.0)] = None
    """The price of participation; 0 if it is free."""
    custom_data: Annotated[dict[str, Any] | None, Field(alias="customData")] = None
    """Additional data of the event, such as its venue or an address. The caller chooses the names."""


class EventChange(Model):
    """Changes to a social event. Omitted properties keep their values."""

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)
    title: str | None = None
    """The title of the event."""
    description: str | None = None
    """The description of the event."""
    start_date: Annotated[UnixTime | None, Field(alias="startDate")] = None
    """A point in time, in seconds since 1970-01-01 00:00 UTC."""
    end_date: Annotated[UnixTime | None, Field(alias="endDate")] = None
    """A point in time, in seconds since 1970-01-01 00:00 UTC."""
    preview_resource_id: Annotated[str | None, Field(alias="previewResourceId")] = None
    """The id of the resource with the picture of the event."""
    room_id: Annotated[str | None, Field(alias="roomId")] = None
    """The default room for the event's sessions."""
    participant_limit: Annotated[int | None, Field(alias="participantLimit", ge=0)] = None
    """The maximum number of participants; 0 for no limit."""
    price: Annotated[float | None, Field(ge=0.0)] = None
    """The price of participation; 0 if it is free."""
    custom_data: Annotated[dict[str, Any] | None, Field(alias="customData")] = None
    """Additional data of the event, such as its venue or an address. The caller chooses the names."""


class SourceType(StrEnum):
    """
    Whether an event belongs to a network or to a community.
    """

    NETWORK = "network"
    COMMUNITY = "community"


class EventStatus(IntEnum):
    """The status of a social event."""

    DRAFT = 0
    PUBLISHED = 1


class SessionType(IntEnum):
    """Who may join a session."""

    PUBLIC = 0
    PRIVATE = 1
    OPEN_SLOT = 2


class Rgba(Model):
    """A colour and its opacity. Each component ranges from 0 to 1."""

    r: float
    """Red."""
    g: float
    """Green."""
    b: float
    """Blue."""
    a: float
    """Opacity."""


class Role(IntEnum):
    """The role of a user in a session."""

    ATTENDEE = 0
    PRESENTER = 1
    PANELIST = 2


class PrivacyMode(IntEnum):
    """How the user appears to others."""

    DEFAULT = 0
    INCOGNITO = 1


class Avatar3D(Model):
    """The user's avatar in rooms. Absent if the user has none."""

    asset_id: Annotated[str, Field(alias="assetId")]
    """The id of the asset."""
    asset_skins: Annotated[dict[str, str], Field(alias="assetSkins")]
    """The chosen skin of each variant."""
    avatar_url: Annotated[str, Field(alias="avatarUrl")]
    """The URL of the avatar's glb file (Ready Player Me)."""
    avatar_user_id: Annotated[str, Field(alias="avatarUserId")]
    """The id at Ready Player Me, with which the user's session there can be resumed."""


class NetworkType(StrEnum):
    """The purpose of a network."""

    PUBLIC = "Public"
    MATCHMAKING = "Matchmaking"
    BUSINESS_SOCIAL = "BusinessSocial"
    NETWORK_CONFERENCE = "NetworkConference"
    HUMANITY = "Humanity"


class SignInReply(Model):
    """A user session, or an error."""

    data: SignInData | None = None
    error: ErrorInfo


class EventCall(Model):
    """Request about one social event."""

    model_config = ConfigDict(extra="forbid")
    data: EventReference


class ListEventsCall(Model):
    """Request to list the social events of a network or a community."""

    model_config = ConfigDict(extra="forbid")
    data: SourceReference


class SessionCall(Model):
    """Request about one session."""

    model_config = ConfigDict(extra="forbid")
    data: SessionReference


class PropSessionsCall(Model):
    """Request for the sessions at a prop."""

    model_config = ConfigDict(extra="forbid")
    data: PropReference


class DeleteInvitationsCall(Model):
    """Request to delete invitations."""

    model_config = ConfigDict(extra="forbid")
    data: DeletedInvitations


class SessionDeleted(Model):
    """Reports the deletion of a session."""

    data: DeletedSession
    error: ErrorInfo


class AnonymousAuthorized(Model):
    """Reports that the user of an anonymous connection signed in."""

    data: AnonymousAuthorizedData
    error: ErrorInfo


class NewEvent(Model):
    """A new social event and its owner."""

    model_config = ConfigDict(extra="forbid")
    source: Annotated[str, Field(pattern="^(network:[^:]+|community:[^:]+:[^:]+)$")]
    """The owner of an event: `network:{networkId}` for a network, `community:{networkId}:{communityId}` for a community."""
    event: EventInput
    form_schema: Annotated[dict[str, Any] | None, Field(alias="formSchema")] = None
    """The form of the event. The caller chooses the names. Requests have it next to the event, replies have it inside the event."""


class ChangedEvent(Model):
    """A social event and the changes to it."""

    model_config = ConfigDict(extra="forbid")
    event_id: Annotated[str, Field(alias="eventId")]
    """The id of the event to update."""
    event: EventChange | None = None
    form_schema: Annotated[dict[str, Any] | None, Field(alias="formSchema")] = None
    """The form of the event. The caller chooses the names. Requests have it next to the event, replies have it inside the event."""


class Event(Model):
    """A social event."""

    id: str
    """The id of the event."""
    created: UnixTime
    """A point in time, in seconds since 1970-01-01 00:00 UTC."""
    updated: UnixTime
    """A point in time, in seconds since 1970-01-01 00:00 UTC."""
    source_string: Annotated[str, Field(alias="sourceString")]
    """The owner of an event: `network:{networkId}` for a network, `community:{networkId}:{communityId}` for a community."""
    source_type: Annotated[SourceType, Field(alias="sourceType")]
    source_pk: Annotated[str, Field(alias="sourcePk")]
    """The id of the network or the community that owns the event."""
    network_id: Annotated[str, Field(alias="networkId")]
    """The id of the network to which the event, or its community, belongs."""
    title: str
    """The title of the event."""
    description: str
    """The description of the event."""
    start_date: Annotated[UnixTime, Field(alias="startDate")]
    """A point in time, in seconds since 1970-01-01 00:00 UTC."""
    end_date: Annotated[UnixTime, Field(alias="endDate")]
    """A point in time, in seconds since 1970-01-01 00:00 UTC."""
    preview_resource_id: Annotated[str, Field(alias="previewResourceId")]
    """The id of the resource with the picture of the event."""
    room_id: Annotated[str, Field(alias="roomId")]
    """The default room for the event's sessions."""
    participant_limit: Annotated[int, Field(alias="participantLimit")]
    """The maximum number of participants; 0 for no limit."""
    price: float
    """The price of participation; 0 if it is free."""
    custom_data: Annotated[dict[str, Any], Field(alias="customData")]
    """Additional data of the event, such as its venue or an address. The caller chooses the names."""
    status: EventStatus
    form_schema: Annotated[dict[str, Any], Field(alias="formSchema")]
    """The form of the event. The caller chooses the names. Requests have it next to the event, replies have it inside the event."""


class SessionInput(Model):
    """A new session. Properties that the server sets are accepted and ignored."""

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)
    id: str | None = None
    """The id of the session. The server sets it."""
    created: UnixTime | None = None
    """A point in time, in seconds since 1970-01-01 00:00 UTC."""
    updated: UnixTime | None = None
    """A point in time, in seconds since 1970-01-01 00:00 UTC."""
    event_id: Annotated[str, Field(alias="eventId")]
    """The id of the social event to which the session belongs."""
    owner_id: Annotated[str | None, Field(alias="ownerId")] = None
    """The id of the user who created the session. The server sets it."""
    room_id: Annotated[str, Field(alias="roomId")]
    """The id of the room in which the session takes place."""
    prop_id: Annotated[str | None, Field(alias="propId")] = None
    """The id of the prop at which the session takes place, if any."""
    session_type: Annotated[SessionType, Field(alias="sessionType")]
    title: str
    """The title of the session."""
    description: str | None = None
    """The description of the session."""
    start_date: Annotated[UnixTime, Field(alias="startDate")]
    """A point in time, in seconds since 1970-01-01 00:00 UTC."""
    duration: Annotated[int, Field(gt=0)]
    """The duration of the session, in seconds."""
    is_recurring: Annotated[bool | None, Field(alias="isRecurring")] = None
    """Whether the session recurs."""
    color: Rgba | None = None
    is_valid: Annotated[bool | None, Field(alias="isValid")] = None
    """Whether the session's room and prop still exist."""


class Invitation(Model):
    """The invitation of a user: one or several ways to identify the user, and the user's role."""

    model_config = ConfigDict(extra="forbid")
    user_id: Annotated[str | None, Field(alias="userId")] = None
    """The id of the user at the vendor."""
    facebook: Annotated[str | None, Field(pattern="^[^:]+:[^:]+$")] = None
    """The user at Facebook, as `{fbAppId}:{fbUserId}`."""
    emails: list[str] | None = None
    """Email addresses of the user."""
    phones: list[str] | None = None
    """Telephone numbers of the user."""
    role: Role | None = None


class SessionChange(Model):
    """Changes to a session, identified by its id. Omitted properties keep their values. Properties that the server sets are accepted and ignored."""

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)
    id: str
    """The id of the session to update."""
    created: UnixTime | None = None
    """A point in time, in seconds since 1970-01-01 00:00 UTC."""
    updated: UnixTime | None = None
    """A point in time, in seconds since 1970-01-01 00:00 UTC."""
    event_id: Annotated[str | None, Field(alias="eventId")] = None
    """The id of the social event to which the session belongs."""
    owner_id: Annotated[str | None, Field(alias="ownerId")] = None
    """The id of the session. The server sets it."""
    room_id: Annotated[str | None, Field(alias="roomId")] = None
    """The id of the room in which the session takes place."""
    prop_id: Annotated[str | None, Field(alias="propId")] = None
    """The id of the prop at which the session takes place, if any."""
    session_type: Annotated[SessionType | None, Field(alias="sessionType")] = None
    title: str | None = None
    """The title of the session."""
    description: str | None = None
    """The description of the session."""
    start_date: Annotated[UnixTime | None, Field(alias="startDate")] = None
    """A point in time, in seconds since 1970-01-01 00:00 UTC."""
    duration: Annotated[int | None, Field(gt=0)] = None
    """The duration of the session, in seconds."""
    is_recurring: Annotated[bool | None, Field(alias="isRecurring")] = None
    """Whether the session recurs."""
    color: Rgba | None = None
    is_valid: Annotated[bool | None, Field(alias="isValid")] = None
    """Whether the session's room and prop still exist."""


class SignedInUser(Model):
    """The user of the connection. Only the properties that matter for social events are described; the server also sends others."""

    id: str
    """The id of the user."""
    created: UnixTime
    """A point in time, in seconds since 1970-01-01 00:00 UTC."""
    updated: UnixTime
    """A point in time, in seconds since 1970-01-01 00:00 UTC."""
    first_name: Annotated[str, Field(alias="firstName")]
    """The user's given name."""
    last_name: Annotated[str, Field(alias="lastName")]
    """The user's family name."""
    privacy_mode: Annotated[PrivacyMode, Field(alias="privacyMode")]
    avatar: str
    """The user's picture, as a URL or as the id of a resource."""
    avatar3_d: Annotated[Avatar3D | None, Field(alias="avatar3D")] = None
    company_name: Annotated[str, Field(alias="companyName")]
    """The company that the user represents."""
    company_title: Annotated[str, Field(alias="companyTitle")]
    """The user's position in the company."""
    email: str
    """The address with which the user signs in."""


class Network(Model):
    """A network: a separate area into which users sign in."""

    id: str
    """The id of the network."""
    created: UnixTime
    """A point in time, in seconds since 1970-01-01 00:00 UTC."""
    updated: UnixTime
    """A point in time, in seconds since 1970-01-01 00:00 UTC."""
    full_name: Annotated[str, Field(alias="fullName")]
    """The name of the network."""
    type: NetworkType
    thumbnail: str
    """The id of the resource with the picture of the network."""
    parent_network_id: Annotated[str, Field(alias="parentNetworkId")]
    """The id of the parent network; empty if there is none."""


class UserSimple(Model):
    """A user as other users see the user."""

    id: str
    """The id of the user."""
    first_name: Annotated[str, Field(alias="firstName")]
    """The user's given name."""
    last_name: Annotated[str, Field(alias="lastName")]
    """The user's family name."""
    privacy_mode: Annotated[PrivacyMode, Field(alias="privacyMode")]
    avatar: str
    """The user's picture, as a URL or as the id of a resource."""
    avatar3_d: Annotated[Avatar3D | None, Field(alias="avatar3D")] = None
    company_name: Annotated[str, Field(alias="companyName")]
    """The company that the user represents."""
    company_title: Annotated[str, Field(alias="companyTitle")]
    """The user's position in the company."""


class InvitedUser(Model):
    """An invited user and the user's role."""

    user: UserSimple
    role: Role


class CreateEventCall(Model):
    """Request to create a social event."""

    model_config = ConfigDict(extra="forbid")
    data: NewEvent


class UpdateEventCall(Model):
    """Request to update a social event."""

    model_config = ConfigDict(extra="forbid")
    data: ChangedEvent


class EventData(Model):
    """A social event."""

    event: Event


class EventListData(Model):
    """A list of social events."""

    events: list[Event]
    """All social events, in one reply."""


class NewSession(Model):
    """A new session and the users to invite."""

    model_config = ConfigDict(extra="forbid")
    session: SessionInput
    users_to_invite: Annotated[list[Invitation] | None, Field(alias="usersToInvite")] = None
    """The users to invite when the session is created."""


class ChangedSession(Model):
    """A session with changes."""

    model_config = ConfigDict(extra="forbid")
    session: SessionChange


class NewInvitations(Model):
    """A session and the users to invite to it."""

    model_config = ConfigDict(extra="forbid")
    session_id: Annotated[str, Field(alias="sessionId")]
    """The id of the session."""
    users_to_invite: Annotated[list[Invitation], Field(alias="usersToInvite")]
    """The users to invite."""


class UserInfoData(Model):
    """The signed-in user and the network."""

    user: SignedInUser
    network: Network
    is_new: Annotated[bool, Field(alias="isNew")]
    """Whether this sign-in registered the user."""


class AnonymousConnectionData(Model):
    """The network of an anonymous connection."""

    is_anonymous: Annotated[bool, Field(alias="isAnonymous")]
    """Whether the connection is anonymous."""
    network: Network


class Session(Model):
    """A session of a social event."""

    id: str
    """The id of the session."""
    created: UnixTime
    """A point in time, in seconds since 1970-01-01 00:00 UTC."""
    updated: UnixTime
    """A point in time, in seconds since 1970-01-01 00:00 UTC."""
    event_id: Annotated[str, Field(alias="eventId")]
    """The id of the social event to which the session belongs."""
    owner_id: Annotated[str, Field(alias="ownerId")]
    """The id of the user who created the session."""
    room_id: Annotated[str, Field(alias="roomId")]
    """The id of the room in which the session takes place."""
    prop_id: Annotated[str, Field(alias="propId")]
    """The id of the prop at which the session takes place, if any."""
    session_type: Annotated[SessionType, Field(alias="sessionType")]
    title: str
    """The title of the session."""
    description: str
    """The description of the session."""
    start_date: Annotated[UnixTime, Field(alias="startDate")]
    """A point in time, in seconds since 1970-01-01 00:00 UTC."""
    duration: int
    """The duration of the session, in seconds."""
    is_recurring: Annotated[bool, Field(alias="isRecurring")]
    """Whether the session recurs."""
    color: Rgba
    is_valid: Annotated[bool, Field(alias="isValid")]
    """Whether the session's room and prop still exist."""
    owner: UserSimple
    invited_users: Annotated[list[InvitedUser], Field(alias="invitedUsers")]
    """The invited users."""
    joined_users: Annotated[list[UserSimple], Field(alias="joinedUsers")]
    """The users who joined."""


class EventReply(Model):
    """The social event, or an error."""

    data: EventData | None = None
    error: ErrorInfo


class EventListReply(Model):
    """The social events, or an error."""

    data: EventListData | None = None
    error: ErrorInfo


class CreateSessionCall(Model):
    """Request to create a session."""

    model_config = ConfigDict(extra="forbid")
    data: NewSession


class UpdateSessionCall(Model):
    """Request to update a session."""

    model_config = ConfigDict(extra="forbid")
    data: ChangedSession


class InviteUsersCall(Model):
    """Request to invite users."""

    model_config = ConfigDict(extra="forbid")
    data: NewInvitations


class UserInfo(Model):
    """Reports the signed-in user of the connection."""

    data: UserInfoData
    error: ErrorInfo


class AnonymousConnection(Model):
    """Reports that the connection is anonymous."""

    data: AnonymousConnectionData
    error: ErrorInfo


class SessionData(Model):
    """A session."""

    session: Session


class SessionListData(Model):
    """A list of sessions."""

    sessions: list[Session]
    """All social events, in one reply."""


class NearestSessionsData(Model):
    """The current and upcoming sessions at a prop."""

    sessions: list[Session]
    """The sessions, at most two."""


class SessionReply(Model):
    """The session, or an error."""

    data: SessionData | None = None
    error: ErrorInfo


class SessionListReply(Model):
    """The sessions, or an error."""

    data: SessionListData | None = None
    error: ErrorInfo


class NearestSessionsReply(Model):
    """The current and upcoming sessions, or an error."""

    data: NearestSessionsData | None = None
    error: ErrorInfo


class SessionUpdated(Model):
    """Reports the current state of a session."""

    data: SessionData
    error: ErrorInfo
