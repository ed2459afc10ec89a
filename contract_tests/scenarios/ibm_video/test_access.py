"""IBM Video's rules, told through the generated client: who may, with which token, and bad days."""

from __future__ import annotations

import asyncio
import base64
import datetime

import httpx
import pytest
from ibm_video_client import (
    AsyncIbmVideo,
    IbmVideo,
    InvalidRequestError,
    InvalidTokenError,
    LackOfOwnershipError,
    NotFoundError,
    Retry,
    TooManyRequestsError,
)

from contract_tests.harness.targets.targets import START, Target
from contract_tests.sandbox.admin.controller import Controller
from contract_tests.scenarios.durations import DAY

from .events import plan
from .seeded_ids import CHANNEL, EMPTY, THEIRS

pytestmark = pytest.mark.filterwarnings("ignore::ibm_video_client.LifecycleWarning")


# Who may


def test_somebody_elses_channel_is_not_mine(video: IbmVideo, target: Target) -> None:
    with pytest.raises(LackOfOwnershipError):
        video.virtual_events.list(THEIRS).page()
    with IbmVideo(target.stranger["oauth2"], base_url=target.url) as stranger:
        theirs = next(iter(stranger.virtual_events.list(THEIRS)))
        for call in (stranger.virtual_events.get, stranger.virtual_events.delete, stranger.sessions.list):
            with pytest.raises(LackOfOwnershipError):
                call(CHANNEL, 100)
    with pytest.raises(LackOfOwnershipError):
        video.virtual_events.get(THEIRS, theirs.id)
    with pytest.raises(NotFoundError):
        video.virtual_events.get(CHANNEL, theirs.id)


def test_who_asks_is_asked_before_what_is_asked_for(target: Target, world: Controller) -> None:
    without = world.seed("ibm_video", token="without_feature")["token"]
    order = [
        ("nobody", 999_999, InvalidTokenError, 401),
        (without, 999_999, InvalidRequestError, 402),
        (target.credentials["oauth2"], THEIRS, LackOfOwnershipError, 403),
        (target.credentials["oauth2"], 999_999, NotFoundError, 404),
    ]
    for token, channel, error, status in order:
        with IbmVideo(token, base_url=target.url) as video, pytest.raises(error) as raised:
            video.virtual_events.create(channel, **plan(title=""))
        assert raised.value.status == status


def test_tokens_come_from_the_token_endpoint_and_run_out(target: Target, world: Controller) -> None:
    redirect = "https://integrator.example/signed-in"
    code = world.seed("ibm_video", client="owner") | world.seed("ibm_video", code=redirect)
    basic = base64.b64encode(f"{code['client_id']}:{code['client_secret']}".encode()).decode()
    headers = {"Authorization": f"Basic {basic}"}
    known = {"client_id": code["client_id"]}
    form = {"grant_type": "authorization_code", "code": code["code"], "redirect_uri": redirect, **known}
    answer = httpx.post(f"{target.url}/oauth2/token", data=form, headers=headers)
    tokens = answer.json()
    assert (answer.status_code, tokens["token_type"], tokens["expires_in"]) == (200, "bearer", DAY)
    assert len(tokens["access_token"]) == 40
    assert httpx.post(f"{target.url}/oauth2/token", data=form, headers=headers).json()["error"] == "invalid_grant"

    def works(token: str) -> bool:
        with IbmVideo(token, base_url=target.url) as video:
            try:
                return video.virtual_events.list(CHANNEL).page() is not None
            except InvalidTokenError:
                return False

    assert works(tokens["access_token"])
    world.advance(DAY + 1)
    assert not works(tokens["access_token"])
    renew = {"grant_type": "refresh_token", "refresh_token": tokens["refresh_token"], **known}
    renewed = httpx.post(f"{target.url}/oauth2/token", data=renew, headers=headers).json()
    assert works(renewed["access_token"])
    wrong = httpx.post(f"{target.url}/oauth2/token", data={"grant_type": "password", **known}, headers=headers)
    assert (wrong.status_code, wrong.json()["error"]) == (501, "unsupported_grant_type")


@pytest.mark.parametrize(
    "form",
    ["", "client_id={}", "grant_type=client_credentials&client_id={0}&client_id={0}", "grant_type=%zz&client_id={}"],
    ids=["empty", "without a grant", "twice", "not a form"],
)
def test_a_form_that_is_none_gets_no_token(target: Target, world: Controller, form: str) -> None:
    client = world.seed("ibm_video", client="owner")
    answer = httpx.post(
        f"{target.url}/oauth2/token",
        content=form.format(client["client_id"]),
        headers={"Content-Type": "application/x-www-form-urlencoded"},
        auth=(client["client_id"], client["client_secret"]),
    )
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_request")


# Bad days


def test_a_limit_is_told_when_there_is_one(target: Target, world: Controller) -> None:
    world.seed("ibm_video", rate_limit=2)
    with IbmVideo(target.credentials["oauth2"], base_url=target.url, retry=Retry(tries=1)) as video:
        for _ in range(2):
            video.virtual_events.get(CHANNEL, 100)
        with pytest.raises(TooManyRequestsError) as limited:
            video.virtual_events.get(CHANNEL, 100)
    headers = limited.value.response.headers
    assert (headers["X-RateLimit-Limit"], headers["X-RateLimit-Remaining"]) == ("2", "0")
    reset = datetime.datetime.fromtimestamp(int(headers["X-RateLimit-Reset"]), datetime.UTC)
    assert reset > START
    with IbmVideo(target.credentials["oauth2"], base_url=target.url, retry=Retry(total=0)) as video:
        world.set(reset - datetime.timedelta(seconds=1))
        with pytest.raises(TooManyRequestsError):
            video.virtual_events.get(CHANNEL, 100)
        world.set(reset)
        assert video.virtual_events.get(CHANNEL, 100).id == 100


def test_what_may_be_repeated_survives_a_bad_moment_and_the_rest_is_done_once(
    target: Target, world: Controller
) -> None:
    world.fail("status", operation="getVirtualEvent", times=2)
    world.fail("status", operation="listVirtualEvents", status=429, headers={"Retry-After": "0"})
    world.fail("status", operation="createVirtualEvent", after=True)
    quick = Retry(tries=3, backoff=0)
    with IbmVideo(target.credentials["oauth2"], base_url=target.url, retry=quick) as video:
        assert video.virtual_events.get(CHANNEL, 100).id == 100
        assert list(video.virtual_events.list(EMPTY)) == []
        with pytest.raises(Exception, match="503"):
            video.virtual_events.create(EMPTY, **plan())
        assert len(list(video.virtual_events.list(EMPTY))) == 1


def test_many_calls_at_once_are_answered_each(target: Target, world: Controller) -> None:
    async def ask() -> set[int]:
        async with AsyncIbmVideo(target.credentials["oauth2"], base_url=target.url) as video:
            events = await asyncio.gather(*(video.virtual_events.get(CHANNEL, 100) for _ in range(200)))
            return {event.id for event in events}

    assert asyncio.run(ask()) == {100}
