"""Models of what the vendor sends and takes."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field

from globalmeet_client._core import IntEnum, Model, OneOrMany, StrEnum, UnixTimeMs
from globalmeet_client.extras import CloseTime, GuestPresenter, GuestPresenterTypes


class EventType(StrEnum):
    """
    Whether an event is live or on demand.
    """

    LIVE = "live"
    ONDEMAND = "ondemand"


class TimeZone(StrEnum):
    """
    The time zone of an event.
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
    """The region from which a live event is served."""

    NORTH_AMERICA = 1
    SOUTH_AMERICA = 2
    EUROPE = 3
    AFRICA = 4
    ASIA_PACIFIC = 5


class AcquisitionType(IntEnum):
    """The source of the video and audio of a live event."""

    WEBCAM = 0
    VCU_TELEPRESENCE = 1
    YOUR_ENCODER = 2
    TELEPHONE = 3
    VIDEO_BRIDGE = 4


class VcuConnectionType(StrEnum):
    """The protocol of a video conferencing unit."""

    H_323 = "H.323"
    SIP = "SIP"


class TelephonyType(StrEnum):
    """
    How presenters are connected by telephone.
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
    The medium of an on-demand event.
    """

    VIDEO = "video"
    AUDIO = "audio"


class ReturnCode(IntEnum):
    """The outcome of a call. Only the vendor's Reporting API uses some of the codes."""

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
    """The form to get an event."""

    model_config = ConfigDict(extra="forbid")
    event_id: int | str
    """The id of the event."""


class FolderTreeForm(Model):
    """The form to get a folder tree."""

    model_config = ConfigDict(extra="forbid")
    folder_id: int | str | None = None
    """The id of the top folder. Defaults to the user's home folder."""


class EventData(Model):
    """The properties of an event in requests."""

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)
    event_title: str | None = None
    """The title. The server truncates it to 1,000 characters."""
    type: EventType | None = None
    """Whether the event is live or on demand. It determines which other properties are required."""
    scheduled_start_time: UnixTimeMs | None = None
    """When the event starts. The server moves the time to the next quarter of an hour."""
    scheduled_duration: int | None = None
    """
    The duration of the event in minutes: 30 to 480, in steps of 30. The server raises other values to the next
    step, and limits them to 480.
    """
    timezone: TimeZone | str | None = None
    """The time zone of the event. The server replaces an unknown time zone with UTC."""
    region: Region | int | None = None
    """
    The region from which the event is served. Required for live events, except by telephone or video bridge,
    which currently ignore it. Ignored for on-demand events.
    """
    acquisition_type: AcquisitionType | int | None = None
    """The source of video and audio. Required for live events, ignored for on-demand events."""
    vcu_address: str | None = None
    """The IP address of the video conferencing unit. Required for that acquisition type, otherwise ignored."""
    vcu_connection_type: VcuConnectionType | str | None = None
    """The protocol of the video conferencing unit. Required for that acquisition type, otherwise ignored."""
    telephony_type: TelephonyType | str | None = None
    """
    How presenters are connected by telephone. Defaults to directdial. Applies to events by telephone, otherwise
    ignored.
    """
    video_bridge_type: VideoBridgeType | str | None = None
    """The kind of video bridge. Required for events by video bridge, otherwise ignored."""
    media_type: MediaType | str | None = None
    """The medium of the event. Required for on-demand events, ignored for live events."""
    audience_capacity: Annotated[int | None, Field(ge=50, le=10000)] = None
    """The maximum number of viewers."""
    event_expiration_months: Annotated[int | None, Field(ge=3, le=12)] = None
    """
    After how many months the event expires. The period starts when a live event is archived, or when an
    on-demand event is first published.
    """
    folder_id: int | str | None = None
    """The id of the folder for the event."""
    folder_from_event: int | str | None = None
    """The id of an event whose folder to use. Ignored if `folder_id` is set."""
    cost_center: str | None = None
    """The customer's own accounting code. It appears in the vendor's reports and has no other effect."""
    guest_presenter_types: GuestPresenterTypes | None = None
    """
    The guest presenter portals to create: a comma-separated list of GuestPresenterType values. `8,31` creates a
    portal for content and a portal with all features.
    """
    scheduled_player_close_time: UnixTimeMs | None = None
    """
    When the player closes. Only effective if it is after the event was archived (live) or published (on
    demand). 0, the beginning of 1970, means no closing time.

    """


