"""Pace: how long a vendor is let be, by a clock that does not tick by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from contract_tests.harness.documents.operations import Operation
from contract_tests.harness.targets.rate_limits import RateLimit, RateLimitExhausted


@dataclass
class Hands:
    """A clock that sleeping moves."""

    now: float = 1000.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += seconds


class Limited(Operation):
    """An operation with a limit."""

    limit: Mapping[str, Any] = {}

    @property
    def node(self) -> Mapping[str, Any]:
        return {"x-rate-limit": self.limit} if self.limit else {}


@pytest.fixture
def hands(monkeypatch: pytest.MonkeyPatch) -> Hands:
    monkeypatch.delenv("CONTRACT_PAUSE", raising=False)
    return Hands()


@pytest.fixture
def pace(hands: Hands) -> RateLimit:
    return RateLimit(clock=lambda: hands.now, sleep=hands.sleep, wall=lambda: hands.now)


def operation(limit: Mapping[str, Any] | None = None) -> Operation:
    found = Limited("vendor", "listAll", "/all", "GET")
    type(found).limit = limit or {}
    return found


def test_requests_are_kept_apart(pace: RateLimit, hands: Hands) -> None:
    for _ in range(3):
        pace.wait(operation())
    assert hands.slept == [0.5, 0.5]


def test_the_pause_is_what_the_environment_says(pace: RateLimit, hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONTRACT_PAUSE", "3")
    pace.wait(operation())
    pace.wait(operation())
    assert hands.slept == [3.0]


def test_a_documented_limit_is_kept(pace: RateLimit, hands: Hands) -> None:
    for _ in range(4):
        pace.wait(operation({"requests": 2, "seconds": 10}))
    assert hands.slept == [0.5, 9.5, 0.5]


def test_rather_than_wait_for_long_the_rest_is_left_out(pace: RateLimit, hands: Hands) -> None:
    hourly = operation({"requests": 2, "seconds": 3600})
    pace.wait(hourly)
    pace.wait(hourly)
    with pytest.raises(RateLimitExhausted, match=r"2 in 3600 s"):
        pace.wait(hourly)


@pytest.mark.parametrize(
    ("status", "headers", "again", "wait"),
    [
        (200, {}, False, 0.5),
        (429, {"retry-after": "7"}, True, 7),
        (429, {}, True, 60),
        (200, {"x-ratelimit-remaining": "0", "x-ratelimit-reset": "1020"}, False, 20),
        (200, {"x-ratelimit-remaining": "1", "x-ratelimit-reset": "1020"}, False, 0.5),
    ],
)
def test_what_answers_tell_is_heeded(
    status: int, headers: dict[str, str], again: bool, wait: float, pace: RateLimit, hands: Hands
) -> None:
    pace.wait(operation())
    assert pace.update(status, headers) is again
    pace.wait(operation())
    assert hands.slept == [wait]
