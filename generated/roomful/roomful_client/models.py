"""Models of what the vendor sends and takes."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field

from roomful_client._core import IntEnum, Model, StrEnum, UnixTime


class Credentials(Model):
    """Who signs in."""

    model_config = ConfigDict(extra="forbid")
    email: str
    """The user's e-mail address."""
    password: str
    """The user's password."""


class SignInData(Model):
    """A session of a user."""

    session_token: str
    """What stands for the user from now on."""
    is_new: bool
    """Whether the user has just been registered."""
    need_verification: bool
    """Whether the user has yet to confirm the address."""


class ErrorInfo(Model):
    """Whether a call failed, and why. Comes with every reply and every event of the server."""

    status: bool
    """Whether the call failed."""
    code: int
    """What went wrong: 400 something in the request, 401 not signed in, 403 not allowed, 404 no such thing, 409 not in this state, 802 no such room, 803 no permission for the room, 1021 no such user. 0 where nothing did."""
    message: str
    """What went wrong, in words; empty where nothing did."""


class Failure(Model):
    """The error of a call that failed; what replies are told apart by."""

    status: Literal[True]


class Acknowledgement(Model):
    """The reply to a call that gives nothing back but whether it worked."""

    error: ErrorInfo


class InvalidConnection(Model):
    """Why the connection is no longer good."""

    error: ErrorInfo


class EventReference(Model):
    """Which event is meant."""

    model_config = ConfigDict(extra="forbid")
    event_id: Annotated[str, Field(alias="eventId")]
    """The id of the event."""


class SourceReference(Model):
    """Whose events are meant."""

    model_config = ConfigDict(extra="forbid")
    source: Annotated[str, Field(pattern="^(network:[^:]+|community:[^:]+:[^:]+)$")]
    """Whose event it is: `network:{networkId}` for one of a network, `community:{networkId}:{communityId}` for one of a community."""


class SessionReference(Model):
    """Which session is meant."""

    model_config = ConfigDict(extra="forbid")
    session_id: Annotated[str, Field(alias="sessionId")]
    """The id of the session."""


class PropReference(Model):
    """Which prop in which room is meant."""

    model_config = ConfigDict(extra="forbid")
    room_id: Annotated[str, Field(alias="roomId")]
    """The id of the room."""
    prop_id: Annotated[str, Field(alias="propId")]
    """The id of the prop."""


class DeletedInvitations(Model):
    """Whose invitations to which session are taken back."""

    model_config = ConfigDict(extra="forbid")
    session_id: Annotated[str, Field(alias="sessionId")]
    """The id of the session."""
    users_to_invite: Annotated[list[str], Field(alias="usersToInvite")]
    """The ids of the users who are no longer invited."""


class DeletedSession(Model):
    """A session of which nothing but the id is left."""

    session_id: Annotated[str, Field(alias="sessionId")]
    """The id that the session had."""


class AnonymousAuthorizedData(Model):
    """With what to connect anew."""

    session_id: Annotated[str, Field(alias="sessionId")]
    """The session for the new connection."""


class EventInput(Model):
    """A new event."""

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)
    title: str
    """What the event is called."""
    description: str | None = None
    """What the event is about."""
    start_date: Annotated[UnixTime, Field(alias="startDate")]
    """A moment, in seconds since the beginning of 1970 in UTC."""
    end_date: Annotated[UnixTime, Field(alias="endDate")]
    """A moment, in seconds since the beginning of 1970 in UTC."""
    preview_resource_id: Annotated[str | None, Field(alias="previewResourceId")] = None
    """The resource with the picture of the event."""
    room_id: Annotated[str | None, Field(alias="roomId")] = None
    """The room of those sessions of the event that name no other."""
    participant_limit: Annotated[int | None, Field(alias="participantLimit", ge=0)] = None
    """How many people may take part; 0 for any number."""
    price: Annotated[float | None, Field(ge=0.0)] = None
    """What taking part costs; 0 for nothing."""
    custom_data: Annotated[dict[str, Any] | None, Field(alias="customData")] = None
    """Anything else that belongs to the event, such as its venue or an address, by names of the caller's choice."""


