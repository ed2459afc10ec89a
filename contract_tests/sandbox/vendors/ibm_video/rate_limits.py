"""Rate limits, which are off until a test asks for one: the vendor names neither the calls nor the numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ...messages import Refusal, Reply, Request
from ...vendor import Handler, Vendor

PERIOD = 60


@dataclass(slots=True)
class Limit:
    """A number of calls in a period of the clock."""

    calls: int
    period: int = 0
    used: int = 0

    def take(self, now: int) -> dict[str, str]:
        """Count one call; return the headers that go with it. Raises Refusal where there are none left."""
        if self.period != now // PERIOD:
            self.period, self.used = now // PERIOD, 0
        self.used += 1
        headers = {
            "X-RateLimit-Limit": str(self.calls),
            "X-RateLimit-Remaining": str(max(0, self.calls - self.used)),
            "X-RateLimit-Reset": str((self.period + 1) * PERIOD),
        }
        if self.used > self.calls:
            raise Refusal(Reply(429, headers=headers))  # IBM-022
        return headers


class Limited(Vendor):
    """A vendor whose operations are counted where `limit` is set, before anything else is looked at."""

    limit: Limit | None = None

    def answer(self, handler: Handler, request: Request) -> Reply:
        """Count a call of an operation, then let it answer."""
        if self.limit is None or request.operation not in self.handlers:
            return super().answer(handler, request)
        try:
            headers = self.limit.take(self.clock.timestamp())
        except Refusal as refusal:
            return refusal.reply
        reply = super().answer(handler, request)
        return replace(reply, headers={**reply.headers, **headers})
