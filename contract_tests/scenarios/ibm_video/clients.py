"""Clients with a new token, and raw requests that a client would refuse to send."""

from __future__ import annotations

import datetime
from typing import Any

import httpx
from ibm_video_client import IbmVideo, Retry

from contract_tests.harness.targets.targets import Target
from contract_tests.sandbox.admin.controller import Controller


def signed_in_anew(video: IbmVideo, world: Controller, moment: datetime.datetime) -> IbmVideo:
    """Move the clock, and return a client with a token of that time: one lives for a day."""
    world.set(moment)
    token = world.seed("ibm_video", token="owner")["token"]
    return IbmVideo(token, base_url=video.base_url, strict=True, retry=Retry(tries=1))


def raw(target: Target, method: str, path: str, form: dict[str, Any]) -> httpx.Response:
    """Send a form as it is, past the client that would refuse it."""
    headers = {"Authorization": f"Bearer {target.credentials['oauth2']}"}
    return httpx.request(method, f"{target.url}{path}", data=form, headers=headers)
