"""Models of what the vendor sends and takes."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from accelevents_client._core import Model, StrEnum
from accelevents_client.times import LocalDateTime


class SessionFormat(StrEnum):
    """
    The kind of a session. Regular sessions are breakout sessions.
    """

    MAIN_STAGE = "MAIN_STAGE"
    BREAKOUT_SESSION = "BREAKOUT_SESSION"
    MEET_UP = "MEET_UP"
    WORKSHOP = "WORKSHOP"
    EXPO = "EXPO"
    BREAK = "BREAK"
    OTHER = "OTHER"


class SessionStatus(StrEnum):
    """
    Whether attendees see a session in the list.
    """

    VISIBLE = "VISIBLE"
    HIDDEN = "HIDDEN"


class SessionVisibility(StrEnum):
    """
    Whether a session is open to all attendees, or only to those whom the organiser has registered.
    """

    PUBLIC = "PUBLIC"
    PRIVATE = "PRIVATE"


class StreamProvider(StrEnum):
    """
    The provider of a session's stream.
    """

    ACCELEVENTS = "ACCELEVENTS"
    WISTIA = "WISTIA"
    YOUTUBE = "YOUTUBE"
    VIMEO = "VIMEO"
    FACEBOOK = "FACEBOOK"
    ZOOM = "ZOOM"
    DIRECT_UPLOAD = "DIRECT_UPLOAD"


class SubStreamProvider(StrEnum):
    """
    The technology behind the vendor's own streams.
    """

    VOXEET = "VOXEET"
    CHIME = "CHIME"
    OPENTOK = "OPENTOK"
    AGORA = "AGORA"


class SessionPart(StrEnum):
    """A property of a session that is included on request."""

    SPEAKER = "SPEAKER"
    TRACK = "TRACK"
    TAG = "TAG"
    CURRENT_USER_REGISTERED_EVENT_TICKET_ID = "currentUserRegisteredEventTicketId"


class SessionStats(Model):
    """Statistics of a session."""

    id: int
    """The id of the session."""
    registered_user_count: Annotated[int, Field(alias="registeredUserCount")]
    """The number of registered users."""
    interested_user_count: Annotated[int, Field(alias="interestedUserCount")]
    """The number of users who bookmarked the session."""
    attendee_count: Annotated[int, Field(alias="attendeeCount")]
    """The number of attendees."""
    session_speaker_count: Annotated[int, Field(alias="sessionSpeakerCount")]
    """The number of speakers."""


class PostSessionCallToAction(Model):
    """The call to action that attendees see after the session."""

    enable_post_session_call_to_action: Annotated[bool, Field(alias="enablePostSessionCallToAction")]
    """Whether the call to action is enabled."""
    destination_type: Annotated[str | None, Field(alias="destinationType")]
    """The kind of destination."""
    description: str | None
    """The text of the call to action."""
    button_label_text: Annotated[str | None, Field(alias="buttonLabelText")]
    """The label of the button."""
    destination: str | None
    """The destination of the button."""


class SpeakerTicket(Model):
    """The ticket of a speaker."""

    speaker_order: Annotated[bool | None, Field(alias="speakerOrder")] = None
    """Whether the ticket was ordered for the speaker."""
    ticket_type_id: Annotated[int | None, Field(alias="ticketTypeId")] = None
    """The id of the ticket type."""
    user_id: Annotated[int | None, Field(alias="userId")] = None
    """The id of the user who owns the ticket."""


class Tag(Model):
    """A tag of sessions."""

    id: int
    """The id of the tag."""
    name: str
    """The name of the tag."""
    color: Annotated[str | None, Field(json_schema_extra={"x-nullable": True})] = None
    """The display colour of the tag."""
    description: Annotated[str | None, Field(json_schema_extra={"x-nullable": True})] = None
    """The description of the tag."""


class Track(Model):
    """A track of the event's programme."""

    id: int
    """The id of the track."""
    name: str
    """The name of the track."""
    color: Annotated[str | None, Field(json_schema_extra={"x-nullable": True})] = None
    """The display colour of the tag."""
    description: Annotated[str | None, Field(json_schema_extra={"x-nullable": True})] = None
    """The description of the track."""
    position: Annotated[float | None, Field(json_schema_extra={"x-nullable": True})] = None
    """The position of the track in the list."""


class KeyValue(Model):
    """A document or a link of a session."""

    key: str | None = None
    """The vendor's key of the document or link."""
    value: str | None = None
    """What it is called."""


class ChimeConfig(Model):
    """The device settings for attendees who enter a session on Chime."""

    disable_attendees_camera_on_entry: Annotated[bool | None, Field(alias="disableAttendeesCameraOnEntry")] = None
    """Whether attendees enter with their cameras off."""
    mute_attendees_on_entry: Annotated[bool | None, Field(alias="muteAttendeesOnEntry")] = None
    """Whether attendees enter with their microphones muted."""


