"""Streams: the Socket.IO side of one vendor, which routes its clients' calls, with faults and the journal around."""

from __future__ import annotations

import asyncio
import json
import logging
import random
import string
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qsl

from .clock import Clock
from .faults import OF_CALLS, OF_HANDSHAKES, Entry, Fault, Faults, Journal, without_secrets
from .messages import Call, Reply
from .routing import Socket
from .socketio import engine
from .socketio.connection import Connection
from .socketio.engine import Receive, Scope, Send, Unspoken, Wire
from .socketio.packets import (
    ACK,
    BINARY_ACK,
    BINARY_EVENT,
    CONNECT,
    CONNECT_ERROR,
    DISCONNECT,
    EVENT,
    Assembly,
    Malformed,
    Packet,
    parse,
)
from .vendor import Vendor, snapshot

_LOG = logging.getLogger(__name__)
_LETTERS = string.ascii_letters + string.digits + "_-"
_LONGEST_NAME = 100


class Stream:
    """The stream of one vendor; `state` gives the vendor's state as it now is."""

    def __init__(
        self,
        name: str,
        socket: Socket,
        clock: Clock,
        faults: Faults,
        journal: Journal,
        state: Callable[[], Vendor],
    ) -> None:
        self.name = name
        self.socket = socket
        self.faults = faults
        self._clock = clock
        self._journal = journal
        self._state = state
        self._random = random.Random(0)
        self._clients: dict[str, Client] = {}

    def serves(self, path: str) -> bool:
        """Tell whether a path is the stream's."""
        return path in (self.socket.path, f"{self.socket.path}/")

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one websocket."""
        await receive()
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        query = dict(parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True))
        fault, id = self.faults.take("connect", OF_HANDSHAKES), self._id()
        kind = fault.kind if fault else ""
        await asyncio.sleep(fault.seconds if fault else 0)
        status, body = self._refusal(query, fault)
        self.note("connect", "CONNECT", self.socket.path, status or 101, id, headers=headers, fault=kind)
        if status:
            await engine.refuse(send, status, json.dumps(body).encode())
            return
        await send({"type": "websocket.accept"})
        if kind == "disconnect":
            await send({"type": "websocket.close", "code": engine.NORMAL})
            return
        wire = Wire(engine.version(query, self.socket.versions), id, receive, send)
        self._clients[id] = client = Client(self, wire, query, headers, self._state())
        try:
            await client.serve()
        finally:
            del self._clients[id]
            self.note("disconnect", "DISCONNECT", "", wire.closed or 0, id)

    def _refusal(self, query: Mapping[str, str], fault: Fault | None) -> tuple[int, Mapping[str, Any]]:
        """Return with what a handshake is refused; 0 where it is not."""
        try:
            engine.version(query, self.socket.versions)
        except Unspoken as unspoken:
            return 400, unspoken.body
        return (fault.status if fault and fault.kind == "status" else 0), {"code": 3, "message": "Bad request"}

    def show(self) -> list[dict[str, Any]]:
        """Return the connections as JSON values, oldest first."""
        return [client.show() for client in self._clients.values()]

    def drop(self, *, connection: str = "", holder: str = "") -> int:
        """End one connection, all of one user, or all; return how many."""
        meant = [
            client
            for client in self._clients.values()
            if connection in ("", client.connection.id) and holder in ("", client.show()["holder"])
        ]
        for client in meant:
            client.connection.drop()
        return len(meant)

    def note(
        self,
        operation: str,
        method: str,
        name: str,
        status: int,
        connection: str,
        *,
        headers: Mapping[str, str] | None = None,
        fault: str = "",
        changed: bool = False,
    ) -> None:
        """Write into the journal; of a client's own names, the beginning."""
        path = name[:_LONGEST_NAME].encode("ascii", "backslashreplace").decode()
        shown, now = without_secrets(headers or {}), self._clock.now()
        self._journal.write(Entry(now, self.name, operation, method, path, status, shown, fault, connection, changed))

    def _id(self) -> str:
        return "".join(self._random.choices(_LETTERS, k=20))


