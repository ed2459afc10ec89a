"""Accelevents' sandbox: joining a session, criterion by criterion."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from .accelevents import FULL, JOIN, NOT_LIVE, NOT_REGISTERED, SESSIONS, START, TOO_MANY, WRONG_TICKET, Summit, opened


@pytest.fixture
def summit() -> Iterator[Summit]:
    with opened() as summit:
        yield summit


def registered(summit: Summit, id: int, *, key: str = "") -> tuple[int, list[int]]:
    """Return how many are registered, and with which tickets the caller is."""
    session = summit.detail(id, key=key)
    return session["sessionStats"]["registeredUserCount"], session["currentUserRegisteredEventTicketId"]


def test_who_joins_is_registered(summit: Summit) -> None:
    key = summit.seed(key="restricted")
    assert registered(summit, 11601) == (0, [])
    answer = summit.ask("PUT", JOIN)
    assert (answer.status_code, answer.json()["type"]) == (200, "Success")
    assert set(answer.json()) == {"type", "message"}
    assert registered(summit, 11601) == (1, [57941])
    assert registered(summit, 11601, key=key) == (1, [])
    summit.join(11601, key=key)
    assert registered(summit, 11601) == (2, [57941])
    assert registered(summit, 11601, key=key) == (2, [57942])
    listed = {
        one["sessionId"]: one for one in summit.get(f"{SESSIONS}?currentUserRegisteredEventTicketId=57941")["data"]
    }
    assert listed[11601]["sessionStats"]["registeredUserCount"] == 2


def test_joining_twice_is_joining_once(summit: Summit) -> None:
    for _ in range(3):
        summit.join(11601)
        assert registered(summit, 11601) == (1, [57941])


def test_what_the_request_carries_is_not_looked_at(summit: Summit) -> None:
    for body in (b"", b"{", b"\xff", b"x" * 999_000):
        answer = summit.ask("PUT", f"{JOIN}?expand=x&page=-1", content=body, headers={"Content-Type": "text/odd"})
        assert answer.status_code == 200
    assert summit.ask("PUT", JOIN, content=b"x" * 1_000_001).status_code == 413
    assert registered(summit, 11601) == (1, [57941])


# Each criterion


def test_a_full_session_lets_nobody_in_but_who_is_in(summit: Summit) -> None:
    assert summit.seed(fill=11602) == 2
    assert registered(summit, 11602) == (2, [57941])
    summit.not_joined(11602, 406, FULL, key=summit.seed(key="limited"))
    summit.join(11602)
    assert registered(summit, 11602) == (2, [57941])


def test_the_last_place_is_given_once(summit: Summit) -> None:
    assert registered(summit, 11602)[0] == 1
    summit.join(11602, key=summit.seed(key="limited"))
    made = summit.vendor.reseed({"attendee": "owner"})
    summit.seed(ticket={"attendee": made["attendee"], "type": 10801})
    summit.not_joined(11602, 406, FULL, key=made["key"])
    summit.join(11601, key=made["key"])


def test_no_capacity_is_no_limit(summit: Summit) -> None:
    for _ in range(30):
        made = summit.vendor.reseed({"attendee": "owner"})
        summit.seed(ticket={"attendee": made["attendee"], "type": 10801})
        summit.join(11601, key=made["key"])
    assert registered(summit, 11601) == (30, [])
    with pytest.raises(ValueError, match="capacity"):
        summit.seed(fill=11601)


def test_a_ticket_is_good_for_its_sessions(summit: Summit) -> None:
    key = summit.seed(key="restricted")
    summit.not_joined(11602, 406, WRONG_TICKET, key=key, code=4042005)
    summit.not_joined(11608, 406, WRONG_TICKET, key=key, code=4042005)
    summit.join(11601, key=key)


def test_who_has_no_ticket_is_not_registered_for_the_event(summit: Summit) -> None:
    key = summit.seed(key="without_ticket")
    summit.refused(406, 4068910, "PUT", JOIN, key=key)
    assert summit.listed(key=key) == summit.listed()
    # A ticket for another event of the account is none for this one.
    made = summit.vendor.reseed({"attendee": "owner"})
    summit.seed(ticket={"attendee": made["attendee"], "type": 10851})
    summit.refused(406, 4068910, "PUT", JOIN, key=made["key"])
    assert summit.ask("PUT", "/rest/events/team-day/session/11701", key=made["key"]).status_code == 200


def test_a_ticket_is_good_for_so_many_sessions(summit: Summit) -> None:
    key = summit.seed(key="limited")
    summit.join(11601, key=key)
    summit.not_joined(11602, 406, TOO_MANY.format(1), key=key)
    summit.join(11601, key=key)
    assert registered(summit, 11601, key=key) == (1, [57943])


@pytest.mark.parametrize("limit", [0, 2, 3])
def test_the_number_is_that_of_the_ticket_type(summit: Summit, limit: int) -> None:
    ids = summit.seed(sessions=limit + 1)
    made = summit.vendor.reseed({"attendee": "owner", "ticket_type": {"limit": limit}})
    summit.seed(ticket={"attendee": made["attendee"], "type": made["ticket_type"]})
    for id in ids[:-1]:
        summit.join(id, key=made["key"])
    summit.not_joined(ids[-1], 406, TOO_MANY.format(limit), key=made["key"])


def test_a_second_ticket_takes_over_where_the_first_is_used_up(summit: Summit) -> None:
    key = summit.seed(key="limited")
    summit.join(11601, key=key)
    more = summit.seed(ticket={"attendee": 8503, "type": 10803})
    summit.join(11602, key=key)
    assert registered(summit, 11602, key=key) == (2, [more])
    summit.not_joined(11608, 406, TOO_MANY.format(1), key=key)


@pytest.mark.parametrize(("starts_in", "lasts"), [(1, 60), (-60, 60), (-61, 60), (60 * 24, 1), (-60 * 24, 1)])
def test_a_session_that_is_not_live_is_not_joined(summit: Summit, starts_in: int, lasts: int) -> None:
    summit.seed(move={"session": 11601, "starts_in": starts_in, "lasts": lasts})
    summit.not_joined(11601, 407, NOT_LIVE, code=4072002)


@pytest.mark.parametrize("id", [11603, 11604, 11605, 11607])
def test_the_seeded_ones_that_are_not_live(summit: Summit, id: int) -> None:
    summit.not_joined(id, 407, NOT_LIVE, code=4072002)


def test_a_session_is_live_from_its_first_second_to_its_last(summit: Summit) -> None:
    id = summit.seed(session={"starts_in": 10, "lasts": 5})
    for second, live in ((-1, False), (0, True), (5 * 60 - 1, True), (5 * 60, False)):
        summit.sandbox.clock.set(START.replace(minute=10, second=0))
        summit.sandbox.clock.advance(second)
        made = summit.vendor.reseed({"attendee": "owner"})
        summit.seed(ticket={"attendee": made["attendee"], "type": 10801})
        if live:
            summit.join(id, key=made["key"])
        else:
            summit.not_joined(id, 407, NOT_LIVE, key=made["key"], code=4072002)


def test_who_comes_late_is_let_in_for_so_many_minutes(summit: Summit) -> None:
    id = summit.seed(session={"starts_in": 0, "lasts": 60, "allowed_late": 10})
    assert summit.detail(id)["allowedMinutesToJoinLate"] == 10
    key = summit.seed(key="limited")
    summit.sandbox.clock.set(START.replace(minute=9, second=59))
    summit.join(id)
    summit.sandbox.clock.advance(1)
    summit.not_joined(id, 407, NOT_LIVE, key=key, code=4072002)
    summit.join(id)
    summit.sandbox.clock.set(START.replace(hour=13, second=0))
    summit.not_joined(id, 407, NOT_LIVE, code=4072002)
    assert registered(summit, id) == (1, [57941]), "who was there stays registered"


# Which criterion comes first


def test_the_criteria_are_looked_at_in_the_order_of_the_page(summit: Summit) -> None:
    """A session and a user meet no criterion; each is met in turn, and the next one tells."""
    over = summit.seed(session={"starts_in": -60, "lasts": 30, "capacity": 1})
    other = summit.seed(session={})
    summit.seed(fill=over)
    made = summit.vendor.reseed({"attendee": "owner", "ticket_type": {"sessions": [other]}})
    key, attendee = made["key"], made["attendee"]
    path = f"{SESSIONS}/{over}"

    def told() -> Any:
        answer = summit.ask("PUT", path, key=key)
        return answer.status_code, answer.json()["errorMessage"]

    summit.refused(401, 4010101, "PUT", f"{SESSIONS}/999", key="0" * 40)
    summit.refused(404, 404800, "PUT", f"{SESSIONS}/999", key=key, says="Session not found!")
    assert told() == (406, FULL)
    summit.vendor.session(over).capacity = 0
    assert told() == (406, NOT_REGISTERED)
    summit.seed(ticket={"attendee": attendee, "type": made["ticket_type"]})
    assert told() == (406, WRONG_TICKET)
    used_up = summit.seed(ticket_type={"limit": 0})
    summit.seed(ticket={"attendee": attendee, "type": used_up})
    assert told() == (406, TOO_MANY.format(0))
    summit.seed(ticket={"attendee": attendee, "type": 10801})
    assert told() == (407, NOT_LIVE)
    summit.seed(move={"session": over, "starts_in": -5})
    summit.join(over, key=key)
