"""New sessions, the stored state of a session, and the ids and local times of sessions."""

from __future__ import annotations

import datetime
from typing import Any

from contract_tests.sandbox.admin.controller import Controller


def new_session(world: Controller, **said: Any) -> int:
    """Put a session on the event; live for an hour yet unless told otherwise. Times are minutes from now."""
    return int(world.seed("accelevents", session=said)["session"])


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
