"""The application: one ASGI app that serves every vendor below its id, and its own control below ``/_sandbox``."""

from __future__ import annotations

import asyncio
import datetime
from collections.abc import Iterable
from dataclasses import replace
from email.utils import format_datetime
from urllib.parse import parse_qsl

from . import vendors
from .admin.control import Control
from .faults import Entry, without_secrets
from .messages import Reply, Request
from .routing import Unrouted
from .socketio.engine import POLLING, Receive, Scope, Send, refuse
from .vendor import snapshot
from .world import SandboxWorld, Served

LARGEST_BODY = 1_000_000
"""Bytes of a body that are read; a larger one is answered 413, as gateways do."""


class Sandbox(SandboxWorld):
    """An ASGI app with the named vendors, all where none is named. A new one is a clean world.

    With one vendor, `alone` serves it at the root instead of below its id. `start` lets the clock stand at a time.
    """

    def __init__(
        self, names: Iterable[str] = (), *, alone: bool = False, start: datetime.datetime | None = None
    ) -> None:
        wanted = list(names) or vendors.names()
        if alone and len(wanted) != 1:
            raise ValueError("one vendor alone can be served at the root")
        super().__init__(wanted, start=start)
        self.alone = alone
        self._control = Control(self, alone=alone)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] not in ("http", "websocket"):
            return
        path = scope.get("raw_path", scope["path"].encode()).partition(b"?")[0].decode("latin-1")
        path = path.removeprefix(scope.get("root_path", ""))
        if scope["type"] == "websocket":
            name, rest = self._vendor(path)
            stream = self.served[name].stream if name else None
            if stream and stream.serves(rest):
                await stream.serve(scope, receive, send)
            else:
                await refuse(send, 404, b"{}")
            return
        if path == "/_sandbox" or path.startswith("/_sandbox/") or (path == "/" and not self.alone):
            await self._control(scope, receive, send)
            return
        name, rest = self._vendor(path)
        if name is None:
            served = Reply(404, {"served": [f"/{one}" for one in self.served], "control": "/_sandbox"})
            await self._send(send, served)
            return
        await self._serve(self.served[name], rest, scope, receive, send)

    def _vendor(self, path: str) -> tuple[str | None, str]:
        if self.alone:
            return next(iter(self.served)), path
        name, slash, rest = path[1:].partition("/")
        return (name if name in self.served else None), slash + rest

    async def _serve(self, served: Served, path: str, scope: Scope, receive: Receive, send: Send) -> None:
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        method, operation, fault, changed = scope["method"], "", None, False
        try:
            if served.stream and served.stream.serves(path):
                await self._send(send, Reply(400, POLLING.body))
                return
            target = served.router.find(method, path)
            operation = target.key if isinstance(target.key, str) else " ".join(target.key)
            watched = bool(self.faults)
            before = snapshot(served.state) if watched else ""
            fault = self.faults.take(operation)
            request = Request(
                operation=operation,
                method=method,
                url=f"{self._base(served, scope, headers)}{path}",
                path=target.path,
                query=tuple(parse_qsl(scope.get("query_string", b"").decode("latin-1"), keep_blank_values=True)),
                headers=headers,
                body=await _body(receive),
            )
            handler = served.handler(target.key)
            reply = Reply(500) if fault and fault.prevents else served.state.answer(handler, request)
            changed = watched and snapshot(served.state) != before
        except Unrouted as unrouted:
            allow = {"Allow": ", ".join(unrouted.allowed)} if unrouted.allowed else {}
            reply = served.state.unrouted(unrouted.status, allow)
        if fault is not None:
            reply = fault.spoiled(reply)
            await asyncio.sleep(fault.seconds)
        shown, kind = without_secrets(headers), fault.kind if fault else ""
        self.journal.write(
            Entry(self.clock.now(), served.name, operation, method, path, reply.status, shown, kind, changed=changed)
        )
        await self._send(send, reply, kind)

    async def _send(self, send: Send, reply: Reply, fault: str = "") -> None:
        told = format_datetime(self.clock.now().astimezone(datetime.UTC), usegmt=True)
        await _send(send, replace(reply, headers={"Date": told, **reply.headers}), fault)

    def _base(self, served: Served, scope: Scope, headers: dict[str, str]) -> str:
        host = headers.get("host") or "{}:{}".format(*(scope.get("server") or ("sandbox", 80)))
        root = f"{scope.get('scheme', 'http')}://{host}{scope.get('root_path', '')}"
        return root if self.alone else f"{root}/{served.name}"


async def _body(receive: Receive) -> bytes:
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            break
        size += len(message.get("body", b""))
        # The rest is read and dropped: an answer before the end of a request resets connections.
        if size <= LARGEST_BODY:
            parts.append(message.get("body", b""))
        if not message.get("more_body"):
            break
    if size > LARGEST_BODY:
        raise Unrouted(413)
    return b"".join(parts)


async def _send(send: Send, reply: Reply, fault: str) -> None:
    content = reply.content()
    headers = {name.lower(): value for name, value in reply.headers.items()}
    if reply.body is not None:
        headers.setdefault("content-type", reply.media)
    if reply.status != 204:
        headers["content-length"] = str(len(content))
    if fault == "malformed":
        content = content[: len(content) // 2]
        headers["content-length"] = str(len(content))
    if fault in ("disconnect", "truncated"):
        # A body that is promised and not sent to its end makes the server close the connection.
        headers["content-length"] = str(len(content) + 1)
    # What must have no body would be whole without one.
    status = 200 if fault == "disconnect" else reply.status
    raw = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": status, "headers": raw})
    if fault == "truncated":
        await send({"type": "http.response.body", "body": content[: len(content) // 2], "more_body": True})
    elif fault != "disconnect":
        await send({"type": "http.response.body", "body": content})
