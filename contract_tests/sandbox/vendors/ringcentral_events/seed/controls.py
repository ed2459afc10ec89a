"""Seeds: what tests can add to the world, by name, and what the world does by itself in no other way."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from .. import timestamps
from ..auth import User
from ..models.events import Event
from ..models.registrations import MagicLink, Registration, Ticket
from ..models.report_tables import TABLES, Wanted
from ..models.reports import MAKING, Report
from ..models.things import Thing
from ..state import RingCentralState

_MOST = 20_000
_NAMES = [("Ada", "Moreau"), ("Björn", "Lindqvist"), ("Chiara", "Conti"), ("Daisuke", "Mori"), ("Esi", "Owusu")]

Kind = TypeVar("Kind", bound=Thing)


def people(
    world: RingCentralState, ticket: Ticket, moments: list[datetime.datetime], **given: Any
) -> list[Registration]:
    """Let somebody take a ticket at each of the moments; there are tickets enough for them."""
    made = []
    for moment in moments:
        number = next(world.ids)
        first_name, last_name = _NAMES[number % len(_NAMES)]
        person = {"first_name": first_name, "last_name": last_name, "email": f"visitor{number}@example.com"}
        made.append(world.register(ticket, **{**person, "created_at": moment, **given}))
    ticket.total = max(ticket.total, ticket.count(Registration, timestamps.LAST))
    return made


def link(world: RingCentralState, ticket: Ticket, **given: Any) -> MagicLink:
    """Make a magic link for somebody."""
    number = next(world.ids)
    first_name, last_name = _NAMES[number % len(_NAMES)]
    person = {"first_name": first_name, "last_name": last_name, "email": f"guest{number}@example.com"}
    return world.make(MagicLink, ticket, **{**person, **given})


def report(world: RingCentralState, event: Event, table: str, *, since: int = MAKING, **given: Any) -> Report:
    """Make a report that was asked for so many seconds ago."""
    asked_at = world.now() - datetime.timedelta(seconds=since)
    return world.make(Report, event, table=table, wanted=Wanted(), created_at=asked_at, **given)


# By name


def _registrations(world: RingCentralState, wanted: Any) -> dict[str, Any]:
    asked = _asked(wanted, "count", "eventId", "ticketId", "at", "every", "refunded")
    count = _count(asked.get("count"))
    if "ticketId" in asked:
        ticket = _found(world, Ticket, asked["ticketId"])
    else:
        event = _found(world, Event, asked["eventId"]) if "eventId" in asked else _first(world, Event)
        ticket = next(iter(event.of(Ticket, world.now())), None) or world.make(Ticket, event, slug="ticket")
    first, step = _time(asked["at"]) if "at" in asked else world.now(), asked.get("every", 0)
    try:
        moments = [first + datetime.timedelta(seconds=step * index) for index in range(count)]
    except (OverflowError, TypeError):
        raise ValueError(f"every is a number of seconds, not {step!r}") from None
    made = people(world, ticket, moments, refunded=asked.get("refunded") is True)
    return {"registrations": [one.id for one in made]}


def _change(world: RingCentralState, wanted: Any) -> dict[str, Any]:
    asked = _asked(wanted, "registrationId", "refunded", "attended", "headline")
    one, now = _found(world, Registration, asked.pop("registrationId", None)), world.now()
    kinds = {"refunded": bool, "attended": bool, "headline": str}
    if not asked or not all(isinstance(value, kinds[name]) for name, value in asked.items()):
        raise ValueError("change wants refunded, attended (true or false) or headline (a text)")
    one.refunded = asked.get("refunded", one.refunded)
    if "attended" in asked:
        one.first_check_in = now if asked["attended"] else None
    if "headline" in asked:
        one.headline, one.user_updated_at = asked["headline"], now
    one.updated_at = now
    return {"change": {"registrationId": one.id}}


def _redeem(world: RingCentralState, wanted: Any) -> dict[str, Any]:
    made = world.redeem(_found(world, MagicLink, _asked(wanted, "magicLinkId").get("magicLinkId")))
    return {"redeem": {"registrationId": made.id}}


def _magic_links(world: RingCentralState, wanted: Any) -> dict[str, Any]:
    asked = _asked(wanted, "count", "ticketId")
    count = _count(asked.get("count"))
    ticket = _found(world, Ticket, asked["ticketId"]) if "ticketId" in asked else _first(world, Ticket)
    return {"magicLinks": [link(world, ticket).id for _ in range(count)]}


def _events(world: RingCentralState, wanted: Any) -> dict[str, Any]:
    count = _count(_asked(wanted, "count").get("count"))
    organization = _first(world, Event).parent
    made = []
    for _ in range(count):
        number = next(world.ids)
        start = world.now() + datetime.timedelta(days=7)
        dated = {"timezone": "London", "time_start": start, "time_end": start + datetime.timedelta(hours=1)}
        made.append(world.make(Event, organization, name=f"Event {number}", slug=f"event-{number}", **dated).id)
    return {"events": made}


def _reports(world: RingCentralState, wanted: Any) -> dict[str, Any]:
    asked = _asked(wanted, "count", "eventId", "type")
    count, table = _count(asked.get("count")), asked.get("type", "registrations")
    if table not in TABLES:
        raise ValueError(f"{table!r} is no type of report; there are: {', '.join(TABLES)}")
    event = _found(world, Event, asked["eventId"]) if "eventId" in asked else _first(world, Event)
    return {"reports": [report(world, event, table).id for _ in range(count)]}


def _token(world: RingCentralState, wanted: Any) -> dict[str, Any]:
    if wanted == "expired":
        return {"token": world.accounts.issue("access_token", world.accounts.users["owner"], lasts=0)}
    return {"token": world.accounts.issue("access_token", _user(world, wanted))}


def _client(world: RingCentralState, wanted: Any) -> dict[str, Any]:
    if wanted is not True:
        raise ValueError("client wants true")
    client = world.accounts.new_client()
    return {"client_id": client.id, "client_secret": client.secret}


def _code(world: RingCentralState, wanted: Any) -> dict[str, Any]:
    asked = _asked(wanted, "redirect_uri", "client_id", "user")
    client = world.accounts.clients.get(str(asked.get("client_id")))
    if client is None or not isinstance(asked.get("redirect_uri"), str):
        raise ValueError("code wants the redirect_uri that it is for, and the client_id of a seeded client")
    user = _user(world, asked.get("user", "owner"))
    return {"code": world.accounts.issue("code", user, client, redirect_uri=asked["redirect_uri"])}


# - ``registrations``, a number or an object with ``count``, ``eventId`` or ``ticketId``, ``at`` (when the first was
#   made), ``every`` (seconds from one to the next) and ``refunded``: that many, with tickets enough for them; their
#   ids. What is to come later is there when the clock says so.
# - ``change``, a ``registrationId`` with ``refunded``, ``attended`` or ``headline``: what the vendor changes by itself,
#   and what the visitor does.
# - ``redeem``, a ``magicLinkId``: somebody follows the link; the registration.
# - ``magicLinks``, ``events``, ``reports``, a number or an object: that many, the reports ready; their ids.
# - ``token``, a user (owner, stranger, both, without_magic_links) or expired: a new access token.
# - ``client``, true: the id and secret of a new client.
# - ``code``, the ``client_id`` of one with a ``redirect_uri`` and perhaps a ``user``: an authorization code.
SEEDS: dict[str, Callable[[RingCentralState, Any], dict[str, Any]]] = {
    "registrations": _registrations,
    "change": _change,
    "redeem": _redeem,
    "magicLinks": _magic_links,
    "events": _events,
    "reports": _reports,
    "token": _token,
    "client": _client,
    "code": _code,
}


def _asked(wanted: Any, *names: str) -> dict[str, Any]:
    asked = wanted if isinstance(wanted, Mapping) else {"count": wanted}
    if unknown := asked.keys() - {*names}:
        raise ValueError(f"wanted: {', '.join(names)}, not {', '.join(map(str, sorted(unknown)))}")
    return dict(asked)


def _count(wanted: Any) -> int:
    if not isinstance(wanted, int) or isinstance(wanted, bool) or not 1 <= wanted <= _MOST:
        raise ValueError(f"wanted: a number between 1 and {_MOST}, not {wanted!r}")
    return wanted


def _time(wanted: Any) -> datetime.datetime:
    try:
        return timestamps.to_second(timestamps.moment(str(wanted)))
    except ValueError as wrong:
        raise ValueError(f"{wanted!r} is {wrong}") from None


def _found(world: RingCentralState, kind: type[Kind], id: Any) -> Kind:
    thing = world.find(kind, id) if isinstance(id, str) else None
    if thing is None:
        raise ValueError(f"{id!r} is no known id of a {kind.kind}")
    return thing


def _first(world: RingCentralState, kind: type[Kind]) -> Kind:
    return world.all_of(kind)[0]


def _user(world: RingCentralState, name: Any) -> User:
    if not isinstance(name, str) or name not in world.accounts.users:
        raise ValueError(f"{name!r} is no known user; there are: {', '.join(world.accounts.users)}")
    return world.accounts.users[name]
