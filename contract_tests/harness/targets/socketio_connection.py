"""Wires: one connection that speaks Socket.IO frame by frame, so that nothing that comes is read past.

Clients of Socket.IO drop a second acknowledgement and what is no event; here each frame is looked at.
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

PATIENCE, PATIENCE_LIVE = 10.0, 30.0
"""Seconds in which whatever must come comes: from a sandbox, on a slow machine too; from a vendor itself."""
BARRIER = "contract:barrier"
"""A name that no vendor has. Its answer comes after all that was sent before: no sleeping, no guessing."""

# The library logs the address of each handshake, and a credential may be in it.
_QUIET = logging.getLogger(__name__)
_QUIET.setLevel(logging.WARNING)

_ACKNOWLEDGEMENT = re.compile(r"43([0-9]+)(\[.*)", re.DOTALL)


class NoReply(Exception):
    """The server did not send what it owes; says what came in its place."""


class SocketIOConnection:
    """One connection. `events` are the events that came, oldest first, each a name and its arguments."""

    def __init__(
        self,
        target: Target,
        credential: Credential,
        *,
        version: int | None = None,
        parameters: Mapping[str, str] | None = None,
        timeout: float | None = None,
    ) -> None:
        server = asyncapi.server(target.vendor)
        how = server["x-socketio"]
        self.version = version or how["engineio"][0]
        self.events: list[tuple[str, list[Any]]] = []
        self._acknowledgements: dict[int, list[Any]] = {}
        self._ids = itertools.count()
        self._timeout = timeout or (PATIENCE if target.controller else PATIENCE_LIVE)
        query = {"EIO": str(self.version), "transport": "websocket", **credential.query, **(parameters or {})}
        address = f"{target.socket}{how['path']}/?{urlencode(query)}"
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
            raise NoReply(f"there is no connection: {error}") from None
        self.id = str(json.loads(self._receive()[1:])["sid"])
        if self.version > 3:
            self.send("40")
        opened = self._receive()
        if not opened.startswith("40"):
            raise NoReply(f"the connection was not opened: {opened[:100]}")

    def collect_acknowledgements(self, name: str, *arguments: Any) -> list[Any]:
        """Send a call and what ends the wait for it, and return its answers, each a list of arguments.

        Of a sandbox alone: there what is sent is answered in order.
        """
        number = self.emit(name, *arguments)
        self.drain()
        return self.take_acknowledgements(number)

    def call(self, name: str, *arguments: Any) -> list[Any]:
        """Send a call and return what it was answered, once that is something. Raises Silent."""
        number = self.emit(name, *arguments)
        while number not in self._acknowledgements:
            self._process(self._receive())
        return self.take_acknowledgements(number)

    def emit(self, name: str, *arguments: Any) -> int:
        """Send a call, and return the number of its acknowledgement without waiting for it."""
        number = next(self._ids)
        self._socket.send(f"42{number}{json.dumps([name, *arguments])}")
        return number

    def take_acknowledgements(self, number: int) -> list[Any]:
        """Return the answers that have come to a call."""
        return self._acknowledgements.pop(number, [])

    def unexpected_acknowledgements(self) -> list[int]:
        """Return the numbers of answers to what was not asked, or was answered before."""
        return [*self._acknowledgements]

    def drain(self) -> None:
        """Read all that was sent until now. Raises Silent."""
        number = self.emit(BARRIER)
        while number not in self._acknowledgements:
            self._process(self._receive())
        del self._acknowledgements[number]

    def take_events(self) -> list[tuple[str, list[Any]]]:
        """Return the events that came since this was last asked."""
        found, self.events = self.events, []
        return found

    def send(self, frame: str | bytes, *, text: bool | None = None) -> None:
        """Send a frame as it is; `text` sends bytes as a text, whether they are one or not."""
        self._socket.send(frame, text=text)

    def is_closed(self) -> bool:
        """Read what comes and say whether the connection ends after what was sent; if not, it answers."""
        try:
            self.drain()
        except (NoReply, ConnectionClosed):
            return True
        return False

    def close(self) -> None:
        """Close the connection, and read what had come before."""
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
            raise NoReply(f"nothing came within {self._timeout:g} s") from None
        except WebSocketException as error:
            raise NoReply(f"the connection ended: {error}") from None
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
            raise NoReply(f"a frame that is neither an event nor an answer: {frame[:100]}")
