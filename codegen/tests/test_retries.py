"""Retries: which calls are repeated, how long they wait (by a fake clock), and `may_have_worked` of errors."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
import toy_client
from toy_client import AsyncToy, Options, Retry, Toy
from toy_client._core import Clock
from toy_client._core.retries import retry_after_seconds

pytestmark = pytest.mark.filterwarnings("ignore::toy_client.LifecycleWarning")

Reply = Callable[[], httpx.Response] | type[httpx.RequestError]
WIDGET = {"widget": {"id": 1, "kind": "widget", "name": "n", "class": "c", "zone": "GMT0", "note": None}}
WIDGET_ARGUMENTS: dict[str, Any] = {"name": "n", "class_": "c", "zone": "GMT0", "note": None}


class FakeClock(Clock):
    """A fake clock that records waits, and moves only by them."""

    def __init__(self) -> None:
        self.waits: list[float] = []

    def now(self) -> float:
        """Return the sum of all waits in seconds."""
        return sum(self.waits)

    def sleep(self, seconds: float) -> None:
        """Wait for nothing."""
        self.waits.append(seconds)

    async def asleep(self, seconds: float) -> None:
        """Wait for nothing."""
        self.waits.append(seconds)


class BrokenBody(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A response body that ends with a connection error."""

    def __iter__(self) -> Iterator[bytes]:
        yield b"half"
        raise httpx.RemoteProtocolError("the connection broke")

    async def __aiter__(self) -> Any:
        yield b"half"
        raise httpx.RemoteProtocolError("the connection broke")


def reply_with(status: int = 200, content: Any = b"", **headers: str) -> Callable[[], httpx.Response]:
    header_fields = {name.replace("_", "-"): value for name, value in headers.items()}
    arguments = {"stream": content} if isinstance(content, BrokenBody) else {"content": content}
    if isinstance(content, dict | list):
        arguments = {"json": content}
    return lambda: httpx.Response(status, headers=header_fields, **arguments)


def replay(replies: list[Reply]) -> Callable[[httpx.Request], httpx.Response]:
    """Return a transport handler that responds to each request with the next reply."""

    def handle(request: httpx.Request) -> httpx.Response:
        reply = replies.pop(0)
        if isinstance(reply, type):
            raise reply("it went wrong", request=request)
        return reply()

    return handle


def call_both(
    replies: list[Reply], method: str, *args: Any, retry: Retry | None = None, **arguments: Any
) -> tuple[Any, FakeClock]:
    """Call a method of both clients; return its result or error, and the clock. Both clients must behave the same."""
    clocks = FakeClock(), FakeClock()
    settings = [{"retry": Retry(**{**_fields(retry), "clock": clock}), "base_url": "http://toy"} for clock in clocks]
    copies = list(replies)

    def synchronous() -> Any:
        with httpx.Client(transport=httpx.MockTransport(replay(replies))) as http:
            toy = Toy("right", "k", http_client=http, **settings[0])  # type: ignore[arg-type]
            return getattr(toy.widgets, method)(*args, **arguments)

    async def asynchronous() -> Any:
        async with httpx.AsyncClient(transport=httpx.MockTransport(replay(copies))) as http:
            toy = AsyncToy("right", "k", http_client=http, **settings[1])  # type: ignore[arg-type]
            return await getattr(toy.widgets, method)(*args, **arguments)

    outcomes = [_outcome(synchronous), _outcome(lambda: asyncio.run(asynchronous()))]
    assert type(outcomes[0]) is type(outcomes[1])
    assert len(replies) == len(copies)
    assert len(clocks[0].waits) == len(clocks[1].waits)
    return outcomes[0], clocks[0]


def _fields(retry: Retry | None) -> dict[str, Any]:
    return {name: getattr(retry or Retry(), name) for name in ("tries", "backoff", "longest", "total", "statuses")}


def _outcome(call: Callable[[], Any]) -> Any:
    try:
        return call()
    except toy_client.ApiError as error:
        return error


FAILURES: dict[str, Reply] = {
    "timeout": httpx.ReadTimeout,
    "dropped": httpx.RemoteProtocolError,
    "broke off": reply_with(200, BrokenBody()),
    "garbled": reply_with(200, b'{"id": 1, "na'),
    "bad gateway": reply_with(502),
    "not available": reply_with(503),
    "gateway timeout": reply_with(504),
}
NOT_EXECUTED: dict[str, Reply] = {
    "refused": httpx.ConnectError,
    "no route": httpx.ConnectTimeout,
    "no room": httpx.PoolTimeout,
    "proxy": httpx.ProxyError,
    "too many": reply_with(429),
}


@pytest.mark.parametrize("name", [*FAILURES, *NOT_EXECUTED])
def test_idempotent_call_temporary_failure_is_retried(name: str) -> None:
    failure = {**FAILURES, **NOT_EXECUTED}[name]
    widget, clock = call_both([failure, reply_with(200, WIDGET)], "get", 1)
    assert (widget.id, len(clock.waits)) == (1, 1)


