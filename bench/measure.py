"""Measuring things in turn, so that whatever else the machine does weighs on all alike."""

from __future__ import annotations

import gc
import resource
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ratio:
    """One comparison: the median of what is ours and of what it is held against, and the limit, if any.

    Both are seconds, or what else `unit` says.
    """

    name: str
    ours: float
    other: float
    limit: float | None = None
    unit: str = "s"

    @property
    def value(self) -> float:
        """How many times as much ours takes."""
        return self.ours / self.other

    @property
    def holds(self) -> bool:
        """Whether the ratio is within its limit."""
        return self.limit is None or self.value <= self.limit


Clock = Callable[[], float]


def children() -> float:
    """Return the processor's seconds that ended processes of ours have taken: a clock for whole programs."""
    taken = resource.getrusage(resource.RUSAGE_CHILDREN)
    return taken.ru_utime + taken.ru_stime


def compare(
    name: str,
    ours: Callable[[], object],
    other: Callable[[], object],
    *,
    rounds: int,
    repeat: int = 1,
    limit: float | None = None,
    clock: Clock = time.perf_counter,
) -> Ratio:
    """Compare the medians of two things of one run, which are run in turn for some rounds, each `repeat` times."""
    one, two = medians(ours, other, rounds=rounds, repeat=repeat, clock=clock)
    return Ratio(name, one, two, limit)


def medians(*runs: Callable[[], object], rounds: int, repeat: int = 1, clock: Clock = time.perf_counter) -> list[float]:
    """Return the median seconds of each of several things that are run in turn for some rounds.

    `time.process_time` as the clock leaves out what others do with the machine, and the waiting for answers.
    """
    taken: list[list[float]] = [[] for _ in runs]
    # What the measuring program itself holds is nobody's garbage to look through.
    gc.collect()
    gc.freeze()
    for number in range(rounds + 1):
        for run, times in zip(runs, taken, strict=True):
            gc.collect()
            begun = clock()
            for _ in range(repeat):
                run()
            # The first round pays for imports, connections and cold caches.
            if number:
                times.append((clock() - begun) / repeat)
    gc.unfreeze()
    return [statistics.median(times) for times in taken]
