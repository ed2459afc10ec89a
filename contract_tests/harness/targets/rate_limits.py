"""Rate limits: wait between requests to a vendor, as its document and its responses require.

The document states a limit as `x-rate-limit`. Responses state one by status 429, ``Retry-After`` and the headers
``X-RateLimit-…``. Without any limit, requests are still `PAUSE` seconds apart.
"""

from __future__ import annotations

import os
import time
from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from contract_tests.harness.documents.operations import Operation

PAUSE = 0.5
"""Seconds between two requests to a vendor, unless ``CONTRACT_PAUSE`` sets another number."""

MAX_WAIT = 60.0
"""Seconds that a run waits at most for a limit to pass. If it takes longer, the rest of the operation is skipped."""


class RateLimitExhausted(Exception):
    """A vendor's rate limit allows no more requests within `MAX_WAIT` seconds."""


@dataclass(slots=True)
class RateLimit:
    """Delays requests to one vendor so that they stay within the limits of its operations.

    `clock` is monotonic, `wall` is the Unix time; both are in seconds.
    """

    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    wall: Callable[[], float] = time.time
    _next: float = 0.0
    _sent: dict[str, deque[float]] = field(default_factory=lambda: defaultdict(deque))

    def wait(self, operation: Operation) -> None:
        """Wait until a request for an operation is allowed.

        Raises RateLimitExhausted if that takes longer than `MAX_WAIT` seconds.
        """
        limit = operation.node.get("x-rate-limit")
        sent = self._sent[operation.id]
        until = self._next
        if limit and len(sent) >= limit["requests"]:
            until = max(until, sent[-limit["requests"]] + limit["seconds"])
        wait = until - self.clock()
        if wait > MAX_WAIT:
            source = f"{limit['requests']} in {limit['seconds']} s" if limit else "according to its response"
            raise RateLimitExhausted(f"{operation}: the vendor's rate limit is reached ({source}); skipped the rest")
        if wait > 0:
            self.sleep(wait)
        sent.append(self.clock())
        self._next = self.clock() + float(os.environ.get("CONTRACT_PAUSE") or PAUSE)

    def update(self, status: int | None, headers: Mapping[str, str]) -> bool:
        """Apply the limit that a response states; return whether to repeat the request.

        `headers` are by name in lower case.
        """
        exhausted = headers.get("x-ratelimit-remaining") == "0"
        if status != 429 and not exhausted:
            return False
        reset = headers.get("x-ratelimit-reset", "")
        after = headers.get("retry-after", "")
        wait = float(after) if after.isdigit() else float(reset) - self.wall() if reset.isdigit() else MAX_WAIT
        self._next = max(self._next, self.clock() + wait)
        return status == 429


RATE_LIMITS: dict[str, RateLimit] = {}
"""The rate limits of this process by vendor."""


def rate_limit(vendor: str) -> RateLimit:
    """Return the rate limit that this process keeps for a vendor."""
    return RATE_LIMITS.setdefault(vendor, RateLimit())
