"""Seed data: what a clean state begins with, and what tests can add to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ...vendor import Ids, seeded
from .auth import Account, Accounts
from .models import Event, Folder
from .rate_limits import PUBLISHED, Limits
from .state import GlobalMeetState
from .validation import settings

HOUR = 60 * 60 * 1000
# Seeded tokens outlast what tests do to the clock, and whoever leaves a sandbox running.
_LONG = 10 * 365 * 24 * HOUR
_MOST = 10_000
_CALLS = ("createToken", *PUBLISHED)

# The folders of each account: id, name, and the place of the folder that it is in. The first is the home folder.
_FOLDERS: dict[str, list[tuple[str, str, int]]] = {
    "owner": [
        ("2204101", "Home of the owner", 0),
        ("2204102", "Webcasts", 0),
        ("2204103", "Investor relations", 1),
        ("2204104", "Town halls", 1),
    ],
    "stranger": [
        ("2204201", "Home of the stranger", 0),
        ("2204202", "Trainings", 0),
        ("2204203", "Archive", 0),
        ("2204204", "Last year", 2),
    ],
}

# The events: id, folder, title, hours from now to the start, the guests' portals, and what else is said of them.
_EVENTS: list[tuple[int, str, str, int, list[int], dict[str, Any]]] = [
    (1208433, "2204102", "Quarterly results", 24, [8, 31, 2, 4], {"acquisition_type": 3, "telephony_type": "bridge"}),
    (1208434, "2204103", "Annual report", 48, [], {"type": "ondemand", "media_type": "video"}),
    (1208435, "2204104", "Town hall", -1, [1], {"acquisition_type": 0, "region": 3}),
    (1208436, "2204101", "Open day", 72, [], {"acquisition_type": 4, "video_bridge_type": "standard"}),
    (1208501, "2204202", "Somebody else's event", 24, [], {"acquisition_type": 2, "region": 1}),
]


class SeededState(GlobalMeetState):
    """The state with what a clean one begins with: an owner and a stranger, each with folders and events."""

    def seed(self) -> None:
        """Fill a clean world."""
        self.ids = Ids(3_000_001)
        self.accounts = Accounts(self.random)
        self.events: dict[str, Event] = {}
        self.limits = Limits()
        self.returns: dict[str, int] = {}
        folders: dict[str, Folder] = {}
        for username, described in _FOLDERS.items():
            own = [Folder(id, name) for id, name, _ in described]
            for folder, (_, _, parent) in zip(own[1:], described[1:], strict=True):
                own[parent].children.append(folder)
            folders |= {folder.id: folder for folder in own}
            self.accounts.register(username, own[0])
        for id, home, title, hours, guests, said in _EVENTS:
            self.new_event(folders[home], self._planned(title, hours, **said), guests, id)
        self._tokens = {name: self._token(name)["token"] for name in ("owner", "stranger")}

    def reseed(self, wanted: Mapping[str, Any]) -> Mapping[str, Any]:
        """Add what a test asks for by name.

        - ``events``, a number: that many future events in the home folder of the owner; their ids.
        - ``folders``, a number: that many folders directly in the home folder of the owner; their ids.
        - ``account``, a new username: an account with an empty home folder; its password, folder_id and token.
        - ``token``, one of expired and the usernames: a new token of that account, or one that has run out.
        - ``expire``, a token: it counts no longer.
        - ``limits``, an object of numbers by call, ``published`` or null: from now on that many calls an hour, as many
          as the vendor's page says, or as many as one likes.
        - ``returns``, an object of return codes by call: the next call answers with it. With 2 (partial success) the
          work is done all the same.

        Raises ValueError, with the names that are known, for any other.
        """
        return seeded(_SEEDS, self, wanted)

    def _planned(self, title: str, hours: int, **said: Any) -> dict[str, Any]:
        usual = {"type": "live", "timezone": "US/Eastern", "audience_capacity": 1000, "event_expiration_months": 12}
        times = {"scheduled_start_time": self.now() + hours * HOUR, "scheduled_duration": 60}
        return settings({"event_title": title, **usual, **times, **said})

    def _add_events(self, wanted: Any) -> dict[str, Any]:
        home, count = self.accounts.by_name["owner"].home, _count(wanted)
        plans = [self._planned(f"Event {index}", index, acquisition_type=0, region=1) for index in range(1, count + 1)]
        return {"events": [self.new_event(home, plan).id for plan in plans]}

    def _add_folders(self, wanted: Any) -> dict[str, Any]:
        made = [Folder(str(next(self.ids)), f"Folder {index}") for index in range(1, _count(wanted) + 1)]
        self.accounts.by_name["owner"].home.children += made
        return {"folders": [int(folder.id) for folder in made]}

    def _add_account(self, wanted: Any) -> dict[str, Any]:
        if not isinstance(wanted, str) or not wanted or wanted in (*self.accounts.by_name, "expired"):
            raise ValueError(f"account wants a username that nobody has, not {wanted!r}")
        account = self.accounts.register(wanted, Folder(str(next(self.ids)), f"Home of {wanted}"))
        named = {"username": wanted, "password": account.password, "folder_id": int(account.home.id)}
        return {**named, **self._token(wanted)}

    def _token(self, wanted: Any) -> dict[str, Any]:
        expired = wanted == "expired"
        account = self._account("owner" if expired else wanted)
        return {"token": self.accounts.issue(account, self.now(), 0 if expired else _LONG).token}

    def _account(self, wanted: Any) -> Account:
        if not isinstance(wanted, str) or wanted not in self.accounts.by_name:
            raise ValueError(f"{wanted!r} is no account; there are: {', '.join(self.accounts.by_name)}")
        return self.accounts.by_name[wanted]

    def _expire(self, wanted: Any) -> dict[str, Any]:
        self.accounts.expire(wanted if isinstance(wanted, str) else "", self.now())
        return {"expire": wanted}

    def _limits(self, wanted: Any) -> dict[str, Any]:
        calls = PUBLISHED if wanted == "published" else {} if wanted is None else wanted
        self.limits = Limits({name: _count(value) for name, value in _by_call(calls, PUBLISHED).items()})
        return {"limits": dict(calls)}

    def _returns(self, wanted: Any) -> dict[str, Any]:
        codes = _by_call(wanted, _CALLS)
        if not all(isinstance(code, int) and not isinstance(code, bool) for code in codes.values()):
            raise ValueError(f"wanted: a return code for each call, not {wanted!r}")
        self.returns |= codes
        return {"returns": dict(self.returns)}


_SEEDS: dict[str, Callable[[SeededState, Any], dict[str, Any]]] = {
    "events": SeededState._add_events,
    "folders": SeededState._add_folders,
    "account": SeededState._add_account,
    "token": SeededState._token,
    "expire": SeededState._expire,
    "limits": SeededState._limits,
    "returns": SeededState._returns,
}


def _count(wanted: Any) -> int:
    if not isinstance(wanted, int) or isinstance(wanted, bool) or not 1 <= wanted <= _MOST:
        raise ValueError(f"wanted: a number between 1 and {_MOST}, not {wanted!r}")
    return wanted


def _by_call(wanted: Any, known: Iterable[str]) -> Mapping[str, Any]:
    known = list(known)
    if not isinstance(wanted, Mapping) or not {*wanted} <= {*known}:
        raise ValueError(f"wanted: an object by call ({', '.join(known)}), not {wanted!r}")
    return wanted