class Confirmation(Model):
    """The confirmation that a call succeeded."""

    type: str
    """The word `Success`."""
    message: str
    """A description of the result."""


class Error(Model):
    """
    The reason why a call failed. The known codes, in addition to the HTTP status codes:

    | `errorCode` | Meaning |
    |---|---|
    | 4010101 | The key is invalid. |
    | 404800 | The session does not exist. |
    | 4040200 | The event does not exist. |
    | 4042005 | The ticket does not admit to the session. |
    | 4068910 | The attendee is not registered for the event. |
    | 4072002 | The period for joining is over. |
    | 4072003 | Only users who attended the live session may watch the recording. |
    """

    error_code: Annotated[int, Field(alias="errorCode")]
    """The vendor's error code."""
    error_message: Annotated[str, Field(alias="errorMessage")]
    """A description of the error."""


class Speaker(Model):
    """A speaker of a session."""

    speaker_id: Annotated[int, Field(alias="speakerId")]
    """The id of the speaker."""
    title: str | None
    """The speaker's job title or form of address."""
    pronouns: str | None
    """The speaker's pronouns."""
    first_name: Annotated[str, Field(alias="firstName")]
    """The speaker's first name."""
    last_name: Annotated[str, Field(alias="lastName")]
    """The speaker's last name."""
    email: str
    """The speaker's email address."""
    session_dto: Annotated[dict[str, Any] | None, Field(alias="sessionDTO")]
    """A session of the speaker. Its properties are not documented."""
    user_id: Annotated[int, Field(alias="userId")]
    """The id of the speaker's user account."""
    image_url: Annotated[str | None, Field(alias="imageUrl")]
    """The speaker's picture."""
    company: str | None
    """The speaker's company."""
    bio: str | None
    """The speaker's biography."""
    linked_in: Annotated[str | None, Field(alias="linkedIn")]
    """The speaker's LinkedIn profile."""
    twitter: str | None
    """The speaker's Twitter profile."""
    instagram: str | None
    """The speaker's Instagram profile."""
    position: float
    """The position of the speaker in the list: 1000, 2000 and so on."""
    moderator: bool
    """Whether the speaker moderates the session."""
    ticket_types_for_speaker: Annotated[SpeakerTicket | None, Field(alias="ticketTypesForSpeaker")]
    """The speaker's own ticket."""
    logged_in_at_veh: Annotated[bool, Field(alias="loggedInAtVEH")]
    """Whether the speaker is logged in at the event's virtual hub."""
    show_moderator: Annotated[bool, Field(alias="showModerator")]
    """Whether attendees see that the speaker moderates."""
    device_checked: Annotated[bool, Field(alias="deviceChecked")]
    """Whether the speaker's camera and microphone were tested."""
    allow_override_details: Annotated[bool, Field(alias="allowOverrideDetails")]
    """Whether the speaker may edit these properties."""
    allow_attendee_access: Annotated[bool, Field(alias="allowAttendeeAccess")]
    """Whether the speaker may also attend the event."""


