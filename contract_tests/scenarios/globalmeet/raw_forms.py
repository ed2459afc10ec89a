"""Forms that the client would refuse to send, and the return codes of the responses."""

from __future__ import annotations

import contextlib
import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import httpx

from contract_tests.harness.targets.targets import Target

SIGN_IN, CREATE, UPDATE = "/api/authenticate", "/api/event/create", "/api/event/update"
STATUS, TREE = "/api/event/status", "/api/folder/tree"
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
INVALID = "There were missing or invalid input parameters in your request."


def milliseconds(moment: datetime.datetime) -> int:
    """Return a time as the vendor writes it."""
    return (moment - EPOCH) // datetime.timedelta(milliseconds=1)


def wire(members: dict[str, Any]) -> str:
    """Return event_data as it is sent."""
    return json.dumps(members, default=milliseconds)


@dataclass(frozen=True, slots=True)
class Forms:
    """Posts what the client would not, with the owner's token unless told otherwise."""

    http: httpx.Client
    token: str

    def post(self, path: str, form: Any, *, token: str | None = "") -> httpx.Response:
        """Post the pairs of a form, after the owner's token, another one or none."""
        pairs = list(form.items()) if isinstance(form, dict) else list(form)
        if token is not None:
            pairs.insert(0, ("token", token or self.token))
        return self.send(path, str(httpx.QueryParams(pairs)))

    def send(self, path: str, body: str | bytes, media: str = "application/x-www-form-urlencoded") -> httpx.Response:
        """Post a body as it is."""
        return self.http.post(path, content=body, headers={"Content-Type": media})


@contextlib.contextmanager
def past_the_client(target: Target) -> Iterator[Forms]:
    """Give what posts forms, on one connection."""
    with httpx.Client(base_url=target.url, timeout=30) as http:
        yield Forms(http, target.credentials["token"])


def told(answer: httpx.Response) -> tuple[int, str]:
    """Return code and text of an answer, which is 200 and JSON whatever it says."""
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json;charset=utf-8"), answer.text
    result = answer.json()["convey_api"]["result"]
    return result["returnCode"], result.get("error", "")
