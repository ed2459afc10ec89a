"""The handlers of the operations, and of the token endpoint."""

from __future__ import annotations

from collections.abc import Mapping

from ....messages import Reply, Request
from ....vendor import operation, route
from .. import auth
from ..errors import Problem, refusing, reply
from ..models.subscriptions import Subscription
from ..validation import subscriptions
from ..validation.bodies import read
from .events import EventHandlers
from .registrations import RegistrationHandlers
from .reports import ReportHandlers
from .venue import VenueHandlers


class RingCentralEvents(EventHandlers, VenueHandlers, RegistrationHandlers, ReportHandlers):
    """The vendor: its state, and its handlers."""

    # Data subscriptions, health

    @operation("createDataSubscription")
    def create_data_subscription(self, request: Request) -> Reply:
        """Take down a wish to be told; 400 is the only status for what is wrong with it."""
        event = self._event(request)
        with refusing(400):  # RCE-051
            attributes = read(request, subscriptions.NEW)["data"]["attributes"]
            given = subscriptions.read(attributes, self.now())
        return self._one(self.make(Subscription, event, **given), 201)

    @operation("getHealth")
    def get_health(self, request: Request) -> Reply:
        """Tell that all is well."""
        self._caller(request)
        return Reply(200, {"status": "ok"})  # RCE-052

    # Tokens, beside the description

    @route("POST", "/oauth/token")
    def token(self, request: Request) -> Reply:
        """Give out tokens."""
        return auth.grant(self.accounts, request, self.clock.timestamp())

    def unrouted(self, status: int, headers: Mapping[str, str]) -> Reply:
        """Answer as HTTP does, but an address that is none as not found."""
        if status == 404:
            told = reply(404, Problem("There is nothing at this address."))
            return Reply(404, told.body, headers)
        return Reply(status, headers=headers)
