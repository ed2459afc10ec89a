"""Prioritization: order the tests of a mutant so that those likely to kill it quickly run first.

The tests before the first failing one cost time. Therefore tests that killed many mutants per second come first.
"""

from __future__ import annotations

from collections import Counter

import pytest

from contract_tests.harness.reporting.records import phase_of

from .coverage import Coverage
from .mutants import Mutant
from .results import MutantResult

MINIMUM_SECONDS = 0.01
"""The shortest duration assumed for a test, which accounts for setup and teardown."""


class Prioritizer:
    """Statistics of the results so far, used to sort the tests of the next mutants."""

    def __init__(self) -> None:
        self._kills_by_test: Counter[tuple[str, str, str]] = Counter()
        self._kills_by_phase: Counter[tuple[str, str]] = Counter()
        self._runs_by_phase: Counter[tuple[str, str]] = Counter()

    def add(self, result: MutantResult) -> None:
        """Add the result of a mutant to the statistics."""
        mutant = result.mutant
        self._kills_by_test[mutant.vendor, mutant.location, result.test] += result.killed
        self._kills_by_phase[mutant.kind, result.phase] += 1
        for phase, count in result.tests_run.items():
            self._runs_by_phase[mutant.kind, phase] += count

    def sort(self, mutant: Mutant, tests: list[pytest.Item], coverage: Coverage) -> None:
        """Sort tests in place: first those that killed mutants at the same location, then by kill rate per second."""

        def priority(item: pytest.Item) -> tuple[int, float]:
            key = mutant.kind, phase_of(item)
            # Assume a rate of one kill in ten tests until there are results.
            kill_rate = (self._kills_by_phase[key] + 1) / (self._runs_by_phase[key] + 10)
            kills_at_location = self._kills_by_test[mutant.vendor, mutant.location, item.nodeid]
            return -kills_at_location, -kill_rate / max(coverage.of_test(item).seconds, MINIMUM_SECONDS)

        tests.sort(key=priority)
