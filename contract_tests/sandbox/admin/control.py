"""Control: the sandbox's own paths below ``/_sandbox``, for tests and people. JSON in and out."""

from __future__ import annotations

import datetime
import json
from typing import Any

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from ..faults import Fault
from ..snapshots import state
from ..vendor import Vendor
from ..world import SandboxWorld, Served
from . import page
from .guard import objection


class Control:
    """The control of one sandbox, as an ASGI app. `alone` says that its one vendor is served at the root."""

    def __init__(self, world: SandboxWorld, *, alone: bool) -> None:
        self._world = world
        self._alone = alone
        self._app = Starlette(
            routes=[
                Route("/", page.served),
                Route("/_sandbox/", page.served),
                Route("/_sandbox", self._shown),
                Route("/_sandbox/reset", self._reset, methods=["POST"]),
                Route("/_sandbox/clock", self._clock, methods=["GET", "POST"]),
                Route("/_sandbox/faults", self._faults, methods=["GET", "POST", "DELETE"]),
                Route("/_sandbox/journal", self._journal),
                Route("/_sandbox/state", self._saved, methods=["GET", "PUT"]),
                Route("/_sandbox/{vendor}", self._state),
                Route("/_sandbox/{vendor}/known", self._known),
                Route("/_sandbox/{vendor}/seed", self._seed, methods=["POST"]),
                Route("/_sandbox/{vendor}/connections", self._connections, methods=["GET", "DELETE"]),
            ],
            exception_handlers={HTTPException: _refused},
        )

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Serve one request, unless a web page from elsewhere made it."""
        why = objection(Headers(scope=scope))
        await (JSONResponse({"error": why}, 403) if why else self._app)(scope, receive, send)

    async def _shown(self, _: Request) -> JSONResponse:
        world = self._world
        vendors = {
            name: {"base": "/" if self._alone else f"/{name}", "operations": sorted(served.kind.handlers)}
            for name, served in world.served.items()
        }
        return JSONResponse({"vendors": vendors, "now": world.clock.now().isoformat()})

    async def _reset(self, request: Request) -> JSONResponse:
        asked = await _members(request, "vendor")
        self._world.reset(self._named(asked["vendor"]).name if "vendor" in asked else "")
        return JSONResponse({"reset": True})

    async def _clock(self, request: Request) -> JSONResponse:
        clock = self._world.clock
        if request.method == "POST":
            asked = await _members(request, "advance", "set")
            try:
                if "set" in asked:
                    clock.set(datetime.datetime.fromisoformat(asked["set"]))
                clock.advance(float(asked.get("advance", 0)))
                clock.now()
            except (TypeError, ValueError, OverflowError) as error:
                raise HTTPException(422, f"clock: {error}") from error
        return JSONResponse({"now": clock.now().isoformat()})

    async def _faults(self, request: Request) -> JSONResponse:
        faults = self._world.faults
        if request.method == "POST":
            asked = await _members(request, *Fault.__dataclass_fields__)
            try:
                faults.add(Fault(**asked))
            except (TypeError, ValueError) as error:
                raise HTTPException(422, f"fault: {error}") from error
        elif request.method == "DELETE":
            faults.clear()
        return JSONResponse({"waiting": faults.show()})

    async def _journal(self, request: Request) -> JSONResponse:
        asked, journal = request.query_params, self._world.journal
        if "after" in asked:
            try:
                after = max(int(asked["after"]), journal.first)
                shown = [entry.show() for entry in journal.since(after, int(asked.get("limit", 1000)))]
            except ValueError as error:
                raise HTTPException(422, f"after and limit are numbers, at least 0: {error}") from error
            return JSONResponse({"entries": shown, "first": journal.first, "next": after + len(shown)})
        entries = self._world.journal.entries(request.query_params.get("vendor", ""))
        return JSONResponse({"entries": [entry.show() for entry in entries]})

    async def _saved(self, request: Request) -> JSONResponse:
        if request.method == "GET":
            return JSONResponse(state.saved(self._world))
        try:
            state.load(self._world, json.loads(await request.body()))
        except state.StateError as error:
            raise HTTPException(422, str(error)) from error
        except (ValueError, RecursionError) as error:
            raise HTTPException(422, f"not JSON: {error}") from error
        return JSONResponse({"loaded": True})

    async def _state(self, request: Request) -> JSONResponse:
        return JSONResponse(self._vendor(request).show())

    async def _known(self, request: Request) -> JSONResponse:
        vendor = self._vendor(request)
        people = {"credentials": vendor.credentials(), "stranger": vendor.stranger(), "guest": vendor.guest()}
        return JSONResponse({**people, "outsiders": vendor.outsiders(), "values": vendor.known()})

    async def _seed(self, request: Request) -> JSONResponse:
        vendor = self._vendor(request)
        try:
            return JSONResponse(vendor.reseed(await _members(request)))
        except ValueError as error:
            raise HTTPException(422, str(error)) from error

    async def _connections(self, request: Request) -> JSONResponse:
        stream = self._served(request).stream
        if request.method == "GET":
            return JSONResponse({"connections": stream.show() if stream else []})
        asked = dict(request.query_params)
        if set(asked) - {"connection", "holder"}:
            raise HTTPException(422, "wanted: connection or holder, which are ids, or nothing for all")
        return JSONResponse({"dropped": stream.drop(**asked) if stream else 0})

    def _vendor(self, request: Request) -> Vendor:
        return self._served(request).state

    def _served(self, request: Request) -> Served:
        return self._named(request.path_params["vendor"])

    def _named(self, name: str) -> Served:
        if name not in self._world.served:
            raise HTTPException(404, f"no {name!r} here; served: {', '.join(self._world.served)}")
        return self._world.served[name]


async def _members(request: Request, *known: str) -> dict[str, Any]:
    try:
        asked = json.loads(await request.body() or b"{}")
    except ValueError as error:
        raise HTTPException(422, f"not JSON: {error}") from error
    if not isinstance(asked, dict) or (known and set(asked) - set(known)):
        raise HTTPException(422, f"wanted: a JSON object of {', '.join(known) or 'names'}")
    return asked


async def _refused(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    return JSONResponse({"error": error.detail}, status_code=error.status_code)
