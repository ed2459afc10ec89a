"""Roomful's refusals, told through the client: each with its code and the member at fault, and without effect."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from roomful_client import AsyncRoomful, Roomful, StatusError, models

from contract_tests.harness.targets.credentials import Credential
from contract_tests.harness.targets.socketio_connection import SocketIOConnection
from contract_tests.harness.targets.targets import START, Target
from contract_tests.sandbox.admin.controller import Controller

from .clients import client, told
from .seeded_ids import (
    COMMUNITY,
    DRAFT,
    FAIR,
    GUARDED_PROP,
    GUARDED_ROOM,
    IDS,
    NETWORK,
    OTHER_NETWORK,
    OTHER_ROOM,
    PASSWORDS,
    QUESTIONS,
    ROOM,
    TABLE,
    TALK,
)
from .times import HOUR, SOON

Refused = Callable[[AsyncRoomful], Awaitable[object]]
MEETING: dict[str, Any] = {"session_type": 0, "title": "Never", "start_date": SOON, "duration": 3600}
REFUSED: list[tuple[str, int, str, Refused]] = [
    # Sources: those that are not there, and those that one does not belong to.
    ("ada", 404, "data.source", lambda one: one.events.list(source="network:n0")),
    ("ada", 404, "data.source", lambda one: one.events.list(source="community:n7t3kx90bq51ye:c9y40tka73vm1x")),
    ("ada", 403, "data.source", lambda one: one.events.list(source=OTHER_NETWORK)),
    ("cal", 403, "data.source", lambda one: one.events.list(source=COMMUNITY)),
    # Events and sessions that are not there for whoever asks.
    ("ada", 404, "data.eventId", lambda one: one.events.get(event_id="e0")),
    ("bea", 404, "data.eventId", lambda one: one.events.get(event_id=DRAFT)),
    ("bea", 404, "data.eventId", lambda one: one.events.publish(event_id=DRAFT)),
    ("cal", 404, "data.eventId", lambda one: one.events.get(event_id=FAIR)),
    ("dan", 404, "data.eventId", lambda one: one.sessions.list(event_id=FAIR)),
    ("ada", 404, "data.sessionId", lambda one: one.sessions.get(session_id="s0")),
    ("dan", 404, "data.sessionId", lambda one: one.sessions.get(session_id=TABLE)),
    ("dan", 404, "data.sessionId", lambda one: one.sessions.join(session_id=TABLE)),
    ("ada", 404, "data.session.eventId", lambda one: one.sessions.update(id=QUESTIONS, event_id="e0")),
    ("bea", 404, "data.session.eventId", lambda one: one.sessions.create(event_id=DRAFT, room_id=ROOM, **MEETING)),
    # Rooms and props.
    (
        "ada",
        802,
        "data.event.roomId",
        lambda one: one.events.create(source=NETWORK, title="x", start_date=SOON, end_date=SOON, room_id="r0"),
    ),
    ("ada", 802, "data.event.roomId", lambda one: one.events.update(event_id=FAIR, room_id=OTHER_ROOM)),
    ("ada", 802, "data.session.roomId", lambda one: one.sessions.create(event_id=FAIR, room_id="r0", **MEETING)),
    ("ada", 802, "data.session.roomId", lambda one: one.sessions.update(id=QUESTIONS, room_id=OTHER_ROOM)),
    ("ada", 400, "data.session.roomId", lambda one: one.sessions.create(event_id=DRAFT, room_id="", **MEETING)),
    ("bea", 803, "data.roomId", lambda one: one.sessions.list_prop(room_id=GUARDED_ROOM, prop_id=GUARDED_PROP)),
    ("ada", 404, "data.propId", lambda one: one.sessions.list_prop(room_id=ROOM, prop_id=GUARDED_PROP)),
    ("ada", 404, "data.session.propId", lambda one: one.sessions.update(id=QUESTIONS, prop_id=GUARDED_PROP)),
    # Times.
    ("ada", 400, "data.event.endDate", lambda one: one.events.update(event_id=DRAFT, end_date=SOON)),
    ("ada", 400, "data.event.startDate", lambda one: one.events.update(event_id=FAIR, start_date=SOON + 99 * HOUR)),
    ("ada", 400, "data.event.endDate", lambda one: one.events.update(event_id=FAIR, end_date=START - HOUR)),
    # What the state of things does not allow.
    ("ada", 409, "data.eventId", lambda one: one.events.publish(event_id=FAIR)),
    ("bea", 409, "data.sessionId", lambda one: one.sessions.decline(session_id=TALK)),
    (
        "ada",
        409,
        "data.usersToInvite[1]",
        lambda one: one.sessions.delete_invitations(session_id=QUESTIONS, users_to_invite=[IDS["bea"], IDS["cal"]]),
    ),
    # People who are nobody, or of another network.
    *(
        (
            "ada",
            1021,
            "data.usersToInvite[0]",
            lambda one, id=id: one.sessions.delete_invitations(session_id=TALK, users_to_invite=[id]),
        )
        for id in ("u0", IDS["dan"])
    ),
    *(
        (
            "ada",
            1021,
            "data.usersToInvite[1].userId",
            lambda one, id=id: one.sessions.invite_users(
                session_id=TALK,
                users_to_invite=[models.Invitation(user_id=IDS["cal"]), models.Invitation(user_id=id)],
            ),
        )
        for id in ("u0", IDS["dan"])
    ),
]


@pytest.mark.parametrize(("who", "code", "member", "call"), REFUSED)
def test_a_refusal_has_its_code_names_the_member_and_changes_nothing(
    target: Target, world: Controller, who: str, code: int, member: str, call: Refused
) -> None:
    async def story() -> None:
        async with client(target, who) as roomful:
            before = world.state("roomful")
            with pytest.raises(StatusError) as refused:
                await call(roomful)
            assert refused.value.code == code
            assert f"{member}: " in str(refused.value)
            assert world.state("roomful") == before

    told(story)


def changed(**said: Any) -> tuple[str, Any]:
    """Return a call that changes a session."""
    return "updateSession", {"session": {"id": QUESTIONS, **said}}


GREY = {"r": 0.5, "g": 0.5, "b": 0.5, "a": 1}
MALFORMED: list[tuple[str, tuple[str, Any]]] = [
    ("data", ("updateSession", [])),
    ("data.session", ("updateSession", {})),
    ("data.session", ("updateSession", {"session": "x"})),
    ("data.session.id", ("updateSession", {"session": {}})),
    ("data.session.id", changed(id=7)),
    ("data.session.room", changed(room=ROOM)),
    ("data.session.title", changed(title="\ud800")),
    ("data.session.isRecurring", changed(isRecurring=1)),
    *(("data.session.sessionType", changed(sessionType=one)) for one in (-1, 3, 0.5, "0", True)),
    *(("data.session.duration", changed(duration=one)) for one in (0, 253_402_300_800)),
    *(("data.session.startDate", changed(startDate=one)) for one in (-1, 253_402_300_800)),
    *(("data.session.color.a", changed(color={**GREY, "a": one})) for one in (-0.01, 1.01, "1", True)),
    ("data.session.color.a", changed(color={"r": 0, "g": 0, "b": 0})),
    ("data.event.customData", ("updateEvent", {"eventId": DRAFT, "event": {"customData": []}})),
    ("data.event.customData", ("updateEvent", {"eventId": DRAFT, "event": {"customData": {"x": [float("nan")]}}})),
    ("data.event.price", ("updateEvent", {"eventId": DRAFT, "event": {"price": -0.01}})),
    ("data.source", ("getEvents", {"source": f"{NETWORK}:x"})),
    ("data.usersToInvite", ("inviteUsersToSession", {"sessionId": TALK, "usersToInvite": {}})),
    (
        "data.usersToInvite[0].facebook",
        ("inviteUsersToSession", {"sessionId": TALK, "usersToInvite": [{"facebook": "x"}]}),
    ),
]


@pytest.mark.parametrize(("member", "call"), MALFORMED)
def test_what_is_not_as_described_is_refused_by_its_name(
    target: Target, world: Controller, member: str, call: tuple[str, Any]
) -> None:
    before, (name, data) = world.state("roomful"), call
    with SocketIOConnection(target, Credential(query={"sessionId": target.credentials["session"]})) as wire:
        ((reply,),) = wire.call(f"social:{name}", {"data": data, "event": {"id": ""}})
        assert (reply["error"]["code"], "data" in reply) == (400, False)
        assert reply["error"]["message"].startswith(f"{member}: ")
        ((reply,),) = wire.call(f"social:{name}", {"data": data})
        assert reply["error"]["message"].startswith("event: ")
        ((reply,),) = wire.call(f"social:{name}", [data])
        assert reply["error"]["message"].startswith("request: ")
    assert world.state("roomful") == before


def test_bytes_are_no_custom_data(target: Target, world: Controller) -> None:
    before, bytes_here = world.state("roomful"), {"_placeholder": True, "num": 0}
    data = {"eventId": DRAFT, "event": {"customData": {"x": bytes_here}}}
    with SocketIOConnection(target, Credential(query={"sessionId": target.credentials["session"]})) as wire:
        wire.send(f"451-7{json.dumps(['social:updateEvent', {'data': data, 'event': {'id': ''}}])}")
        wire.send(b"x")
        wire.drain()
        ((reply,),) = wire.take_acknowledgements(7)
    assert reply["error"]["code"] == 400
    assert world.state("roomful") == before


@pytest.mark.parametrize(
    ("email", "password", "network", "code"),
    [
        ("ada@example.com", "bea's password", None, 1006),
        ("nobody@example.com", PASSWORDS["ada"], None, 1021),
        ("ada@example.com", PASSWORDS["ada"], OTHER_NETWORK.partition(":")[2], 403),
    ],
)
def test_whoever_is_not_known_gets_no_session(
    target: Target, world: Controller, email: str, password: str, network: str | None, code: int
) -> None:
    before = world.state("roomful")
    with Roomful(base_url=target.url, strict=True) as roomful, pytest.raises(StatusError) as refused:
        roomful.accounts.sign_in(email=email, password=password, x_network=network)
    assert refused.value.code == code
    assert world.state("roomful") == before
