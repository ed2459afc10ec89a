"""Roomful's connections, told through the client: whose each is, and what repeats a call; and the calendar file."""

from __future__ import annotations

import contextlib
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

import icalendar
import pytest
from roomful_client import AsyncRoomful, Roomful, StatusError, events, models

from contract_tests.harness.documents import asyncapi
from contract_tests.harness.targets.credentials import Credential
from contract_tests.harness.targets.socketio_connection import SocketIOConnection
from contract_tests.harness.targets.targets import START, Target
from contract_tests.sandbox.admin.controller import Controller

from .clients import PATIENCE, client, told
from .listeners import awaited
from .seeded_ids import FAIR, IDS, NETWORK, OTHER_NETWORK, PASSWORDS, QUESTIONS, ROOM
from .times import HOUR, SOON


@pytest.mark.parametrize(("asked", "network"), [(None, NETWORK), (NETWORK, NETWORK), (OTHER_NETWORK, OTHER_NETWORK)])
def test_a_session_is_of_the_network_that_was_asked_for(target: Target, asked: str | None, network: str) -> None:
    async def story() -> None:
        wanted = asked and asked.partition(":")[2]
        fay = AsyncRoomful("fay@example.com", PASSWORDS["fay"], wanted, base_url=target.url, strict=True)
        async with fay:
            listener = fay.listen()
            await fay.connect()
            greeting = await awaited(listener, events.UserInfo)
            assert greeting.data.network.id == network.partition(":")[2]
            assert greeting.data.user.email == "fay@example.com"

    told(story)


def test_an_anonymous_connection_is_told_of_its_sign_in_and_of_nothing_else(target: Target, world: Controller) -> None:
    async def story() -> None:
        async with (
            AsyncRoomful(base_url=target.url, strict=True, timeout=PATIENCE) as nobody,
            client(target, "bea") as bea,
        ):
            listener, hers = nobody.listen(), bea.listen()
            await nobody.connect()
            greeting = await awaited(listener, events.AnonymousConnection)
            assert greeting.data.network.id in [one.partition(":")[2] for one in (NETWORK, OTHER_NETWORK)]
            with pytest.raises(StatusError) as refused:
                await nobody.events.list(source=NETWORK)
            assert refused.value.code == 401
            waiting, taken = sorted(world.connections("roomful"), key=lambda one: str(one["holder"]))
            async with client(target, "ada") as ada:
                await ada.sessions.update(id=QUESTIONS, title="Moved")
                for one in (waiting, taken):
                    session = await ada.accounts.sign_in(
                        email="cal@example.com", password=PASSWORDS["cal"], x_socket_id=one["id"]
                    )
                    assert session.session_token
                await ada.sessions.update(id=QUESTIONS, title="Moved again")
            authorized = await awaited(listener, events.SessionUpdated, events.AnonymousAuthorized)
            for _ in range(2):
                news = await awaited(hers, events.SessionUpdated, events.AnonymousAuthorized)
                assert isinstance(news, events.SessionUpdated), "Bea was signed in before"
            async with AsyncRoomful(token=authorized.data, base_url=target.url, strict=True) as cal:
                assert await cal.events.list(source=NETWORK)

    told(story)


def test_a_sign_in_is_told_once_and_to_the_connection_that_it_names(target: Target) -> None:
    with SocketIOConnection(target, Credential()) as waiting, SocketIOConnection(target, Credential()) as other:
        with Roomful(base_url=target.url, strict=True) as nobody:
            session = nobody.accounts.sign_in(
                email="cal@example.com", password=PASSWORDS["cal"], x_socket_id=waiting.id
            )
        heard = []
        for one in (waiting, other):
            one.drain()
            heard.append([(name, body["data"]) for name, (body,) in one.take_events() if name != "anonymousConnection"])
        assert heard == [[("anonymousAuthorized", {"sessionId": session.session_token})], []]
        assert "anonymousAuthorized" in asyncapi.events(target.vendor), (
            "a story has no other way to hold it to the document"
        )