class EventChange(Model):
    """What changes in an event; what is left out stays."""

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)
    title: str | None = None
    """What the event is called."""
    description: str | None = None
    """What the event is about."""
    start_date: Annotated[UnixTime | None, Field(alias="startDate")] = None
    """A moment, in seconds since the beginning of 1970 in UTC."""
    end_date: Annotated[UnixTime | None, Field(alias="endDate")] = None
    """A moment, in seconds since the beginning of 1970 in UTC."""
    preview_resource_id: Annotated[str | None, Field(alias="previewResourceId")] = None
    """The resource with the picture of the event."""
    room_id: Annotated[str | None, Field(alias="roomId")] = None
    """The room of those sessions of the event that name no other."""
    participant_limit: Annotated[int | None, Field(alias="participantLimit", ge=0)] = None
    """How many people may take part; 0 for any number."""
    price: Annotated[float | None, Field(ge=0.0)] = None
    """What taking part costs; 0 for nothing."""
    custom_data: Annotated[dict[str, Any] | None, Field(alias="customData")] = None
    """Anything else that belongs to the event, such as its venue or an address, by names of the caller's choice."""


class SourceType(StrEnum):
    """
    Whether an event belongs to a network or to a community.
    """

    NETWORK = "network"
    COMMUNITY = "community"


class EventStatus(IntEnum):
    """How far an event has come."""

    DRAFT = 0
    PUBLISHED = 1


class SessionType(IntEnum):
    """Who may join a session."""

    PUBLIC = 0
    PRIVATE = 1
    OPEN_SLOT = 2


class Rgba(Model):
    """A colour and how much of it shows, each part from 0 to 1."""

    r: float
    """Red."""
    g: float
    """Green."""
    b: float
    """Blue."""
    a: float
    """Opacity."""


class Role(IntEnum):
    """What somebody does in a session."""

    ATTENDEE = 0
    PRESENTER = 1
    PANELIST = 2


class PrivacyMode(IntEnum):
    """How the user wants to appear to others."""

    DEFAULT = 0
    INCOGNITO = 1


class Avatar3D(Model):
    """The figure that stands for a user in a room. A user who has none has no such member."""

    asset_id: Annotated[str, Field(alias="assetId")]
    """The id of the asset."""
    asset_skins: Annotated[dict[str, str], Field(alias="assetSkins")]
    """The skin that was chosen for each variant."""
    avatar_url: Annotated[str, Field(alias="avatarUrl")]
    """Where the figure's glb file (Ready Player Me) is."""
    avatar_user_id: Annotated[str, Field(alias="avatarUserId")]
    """The id at Ready Player Me by which the user's session there is found again."""


class NetworkType(StrEnum):
    """What a network is for."""

    PUBLIC = "Public"
    MATCHMAKING = "Matchmaking"
    BUSINESS_SOCIAL = "BusinessSocial"
    NETWORK_CONFERENCE = "NetworkConference"
    HUMANITY = "Humanity"


class SignInReply(Model):
    """A session, or why there is none."""

    data: SignInData | None = None
    error: ErrorInfo


class EventCall(Model):
    """Asks for something about one event."""

    model_config = ConfigDict(extra="forbid")
    data: EventReference


class ListEventsCall(Model):
    """Asks for the events of a network or a community."""

    model_config = ConfigDict(extra="forbid")
    data: SourceReference


class SessionCall(Model):
    """Asks for something about one session."""

    model_config = ConfigDict(extra="forbid")
    data: SessionReference


class PropSessionsCall(Model):
    """Asks for the sessions at a prop."""

    model_config = ConfigDict(extra="forbid")
    data: PropReference


class DeleteInvitationsCall(Model):
    """Asks to take invitations back."""

    model_config = ConfigDict(extra="forbid")
    data: DeletedInvitations


class SessionDeleted(Model):
    """Which session is gone."""

    data: DeletedSession
    error: ErrorInfo


class AnonymousAuthorized(Model):
    """Somebody has signed in for an anonymous connection."""

    data: AnonymousAuthorizedData
    error: ErrorInfo


class NewEvent(Model):
    """An event to be made, and whose it is."""

    model_config = ConfigDict(extra="forbid")
    source: Annotated[str, Field(pattern="^(network:[^:]+|community:[^:]+:[^:]+)$")]
    """Whose event it is: `network:{networkId}` for one of a network, `community:{networkId}:{communityId}` for one of a community."""
    event: EventInput
    form_schema: Annotated[dict[str, Any] | None, Field(alias="formSchema")] = None
    """The form of the event, by names of the caller's choice. Stands beside the event in requests, within it in replies."""


