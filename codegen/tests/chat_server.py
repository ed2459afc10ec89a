"""Test servers of the chat vendor: Socket.IO with Engine.IO 4 (python-socketio), and a minimal one with Engine.IO 3."""

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

NO_ERROR = {"status": False, "code": 0, "message": ""}


def reply(frame: dict[str, Any], **problem: Any) -> dict[str, Any]:
    return {"error": {"status": True, **problem}} if problem else {"data": frame["data"], "error": NO_ERROR}


class ChatServer:
    """The chat vendor's server: its open sessions, the frames it received, and switches that simulate faults.

    `drops`: the number of next calls after which it drops all connections; `outages`: the number of next sign-ins that
    fail with status 500; `silent`: calls are acknowledged after a delay only; `refusal`: the text with which it refuses
    connections; `expired`: the sessions that are no longer valid. It remembers the last reply, so that it does not
    execute a repeated call again.
    """

    def __init__(self) -> None:
        self.server = socketio.AsyncServer(async_mode="asgi", ping_interval=5, ping_timeout=5)
        self.server.on("connect", self._connect)
        self.server.on("disconnect", self._disconnect)
        self.server.on("chat:say", self._say)
        self.sessions: dict[str, str] = {}
        self.sign_ins: list[dict[str, Any]] = []
        self.expired: set[str] = set()
        self.frames: list[dict[str, Any]] = []
        self.executed_ids: list[str] = []
        self.drops = 0
        self.outages = 0
        self.silent = False
        self.refusal = ""
        self.last_reply: tuple[str, dict[str, Any]] | None = None
        self.url = ""
        self.running: Any = None

    async def _connect(self, sid: str, environ: dict[str, Any], auth: Any = None) -> None:
        if self.refusal:
            raise socketio.exceptions.ConnectionRefusedError(self.refusal)
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
        if self.last_reply is None or self.last_reply[0] != number:
            self.executed_ids.append(number)
            is_wrong = frame["data"]["line"]["text"] == "wrong"
            self.last_reply = number, reply(frame, code=1021, message="Nobody") if is_wrong else reply(frame)
        if self.drops:
            self.drops -= 1
            await self.drop()
        return self.last_reply[1]

    async def sign_in(self, request: Request) -> JSONResponse:
        account = await request.json()
        if self.outages:
            self.outages -= 1
            return JSONResponse(None, status_code=500)
        self.sign_ins.append(account)
        if account["name"] == "nobody":
            return JSONResponse({"error": {"status": True, "code": 1006, "message": "Wrong"}})
        return JSONResponse({"data": {"session": f"s{len(self.sign_ins)}"}, "error": NO_ERROR})

    async def drop(self) -> None:
        """Abort all connections without a close frame."""
        for connection in list(self.running.server_state.connections):
            if connection.transport is not None:
                connection.transport.abort()
        await asyncio.sleep(0)

    async def wait_for_sessions(self, number: int) -> None:
        """Wait until this number of sessions is open. Raises TimeoutError after 5 seconds."""
        async with asyncio.timeout(5):
            while len(self.sessions) != number:
                await asyncio.sleep(0.005)


@contextlib.asynccontextmanager
async def serve_chat() -> AsyncIterator[ChatServer]:
    """Serve the chat vendor on a free port of the loopback interface."""
    vendor = ChatServer()
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
async def serve_engineio_3(received: list[str]) -> AsyncIterator[str]:
    """Serve Engine.IO 3 as Socket.IO 2 servers do; append the client's packets to `received`, and yield the URL."""

    async def handle(socket: ServerConnection) -> None:
        assert socket.request is not None
        query = parse_qs(urlsplit(socket.request.path).query)
        assert query["EIO"] == ["3"], query
        handshake = {"sid": "x", "upgrades": [], "pingInterval": 50, "pingTimeout": 100}
        await socket.send("0" + json.dumps(handshake))
        await socket.send("40")  # Socket.IO 2 connects every client to the default namespace
        while True:
            # The client must ping more often than this timeout.
            text = await asyncio.wait_for(socket.recv(decode=True), 0.15)
            received.append(text)
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

    async with serve(handle, "127.0.0.1", 0) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        yield f"ws://127.0.0.1:{port}/socket"
