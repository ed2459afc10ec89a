"""The toy vendor's generated client signs in itself: once for concurrent calls, and again when a ticket expires."""

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

FAST_RETRY = Retry(tries=3, backoff=0)
ACCOUNT = {"account": "toys", "password": "right & proper"}

pytestmark = pytest.mark.filterwarnings("ignore::toy_client.LifecycleWarning")


@pytest.fixture
def toy(url: str, server: toy_server.ToyServer) -> Iterator[Toy]:
    with Toy(**ACCOUNT, api_key="k", base_url=url, retry=FAST_RETRY, strict=True) as client:  # type: ignore[arg-type]
        yield client


def asynchronous_client(url: str) -> AsyncToy:
    return AsyncToy(**ACCOUNT, api_key="k", base_url=url, retry=FAST_RETRY, strict=True)  # type: ignore[arg-type]


def set_clock(toy: Toy | AsyncToy, now: Callable[[], float]) -> None:
    """Replace the clock of a client's sign-in."""
    sign_in = toy._credentials._schemes["ticket"]
    assert isinstance(sign_in, SignIn)
    sign_in._now = now


def paths(server: toy_server.ToyServer) -> list[str]:
    return [request["path"] for request in server.requests]


def form(entry: dict[str, Any]) -> list[tuple[str, str]]:
    return parse_qsl(entry["body"].decode(), strict_parsing=True)


def test_call_without_ticket_does_not_sign_in(toy: Toy, server: toy_server.ToyServer) -> None:
    toy.widgets.touch.__wrapped__(toy.widgets, 7)  # type: ignore[attr-defined]
    assert paths(server) == ["/widgets/7"]


def test_first_form_signs_in_and_later_ones_reuse_ticket(toy: Toy, server: toy_server.ToyServer) -> None:
    toy.boxes.export(colour="red & blue").read()
    toy.boxes.export().read()
    assert paths(server) == ["/sessions", "/boxes/export", "/boxes/export"]
    sign_in, first, second = server.requests
    assert form(sign_in) == [("account", "toys"), ("password", "right & proper")]
    assert form(first) == [("colour", "red & blue"), ("ticket", "t-1 &=é")]
    assert form(second) == [("ticket", "t-1 &=é")]


def test_form_without_fields_sends_only_ticket(toy: Toy, server: toy_server.ToyServer) -> None:
    assert toy.boxes.list() == []
    assert form(server.requests[-1]) == [("ticket", "t-1 &=é")]
    assert server.requests[-1]["headers"]["content-type"] == "application/x-www-form-urlencoded"


def test_ticket_leaves_other_parts_of_request_unchanged(url: str, server: toy_server.ToyServer) -> None:
    options = toy_client.Options(headers={"X-Why": "test"})
    server.boxes.valid_tickets.add("own")
    with Toy(ticket_token="own", base_url=url) as toy:
        toy.boxes.export(colour="é+ +").read()
        toy.boxes.export(colour="é+ +", options=options).read()
    plain, sent = server.requests
    assert (sent["method"], sent["path"], sent["query"], sent["cookies"]) == ("POST", "/boxes/export", [], {})
    assert sent["body"] == plain["body"] == b"colour=%C3%A9%2B+%2B&ticket=own"
    assert sent["headers"].pop("x-why") == "test"
    assert sent["headers"] == plain["headers"]
    assert sent["headers"]["content-length"] == str(len(sent["body"]))
    assert "transfer-encoding" not in sent["headers"]
    assert sent["headers"]["user-agent"].startswith("toy-client/1.2.3 ")


def test_ticket_and_api_key_are_sent_together(toy: Toy, server: toy_server.ToyServer) -> None:
    toy.boxes.lock(colour="red")
    assert form(server.requests[-1]) == [("colour", "red"), ("ticket", "t-1 &=é")]
    assert server.requests[-1]["headers"]["x-key"] == "k"
    server.boxes.expire_tickets()
    toy.boxes.lock()
    assert form(server.requests[-1]) == [("ticket", "t-2 &=é")]
    assert server.requests[-1]["headers"]["x-key"] == "k"


