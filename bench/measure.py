"""Measure several functions in turns, so that other load on the machine affects all of them alike."""

from __future__ import annotations

import gc
import resource
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ratio:
    """A comparison of our median with the median of a baseline, and the limit of the ratio, if any.

    `ours` and `baseline` are in seconds unless `unit` is set.
    """

    name: str
    ours: float
    baseline: float
    limit: float | None = None
    unit: str = "s"

    @property
    def value(self) -> float:
        """Our value divided by the value of the baseline."""
        return self.ours / self.baseline

    @property
    def holds(self) -> bool:
        """Whether the ratio is within its limit."""
        return self.limit is None or self.value <= self.limit


Clock = Callable[[], float]


def children() -> float:
    """Return the processor time of finished child processes in seconds. Use it as a clock for whole programs."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def compare(
    name: str,
    ours: Callable[[], object],
    baseline: Callable[[], object],
    *,
    rounds: int,
    repeat: int = 1,
    limit: float | None = None,
    clock: Clock = time.perf_counter,
) -> Ratio:
    """Return the ratio of the medians of two functions. Each round calls each function `repeat` times."""
    our_median, baseline_median = medians(ours, baseline, rounds=rounds, repeat=repeat, clock=clock)
    return Ratio(name, our_median, baseline_median, limit)


def medians(*runs: Callable[[], object], rounds: int, repeat: int = 1, clock: Clock = time.perf_counter) -> list[float]:
    """Return the median seconds per call of each function. The functions run in turns.

    Pass `time.process_time` as the clock to exclude other processes and waiting time.
    """
    seconds_by_run: list[list[float]] = [[] for _ in runs]
    # The collector skips frozen objects, so that existing objects of this program do not slow down the collections.
    gc.collect()
    gc.freeze()
    for number in range(rounds + 1):
        for run, seconds in zip(runs, seconds_by_run, strict=True):
            gc.collect()
            start = clock()
            for _ in range(repeat):
                run()
            # The first round is a warm-up for imports, connections and caches.
            if number:
                seconds.append((clock() - start) / repeat)
    gc.unfreeze()
    return [statistics.median(seconds) for seconds in seconds_by_run]
