"""The toy vendor's generated client signs in by itself: once for many calls, again in time, and not more often."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any
from urllib.parse import parse_qsl

import httpx
import pytest
import toy_client
from toy_client import AsyncToy, Retry, Toy
from toy_client._core import SignIn
from toy_client._core.token_refresh import MARGIN

from . import toy_server

QUICK = Retry(tries=3, backoff=0)
ACCOUNT = {"account": "toys", "password": "right & proper"}

pytestmark = pytest.mark.filterwarnings("ignore::toy_client.LifecycleWarning")


@pytest.fixture
def toy(url: str, server: toy_server.Toy) -> Iterator[Toy]:
    with Toy(**ACCOUNT, api_key="k", base_url=url, retry=QUICK, strict=True) as client:  # type: ignore[arg-type]
        yield client


def asynchronous(url: str) -> AsyncToy:
    return AsyncToy(**ACCOUNT, api_key="k", base_url=url, retry=QUICK, strict=True)  # type: ignore[arg-type]


def clocked(toy: Toy | AsyncToy, now: Callable[[], float]) -> None:
    """Give a client another clock."""
    sign_in = toy._credentials._schemes["ticket"]
    assert isinstance(sign_in, SignIn)
    sign_in._now = now


def paths(server: toy_server.Toy) -> list[str]:
    return [one["path"] for one in server.journal]


def form(entry: dict[str, Any]) -> list[tuple[str, str]]:
    return parse_qsl(entry["body"].decode(), strict_parsing=True)


def test_nothing_is_asked_before_a_ticket_is_wanted(toy: Toy, server: toy_server.Toy) -> None:
    toy.widgets.touch.__wrapped__(toy.widgets, 7)  # type: ignore[attr-defined]
    assert paths(server) == ["/widgets/7"]


def test_the_first_form_signs_in_and_all_others_have_its_ticket(toy: Toy, server: toy_server.Toy) -> None:
    toy.boxes.export(colour="red & blue").read()
    toy.boxes.export().read()
    assert paths(server) == ["/sessions", "/boxes/export", "/boxes/export"]
    asked, first, second = server.journal
    assert form(asked) == [("account", "toys"), ("password", "right & proper")]
    assert form(first) == [("colour", "red & blue"), ("ticket", "t-1 &=é")]
    assert form(second) == [("ticket", "t-1 &=é")]


def test_a_form_with_nothing_but_the_ticket_takes_no_argument(toy: Toy, server: toy_server.Toy) -> None:
    assert toy.boxes.list() == []
    assert form(server.journal[-1]) == [("ticket", "t-1 &=é")]
    assert server.journal[-1]["headers"]["content-type"] == "application/x-www-form-urlencoded"


def test_the_ticket_changes_nothing_else_of_a_form(url: str, server: toy_server.Toy) -> None:
    options = toy_client.Options(headers={"X-Why": "test"})
    server.boxes.valid.add("own")
    with Toy(ticket_token="own", base_url=url) as toy:
        toy.boxes.export(colour="é+ +").read()
        toy.boxes.export(colour="é+ +", options=options).read()
    plain, sent = server.journal
    assert (sent["method"], sent["path"], sent["query"], sent["cookies"]) == ("POST", "/boxes/export", [], {})
    assert sent["body"] == plain["body"] == b"colour=%C3%A9%2B+%2B&ticket=own"
    assert sent["headers"].pop("x-why") == "test"
    assert sent["headers"] == plain["headers"]
    assert sent["headers"]["content-length"] == str(len(sent["body"]))
    assert "transfer-encoding" not in sent["headers"]
    assert sent["headers"]["user-agent"].startswith("toy-client/1.2.3 ")


def test_a_ticket_and_a_key_go_together(toy: Toy, server: toy_server.Toy) -> None:
    toy.boxes.lock(colour="red")
    assert form(server.journal[-1]) == [("colour", "red"), ("ticket", "t-1 &=é")]
    assert server.journal[-1]["headers"]["x-key"] == "k"
    server.boxes.run_out()
    toy.boxes.lock()
    assert form(server.journal[-1]) == [("ticket", "t-2 &=é")]
    assert server.journal[-1]["headers"]["x-key"] == "k"


def test_fifty_threads_sign_in_once_and_again_once_when_the_ticket_is_taken_back(
    toy: Toy, server: toy_server.Toy
) -> None:
    server.boxes.slowness = 0.05
    barrier = Barrier(50)

    def call(_: int) -> bytes:
        barrier.wait()
        return toy.boxes.export().read()[:2]

    with ThreadPoolExecutor(50) as pool:
        assert set(pool.map(call, range(50))) == {b"id"}
        assert server.boxes.given == 1
        server.boxes.run_out()
        assert set(pool.map(call, range(50))) == {b"id"}
    assert server.boxes.given == 2


def test_a_hundred_tasks_sign_in_once_and_again_once_when_the_ticket_is_taken_back(
    url: str, server: toy_server.Toy
) -> None:
    server.boxes.slowness = 0.05

    async def story() -> None:
        async with asynchronous(url) as toy:
            assert len(await asyncio.gather(*(toy.boxes.shut() for _ in range(100)))) == 100
            assert server.boxes.given == 1
            server.boxes.run_out()
            await asyncio.gather(*(toy.boxes.shut() for _ in range(100)))
            assert server.boxes.given == 2

    asyncio.run(story())


def test_it_signs_in_again_shortly_before_the_end(toy: Toy, server: toy_server.Toy) -> None:
    now = 1_700_000_000.0
    server.boxes.now = lambda: now
    clocked(toy, lambda: now)
    toy.boxes.shut()
    now += 3600 - MARGIN - 1
    toy.boxes.shut()
    assert server.boxes.given == 1
    now += 1
    toy.boxes.shut()
    assert server.boxes.given == 2
    assert form(server.journal[-1])[-1] == ("ticket", "t-2 &=é")


def test_the_asynchronous_twin_signs_in_again_shortly_before_the_end(url: str, server: toy_server.Toy) -> None:
    now = 1_700_000_000.0
    server.boxes.now = lambda: now

    async def story() -> None:
        nonlocal now
        async with asynchronous(url) as toy:
            clocked(toy, lambda: now)
            await toy.boxes.shut()
            now += 3600 - MARGIN - 1
            await toy.boxes.shut()
            assert server.boxes.given == 1
            now += 1
            await asyncio.gather(*(toy.boxes.shut() for _ in range(10)))
            assert server.boxes.given == 2

    asyncio.run(story())


@pytest.mark.parametrize("off", [10 * 365 * 86400, -10 * 365 * 86400], ids=["ahead", "behind"])
def test_a_clock_that_is_far_off_does_not_sign_in_at_every_call(toy: Toy, server: toy_server.Toy, off: float) -> None:
    clocked(toy, lambda: time.time() + off)
    for _ in range(5):
        toy.boxes.shut()
    assert server.boxes.given == 1
    server.boxes.run_out()
    toy.boxes.shut()
    assert server.boxes.given == 2


@pytest.mark.parametrize("lifetime", [None, 0, 30])
def test_a_ticket_without_an_end_to_speak_of_serves_until_it_is_refused(
    toy: Toy, server: toy_server.Toy, lifetime: int | None
) -> None:
    server.boxes.lifetime = lifetime
    for _ in range(3):
        toy.boxes.shut()
    assert server.boxes.given == 1


@pytest.mark.parametrize("says_401", [False, True], ids=["code", "401"])
def test_a_ticket_that_ran_out_is_renewed_and_the_call_repeated(
    toy: Toy, server: toy_server.Toy, says_401: bool
) -> None:
    toy.boxes.shut(colour="red")
    server.boxes.run_out()
    server.boxes.says_401 = says_401
    toy.boxes.shut(colour="blue")
    assert paths(server)[2:] == ["/boxes/shut", "/sessions", "/boxes/shut"]
    assert [form(one) for one in server.journal[2::2]] == [
        [("colour", "blue"), ("ticket", "t-1 &=é")],
        [("colour", "blue"), ("ticket", "t-2 &=é")],
    ]


@pytest.mark.parametrize(
    ("says_401", "kind", "status", "code"),
    [(False, toy_client.TicketExpiredError, 200, 50), (True, toy_client.UnauthorizedError, 401, 12)],
    ids=["code", "401"],
)
def test_a_ticket_that_is_refused_again_is_an_error_after_one_more_try(
    toy: Toy, server: toy_server.Toy, says_401: bool, kind: type[toy_client.StatusError], status: int, code: int
) -> None:
    server.boxes.session = {"ticket": "never heard of"}
    server.boxes.says_401 = says_401
    with pytest.raises(toy_client.UnauthorizedError) as raised:
        toy.boxes.shut()
    assert type(raised.value) is kind
    assert (raised.value.status, raised.value.code) == (status, code)
    assert paths(server) == ["/sessions", "/boxes/shut", "/sessions", "/boxes/shut"]


def test_a_refused_sign_in_is_what_the_call_raises(url: str, server: toy_server.Toy) -> None:
    with Toy(account="toys", password="hidden", base_url=url, retry=QUICK) as toy:
        for _ in range(2):
            with pytest.raises(toy_client.WrongPasswordError) as raised:
                toy.boxes.shut()
    assert paths(server) == ["/sessions", "/sessions"]
    error = raised.value
    assert (error.status, error.code, error.message) == (
        200,
        51,
        "Account and password do not belong together.",
    )
    assert error.request.url.path == "/sessions"
    assert "hidden" not in f"{error!r} {error}"


def test_a_sign_in_that_fails_otherwise_is_what_the_call_raises(toy: Toy, server: toy_server.Toy) -> None:
    server.faults = [503]
    with pytest.raises(toy_client.ServiceUnavailableError):
        toy.boxes.shut()
    server.boxes.session = {"ticket": None}
    with pytest.raises(toy_client.UnexpectedResponseError, match=r"POST /sessions answered 200 with another body"):
        toy.boxes.shut()
    assert paths(server) == ["/sessions", "/sessions"]
    server.boxes.session = {}
    toy.boxes.shut()


def test_a_token_from_elsewhere_is_used_as_it_is(url: str, server: toy_server.Toy) -> None:
    server.boxes.valid.add("own")
    with Toy(ticket_token="own", base_url=url) as toy:
        toy.boxes.export().read()
        server.boxes.run_out()
        with pytest.raises(toy_client.TicketExpiredError, match="That ticket has run out"):
            toy.boxes.save(**toy_server.BOX)
    assert [form(one)[-1] for one in server.journal] == [("ticket", "own")] * 2


def test_only_the_ticket_is_asked_for_and_only_whole_accounts_sign_in(url: str, server: toy_server.Toy) -> None:
    with Toy(account="toys", base_url=url) as toy, pytest.raises(toy_client.TicketExpiredError) as raised:
        toy.boxes.save(**toy_server.BOX)
    assert paths(server) == ["/boxes/save"]
    assert raised.value.__notes__ == [
        "No credential was given: use Toy(bearer=…) or Toy(api_key=…) or Toy(account=…, password=…)"
    ]


def test_the_asynchronous_twin_does_the_same(url: str, server: toy_server.Toy) -> None:
    async def story() -> None:
        async with asynchronous(url) as toy:
            await toy.boxes.shut()
            server.boxes.run_out()
            assert (await toy.boxes.export().read())[:2] == b"id"
            server.boxes.run_out()
            server.boxes.says_401 = True
            await toy.boxes.shut(colour="red")
            assert form(server.journal[-1]) == [("colour", "red"), ("ticket", "t-3 &=é")]
            server.boxes.run_out()
            server.boxes.session = {"ticket": "never heard of"}
            with pytest.raises(toy_client.UnauthorizedError):
                await toy.boxes.shut()
        async with AsyncToy(account="toys", password="hidden", base_url=url) as toy:
            with pytest.raises(toy_client.WrongPasswordError):
                await toy.boxes.shut()

    asyncio.run(story())
    assert server.boxes.given == 4


def test_a_client_of_ones_own_is_used_to_sign_in_too(url: str, server: toy_server.Toy) -> None:
    with httpx.Client(headers={"X-Proxy": "yes"}) as own, Toy(**ACCOUNT, base_url=url, http_client=own) as toy:  # type: ignore[arg-type]
        toy.boxes.export().read()
    assert [one["headers"]["x-proxy"] for one in server.journal] == ["yes", "yes"]


def test_logs_hold_neither_password_nor_ticket(toy: Toy, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        toy.boxes.shut()
    assert "POST /sessions createSession 200" in caplog.text
    assert "proper" not in caplog.text
    assert "t-1" not in caplog.text