class EventInput(Model):
    """A new event."""

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)
    event_title: str
    """The title. The server truncates it to 1,000 characters."""
    type: EventType
    """Whether the event is live or on demand. It determines which other properties are required."""
    scheduled_start_time: UnixTimeMs
    """When the event starts. The server moves the time to the next quarter of an hour."""
    scheduled_duration: int
    """
    The duration of the event in minutes: 30 to 480, in steps of 30. The server raises other values to the next
    step, and limits them to 480.
    """
    timezone: TimeZone | str
    """The time zone of the event. The server replaces an unknown time zone with UTC."""
    region: Region | int | None = None
    """
    The region from which the event is served. Required for live events, except by telephone or video bridge,
    which currently ignore it. Ignored for on-demand events.
    """
    acquisition_type: AcquisitionType | int | None = None
    """The source of video and audio. Required for live events, ignored for on-demand events."""
    vcu_address: str | None = None
    """The IP address of the video conferencing unit. Required for that acquisition type, otherwise ignored."""
    vcu_connection_type: VcuConnectionType | str | None = None
    """The protocol of the video conferencing unit. Required for that acquisition type, otherwise ignored."""
    telephony_type: TelephonyType | str | None = None
    """
    How presenters are connected by telephone. Defaults to directdial. Applies to events by telephone, otherwise
    ignored.
    """
    video_bridge_type: VideoBridgeType | str | None = None
    """The kind of video bridge. Required for events by video bridge, otherwise ignored."""
    media_type: MediaType | str | None = None
    """The medium of the event. Required for on-demand events, ignored for live events."""
    audience_capacity: Annotated[int, Field(ge=50, le=10000)]
    """The maximum number of viewers."""
    event_expiration_months: Annotated[int, Field(ge=3, le=12)]
    """
    After how many months the event expires. The period starts when a live event is archived, or when an
    on-demand event is first published.
    """
    folder_id: int | str | None = None
    """The id of the folder for the event."""
    folder_from_event: int | str | None = None
    """The id of an event whose folder to use. Ignored if `folder_id` is set."""
    cost_center: str | None = None
    """The customer's own accounting code. It appears in the vendor's reports and has no other effect."""
    guest_presenter_types: GuestPresenterTypes | None = None
    """
    The guest presenter portals to create: a comma-separated list of GuestPresenterType values. `8,31` creates a
    portal for content and a portal with all features.
    """
    scheduled_player_close_time: UnixTimeMs | None = None
    """
    When the player closes. Only effective if it is after the event was archived (live) or published (on
    demand). 0, the beginning of 1970, means no closing time.

    """


class EventChange(Model):
    """Changes to an event. Omitted properties keep their values."""

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)
    event_title: str | None = None
    """The title. The server truncates it to 1,000 characters."""
    type: EventType | None = None
    """Whether the event is live or on demand. It determines which other properties are required."""
    scheduled_start_time: UnixTimeMs | None = None
    """When the event starts. The server moves the time to the next quarter of an hour."""
    scheduled_duration: int | None = None
    """
    The duration of the event in minutes: 30 to 480, in steps of 30. The server raises other values to the next
    step, and limits them to 480.
    """
    timezone: TimeZone | str | None = None
    """The time zone of the event. The server replaces an unknown time zone with UTC."""
    region: Region | int | None = None
    """
    The region from which the event is served. Required for live events, except by telephone or video bridge,
    which currently ignore it. Ignored for on-demand events.
    """
    acquisition_type: AcquisitionType | int | None = None
    """The source of video and audio. Required for live events, ignored for on-demand events."""
    vcu_address: str | None = None
    """The IP address of the video conferencing unit. Required for that acquisition type, otherwise ignored."""
    vcu_connection_type: VcuConnectionType | str | None = None
    """The protocol of the video conferencing unit. Required for that acquisition type, otherwise ignored."""
    telephony_type: TelephonyType | str | None = None
    """
    How presenters are connected by telephone. Defaults to directdial. Applies to events by telephone, otherwise
    ignored.
    """
    video_bridge_type: VideoBridgeType | str | None = None
    """The kind of video bridge. Required for events by video bridge, otherwise ignored."""
    media_type: MediaType | str | None = None
    """The medium of the event. Required for on-demand events, ignored for live events."""
    audience_capacity: Annotated[int | None, Field(ge=50, le=10000)] = None
    """The maximum number of viewers."""
    event_expiration_months: Annotated[int | None, Field(ge=3, le=12)] = None
    """
    After how many months the event expires. The period starts when a live event is archived, or when an
    on-demand event is first published.
    """
    folder_id: int | str | None = None
    """The id of the folder for the event."""
    folder_from_event: int | str | None = None
    """The id of an event whose folder to use. Ignored if `folder_id` is set."""
    cost_center: str | None = None
    """The customer's own accounting code. It appears in the vendor's reports and has no other effect."""
    guest_presenter_types: GuestPresenterTypes | None = None
    """
    The guest presenter portals to create: a comma-separated list of GuestPresenterType values. `8,31` creates a
    portal for content and a portal with all features.
    """
    scheduled_player_close_time: UnixTimeMs | None = None
    """
    When the player closes. Only effective if it is after the event was archived (live) or published (on
    demand). 0, the beginning of 1970, means no closing time.

    """
    event_id: int | str
    """The id of the event to update."""


