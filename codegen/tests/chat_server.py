"""A vendor that speaks Socket.IO: version 4 of Engine.IO by python-socketio's server, version 3 by hand."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import socketio  # type: ignore[import-untyped]
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from websockets.asyncio.server import ServerConnection, serve

FINE = {"status": False, "code": 0, "message": ""}


def reply(frame: dict[str, Any], **problem: Any) -> dict[str, Any]:
    return {"error": {"status": True, **problem}} if problem else {"data": frame["data"], "error": FINE}


class Chat:
    """The vendor: who is connected with which session, what was said, and what it shall do."""

    def __init__(self) -> None:
        self.server = socketio.AsyncServer(async_mode="asgi", ping_interval=5, ping_timeout=5)
        self.server.on("connect", self._connect)
        self.server.on("disconnect", self._disconnect)
        self.server.on("chat:say", self._say)
        self.sessions: dict[str, str] = {}
        self.signed_in: list[dict[str, Any]] = []
        self.expired: set[str] = set()
        self.frames: list[dict[str, Any]] = []
        self.done: list[str] = []
        self.drops = 0
        self.outages = 0
        self.silent = False
        self.refuse = ""
        self.last: tuple[str, dict[str, Any]] | None = None
        self.url = ""
        self.running: Any = None

    async def _connect(self, sid: str, environ: dict[str, Any], auth: Any = None) -> None:
        if self.refuse:
            raise socketio.exceptions.ConnectionRefusedError(self.refuse)
        self.sessions[sid] = parse_qs(environ["QUERY_STRING"]).get("sessionId", [""])[0]

    async def _disconnect(self, sid: str, _: str) -> None:
        self.sessions.pop(sid, None)

    async def _say(self, sid: str, frame: dict[str, Any]) -> dict[str, Any]:
        self.frames.append(frame)
        if self.silent:
            await asyncio.sleep(0.2)
        if self.sessions.get(sid) in self.expired:
            return reply(frame, code=401, message="Not signed in")
        number = frame["event"]["id"]
        if self.last is None or self.last[0] != number:
            self.done.append(number)
            wrong = frame["data"]["line"]["text"] == "wrong"
            self.last = number, reply(frame, code=1021, message="Nobody") if wrong else reply(frame)
        if self.drops:
            self.drops -= 1
            await self.drop()
        return self.last[1]

    async def sign_in(self, request: Request) -> JSONResponse:
        asked = await request.json()
        if self.outages:
            self.outages -= 1
            return JSONResponse(None, status_code=500)
        self.signed_in.append(asked)
        if asked["name"] == "nobody":
            return JSONResponse({"error": {"status": True, "code": 1006, "message": "Wrong"}})
        return JSONResponse({"data": {"session": f"s{len(self.signed_in)}"}, "error": FINE})

    async def drop(self) -> None:
        """Break all connections without a word."""
        for one in list(self.running.server_state.connections):
            if one.transport is not None:
                one.transport.abort()
        await asyncio.sleep(0)

    async def until(self, number: int) -> None:
        async with asyncio.timeout(5):
            while len(self.sessions) != number:
                await asyncio.sleep(0.005)


@contextlib.asynccontextmanager
async def chat() -> AsyncIterator[Chat]:
    """Serve the vendor on a free port of the loopback interface."""
    vendor = Chat()
    plain = Starlette(routes=[Route("/signin", vendor.sign_in, methods=["POST"])])
    app = socketio.ASGIApp(vendor.server, plain, socketio_path="socket")
    config = uvicorn.Config(app, port=0, log_level="critical", lifespan="off", ws="websockets-sansio")
    vendor.running = server = uvicorn.Server(config)
    running = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.005)
    vendor.url = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    try:
        yield vendor
    finally:
        server.should_exit = True
        await running
        await vendor.server.shutdown()


@contextlib.asynccontextmanager
async def old_chat(said: list[str]) -> AsyncIterator[str]:
    """Serve Engine.IO 3, as servers of Socket.IO 2 do; note what the client says."""

    async def talk(socket: ServerConnection) -> None:
        assert socket.request is not None
        asked = parse_qs(urlsplit(socket.request.path).query)
        assert asked["EIO"] == ["3"], asked
        opened = {"sid": "x", "upgrades": [], "pingInterval": 50, "pingTimeout": 100}
        await socket.send("0" + json.dumps(opened))
        await socket.send("40")  # whoever connects is in the default namespace
        while True:
            # A client that does not ping is gone.
            text = await asyncio.wait_for(socket.recv(decode=True), 0.15)
            said.append(text)
            if text == "2":
                await socket.send("3")
            elif text.startswith("42"):
                number, _, body = text[2:].partition("[")
                name, frame = json.loads(f"[{body}")
                assert name == "chat:say"
                await socket.send("42" + json.dumps(["chat:said", reply(frame)]))
                await socket.send(f"43{number}" + json.dumps([reply(frame)]))
            else:
                return

    async with serve(talk, "127.0.0.1", 0) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        yield f"ws://127.0.0.1:{port}/socket"
