"""The part of the toy vendor that speaks in forms, gives tickets, and answers 200 to everything."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl

from starlette.responses import JSONResponse, Response

TABLE = b"id,label\n1,Left\n" * 20_000


class Boxes:
    """The boxes and the tickets; a test may say what is given out, and when it runs out."""

    def __init__(self) -> None:
        self.boxes: list[dict[str, Any]] = []
        self.given = 0
        self.valid: set[str] = set()
        self.now: Callable[[], float] = time.time
        self.lifetime: int | None = 3600
        self.session: dict[str, Any] = {}
        """What stands in the next answers in place of what a session has as a rule."""
        self.slowness = 0.0
        self.says_401 = False
        self.file: Callable[[], Response] = lambda: Response(TABLE, media_type="text/csv")
        self.answers: list[dict[str, Any]] = []
        """What the next calls with a ticket are answered, whatever they ask."""

    async def answer(self, path: str, body: bytes) -> Response | None:
        """Answer what is about sessions and boxes; None for everything else."""
        form = dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
        if path == "/sessions":
            # Whoever else is on the way to sign in shall have the time to do so.
            await asyncio.sleep(self.slowness)
            return self._session(form)
        if not path.startswith("/boxes/"):
            return None
        if form.get("ticket") not in self.valid:
            if self.says_401:
                return JSONResponse({"error": {"code": 12, "text": "Who are you?"}}, status_code=401)
            return _said(50, "That ticket has run out.")
        if self.answers:
            return JSONResponse(self.answers.pop(0))
        match path:
            case "/boxes/save":
                return self._save(form)
            case "/boxes/list":
                return _said(0, boxes=self.boxes)
            case "/boxes/export":
                return self.file()
        return Response(status_code=204)

    def run_out(self) -> None:
        """Take back all tickets."""
        self.valid.clear()

    def _session(self, form: dict[str, str]) -> Response:
        if form != {"account": "toys", "password": "right & proper"}:
            return _said(51, "Account and password do not belong together.")
        self.given += 1
        ticket = f"t-{self.given} &=é"
        self.valid.add(ticket)
        ends = None if self.lifetime is None else int(self.now()) + self.lifetime
        return _said(0, session={"ticket": ticket, "ends": ends, **self.session})

    def _save(self, form: dict[str, str]) -> Response:
        if set(form) - {"notify"} != {"ticket", "format", "box_data"} or form["format"] != "json":
            return JSONResponse({"error": {"code": 41, "text": f"Those are no fields: {sorted(form)}"}}, 400)
        box = {"id": len(self.boxes) + 1, "opened": None, "lids": [], **json.loads(form["box_data"])}
        if len(self.boxes) == 2:
            return _said(52, "It is full.")
        self.boxes.append(box)
        return _said(0, box=box)


def _said(code: int, text: str | None = None, **members: Any) -> Response:
    return JSONResponse({"error": {"code": code, **({} if text is None else {"text": text})}, **members})
