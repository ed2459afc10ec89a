"""Measuring two things in turn, so that whatever else the machine does weighs on both alike."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ratio:
    """One comparison: the median seconds of what is ours and of what it is held against, and the limit, if any."""

    name: str
    ours: float
    other: float
    limit: float | None = None

    @property
    def value(self) -> float:
        """How many times as long ours takes."""
        return self.ours / self.other

    @property
    def holds(self) -> bool:
        """Whether the ratio is within its limit."""
        return self.limit is None or self.value <= self.limit


def compare(
    name: str,
    ours: Callable[[], object],
    other: Callable[[], object],
    *,
    rounds: int,
    repeat: int = 1,
    limit: float | None = None,
) -> Ratio:
    """Run both in turn for some rounds, each `repeat` times a round, and compare the medians of one run."""
    taken: tuple[list[float], list[float]] = ([], [])
    for number in range(rounds + 1):
        for run, times in zip((ours, other), taken, strict=True):
            begun = time.perf_counter()
            for _ in range(repeat):
                run()
            # The first round pays for imports, connections and cold caches.
            if number:
                times.append((time.perf_counter() - begun) / repeat)
    return Ratio(name, statistics.median(taken[0]), statistics.median(taken[1]), limit)
