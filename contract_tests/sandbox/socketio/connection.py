"""Connection: what a vendor sees of one client of its stream."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from .engine import Wire
from .packets import DISCONNECT, EVENT, Packet


class Connection:
    """One client's connection, with the query and the headers (in lower case) of its handshake."""

    def __init__(
        self,
        wire: Wire,
        query: Mapping[str, str],
        headers: Mapping[str, str],
        events: Mapping[str, str],
        sent: Callable[[str, str], None],
    ) -> None:
        self.id = wire.id
        self.query = query
        self.headers = headers
        self._wire = wire
        self._events = events
        self._sent = sent

    @property
    def version(self) -> int:
        """The version of Engine.IO that the client speaks."""
        return self._wire.version

    def emit(self, operation: str, payload: object) -> None:
        """Send an event of the server, named by its operation in the description; goes nowhere after the end."""
        broadcast([self], operation, payload)

    def dismiss(self) -> None:
        """End the connection in a way that tells the client not to come back by itself."""
        self._wire.put(Packet(DISCONNECT).frame())
        self._wire.close()

    def drop(self) -> None:
        """End the connection as a network does."""
        self._wire.close()


def broadcast(connections: Sequence[Connection], operation: str, payload: object) -> None:
    """Send an event of the server to several connections of one vendor; it is written once."""
    name = connections[0]._events[operation] if connections else ""
    frame = Packet(EVENT, [name, payload]).frame() if connections else ""
    for connection in connections:
        if connection._wire.closed is None:
            connection._wire.put(frame)
            connection._sent(operation, name)
