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
    Whether a session is there for all attendees or only for those whom the organiser has registered.
    """

    PUBLIC = "PUBLIC"
    PRIVATE = "PRIVATE"


class StreamProvider(StrEnum):
    """
    Who streams a session.
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
    The technique behind the vendor's own streams.
    """

    VOXEET = "VOXEET"
    CHIME = "CHIME"
    OPENTOK = "OPENTOK"
    AGORA = "AGORA"


class SessionPart(StrEnum):
    """A part of a session that is filled in when asked for."""

    SPEAKER = "SPEAKER"
    TRACK = "TRACK"
    TAG = "TAG"
    CURRENT_USER_REGISTERED_EVENT_TICKET_ID = "currentUserRegisteredEventTicketId"


class SessionStats(Model):
    """How many people a session has drawn."""

    id: int
    """The id of the session, once more."""
    registered_user_count: Annotated[int, Field(alias="registeredUserCount")]
    """How many are registered."""
    interested_user_count: Annotated[int, Field(alias="interestedUserCount")]
    """How many have marked the session."""
    attendee_count: Annotated[int, Field(alias="attendeeCount")]
    """How many have attended."""
    session_speaker_count: Annotated[int, Field(alias="sessionSpeakerCount")]
    """How many speak."""


class PostSessionCallToAction(Model):
    """What attendees are invited to do after the session."""

    enable_post_session_call_to_action: Annotated[bool, Field(alias="enablePostSessionCallToAction")]
    """Whether there is an invitation."""
    destination_type: Annotated[str | None, Field(alias="destinationType")]
    """What kind of place the invitation leads to."""
    description: str | None
    """The text of the invitation."""
    button_label_text: Annotated[str | None, Field(alias="buttonLabelText")]
    """The text on its button."""
    destination: str | None
    """Where the button leads."""


class SpeakerTicket(Model):
    """The ticket of a speaker."""

    speaker_order: Annotated[bool | None, Field(alias="speakerOrder")] = None
    """Whether the ticket was ordered for the speaker."""
    ticket_type_id: Annotated[int | None, Field(alias="ticketTypeId")] = None
    """The type of the ticket."""
    user_id: Annotated[int | None, Field(alias="userId")] = None
    """The user to whom it belongs."""


class Tag(Model):
    """A word under which sessions are found."""

    id: int
    """The id of the tag."""
    name: str
    """The word."""
    color: Annotated[str | None, Field(json_schema_extra={"x-nullable": True})] = None
    """The colour in which it is shown."""
    description: Annotated[str | None, Field(json_schema_extra={"x-nullable": True})] = None
    """What it means."""


class Track(Model):
    """A part of the programme."""

    id: int
    """The id of the track."""
    name: str
    """The name of the track."""
    color: Annotated[str | None, Field(json_schema_extra={"x-nullable": True})] = None
    """The colour in which it is shown."""
    description: Annotated[str | None, Field(json_schema_extra={"x-nullable": True})] = None
    """What it is about."""
    position: Annotated[float | None, Field(json_schema_extra={"x-nullable": True})] = None
    """Where it stands among others."""


class KeyValue(Model):
    """A document or a link of a session."""

    key: str | None = None
    """What the vendor finds it by."""
    value: str | None = None
    """What it is called."""


class ChimeConfig(Model):
    """How attendees enter a session that runs on Chime."""

    disable_attendees_camera_on_entry: Annotated[bool | None, Field(alias="disableAttendeesCameraOnEntry")] = None
    """Whether their cameras are off."""
    mute_attendees_on_entry: Annotated[bool | None, Field(alias="muteAttendeesOnEntry")] = None
    """Whether their microphones are off."""


class Confirmation(Model):
    """That a call has done its work."""

    type: str
    """The word `Success`."""
    message: str
    """What was done, in words."""


class Error(Model):
    """
    Why a call was refused. Known numbers, beside the HTTP statuses themselves:

    | `errorCode` | Meaning |
    |---|---|
    | 4010101 | The key does not hold. |
    | 404800 | No such session. |
    | 4040200 | No such event. |
    | 4042005 | The ticket is not admitted to the session. |
    | 4068910 | The attendee is not registered for the event. |
    | 4072002 | The time for joining is over. |
    | 4072003 | The recording is for those who saw the session live. |
    """

    error_code: Annotated[int, Field(alias="errorCode")]
    """The vendor's number for the cause."""
    error_message: Annotated[str, Field(alias="errorMessage")]
    """The cause in words."""


