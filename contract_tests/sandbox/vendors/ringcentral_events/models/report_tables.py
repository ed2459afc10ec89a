"""Tables: what each type of report holds, made of what the world has. Types of which it has nothing have no rows.

The vendor publishes the types and not one of the columns: all headings here are our own.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from ..timestamps import text
from .events import Event
from .registrations import Registration, Ticket
from .things import Thing
from .venue import Booth, Place, ScheduleItem, Session, Stage
from .visits import AREAS, Visit

Row = list[Any]
Now = datetime.datetime


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which part of the event a report is about: an area, and the id of one thing in it where that was given."""

    area: str = "all"
    id: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A type of report: its title, the headings of its columns, and its rows."""

    title: str
    head: list[str]
    rows: Callable[[Event, Wanted, Now], Iterable[Row]]


Cell = Callable[[Any], Any]

_PERSON: dict[str, Cell] = {
    "Registration id": lambda one: one.id,
    "First name": lambda one: one.first_name,
    "Last name": lambda one: one.last_name,
    "Email": lambda one: one.email,
}
_REGISTRATION: dict[str, Cell] = {
    **_PERSON,
    "Ticket": lambda one: one.ticket.name,
    "Price": lambda one: one.ticket.price,
    "Registered at": lambda one: text(one.created_at),
    "Registered through": lambda one: one.through,
    "Refunded": lambda one: one.refunded,
}
_ATTENDEE: dict[str, Cell] = {
    **_PERSON,
    "Ticket": lambda one: one.ticket.name,
    "First check-in": lambda one: text(one.first_check_in),
}


def _of_visitor(cell: Cell) -> Cell:
    return lambda visit: cell(visit.who)


_VISIT: dict[str, Cell] = {
    **{head: _of_visitor(cell) for head, cell in _PERSON.items()},
    "Area": lambda one: one.area,
    "Place id": lambda one: one.place.id,
    "Place": lambda one: one.place.name,
    "From": lambda one: text(one.created_at),
    "To": lambda one: text(one.left_at),
    "Minutes": lambda one: one.minutes,
}
_ITEM: dict[str, Cell] = {
    "Schedule item id": lambda one: one.id,
    "Name": lambda one: one.name,
    "Area": lambda one: one.area,
    "Place": lambda one: one.place.name if one.place else "",
    "From": lambda one: text(one.time_start),
    "To": lambda one: text(one.time_end),
}


def _listed(
    title: str,
    cells: dict[str, Cell],
    kind: type[Thing],
    keep: Callable[[Any, Wanted], bool] = lambda *_: True,
) -> Table:
    def rows(event: Event, wanted: Wanted, now: Now) -> Iterable[Row]:
        return ([cell(one) for cell in cells.values()] for one in event.of(kind, now) if keep(one, wanted))

    return Table(title, list(cells), rows)


def _empty(title: str, *head: str) -> Table:
    return Table(title, [*_PERSON, *head], lambda *_: [])


def _is_wanted(visit: Visit, wanted: Wanted) -> bool:
    if wanted.area == "schedule":
        # A visit of a place is one of what is on there.
        items = visit.above(Event).of(ScheduleItem, visit.left_at)
        shown = [one for one in items if one.place is visit.place]
        return any(wanted.id in ("", one.id) for one in shown)
    return wanted.area in ("all", visit.area) and wanted.id in ("", visit.place.id)


def _of_booth(visit: Visit, wanted: Wanted) -> bool:
    return isinstance(visit.place, Booth) and wanted.id in ("", visit.place.id)


def _of_stage(visit: Visit, wanted: Wanted) -> bool:
    return isinstance(visit.place, Stage) and wanted.id in ("", visit.place.id)


def _attended(one: Registration, _: Wanted) -> bool:
    return one.first_check_in is not None


def _stayed_away(one: Registration, _: Wanted) -> bool:
    return one.first_check_in is None


def _by_person(event: Event, wanted: Wanted, now: Now) -> Iterable[Row]:
    spent: dict[Registration, list[Visit]] = {}
    for visit in event.of(Visit, now):
        if _is_wanted(visit, wanted):
            spent.setdefault(visit.who, []).append(visit)
    for who, visits in spent.items():
        yield [*(cell(who) for cell in _PERSON.values()), len(visits), sum(visit.minutes for visit in visits)]


def _by_place(event: Event, wanted: Wanted, now: Now) -> Iterable[Row]:
    places: list[Place] = [*event.of(Stage, now), *event.of(Session, now), *event.of(Booth, now)]
    for place in places:
        if wanted.area in ("all", AREAS[type(place)]) and wanted.id in ("", place.id):
            here = [visit for visit in event.of(Visit, now) if visit.place is place]
            people, minutes = {visit.who.id for visit in here}, sum(visit.minutes for visit in here)
            yield [AREAS[type(place)], place.id, place.name, len(people), minutes]


def _by_hour(event: Event, _: Wanted, now: Now) -> Iterable[Row]:
    hours: dict[Now, set[str]] = {}
    for visit in event.of(Visit, now):
        hour = visit.created_at.replace(minute=0, second=0, microsecond=0)
        hours.setdefault(hour, set()).add(visit.who.id)
    return ([text(hour), len(people)] for hour, people in sorted(hours.items()))


def _summary(event: Event, _: Wanted, now: Now) -> Iterable[Row]:
    registrations = event.of(Registration, now)
    yield ["Registrations", len(registrations)]
    yield ["Attendees", sum(one.first_check_in is not None for one in registrations)]
    yield ["Refunded", sum(one.refunded for one in registrations)]
    yield ["Minutes", sum(visit.minutes for visit in event.of(Visit, now))]
    for ticket in event.of(Ticket, now):
        yield [f"Claimed: {ticket.name}", ticket.claimed(now)]


_PLACES = ["Area", "Place id", "Place", "People", "Minutes"]
_SPENT = [*_PERSON, "Visits", "Minutes"]
_METRICS = ["Metric", "Value"]

TABLES: dict[str, Table] = {
    "all": Table("All", _METRICS, _summary),
    "attendees": _listed("Attendees", _ATTENDEE, Registration, _attended),
    "attendeeLog": _listed("Attendee log", _VISIT, Visit),
    "attendeeActivity": Table("Attendee activity", _SPENT, _by_person),
    "attendeeFeedback": _empty("Attendee feedback", "Rating", "Comment"),
    "attendeeScore": _empty("Attendee score", "Score"),
    "postEventSurvey": _empty("Post-event survey", "Question", "Answer"),
    "feedback": _empty("Feedback", "Rating", "Comment"),
    "boothAttendee": _listed("Booth attendees", _VISIT, Visit, _of_booth),
    "boothInteraction": _empty("Booth interactions", "Booth id", "Interaction", "At"),
    "chat": _empty("Chat", "Area", "Message", "At"),
    "connection": _empty("Connections", "With", "At"),
    "noShows": _listed("No-shows", _REGISTRATION, Registration, _stayed_away),
    "participation": _listed("Participation", _VISIT, Visit, _is_wanted),
    "timeSpentOnline": Table("Time spent online", _SPENT, _by_person),
    "registrations": _listed("Registrations", _REGISTRATION, Registration),
    "registrants": _listed("Registrants", _REGISTRATION, Registration),
    "schedule": _listed("Schedule", _ITEM, ScheduleItem),
    "schedules": _listed("Schedules", _ITEM, ScheduleItem),
    "summary": Table("Summary", _METRICS, _summary),
    "referrals": _empty("Referrals", "Referred by"),
    "viewership": _listed("Viewership", _VISIT, Visit, _of_stage),
    "onlineAttendeeCounts": Table("Online attendee counts", ["Hour", "People"], _by_hour),
    "segmentRegistrations": _empty("Segment registrations", "Segment", "At"),
    "agenda": _listed("Agenda", _ITEM, ScheduleItem),
    "replayRecordings": Table("Replay recordings", ["Stage id", "Name", "Minutes"], lambda *_: []),
    "replayViewers": _empty("Replay viewers", "Stage id", "Minutes"),
    "engagement": Table("Engagement", _PLACES, _by_place),
}
