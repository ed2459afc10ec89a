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
    """Compare the medians of two things of one run, which are run in turn for some rounds, each `repeat` times."""
    one, two = medians(ours, other, rounds=rounds, repeat=repeat)
    return Ratio(name, one, two, limit)


def medians(*runs: Callable[[], object], rounds: int, repeat: int = 1) -> list[float]:
    """Return the median seconds of each of several things that are run in turn for some rounds."""
    taken: list[list[float]] = [[] for _ in runs]
    for number in range(rounds + 1):
        for run, times in zip(runs, taken, strict=True):
            begun = time.perf_counter()
            for _ in range(repeat):
                run()
            # The first round pays for imports, connections and cold caches.
            if number:
                times.append((time.perf_counter() - begun) / repeat)
    return [statistics.median(times) for times in taken]
