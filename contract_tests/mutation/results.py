"""Outcome of one mutant: killed by which test, survived, or not covered."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from .mutants import Mutant


@dataclass(slots=True)
class MutantResult:
    """What became of one defect: the phase, the test and the words by which it was found; none where it was missed.

    One that never `came` was not planted: the sandbox gave no answer that has it. One that is `altered` was found in an
    answer of the survey's that was altered, and held again. `tried` counts the tests that were run by phase, and
    `timings` has their seconds.
    """

    defect: Mutant
    phase: str = ""
    test: str = ""
    told: str = ""
    tried: Counter[str] = field(default_factory=Counter)
    came: bool = True
    altered: bool = False
    seconds: float = 0.0
    timings: dict[str, float] = field(default_factory=dict)

    @property
    def found(self) -> bool:
        """Whether a test failed."""
        return bool(self.phase)
