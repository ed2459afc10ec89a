"""What the tests of RingCentral Events' sandbox share: a caller, and the operations."""

from __future__ import annotations

import asyncio
import datetime
import json
from typing import Any

import httpx

from contract_tests.sandbox import Sandbox
from contract_tests.sandbox.vendors.ringcentral_events import RingCentralEvents

START = datetime.datetime(2030, 5, 15, 12, 0, 30, tzinfo=datetime.UTC)
VENDOR = "ringcentral_events"

# The operations that name somebody's thing, with the statuses for another organization's. Names stand for known ids.
NAMING = [
    ("POST", "/v1/organizations/{organizationId}/events", 404),
    ("GET", "/v1/organizations/{organizationId}/events", 404),
    ("POST", "/v1/templates/{templateID}/event", 404),
    ("GET", "/v1/events/{eventId}", 403),
    ("POST", "/v1/events/{eventId}/duplications", 403),
    ("GET", "/v1/organizations/{organizationId}", 404),
    ("GET", "/v1/organizations/{organizationId}/templates", 404),
    ("GET", "/v1/events/{eventId}/registrations", 403),
    ("GET", "/v1/registrations/{registrationId}", 403),
    ("PATCH", "/v1/registrations/{registrationId}", 403),
    ("GET", "/v1/events/{eventId}/tickets", 403),
    ("POST", "/v1/events/{eventId}/tickets", 403),
    ("GET", "/v1/tickets/{ticketId}", 403),
    ("GET", "/v1/tickets/{ticketId}/bankQuestions", 403),
    ("GET", "/v1/tickets/{ticketId}/magicLinks", 403),
    ("POST", "/v1/tickets/{ticketId}/magicLinks", 403),
    ("GET", "/v1/magicLinks/{magicLinkId}", 403),
    ("DELETE", "/v1/magicLinks/{magicLinkId}", 403),
    ("GET", "/v1/events/{eventId}/scheduleItems", 403),
    ("GET", "/v1/scheduleItems/{scheduleItemId}", 403),
    ("GET", "/v1/events/{eventId}/sessions", 403),
    ("GET", "/v1/events/{eventId}/stages", 403),
    ("GET", "/v1/events/{eventId}/booths", 403),
    ("GET", "/v1/booths/{boothId}/tags", 403),
    ("GET", "/v1/scheduleItems/{scheduleId}/tags", 403),
    ("GET", "/v1/events/{eventId}/reports", 403),
    ("POST", "/v1/events/{eventId}/reports/registrations", 403),
    ("POST", "/v1/events/{eventId}/reports/registrations/2", 403),
    ("GET", "/v1/reports/{reportId}", 404),
    ("GET", "/v1/reports/{reportId}/download", 404),
    ("POST", "/v1/events/{eventId}/dataSubscriptions", 403),
]
NAMELESS = [("GET", "/v1/organizations"), ("POST", "/v1/magic_link"), ("GET", "/v1/health")]
OPERATIONS = [(method, path) for method, path, _ in NAMING] + NAMELESS

TIMES = {"timeStart": "2031-01-01T10:00:00Z", "timeEnd": "2031-01-01T12:00:00Z", "timezone": "Abu Dhabi"}
EVENT = {"name": "New Year", "currency": "EUR", **TIMES}
LINK = {"email": "guest@example.com", "firstName": "Gus", "lastName": "Tavo"}


def enveloped(type: str, /, **attributes: Any) -> dict[str, Any]:
    return {"data": {"type": type, "attributes": attributes}}


class Caller:
    """The sandbox, and a client of it."""

    def __init__(self) -> None:
        self.sandbox = Sandbox([VENDOR], alone=True, start=START)
        self.loop = asyncio.new_event_loop()
        self.http = httpx.AsyncClient(transport=httpx.ASGITransport(self.sandbox), base_url="http://events.test")

    @property
    def vendor(self) -> RingCentralEvents:
        vendor = self.sandbox.vendor(VENDOR)
        assert isinstance(vendor, RingCentralEvents)
        return vendor

    def path(self, path: str) -> str:
        """Return a path with known ids in place of the names."""
        return path.format(**{name: values[0] for name, values in self.vendor.known().items()})

    def token(self, user: str) -> str:
        return str(self.vendor.reseed({"token": user})["token"])

    def body(self, method: str, path: str) -> Any:
        """Return a body that an operation takes."""
        known = {name: values[0] for name, values in self.vendor.known().items()}
        return {
            "/v1/organizations/{organizationId}/events": enveloped("event", **EVENT),
            "/v1/templates/{templateID}/event": enveloped(
                "event", name="New", organizationId=known["organizationId"], **TIMES
            ),
            "/v1/registrations/{registrationId}": enveloped("Registration", metadata={"a": "b"}),
            "/v1/events/{eventId}/tickets": enveloped("ticket", name="More", count=1),
            "/v1/tickets/{ticketId}/magicLinks": enveloped("magicLink", **LINK),
            "/v1/events/{eventId}/dataSubscriptions": enveloped("dataSubscription", signals=["attendance"]),
            "/v1/magic_link": {
                "ticket_id": known["ticketId"],
                "first_name": "Gus",
                "last_name": "Tavo",
                "email": "guest@example.com",
            },
        }.get(path if method in ("POST", "PATCH") else "")

    def ask(
        self, method: str, path: str, body: Any = None, *, token: str | None = "", headers: Any = (), **more: Any
    ) -> httpx.Response:
        if token is not None:
            headers = {"Authorization": f"Bearer {token or self.vendor.credentials()['bearer']}", **dict(headers)}
        if body is not None:
            more["json"] = body
        return self.loop.run_until_complete(self.http.request(method, self.path(path), headers=headers, **more))

    def get(self, path: str, **more: Any) -> Any:
        answer = self.ask("GET", path, **more)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def ids(self, path: str, **query: Any) -> list[str]:
        """Return the ids of one page of a list."""
        return [one["id"] for one in self.get(path, params=query)["data"]]

    def all(self, path: str, **query: Any) -> list[dict[str, Any]]:
        """Return a whole list, page by page."""
        page = self.get(path, params=query)
        found = list(page["data"])
        while page["links"]["next"]:
            page = self.get(page["links"]["next"])
            found += page["data"]
        return found

    def make(self, path: str, body: Any, status: int = 201) -> Any:
        answer = self.ask("POST", path, body)
        assert answer.status_code == status, answer.text
        return answer.json()["data"]

    def refused(self, status: int, method: str, path: str, *args: Any, **more: Any) -> list[dict[str, Any]]:
        """Assert that a request is refused with this status, and leaves all as it was; return where it is wrong."""
        before = json.dumps(self.vendor.show())
        answer = self.ask(method, path, *args, **more)
        assert answer.status_code == status, answer.text
        assert json.dumps(self.vendor.show()) == before
        errors = answer.json()["errors"]
        for error in errors:
            assert error.keys() == {"code", "detail", "status", "title", "source"}
            assert error["status"] == str(status)
            assert set(error["source"]) <= {"pointer", "parameter"}
        return [error["source"] for error in errors]

    def close(self) -> None:
        self.loop.run_until_complete(self.http.aclose())
        self.loop.close()
