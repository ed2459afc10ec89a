"""When a call is tried again, how long that waits, and what an error says about the work. No test waits."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
import toy_client
from toy_client import AsyncToy, Options, Retry, Toy
from toy_client._core import Clock
from toy_client._core.retries import asked_wait

pytestmark = pytest.mark.filterwarnings("ignore::toy_client.LifecycleWarning")

Said = Callable[[], httpx.Response] | type[httpx.RequestError]
WIDGET = {"widget": {"id": 1, "kind": "widget", "name": "n", "class": "c", "zone": "GMT0", "note": None}}
NEW: dict[str, Any] = {"name": "n", "class_": "c", "zone": "GMT0", "note": None}


class Counting(Clock):
    """A clock that stands still but for what is waited, and notes that."""

    def __init__(self) -> None:
        self.waits: list[float] = []

    def now(self) -> float:
        """Return how long was waited."""
        return sum(self.waits)

    def sleep(self, seconds: float) -> None:
        """Wait for nothing."""
        self.waits.append(seconds)

    async def asleep(self, seconds: float) -> None:
        """Wait for nothing."""
        self.waits.append(seconds)


class Half(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that breaks off."""

    def __iter__(self) -> Iterator[bytes]:
        yield b"half"
        raise httpx.RemoteProtocolError("the connection broke")

    async def __aiter__(self) -> Any:
        yield b"half"
        raise httpx.RemoteProtocolError("the connection broke")


def answer(status: int = 200, content: Any = b"", **headers: str) -> Callable[[], httpx.Response]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    given = {"stream": content} if isinstance(content, Half) else {"content": content}
    if isinstance(content, dict | list):
        given = {"json": content}
    return lambda: httpx.Response(status, headers=named, **given)


def told(said: list[Said]) -> Callable[[httpx.Request], httpx.Response]:
    """Return what answers each request with the next of what is said."""

    def handle(request: httpx.Request) -> httpx.Response:
        one = said.pop(0)
        if isinstance(one, type):
            raise one("it went wrong", request=request)
        return one()

    return handle


def ask(said: list[Said], method: str, *args: Any, retry: Retry | None = None, **given: Any) -> tuple[Any, Counting]:
    """Call a method of both clients, and return what both gave: the same result or error, after the same waits."""
    clocks = Counting(), Counting()
    settings = [{"retry": Retry(**{**_fields(retry), "clock": clock}), "base_url": "http://toy"} for clock in clocks]
    copies = list(said)

    def synchronous() -> Any:
        with httpx.Client(transport=httpx.MockTransport(told(said))) as http:
            toy = Toy("right", "k", http_client=http, **settings[0])  # type: ignore[arg-type]
            return getattr(toy.widgets, method)(*args, **given)

    async def asynchronous() -> Any:
        async with httpx.AsyncClient(transport=httpx.MockTransport(told(copies))) as http:
            toy = AsyncToy("right", "k", http_client=http, **settings[1])  # type: ignore[arg-type]
            return await getattr(toy.widgets, method)(*args, **given)

    ends = [_end(synchronous), _end(lambda: asyncio.run(asynchronous()))]
    assert type(ends[0]) is type(ends[1])
    assert len(said) == len(copies)
    assert len(clocks[0].waits) == len(clocks[1].waits)
    return ends[0], clocks[0]


def _fields(retry: Retry | None) -> dict[str, Any]:
    return {name: getattr(retry or Retry(), name) for name in ("tries", "backoff", "longest", "total", "statuses")}


def _end(call: Callable[[], Any]) -> Any:
    try:
        return call()
    except toy_client.ApiError as error:
        return error


FAILURES: dict[str, Said] = {
    "timeout": httpx.ReadTimeout,
    "dropped": httpx.RemoteProtocolError,
    "broke off": answer(200, Half()),
    "garbled": answer(200, b'{"id": 1, "na'),
    "bad gateway": answer(502),
    "not available": answer(503),
    "gateway timeout": answer(504),
}
NOTHING_DONE: dict[str, Said] = {
    "refused": httpx.ConnectError,
    "no route": httpx.ConnectTimeout,
    "no room": httpx.PoolTimeout,
    "proxy": httpx.ProxyError,
    "too many": answer(429),
}


@pytest.mark.parametrize("name", [*FAILURES, *NOTHING_DONE])
def test_a_read_is_repeated_after_whatever_may_pass(name: str) -> None:
    failure = {**FAILURES, **NOTHING_DONE}[name]
    found, clock = ask([failure, answer(200, WIDGET)], "get", 1)
    assert (found.id, len(clock.waits)) == (1, 1)


@pytest.mark.parametrize("name", FAILURES)
def test_what_may_have_been_done_and_must_not_be_twice_ends_and_says_so(name: str) -> None:
    said = [FAILURES[name], answer(201, WIDGET)]
    error, clock = ask(said, "create", **NEW)
    assert isinstance(error, toy_client.ApiError)
    assert error.may_have_worked
    assert (error.tries, clock.waits, len(said)) == (1, [], 1)
    assert error.request is not None


