"""Models of what the vendor sends and takes."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field

from globalmeet_client._core import IntEnum, Model, OneOrMany, StrEnum, UnixTimeMs
from globalmeet_client.extras import CloseTime, GuestPresenter, GuestPresenterTypes


class EventType(StrEnum):
    """
    How an event reaches its audience.
    """

    LIVE = "live"
    ONDEMAND = "ondemand"


class TimeZone(StrEnum):
    """
    The time zones in which events can be scheduled.
    """

    US_HAWAII = "US/Hawaii"
    US_ALASKA = "US/Alaska"
    US_PACIFIC = "US/Pacific"
    US_MOUNTAIN = "US/Mountain"
    US_CENTRAL = "US/Central"
    US_EASTERN = "US/Eastern"
    EUROPE_LONDON = "Europe/London"
    CET = "CET"
    EET = "EET"
    ASIA_DUBAI = "Asia/Dubai"
    ASIA_KARACHI = "Asia/Karachi"
    ASIA_HONG_KONG = "Asia/Hong_Kong"
    JAPAN = "Japan"
    AUSTRALIA_SYDNEY = "Australia/Sydney"
    ASIA_KOLKATA = "Asia/Kolkata"
    AMERICA_SAO_PAULO = "America/Sao_Paulo"
    PACIFIC_AUCKLAND = "Pacific/Auckland"
    ETC_UTC = "Etc/UTC"


class Region(IntEnum):
    """The part of the world from which a live event is served."""

    NORTH_AMERICA = 1
    SOUTH_AMERICA = 2
    EUROPE = 3
    AFRICA = 4
    ASIA_PACIFIC = 5


class AcquisitionType(IntEnum):
    """Where the picture and the sound of a live event come from."""

    WEBCAM = 0
    VCU_TELEPRESENCE = 1
    YOUR_ENCODER = 2
    TELEPHONE = 3
    VIDEO_BRIDGE = 4


class VcuConnectionType(StrEnum):
    """The protocol by which a video conferencing unit is reached."""

    H_323 = "H.323"
    SIP = "SIP"


class TelephonyType(StrEnum):
    """
    How presenters get onto the telephone line.
    """

    DIRECTDIAL = "directdial"
    BRIDGE = "bridge"


class VideoBridgeType(StrEnum):
    """
    The kind of video bridge.
    """

    STANDARD = "standard"
    ADVANCED = "advanced"


class MediaType(StrEnum):
    """
    What an event on demand is made of.
    """

    VIDEO = "video"
    AUDIO = "audio"


class ReturnCode(IntEnum):
    """Whether a call worked, and if not, why. Some codes belong to the vendor's Reporting API alone."""

    GENERAL_ERROR = 0
    SUCCESS = 1
    PARTIAL_SUCCESS = 2
    NOT_AUTHORIZED_FOR_REPORT = 10
    INVALID_USER_OR_SESSION = 11
    INVALID_TOKEN = 12
    REPORT_NOT_AVAILABLE = 50
    INVALID_REPORT_DATA = 51
    REPORTING_SERVICE_NOT_AVAILABLE = 60
    CALL_LIMIT_REACHED = 61
    REPORT_LIMIT_REACHED = 62
    INSECURE_INPUT = 70
    INVALID_VERSION = 71
    INVALID_INPUT = 72
    AMBIGUOUS_PLATFORM = 73
    UNKNOWN_REPORTING_RESOURCE = 74


class Credentials(Model):
    """The name and the password of an API user."""

    model_config = ConfigDict(extra="forbid")
    username: str
    """The user's name."""
    password: str
    """The user's password."""


class EventStatusForm(Model):
    """The form that asks for an event."""

    model_config = ConfigDict(extra="forbid")
    event_id: int | str
    """The event that is asked for."""


class FolderTreeForm(Model):
    """The form that asks for folders."""

    model_config = ConfigDict(extra="forbid")
    folder_id: int | str | None = None
    """The folder to begin with; without it, the user's home folder."""


