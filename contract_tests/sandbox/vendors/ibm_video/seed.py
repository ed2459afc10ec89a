"""Seed data: what a clean state begins with, and what tests can add to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ...vendor import seeded
from .auth import Accounts, Client
from .models import MAKING, Channel, Details, Event, Export, Session
from .rate_limits import Limit
from .state import IbmVideoState
from .timestamps import Time

HOUR = 60 * 60

# The events of channel 123: id, title, zone, hours from now to the start, the end, the gate's opening and closing,
# whether the gate is on, whether the form is published. None is in another's way.
_EVENTS: list[tuple[int, str, str, tuple[int, int, int, int], bool, bool]] = [
    (100, "Ongoing event", "America/Los_Angeles", (24, 48, 2, 48), True, True),
    (101, "Artificial intelligence Conference", "Europe/Budapest", (6, 8, -2, 8), True, True),
    (102, "Product news", "Asia/Tokyo", (-1, 1, -3, 1), False, False),
    (103, "Review of the year", "America/New_York", (-720, -718, -744, -718), True, False),
]
_SESSIONS = [
    ("Deep Learning applications", "In this session we discuss the application of Deep Learning."),
    ("Questions and answers", ""),
]
_EXPORT = 900
_MOST = 10_000


class SeededState(IbmVideoState):
    """The state with what a clean one begins with: an owner, a stranger, and an account without the feature."""

    def seed(self) -> None:
        """Fill a clean world: channels 123 (with events) and 124 of the owner, 321 of the stranger."""
        self.accounts = Accounts(self.clock, self.random)
        self.clients = {
            name: self.accounts.register(name, has_feature=name != "without_feature")
            for name in ("owner", "stranger", "without_feature")
        }
        self.channels = {str(id): Channel(id, self.clients["owner"].account) for id in (123, 124)}
        self.channels["321"] = Channel(321, self.clients["stranger"].account)
        for id, title, zone, hours, gate_enabled, form_published in _EVENTS:
            event = self.new_event(self.channels["123"], self._planned(title, zone, *hours), id)
            event.gate_enabled, event.form_published = gate_enabled, form_published
        self._add_sessions(len(_SESSIONS))
        # Ready when the world begins, and for as long as such a file is kept.
        self._first().exports[str(_EXPORT)] = Export(_EXPORT, self.clock.timestamp() - MAKING)
        self.new_event(
            self.channels["321"], self._planned("Somebody else's event", "Europe/London", 24, 25, 0, 25), 200
        )
        self._tokens = {name: self._token(name)["token"] for name in self.clients}

    def reseed(self, wanted: Mapping[str, Any]) -> Mapping[str, Any]:
        """Add what a test asks for by name.

        - ``events``, a number: that many future events on channel 123, one after the other; their ids.
        - ``sessions``, ``exports``, a number: that many on the first event of channel 123; their ids.
        - ``token``, one of owner, stranger, without_feature, expired: a new access token of that kind.
        - ``client``, one of owner, stranger, without_feature: the id and secret of that account's client.
        - ``code``, a redirect_uri: an authorization code for the owner's client.
        - ``rate_limit``, a number or null: from now on that many calls a minute, or as many as one likes.

        Raises ValueError, with the names that are known, for any other.
        """
        return seeded(_SEEDS, self, wanted)

    def known(self) -> Mapping[str, list[Any]]:
        """Return seeded ids that still exist; the first of each belong together."""
        events = self.channels["123"].events
        return {
            "channelId": [123],
            "eventId": [id for id, *_ in _EVENTS if str(id) in events],
            "exportId": [_EXPORT] if "100" in events and str(_EXPORT) in events["100"].exports else [],
        }

    def _first(self) -> Event:
        for event in self.channels["123"].events.values():
            return event
        raise ValueError("channel 123 has no event left")

    def _planned(self, title: str, zone: str, *hours: int) -> Details:
        now = self.clock.timestamp() // 60 * 60
        return Details(title, zone, *(Time.when(now + hour * HOUR, zone) for hour in hours))

    def _add_events(self, wanted: Any) -> dict[str, Any]:
        channel = self.channels["123"]
        latest = max((event.details.end_at.at for event in channel.events.values()), default=0)
        first = max(0, latest - self.clock.timestamp()) // HOUR + 2
        starts = [first + 2 * index for index in range(_count(wanted))]
        try:
            plans = [
                self._planned(f"Event {index}", "Europe/Budapest", start, start + 1, start - 24, start)
                for index, start in enumerate(starts, 1)
            ]
        except (OverflowError, ValueError):
            raise ValueError("channel 123 has an event at the end of all time; there is no room after it") from None
        return {"events": [self.new_event(channel, details).id for details in plans]}

    def _add_sessions(self, wanted: Any) -> dict[str, Any]:
        event = self._first()
        details = event.details
        made = []
        for _ in range(_count(wanted)):
            title, description = _SESSIONS[len(event.sessions) % len(_SESSIONS)]
            made.append(next(self.ids))
            event.sessions.append(
                Session(made[-1], title, description, details.timezone, details.start_at, details.end_at)
            )
        return {"sessions": made}

    def _add_exports(self, wanted: Any) -> dict[str, Any]:
        event = self._first()
        return {"exports": [self.new_export(event).id for _ in range(_count(wanted))]}

    def _token(self, wanted: Any) -> dict[str, Any]:
        if wanted == "expired":
            return {"token": self.accounts.issue("access_token", self.clients["owner"], lasts=0)}
        return {"token": self.accounts.issue("access_token", self._client_of(wanted))}

    def _client(self, wanted: Any) -> dict[str, Any]:
        client = self._client_of(wanted)
        return {"client_id": client.id, "client_secret": client.secret}

    def _client_of(self, wanted: Any) -> Client:
        if not isinstance(wanted, str) or wanted not in self.clients:
            raise ValueError(f"{wanted!r} is no account; there are: {', '.join(self.clients)}")
        return self.clients[wanted]

    def _code(self, wanted: Any) -> dict[str, Any]:
        if not isinstance(wanted, str):
            raise ValueError("code wants the redirect_uri that the code is for")
        return {"code": self.accounts.issue("code", self.clients["owner"], redirect_uri=wanted)}

    def _rate_limit(self, wanted: Any) -> dict[str, Any]:
        self.limit = None if wanted is None else Limit(_count(wanted))
        return {"rate_limit": wanted}


_SEEDS: dict[str, Callable[[SeededState, Any], dict[str, Any]]] = {
    "events": SeededState._add_events,
    "sessions": SeededState._add_sessions,
    "exports": SeededState._add_exports,
    "token": SeededState._token,
    "client": SeededState._client,
    "code": SeededState._code,
    "rate_limit": SeededState._rate_limit,
}


def _count(wanted: Any) -> int:
    if not isinstance(wanted, int) or isinstance(wanted, bool) or not 1 <= wanted <= _MOST:
        raise ValueError(f"wanted: a number between 1 and {_MOST}, not {wanted!r}")
    return wanted
