"""What the stories of RingCentral Events share: the seeded event, who asks, and bodies that no client would send."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from typing import Any

import httpx
from ringcentral_events_client import AsyncRingCentralEvents, Retry, RingCentralEvents, models

from contract_tests.sandbox.controller import Controller
from contract_tests.targets import START, Target

VENDOR = "ringcentral_events"
ORGANIZATION, TEMPLATE, EVENT = "qhLRWymFVEA9LKXWKKmXZWWm5", "IawnktjIhxrqigeO0fG0wWEYT", "M3nLIQnt1nX4XYb7lq4dbQhBO"
TICKET, LINK, REGISTRATION = "ufm6tzrTr3vTDpQfE8wCTsioD", "qmUbvHEXLHhnpzdJ004BfX0Po", "LshFwgx0H9jkn7e28R4UNichO"
BOOTH, ITEM, REPORT = "L1IAjDUTeNcUJao7rcAALCXUY", "PjeMnWZSxfl41eWcL5OV9rTTy", "wnfsPhm3ffhDNTBrTland3tVP"
MINUTE, HOUR, DAY = 60, 3600, 86400

ONCE = Retry(tries=1)
# One for all: each new one reads the certificates of all authorities.
_HTTP = httpx.Client()
BEGINS = START + datetime.timedelta(days=10)
TIMES: dict[str, Any] = {"time_start": BEGINS, "time_end": BEGINS + datetime.timedelta(hours=2)}
ADA: dict[str, Any] = {"email": "ada@example.com", "first_name": "Ada", "last_name": "Moreau"}


def asking(target: Target, token: str = "", retry: Retry = ONCE) -> RingCentralEvents:
    """Return a client of the owner, whose key does not run out, or of whoever has a token."""
    return RingCentralEvents(token or target.credentials["bearer"], base_url=target.url, strict=True, retry=retry)


def asking_async(target: Target) -> AsyncRingCentralEvents:
    """Return the asynchronous client of the owner."""
    return AsyncRingCentralEvents(target.credentials["bearer"], base_url=target.url, strict=True, retry=ONCE)


def token_of(world: Controller, user: str) -> str:
    """Return an access token of a user: owner, stranger, both, without_magic_links; or an expired one."""
    return str(world.seed(VENDOR, token=user)["token"])


def redeemed(world: Controller, link: str) -> str:
    """Let a visitor follow a magic link; return the id of the registration."""
    return str(world.seed(VENDOR, redeem={"magicLinkId": link})["redeem"]["registrationId"])


def registered(world: Controller, count: int, **more: Any) -> list[str]:
    """Let visitors register, for the seeded event unless told otherwise; return the ids."""
    return list(world.seed(VENDOR, registrations={"count": count, "eventId": EVENT, **more})["registrations"])


def changed(world: Controller, registration: str, **changes: Any) -> None:
    """Let the vendor or the visitor change a registration."""
    world.seed(VENDOR, change={"registrationId": registration, **changes})


def versions(registrations: Any) -> dict[str, datetime.datetime]:
    """Return of registrations by id when each was last changed; none may come twice."""
    listed = [(one.id, one.attributes.updated_at) for one in registrations]
    assert len(dict(listed)) == len(listed), "a registration came twice"
    return dict(listed)


def raw(
    target: Target,
    method: str,
    path: str,
    body: Any = None,
    *,
    query: Mapping[str, str] | str = "",
    media: str = "application/json",
) -> httpx.Response:
    """Send a request as it is, past the client that would refuse it; a body that is bytes too."""
    headers = {"Authorization": f"Bearer {target.credentials['bearer']}"}
    if body is not None:
        headers["Content-Type"] = media
    content = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
    return _HTTP.request(method, f"{target.url}{path}", content=content, params=query or None, headers=headers)


def culprits(answer: httpx.Response) -> list[str]:
    """Return what a refusal names, in order: pointers and parameters, "" where it names nothing."""
    problems = models.ErrorList.model_validate_json(answer.content).errors
    assert {one.status for one in problems} == {str(answer.status_code)}
    assert all(one.detail and one.title and one.code for one in problems)
    return sorted(one.source.pointer or one.source.parameter or "" for one in problems)


def refused(target: Target, world: Controller, method: str, path: str, body: Any = None, **more: Any) -> list[Any]:
    """Send what must be refused and must change nothing; return the status, then what the refusal names."""
    before = world.state(VENDOR)
    answer = raw(target, method, path, body, **more)
    assert world.state(VENDOR) == before
    return [answer.status_code, *culprits(answer)]


def enveloped(type: str, /, **attributes: Any) -> dict[str, Any]:
    """Return the body in which the vendor wants attributes."""
    return {"data": {"type": type, "attributes": attributes}}