class ChangedEvent(Model):
    """An event to be changed, and how."""

    model_config = ConfigDict(extra="forbid")
    event_id: Annotated[str, Field(alias="eventId")]
    """The event to change."""
    event: EventChange | None = None
    form_schema: Annotated[dict[str, Any] | None, Field(alias="formSchema")] = None
    """The form of the event, by names of the caller's choice. Stands beside the event in requests, within it in replies."""


class Event(Model):
    """A social event."""

    id: str
    """The id of the event."""
    created: UnixTime
    """A moment, in seconds since the beginning of 1970 in UTC."""
    updated: UnixTime
    """A moment, in seconds since the beginning of 1970 in UTC."""
    source_string: Annotated[str, Field(alias="sourceString")]
    """Whose event it is: `network:{networkId}` for one of a network, `community:{networkId}:{communityId}` for one of a community."""
    source_type: Annotated[SourceType, Field(alias="sourceType")]
    source_pk: Annotated[str, Field(alias="sourcePk")]
    """The id of the network or the community."""
    network_id: Annotated[str, Field(alias="networkId")]
    """The network, be the event its own or one of its communities'."""
    title: str
    """What the event is called."""
    description: str
    """What the event is about."""
    start_date: Annotated[UnixTime, Field(alias="startDate")]
    """A moment, in seconds since the beginning of 1970 in UTC."""
    end_date: Annotated[UnixTime, Field(alias="endDate")]
    """A moment, in seconds since the beginning of 1970 in UTC."""
    preview_resource_id: Annotated[str, Field(alias="previewResourceId")]
    """The resource with the picture of the event."""
    room_id: Annotated[str, Field(alias="roomId")]
    """The room of those sessions of the event that name no other."""
    participant_limit: Annotated[int, Field(alias="participantLimit")]
    """How many people may take part; 0 for any number."""
    price: float
    """What taking part costs; 0 for nothing."""
    custom_data: Annotated[dict[str, Any], Field(alias="customData")]
    """Anything else that belongs to the event, such as its venue or an address, by names of the caller's choice."""
    status: EventStatus
    form_schema: Annotated[dict[str, Any], Field(alias="formSchema")]
    """The form of the event, by names of the caller's choice. Stands beside the event in requests, within it in replies."""


class SessionInput(Model):
    """A new session. The members that the server makes may be sent, and are ignored."""

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)
    id: str | None = None
    """Made by the server."""
    created: UnixTime | None = None
    """A moment, in seconds since the beginning of 1970 in UTC."""
    updated: UnixTime | None = None
    """A moment, in seconds since the beginning of 1970 in UTC."""
    event_id: Annotated[str, Field(alias="eventId")]
    """The event that the session is part of."""
    owner_id: Annotated[str | None, Field(alias="ownerId")] = None
    """Made by the server; who creates a session owns it."""
    room_id: Annotated[str, Field(alias="roomId")]
    """The room in which the session takes place."""
    prop_id: Annotated[str | None, Field(alias="propId")] = None
    """The prop in the room at which it takes place, if it is one."""
    session_type: Annotated[SessionType, Field(alias="sessionType")]
    title: str
    """What the session is called."""
    description: str | None = None
    """What the session is about."""
    start_date: Annotated[UnixTime, Field(alias="startDate")]
    """A moment, in seconds since the beginning of 1970 in UTC."""
    duration: Annotated[int, Field(gt=0)]
    """How long it takes, in seconds."""
    is_recurring: Annotated[bool | None, Field(alias="isRecurring")] = None
    """Whether the session comes again."""
    color: Rgba | None = None
    is_valid: Annotated[bool | None, Field(alias="isValid")] = None
    """Whether the session's room and prop are still there."""


class Invitation(Model):
    """Whom to invite, in one way or several, and as what."""

    model_config = ConfigDict(extra="forbid")
    user_id: Annotated[str | None, Field(alias="userId")] = None
    """The user's id here."""
    facebook: Annotated[str | None, Field(pattern="^[^:]+:[^:]+$")] = None
    """The user at Facebook, as `{fbAppId}:{fbUserId}`."""
    emails: list[str] | None = None
    """E-mail addresses."""
    phones: list[str] | None = None
    """Telephone numbers."""
    role: Role | None = None


