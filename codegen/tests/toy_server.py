"""A small server of the toy vendor, written by hand after its description."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from contract_tests.sandbox.testing.serving import served

from .toy_boxes import BoxesApi

BOX_ARGUMENTS: dict[str, Any] = {
    "label": "Left",
    "packed": datetime(2024, 2, 29, 9, 46, 40, tzinfo=UTC),
    "due": datetime(2024, 3, 1, 8, 30),
}
"""The required arguments of `boxes.save`."""


class ToyServer:
    """The vendor's state, and a log of the requests: method, path, query, headers, cookies, body.

    `faults` are the statuses with which the next requests fail.
    """

    def __init__(self) -> None:
        self.widgets: dict[int, dict[str, Any]] = {}
        self.requests: list[dict[str, Any]] = []
        self.faults: list[int] = []
        self.boxes = BoxesApi()

    async def respond(self, request: Request) -> Response:
        body = await request.body()
        entry = {
            "method": request.method,
            "path": request.scope["raw_path"].decode().partition("?")[0],
            "query": request.query_params.multi_items(),
            "headers": dict(request.headers),
            "cookies": dict(request.cookies),
            "body": body,
        }
        self.requests.append(entry)
        if self.faults:
            return PlainTextResponse("not now", status_code=self.faults.pop(0), headers={"Retry-After": "0"})
        if (response := await self.boxes.respond(entry["path"], body)) is not None:
            return response
        is_public = "x-key" in request.headers or entry["path"] == "/widgets/7"
        if not is_public and request.headers.get("authorization") != "Bearer right":
            return _refusal(401, 12, "Who are you?")
        parts = request.path_params["path"].split("/")
        return self._routed(request.method, parts, request, body)

    def _routed(self, method: str, parts: list[str], request: Request, body: bytes) -> Response:
        match method, parts:
            case "GET", ["widgets"]:
                return self._page(int(request.query_params.get("page", "1")), request)
            case "POST", ["widgets"]:
                fields = json.loads(body)
                fields.pop("size", None)
                widget = {"id": len(self.widgets) + 1, **fields}
                if any(existing["name"] == widget["name"] for existing in self.widgets.values()):
                    return _refusal(409, 41, "Somebody has it.")
                self.widgets[widget["id"]] = widget
                return JSONResponse({"widget": widget}, status_code=201)
            case "POST", ["batches"] | ["widgets", "7"]:
                return Response(status_code=204)
            case "POST", ["widgets", "search"]:
                return JSONResponse({"widgets": list(self.widgets.values()), "paging": {}})
            case "GET", ["folders"]:
                return JSONResponse({"name": "root", "children": {"name": "only", "children": [{"name": "leaf"}]}})
            case "GET", ["logs"]:
                page = int(request.query_params.get("page", "1"))
                return JSONResponse({"entries": [f"{page}-1", f"{page}-2"] if page < 3 else []})
            case "GET", ["reports", "1"]:
                return JSONResponse({"id": 1, "url": "https://toy.example.com/file"})
            case "GET", ["reports", "2"]:
                return JSONResponse({"id": 2, "done": 0.5}, status_code=202)
            case "GET", ["reports", "1", "file"]:
                return Response(b"PK\x03\x04\xff", media_type="application/zip")
            case "GET", ["crates"]:
                return JSONResponse({"data": []})
            case "POST", ["crates"]:
                crate = json.loads(body)["data"]
                attributes = {"note": None, **crate["attributes"]}
                return JSONResponse({"data": {**crate, "id": "c-1", "attributes": attributes}}, status_code=201)
            case "PATCH" | "POST", ["crates", "c-1", *_] | ["labels"]:
                return Response(status_code=204)
            case "GET", ["reports", "3"]:
                return JSONResponse({"id": "no number"})
            case _, ["widgets", number, *rest] if int(number) in self.widgets:
                return self._widget(method, int(number), rest)
        return _refusal(404, 40, "Never heard of it.")

    def _widget(self, method: str, number: int, rest: list[str]) -> Response:
        if method == "GET":
            return PlainTextResponse("Näh") if rest else JSONResponse({"widget": self.widgets[number]})
        if method == "DELETE":
            del self.widgets[number]
        return Response(status_code=204)

    def _page(self, page: int, request: Request) -> Response:
        widgets = list(self.widgets.values())[page - 1 : page]
        more = page < len(self.widgets)
        # The link has another host, as with a vendor behind a proxy, and it omits the filters.
        links = {"next": f"https://elsewhere.example.com/v1/widgets?page={page + 1}"} if more else {}
        return JSONResponse({"widgets": widgets, "paging": links})


def _refusal(status: int, code: int, text: str) -> Response:
    return JSONResponse({"error": {"code": code, "text": text}}, status_code=status)


_current = ToyServer()


def reset() -> ToyServer:
    """Replace the current server by one without state, and return it."""
    global _current  # noqa: PLW0603 - all tests of a run share one server
    _current = ToyServer()
    return _current


async def _respond(request: Request) -> Response:
    return await _current.respond(request)


@contextlib.contextmanager
def serve() -> Iterator[str]:
    """Serve the current server on a free port of the loopback interface; yield the base URL."""
    app = Starlette(routes=[Route("/{path:path}", _respond, methods=["GET", "POST", "PUT", "PATCH", "DELETE"])])
    with served(app) as url:
        yield url
