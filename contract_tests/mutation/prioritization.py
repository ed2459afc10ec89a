"""Experience: which tests look for a defect first.

A defect that is found costs the tests before the one that finds it; so those begin that find the most for their time.
"""

from __future__ import annotations

from collections import Counter

import pytest

from contract_tests.harness.reporting.records import phase_of

from .coverage import Coverage
from .mutants import Mutant
from .results import MutantResult

QUICKEST = 0.01
"""Seconds that a test takes at the least, with what is done around it."""


class Prioritizer:
    """What was found so far, and by which tests: it says which are worth the time to begin with."""

    def __init__(self) -> None:
        self._finders: Counter[tuple[str, str, str]] = Counter()
        self._found: Counter[tuple[str, str]] = Counter()
        self._tried: Counter[tuple[str, str]] = Counter()

    def note(self, finding: MutantResult) -> None:
        """Take what became of a defect."""
        defect = finding.defect
        self._finders[defect.vendor, defect.place, finding.test] += finding.found
        self._found[defect.kind, finding.phase] += 1
        for name, count in finding.tried.items():
            self._tried[defect.kind, name] += count

    def sort(self, defect: Mutant, tests: list[pytest.Item], survey: Coverage) -> None:
        """Put first who found another defect of the place, then who is likeliest to find this one, for the time."""

        def worth(item: pytest.Item) -> tuple[int, float]:
            key = defect.kind, phase_of(item)
            # One in ten, as long as nothing is known.
            likely = (self._found[key] + 1) / (self._tried[key] + 10)
            found_beside = self._finders[defect.vendor, defect.place, item.nodeid]
            return -found_beside, -likely / max(survey.of(item).seconds, QUICKEST)

        tests.sort(key=worth)
