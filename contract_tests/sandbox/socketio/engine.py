"""Engine.IO over a websocket: the handshake, the heartbeat, and messages in both directions, in versions 4 and 3.

Clients of Socket.IO 2 speak version 3: they send the pings, and are connected without asking.
"""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Mapping, MutableMapping, Sequence
from typing import Any

from .packets import Malformed

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

PING_INTERVAL = 25.0
PING_TIMEOUT = 20.0
LARGEST_MESSAGE = 4_000_000
"""Characters, or bytes, of one message that are read; a larger one ends the connection."""
MOST_WAITING = 64_000_000
"""Characters that may wait for a client that does not read them; with more, the connection ends."""

_LOG = logging.getLogger(__name__)

NORMAL, MALFORMED, TOO_LARGE, TOO_SLOW = 1000, 1002, 1009, 1013
GONE = 1006

# The versions differ in who sends pings, and in how a frame of bytes begins.
_PINGING_CLIENT = 3
_BYTES = {3: b"\x04", 4: b""}


class Wire:
    """One websocket that speaks Engine.IO. `serve` runs it to its end; messages are sent at any time before."""

    def __init__(self, version: int, id: str, receive: Receive, send: Send) -> None:
        self.version = version
        self.id = id
        self.closed: int | None = None
        self._gone = False
        self._end = asyncio.Event()
        self.on_open: Callable[[], None] = lambda: None
        self.on_beat: Callable[[], None] = lambda: None
        self._receive = receive
        self._send = send
        self._outbox: asyncio.Queue[str | None] = asyncio.Queue()
        self._waiting = 0
        self._heard = time.monotonic()
        self._later: set[asyncio.Task[None]] = set()

    def put(self, frame: str) -> None:
        """Send a frame after those that wait already."""
        if self.closed is not None:
            return
        self._waiting += len(frame)
        self._outbox.put_nowait(frame)
        if self._waiting > MOST_WAITING:
            self.close(TOO_SLOW)

    def close(self, code: int = NORMAL) -> None:
        """End the connection after what waits to be sent; what is put from now on goes nowhere."""
        if self.closed is None:
            self.closed = code
            self._end.set()
            self._outbox.put_nowait(None)

    def after(self, seconds: float, then: Callable[[], None]) -> None:
        """Do something later, unless the connection ends before."""
        task = asyncio.get_running_loop().create_task(_after(seconds, then))
        self._later.add(task)
        task.add_done_callback(self._later.discard)

    async def serve(self, messages: Callable[[str | bytes], None]) -> None:
        """Serve until either side ends it; every message is given to `messages`, which may raise Malformed."""
        opening = {
            "sid": self.id,
            "upgrades": [],
            "pingInterval": int(PING_INTERVAL * 1000),
            "pingTimeout": int(PING_TIMEOUT * 1000),
            "maxPayload": LARGEST_MESSAGE,
        }
        self.put(f"0{json.dumps(opening)}")
        self.on_open()
        parts: list[Coroutine[Any, Any, object]] = [self._write(), self._read(messages), self._beat(), self._end.wait()]
        tasks = [asyncio.create_task(part) for part in parts]
        try:
            # The writer ends last: what was put before the end is sent.
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            self.close()
            await asyncio.wait(tasks[:1], timeout=PING_TIMEOUT)
        finally:
            self.closed = self.closed or NORMAL
            for task in (*tasks, *self._later):
                task.cancel()
            _, failure, *_ = await asyncio.gather(*tasks, return_exceptions=True)
            if isinstance(failure, Exception):
                _LOG.error("a connection ended by a mistake", exc_info=failure)

    async def _read(self, messages: Callable[[str | bytes], None]) -> None:
        try:
            async for frame in self._frames():
                self._heard = time.monotonic()
                message = self._message(frame)
                if message is not None:
                    messages(message)
        except Malformed:
            self.close(MALFORMED)

    async def _frames(self) -> AsyncIterator[str | bytes]:
        while self.closed is None:
            message = await self._receive()
            if message["type"] == "websocket.disconnect":
                self._gone = True
                self.close(message.get("code") or GONE)
            if self.closed is not None:
                return
            text, content = message.get("text"), message.get("bytes")
            frame: str | bytes = text if text is not None else content or b""
            if len(frame) > LARGEST_MESSAGE:
                self.close(TOO_LARGE)
                return
            yield frame

    def _message(self, frame: str | bytes) -> str | bytes | None:
        """Return the message of a frame, None for one that is about the connection itself."""
        if isinstance(frame, bytes):
            lead = _BYTES[self.version]
            if not frame.startswith(lead):
                raise Malformed("bytes that are no message")
            return frame[len(lead) :]
        kind, content = frame[:1], frame[1:]
        if kind == "4":
            return content
        if kind == "2" and self.version == _PINGING_CLIENT:
            self.put(f"3{content[:20]}")
        elif kind == "1":
            self.close()
        elif kind != "6" and not (kind == "3" and self.version != _PINGING_CLIENT):
            raise Malformed("no frame that a client sends")
        return None

    async def _write(self) -> None:
        while (frame := await self._outbox.get()) is not None:
            self._waiting -= len(frame)
            await self._send({"type": "websocket.send", "text": frame})
        if not self._gone:
            await self._send({"type": "websocket.close", "code": self.closed or NORMAL})

    async def _beat(self) -> None:
        while self.closed is None:
            await asyncio.sleep(PING_INTERVAL)
            if self.version != _PINGING_CLIENT:
                self.put("2")
            if time.monotonic() - self._heard > PING_INTERVAL + PING_TIMEOUT:
                self.close()
            self.on_beat()


async def _after(seconds: float, then: Callable[[], None]) -> None:
    await asyncio.sleep(seconds)
    then()


async def refuse(send: Send, status: int, content: bytes) -> None:
    """Answer a handshake in place of accepting it."""
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(content)).encode())]
    await send({"type": "websocket.http.response.start", "status": status, "headers": headers})
    await send({"type": "websocket.http.response.body", "body": content})


class Unspoken(Exception):
    """A handshake that cannot be served; `body` is what Engine.IO answers."""

    def __init__(self, code: int, why: str) -> None:
        super().__init__(why)
        self.body = {"code": code, "message": why}


POLLING = Unspoken(0, "Transport unknown: there is websocket alone, no polling")


def version(query: Mapping[str, str], versions: Sequence[int]) -> int:
    """Return the version that a websocket's handshake asks for. Raises Unspoken."""
    if query.get("transport") != "websocket":
        raise POLLING
    if "sid" in query:
        raise Unspoken(1, "Session ID unknown: a connection begins and ends with its websocket")
    asked = query.get("EIO", "")
    if asked not in [str(one) for one in versions]:
        raise Unspoken(5, f"Unsupported protocol version: EIO is {' or '.join(map(str, versions))}")
    return int(asked)
