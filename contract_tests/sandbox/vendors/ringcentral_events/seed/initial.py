"""The clean state: three organizations, and one event that has some of everything."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from ..auth import User
from ..models.events import Event
from ..models.organizations import Organization, Template
from ..models.registrations import Ticket
from ..models.venue import Booth, Place, ScheduleItem, Session, Stage, Tag
from ..models.visits import Visit
from ..state import RingCentralState
from .controls import link, people, report


def _options(*names: str) -> list[dict[str, Any]]:
    return [
        {"id": 700 + index, "name": name, "seq": str(index), "defaultAnswer": index == 1}
        for index, name in enumerate(names, 1)
    ]


QUESTIONS: list[dict[str, Any]] = [
    {"fieldType": "singleLineText", "name": "Which company are you with?"},
    {"fieldType": "multiSelect", "name": "What are you here for?", "options": _options("Talks", "People", "Food")},
    {
        "fieldType": "conditional",
        "name": "Do you travel?",
        "defaultAnswer": "No",
        "options": _options("No", "Yes"),
        "childQuestions": [
            {
                "id": 811,
                "name": "How do you travel?",
                "field_type": "singleSelect",
                "defaultAnswer": None,
                "options": _options("Train", "Bicycle"),
            },
            {"id": 812, "name": "When do you arrive?", "field_type": "date"},
        ],
    },
]


def question(id: str, asked: dict[str, Any]) -> dict[str, Any]:
    """Return a question of the bank as the vendor shows it."""
    empty = {"childQuestions": None, "defaultAnswer": None, "options": None}
    return {"id": id, "type": "bank_question", "attributes": {**empty, **asked, "id": id}}


_HOUR = datetime.timedelta(hours=1)
_DAY = datetime.timedelta(days=1)

# Those that documents and people write down; all others are drawn.
_ORGANIZATION = "qhLRWymFVEA9LKXWKKmXZWWm5"
_TEMPLATE = "IawnktjIhxrqigeO0fG0wWEYT"
_EVENT = "M3nLIQnt1nX4XYb7lq4dbQhBO"
_TICKET = "ufm6tzrTr3vTDpQfE8wCTsioD"
_REGISTRATIONS = ["LshFwgx0H9jkn7e28R4UNichO", "qMyq9Qb24GpnxOAk7LzPzSO8U"]
_LINK = "qmUbvHEXLHhnpzdJ004BfX0Po"
_BOOTH = "L1IAjDUTeNcUJao7rcAALCXUY"
_ITEM = "PjeMnWZSxfl41eWcL5OV9rTTy"
_STAGE = "glLeCDo67mBo63zjZQK5V7CZx"
_SESSION = "wiSyY2E2cNJtAdJGZDwU252sy"
_REPORT = "wnfsPhm3ffhDNTBrTland3tVP"

# Registrations of the first event by ticket: together three pages, by whose number no page size can divide.
_VISITORS = 47
_SPEAKERS = 14

# The other events of the first organization: name, slug, zone, start and end in days from now, published.
_EVENTS: list[tuple[str, str, str, float | None, float | None, bool]] = [
    ("Product Webinar", "product-webinar", "Europe/Berlin", 7, 7.05, True),
    ("Year in Review", "year-in-review", "Pacific Time (US & Canada)", -90, -89.9, True),
    ("Planning Draft", "planning-draft", "UTC", None, None, False),
]


def furnish(world: RingCentralState) -> None:
    """Fill a clean world.

    The owner's organization has the first event, which is on, and the others; the stranger's has one event with one of
    each thing; the third has no magic links in its plan. A fourth user, called both, belongs to the first two.
    """
    now = world.now().replace(second=0, microsecond=0)
    first = _organization(world, "Meadow Conferences", now, id=_ORGANIZATION)
    second = _organization(world, "Harbour Meetups", now)
    third = _organization(world, "Hill Readings", now, has_magic_links=False)
    for name, organizations in (
        ("owner", (first,)),
        ("stranger", (second,)),
        ("both", (first, second)),
        ("without_magic_links", (third,)),
    ):
        world.accounts.register(User(name, organizations))
    for name, given in _named("Conference", "Webinar", "Trade Fair", id=_TEMPLATE):
        parts = {"stages": ["Main Stage"], "tickets": ["Standard"]}
        world.make(Template, first, name=name, created_at=now - 60 * _DAY, **parts, **given)
    _first_event(world, first, now)
    for name, slug, zone, start, end, published in _EVENTS:
        event = _event(world, first, now, name, slug, zone, start, end, published=published)
        world.make(Ticket, event, name="Standard", slug="standard", total=2, created_at=event.created_at)
    for organization, name in ((second, "Somebody Else's Event"), (third, "Readings by the Fire")):
        _small_event(world, organization, name, now)


def _named(*names: str, id: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield names, each with what is given to its thing beside: the first has a known id."""
    for name in names:
        yield name, {"id": id} if name is names[0] else {}


def _organization(world: RingCentralState, name: str, now: datetime.datetime, **more: Any) -> Organization:
    host = f"{name.split(maxsplit=1)[0].lower()}.example"
    known = {"email": f"events@{host}", "website": f"https://{host}/"}
    return world.make(Organization, None, name=name, created_at=now - 90 * _DAY, **known, **more)


def _event(
    world: RingCentralState,
    organization: Organization,
    now: datetime.datetime,
    name: str,
    slug: str,
    zone: str,
    start: float | None,
    end: float | None,
    **more: Any,
) -> Event:
    dated = {
        "time_start": None if start is None else now + start * _DAY,
        "time_end": None if end is None else now + end * _DAY,
    }
    made_at = now - (30 * _DAY) + (start or 0) * _HOUR
    return world.make(Event, organization, name=name, slug=slug, timezone=zone, created_at=made_at, **dated, **more)