class SessionChange(Model):
    """Which session changes, and what in it; what is left out stays. The members that the server makes may be sent, and are ignored."""

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)
    id: str
    """The session to change."""
    created: UnixTime | None = None
    """A moment, in seconds since the beginning of 1970 in UTC."""
    updated: UnixTime | None = None
    """A moment, in seconds since the beginning of 1970 in UTC."""
    event_id: Annotated[str | None, Field(alias="eventId")] = None
    """The event that the session is part of."""
    owner_id: Annotated[str | None, Field(alias="ownerId")] = None
    """Made by the server."""
    room_id: Annotated[str | None, Field(alias="roomId")] = None
    """The room in which the session takes place."""
    prop_id: Annotated[str | None, Field(alias="propId")] = None
    """The prop in the room at which it takes place, if it is one."""
    session_type: Annotated[SessionType | None, Field(alias="sessionType")] = None
    title: str | None = None
    """What the session is called."""
    description: str | None = None
    """What the session is about."""
    start_date: Annotated[UnixTime | None, Field(alias="startDate")] = None
    """A moment, in seconds since the beginning of 1970 in UTC."""
    duration: Annotated[int | None, Field(gt=0)] = None
    """How long it takes, in seconds."""
    is_recurring: Annotated[bool | None, Field(alias="isRecurring")] = None
    """Whether the session comes again."""
    color: Rgba | None = None
    is_valid: Annotated[bool | None, Field(alias="isValid")] = None
    """Whether the session's room and prop are still there."""


class SignedInUser(Model):
    """The user for whom the connection stands. Only the members that matter to social events are described; the rest comes along."""

    id: str
    """The id of the user."""
    created: UnixTime
    """A moment, in seconds since the beginning of 1970 in UTC."""
    updated: UnixTime
    """A moment, in seconds since the beginning of 1970 in UTC."""
    first_name: Annotated[str, Field(alias="firstName")]
    """The given name."""
    last_name: Annotated[str, Field(alias="lastName")]
    """The family name."""
    privacy_mode: Annotated[PrivacyMode, Field(alias="privacyMode")]
    avatar: str
    """The picture, as an address or the id of a resource."""
    avatar3_d: Annotated[Avatar3D | None, Field(alias="avatar3D")] = None
    company_name: Annotated[str, Field(alias="companyName")]
    """The company that the user represents."""
    company_title: Annotated[str, Field(alias="companyTitle")]
    """The user's position in the company."""
    email: str
    """The address with which the user signs in."""


class Network(Model):
    """A network, the world of its own in which a user is signed in."""

    id: str
    """The id of the network."""
    created: UnixTime
    """A moment, in seconds since the beginning of 1970 in UTC."""
    updated: UnixTime
    """A moment, in seconds since the beginning of 1970 in UTC."""
    full_name: Annotated[str, Field(alias="fullName")]
    """What the network is called."""
    type: NetworkType
    thumbnail: str
    """The resource with its picture."""
    parent_network_id: Annotated[str, Field(alias="parentNetworkId")]
    """The network that it is part of; empty where it stands alone."""


class UserSimple(Model):
    """A person as others see them."""

    id: str
    """The id of the user."""
    first_name: Annotated[str, Field(alias="firstName")]
    """The given name."""
    last_name: Annotated[str, Field(alias="lastName")]
    """The family name."""
    privacy_mode: Annotated[PrivacyMode, Field(alias="privacyMode")]
    avatar: str
    """The picture, as an address or the id of a resource."""
    avatar3_d: Annotated[Avatar3D | None, Field(alias="avatar3D")] = None
    company_name: Annotated[str, Field(alias="companyName")]
    """The company that the user represents."""
    company_title: Annotated[str, Field(alias="companyTitle")]
    """The user's position in the company."""


class InvitedUser(Model):
    """Somebody who is invited, and as what."""

    user: UserSimple
    role: Role


class CreateEventCall(Model):
    """Asks for a new event."""

    model_config = ConfigDict(extra="forbid")
    data: NewEvent


class UpdateEventCall(Model):
    """Asks to change an event."""

    model_config = ConfigDict(extra="forbid")
    data: ChangedEvent


class EventData(Model):
    """One event."""

    event: Event


class EventListData(Model):
    """Several events."""

    events: list[Event]
    """All of them, in one reply."""


