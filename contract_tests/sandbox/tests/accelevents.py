"""What the tests of Accelevents' sandbox share: a caller, and the operations."""

from __future__ import annotations

import asyncio
import contextlib
import datetime
import json
from collections.abc import Iterator
from typing import Any

import httpx

from contract_tests.sandbox import Sandbox
from contract_tests.sandbox.vendors.accelevents import Accelevents

# Eight in the morning in New York, where the first event is.
START = datetime.datetime(2030, 5, 15, 12, 0, 30, tzinfo=datetime.UTC)
SESSIONS = "/rest/events/spring-summit/session"
SESSION = f"{SESSIONS}/v2/11601"
JOIN = f"{SESSIONS}/11601"
OPERATIONS = [("GET", SESSIONS), ("GET", SESSION), ("PUT", JOIN)]
WITH_SESSION = OPERATIONS[1:]

FULL = "Max user registration capacity reached"
WRONG_TICKET = "Your ticket does not permit access to this session"
TOO_MANY = (
    "Your registration type only permits registering for {} sessions. If you would like to register for this session"
    " please un-register from a different session first."
)
NOT_REGISTERED = (
    "You have not yet registered for the event. You must register for the event before you can register for individual"
    " sessions."
)
NOT_LIVE = "The time limit for accessing this session is expired."


class Summit:
    """The sandbox, and a client of it."""

    def __init__(self) -> None:
        self.sandbox = Sandbox(["accelevents"], alone=True, start=START)
        self.loop = asyncio.new_event_loop()
        self.http = httpx.AsyncClient(transport=httpx.ASGITransport(self.sandbox), base_url="http://summit.test")

    @property
    def vendor(self) -> Accelevents:
        vendor = self.sandbox.vendor("accelevents")
        assert isinstance(vendor, Accelevents)
        return vendor

    def seed(self, **wanted: Any) -> Any:
        """Seed one thing; return what tells it: a name, an id, a number or a key."""
        (name,) = wanted
        return self.vendor.reseed(wanted)["registered" if name == "fill" else "session" if name == "move" else name]

    def ask(self, method: str, path: str, *, key: str | None = "", headers: Any = (), **more: Any) -> httpx.Response:
        """Send a request with the owner's key, another one or none, as its method wants it."""
        if key is not None:
            key = key or self.vendor.credentials()["key"]
            carried = {"Authorization": f"Bearer {key}"} if method == "GET" else {"Key": key}
            headers = {**carried, **dict(headers)}
        return self.loop.run_until_complete(self.http.request(method, path, headers=headers, **more))

    def get(self, path: str, *, key: str = "") -> Any:
        answer = self.ask("GET", path, key=key)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def listed(self, query: str = "", *, key: str = "", path: str = SESSIONS) -> list[int]:
        """Return the ids of a list."""
        return [session["sessionId"] for session in self.get(f"{path}?{query}", key=key)["data"]]

    def detail(self, id: int, *, key: str = "", expand: str = "currentUserRegisteredEventTicketId") -> Any:
        return self.get(f"{SESSIONS}/v2/{id}?expand={expand}", key=key)

    def join(self, id: int, *, key: str = "") -> None:
        answer = self.ask("PUT", f"{SESSIONS}/{id}", key=key)
        assert (answer.status_code, answer.json()["type"]) == (200, "Success"), answer.text

    def refused(
        self, status: int, code: int, method: str, path: str, *args: Any, says: str | None = None, **more: Any
    ) -> None:
        """Assert that a request is refused with this error, and leaves everything as it was."""
        before = json.dumps(self.vendor.show())
        answer = self.ask(method, path, *args, **more)
        assert (answer.status_code, answer.json()["errorCode"]) == (status, code), answer.text
        assert set(answer.json()) == {"errorCode", "errorMessage"}
        assert says in (None, answer.json()["errorMessage"])
        assert json.dumps(self.vendor.show()) == before

    def not_joined(self, id: int, status: int, says: str, *, key: str = "", code: int = 406) -> None:
        self.refused(status, code, "PUT", f"{SESSIONS}/{id}", says=says, key=key)

    def close(self) -> None:
        self.loop.run_until_complete(self.http.aclose())
        self.loop.close()


@contextlib.contextmanager
def opened() -> Iterator[Summit]:
    """Give a sandbox for the length of a test."""
    summit = Summit()
    yield summit
    summit.close()
