"""Joining: what must hold for a user to be registered for a session."""

from __future__ import annotations

from .errors import refusal
from .people import Ticket, User
from .sessions import Session


def join(session: Session, user: User, now: int) -> None:
    """Register a user for a session, in the page's order of criteria (ACC-019). Raises Refusal where one is not met.

    Who is registered takes no second place, and is not late when coming back (ACC-006).
    """
    if session.tickets_of(user):
        if not session.is_live(now):
            raise refusal("not_live")
        return
    if session.is_full:
        raise refusal("full")
    ticket = _good(session, user)
    if not session.lets_in(now):
        raise refusal("not_live")
    session.registered[ticket.id] = ticket


def _good(session: Session, user: User) -> Ticket:
    held = session.event.held_by(user)
    if not held:
        raise refusal("not_registered")
    fitting = [ticket for ticket in held if ticket.type.permits(session.id)]
    if not fitting:
        raise refusal("wrong_ticket")
    for ticket in fitting:
        if ticket.type.limit is None or session.event.used(ticket) < ticket.type.limit:
            return ticket
    raise refusal("too_many", fitting[0].type.limit)
