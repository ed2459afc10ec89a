"""A test server of the toy vendor's stream, written by hand after its description; tests control its faults."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Callable
from http import HTTPStatus
from typing import Any

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.datastructures import Headers
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response

TRADE = {"widget": 1, "zone": "GMT0", "at": 1709200000, "number": 7}


class StreamServer:
    """The stream server: its connections, the frames it received, and switches that simulate faults.

    `drops` decides which calls end in a dropped connection: after execution, or before it if `drops_early`; `silent`
    suppresses all replies; `refusals` are the statuses with which it refuses the next handshakes. It remembers the last
    reply by the id of its call, so that it does not execute a repeated call again.
    """

    def __init__(self) -> None:
        self.connections: set[ServerConnection] = set()
        self.handshakes: list[Request] = []
        self.frames: list[dict[str, Any]] = []
        self.executed_ids: list[str] = []
        self.drops: Callable[[dict[str, Any]], bool] = lambda _: False
        self.drops_early = False
        self.silent = False
        self.refusals: list[int] = []
        self.reply_to: Callable[[dict[str, Any]], dict[str, Any] | None] = _default_reply
        self.last_reply: tuple[str, dict[str, Any]] | None = None
        self.url = ""

    async def send(self, frame: dict[str, Any]) -> None:
        """Send a frame on all connections."""
        for connection in self.connections:
            await connection.send(json.dumps(frame))

    async def drop(self) -> None:
        """Abort all connections as a network failure does, and wait until they are gone."""
        broken = set(self.connections)
        for connection in broken:
            connection.transport.abort()
        await self.wait_until(lambda: not broken & self.connections)

    async def close(self) -> None:
        """Close all connections with a close frame."""
        for connection in list(self.connections):
            await connection.close()

    async def wait_until(self, condition: Callable[[], object]) -> None:
        """Wait until a condition is true. Raises TimeoutError after 5 seconds."""
        async with asyncio.timeout(5):
            while not condition():
                await asyncio.sleep(0.005)

    def process_handshake(self, _: ServerConnection, request: Request) -> Response | None:
        self.handshakes.append(request)
        if not self.refusals:
            return None
        status = HTTPStatus(self.refusals.pop(0))
        return Response(status.value, status.phrase, Headers({"Content-Length": "0"}), b"")

    async def serve(self, socket: ServerConnection) -> None:
        self.connections.add(socket)
        try:
            async for message in socket:
                await self.handle_frame(socket, json.loads(message))
        except ConnectionClosed:
            pass
        finally:
            self.connections.discard(socket)

    async def handle_frame(self, socket: ServerConnection, frame: dict[str, Any]) -> None:
        self.frames.append(frame)
        if self.silent:
            return
        is_dropped = self.drops(frame)
        if is_dropped and self.drops_early:
            socket.transport.abort()
            return
        call_id = frame["head"]["id"]
        if self.last_reply is not None and self.last_reply[0] == call_id:
            reply: dict[str, Any] | None = self.last_reply[1]
        else:
            reply = self.reply_to(frame)
            self.executed_ids.append(call_id)
            if reply is not None:
                self.last_reply = call_id, reply
        if is_dropped:
            socket.transport.abort()
        elif reply is not None:
            await socket.send(json.dumps({"answers": call_id, **reply}))


def _default_reply(frame: dict[str, Any]) -> dict[str, Any] | None:
    match frame["type"]:
        case "place":
            trade = {key: value for key, value in frame["trade"].items() if key != "note"}
            return {"trade": {**trade, "number": 7}}
        case "list":
            return {"trades": [TRADE]}
        case "drop":
            return {"error": {"failed": False, "code": 0, "text": ""}}
    return None


def error_reply(code: int, text: str = "No.") -> Callable[[dict[str, Any]], dict[str, Any]]:
    """Return a function that replies to every call with this error."""
    return lambda _: {"error": {"failed": True, "code": code, "text": text}}


def drop_first(number: int) -> Callable[[dict[str, Any]], bool]:
    """Return a predicate for `StreamServer.drops` that is true for the first `number` calls."""
    remaining = iter(range(number))
    return lambda _: next(remaining, None) is not None


@contextlib.asynccontextmanager
async def serve_stream() -> AsyncIterator[StreamServer]:
    """Serve the stream on a free port of the loopback interface; yield its server."""
    vendor = StreamServer()
    server: Server
    async with serve(vendor.serve, "127.0.0.1", 0, process_request=vendor.process_handshake) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        vendor.url = f"ws://127.0.0.1:{port}/live"
        yield vendor