class Speaker(Model):
    """Somebody who speaks in a session."""

    speaker_id: Annotated[int, Field(alias="speakerId")]
    """The id of the speaker."""
    title: str | None
    """The speaker's position or form of address."""
    pronouns: str | None
    """The speaker's pronouns."""
    first_name: Annotated[str, Field(alias="firstName")]
    """The speaker's first name."""
    last_name: Annotated[str, Field(alias="lastName")]
    """The speaker's last name."""
    email: str
    """The speaker's email address."""
    session_dto: Annotated[dict[str, Any] | None, Field(alias="sessionDTO")]
    """A session of the speaker. What is told of it is not documented."""
    user_id: Annotated[int, Field(alias="userId")]
    """The user who the speaker is."""
    image_url: Annotated[str | None, Field(alias="imageUrl")]
    """The speaker's picture."""
    company: str | None
    """The speaker's company."""
    bio: str | None
    """A word about the speaker."""
    linked_in: Annotated[str | None, Field(alias="linkedIn")]
    """The speaker's address on LinkedIn."""
    twitter: str | None
    """The speaker's address on Twitter."""
    instagram: str | None
    """The speaker's address on Instagram."""
    position: float
    """Where the speaker stands among others; 1000, 2000 and so on."""
    moderator: bool
    """Whether the speaker moderates the session."""
    ticket_types_for_speaker: Annotated[SpeakerTicket | None, Field(alias="ticketTypesForSpeaker")]
    """The speaker's own ticket."""
    logged_in_at_veh: Annotated[bool, Field(alias="loggedInAtVEH")]
    """Whether the speaker is logged in at the event's virtual hub."""
    show_moderator: Annotated[bool, Field(alias="showModerator")]
    """Whether it is shown that the speaker moderates."""
    device_checked: Annotated[bool, Field(alias="deviceChecked")]
    """Whether the speaker's camera and microphone have been tried."""
    allow_override_details: Annotated[bool, Field(alias="allowOverrideDetails")]
    """Whether the speaker may change these details."""
    allow_attendee_access: Annotated[bool, Field(alias="allowAttendeeAccess")]
    """Whether the speaker may also attend the event."""