class EventData(Model):
    """What an event can be told, on creation and on change."""

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)
    event_title: str | None = None
    """The title. What goes beyond 1,000 characters is cut off."""
    type: EventType | None = None
    """Whether the event is live or on demand. It decides what else is needed."""
    scheduled_start_time: UnixTimeMs | None = None
    """When the event starts. A time that is not on a quarter of an hour is moved to the next one."""
    scheduled_duration: int | None = None
    """
    How long the event lasts, in minutes: 30 to 480, in steps of 30. Another value is raised to the next step;
    one above 480 becomes 480.
    """
    timezone: TimeZone | str | None = None
    """The time zone for which the event is scheduled. An unknown one becomes UTC."""
    region: Region | int | None = None
    """
    From where the event is served. Needed for a live event, save by telephone or video bridge, where it is
    ignored for now; ignored on demand.
    """
    acquisition_type: AcquisitionType | int | None = None
    """Where picture and sound come from. Needed for a live event, ignored on demand."""
    vcu_address: str | None = None
    """The IP address of the video conferencing unit. Needed with that acquisition type, else ignored."""
    vcu_connection_type: VcuConnectionType | str | None = None
    """How the video conferencing unit is reached. Needed with that acquisition type, else ignored."""
    telephony_type: TelephonyType | str | None = None
    """
    How presenters get onto the line; directdial unless told otherwise. Meant for events by telephone, else
    ignored.
    """
    video_bridge_type: VideoBridgeType | str | None = None
    """The kind of bridge. Needed for an event by video bridge, else ignored."""
    media_type: MediaType | str | None = None
    """What the event is made of. Needed on demand, ignored for a live event."""
    audience_capacity: Annotated[int | None, Field(ge=50, le=10000)] = None
    """How many viewers the event takes."""
    event_expiration_months: Annotated[int | None, Field(ge=3, le=12)] = None
    """
    After how many months the event expires, counted from its archiving if it is live, from its first
    publication if it is on demand.
    """
    folder_id: int | str | None = None
    """The folder to put the event into."""
    folder_from_event: int | str | None = None
    """An event whose folder to use; ignored beside `folder_id`."""
    cost_center: str | None = None
    """A word for the customer's own accounts. It shows in the vendor's reports and does nothing else."""
    guest_presenter_types: GuestPresenterTypes | None = None
    """
    The guest presenter portals to make: a comma-separated list, each item a GuestPresenterType. `8,31` makes
    one portal for content and one for everything.
    """
    scheduled_player_close_time: UnixTimeMs | None = None
    """
    When the player closes. It does so only if that is after the event was archived (live) or published (on
    demand). 0, the beginning of 1970, sets no time.

    """


class EventInput(Model):
    """What an event is made from."""

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)
    event_title: str
    """The title. What goes beyond 1,000 characters is cut off."""
    type: EventType
    """Whether the event is live or on demand. It decides what else is needed."""
    scheduled_start_time: UnixTimeMs
    """When the event starts. A time that is not on a quarter of an hour is moved to the next one."""
    scheduled_duration: int
    """
    How long the event lasts, in minutes: 30 to 480, in steps of 30. Another value is raised to the next step;
    one above 480 becomes 480.
    """
    timezone: TimeZone | str
    """The time zone for which the event is scheduled. An unknown one becomes UTC."""
    region: Region | int | None = None
    """
    From where the event is served. Needed for a live event, save by telephone or video bridge, where it is
    ignored for now; ignored on demand.
    """
    acquisition_type: AcquisitionType | int | None = None
    """Where picture and sound come from. Needed for a live event, ignored on demand."""
    vcu_address: str | None = None
    """The IP address of the video conferencing unit. Needed with that acquisition type, else ignored."""
    vcu_connection_type: VcuConnectionType | str | None = None
    """How the video conferencing unit is reached. Needed with that acquisition type, else ignored."""
    telephony_type: TelephonyType | str | None = None
    """
    How presenters get onto the line; directdial unless told otherwise. Meant for events by telephone, else
    ignored.
    """
    video_bridge_type: VideoBridgeType | str | None = None
    """The kind of bridge. Needed for an event by video bridge, else ignored."""
    media_type: MediaType | str | None = None
    """What the event is made of. Needed on demand, ignored for a live event."""
    audience_capacity: Annotated[int, Field(ge=50, le=10000)]
    """How many viewers the event takes."""
    event_expiration_months: Annotated[int, Field(ge=3, le=12)]
    """
    After how many months the event expires, counted from its archiving if it is live, from its first
    publication if it is on demand.
    """
    folder_id: int | str | None = None
    """The folder to put the event into."""
    folder_from_event: int | str | None = None
    """An event whose folder to use; ignored beside `folder_id`."""
    cost_center: str | None = None
    """A word for the customer's own accounts. It shows in the vendor's reports and does nothing else."""
    guest_presenter_types: GuestPresenterTypes | None = None
    """
    The guest presenter portals to make: a comma-separated list, each item a GuestPresenterType. `8,31` makes
    one portal for content and one for everything.
    """
    scheduled_player_close_time: UnixTimeMs | None = None
    """
    When the player closes. It does so only if that is after the event was archived (live) or published (on
    demand). 0, the beginning of 1970, sets no time.

    """


