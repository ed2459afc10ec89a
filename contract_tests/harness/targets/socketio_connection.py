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

_ANSWER = re.compile(r"43([0-9]+)(\[.*)", re.DOTALL)


class NoReply(Exception):
    """The server did not send what it owes; says what came in its place."""


class SocketIOConnection:
    """One connection. `heard` are the events that came, oldest first, each a name and its arguments."""

    def __init__(
        self,
        target: Target,
        carried: Credential,
        *,
        version: int | None = None,
        said: Mapping[str, str] | None = None,
        patience: float | None = None,
    ) -> None:
        server = asyncapi.server(target.vendor)
        how = server["x-socketio"]
        self.version = version or how["engineio"][0]
        self.heard: list[tuple[str, list[Any]]] = []
        self._answers: dict[int, list[Any]] = {}
        self._ids = itertools.count()
        self._patience = patience or (PATIENCE if target.controller else PATIENCE_LIVE)
        query = {"EIO": str(self.version), "transport": "websocket", **carried.query, **(said or {})}
        address = f"{target.socket}{how['path']}/?{urlencode(query)}"
        headers = {**carried.headers, **({"Cookie": urlencode(carried.cookies)} if carried.cookies else {})}
        try:
            self._socket = connect(
                address,
                additional_headers=headers,
                compression=None,
                max_size=None,
                ping_interval=None,
                proxy=None,
                open_timeout=self._patience,
                logger=_QUIET,
                legacy=True,
            )
        except (OSError, WebSocketException) as error:
            raise NoReply(f"there is no connection: {error}") from None
        self.id = str(json.loads(self._frame()[1:])["sid"])
        if self.version > 3:
            self.send("40")
        opened = self._frame()
        if not opened.startswith("40"):
            raise NoReply(f"the connection was not opened: {opened[:100]}")

    def call(self, name: str, *arguments: Any) -> list[Any]:
        """Send a call and what ends the wait for it, and return its answers, each a list of arguments.

        Of a sandbox alone: there what is sent is answered in order.
        """
        number = self.asked(name, *arguments)
        self.settle()
        return self.answers(number)

    def ask(self, name: str, *arguments: Any) -> list[Any]:
        """Send a call and return what it was answered, once that is something. Raises Silent."""
        number = self.asked(name, *arguments)
        while number not in self._answers:
            self._take(self._frame())
        return self.answers(number)

    def asked(self, name: str, *arguments: Any) -> int:
        """Send a call, and return the number of its acknowledgement without waiting for it."""
        number = next(self._ids)
        self._socket.send(f"42{number}{json.dumps([name, *arguments])}")
        return number

    def answers(self, number: int) -> list[Any]:
        """Return the answers that have come to a call."""
        return self._answers.pop(number, [])

    def strays(self) -> list[int]:
        """Return the numbers of answers to what was not asked, or was answered before."""
        return [*self._answers]

    def settle(self) -> None:
        """Read all that was sent until now. Raises Silent."""
        number = self.asked(BARRIER)
        while number not in self._answers:
            self._take(self._frame())
        del self._answers[number]

    def news(self) -> list[tuple[str, list[Any]]]:
        """Return the events that came since this was last asked."""
        found, self.heard = self.heard, []
        return found

    def send(self, frame: str | bytes, *, text: bool | None = None) -> None:
        """Send a frame as it is; `text` sends bytes as a text, whether they are one or not."""
        self._socket.send(frame, text=text)

    def ends(self) -> bool:
        """Read what comes and say whether the connection ends after what was sent; if not, it answers."""
        try:
            self.settle()
        except (NoReply, ConnectionClosed):
            return True
        return False

    def close(self) -> None:
        """Close the connection, and read what had come before."""
        self._socket.close()
        with contextlib.suppress(NoReply, ConnectionClosed):
            while True:
                self._take(self._frame())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _frame(self) -> str:
        try:
            frame = self._socket.recv(self._patience)
        except TimeoutError:
            raise NoReply(f"nothing came within {self._patience:g} s") from None
        except WebSocketException as error:
            raise NoReply(f"the connection ended: {error}") from None
        return frame if isinstance(frame, str) else frame.decode("latin-1")

    def _take(self, frame: str) -> None:
        if frame == "2":
            self.send("3")
        elif match := _ANSWER.fullmatch(frame):
            self._answers.setdefault(int(match[1]), []).append(json.loads(match[2]))
        elif frame.startswith("42["):
            name, *arguments = json.loads(frame[2:])
            self.heard.append((name, arguments))
        elif not frame.startswith(("3", "6")):
            raise NoReply(f"a frame that is neither an event nor an answer: {frame[:100]}")
