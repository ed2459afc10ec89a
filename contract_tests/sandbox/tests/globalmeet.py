"""What the tests of GlobalMeet's sandbox share: a caller, and the calls."""

from __future__ import annotations

import asyncio
import datetime
import json
from typing import Any
from urllib.parse import urlencode

import httpx

from contract_tests.sandbox import Sandbox
from contract_tests.sandbox.vendors.globalmeet import GlobalMeet

START = datetime.datetime(2030, 5, 15, 12, 0, 30, 250_000, tzinfo=datetime.UTC)
NOW = 1_905_076_830_250
FORM = "application/x-www-form-urlencoded"
JSON = "application/json;charset=utf-8"
HOUR = 60 * 60 * 1000

SIGN_IN = "/api/authenticate"
CREATE = "/api/event/create"
UPDATE = "/api/event/update"
STATUS = "/api/event/status"
TREE = "/api/folder/tree"
CALLS = [CREATE, UPDATE, STATUS, TREE]
OWN, ANOTHERS = 1208433, 1208501

# The example of the page: telephone, and yet without telephony_type and with a region that is none.
LIVE = {
    "event_title": "Default Event Create",
    "type": "live",
    "scheduled_start_time": 1541674800000,
    "scheduled_duration": 30,
    "timezone": "US/Eastern",
    "region": 0,
    "acquisition_type": 3,
    "audience_capacity": 1000,
    "event_expiration_months": 12,
}
ON_DEMAND = {
    "event_title": "Watch it when you like",
    "type": "ondemand",
    "scheduled_start_time": 1541674800000,
    "scheduled_duration": 60,
    "timezone": "Etc/UTC",
    "media_type": "audio",
    "audience_capacity": 50,
    "event_expiration_months": 3,
}

TEXTS = {
    0: "General Error",
    2: "Partial Success",
    11: "The User ID or Session ID is invalid.",
    12: "The Token is invalid or expired.",
    61: "You have reached the limit on the number of calls you can run for an event. Please try again later.",
    70: "Oops!! Please remove any insecure tags from the input parameters and try again.",
    72: "There were missing or invalid input parameters in your request.",
}


class Meet:
    """The sandbox, and a client of it."""

    def __init__(self) -> None:
        self.sandbox = Sandbox(["globalmeet"], alone=True, start=START)
        self.loop = asyncio.new_event_loop()
        self.http = httpx.AsyncClient(transport=httpx.ASGITransport(self.sandbox), base_url="http://meet.test")

    @property
    def vendor(self) -> GlobalMeet:
        vendor = self.sandbox.vendor("globalmeet")
        assert isinstance(vendor, GlobalMeet)
        return vendor

    @property
    def token(self) -> str:
        return self.vendor.credentials()["token"]

    def post(self, path: str, content: bytes | str, media: str | None = FORM) -> httpx.Response:
        headers = {} if media is None else {"Content-Type": media}
        return self.loop.run_until_complete(self.http.post(path, content=content, headers=headers))

    def answer(self, path: str, form: Any = (), *, token: str | None = "") -> Any:
        """Post a form, with the owner's token unless told otherwise, and return what stands in the envelope."""
        pairs = list(form.items()) if isinstance(form, dict) else list(form)
        if token is not None:
            pairs.insert(0, ("token", token or self.token))
        answer = self.post(path, urlencode(pairs))
        assert (answer.status_code, answer.headers["content-type"]) == (200, JSON), answer.text
        assert set(answer.json()) == {"convey_api"}
        return answer.json()["convey_api"]

    def result(self, path: str, form: Any = (), *, token: str | None = "") -> Any:
        """Return the result of a call that succeeds, and hold what is around it to the page's examples."""
        told = self.answer(path, form, token=token)
        assert told["result"].pop("returnCode") == 1, told
        now = round(self.sandbox.clock.now().timestamp() * 1000)
        assert told == {"result": told["result"], "current_timestamp": now, "version": 3}
        return told["result"]

    def create(self, *less: str, **more: Any) -> Any:
        """Make an event like the page's example, but for these members; return what is answered of it."""
        return self.result(CREATE, data(LIVE, *less, **more))["event_data"]

    def update(self, id: Any, **changes: Any) -> Any:
        return self.result(UPDATE, data({"event_id": id}, **changes))["event_data"]

    def status(self, id: Any) -> Any:
        return self.result(STATUS, {"event_id": id})["event_data"]

    def kept(self, id: int) -> Any:
        """Return what the vendor keeps of an event, more than it shows."""
        (found,) = (event for event in self.vendor.show()["events"] if event["event_id"] == id)
        return found

    def refused(self, code: int, path: str, form: Any = (), *, token: str | None = "", names: str = "") -> None:
        """Assert that a call fails with this code, says which parameter is wrong, and leaves everything as it was."""
        before = json.dumps(self.vendor.show())
        told = self.answer(path, form, token=token)
        self._failed(told, code, names)
        assert json.dumps(self.vendor.show()) == before

    def refused_raw(self, code: int, path: str, body: bytes | str, media: str | None = FORM) -> None:
        """Assert the same of a body that is sent as it is."""
        before = json.dumps(self.vendor.show())
        answer = self.post(path, body, media)
        assert (answer.status_code, answer.headers["content-type"]) == (200, JSON), answer.text
        self._failed(answer.json()["convey_api"], code, "")
        assert json.dumps(self.vendor.show()) == before

    def _failed(self, told: Any, code: int, names: str) -> None:
        now = round(self.sandbox.clock.now().timestamp() * 1000)
        error = told["result"].get("error")
        assert told == {"currentTimestamp": now, "version": 3, "result": {"returnCode": code, "error": error}}
        text = TEXTS[code]
        assert error == text if code != 72 else error.startswith(f"{text} {names}"), error

    def close(self) -> None:
        self.loop.run_until_complete(self.http.aclose())
        self.loop.close()


def data(members: dict[str, Any], *less: str, **more: Any) -> dict[str, str]:
    """Return a form whose event_data has these members, without some and with others."""
    return {"event_data": json.dumps({**{name: members[name] for name in members if name not in less}, **more})}