class EventChange(Model):
    """What changes in an event; what is left out stays."""

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)
    event_title: str | None = None
    """The title. What goes beyond 1,000 characters is cut off."""
    type: EventType | None = None
    """Whether the event is live or on demand. It decides what else is needed."""
    scheduled_start_time: UnixTimeMs | None = None
    """When the event starts. A time that is not on a quarter of an hour is moved to the next one."""
    scheduled_duration: int | None = None
    """
    How long the event lasts, in minutes: 30 to 480, in steps of 30. Another value is raised to the next step;
    one above 480 becomes 480.
    """
    timezone: TimeZone | str | None = None
    """The time zone for which the event is scheduled. An unknown one becomes UTC."""
    region: Region | int | None = None
    """
    From where the event is served. Needed for a live event, save by telephone or video bridge, where it is
    ignored for now; ignored on demand.
    """
    acquisition_type: AcquisitionType | int | None = None
    """Where picture and sound come from. Needed for a live event, ignored on demand."""
    vcu_address: str | None = None
    """The IP address of the video conferencing unit. Needed with that acquisition type, else ignored."""
    vcu_connection_type: VcuConnectionType | str | None = None
    """How the video conferencing unit is reached. Needed with that acquisition type, else ignored."""
    telephony_type: TelephonyType | str | None = None
    """
    How presenters get onto the line; directdial unless told otherwise. Meant for events by telephone, else
    ignored.
    """
    video_bridge_type: VideoBridgeType | str | None = None
    """The kind of bridge. Needed for an event by video bridge, else ignored."""
    media_type: MediaType | str | None = None
    """What the event is made of. Needed on demand, ignored for a live event."""
    audience_capacity: Annotated[int | None, Field(ge=50, le=10000)] = None
    """How many viewers the event takes."""
    event_expiration_months: Annotated[int | None, Field(ge=3, le=12)] = None
    """
    After how many months the event expires, counted from its archiving if it is live, from its first
    publication if it is on demand.
    """
    folder_id: int | str | None = None
    """The folder to put the event into."""
    folder_from_event: int | str | None = None
    """An event whose folder to use; ignored beside `folder_id`."""
    cost_center: str | None = None
    """A word for the customer's own accounts. It shows in the vendor's reports and does nothing else."""
    guest_presenter_types: GuestPresenterTypes | None = None
    """
    The guest presenter portals to make: a comma-separated list, each item a GuestPresenterType. `8,31` makes
    one portal for content and one for everything.
    """
    scheduled_player_close_time: UnixTimeMs | None = None
    """
    When the player closes. It does so only if that is after the event was archived (live) or published (on
    demand). 0, the beginning of 1970, sets no time.

    """
    event_id: int | str
    """The event to change."""


class AuthenticationData(Model):
    """A token."""

    token_expiration: UnixTimeMs
    """When the token runs out."""
    token: str
    """The token; a long text."""


class GuestPresenterLink(Model):
    """A portal through which guests take part in presenting an event."""

    guest_presenter_type: GuestPresenter
    """What the portal offers."""
    pin: str
    """The PIN that opens the portal."""
    link: str
    """The address of the portal."""


