"""What the handlers have in common: who asks, for what, and how a thing or a list of them is answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

from ....messages import Reply, Request
from ..auth import User
from ..errors import Invalid, Problem, every, refusal, refusing
from ..models.events import Event
from ..models.organizations import Organization
from ..models.things import Thing
from ..paging import around, asked, part
from ..seed import SeededState

Kind = TypeVar("Kind", bound=Thing)


class Handlers(SeededState):
    """The state, and how requests reach it."""

    # From token to thing to owner: the order in which the vendor looks (RCE-021).

    def _caller(self, request: Request) -> User:
        caller = self.accounts.caller(request.headers.get("authorization", ""))
        if caller is None:
            raise refusal(401, Problem("The token is missing, unknown or expired."))
        return caller

    def _named(self, request: Request, kind: type[Kind], name: str, *, foreign: int = 403) -> Kind:
        """Return the thing that a path names; `foreign` is the status for those of other organizations."""
        caller = self._caller(request)
        thing = self.find(kind, request.path[name])
        if thing is not None and thing.above(Organization) in caller.organizations:
            return thing
        if thing is None or foreign == 404:
            raise refusal(404, Problem(f"There is no such {kind.kind}."))
        raise refusal(403, Problem(f"The {kind.kind} belongs to another organization."))

    def _event(self, request: Request) -> Event:
        return self._named(request, Event, "eventId")

    def _organization(self, request: Request) -> Organization:
        return self._named(request, Organization, "organizationId", foreign=404)

    def _theirs(self, request: Request, attributes: Mapping[str, Any], default: Organization) -> Organization:
        """Return the organization that a body names. Raises Invalid where the caller does not belong to it."""
        for one in self._caller(request).organizations:
            if one.id == attributes.get("organizationId", default.id):
                return one
        raise Invalid(Problem("There is no such organization.", pointer="/data/attributes/organizationId"))

    def _one(self, thing: Thing, status: int = 200) -> Reply:
        return Reply(status, {"data": thing.shown(self.now())})

    def _list(self, request: Request, parent: Thing, kind: type[Thing]) -> Reply:
        return self._page(request, lambda: parent.of(kind, self.now()))

    def _page(
        self, request: Request, listing: Callable[[], Sequence[Any]], show: Callable[[Any], Any] | None = None
    ) -> Reply:
        """Answer with a page of what a listing gives, which may be invalid as well as the page."""
        with refusing(400):
            given: dict[str, Any] = every({"page": partial(asked, request), "things": listing})
        (page, size), things = given["page"], given["things"]
        now = self.now()
        shown = [show(one) if show else one.shown(now) for one in part(things, page, size)]
        return Reply(200, {"data": shown, **around(request, len(things), page, size)})
