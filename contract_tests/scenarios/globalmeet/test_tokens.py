"""GlobalMeet's rules, told through the generated client: signing in, tokens that run out, limits, and bad days."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from globalmeet_client import (
    ArgumentError,
    CallLimitReachedError,
    GlobalMeet,
    InvalidTokenError,
    InvalidUserOrSessionError,
    PartialSuccessError,
    Retry,
    StatusError,
    UnauthorizedError,
    models,
)

from contract_tests.harness.targets.targets import START, Target
from contract_tests.sandbox.admin.controller import Controller
from contract_tests.scenarios.durations import HOUR, MINUTE

from .clients import holding, sign_ins, signed_in
from .events import kept, plan
from .raw_forms import STATUS, Forms, told
from .seeded_ids import RESULTS

CALLS: list[Callable[[GlobalMeet], object]] = [
    lambda meet: meet.events.create(**plan()),
    lambda meet: meet.events.update(event_id=RESULTS, event_title="Again"),
    lambda meet: meet.events.get(event_id=RESULTS),
    lambda meet: meet.folders.get_tree(),
]


# Signing in


def test_a_client_signs_in_when_it_first_calls_and_not_again(meet: GlobalMeet, world: Controller) -> None:
    assert world.journal("globalmeet") == []
    for call in CALLS:
        call(meet)
    asked = [entry["operation"] for entry in world.journal("globalmeet")]
    assert asked == ["createToken", "createEvent", "updateEvent", "getEvent", "getFolderTree"]


def test_a_token_says_until_when_it_holds(meet: GlobalMeet, target: Target, world: Controller) -> None:
    username, password = target.values["username"][0], target.values["password"][0]
    given = meet.tokens.create(username=username, password=password)
    assert given.token_expiration == START + datetime.timedelta(hours=2)
    assert len(given.token) > 100
    with holding(target, given.token) as elsewhere:
        assert elsewhere.events.get(event_id=RESULTS).event_title == "Quarterly results"
        world.advance(2 * HOUR - 1)
        elsewhere.events.get(event_id=RESULTS)
        world.advance(1)
        with pytest.raises(InvalidTokenError) as expired:
            elsewhere.events.get(event_id=RESULTS)
    assert isinstance(expired.value, UnauthorizedError)
    assert (expired.value.status, expired.value.code) == (200, models.ReturnCode.INVALID_TOKEN)
    assert expired.value.message == "The Token is invalid or expired."


def test_a_client_outlives_three_tokens_and_loses_no_call(meet: GlobalMeet, world: Controller) -> None:
    """Only the vendor's clock moves, so nothing but code 12 tells the client that its token has run out."""
    events = []
    while world.now() < START + datetime.timedelta(hours=6, minutes=20):
        made = meet.events.create(**plan(event_title=f"At {world.now():%H:%M}"))
        meet.events.update(event_id=made.event_id, scheduled_duration=90)
        assert meet.events.get(event_id=made.event_id).scheduled_duration == 90
        assert meet.folders.get_tree().folder_name == "Home of the owner"
        events.append(made.event_id)
        world.advance(20 * MINUTE)
    assert len(events) == 19
    assert [kept(world, one)["event_title"] for one in events[:7:6]] == ["At 00:00", "At 02:00"]
    assert sign_ins(world) == 4
    titles = [one["event_title"] for one in world.state("globalmeet")["events"]]
    assert len([one for one in titles if one.startswith("At ")]) == 19, (
        "what was refused for its token was not done twice"
    )


def test_a_clock_that_goes_wrong_does_not_make_every_call_sign_in(meet: GlobalMeet, world: Controller) -> None:
    world.set(datetime.datetime(2020, 2, 29, tzinfo=datetime.UTC))
    for _ in range(3):
        meet.events.get(event_id=RESULTS)
    assert sign_ins(world) == 1
    world.advance(2 * HOUR)
    meet.events.get(event_id=RESULTS)
    assert sign_ins(world) == 2


@pytest.mark.parametrize(("username", "password"), [("owner", "wrong"), ("nobody", "wrong"), ("OWNER", None)])
def test_a_wrong_name_or_password_is_told_by_the_first_call(
    target: Target, world: Controller, username: str, password: str | None
) -> None:
    before = world.state("globalmeet")
    given = password or target.values["password"][0]
    with GlobalMeet(username, given, base_url=target.url, strict=True, retry=Retry(tries=1)) as stranger:
        for call in CALLS:
            with pytest.raises(InvalidUserOrSessionError) as refused:
                call(stranger)
            assert (refused.value.status, refused.value.code) == (200, 11)
            assert refused.value.message == "The User ID or Session ID is invalid."
            assert given not in str(refused.value)
    assert world.state("globalmeet") == before


@pytest.mark.parametrize("token", ["nobody's", "x" * 256, "a\r\nb", "&token=", "é"], ids=ascii)
def test_a_token_that_nobody_gave_out_opens_nothing(target: Target, world: Controller, token: str) -> None:
    before = world.state("globalmeet")
    with holding(target, token) as stranger:
        for call in CALLS:
            with pytest.raises(InvalidTokenError):
                call(stranger)
    assert world.state("globalmeet") == before
    assert sign_ins(world) == 0


