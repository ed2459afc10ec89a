"""The world of a sandbox: the state of every vendor that it serves, with one clock, the faults and the journal."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from . import vendors
from .clock import Clock
from .faults import Faults, Journal
from .routing import Router, Socket, document, paths, socket
from .stream_server import Stream
from .vendor import Handler, Vendor


def _routed(name: str) -> tuple[type[Vendor], Router, Socket | None]:
    """Return a vendor's class, its routes, and where its stream is, if it has one: the same for every world."""
    kind, streamed = vendors.find(name), document(name, "asyncapi")
    described, stream = paths(document(name)), socket(streamed) if streamed else None
    wanted = {one for methods in described.values() for one in methods.values()}
    wanted |= {*stream.calls.values()} if stream else set()
    missing = wanted - kind.handlers.keys()
    if missing:
        raise NotImplementedError(f"{name} has no handler for: {', '.join(sorted(missing))}")
    routed: dict[str, dict[str, str | tuple[str, str]]] = {path: {**one} for path, one in described.items()}
    for key in kind.routes:
        routed.setdefault(key[1], {})[key[0]] = key
    return kind, Router(routed), stream


class Served:
    """One vendor of a sandbox: its routes, which stay, and its state, which a reset makes anew."""

    def __init__(self, name: str, clock: Clock, faults: Faults, journal: Journal) -> None:
        self.name = name
        self.kind, self.router, stream = _routed(name)
        self.stream = Stream(name, stream, clock, faults, journal, lambda: self.state) if stream else None
        self.state: Vendor = self.kind(clock)

    def handler(self, key: str | tuple[str, str]) -> Handler:
        """Return the handler of an operationId, or of a route beside the description."""
        return self.kind.handlers[key] if isinstance(key, str) else self.kind.routes[key]


class SandboxWorld:
    """The named vendors, all where none is named, with clean states. `start` lets the clock stand at a time."""

    def __init__(self, names: Iterable[str] = (), *, start: datetime.datetime | None = None) -> None:
        self.clock = Clock(start)
        self.faults = Faults()
        self.journal = Journal()
        self.served = {
            name: Served(name, self.clock, self.faults, self.journal) for name in [*names] or vendors.names()
        }

    def vendor(self, name: str) -> Vendor:
        """Return the state of a vendor. Raises KeyError where it is not served."""
        return self.served[name].state

    def reset(self, name: str = "") -> None:
        """Make the world anew: states, faults and journal; the clock goes on as it stands, connections end.

        With a vendor's name, the states of the others stay. Raises KeyError where it is not served.
        """
        self.drop()
        for served in [self.served[name]] if name else self.served.values():
            served.state = served.kind(self.clock)
        self.faults.clear()
        self.journal.clear()

    def drop(self) -> None:
        """End the connections of all streams."""
        for served in self.served.values():
            if served.stream:
                served.stream.drop()
