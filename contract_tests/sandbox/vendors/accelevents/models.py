"""Models: accounts and users, an event with its tickets and sessions, and what a session shows of itself to whom."""

from __future__ import annotations

import random
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from . import timestamps


@dataclass(frozen=True, slots=True)
class Account:
    """A customer of the vendor, to whom events and users belong."""

    name: str


@dataclass(frozen=True, slots=True)
class User:
    """Somebody with a key, who attends where there is a ticket to show."""

    id: int
    name: str
    account: Account


@dataclass(frozen=True, slots=True)
class TicketType:
    """A kind of ticket: which sessions it permits (None: every one), and how many of them (None: any number)."""

    id: int
    name: str
    sessions: frozenset[int] | None = None
    limit: int | None = None

    def permits(self, session: int) -> bool:
        """Tell whether tickets of this kind are good for a session."""
        return self.sessions is None or session in self.sessions


@dataclass(frozen=True, slots=True)
class Ticket:
    """One ticket of one holder."""

    id: int
    type: TicketType
    holder: User


FORMATS = ("MAIN_STAGE", "BREAKOUT_SESSION", "MEET_UP", "WORKSHOP", "EXPO", "BREAK", "OTHER")
STATUSES = ("VISIBLE", "HIDDEN")
# What the vendor's workshops do not tell (ACC-009).
_UNTOLD = frozenset(["capacity", "status", "sponsorList", "sessionStats", "registerdHolderUsers"])

EXPANDED = ("SPEAKER", "TRACK", "TAG", "currentUserRegisteredEventTicketId")


@dataclass(frozen=True, slots=True)
class Label:
    """A tag or a track; only tracks have a position (ACC-014)."""

    id: int
    name: str
    position: float | None = None

    def shown(self) -> dict[str, Any]:
        """Return the label as the vendor shows it."""
        shown = {"id": self.id, "name": self.name, "color": "#1f6feb", "description": None}
        return shown if self.position is None else {**shown, "position": self.position}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks in a session, or leads it."""

    id: int
    user_id: int
    first_name: str
    last_name: str
    moderator: bool = False

    def shown(self) -> dict[str, Any]:
        """Return the speaker as the vendor shows one."""
        return {
            "speakerId": self.id,
            "title": None,
            "pronouns": None,
            "firstName": self.first_name,
            "lastName": self.last_name,
            "email": f"{self.first_name}.{self.last_name}@example.com".lower(),
            "sessionDTO": None,
            "userId": self.user_id,
            "imageUrl": None,
            "company": None,
            "bio": None,
            "linkedIn": None,
            "twitter": None,
            "instagram": None,
            "position": 1000.0,
            "moderator": self.moderator,
            "ticketTypesForSpeaker": None,
            "loggedInAtVEH": False,
            "showModerator": True,
            "deviceChecked": False,
            "allowOverrideDetails": False,
            "allowAttendeeAccess": False,
        }


@dataclass(frozen=True, slots=True)
class Stream:
    """Where a session is to be seen. The vendor's own studio has an address to send to and a key for it (ACC-015)."""

    provider: str
    url: str
    key: str

    @classmethod
    def made(cls, provider: str, source: random.Random) -> Stream:
        """Return a new stream of a provider. Those of others are told by the name that they have there."""
        key = f"{source.getrandbits(128):032x}"
        url = f"https://live.video.example/{key[:12]}.m3u8" if provider == "ACCELEVENTS" else key[:11]
        return cls(provider, url, key)

    def shown(self) -> dict[str, Any]:
        """Return the stream as those see it who may."""
        own = self.provider == "ACCELEVENTS"
        return {
            "streamUrl": self.url,
            "streamKey": self.key if own else None,
            "rtmpUrl": "rtmps://ingest.video.example:443/app" if own else None,
            "playBackRestrictionToken": f"playback.{self.key}",
            "thumbnailRestrictionToken": f"thumbnail.{self.key}",
        }


@dataclass(slots=True, eq=False)
class Event:
    """One event, with all that belongs to it by id."""

    url: str
    account: Account
    zone: str
    ticket_types: dict[int, TicketType] = field(default_factory=dict)
    tickets: dict[int, Ticket] = field(default_factory=dict)
    sessions: dict[int, Session] = field(default_factory=dict)

    def held_by(self, user: User) -> list[Ticket]:
        """Return a user's tickets."""
        return [ticket for ticket in self.tickets.values() if ticket.holder is user]

    def used(self, ticket: Ticket) -> int:
        """Return for how many sessions a ticket has been used."""
        return sum(ticket.id in session.registered for session in self.sessions.values())