@pytest.mark.parametrize("name", NOTHING_DONE)
def test_what_certainly_was_not_done_is_repeated_whatever_it_is(name: str) -> None:
    found, clock = ask([NOTHING_DONE[name], answer(201, WIDGET)], "create", **NEW)
    assert (found.id, len(clock.waits)) == (1, 1)
    error, clock = ask([NOTHING_DONE[name]] * 5, "create", **NEW)
    assert (error.may_have_worked, error.tries, len(clock.waits)) == (False, 5, 4)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 422])
def test_a_refusal_is_final_and_says_that_nothing_was_done(status: int) -> None:
    error, clock = ask([answer(status)], "create", **NEW)
    assert (error.status, error.may_have_worked, error.tries, clock.waits) == (status, False, 1, [])


def test_an_error_remembers_what_earlier_tries_may_have_done() -> None:
    error, _ = ask([httpx.ReadTimeout, answer(409)], "rename", 1, name="x")
    assert isinstance(error, toy_client.ConflictError)
    assert (error.may_have_worked, error.tries) == (True, 2)


def test_a_deletion_that_finds_nothing_after_a_lost_answer_is_done() -> None:
    assert ask([httpx.ReadTimeout, answer(404)], "delete", 1)[0] is None
    assert isinstance(ask([answer(404)], "delete", 1)[0], toy_client.NotFoundError)
    assert isinstance(ask([httpx.ConnectError, answer(404)], "delete", 1)[0], toy_client.NotFoundError)
    assert isinstance(ask([httpx.ReadTimeout, answer(404)], "get", 1)[0], toy_client.NotFoundError)


def test_the_description_may_say_more_than_the_method() -> None:
    assert (
        ask([httpx.ReadTimeout, answer(200, {"widgets": [WIDGET["widget"]], "paging": {}})], "search", text="x")[0][
            0
        ].id
        == 1
    )


def test_waits_grow_and_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    bounds: list[tuple[float, float]] = []

    def longest(low: float, high: float) -> float:
        bounds.append((low, high))
        return high

    monkeypatch.setattr("toy_client._core.retries.random.uniform", longest)
    retry = Retry(tries=6, backoff=1, longest=5)
    error, clock = ask([answer(503)] * 6, "get", 1, retry=retry)
    assert (clock.waits, error.tries) == ([1, 2, 4, 5, 5], 6)
    assert {low for low, _ in bounds} == {0}
    assert retry.wait(10**9) == 5


@pytest.mark.parametrize(
    ("headers", "waits"),
    [
        ({"Retry_After": "7"}, 7),
        ({"Retry_After": "Fri, 01 Mar 2030 00:00:30 GMT", "Date": "Fri, 01 Mar 2030 00:00:00 GMT"}, 30),
        ({"Retry_After": "Fri, 01 Mar 2030 00:00:00 GMT", "Date": "Fri, 01 Mar 2030 00:00:30 GMT"}, 0),
        ({"Retry_After": "Thu, 01 Jan 1970 00:00:00 GMT"}, 0),
    ],
)
def test_what_the_vendor_asks_for_is_waited(headers: dict[str, str], waits: float) -> None:
    assert ask([answer(429, **headers), answer(200, WIDGET)], "get", 1)[1].waits == [waits]


def test_a_wait_that_cannot_be_read_is_none() -> None:
    assert [asked_wait(answer(429, Retry_After=said)()) for said in ("", "soon", "-1", "1.5")] == [None] * 4
    assert asked_wait(None) is None


def test_the_whole_is_bounded() -> None:
    error, clock = ask([answer(429, Retry_After="3600")], "get", 1)
    assert (error.tries, clock.waits) == (1, []), "whoever asks for more than there is gets no second try too early"
    said: list[Said] = [answer(503, Retry_After="50") for _ in range(5)]
    error, clock = ask(said, "get", 1)
    assert (error.tries, clock.waits) == (3, [50, 50])


def test_a_call_may_have_a_policy_of_its_own() -> None:
    once = Options(retry=Retry(tries=1))
    error, clock = ask([answer(503)], "get", 1, options=once)
    assert (error.tries, clock.waits) == (1, [])
    stubborn = Options(retry=Retry(backoff=0, statuses=frozenset([500])))
    assert ask([answer(500), answer(200, WIDGET)], "get", 1, options=stubborn)[0].id == 1


def test_a_sign_in_that_was_tried_is_not_tried_for_each_try_of_a_call() -> None:
    asked: list[httpx.Request] = []

    def never(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(503)

    clock = Counting()
    with httpx.Client(transport=httpx.MockTransport(never)) as http:
        toy = Toy(account="a", password="p", base_url="http://toy", http_client=http, retry=Retry(clock=clock))
        with pytest.raises(toy_client.ServiceUnavailableError) as raised:
            toy.boxes.export().read()
    assert raised.value.tries == len(asked) <= 5


def test_a_broken_policy_is_refused() -> None:
    for wrong in ({"tries": 0}, {"backoff": -1}, {"longest": -1}, {"total": -1}):
        with pytest.raises(toy_client.ArgumentError, match="tries must be 1 at least"):
            Retry(**wrong)  # type: ignore[arg-type]
