"""Worlds: many sandboxes behind one server, each below a path of its own and for one test alone."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Awaitable, Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import httpx

from ..app import Sandbox
from ..clock import Clock
from ..faults import Fault, Faults, Journal
from ..snapshots import state
from ..socketio.engine import Receive, Scope, Send, refuse
from ..vendor import Vendor
from .serving import Background

Result = TypeVar("Result")
App = Callable[[Scope, Receive, Send], Awaitable[None]]


class Worlds:
    """A server in this process, begun with the first world. A world that has ended is answered 404."""

    def __init__(self) -> None:
        self._sandboxes: dict[str, Sandbox] = {}
        self._ids = itertools.count(1)

    @cached_property
    def server(self) -> Background:
        """The server; its port is free, so that processes of one test run do not meet."""
        return Background(self)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection to its world."""
        id = scope["path"][1:].partition("/")[0]
        if sandbox := self._sandboxes.get(id):
            await sandbox({**scope, "root_path": f"/{id}"}, receive, send)
        elif scope["type"] == "websocket":
            await receive()
            await refuse(send, 404, b"{}")
        else:
            await send({"type": "http.response.start", "status": 404, "headers": [(b"content-length", b"0")]})
            await send({"type": "http.response.body"})

    def begin(self, vendor: str) -> World:
        """Return a clean world of one vendor. Raises LookupError for one that there is not."""
        id = str(next(self._ids))
        self._sandboxes[id] = Sandbox([vendor])
        return World(vendor, f"{self.server.url}/{id}/{vendor}", self._sandboxes[id], self)

    def end(self, world: World) -> None:
        """Throw a world away, and end its connections."""
        del self._sandboxes[world.url.split("/")[3]]
        # Only streams have something to end, and asking the loop takes time.
        if any(served.stream for served in world.sandbox.served.values()):
            self.do(world.sandbox.drop)

    def do(self, work: Callable[[], Result]) -> Result:
        """Call a function between what clients ask, and return its result."""

        async def done() -> Result:
            return work()

        return self.server.submit(done()).result()

    def close(self) -> None:
        """End the server, if it was begun."""
        if "server" in self.__dict__:
            self.server.close()


class World:
    """One vendor's sandbox, for one test: where it is, and all that a test may do to it.

    `url` is the base URL for a client; a stream is below it too. `sandbox` is the app itself.
    """

    def __init__(self, vendor: str, url: str, sandbox: Sandbox, worlds: Worlds) -> None:
        self.vendor = vendor
        self.url = url
        self.sandbox = sandbox
        self._worlds = worlds

    def __repr__(self) -> str:
        return f"<World of {self.vendor} at {self.url}>"

    @property
    def clock(self) -> Clock:
        """The world's clock: `now`, `advance` and `set`."""
        return self.sandbox.clock

    @property
    def faults(self) -> Faults:
        """What is to go wrong: `add` takes a `Fault`, `clear` ends all."""
        return self.sandbox.faults

    @property
    def journal(self) -> Journal:
        """What was asked: `entries` are the requests, oldest first, without secrets."""
        return self.sandbox.journal

    @property
    def credentials(self) -> Mapping[str, str]:
        """The credential of the account that owns the seeded things, by security scheme."""
        return self._state.credentials()

    @property
    def known(self) -> Mapping[str, list[Any]]:
        """Values that exist, by the name of the parameter that takes them; the first of each belong together."""
        return self._state.known()

    @property
    def transport(self) -> Transport:
        """For ``httpx.Client`` and ``httpx.AsyncClient``: asks this world without a socket. Streams need one."""
        return Transport(self._worlds, self._worlds.server)

    def fail(self, kind: Any, **fault: Any) -> None:
        """Let something go wrong: see `Fault` for the kinds, and for what each takes. Raises ValueError."""
        self.faults.add(Fault(kind, **fault))

    def seed(self, **wanted: Any) -> dict[str, Any]:
        """Add to the world by name; return what was made. Raises ValueError, which lists the known names."""
        return dict(self._worlds.do(lambda: self._state.reseed(wanted)))

    def state(self) -> dict[str, Any]:
        """Return the vendor's state as JSON values, without secrets."""
        return dict(self._worlds.do(self._state.show))

    def reset(self) -> None:
        """Make the world anew, at the time that its clock tells."""
        self._worlds.do(self.sandbox.reset)

    def save(self, path: str | Path) -> None:
        """Save the world in a file that people can read. Raises StateError where it cannot be written."""
        state.write(path, self._worlds.do(lambda: state.saved(self.sandbox)))

    def load(self, path: str | Path) -> None:
        """Go on with a saved world. Raises StateError for a file that holds none, and nothing has changed."""
        document = state.read(path)
        self._worlds.do(lambda: state.load(self.sandbox, document))

    @property
    def _state(self) -> Vendor:
        return self.sandbox.vendor(self.vendor)


class Transport(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Asks an app in its server's loop, without a socket; a fault that ends a connection raises what httpx raises."""

    def __init__(self, app: App, server: Background) -> None:
        self._app = app
        self._server = server

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Ask, and wait for the answer."""
        request.read()
        return self._server.submit(_answered(self._app, request)).result()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Ask, and await the answer."""
        await request.aread()
        return await asyncio.wrap_future(self._server.submit(_answered(self._app, request)))


async def _answered(app: App, request: httpx.Request) -> httpx.Response:
    """Return what an app answers to a request that is read. Raises RemoteProtocolError where the end is missing."""
    raw_path, _, query = request.url.raw_path.partition(b"?")
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": request.method,
        "scheme": request.url.scheme,
        "path": request.url.path,
        "raw_path": raw_path,
        "query_string": query,
        "headers": [(name.lower(), value) for name, value in request.headers.raw],
        "client": ("127.0.0.1", 0),
        "server": (request.url.host, request.url.port),
    }
    asked = iter([{"type": "http.request", "body": request.content}])
    answer: dict[str, Any] = {}
    content = bytearray()

    async def receive() -> dict[str, Any]:
        return next(asked, {"type": "http.disconnect"})

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            answer.update(message)
        content.extend(message.get("body", b""))

    await app(scope, receive, send)
    response = httpx.Response(answer["status"], headers=answer["headers"], content=bytes(content))
    if len(content) < int(dict(answer["headers"]).get(b"content-length", 0)):
        raise httpx.RemoteProtocolError("the connection ended without the whole answer", request=request)
    return response
