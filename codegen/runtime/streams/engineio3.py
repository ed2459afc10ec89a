"""Engine.IO 3, for servers with Socket.IO 1 or 2.

In version 3 the client sends the pings, and the default namespace is connected at once. python-socketio only supports
version 4, so this module overrides private methods of the library.
"""

from __future__ import annotations

import asyncio
import contextlib
from functools import cache
from importlib import import_module
from typing import Any


@cache
def client_class() -> Any:
    """Return a subclass of python-socketio's client that uses Engine.IO 3."""
    engineio: Any = import_module("engineio")
    engine_packet: Any = import_module("engineio.packet")
    socketio: Any = import_module("socketio")
    packet: Any = import_module("socketio.packet")

    class Engine(engineio.AsyncClient):  # type: ignore[misc]
        def _get_engineio_url(self, *args: Any, **kwargs: Any) -> str:
            return str(super()._get_engineio_url(*args, **kwargs)).replace("EIO=4", "EIO=3")

        async def _receive_packet(self, received: Any) -> None:
            if received.packet_type != engine_packet.PONG:
                await super()._receive_packet(received)

        async def ping(self) -> None:
            while self.state == "connected":
                await asyncio.sleep(self.ping_interval)
                await self._send_packet(engine_packet.Packet(engine_packet.PING))

    class Client(socketio.AsyncClient):  # type: ignore[misc]
        _pings: asyncio.Task[None] | None = None

        def _engineio_client_class(self) -> Any:
            return Engine

        async def _handle_eio_connect(self) -> None:
            self.sid = self.eio.sid
            self._pings = asyncio.create_task(self.eio.ping())
            for namespace in self.connection_namespaces:
                if namespace != "/":
                    await self._send_packet(self.packet_class(packet.CONNECT, namespace=namespace))

        async def _handle_eio_disconnect(self, reason: Any) -> None:
            if self._pings is not None:
                self._pings.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await self._pings
            await super()._handle_eio_disconnect(reason)

    return Client
