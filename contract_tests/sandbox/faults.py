"""Faults: what goes wrong on demand, and the journal of what was asked."""

from __future__ import annotations

import datetime
from collections import deque
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from .vendor import Reply

# What a journal must not repeat.
_SECRET = frozenset(["authorization", "cookie", "key", "x-key", "x-session-id", "sec-websocket-key"])

KINDS = ("status", "latency", "disconnect", "malformed", "silence")
OF_REQUESTS = KINDS[:4]
OF_HANDSHAKES = KINDS[:3]


@dataclass(slots=True)
class Fault:
    """One thing to go wrong: for an operation (or every one), a number of times.

    `kind` is ``status`` (answer with `status`), ``latency`` (wait `seconds` first), ``disconnect`` (end the connection
    without an answer), ``malformed`` (cut the body in half) or ``silence`` (leave a call of a stream without its
    acknowledgement). With `after`, the work is done before it goes wrong. The handshake of a stream is the operation
    ``connect``.
    """

    kind: Literal["status", "latency", "disconnect", "malformed", "silence"]
    operation: str = ""
    times: int = 1
    status: int = 503
    seconds: float = 0.0
    after: bool = False
    headers: Mapping[str, str] | None = None

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
        self._waiting: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Let something go wrong. Raises ValueError for a fault that is none."""
        if fault.kind not in KINDS:
            raise ValueError(f"kind is {', '.join(KINDS[:-1])} or {KINDS[-1]}, not {fault.kind!r}")
        if fault.times < 1 or fault.seconds < 0 or not 100 <= fault.status <= 599:
            raise ValueError("times is at least 1, seconds at least 0, status between 100 and 599")
        self._waiting.append(fault)

    def take(self, operation: str, kinds: Collection[str] = OF_REQUESTS) -> Fault | None:
        """Return the fault that an operation meets now, None where it meets none of these kinds."""
        for fault in self._waiting:
            if fault.operation in ("", operation) and fault.kind in kinds:
                fault.times -= 1
                if not fault.times:
                    self._waiting.remove(fault)
                return fault
        return None

    def clear(self) -> None:
        """Let nothing go wrong any more."""
        self._waiting.clear()

    def show(self) -> list[dict[str, Any]]:
        """Return the waiting faults as JSON values."""
        return [asdict(fault) for fault in self._waiting]


@dataclass(frozen=True, slots=True)
class Entry:
    """One request of the journal. Secrets are not in it.

    On a stream, `method` is CONNECT, CALL (by the client), EVENT (of the server) or DISCONNECT (`status` is the code of
    the close), and `path` the name of the event.
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

    def show(self) -> dict[str, Any]:
        """Return the entry as JSON values."""
        return {**asdict(self), "at": self.at.isoformat()}


class Journal:
    """The last requests, oldest first."""

    def __init__(self, size: int = 10_000) -> None:
        self._entries: deque[Entry] = deque(maxlen=size)

    def write(self, entry: Entry) -> None:
        """Add one entry."""
        self._entries.append(entry)

    def entries(self, vendor: str = "") -> list[Entry]:
        """Return the entries, of one vendor where it is named."""
        return [entry for entry in self._entries if vendor in ("", entry.vendor)]

    def clear(self) -> None:
        """Forget every entry."""
        self._entries.clear()


def without_secrets(headers: Mapping[str, str]) -> dict[str, str]:
    """Return headers in which the values of secrets are told by their length alone."""
    return {name: f"({len(value)} characters)" if name in _SECRET else value for name, value in headers.items()}
