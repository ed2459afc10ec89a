"""The toy vendor's stream, in plain frames, by hand from what its description says; it does as a test tells it."""

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


class Live:
    """One vendor: its connections, what it was sent, and what it shall do.

    `drops` says which calls end in a dropped connection, done unless it is `before`; `silent` keeps it from answering;
    `refusals` are statuses with which the next handshakes are refused. It knows the last call by its id.
    """

    def __init__(self) -> None:
        self.connections: set[ServerConnection] = set()
        self.handshakes: list[Request] = []
        self.frames: list[dict[str, Any]] = []
        self.done: list[str] = []
        self.drops: Callable[[dict[str, Any]], bool] = lambda _: False
        self.before = False
        self.silent = False
        self.refusals: list[int] = []
        self.answer: Callable[[dict[str, Any]], dict[str, Any] | None] = _answer
        self.last: tuple[str, dict[str, Any]] | None = None
        self.url = ""

    async def tell(self, frame: dict[str, Any]) -> None:
        for one in self.connections:
            await one.send(json.dumps(frame))

    async def drop(self) -> None:
        """Break all connections as a broken network does."""
        broken = set(self.connections)
        for one in broken:
            one.transport.abort()
        await self.until(lambda: not broken & self.connections)

    async def end(self) -> None:
        """Close all connections in due form."""
        for one in list(self.connections):
            await one.close()

    async def until(self, told: Callable[[], object]) -> None:
        async with asyncio.timeout(5):
            while not told():
                await asyncio.sleep(0.005)

    def greet(self, _: ServerConnection, request: Request) -> Response | None:
        self.handshakes.append(request)
        if not self.refusals:
            return None
        status = HTTPStatus(self.refusals.pop(0))
        return Response(status.value, status.phrase, Headers({"Content-Length": "0"}), b"")

    async def serve(self, socket: ServerConnection) -> None:
        self.connections.add(socket)
        try:
            async for said in socket:
                await self.take(socket, json.loads(said))
        except ConnectionClosed:
            pass
        finally:
            self.connections.discard(socket)

    async def take(self, socket: ServerConnection, frame: dict[str, Any]) -> None:
        self.frames.append(frame)
        if self.silent:
            return
        dropping = self.drops(frame)
        if dropping and self.before:
            socket.transport.abort()
            return
        number = frame["head"]["id"]
        if self.last is not None and self.last[0] == number:
            reply: dict[str, Any] | None = self.last[1]
        else:
            reply = self.answer(frame)
            self.done.append(number)
            if reply is not None:
                self.last = number, reply
        if dropping:
            socket.transport.abort()
        elif reply is not None:
            await socket.send(json.dumps({"answers": number, **reply}))


def _answer(frame: dict[str, Any]) -> dict[str, Any] | None:
    match frame["type"]:
        case "place":
            trade = {key: value for key, value in frame["trade"].items() if key != "note"}
            return {"trade": {**trade, "number": 7}}
        case "list":
            return {"trades": [TRADE]}
        case "drop":
            return {"error": {"failed": False, "code": 0, "text": ""}}
    return None


def failure(code: int, text: str = "No.") -> Callable[[dict[str, Any]], dict[str, Any]]:
    """Return what refuses every call."""
    return lambda _: {"error": {"failed": True, "code": code, "text": text}}


def times(number: int) -> Callable[[dict[str, Any]], bool]:
    """Return what drops the connection with so many calls, and with no more."""
    left = iter(range(number))
    return lambda _: next(left, None) is not None


@contextlib.asynccontextmanager
async def live() -> AsyncIterator[Live]:
    """Serve the vendor's stream on a free port of the loopback interface."""
    vendor = Live()
    server: Server
    async with serve(vendor.serve, "127.0.0.1", 0, process_request=vendor.greet) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        vendor.url = f"ws://127.0.0.1:{port}/live"
        yield vendor
