"""The handlers of the operations, and of the token endpoint."""

from __future__ import annotations

from collections.abc import Mapping

from ...messages import Reply, Request
from ...vendor import operation, route
from . import auth
from .errors import body, found, refusal, refusing_values
from .models import NAMES, Channel, Details, Event, Export, ics
from .paging import listed
from .seed import SeededState
from .validation import fields, truth


class IbmVideo(SeededState):
    """The vendor: its state, and its handlers."""

    # From token to account, channel, event and export: the order in which the vendor looks (IBM-021).

    def _channel(self, request: Request) -> Channel:
        caller = self.accounts.caller(request.headers.get("authorization", ""))
        if caller is None:
            raise refusal("invalid_token", "The access token is missing, revoked, expired or malformed.")
        if not caller.has_feature:
            raise refusal("invalid_request", "This account does not have virtual events.")
        channel = found(self.channels, request.path["channelId"], "channel")
        if channel.owner is not caller:
            raise refusal("lack_of_ownership", "The channel belongs to another account.")
        return channel

    def _event(self, request: Request) -> Event:
        return found(self._channel(request).events, request.path["eventId"], "event")

    def _export(self, request: Request) -> tuple[Event, Export]:
        event = self._event(request)
        return event, found(event.exports, request.path["exportId"], "export")

    def _asked(self, request: Request, channel: Channel, event: Event | None = None) -> Details:
        with refusing_values():
            details = Details.read(fields(request, NAMES))
        channel.check_free(details, but=event)
        return details

    def _answer(self, event: Event) -> Reply:
        return Reply(200, {"virtual_event": event.shown(self.clock.timestamp())})

    # Events

    @operation("createVirtualEvent")
    def create(self, request: Request) -> Reply:
        """Put an event on a channel."""
        channel = self._channel(request)
        details = self._asked(request, channel)
        return self._answer(self.new_event(channel, details))

    @operation("listVirtualEvents")
    def list_events(self, request: Request) -> Reply:
        """List a channel's events, oldest id first."""
        channel = self._channel(request)
        with refusing_values():
            return Reply(200, listed(request, channel.events.values(), self.clock.timestamp()))

    @operation("getVirtualEvent")
    def get(self, request: Request) -> Reply:
        """Show an event."""
        return self._answer(self._event(request))

    @operation("updateVirtualEvent")
    def update(self, request: Request) -> Reply:
        """Say anew what an event is."""
        event = self._event(request)
        event.details = self._asked(request, event.channel, event)  # IBM-026
        return self._answer(event)

    @operation("deleteVirtualEvent")
    def delete(self, request: Request) -> Reply:
        """Delete an event with all that belongs to it."""
        event = self._event(request)
        del event.channel.events[str(event.id)]
        return Reply(204)

    @operation("closeVirtualEvent")
    def close(self, request: Request) -> Reply:
        """Close an event now. What the request carries is not looked at (IBM-027)."""
        event = self._event(request)
        event.close(self.clock.timestamp())
        return self._answer(event)

    @operation("listSessions")
    def list_sessions(self, request: Request) -> Reply:
        """List an event's sessions, all at once (IBM-016)."""
        return Reply(200, {"sessions": [session.shown() for session in self._event(request).sessions]})

    # Registration

    @operation("getGate")
    def get_gate(self, request: Request) -> Reply:
        """Tell whether the registration gate is on."""
        return Reply(200, {"gate": {"enabled": self._event(request).gate_enabled}})

    @operation("updateGate")
    def update_gate(self, request: Request) -> Reply:
        """Switch the registration gate; its times stay (IBM-030, IBM-031)."""
        event = self._event(request)
        with refusing_values():
            event.gate_enabled = truth(fields(request, ["enable"])["enable"], "enable")
        return Reply(204)

    @operation("getForm")
    def get_form(self, request: Request) -> Reply:
        """Tell whether the registration form is published."""
        return Reply(200, {"form": {"published": self._event(request).form_published}})

    @operation("getCalendar")
    def get_calendar(self, request: Request) -> Reply:
        """Show an event as a calendar file."""
        return Reply(200, {"calendar": {"ics": ics(self._event(request), self.clock.now())}})

    # Exports

    @operation("createExport")
    def create_export(self, request: Request) -> Reply:
        """Start an export."""
        event = self._event(request)
        export = self.new_export(event)
        return Reply(200, {"export": export.shown(self.clock.timestamp())})

    @operation("listExports")
    def list_exports(self, request: Request) -> Reply:
        """List an event's exports, all at once (IBM-016)."""
        now = self.clock.timestamp()
        return Reply(200, {"exports": [export.shown(now) for export in self._event(request).exports.values()]})

    @operation("getExport")
    def get_export(self, request: Request) -> Reply:
        """Show an export."""
        _, export = self._export(request)
        return Reply(200, {"export": export.shown(self.clock.timestamp())})

    @operation("deleteExport")
    def delete_export(self, request: Request) -> Reply:
        """Delete an export."""
        event, export = self._export(request)
        del event.exports[str(export.id)]
        return Reply(204)

    # Tokens, beside the description (IBM-002)

    @route("POST", "/oauth2/token")
    def token(self, request: Request) -> Reply:
        """Give out tokens."""
        return auth.grant(self.accounts, request)

    @route("POST", "/oauth2/token/revoke")
    def revoke(self, request: Request) -> Reply:
        """End a token."""
        return auth.revoke(self.accounts, request)

    def unrouted(self, status: int, headers: Mapping[str, str]) -> Reply:
        """Answer as HTTP does, but an address that is none as not found."""
        if status == 404:  # IBM-007
            return Reply(404, body("not_found", "There is nothing at this address."), headers)
        return Reply(status, headers=headers)
