"""Tests for rate limits: how long requests to a vendor wait, measured with a fake clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from contract_tests.harness.documents.operations import Operation
from contract_tests.harness.targets.rate_limits import RateLimit, RateLimitExhausted


@dataclass
class FakeClock:
    """A clock that only `sleep` advances; `slept` holds the durations in seconds."""

    now: float = 1000.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        """Advance the clock."""
        self.slept.append(round(seconds, 3))
        self.now += seconds


class LimitedOperation(Operation):
    """An operation whose description contains a rate limit."""

    limit: Mapping[str, Any] = {}

    @property
    def node(self) -> Mapping[str, Any]:
        return {"x-rate-limit": self.limit} if self.limit else {}


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> FakeClock:
    """Return a fake clock, in an environment without CONTRACT_PAUSE."""
    monkeypatch.delenv("CONTRACT_PAUSE", raising=False)
    return FakeClock()


@pytest.fixture
def rate_limit(clock: FakeClock) -> RateLimit:
    """Return a rate limit that uses the fake clock."""
    return RateLimit(clock=lambda: clock.now, sleep=clock.sleep, wall=lambda: clock.now)


def operation(limit: Mapping[str, Any] | None = None) -> Operation:
    """Return an operation with a rate limit, or without."""
    limited = LimitedOperation("vendor", "listAll", "/all", "GET")
    type(limited).limit = limit or {}
    return limited


def test_wait_without_limit_pauses_between_requests(rate_limit: RateLimit, clock: FakeClock) -> None:
    for _ in range(3):
        rate_limit.wait(operation())
    assert clock.slept == [0.5, 0.5]


def test_wait_uses_pause_of_environment(
    rate_limit: RateLimit, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONTRACT_PAUSE", "3")
    rate_limit.wait(operation())
    rate_limit.wait(operation())
    assert clock.slept == [3.0]


def test_wait_documented_limit_is_respected(rate_limit: RateLimit, clock: FakeClock) -> None:
    for _ in range(4):
        rate_limit.wait(operation({"requests": 2, "seconds": 10}))
    assert clock.slept == [0.5, 9.5, 0.5]


def test_wait_too_long_raises_rate_limit_exhausted(rate_limit: RateLimit, clock: FakeClock) -> None:
    hourly = operation({"requests": 2, "seconds": 3600})
    rate_limit.wait(hourly)
    rate_limit.wait(hourly)
    with pytest.raises(RateLimitExhausted, match=r"2 in 3600 s"):
        rate_limit.wait(hourly)


@pytest.mark.parametrize(
    ("status", "headers", "retry", "wait"),
    [
        (200, {}, False, 0.5),
        (429, {"retry-after": "7"}, True, 7),
        (429, {}, True, 60),
        (200, {"x-ratelimit-remaining": "0", "x-ratelimit-reset": "1020"}, False, 20),
        (200, {"x-ratelimit-remaining": "1", "x-ratelimit-reset": "1020"}, False, 0.5),
    ],
)
def test_update_rate_limit_headers_delay_next_request(
    status: int, headers: dict[str, str], retry: bool, wait: float, rate_limit: RateLimit, clock: FakeClock
) -> None:
    rate_limit.wait(operation())
    assert rate_limit.update(status, headers) is retry
    rate_limit.wait(operation())
    assert clock.slept == [wait]
