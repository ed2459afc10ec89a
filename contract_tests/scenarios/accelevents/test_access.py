"""Accelevents' rules, told through the generated client: whose event it is, and which key opens it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from accelevents_client import Accelevents, ArgumentError, NotFoundError, Retry, UnauthorizedError

from contract_tests.harness.targets.targets import Target
from contract_tests.sandbox.admin.controller import Controller

from .attendees import attending, key_of
from .seeded_ids import BACKSTAGE, EVENT, FIRST, LOOK_BACK, QUESTIONS, SOMEBODY_ELSES, TEAM_DAY, THEIRS
from .sessions import ids, told

CALLS: list[Callable[[Accelevents, int], object]] = [
    lambda client, _: client.sessions.list().page(),
    lambda client, session: client.sessions.get(session),
    lambda client, session: client.sessions.join(session),
]


def test_another_account_sees_nothing(target: Target, world: Controller) -> None:
    before = world.state("accelevents")
    with attending(target, target.stranger["key"]) as stranger:
        for call in CALLS:
            with pytest.raises(NotFoundError) as theirs:
                call(stranger, FIRST)
            assert (theirs.value.code, theirs.value.message) == (4040200, "Event Not Found")
        assert ids(stranger.sessions.list(event_url=THEIRS)) == [SOMEBODY_ELSES]
    with attending(target, event="no-such-event") as owner:
        for call in CALLS:
            with pytest.raises(NotFoundError) as nowhere:
                call(owner, FIRST)
            assert nowhere.value.body == theirs.value.body, "somebody else's is not told from none"
    assert world.state("accelevents") == before


def test_an_address_that_is_none_is_not_found(target: Target, world: Controller) -> None:
    for path in ("/rest", "/rest/events", f"/rest/events/{EVENT}/no/such/place"):
        answer = httpx.get(f"{target.url}{path}")
        assert (answer.status_code, answer.json()["errorCode"]) == (404, 404)


def test_a_session_belongs_to_its_event(at_event: Accelevents, world: Controller) -> None:
    for session in (LOOK_BACK, SOMEBODY_ELSES, 0, -1):
        for call in (at_event.sessions.get, at_event.sessions.join):
            with pytest.raises(NotFoundError) as elsewhere:
                call(session)
            assert elsewhere.value.code == 404800
    assert at_event.sessions.get(LOOK_BACK, event_url=TEAM_DAY).title == "Look back"
    at_event.sessions.join(LOOK_BACK, event_url=TEAM_DAY)
    assert told(world, LOOK_BACK)["registered"] == [57944], "the ticket of that event, not of this"


def test_colleagues_share_an_account_and_not_their_places(target: Target, world: Controller) -> None:
    with attending(target, key_of(world, "restricted")) as colleague, attending(target) as owner:
        colleague.sessions.join(FIRST)
        mine, hers = (
            client.sessions.get(FIRST, expand=["currentUserRegisteredEventTicketId"]) for client in (owner, colleague)
        )
        assert mine.current_user_registered_event_ticket_id == []
        assert hers.current_user_registered_event_ticket_id == [57942]
        assert ids(owner.sessions.list(current_user_registered_event_ticket_id=57942)) == []
        assert ids(owner.sessions.list(current_user_registered_event_ticket_id=57941)) == [QUESTIONS]


def test_the_event_is_said_once_or_with_each_call(target: Target, world: Controller) -> None:
    with attending(target, event=None) as roaming:
        assert roaming.sessions.get(LOOK_BACK, event_url=TEAM_DAY).session_id == LOOK_BACK
        assert roaming.sessions.get(FIRST, event_url=EVENT).session_id == FIRST
        for call in CALLS:
            with pytest.raises(ArgumentError, match="event_url is missing"):
                call(roaming, FIRST)
    assert len(world.journal("accelevents")) == 2, "nothing was sent without it"


def test_one_key_reads_and_joins_each_in_its_own_way(target: Target, at_event: Accelevents) -> None:
    key = target.credentials["key"]
    session = f"{target.url}/rest/events/{EVENT}/session/{FIRST}"
    bearer = httpx.put(session, headers={"Authorization": f"Bearer {key}"})
    assert (bearer.status_code, bearer.json()["errorCode"]) == (401, 4010101)
    for call in CALLS:
        call(at_event, FIRST)


@pytest.mark.parametrize("key", [None, "nobody's", "0" * 40], ids=repr)
def test_without_a_key_that_holds_nothing_is_told(target: Target, world: Controller, key: str | None) -> None:
    before = world.state("accelevents")
    with Accelevents(key, "no-such-event", base_url=target.url, strict=True, retry=Retry(tries=1)) as nobody:
        for call in CALLS:
            with pytest.raises(UnauthorizedError) as refused:
                call(nobody, FIRST)
            assert (refused.value.status, refused.value.code) == (401, 4010101)
            notes: Any = getattr(refused.value, "__notes__", [])
            assert ("use Accelevents(api_key=…)" in "".join(notes)) is (key is None)
    assert world.state("accelevents") == before


def test_a_join_may_be_repeated_on_a_bad_day_and_takes_one_place(target: Target, world: Controller) -> None:
    quick = Retry(tries=3, backoff=0)
    with Accelevents(target.credentials["key"], EVENT, base_url=target.url, retry=quick) as client:
        world.fail("status", operation="listSessions", times=2)
        assert FIRST in ids(client.sessions.list())
        world.fail("status", operation="joinSession", after=True)
        assert client.sessions.join(FIRST).type == "Success"
        world.fail("disconnect", operation="joinSession", after=True)
        assert client.sessions.join(BACKSTAGE).type == "Success", "an answer that breaks off is asked for again"
    assert told(world, FIRST)["registered"] == told(world, BACKSTAGE)["registered"] == [57941]


def test_nothing_is_at_an_address_that_is_none(target: Target) -> None:
    answer = httpx.get(f"{target.url}/rest/nowhere")
    assert (answer.status_code, answer.json()["errorCode"]) == (404, 404)
    assert answer.json()["errorMessage"]