class AuthenticationData(Model):
    """A token and its expiry time."""

    token_expiration: UnixTimeMs
    """When the token expires."""
    token: str
    """The token, a long string."""


class GuestPresenterLink(Model):
    """A portal with which guests help to present an event."""

    guest_presenter_type: GuestPresenter
    """The features of the portal."""
    pin: str
    """The PIN that opens the portal."""
    link: str
    """The URL of the portal."""


class Folder(Model):
    """A folder and its subfolders."""

    folder_id: str
    """The id of the folder."""
    folder_name: str
    """The name of the folder."""
    children: OneOrMany[Folder] = []
    """The subfolders: absent if there are none, an object for one, an array for two or more."""


class TokenResult(Model):
    """A token on success, an error otherwise."""

    return_code: Annotated[ReturnCode, Field(alias="returnCode")]
    authentication_data: Annotated[AuthenticationData | None, Field(alias="authenticationData")] = None
    error: str | None = None
    """A description of the error."""


class FolderTreeResult(Model):
    """A folder on success, an error otherwise."""

    return_code: Annotated[ReturnCode, Field(alias="returnCode")]
    folder_tree: Folder | None = None
    error: str | None = None
    """A description of the error."""


class Envelope(Model):
    """The time when a request was processed, and the API version. The time has one of two property names."""

    current_timestamp: Annotated[UnixTimeMs | None, Field(alias="currentTimestamp")] = None
    """When the request was processed; the property name in error responses."""
    current_timestamp_1: Annotated[UnixTimeMs | None, Field(alias="current_timestamp")] = None
    """When the request was processed; the property name in successful responses."""
    version: int | str
    """The version of the API."""


class CreateEventForm(Model):
    """The form to create an event."""

    model_config = ConfigDict(extra="forbid")
    event_data: EventInput
    """The new event, as JSON text."""


class UpdateEventForm(Model):
    """The form to update an event."""

    model_config = ConfigDict(extra="forbid")
    event_data: EventChange
    """The event's id and the changes, as JSON text."""


class Event(Model):
    """A webcast."""

    event_id: int | str
    """The id of the event."""
    event_title: str
    """The title."""
    scheduled_start_time: UnixTimeMs
    """When the event starts; always on a quarter of an hour."""
    scheduled_duration: int
    """The duration of the event, in minutes."""
    scheduled_player_close_time: CloseTime
    """When the player closes; 0 if no closing time is set."""
    folder_name: str
    """The name of the event's folder."""
    audience_capacity: int
    """The maximum number of viewers."""
    viewer_link: str
    """The URL at which viewers watch the event."""
    guest_presenter_links: list[GuestPresenterLink] | None = None
    """The guest presenter portals of the event, if it has any."""


class TokenEnvelope(Model):
    """The envelope of the response to a sign-in."""

    current_timestamp: Annotated[UnixTimeMs | None, Field(alias="currentTimestamp")] = None
    """When the request was processed; the property name in error responses."""
    current_timestamp_1: Annotated[UnixTimeMs | None, Field(alias="current_timestamp")] = None
    """When the request was processed; the property name in successful responses."""
    version: int | str
    """The version of the API."""
    result: TokenResult


class EventResult(Model):
    """An event on success, an error otherwise."""

    return_code: Annotated[ReturnCode, Field(alias="returnCode")]
    event_data: Event | None = None
    error: str | None = None
    """A description of the error."""


class FolderTreeEnvelope(Model):
    """The envelope of the response to a call about folders."""

    current_timestamp: Annotated[UnixTimeMs | None, Field(alias="currentTimestamp")] = None
    """When the request was processed; the property name in error responses."""
    current_timestamp_1: Annotated[UnixTimeMs | None, Field(alias="current_timestamp")] = None
    """When the request was processed; the property name in successful responses."""
    version: int | str
    """The version of the API."""
    result: FolderTreeResult


class TokenResponse(Model):
    """The response to a sign-in."""

    convey_api: TokenEnvelope


class EventEnvelope(Model):
    """The envelope of the response to a call about an event."""

    current_timestamp: Annotated[UnixTimeMs | None, Field(alias="currentTimestamp")] = None
    """When the request was processed; the property name in error responses."""
    current_timestamp_1: Annotated[UnixTimeMs | None, Field(alias="current_timestamp")] = None
    """When the request was processed; the property name in successful responses."""
    version: int | str
    """The version of the API."""
    result: EventResult


class FolderTreeResponse(Model):
    """The response to a call about folders."""

    convey_api: FolderTreeEnvelope


class EventResponse(Model):
    """The response to a call about an event."""

    convey_api: EventEnvelope


Folder.model_rebuild()
