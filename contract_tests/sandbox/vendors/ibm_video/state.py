"""The state: accounts, channels and what is on them, and what tests are told of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .auth import Accounts, Client
from .models import Channel, Details, Event, Export
from .rate_limits import Limited


class IbmVideoState(Limited):
    """The state of the vendor: accounts, and channels with what is on them."""

    accounts: Accounts
    clients: dict[str, Client]
    channels: dict[str, Channel]
    _tokens: dict[str, str]

    def new_event(self, channel: Channel, details: Details, id: int | None = None) -> Event:
        """Put an event on a channel."""
        event = Event(next(self.ids) if id is None else id, channel, details, self.accounts.secret())
        channel.events[str(event.id)] = event
        return event

    def new_export(self, event: Event) -> Export:
        """Start an export of an event."""
        export = Export(next(self.ids), self.clock.timestamp())
        event.exports[str(export.id)] = export
        return export

    def show(self) -> Mapping[str, Any]:
        """Return the channels with their events and exports, without tokens and secrets."""
        return {"channels": [self._shown(channel) for channel in self.channels.values()]}

    def credentials(self) -> Mapping[str, str]:
        """Return the owner's access token."""
        return {"oauth2": self._tokens["owner"]}

    def stranger(self) -> Mapping[str, str]:
        """Return the access token of another account, which has the feature and a channel of its own."""
        return {"oauth2": self._tokens["stranger"]}

    def outsiders(self) -> Mapping[int, Mapping[str, str]]:
        """Return the access token of the account that has not paid for virtual events."""
        return {402: {"oauth2": self._tokens["without_feature"]}}

    def _shown(self, channel: Channel) -> dict[str, Any]:
        now = self.clock.timestamp()
        events = []
        for event in channel.events.values():
            shown = event.shown(now)
            del shown["event_secret"]
            shown["gate_enabled"] = event.gate_enabled
            shown["sessions"] = [session.shown() for session in event.sessions]
            shown["exports"] = [export.shown(now) for export in event.exports.values()]
            events.append(shown)
        return {"id": channel.id, "owner": channel.owner.name, "events": events}
