"""Accelevents: the sessions of an event, as the vendor's page has them.

What the page leaves open is read in the vendor's `evidence.yaml`; the ids in comments are its entries.
"""

from __future__ import annotations

from collections.abc import Mapping

from ...vendor import Reply, Request, operation
from .errors import found, refusal, refusing_values, reply
from .joining import join
from .listing import expanded, listed
from .people import User
from .query import number
from .sessions import Event, Session
from .world import World


class Accelevents(World):
    """The vendor: its world, and what it answers."""

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