class NewSession(Model):
    """A session to be made, and whom to invite to it."""

    model_config = ConfigDict(extra="forbid")
    session: SessionInput
    users_to_invite: Annotated[list[Invitation] | None, Field(alias="usersToInvite")] = None
    """Whom to invite at once."""


class ChangedSession(Model):
    """A session to be changed."""

    model_config = ConfigDict(extra="forbid")
    session: SessionChange


class NewInvitations(Model):
    """Whom to invite to which session."""

    model_config = ConfigDict(extra="forbid")
    session_id: Annotated[str, Field(alias="sessionId")]
    """The id of the session."""
    users_to_invite: Annotated[list[Invitation], Field(alias="usersToInvite")]
    """Whom to invite."""


class UserInfoData(Model):
    """Who is signed in, and where."""

    user: SignedInUser
    network: Network
    is_new: Annotated[bool, Field(alias="isNew")]
    """Whether the user has just been registered."""


class AnonymousConnectionData(Model):
    """Where somebody is who is not signed in."""

    is_anonymous: Annotated[bool, Field(alias="isAnonymous")]
    """Whether nobody is signed in."""
    network: Network


class Session(Model):
    """A session of a social event."""

    id: str
    """The id of the session."""
    created: UnixTime
    """A moment, in seconds since the beginning of 1970 in UTC."""
    updated: UnixTime
    """A moment, in seconds since the beginning of 1970 in UTC."""
    event_id: Annotated[str, Field(alias="eventId")]
    """The event that the session is part of."""
    owner_id: Annotated[str, Field(alias="ownerId")]
    """Who created it."""
    room_id: Annotated[str, Field(alias="roomId")]
    """The room in which the session takes place."""
    prop_id: Annotated[str, Field(alias="propId")]
    """The prop in the room at which it takes place, if it is one."""
    session_type: Annotated[SessionType, Field(alias="sessionType")]
    title: str
    """What the session is called."""
    description: str
    """What the session is about."""
    start_date: Annotated[UnixTime, Field(alias="startDate")]
    """A moment, in seconds since the beginning of 1970 in UTC."""
    duration: int
    """How long it takes, in seconds."""
    is_recurring: Annotated[bool, Field(alias="isRecurring")]
    """Whether the session comes again."""
    color: Rgba
    is_valid: Annotated[bool, Field(alias="isValid")]
    """Whether the session's room and prop are still there."""
    owner: UserSimple
    invited_users: Annotated[list[InvitedUser], Field(alias="invitedUsers")]
    """Who is invited."""
    joined_users: Annotated[list[UserSimple], Field(alias="joinedUsers")]
    """Who has joined."""


class EventReply(Model):
    """The event, or why there is none."""

    data: EventData | None = None
    error: ErrorInfo


class EventListReply(Model):
    """The events, or why there are none."""

    data: EventListData | None = None
    error: ErrorInfo


class CreateSessionCall(Model):
    """Asks for a new session."""

    model_config = ConfigDict(extra="forbid")
    data: NewSession


class UpdateSessionCall(Model):
    """Asks to change a session."""

    model_config = ConfigDict(extra="forbid")
    data: ChangedSession


class InviteUsersCall(Model):
    """Asks to invite people."""

    model_config = ConfigDict(extra="forbid")
    data: NewInvitations


class UserInfo(Model):
    """Who is signed in on the connection."""

    data: UserInfoData
    error: ErrorInfo


class AnonymousConnection(Model):
    """Nobody is signed in on the connection."""

    data: AnonymousConnectionData
    error: ErrorInfo


class SessionData(Model):
    """One session."""

    session: Session


class SessionListData(Model):
    """Several sessions."""

    sessions: list[Session]
    """All of them, in one reply."""


class NearestSessionsData(Model):
    """The sessions at a prop that are on or come next."""

    sessions: list[Session]
    """Two at most."""


class SessionReply(Model):
    """The session, or why there is none."""

    data: SessionData | None = None
    error: ErrorInfo


class SessionListReply(Model):
    """The sessions, or why there are none."""

    data: SessionListData | None = None
    error: ErrorInfo


class NearestSessionsReply(Model):
    """The nearest sessions, or why there are none."""

    data: NearestSessionsData | None = None
    error: ErrorInfo


class SessionUpdated(Model):
    """A session as it now is."""

    data: SessionData
    error: ErrorInfo
