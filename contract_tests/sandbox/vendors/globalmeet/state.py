"""The state: accounts, folders and events, and what tests are told of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ...vendor import Vendor
from .auth import Accounts
from .models import Event, Folder, Portal, pin
from .rate_limits import Limits
from .timestamps import milliseconds


class GlobalMeetState(Vendor):
    """The state of the vendor: accounts, their folders and events."""

    accounts: Accounts
    events: dict[str, Event]
    limits: Limits
    returns: dict[str, int]
    _tokens: dict[str, str]

    def now(self) -> int:
        """Return the time as the vendor writes it."""
        return milliseconds(self.clock.now())

    def new_event(
        self, folder: Folder, kept: Mapping[str, Any], guests: Iterable[int] = (), id: int | None = None
    ) -> Event:
        """Put an event into a folder."""
        event = Event(next(self.ids) if id is None else id, folder, kept)
        self.let_in(event, guests)
        self.events[str(event.id)] = event
        return event

    def let_in(self, event: Event, guests: Iterable[int]) -> None:
        """Give an event the portals of these types and no others; those that it had keep their pins."""  # GLM-018
        before, event.portals = event.portals, {}
        for type in guests:
            taken = [portal.pin for portal in (*before.values(), *event.portals.values())]
            event.portals[type] = before.get(type) or Portal(type, pin(self.random, taken))

    def show(self) -> Mapping[str, Any]:
        """Return accounts, folders and events, without passwords, tokens and pins."""
        accounts = [
            {"username": one.username, "tokens": self.accounts.given_out(one), "folders": one.home.tree()}
            for one in self.accounts.by_name.values()
        ]
        events = [
            {
                **event.settings,
                "event_id": event.id,
                "folder_id": event.folder.id,
                "guest_presenter_types": list(event.portals),
            }
            for event in self.events.values()
        ]
        return {"accounts": accounts, "events": events}

    def credentials(self) -> Mapping[str, str]:
        """Return a token of the owner that lasts."""
        return {"token": self._tokens["owner"]}

    def stranger(self) -> Mapping[str, str]:
        """Return such a token of another account, which has folders and events of its own."""
        return {"token": self._tokens["stranger"]}

    def known(self) -> Mapping[str, list[Any]]:
        """Return the owner's name and password, events and folders; the first event is in the first folder."""
        owner = self.accounts.by_name["owner"]
        own = [event for event in self.events.values() if owner.folder(event.folder.id)]
        return {
            "username": [owner.username],
            "password": [owner.password],
            "event_id": [event.id for event in own],
            "folder_from_event": [event.id for event in own],
            "folder_id": list(dict.fromkeys(int(event.folder.id) for event in own)),
        }
