"""Raw requests that the client would refuse to send, and the locations that error responses name."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import httpx
from ringcentral_events_client import models

from contract_tests.harness.targets.targets import Target
from contract_tests.sandbox.admin.controller import Controller

from .seeded_ids import VENDOR

# One for all: each new one reads the certificates of all authorities.
_HTTP = httpx.Client()


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