def test_concurrent_threads_sign_in_once_per_ticket(toy: Toy, server: toy_server.ToyServer) -> None:
    server.boxes.sign_in_delay = 0.05
    barrier = Barrier(50)

    def call(_: int) -> bytes:
        barrier.wait()
        return toy.boxes.export().read()[:2]

    with ThreadPoolExecutor(50) as pool:
        assert set(pool.map(call, range(50))) == {b"id"}
        assert server.boxes.issued_tickets == 1
        server.boxes.expire_tickets()
        assert set(pool.map(call, range(50))) == {b"id"}
    assert server.boxes.issued_tickets == 2


def test_concurrent_tasks_sign_in_once_per_ticket(url: str, server: toy_server.ToyServer) -> None:
    server.boxes.sign_in_delay = 0.05

    async def scenario() -> None:
        async with asynchronous_client(url) as toy:
            assert len(await asyncio.gather(*(toy.boxes.shut() for _ in range(100)))) == 100
            assert server.boxes.issued_tickets == 1
            server.boxes.expire_tickets()
            await asyncio.gather(*(toy.boxes.shut() for _ in range(100)))
            assert server.boxes.issued_tickets == 2

    asyncio.run(scenario())


def test_ticket_is_renewed_shortly_before_expiry(toy: Toy, server: toy_server.ToyServer) -> None:
    now = 1_700_000_000.0
    server.boxes.now = lambda: now
    set_clock(toy, lambda: now)
    toy.boxes.shut()
    now += 3600 - MARGIN - 1
    toy.boxes.shut()
    assert server.boxes.issued_tickets == 1
    now += 1
    toy.boxes.shut()
    assert server.boxes.issued_tickets == 2
    assert form(server.requests[-1])[-1] == ("ticket", "t-2 &=é")


def test_asynchronous_client_renews_ticket_before_expiry(url: str, server: toy_server.ToyServer) -> None:
    now = 1_700_000_000.0
    server.boxes.now = lambda: now

    async def scenario() -> None:
        nonlocal now
        async with asynchronous_client(url) as toy:
            set_clock(toy, lambda: now)
            await toy.boxes.shut()
            now += 3600 - MARGIN - 1
            await toy.boxes.shut()
            assert server.boxes.issued_tickets == 1
            now += 1
            await asyncio.gather(*(toy.boxes.shut() for _ in range(10)))
            assert server.boxes.issued_tickets == 2

    asyncio.run(scenario())


@pytest.mark.parametrize("offset", [10 * 365 * 86400, -10 * 365 * 86400], ids=["ahead", "behind"])
def test_wrong_clock_does_not_sign_in_at_every_call(toy: Toy, server: toy_server.ToyServer, offset: float) -> None:
    set_clock(toy, lambda: time.time() + offset)
    for _ in range(5):
        toy.boxes.shut()
    assert server.boxes.issued_tickets == 1
    server.boxes.expire_tickets()
    toy.boxes.shut()
    assert server.boxes.issued_tickets == 2


@pytest.mark.parametrize("lifetime", [None, 0, 30])
def test_ticket_without_useful_expiry_is_used_until_refused(
    toy: Toy, server: toy_server.ToyServer, lifetime: int | None
) -> None:
    server.boxes.ticket_lifetime = lifetime
    for _ in range(3):
        toy.boxes.shut()
    assert server.boxes.issued_tickets == 1


@pytest.mark.parametrize("expires_with_401", [False, True], ids=["code", "401"])
def test_expired_ticket_is_renewed_and_call_repeated(
    toy: Toy, server: toy_server.ToyServer, expires_with_401: bool
) -> None:
    toy.boxes.shut(colour="red")
    server.boxes.expire_tickets()
    server.boxes.expires_with_401 = expires_with_401
    toy.boxes.shut(colour="blue")
    assert paths(server)[2:] == ["/boxes/shut", "/sessions", "/boxes/shut"]
    assert [form(request) for request in server.requests[2::2]] == [
        [("colour", "blue"), ("ticket", "t-1 &=é")],
        [("colour", "blue"), ("ticket", "t-2 &=é")],
    ]


