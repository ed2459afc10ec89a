"""The box operations of the toy vendor: form requests, tickets from a sign-in, and errors with status 200."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl

from starlette.responses import JSONResponse, Response

TABLE = b"id,label\n1,Left\n" * 20_000


class BoxesApi:
    """The boxes and tickets of the vendor. Tests set the lifetime of tickets, sessions, and the next responses."""

    def __init__(self) -> None:
        self.boxes: list[dict[str, Any]] = []
        self.issued_tickets = 0
        self.valid_tickets: set[str] = set()
        self.now: Callable[[], float] = time.time
        self.ticket_lifetime: int | None = 3600
        self.session_overrides: dict[str, Any] = {}
        """Fields of the session that replace the default ones in responses to sign-ins."""
        self.sign_in_delay = 0.0
        self.expires_with_401 = False
        self.export_response: Callable[[], Response] = lambda: Response(TABLE, media_type="text/csv")
        self.next_responses: list[dict[str, Any]] = []
        """Bodies of the next responses to calls with a valid ticket, whatever the operation."""

    async def respond(self, path: str, body: bytes) -> Response | None:
        """Return the response to a request for sessions or boxes, and None for other paths."""
        form = dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
        if path == "/sessions":
            # Leave time for concurrent sign-ins, so that tests notice more than one.
            await asyncio.sleep(self.sign_in_delay)
            return self._session(form)
        if not path.startswith("/boxes/"):
            return None
        if form.get("ticket") not in self.valid_tickets:
            if self.expires_with_401:
                return JSONResponse({"error": {"code": 12, "text": "Who are you?"}}, status_code=401)
            return _envelope(50, "That ticket has run out.")
        if self.next_responses:
            return JSONResponse(self.next_responses.pop(0))
        match path:
            case "/boxes/save":
                return self._save(form)
            case "/boxes/list":
                return _envelope(0, boxes=self.boxes)
            case "/boxes/export":
                return self.export_response()
        return Response(status_code=204)

    def expire_tickets(self) -> None:
        """Invalidate all tickets."""
        self.valid_tickets.clear()

    def _session(self, form: dict[str, str]) -> Response:
        if form != {"account": "toys", "password": "right & proper"}:
            return _envelope(51, "Account and password do not belong together.")
        self.issued_tickets += 1
        ticket = f"t-{self.issued_tickets} &=é"
        self.valid_tickets.add(ticket)
        ends = None if self.ticket_lifetime is None else int(self.now()) + self.ticket_lifetime
        return _envelope(0, session={"ticket": ticket, "ends": ends, **self.session_overrides})

    def _save(self, form: dict[str, str]) -> Response:
        if set(form) - {"notify"} != {"ticket", "format", "box_data"} or form["format"] != "json":
            return JSONResponse({"error": {"code": 41, "text": f"Those are no fields: {sorted(form)}"}}, 400)
        box = {"id": len(self.boxes) + 1, "opened": None, "lids": [], **json.loads(form["box_data"])}
        if len(self.boxes) == 2:
            return _envelope(52, "It is full.")
        self.boxes.append(box)
        return _envelope(0, box=box)


def _envelope(code: int, text: str | None = None, **fields: Any) -> Response:
    return JSONResponse({"error": {"code": code, **({} if text is None else {"text": text})}, **fields})