class Folder(Model):
    """A folder and what is below it."""

    folder_id: str
    """The id of the folder."""
    folder_name: str
    """The name of the folder."""
    children: OneOrMany[Folder] = []
    """The subfolders; absent if there is none, a folder if there is one, a list if there are more."""


class TokenResult(Model):
    """A token on success, the error otherwise."""

    return_code: Annotated[ReturnCode, Field(alias="returnCode")]
    authentication_data: Annotated[AuthenticationData | None, Field(alias="authenticationData")] = None
    error: str | None = None
    """What went wrong."""


class FolderTreeResult(Model):
    """A folder on success, the error otherwise."""

    return_code: Annotated[ReturnCode, Field(alias="returnCode")]
    folder_tree: Folder | None = None
    error: str | None = None
    """What went wrong."""


class Envelope(Model):
    """When a request was processed, and by which version. The time has one of two names."""

    current_timestamp: Annotated[UnixTimeMs | None, Field(alias="currentTimestamp")] = None
    """When the request was processed, by the name that errors use."""
    current_timestamp_1: Annotated[UnixTimeMs | None, Field(alias="current_timestamp")] = None
    """When the request was processed, by the name that successes use."""
    version: int | str
    """The version of the API."""


class CreateEventForm(Model):
    """The form that creates an event."""

    model_config = ConfigDict(extra="forbid")
    event_data: EventInput
    """The new event, as JSON text."""


class UpdateEventForm(Model):
    """The form that changes an event."""

    model_config = ConfigDict(extra="forbid")
    event_data: EventChange
    """The event's id and what changes, as JSON text."""


class Event(Model):
    """A webcast as the vendor tells it."""

    event_id: int | str
    """The id of the event."""
    event_title: str
    """The title."""
    scheduled_start_time: UnixTimeMs
    """When the event starts, on a quarter of an hour."""
    scheduled_duration: int
    """How long the event lasts, in minutes."""
    scheduled_player_close_time: CloseTime
    """When the player closes; 0 if no time is set."""
    folder_name: str
    """The name of the folder that the event is in."""
    audience_capacity: int
    """How many viewers the event takes."""
    viewer_link: str
    """The address at which viewers watch the event."""
    guest_presenter_links: list[GuestPresenterLink] | None = None
    """The guest presenter portals of the event, if it has any."""


class TokenEnvelope(Model):
    """When and by what a sign-in was answered, and with what result."""

    current_timestamp: Annotated[UnixTimeMs | None, Field(alias="currentTimestamp")] = None
    """When the request was processed, by the name that errors use."""
    current_timestamp_1: Annotated[UnixTimeMs | None, Field(alias="current_timestamp")] = None
    """When the request was processed, by the name that successes use."""
    version: int | str
    """The version of the API."""
    result: TokenResult


class EventResult(Model):
    """An event on success, the error otherwise."""

    return_code: Annotated[ReturnCode, Field(alias="returnCode")]
    event_data: Event | None = None
    error: str | None = None
    """What went wrong."""


class FolderTreeEnvelope(Model):
    """When and by what a call about folders was answered, and with what result."""

    current_timestamp: Annotated[UnixTimeMs | None, Field(alias="currentTimestamp")] = None
    """When the request was processed, by the name that errors use."""
    current_timestamp_1: Annotated[UnixTimeMs | None, Field(alias="current_timestamp")] = None
    """When the request was processed, by the name that successes use."""
    version: int | str
    """The version of the API."""
    result: FolderTreeResult


class TokenResponse(Model):
    """The answer to a sign-in."""

    convey_api: TokenEnvelope


class EventEnvelope(Model):
    """When and by what a call about an event was answered, and with what result."""

    current_timestamp: Annotated[UnixTimeMs | None, Field(alias="currentTimestamp")] = None
    """When the request was processed, by the name that errors use."""
    current_timestamp_1: Annotated[UnixTimeMs | None, Field(alias="current_timestamp")] = None
    """When the request was processed, by the name that successes use."""
    version: int | str
    """The version of the API."""
    result: EventResult


class FolderTreeResponse(Model):
    """The answer to a call about folders."""

    convey_api: FolderTreeEnvelope


class EventResponse(Model):
    """The answer to a call about an event."""

    convey_api: EventEnvelope


Folder.model_rebuild()