class Session(Model):
    """A session of an event."""

    session_id: Annotated[int, Field(alias="sessionId")]
    """The id of the session."""
    title: str
    """The title of the session."""
    start_time: Annotated[LocalDateTime, Field(alias="startTime")]
    """When the session starts."""
    end_time: Annotated[LocalDateTime, Field(alias="endTime")]
    """When the session ends."""
    location: str | None
    """The location of the session, if any."""
    description: str | None
    """The description of the session."""
    capacity: int | None = None
    """The maximum number of registrations; 0 for no limit. Absent for workshops."""
    status: SessionStatus | None = None
    """Whether attendees see the session in the list. Absent for workshops."""
    format: SessionFormat
    """The kind of the session."""
    speaker_list: Annotated[list[Speaker] | None, Field(alias="speakerList")]
    """The speakers; null if they are not requested or if there are none."""
    sponsor_list: Annotated[list[dict[str, Any]] | None, Field(alias="sponsorList")] = None
    """The sponsors of the session; absent for workshops. The properties of a sponsor are not documented."""
    session_stats: Annotated[SessionStats | None, Field(alias="sessionStats")] = None
    """Statistics of the session. Absent for workshops."""
    registerd_holder_users: Annotated[
        list[dict[str, Any]] | None, Field(alias="registerdHolderUsers", json_schema_extra={"x-nullable": True})
    ] = None
    """
    The users registered for the session: ticket, user, name, email address, phone number. Absent for workshops.
    The misspelt name is the vendor's.
    """
    current_user_registered_event_ticket_id: Annotated[
        list[int] | None, Field(alias="currentUserRegisteredEventTicketId")
    ]
    """The ids of the tickets with which the attendee is registered for the session; null or empty if there are none."""
    purchaser_user_registered_event_ticket_id: Annotated[
        list[int] | None, Field(alias="purchaserUserRegisteredEventTicketId")
    ]
    """The ids of tickets registered for the session that the attendee has bought for others."""
    duration: int | None
    """The duration of the session. The unit is not documented."""
    enable_chat: Annotated[bool, Field(alias="enableChat")]
    """Whether the session has a chat."""
    enable_poll: Annotated[bool, Field(alias="enablePoll")]
    """Whether the session has polls."""
    enable_ques_and_ans: Annotated[bool, Field(alias="enableQuesAndAns")]
    """Whether attendees can ask questions."""
    hide_session_from_attendees: Annotated[bool, Field(alias="hideSessionFromAttendees")]
    """Whether the session is hidden on the pages for attendees."""
    enable_virtualization: Annotated[bool, Field(alias="enableVirtualization")]
    """Whether virtualisation is enabled for the session."""
    tags: list[Tag]
    """The tags; empty if they are not requested."""
    tracks: list[Track]
    """The tracks; empty if they are not requested."""
    ticket_types_that_can_be_registered: Annotated[list[int], Field(alias="ticketTypesThatCanBeRegistered")]
    """The ids of the ticket types that admit to the session."""
    stream_provider: Annotated[StreamProvider | None, Field(alias="streamProvider")]
    """The provider of the session's stream; null if there is none."""
    sub_stream_provider: Annotated[SubStreamProvider | None, Field(alias="subStreamProvider")]
    """The technology behind the stream; null if there is none."""
    stream_url: Annotated[str | None, Field(alias="streamUrl")]
    """
    The stream's URL in the format of its provider; for YouTube it is not a URL. Null without a stream, and for
    users who are not registered.
    """
    stream_key: Annotated[str | None, Field(alias="streamKey")]
    """The key for streaming into the session."""
    rtmp_url: Annotated[str | None, Field(alias="rtmpUrl")]
    """The RTMP URL for streaming into the session."""
    accel_events_studio: Annotated[bool, Field(alias="accelEventsStudio")]
    """Whether the session is streamed from the vendor's studio."""
    direct_video_auto_start: Annotated[bool, Field(alias="directVideoAutoStart")]
    """Whether the video starts as soon as an attendee enters."""
    asset_list: Annotated[list[dict[str, Any]] | None, Field(alias="assetList")]
    """The recordings to play after the session. The properties of a recording are not documented."""
    display_donation: Annotated[bool, Field(alias="displayDonation")]
    """Whether a donation button is shown."""
    closed_caption_url: Annotated[str | None, Field(alias="closedCaptionUrl")]
    """The source of the closed captions."""
    closed_caption_height: Annotated[int, Field(alias="closedCaptionHeight")]
    """The height of the closed captions."""
    meeting_password: Annotated[str | None, Field(alias="meetingPassword")]
    """The password of the meeting for the session."""
    document_key_value: Annotated[list[KeyValue], Field(alias="documentKeyValue")]
    """The documents of the session."""
    link_key_value: Annotated[list[KeyValue], Field(alias="linkKeyValue")]
    """The links of the session."""
    session_visibility_type: Annotated[SessionVisibility, Field(alias="sessionVisibilityType")]
    """Whether the session is open to all attendees."""
    sub_title_file_url: Annotated[str | None, Field(alias="subTitleFileUrl")]
    """The URL of the subtitle file."""
    hide_video_controls: Annotated[bool, Field(alias="hideVideoControls")]
    """Whether the player hides its controls."""
    record_session: Annotated[bool, Field(alias="recordSession")]
    """Whether the session is recorded."""
    position: float
    """The position of the session in the list: 1000, 2000 and so on."""
    allowed_minutes_to_join_late: Annotated[int, Field(alias="allowedMinutesToJoinLate")]
    """How many minutes after its start attendees can still join a session; 0 means until its end."""
    enable_attendee_list: Annotated[bool, Field(alias="enableAttendeeList")]
    """Whether attendees see each other in the session."""
    play_back_restriction_token: Annotated[str | None, Field(alias="playBackRestrictionToken")]
    """The token with which the player gets the video, if the provider requires one."""
    thumbnail_restriction_token: Annotated[str | None, Field(alias="thumbnailRestrictionToken")]
    """The token with which the player gets the preview picture, if the provider requires one."""
    post_session_call_to_action_json: Annotated[PostSessionCallToAction, Field(alias="postSessionCallToActionJson")]
    chime_config: Annotated[ChimeConfig | None, Field(alias="chimeConfig")]
    """The device settings for attendees who enter a session on Chime."""
    qn_a_private: Annotated[bool, Field(alias="qnAPrivate")]
    """Whether only the organisers see questions."""


class SessionList(Model):
    """One page of sessions."""

    records_total: Annotated[int, Field(alias="recordsTotal")]
    """The number of sessions of the event."""
    records_filtered: Annotated[int, Field(alias="recordsFiltered")]
    """The number of sessions that match the filters, on all pages."""
    data: list[Session]
    """The sessions on the page."""
    error: str | None
    """Null if the call succeeded."""
