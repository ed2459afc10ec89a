"""What the stories of GlobalMeet share: the seeded account, a plan of an event, and forms past the client."""

from __future__ import annotations

import contextlib
import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import httpx
from globalmeet_client import GlobalMeet, Retry

from contract_tests.sandbox.controller import Controller
from contract_tests.targets import START, Target

SIGN_IN, CREATE, UPDATE = "/api/authenticate", "/api/event/create", "/api/event/update"
STATUS, TREE = "/api/event/status", "/api/folder/tree"
HOME, WEBCASTS, RELATIONS, TOWN_HALLS = 2204101, 2204102, 2204103, 2204104
RESULTS, REPORT, TOWN_HALL, OPEN_DAY, SOMEBODY_ELSES = 1208433, 1208434, 1208435, 1208436, 1208501
MINUTE, HOUR = 60, 3600
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
INVALID = "There were missing or invalid input parameters in your request."


def signed_in(target: Target, retry: Retry | None = None) -> GlobalMeet:
    """Return a client that knows the owner's name and password, and nothing else."""
    username, password = (target.values[name][0] for name in ("username", "password"))
    return GlobalMeet(username, password, base_url=target.url, strict=True, retry=retry or Retry(tries=1))


def holding(target: Target, token: str) -> GlobalMeet:
    """Return a client that was given a token."""
    return GlobalMeet(token=token, base_url=target.url, strict=True, retry=Retry(tries=1))


def plan(*less: str, **more: Any) -> dict[str, Any]:
    """An event by webcam in ten days, but for these."""
    usual = {
        "event_title": "All hands",
        "type": "live",
        "scheduled_start_time": START + datetime.timedelta(days=10),
        "scheduled_duration": 60,
        "timezone": "Europe/London",
        "region": 3,
        "acquisition_type": 0,
        "audience_capacity": 500,
        "event_expiration_months": 6,
    }
    return {name: value for name, value in {**usual, **more}.items() if name not in less}


def on_demand(**more: Any) -> dict[str, Any]:
    """An event on demand, and what it needs."""
    return plan("region", "acquisition_type", **{"type": "ondemand", "media_type": "video", **more})


def kept(world: Controller, event: int | str) -> dict[str, Any]:
    """Return what the vendor keeps of an event, which is more than it tells."""
    return next(one for one in world.state("globalmeet")["events"] if str(one["event_id"]) == str(event))


def sign_ins(world: Controller) -> int:
    """Return how often somebody has signed in."""
    return sum(entry["operation"] == "createToken" for entry in world.journal("globalmeet"))


# Past the client, which would not send such things


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
