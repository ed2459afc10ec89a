"""Socket.IO connection: send and receive single frames, so that no frame of the server is missed.

Socket.IO client libraries silently drop a second acknowledgement and frames that are no events. This connection keeps
or rejects each of them.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import logging
import re
from collections.abc import Mapping
from typing import Any, Self
from urllib.parse import urlencode

from websockets.exceptions import ConnectionClosed, WebSocketException
from websockets.sync.client import connect

from contract_tests.harness.documents import asyncapi

from .credentials import Credential
from .targets import Target

TIMEOUT, LIVE_TIMEOUT = 10.0, 30.0
"""Seconds to wait for a frame: from a sandbox, long enough for a slow machine; from the vendor itself."""
BARRIER = "contract:barrier"
"""The name of a call that no vendor has. Its acknowledgement proves that everything sent earlier was delivered."""

# websockets logs the address of each handshake, which may contain a credential.
_QUIET = logging.getLogger(__name__)
_QUIET.setLevel(logging.WARNING)

_ACKNOWLEDGEMENT = re.compile(r"43([0-9]+)(\[.*)", re.DOTALL)


class NoReply(Exception):
    """The server did not send the expected frame. The message says what it sent instead."""


class SocketIOConnection:
    """One open Socket.IO connection.

    `id` is the session id that the server assigned. `events` are the events received and not taken yet, oldest first,
    each a name and its arguments.
    """

    def __init__(
        self,
        target: Target,
        credential: Credential,
        *,
        version: int | None = None,
        parameters: Mapping[str, str] | None = None,
        timeout: float | None = None,
    ) -> None:
        """Connect. Raises NoReply if the server does not open the connection.

        `version` of Engine.IO defaults to the first documented one. `parameters` are added to the handshake's query.
        `timeout` is in seconds.
        """
        server = asyncapi.server(target.vendor)
        protocol = server["x-socketio"]
        self.version = version or protocol["engineio"][0]
        self.events: list[tuple[str, list[Any]]] = []
        self._acknowledgements: dict[int, list[Any]] = {}
        self._ids = itertools.count()
        self._timeout = timeout or (TIMEOUT if target.controller else LIVE_TIMEOUT)
        query = {"EIO": str(self.version), "transport": "websocket", **credential.query, **(parameters or {})}
        address = f"{target.socket}{protocol['path']}/?{urlencode(query)}"
        headers = {**credential.headers, **({"Cookie": urlencode(credential.cookies)} if credential.cookies else {})}
        try:
            self._socket = connect(
                address,
                additional_headers=headers,
                compression=None,
                max_size=None,
                ping_interval=None,
                proxy=None,
                open_timeout=self._timeout,
                logger=_QUIET,
                legacy=True,
            )
        except (OSError, WebSocketException) as error:
            raise NoReply(f"cannot connect: {error}") from None
        self.id = str(json.loads(self._receive()[1:])["sid"])
        if self.version > 3:
            self.send("40")
        connect_frame = self._receive()
        if not connect_frame.startswith("40"):
            raise NoReply(f"the server did not accept the connection: {connect_frame[:100]}")

    def collect_acknowledgements(self, name: str, *arguments: Any) -> list[Any]:
        """Send a call and then a barrier; return all acknowledgements of the call, each a list of arguments.

        Only for sandboxes, which acknowledge calls in order.
        """
        id = self.emit(name, *arguments)
        self.drain()
        return self.take_acknowledgements(id)

    def call(self, name: str, *arguments: Any) -> list[Any]:
        """Send a call, wait for an acknowledgement, and return those received. Raises NoReply if there is none."""
        id = self.emit(name, *arguments)
        while id not in self._acknowledgements:
            self._process(self._receive())
        return self.take_acknowledgements(id)

    def emit(self, name: str, *arguments: Any) -> int:
        """Send a call without waiting; return the id of its acknowledgement."""
        id = next(self._ids)
        self._socket.send(f"42{id}{json.dumps([name, *arguments])}")
        return id

    def take_acknowledgements(self, id: int) -> list[Any]:
        """Return and remove the acknowledgements received with an id."""
        return self._acknowledgements.pop(id, [])

    def unexpected_acknowledgements(self) -> list[int]:
        """Return the ids of acknowledgements that belong to no call, or to one that was acknowledged before."""
        return [*self._acknowledgements]

    def drain(self) -> None:
        """Receive everything that the server has sent until now. Raises NoReply if the barrier gets no reply."""
        id = self.emit(BARRIER)
        while id not in self._acknowledgements:
            self._process(self._receive())
        del self._acknowledgements[id]

    def take_events(self) -> list[tuple[str, list[Any]]]:
        """Return the events received since the last call of this method."""
        events, self.events = self.events, []
        return events

    def send(self, frame: str | bytes, *, text: bool | None = None) -> None:
        """Send a frame unchanged; `text` sends bytes as a text frame, even if they are not UTF-8."""
        self._socket.send(frame, text=text)

    def is_closed(self) -> bool:
        """Receive everything sent until now; return whether the server closed the connection instead of replying."""
        try:
            self.drain()
        except (NoReply, ConnectionClosed):
            return True
        return False

    def close(self) -> None:
        """Close the connection, then process the frames that were received before."""
        self._socket.close()
        with contextlib.suppress(NoReply, ConnectionClosed):
            while True:
                self._process(self._receive())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _receive(self) -> str:
        try:
            frame = self._socket.recv(self._timeout)
        except TimeoutError:
            raise NoReply(f"no frame within {self._timeout:g} s") from None
        except WebSocketException as error:
            raise NoReply(f"the connection was closed: {error}") from None
        return frame if isinstance(frame, str) else frame.decode("latin-1")

    def _process(self, frame: str) -> None:
        if frame == "2":
            self.send("3")
        elif match := _ACKNOWLEDGEMENT.fullmatch(frame):
            self._acknowledgements.setdefault(int(match[1]), []).append(json.loads(match[2]))
        elif frame.startswith("42["):
            name, *arguments = json.loads(frame[2:])
            self.events.append((name, arguments))
        elif not frame.startswith(("3", "6")):
            raise NoReply(f"a frame that is neither an event nor an acknowledgement: {frame[:100]}")
