"""Result of one mutant: killed by which test, survived, or not covered."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from .mutants import Mutant


@dataclass(slots=True)
class MutantResult:
    """The result of one mutant.

    `phase`, `test` and `message` describe the first failure; they are empty if no test failed. `covered` is false if
    the mutant changed no response or event of any test. `replayed` is true if a recorded check killed the mutant when
    it was repeated with changed responses, without a test run. `tests_run` counts the executed tests by phase, and
    `timings` holds the seconds spent in each.
    """

    mutant: Mutant
    phase: str = ""
    test: str = ""
    message: str = ""
    tests_run: Counter[str] = field(default_factory=Counter)
    covered: bool = True
    replayed: bool = False
    seconds: float = 0.0
    timings: dict[str, float] = field(default_factory=dict)

    @property
    def killed(self) -> bool:
        """Whether a test failed."""
        return bool(self.phase)

    @property
    def survived(self) -> bool:
        """Whether tests covered the mutant and none failed; equivalent mutants survive, too."""
        return self.covered and not self.killed