@pytest.mark.parametrize("name", FAILURES)
def test_unsafe_call_possible_success_is_not_retried(name: str) -> None:
    replies = [FAILURES[name], reply_with(201, WIDGET)]
    error, clock = call_both(replies, "create", **WIDGET_ARGUMENTS)
    assert isinstance(error, toy_client.ApiError)
    assert error.may_have_worked
    assert (error.tries, clock.waits, len(replies)) == (1, [], 1)
    assert error.request is not None


@pytest.mark.parametrize("name", NOT_EXECUTED)
def test_unsafe_call_not_executed_is_retried(name: str) -> None:
    widget, clock = call_both([NOT_EXECUTED[name], reply_with(201, WIDGET)], "create", **WIDGET_ARGUMENTS)
    assert (widget.id, len(clock.waits)) == (1, 1)
    error, clock = call_both([NOT_EXECUTED[name]] * 5, "create", **WIDGET_ARGUMENTS)
    assert (error.may_have_worked, error.tries, len(clock.waits)) == (False, 5, 4)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 422])
def test_client_error_status_is_not_retried(status: int) -> None:
    error, clock = call_both([reply_with(status)], "create", **WIDGET_ARGUMENTS)
    assert (error.status, error.may_have_worked, error.tries, clock.waits) == (status, False, 1, [])


def test_may_have_worked_includes_earlier_tries() -> None:
    error, _ = call_both([httpx.ReadTimeout, reply_with(409)], "rename", 1, name="x")
    assert isinstance(error, toy_client.ConflictError)
    assert (error.may_have_worked, error.tries) == (True, 2)


def test_delete_404_after_lost_response_succeeds() -> None:
    assert call_both([httpx.ReadTimeout, reply_with(404)], "delete", 1)[0] is None
    assert isinstance(call_both([reply_with(404)], "delete", 1)[0], toy_client.NotFoundError)
    assert isinstance(call_both([httpx.ConnectError, reply_with(404)], "delete", 1)[0], toy_client.NotFoundError)
    assert isinstance(call_both([httpx.ReadTimeout, reply_with(404)], "get", 1)[0], toy_client.NotFoundError)


def test_post_with_x_idempotent_is_retried() -> None:
    assert (
        call_both(
            [httpx.ReadTimeout, reply_with(200, {"widgets": [WIDGET["widget"]], "paging": {}})], "search", text="x"
        )[0][0].id
        == 1
    )


def test_waits_grow_exponentially_with_jitter(monkeypatch: pytest.MonkeyPatch) -> None:
    bounds: list[tuple[float, float]] = []

    def longest(low: float, high: float) -> float:
        bounds.append((low, high))
        return high

    monkeypatch.setattr("toy_client._core.retries.random.uniform", longest)
    retry = Retry(tries=6, backoff=1, longest=5)
    error, clock = call_both([reply_with(503)] * 6, "get", 1, retry=retry)
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
def test_retry_after_header_sets_wait(headers: dict[str, str], waits: float) -> None:
    assert call_both([reply_with(429, **headers), reply_with(200, WIDGET)], "get", 1)[1].waits == [waits]


def test_retry_after_invalid_value_is_ignored() -> None:
    assert [retry_after_seconds(reply_with(429, Retry_After=value)()) for value in ("", "soon", "-1", "1.5")] == [
        None
    ] * 4
    assert retry_after_seconds(None) is None


def test_retries_end_at_total_time() -> None:
    error, clock = call_both([reply_with(429, Retry_After="3600")], "get", 1)
    assert (error.tries, clock.waits) == (1, []), "a Retry-After beyond the total time ends the retries"
    replies: list[Reply] = [reply_with(503, Retry_After="50") for _ in range(5)]
    error, clock = call_both(replies, "get", 1)
    assert (error.tries, clock.waits) == (3, [50, 50])


def test_call_option_overrides_retry_policy() -> None:
    no_retry = Options(retry=Retry(tries=1))
    error, clock = call_both([reply_with(503)], "get", 1, options=no_retry)
    assert (error.tries, clock.waits) == (1, [])
    persistent = Options(retry=Retry(backoff=0, statuses=frozenset([500])))
    assert call_both([reply_with(500), reply_with(200, WIDGET)], "get", 1, options=persistent)[0].id == 1


def test_sign_in_retries_count_as_tries_of_call() -> None:
    requests: list[httpx.Request] = []

    def refuse(request: httpx.Request) -> httpx.Response:
        requests.append(request)
        return httpx.Response(503)

    clock = FakeClock()
    with httpx.Client(transport=httpx.MockTransport(refuse)) as http:
        toy = Toy(account="a", password="p", base_url="http://toy", http_client=http, retry=Retry(clock=clock))
        with pytest.raises(toy_client.ServiceUnavailableError) as raised:
            toy.boxes.export().read()
    assert raised.value.tries == len(requests) <= 5


def test_invalid_retry_policy_raises_argument_error() -> None:
    for wrong in ({"tries": 0}, {"backoff": -1}, {"longest": -1}, {"total": -1}):
        with pytest.raises(toy_client.ArgumentError, match="tries must be at least 1"):
            Retry(**wrong)  # type: ignore[arg-type]
