"""The handlers of the operations, and what must hold for a user to be registered for a session."""

from __future__ import annotations

from collections.abc import Mapping

from ...messages import Reply, Request
from ...vendor import operation
from .errors import found, refusal, refusing_values, reply
from .models import Event, Session, Ticket, User
from .paging import listed
from .seed import SeededState
from .validation import expanded, number


class Accelevents(SeededState):
    """The vendor: its state, and its handlers."""

    # From key to event, session and query: the order in which the vendor looks (ACC-021).

    def _event(self, request: Request, user: User) -> Event:
        event = found(self.events, request.path["eventurl"], "no_event")
        if event.account is not user.account:
            # No different from one that is not: whether a name is taken is nobody else's business.
            raise refusal("no_event")
        return event

    def _session(self, request: Request, user: User) -> Session:
        event = self._event(request, user)
        with refusing_values():
            id = number(request.path["sessionId"], "The id of a session")
        return found(event.sessions, id, "no_session")

    @operation("listSessions")
    def list_sessions(self, request: Request) -> Reply:
        """List an event's sessions, in the order of their positions."""
        user = self.people.reader(request.headers)
        event = self._event(request, user)
        with refusing_values():
            return Reply(200, listed(request, event, user, self.clock.timestamp()))

    @operation("getSession")
    def get(self, request: Request) -> Reply:
        """Show a session."""
        user = self.people.reader(request.headers)
        session = self._session(request, user)
        with refusing_values():
            return Reply(200, session.shown(user, expanded(request)))

    @operation("joinSession")
    def join(self, request: Request) -> Reply:
        """Register the caller for a session. What the request carries is not looked at."""
        user = self.people.writer(request.headers)
        join(self._session(request, user), user, self.clock.timestamp())
        return Reply(200, {"type": "Success", "message": "You are registered for this session."})  # ACC-006

    def unrouted(self, status: int, headers: Mapping[str, str]) -> Reply:
        """Answer as HTTP does, but an address that is none as not found."""
        return reply("no_address", headers=headers) if status == 404 else Reply(status, headers=headers)


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
