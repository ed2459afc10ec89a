"""What the tests of IBM Video's sandbox share: a caller, and the operations."""

from __future__ import annotations

import asyncio
import datetime
import json
from typing import Any
from urllib.parse import urlencode

import httpx

from contract_tests.sandbox import Sandbox
from contract_tests.sandbox.vendors.ibm_video import IbmVideo

START = datetime.datetime(2030, 5, 15, 12, 0, 30, tzinfo=datetime.UTC)
EVENTS = "/channels/123/virtual-events.json"
EVENT = "/channels/123/virtual-events/100.json"
FORM = "application/x-www-form-urlencoded"
MORNING = {
    "title": "Morning",
    "timezone": "America/Los_Angeles",
    "start_at": "2031-10-10 09:00:00",
    "end_at": "2031-10-10 12:00:00",
    "gate_open_at": "2031-10-10 08:00:00",
    "gate_close_at": "2031-10-10 12:00:00",
}
OPERATIONS = [
    ("POST", EVENTS),
    ("GET", EVENTS),
    ("GET", EVENT),
    ("PUT", EVENT),
    ("DELETE", EVENT),
    ("POST", "/channels/123/virtual-events/100/close.json"),
    ("GET", "/channels/123/virtual-events/100/sessions.json"),
    ("GET", "/channels/123/virtual-events/100/gate.json"),
    ("PUT", "/channels/123/virtual-events/100/gate.json"),
    ("GET", "/channels/123/virtual-events/100/form.json"),
    ("GET", "/channels/123/virtual-events/100/calendar.json"),
    ("POST", "/channels/123/virtual-event/100/exports.json"),
    ("GET", "/channels/123/virtual-event/100/exports.json"),
    ("GET", "/channels/123/virtual-events/100/exports/900.json"),
    ("DELETE", "/channels/123/virtual-events/100/exports/900.json"),
]
WITH_EVENT = [(method, path) for method, path in OPERATIONS if "/100" in path]
WITH_FORM = [("POST", EVENTS), ("PUT", EVENT), ("PUT", "/channels/123/virtual-events/100/gate.json")]

BODIES = [
    b"",
    b"\x00",
    b"\xff\xfe",
    b"title=%ED%A0%80",
    b"title=%FF",
    b"%",
    b"&&&;;;===",
    b"[" * 100_000,
    b"{}",
    b"title=" + b"x" * 999_000,
    b"a=1&" * 249_000,
]


class Video:
    """The sandbox, and a client of it."""

    def __init__(self) -> None:
        self.sandbox = Sandbox(["ibm_video"], alone=True, start=START)
        self.loop = asyncio.new_event_loop()
        self.http = httpx.AsyncClient(transport=httpx.ASGITransport(self.sandbox), base_url="http://video.test")

    @property
    def vendor(self) -> IbmVideo:
        vendor = self.sandbox.vendor("ibm_video")
        assert isinstance(vendor, IbmVideo)
        return vendor

    def ask(
        self, method: str, path: str, form: Any = None, *, token: str | None = "", headers: Any = (), **more: Any
    ) -> httpx.Response:
        if token is not None:
            bearer = token or self.vendor.credentials()["oauth2"]
            headers = {"Authorization": f"Bearer {bearer}", **dict(headers)}
        if form is not None:
            more["content"] = urlencode(form)
            headers = {"Content-Type": FORM, **dict(headers)}
        return self.loop.run_until_complete(self.http.request(method, path, headers=headers, **more))

    def get(self, path: str) -> Any:
        answer = self.ask("GET", path)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def create(self, **changes: str) -> httpx.Response:
        return self.ask("POST", EVENTS, {**MORNING, **changes})

    def refused(self, status: int, error: str, method: str, path: str, *args: Any, **more: Any) -> None:
        """Assert that a request is refused with this error, and leaves everything as it was."""
        before = json.dumps(self.vendor.show())
        answer = self.ask(method, path, *args, **more)
        assert (answer.status_code, answer.json()["error"]) == (status, error), answer.text
        assert set(answer.json()) == {"error", "error_description"}
        assert json.dumps(self.vendor.show()) == before

    def close(self) -> None:
        self.loop.run_until_complete(self.http.aclose())
        self.loop.close()