class Client:
    """One connection of a stream: reads its packets and acknowledges its calls, each once."""

    def __init__(
        self, stream: Stream, wire: Wire, query: Mapping[str, str], headers: Mapping[str, str], vendor: Vendor
    ) -> None:
        self._stream = stream
        self._wire = wire
        self._vendor = vendor
        self._connected = False
        self._assembly: Assembly | None = None
        self.connection = Connection(wire, query, headers, stream.socket.events, self._sent)

    def show(self) -> dict[str, Any]:
        """Return the connection as JSON values."""
        holder = self._vendor.holder(self.connection) if self._connected else ""
        return {"id": self._wire.id, "holder": holder, "engineio": self._wire.version, "connected": self._connected}

    async def serve(self) -> None:
        """Serve until the end."""
        # The first beat is the latest time for a client to connect.
        self._wire.on_beat = lambda: None if self._connected else self._wire.close()
        try:
            if self._wire.version == 3:
                self._wire.on_open = self._connect
            await self._wire.serve(self._message)
        finally:
            if self._connected:
                self._vendor.disconnected(self.connection)

    def _connect(self) -> None:
        self._connected = True
        answer = {"sid": self._wire.id} if self._wire.version > 3 else None
        self._wire.put(Packet(CONNECT, answer).frame())
        self._vendor.connected(self.connection)

    def _message(self, message: str | bytes) -> None:
        if isinstance(message, bytes):
            if self._assembly is None:
                raise Malformed("an attachment to nothing")
            self._assembly.add(message)
        elif self._assembly is not None:
            raise Malformed("a packet in place of an attachment")
        else:
            packet = parse(message)
            if packet.kind not in (BINARY_EVENT, BINARY_ACK):
                self._packet(packet)
                return
            self._assembly = Assembly(packet)
        if whole := self._assembly.whole():
            self._assembly = None
            self._packet(whole)

    def _packet(self, packet: Packet) -> None:
        if packet.kind == CONNECT:
            if packet.namespace != "/":
                why = "Invalid namespace"
                told = {"message": why} if self._wire.version > 3 else why
                self._wire.put(Packet(CONNECT_ERROR, told, namespace=packet.namespace).frame())
                self._wire.close()
            elif not self._connected:
                self._connect()
        elif not self._connected or packet.namespace != "/":
            raise Malformed("before connecting")
        elif packet.kind == DISCONNECT:
            self._wire.close()
        elif packet.kind == EVENT:
            self._called(packet)
        # An acknowledgement is of nothing: the server asks for none.

    def _called(self, packet: Packet) -> None:
        name, *arguments = packet.data
        operation = self._stream.socket.calls.get(name, "")
        call = Call(operation, name, tuple(arguments), self.connection)
        watched = bool(self._stream.faults)
        before = snapshot(self._vendor) if watched else ""
        fault = self._stream.faults.take(operation, OF_CALLS)
        reply, frame = self._worked(call, packet.id, fault)
        kind, changed = fault.kind if fault else "", watched and snapshot(self._vendor) != before
        self._stream.note(operation, "CALL", name, reply.status, self._wire.id, fault=kind, changed=changed)
        if kind == "disconnect":
            self.connection.drop()
        elif packet.id is not None and kind != "silence":
            sent = frame[: len(frame) // 2] if kind == "malformed" else frame
            self._acknowledge(sent, fault.seconds if fault else 0)

    def _acknowledge(self, frame: str, seconds: float) -> None:
        """Send the acknowledgement of a call, after some seconds."""
        if seconds:
            self._wire.after(seconds, lambda: self._wire.put(frame))
        else:
            self._wire.put(frame)

    def _worked(self, call: Call, id: int | None, fault: Fault | None) -> tuple[Reply, str]:
        reply = self._reply(call, fault)
        if fault and fault.kind == "status":
            reply = self._vendor.failed(fault.status, "The sandbox was told to fail")
        try:
            return reply, Packet(ACK, [reply.body], id).frame()
        except ValueError:
            _LOG.exception("%s: an answer that is not JSON", call.operation)
            reply = self._vendor.failed(500, "The sandbox made a mistake")
            return reply, Packet(ACK, [reply.body], id).frame()

    def _reply(self, call: Call, fault: Fault | None) -> Reply:
        if fault and fault.prevents:
            return Reply(0)
        handler = self._vendor.handlers.get(call.operation)
        if handler is None:
            return self._vendor.failed(404, "There is no such endpoint")
        try:
            return self._vendor.answer(handler, call)
        except Exception:
            _LOG.exception("%s has no answer", call.operation)
            return self._vendor.failed(500, "The sandbox made a mistake")

    def _sent(self, operation: str, name: str) -> None:
        self._stream.note(operation, "EVENT", name, 0, self._wire.id)