class Session(Model):
    """A session of an event."""

    session_id: Annotated[int, Field(alias="sessionId")]
    """The id of the session."""
    title: str
    """The name of the session."""
    start_time: Annotated[LocalDateTime, Field(alias="startTime")]
    """When the session starts."""
    end_time: Annotated[LocalDateTime, Field(alias="endTime")]
    """When the session ends."""
    location: str | None
    """Where the session takes place, if it has a place."""
    description: str | None
    """What the session is about."""
    capacity: int | None = None
    """How many attendees can register; 0 sets no limit. Not told of workshops."""
    status: SessionStatus | None = None
    """Whether the list shows the session. Not told of workshops."""
    format: SessionFormat
    """The kind of the session."""
    speaker_list: Annotated[list[Speaker] | None, Field(alias="speakerList")]
    """The speakers; null unless they are asked for, or if there are none."""
    sponsor_list: Annotated[list[dict[str, Any]] | None, Field(alias="sponsorList")] = None
    """The sponsors of the session; not told of workshops. What is told of a sponsor is not documented."""
    session_stats: Annotated[SessionStats | None, Field(alias="sessionStats")] = None
    """How many people the session has drawn. Not told of workshops."""
    registerd_holder_users: Annotated[
        list[dict[str, Any]] | None, Field(alias="registerdHolderUsers", json_schema_extra={"x-nullable": True})
    ] = None
    """
    The users registered for the session: ticket, user, name, email address, phone number. Not told of workshops.
    The misspelt name is the vendor's.
    """
    current_user_registered_event_ticket_id: Annotated[
        list[int] | None, Field(alias="currentUserRegisteredEventTicketId")
    ]
    """The tickets with which the attendee is registered for the session; null or empty without any."""
    purchaser_user_registered_event_ticket_id: Annotated[
        list[int] | None, Field(alias="purchaserUserRegisteredEventTicketId")
    ]
    """The tickets registered for the session that the attendee has bought for others."""
    duration: int | None
    """How long the session lasts, in a unit that is not documented."""
    enable_chat: Annotated[bool, Field(alias="enableChat")]
    """Whether the session has a chat."""
    enable_poll: Annotated[bool, Field(alias="enablePoll")]
    """Whether the session has polls."""
    enable_ques_and_ans: Annotated[bool, Field(alias="enableQuesAndAns")]
    """Whether attendees can ask questions."""
    hide_session_from_attendees: Annotated[bool, Field(alias="hideSessionFromAttendees")]
    """Whether the session is kept off the pages that attendees see."""
    enable_virtualization: Annotated[bool, Field(alias="enableVirtualization")]
    """Whether virtualisation is on for the session."""
    tags: list[Tag]
    """The tags; empty unless they are asked for."""
    tracks: list[Track]
    """The tracks; empty unless they are asked for."""
    ticket_types_that_can_be_registered: Annotated[list[int], Field(alias="ticketTypesThatCanBeRegistered")]
    """The ticket types that are admitted to the session."""
    stream_provider: Annotated[StreamProvider | None, Field(alias="streamProvider")]
    """Who streams the session; null if nobody does."""
    sub_stream_provider: Annotated[SubStreamProvider | None, Field(alias="subStreamProvider")]
    """The technique behind the stream; null if there is none."""
    stream_url: Annotated[str | None, Field(alias="streamUrl")]
    """
    Where the session is streamed, as its provider writes it; no address in the case of YouTube. Null without a
    stream, and for whoever is not registered.
    """
    stream_key: Annotated[str | None, Field(alias="streamKey")]
    """The key with which to stream into the session."""
    rtmp_url: Annotated[str | None, Field(alias="rtmpUrl")]
    """The address to which to stream by RTMP."""
    accel_events_studio: Annotated[bool, Field(alias="accelEventsStudio")]
    """Whether the session is streamed from the vendor's studio."""
    direct_video_auto_start: Annotated[bool, Field(alias="directVideoAutoStart")]
    """Whether the video starts as soon as an attendee enters."""
    asset_list: Annotated[list[dict[str, Any]] | None, Field(alias="assetList")]
    """The recordings to play once the session is over. What is told of one is not documented."""
    display_donation: Annotated[bool, Field(alias="displayDonation")]
    """Whether a button for donations is shown."""
    closed_caption_url: Annotated[str | None, Field(alias="closedCaptionUrl")]
    """Where closed captions come from."""
    closed_caption_height: Annotated[int, Field(alias="closedCaptionHeight")]
    """How much room closed captions take."""
    meeting_password: Annotated[str | None, Field(alias="meetingPassword")]
    """The password of the meeting behind the session."""
    document_key_value: Annotated[list[KeyValue], Field(alias="documentKeyValue")]
    """The documents of the session."""
    link_key_value: Annotated[list[KeyValue], Field(alias="linkKeyValue")]
    """The links of the session."""
    session_visibility_type: Annotated[SessionVisibility, Field(alias="sessionVisibilityType")]
    """Whether the session is there for everybody."""
    sub_title_file_url: Annotated[str | None, Field(alias="subTitleFileUrl")]
    """The address of a file of subtitles."""
    hide_video_controls: Annotated[bool, Field(alias="hideVideoControls")]
    """Whether the player hides its controls."""
    record_session: Annotated[bool, Field(alias="recordSession")]
    """Whether the session is recorded."""
    position: float
    """Where the session stands among others; 1000, 2000 and so on."""
    allowed_minutes_to_join_late: Annotated[int, Field(alias="allowedMinutesToJoinLate")]
    """How many minutes after its start a session can still be joined; 0 sets no limit but its end."""
    enable_attendee_list: Annotated[bool, Field(alias="enableAttendeeList")]
    """Whether attendees see each other in the session."""
    play_back_restriction_token: Annotated[str | None, Field(alias="playBackRestrictionToken")]
    """A token with which the player gets the video, if the provider wants one."""
    thumbnail_restriction_token: Annotated[str | None, Field(alias="thumbnailRestrictionToken")]
    """A token with which the player gets the preview picture, if the provider wants one."""
    post_session_call_to_action_json: Annotated[PostSessionCallToAction, Field(alias="postSessionCallToActionJson")]
    chime_config: Annotated[ChimeConfig | None, Field(alias="chimeConfig")]
    """How attendees enter a session that runs on Chime."""
    qn_a_private: Annotated[bool, Field(alias="qnAPrivate")]
    """Whether questions are shown to the organisers only."""


class SessionList(Model):
    """One page of sessions."""

    records_total: Annotated[int, Field(alias="recordsTotal")]
    """How many sessions the event has."""
    records_filtered: Annotated[int, Field(alias="recordsFiltered")]
    """How many of them match the filters, on all pages."""
    data: list[Session]
    """The sessions of the page."""
    error: str | None
    """Null in a list that succeeded."""
