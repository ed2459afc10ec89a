"""Faults: what goes wrong on demand, and the journal of what was asked."""

from __future__ import annotations

import datetime
import random
from collections import deque
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from itertools import islice
from typing import Any, Literal, get_args

from .messages import Reply

# What a journal must not repeat.
_SECRET = frozenset(["authorization", "cookie", "key", "x-key", "x-session-id", "sec-websocket-key"])

Kind = Literal["status", "latency", "disconnect", "malformed", "truncated", "silence", "any"]
KINDS: tuple[Kind, ...] = get_args(Kind)
OF_HANDSHAKES = KINDS[:3]
OF_REQUESTS = KINDS[:5]
OF_CALLS: tuple[Kind, ...] = ("status", "latency", "disconnect", "malformed", "silence")
# What `any` is one of: what keeps nobody waiting. A frame that nobody can read does.
_DRAWN: Mapping[tuple[Kind, ...], tuple[Kind, ...]] = {
    OF_HANDSHAKES: ("status", "disconnect"),
    OF_CALLS: ("status", "disconnect"),
    OF_REQUESTS: ("status", "disconnect", "malformed", "truncated"),
}


@dataclass(slots=True)
class Fault:
    """One thing to go wrong: for an operation (or every one), a number of times.

    `kind` is ``status`` (answer with `status`), ``latency`` (wait `seconds` first), ``disconnect`` (end the connection
    without an answer), ``malformed`` (cut the body in half), ``truncated`` (end the connection in the middle of the
    body), ``silence`` (leave a call of a stream without its acknowledgement) or ``any`` (one of those that keep nobody
    waiting, before or after the work, drawn anew for each request). With `after`, the work is done before it goes
    wrong. Of the requests that it is for, a `share` meets it, drawn by the `seed`. The handshake of a stream is the
    operation ``connect``.
    """

    kind: Kind
    operation: str = ""
    times: int = 1
    status: int = 503
    seconds: float = 0.0
    after: bool = False
    headers: Mapping[str, str] | None = None
    share: float = 1.0
    seed: int = 0

    def drawn(self, kinds: tuple[Kind, ...], chance: random.Random) -> Fault:
        """Return what a request meets that knows these kinds."""
        if self.kind != "any":
            return self
        # Who says that there were too many requests has done nothing.
        status, kind = chance.choice([429, 502, 503, 504]), chance.choice(_DRAWN[kinds])
        return replace(self, kind=kind, status=status, after=status != 429 and chance.random() < 0.5)

    @property
    def prevents(self) -> bool:
        """Whether the work is not done at all."""
        return not self.after and self.kind in ("status", "disconnect", "silence")

    def spoiled(self, reply: Reply) -> Reply:
        """Return the answer that is sent in place of the vendor's."""
        return Reply(self.status, headers=self.headers or {}) if self.kind == "status" else reply


class Faults:
    """The faults that wait for their request, first come, first served."""

    def __init__(self) -> None:
        self._waiting: list[tuple[Fault, random.Random]] = []

    def __bool__(self) -> bool:
        """Whether one waits."""
        return bool(self._waiting)

    def add(self, fault: Fault) -> None:
        """Let something go wrong. Raises ValueError for a fault that is none."""
        if fault.kind not in KINDS:
            raise ValueError(f"kind is {', '.join(KINDS[:-1])} or {KINDS[-1]}, not {fault.kind!r}")
        if fault.times < 1 or fault.seconds < 0 or not 100 <= fault.status <= 599:
            raise ValueError("times is at least 1, seconds at least 0, status between 100 and 599")
        if not 0 < fault.share <= 1:
            raise ValueError("share is above 0, and 1 at most")
        self._waiting.append((fault, random.Random(fault.seed)))

    def take(self, operation: str, kinds: tuple[Kind, ...] = OF_REQUESTS) -> Fault | None:
        """Return the fault that an operation meets now, None where it meets none of these kinds."""
        for waiting in self._waiting:
            fault, chance = waiting
            meant = fault.operation in ("", operation) and fault.kind in (*kinds, "any")
            if meant and chance.random() < fault.share:
                fault.times -= 1
                if not fault.times:
                    self._waiting.remove(waiting)
                return fault.drawn(kinds, chance)
        return None

    def clear(self) -> None:
        """Let nothing go wrong any more."""
        self._waiting.clear()

    def show(self) -> list[dict[str, Any]]:
        """Return the waiting faults as JSON values."""
        return [asdict(fault) for fault, _ in self._waiting]


@dataclass(frozen=True, slots=True)
class Entry:
    """One request of the journal. Secrets are not in it.

    On a stream, `method` is CONNECT, CALL (by the client), EVENT (of the server) or DISCONNECT (`status` is the code of
    the close), and `path` the name of the event. `changed` says whether the vendor's state became another by it; that
    is looked at while faults wait.
    """

    at: datetime.datetime
    vendor: str
    operation: str
    method: str
    path: str
    status: int
    headers: Mapping[str, str]
    fault: str = ""
    connection: str = ""
    changed: bool = False

    def show(self) -> dict[str, Any]:
        """Return the entry as JSON values."""
        return {**asdict(self), "at": self.at.isoformat()}


class Journal:
    """The last requests, oldest first. `written` counts all that there ever were: it is the next one's number."""

    def __init__(self, size: int = 10_000) -> None:
        self._entries: deque[Entry] = deque(maxlen=size)
        self.written = 0

    def write(self, entry: Entry) -> None:
        """Add one entry."""
        self._entries.append(entry)
        self.written += 1

    @property
    def first(self) -> int:
        """The number of the oldest entry that is kept; that of the next one where there is none."""
        return self.written - len(self._entries)

    def since(self, number: int, limit: int) -> list[Entry]:
        """Return the entries from a number on, at most so many."""
        start = max(number - self.first, 0)
        return list(islice(self._entries, start, start + limit))

    def entries(self, vendor: str = "") -> list[Entry]:
        """Return the entries, of one vendor where it is named."""
        return [entry for entry in self._entries if vendor in ("", entry.vendor)]

    def clear(self) -> None:
        """Forget every entry."""
        self._entries.clear()


def without_secrets(headers: Mapping[str, str]) -> dict[str, str]:
    """Return headers in which the values of secrets are told by their length alone."""
    return {name: f"({len(value)} characters)" if name in _SECRET else value for name, value in headers.items()}