def test_a_connection_takes_the_place_of_its_own_session_alone(target: Target) -> None:
    async def story() -> None:
        async with client(target, "bea") as bea:
            listener = bea.listen()
            async with client(target, "bea") as elsewhere, client(target, "ada") as ada:
                await elsewhere.events.list(source=NETWORK)
                await ada.sessions.update(id=QUESTIONS, title="Moved")
                news = await awaited(listener, events.InvalidConnection, events.SessionUpdated)
                assert isinstance(news, events.SessionUpdated)

    told(story)


def test_who_loses_a_connection_hears_of_it_and_nobody_else_does(target: Target) -> None:
    ada, bea = (Credential(query={"sessionId": one["session"]}) for one in (target.credentials, target.guest))
    with SocketIOConnection(target, bea) as bystander, SocketIOConnection(target, ada) as first:
        greetings = []
        for one in (first, bystander):
            one.drain()
            greetings += [(name, body["data"]["user"]["id"]) for name, (body,) in one.take_events()]
        assert greetings == [("user_info", IDS["ada"]), ("user_info", IDS["bea"])]
        with SocketIOConnection(target, ada) as second:
            second.drain()
            first.close()
            assert [(name, body["error"]["code"]) for name, (body,) in first.take_events()] == [
                ("invalidConnection", 409)
            ]
            bystander.drain()
            assert [*bystander.take_events()] == []
            assert [name for name, _ in second.take_events()] == ["user_info"]


def test_only_the_last_call_is_repeated_and_only_by_an_id(target: Target, world: Controller) -> None:
    with SocketIOConnection(target, Credential(query={"sessionId": target.credentials["session"]})) as wire:
        before, made = len(world.state("roomful")["events"]), []
        for id in ("a", "a", "b", "a", "", ""):
            start = int(SOON.timestamp())
            data = {"source": NETWORK, "event": {"title": id, "startDate": start, "endDate": start}}
            ((reply,),) = wire.call("social:createEvent", {"data": data, "event": {"id": id, "time": start}})
            made.append(reply["data"]["event"]["id"])
        assert made[0] == made[1]
        assert len({*made}) == len(world.state("roomful")["events"]) - before == 5


def fetched(target: Target, session: str, *, header: bool) -> bytes:
    """Fetch a session's calendar file with the token in a header or in the query; what fetches it logs no address."""
    token, path = target.credentials["session"], f"{target.url}/api/v0/resource/sessionInvitation/{session}"
    connection = HTTPConnection(urlsplit(target.url).netloc)
    with contextlib.closing(connection):
        connection.request(
            "GET", path if header else f"{path}?sessionId={token}", headers={"X-Session-Id": token} if header else {}
        )
        return connection.getresponse().read()


@pytest.mark.parametrize("header", [True, False], ids=["header", "query"])
def test_a_calendar_file_says_what_the_session_says(target: Target, header: bool) -> None:
    async def story() -> None:
        async with client(target, "ada") as ada:
            session = await ada.sessions.create(
                event_id=FAIR,
                room_id=ROOM,
                session_type=models.SessionType.PUBLIC,
                title="Bells\x07, whistles\nand more",
                description="All of it; twice",
                start_date=SOON,
                duration=HOUR.seconds,
                users_to_invite=[models.Invitation(user_id=IDS[name]) for name in ("bea", "cal")],
            )
        content = fetched(target, session.id, header=header)
        assert content.endswith(b"\r\nEND:VCALENDAR\r\n"), "each line of such a file has its end (RFC 5545)"
        file = icalendar.Calendar.from_ical(content)
        assert (file["version"], file["method"], bool(file["prodid"])) == ("2.0", "REQUEST", True)
        entry: Any = file.events[0]
        assert session.id in entry["uid"]
        assert (entry.start, entry.end, entry.DTSTAMP) == (SOON, SOON + HOUR, START)
        assert (entry["summary"], entry["description"]) == ("Bells, whistles\nand more", "All of it; twice")
        people = [entry["organizer"], *entry["attendee"]]
        assert [str(one) for one in people] == [f"mailto:{name}@example.com" for name in ("ada", "bea", "cal")]
        assert [one.params["CN"] for one in people] == ["Ada Example", "Bea Sample", "Cal Specimen"]
        assert [one.params["PARTSTAT"] for one in people[1:]] == ["NEEDS-ACTION"] * 2

    told(story)