def test_a_client_without_a_credential_is_told_how_to_sign_in(target: Target, world: Controller) -> None:
    with GlobalMeet(base_url=target.url) as nobody, pytest.raises(InvalidTokenError) as refused:
        nobody.folders.get_tree()
    assert "use GlobalMeet(username=…, password=…)" in "".join(refused.value.__notes__)


def test_it_goes_on_after_a_token_is_taken_back(meet: GlobalMeet, world: Controller) -> None:
    meet.events.get(event_id=RESULTS)
    world.seed("globalmeet", returns={"createEvent": 12})
    made = meet.events.create(**plan(event_title="Once"))
    assert sign_ins(world) == 2
    assert [one["event_id"] for one in world.state("globalmeet")["events"] if one["event_title"] == "Once"] == [
        made.event_id
    ]


# What else a call can meet


def test_a_limit_of_calls_is_told_and_ends(meet: GlobalMeet, world: Controller) -> None:
    world.seed("globalmeet", limits={"getEvent": 2})
    for _ in range(2):
        meet.events.get(event_id=RESULTS)
    with pytest.raises(CallLimitReachedError) as limited:
        meet.events.get(event_id=RESULTS)
    assert (limited.value.status, limited.value.code) == (200, 61)
    assert limited.value.message and "the limit on the number of calls" in limited.value.message
    assert meet.folders.get_tree().children, "the other calls have limits of their own"
    world.advance(HOUR)
    assert meet.events.get(event_id=RESULTS).event_title == "Quarterly results"


def test_the_published_limits_are_by_call(meet: GlobalMeet, world: Controller) -> None:
    world.seed("globalmeet", limits="published")
    for _ in range(60):
        meet.folders.get_tree()
    with pytest.raises(CallLimitReachedError):
        meet.folders.get_tree()
    assert meet.events.create(**plan()).event_title == "All hands"


def test_a_success_in_part_is_an_error_that_tells_what_was_done(meet: GlobalMeet, world: Controller) -> None:
    world.seed("globalmeet", returns={"createEvent": 2})
    with pytest.raises(PartialSuccessError) as partial:
        meet.events.create(**plan(event_title="Half done"))
    assert (partial.value.status, partial.value.code) == (200, models.ReturnCode.PARTIAL_SUCCESS)
    assert isinstance(partial.value.body, models.EventResponse)
    done = partial.value.body.convey_api.result.event_data
    assert done and done.event_title == "Half done"
    assert kept(world, done.event_id)["event_title"] == "Half done"


@pytest.mark.parametrize(
    "code", [code for code in models.ReturnCode if code not in (1, 2, 12)], ids=lambda one: one.name
)
def test_each_code_has_an_error_of_its_own(meet: GlobalMeet, world: Controller, code: models.ReturnCode) -> None:
    world.seed("globalmeet", returns={"getEvent": int(code)})
    with pytest.raises(StatusError) as refused:
        meet.events.get(event_id=RESULTS)
    assert (refused.value.status, refused.value.code) == (200, code)
    assert type(refused.value).__name__ == f"{code.name.removesuffix('_ERROR').title().replace('_', '')}Error"
    assert refused.value.message
    assert (refused.value.message == "General Error") == (code == 0)


@pytest.mark.undocumented("the vendor has drifted")
def test_a_code_that_nobody_knows_is_an_error_all_the_same(meet: GlobalMeet, world: Controller) -> None:
    world.seed("globalmeet", returns={"getEvent": 999})
    with pytest.raises(StatusError) as refused:
        meet.events.get(event_id=RESULTS)
    assert (type(refused.value), refused.value.code) == (StatusError, 999)


def test_what_is_only_asked_may_be_asked_again_and_what_is_made_is_made_once(target: Target, world: Controller) -> None:
    world.fail("status", operation="createToken")
    world.fail("status", operation="getEvent", times=2)
    with signed_in(target, Retry(tries=3, backoff=0)) as meet:
        assert meet.events.get(event_id=RESULTS).event_id == RESULTS
        before = len(world.state("globalmeet")["events"])
        world.fail("status", operation="createEvent", after=True)
        with pytest.raises(Exception, match="503"):
            meet.events.create(**plan())
    assert len(world.state("globalmeet")["events"]) == before + 1


def test_a_time_is_one_moment_in_every_zone(meet: GlobalMeet) -> None:
    tokyo = datetime.timezone(datetime.timedelta(hours=9), "Tokyo")
    morning = datetime.datetime(2030, 6, 1, 9, tzinfo=tokyo)
    made = meet.events.create(**plan(scheduled_start_time=morning, timezone="Japan"))
    assert made.scheduled_start_time == morning
    assert made.scheduled_start_time.tzinfo == datetime.UTC
    with pytest.raises(ArgumentError):
        meet.events.create(**plan(scheduled_start_time=morning.replace(tzinfo=None)))


@pytest.mark.usefixtures("discreet")
def test_a_token_in_the_address_does_not_count(forms: Forms, world: Controller) -> None:
    answer = forms.post(f"{STATUS}?token={forms.token}", {"event_id": RESULTS}, token=None)
    assert told(answer) == (12, "The Token is invalid or expired.")
