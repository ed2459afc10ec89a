"""The application: one ASGI app that serves every vendor below its id, and its own control below ``/_sandbox``."""

from __future__ import annotations

import asyncio
import datetime
from collections.abc import Iterable
from dataclasses import replace
from email.utils import format_datetime
from urllib.parse import parse_qsl

from . import vendors
from .clock import Clock
from .control import Control
from .engine import POLLING, Receive, Scope, Send, refuse
from .faults import Entry, Faults, Journal, without_secrets
from .routing import Router, Socket, Unrouted, document, paths, socket
from .streams import Stream
from .vendor import Handler, Reply, Request, Vendor, snapshot

LARGEST_BODY = 1_000_000
"""Bytes of a body that are read; a larger one is answered 413, as gateways do."""


def _routed(name: str) -> tuple[type[Vendor], Router, Socket | None]:
    """Return a vendor's class, its routes, and where its stream is, if it has one: the same for every world."""
    kind, streamed = vendors.find(name), document(name, "asyncapi")
    described, stream = paths(document(name)), socket(streamed) if streamed else None
    wanted = {one for methods in described.values() for one in methods.values()}
    wanted |= {*stream.calls.values()} if stream else set()
    missing = wanted - kind.handlers.keys()
    if missing:
        raise NotImplementedError(f"{name} has no handler for: {', '.join(sorted(missing))}")
    routed: dict[str, dict[str, str | tuple[str, str]]] = {path: {**one} for path, one in described.items()}
    for key in kind.routes:
        routed.setdefault(key[1], {})[key[0]] = key
    return kind, Router(routed), stream


class Served:
    """One vendor in the app: its routes, which stay, and its state, which a reset makes anew."""

    def __init__(self, name: str, sandbox: Sandbox) -> None:
        self.name = name
        self.kind, self.router, stream = _routed(name)
        self.stream = Stream(name, stream, sandbox, lambda: self.state) if stream else None
        self.state: Vendor = self.kind(sandbox.clock)

    def handler(self, key: str | tuple[str, str]) -> Handler:
        """Return the handler of an operationId, or of a route beside the description."""
        return self.kind.handlers[key] if isinstance(key, str) else self.kind.routes[key]


class Sandbox:
    """An ASGI app with the named vendors, all where none is named. A new one is a clean world.

    With one vendor, `alone` serves it at the root instead of below its id. `start` lets the clock stand at a time.
    """

    def __init__(
        self, names: Iterable[str] = (), *, alone: bool = False, start: datetime.datetime | None = None
    ) -> None:
        wanted = list(names) or vendors.names()
        if alone and len(wanted) != 1:
            raise ValueError("one vendor alone can be served at the root")
        self.alone = alone
        self.clock = Clock(start)
        self.faults = Faults()
        self.journal = Journal()
        self.served = {name: Served(name, self) for name in wanted}
        self._control = Control(self)

    def vendor(self, name: str) -> Vendor:
        """Return the state of a vendor. Raises KeyError where it is not served."""
        return self.served[name].state

    def reset(self, name: str = "") -> None:
        """Make the world anew: states, faults and journal; the clock goes on as it stands, connections end.

        With a vendor's name, the states of the others stay. Raises KeyError where it is not served.
        """
        self.drop()
        for served in [self.served[name]] if name else self.served.values():
            served.state = served.kind(self.clock)
        self.faults.clear()
        self.journal.clear()

    def drop(self) -> None:
        """End the connections of all streams."""
        for served in self.served.values():
            if served.stream:
                served.stream.drop()

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
