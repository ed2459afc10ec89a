"""What the stories of Accelevents share: the seeded event, its users, and sessions to come and gone."""

from __future__ import annotations

import datetime
from typing import Any

from accelevents_client import Accelevents, Retry

from contract_tests.sandbox.controller import Controller
from contract_tests.targets import Target

EVENT, TEAM_DAY, THEIRS = "spring-summit", "team-day", "elsewhere"
ZONE, TEAM_ZONE = "America/New_York", "Asia/Kolkata"
FIRST, QUESTIONS, KEYNOTE, HANDS_ON, BREAKFAST, BOOTHS, LUNCH, BACKSTAGE = range(11601, 11609)
LOOK_BACK, SOMEBODY_ELSES = 11701, 11801
MINUTE, HOUR = 60, 3600


def attending(target: Target, key: str = "", event: str | None = EVENT) -> Accelevents:
    """Return a client of somebody at the event; of the owner, who may see everything, unless told otherwise."""
    key = key or target.credentials["key"]
    return Accelevents(key, event, base_url=target.url, strict=True, retry=Retry(tries=1))


def key_of(world: Controller, role: str) -> str:
    """Return the key of a seeded user: owner, restricted, limited, without_ticket or stranger."""
    return str(world.seed("accelevents", key=role)["key"])


def new_session(world: Controller, **said: Any) -> int:
    """Put a session on the event; live for an hour yet unless told otherwise. Times are minutes from now."""
    return int(world.seed("accelevents", session=said)["session"])


def newcomer(world: Controller, **ticket: Any) -> str:
    """Give a ticket of a new type to a new attendee; return the key."""
    came = world.seed("accelevents", attendee="owner")
    kind = world.seed("accelevents", ticket_type=ticket)["ticket_type"]
    world.seed("accelevents", ticket={"attendee": came["attendee"], "type": kind})
    return str(came["key"])


def told(world: Controller, session: int) -> dict[str, Any]:
    """Return what the vendor keeps of a session."""
    events = world.state("accelevents")["events"]
    return next(one for event in events for one in event["sessions"] if one["sessionId"] == session)


def ids(sessions: Any) -> list[int]:
    """Return the ids of listed sessions, in their order."""
    return [one.session_id for one in sessions]


def wall(moment: datetime.datetime) -> datetime.datetime:
    """Return a time as the vendor tells it: to the minute, without zone."""
    return moment.replace(second=0, microsecond=0, tzinfo=None)
