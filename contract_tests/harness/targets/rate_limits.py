"""Pace: how fast a vendor is asked, and how often. As its document says; where it says nothing, politely.

A limit of the document is `x-rate-limit`. What a vendor tells with its answers counts, too: 429, ``Retry-After``, and
the headers ``X-RateLimit-…``.
"""

from __future__ import annotations

import os
import time
from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from contract_tests.harness.documents.operations import Operation

PAUSE = 0.5
"""Seconds between two requests to a vendor, unless ``CONTRACT_PAUSE`` says otherwise."""

MAX_WAIT = 60.0
"""Seconds that a run waits for a limit to pass; rather than longer it leaves out what remains of an operation."""


class RateLimitExhausted(Exception):
    """A vendor's limit leaves no more requests in reasonable time."""


@dataclass(slots=True)
class RateLimit:
    """Keeps requests to one vendor apart, and within the limits of its operations."""

    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    wall: Callable[[], float] = time.time
    _next: float = 0.0
    _sent: dict[str, deque[float]] = field(default_factory=lambda: defaultdict(deque))

    def wait(self, operation: Operation) -> None:
        """Wait until an operation may be asked. Raises Exhausted where that takes too long."""
        limit = operation.node.get("x-rate-limit")
        sent = self._sent[operation.id]
        until = self._next
        if limit and len(sent) >= limit["requests"]:
            until = max(until, sent[-limit["requests"]] + limit["seconds"])
        wait = until - self.clock()
        if wait > MAX_WAIT:
            told = f"{limit['requests']} in {limit['seconds']} s" if limit else "as its answer tells"
            raise RateLimitExhausted(f"{operation}: the vendor's limit is reached ({told}); the rest was left out")
        if wait > 0:
            self.sleep(wait)
        sent.append(self.clock())
        self._next = self.clock() + float(os.environ.get("CONTRACT_PAUSE") or PAUSE)

    def update(self, status: int | None, headers: Mapping[str, str]) -> bool:
        """Note what an answer tells of limits, by its headers in lower case; say whether to ask again."""
        timings = headers.get("x-ratelimit-remaining") == "0"
        if status != 429 and not timings:
            return False
        reset = headers.get("x-ratelimit-reset", "")
        after = headers.get("retry-after", "")
        wait = float(after) if after.isdigit() else float(reset) - self.wall() if reset.isdigit() else MAX_WAIT
        self._next = max(self._next, self.clock() + wait)
        return status == 429


RATE_LIMITS: dict[str, RateLimit] = {}


def rate_limit(vendor: str) -> RateLimit:
    """Return the pace at which this process asks a vendor."""
    return RATE_LIMITS.setdefault(vendor, RateLimit())