@dataclass(slots=True, eq=False)
class Session:
    """One session. Times are Unix seconds; `registered` holds the tickets that it was joined with."""

    id: int
    event: Event
    title: str
    format: str
    starts_at: int
    ends_at: int
    stream: Stream | None
    status: str = "VISIBLE"
    capacity: int = 0
    allowed_late: int = 0
    position: float = 1000.0
    speakers: list[Speaker] = field(default_factory=list)
    tags: list[Label] = field(default_factory=list)
    tracks: list[Label] = field(default_factory=list)
    registered: dict[int, Ticket] = field(default_factory=dict)

    @property
    def first_day(self) -> str:
        """The day on which the session begins, as a time has it."""
        return timestamps.text(self.starts_at, self.event.zone)[:10]

    @property
    def last_day(self) -> str:
        """The day of the last minute."""
        return timestamps.text(self.ends_at - timestamps.MINUTE, self.event.zone)[:10]

    def is_over(self, now: int) -> bool:
        """Tell whether the session has ended; a bound belongs to what comes after it."""
        return now >= self.ends_at

    def is_live(self, now: int) -> bool:
        """Tell whether the session goes on."""
        return self.starts_at <= now < self.ends_at

    def lets_in(self, now: int) -> bool:
        """Tell whether one may still come in; 0 minutes is no limit but the end."""  # ACC-020
        latest = self.starts_at + self.allowed_late * timestamps.MINUTE
        return self.is_live(now) and (not self.allowed_late or now < latest)

    @property
    def is_full(self) -> bool:
        """Whether nobody else can register; a capacity of 0 is none."""  # ACC-013
        return 0 < self.capacity <= len(self.registered)

    def tickets_of(self, user: User) -> list[int]:
        """Return the ids of the tickets that a user has joined with."""
        return [ticket.id for ticket in self.registered.values() if ticket.holder is user]

    def shown(self, user: User, expanded: Collection[str]) -> dict[str, Any]:
        """Return the session as the vendor shows it to a user, who asked for some parts."""
        own = self.tickets_of(user)
        zone = self.event.zone
        # A list of speakers that is empty is null: the page's example has both forms in one answer (ACC-010).
        speakers = [speaker.shown() for speaker in self.speakers] if "SPEAKER" in expanded else []
        stream = self.stream.shown() if own and self.stream else {}
        shown = {
            "sessionId": self.id,
            "title": self.title,
            "startTime": timestamps.text(self.starts_at, zone),
            "endTime": timestamps.text(self.ends_at, zone),
            "location": None,
            "description": None,
            "capacity": self.capacity,
            "status": self.status,
            "format": self.format,
            "speakerList": speakers or None,
            "sponsorList": [],
            "sessionStats": self._stats(),
            "registerdHolderUsers": None,
            "currentUserRegisteredEventTicketId": own if "currentUserRegisteredEventTicketId" in expanded else None,
            "purchaserUserRegisteredEventTicketId": None,
            "duration": None,
            "enableChat": True,
            "enablePoll": True,
            "enableQuesAndAns": True,
            "hideSessionFromAttendees": False,
            "enableVirtualization": False,
            "tags": [tag.shown() for tag in self.tags] if "TAG" in expanded else [],
            "tracks": [track.shown() for track in self.tracks] if "TRACK" in expanded else [],
            "ticketTypesThatCanBeRegistered": [
                one.id for one in self.event.ticket_types.values() if one.permits(self.id)
            ],
            "streamProvider": self.stream.provider if self.stream else None,
            "subStreamProvider": "OPENTOK" if self.stream else None,
            "streamUrl": stream.get("streamUrl"),
            "streamKey": stream.get("streamKey"),
            "rtmpUrl": stream.get("rtmpUrl"),
            "accelEventsStudio": self.stream is not None and self.stream.provider == "ACCELEVENTS",
            "directVideoAutoStart": False,
            "assetList": None,
            "displayDonation": False,
            "closedCaptionUrl": None,
            "closedCaptionHeight": 150,
            "meetingPassword": None,
            "documentKeyValue": [],
            "linkKeyValue": [],
            "sessionVisibilityType": "PUBLIC",
            "subTitleFileUrl": None,
            "hideVideoControls": True,
            "recordSession": True,
            "position": self.position,
            "allowedMinutesToJoinLate": self.allowed_late,
            "enableAttendeeList": True,
            "playBackRestrictionToken": stream.get("playBackRestrictionToken"),
            "thumbnailRestrictionToken": stream.get("thumbnailRestrictionToken"),
            "postSessionCallToActionJson": {
                "enablePostSessionCallToAction": False,
                "destinationType": None,
                "description": None,
                "buttonLabelText": None,
                "destination": None,
            },
            "chimeConfig": None,
            "qnAPrivate": True,
        }
        return {name: value for name, value in shown.items() if self.format != "WORKSHOP" or name not in _UNTOLD}

    def _stats(self) -> dict[str, int]:
        return {
            "id": self.id,
            "registeredUserCount": len({ticket.holder.id for ticket in self.registered.values()}),
            "interestedUserCount": 0,
            "attendeeCount": 0,
            # The page's example has a moderator and counts nobody.
            "sessionSpeakerCount": sum(not speaker.moderator for speaker in self.speakers),
        }