@pytest.mark.parametrize(
    ("expires_with_401", "error", "status", "code"),
    [(False, toy_client.TicketExpiredError, 200, 50), (True, toy_client.UnauthorizedError, 401, 12)],
    ids=["code", "401"],
)
def test_renewed_ticket_refused_raises_unauthorized(
    toy: Toy,
    server: toy_server.ToyServer,
    expires_with_401: bool,
    error: type[toy_client.StatusError],
    status: int,
    code: int,
) -> None:
    server.boxes.session_overrides = {"ticket": "never heard of"}
    server.boxes.expires_with_401 = expires_with_401
    with pytest.raises(toy_client.UnauthorizedError) as raised:
        toy.boxes.shut()
    assert type(raised.value) is error
    assert (raised.value.status, raised.value.code) == (status, code)
    assert paths(server) == ["/sessions", "/boxes/shut", "/sessions", "/boxes/shut"]


def test_call_raises_wrong_password_of_sign_in(url: str, server: toy_server.ToyServer) -> None:
    with Toy(account="toys", password="hidden", base_url=url, retry=FAST_RETRY) as toy:
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


def test_call_raises_other_errors_of_sign_in(toy: Toy, server: toy_server.ToyServer) -> None:
    server.faults = [503]
    with pytest.raises(toy_client.ServiceUnavailableError):
        toy.boxes.shut()
    server.boxes.session_overrides = {"ticket": None}
    with pytest.raises(toy_client.UnexpectedResponseError, match=r"POST /sessions returned 200 with an invalid body"):
        toy.boxes.shut()
    assert paths(server) == ["/sessions", "/sessions"]
    server.boxes.session_overrides = {}
    toy.boxes.shut()


def test_given_ticket_is_not_renewed(url: str, server: toy_server.ToyServer) -> None:
    server.boxes.valid_tickets.add("own")
    with Toy(ticket_token="own", base_url=url) as toy:
        toy.boxes.export().read()
        server.boxes.expire_tickets()
        with pytest.raises(toy_client.TicketExpiredError, match="That ticket has run out"):
            toy.boxes.save(**toy_server.BOX_ARGUMENTS)
    assert [form(request)[-1] for request in server.requests] == [("ticket", "own")] * 2


def test_account_without_password_does_not_sign_in(url: str, server: toy_server.ToyServer) -> None:
    with Toy(account="toys", base_url=url) as toy, pytest.raises(toy_client.TicketExpiredError) as raised:
        toy.boxes.save(**toy_server.BOX_ARGUMENTS)
    assert paths(server) == ["/boxes/save"]
    assert raised.value.__notes__ == [
        "The client has no credential: use Toy(bearer=…) or Toy(api_key=…) or Toy(account=…, password=…)"
    ]


def test_asynchronous_client_renews_expired_ticket(url: str, server: toy_server.ToyServer) -> None:
    async def scenario() -> None:
        async with asynchronous_client(url) as toy:
            await toy.boxes.shut()
            server.boxes.expire_tickets()
            assert (await toy.boxes.export().read())[:2] == b"id"
            server.boxes.expire_tickets()
            server.boxes.expires_with_401 = True
            await toy.boxes.shut(colour="red")
            assert form(server.requests[-1]) == [("colour", "red"), ("ticket", "t-3 &=é")]
            server.boxes.expire_tickets()
            server.boxes.session_overrides = {"ticket": "never heard of"}
            with pytest.raises(toy_client.UnauthorizedError):
                await toy.boxes.shut()
        async with AsyncToy(account="toys", password="hidden", base_url=url) as toy:
            with pytest.raises(toy_client.WrongPasswordError):
                await toy.boxes.shut()

    asyncio.run(scenario())
    assert server.boxes.issued_tickets == 4


def test_own_http_client_is_used_to_sign_in(url: str, server: toy_server.ToyServer) -> None:
    with httpx.Client(headers={"X-Proxy": "yes"}) as http, Toy(**ACCOUNT, base_url=url, http_client=http) as toy:  # type: ignore[arg-type]
        toy.boxes.export().read()
    assert [request["headers"]["x-proxy"] for request in server.requests] == ["yes", "yes"]


def test_log_has_no_password_and_no_ticket(toy: Toy, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        toy.boxes.shut()
    assert "POST /sessions createSession 200" in caplog.text
    assert "proper" not in caplog.text
    assert "t-1" not in caplog.text