def _first_event(world: RingCentralState, organization: Organization, now: datetime.datetime) -> None:
    more = {"description": "Two days of talks in the meadow.", "metadata": {"season": "spring"}, "published": True}
    event = _event(
        world, organization, now, "Meadow Summit", "meadow-summit", "Europe/Budapest", -1, 1, id=_EVENT, **more
    )
    made_at = event.created_at
    standard = world.make(Ticket, event, id=_TICKET, name="Standard", slug="standard", total=100, created_at=made_at)
    standard.description, standard.price = "All talks, on both days.", 49.5
    standard.questions = [question(str(600 + number), asked) for number, asked in enumerate(QUESTIONS)]
    after = {"created_at": made_at + _HOUR}
    speakers = world.make(Ticket, event, name="Speaker", slug="speaker", total=_SPEAKERS, private=True, **after)
    direct = world.make(Ticket, event, name="Walk in", slug="walk-in", total=20, confirms_and_joins=True, **after)
    _venue(world, event)
    _visitors(world, event, standard, speakers)
    about = {"created_at": now - 5 * _DAY, "metadata": {"list": "partners"}, "extra_fields": {"company": "Acme"}}
    link(world, standard, id=_LINK, **about)
    for ticket in (standard, standard, direct, direct):
        link(world, ticket, **about)
    report(world, event, "registrations", since=3600, id=_REPORT)
    report(world, event, "attendees", since=1800)
    report(world, event, "participation", since=0)


def _visitors(world: RingCentralState, event: Event, standard: Ticket, speakers: Ticket) -> None:
    # From the first to the last, this is long before the event begins.
    moments = [event.created_at + (2 + 7 * number) * _HOUR for number in range(_VISITORS)]
    visitors = [people(world, standard, [moments[index]], id=id)[0] for index, id in enumerate(_REGISTRATIONS)]
    visitors += people(world, standard, moments[len(_REGISTRATIONS) :])
    people(world, speakers, moments[:_SPEAKERS], through="invitation")
    assert event.time_start is not None
    places: list[Place] = [kind for one in (Stage, Session, Booth) for kind in event.of(one, world.now())]
    for number, one in enumerate(visitors):
        one.refunded = number % 10 == 9
        if number < 3:
            one.headline, one.answers = "Gardener", _answers()
            one.utm = {
                "utmSource": "newsletter",
                "utmMedium": "email",
                "utmCampaign": "spring",
                "utmTerm": "fair",
                "utmContent": "header",
            }
            one.metadata = {"crm": f"contact-{number}"}
        if number % 3 == 0 and not one.refunded:
            came_at = event.time_start + (10 + number) * _HOUR / 60
            one.first_check_in = one.updated_at = came_at
            place = places[number // 3 % len(places)]
            world.make(Visit, event, created_at=came_at, who=one, place=place, left_at=came_at + _HOUR / 2)


def _answers() -> list[dict[str, Any]]:
    child = {"id": "811", "name": "How do you travel?", "value": "Train", "type": "singleSelect"}
    return [
        {"id": "600", "name": "Which company are you with?", "value": "Acme", "type": "singleLineText"},
        {"id": "601", "name": "What are you here for?", "value": ["Talks", "Food"], "type": "multiSelect"},
        {"id": "602", "name": "Do you travel?", "value": "Yes", "type": "conditional", "childQuestions": [child]},
    ]


def _venue(world: RingCentralState, event: Event) -> None:
    made_at = event.created_at + _HOUR / 2
    stages = [
        world.make(Stage, event, name=name, created_at=made_at, **given)
        for name, given in _named("Main Stage", "Oak Stage", "Pond Stage", id=_STAGE)
    ]
    for name, given in _named("Round Table", "Questions", "Coffee", id=_SESSION):
        world.make(Session, event, name=name, created_at=made_at, **given)
    for name, given in _named("Seeds", "Tools", "Honey", "Books", "Tea", id=_BOOTH):
        more = {"priority": len(name), "about": f"{name} for everybody", "email": f"{name.lower()}@example.com"}
        booth = world.make(Booth, event, name=name, created_at=made_at, **more, **given)
        _tags(world, booth, "Local", name, "Organic")
    start = event.time_start
    assert start is not None
    for number, (name, given) in enumerate(_named("Opening", "Soil", "Water", "Light", "Closing", id=_ITEM)):
        place = stages[number] if number < len(stages) else None
        hours = {"time_start": start + number * _HOUR, "time_end": start + (number + 1) * _HOUR}
        where = {"area": "stage" if place else "other", "place": place}
        item = world.make(ScheduleItem, event, name=name, created_at=made_at, **where, **hours, **given)
        _tags(world, item, "Talk", name, "Beginners")


def _tags(world: RingCentralState, thing: Place, *names: str) -> None:
    for name in names:
        world.make(Tag, thing, name=name, created_at=thing.created_at)


def _small_event(world: RingCentralState, organization: Organization, name: str, now: datetime.datetime) -> None:
    event = _event(world, organization, now, name, name.split(maxsplit=1)[0].lower(), "UTC", 2, 3, published=True)
    made_at = event.created_at
    world.make(Template, organization, name="Evening", created_at=made_at)
    ticket = world.make(Ticket, event, name="Seat", slug="seat", total=1, created_at=made_at)
    people(world, ticket, [made_at + _HOUR])
    link(world, ticket, created_at=made_at)
    booth = world.make(Booth, event, name="Bar", created_at=made_at)
    _tags(world, booth, "Drinks")
    item = world.make(
        ScheduleItem, event, name="Doors", created_at=made_at, area="other", time_start=now, time_end=now + _HOUR
    )
    _tags(world, item, "Start")
    report(world, event, "registrations")
