"""Summary of a run: the outcomes of all tests, and the verdicts, timings and leftovers that follow from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .findings import ContractFinding
from .records import OutcomeOfTest
from .timings import Timings
from .verdicts import Verdict, verdicts


@dataclass(frozen=True, slots=True)
class Summary:
    """A run: its outcomes, the vendors under test, and the name and seed of its profile.

    `unavailable` are the vendors that could not be tested, with the reason.
    """

    outcomes: list[OutcomeOfTest]
    vendors: list[str]
    unavailable: Mapping[str, str]
    profile: str
    seed: int | None = None

    @property
    def verdicts(self) -> list[Verdict]:
        """The findings of the run, as one verdict for each broken fact."""
        return verdicts(self._findings())

    def _findings(self) -> Iterator[ContractFinding]:
        for outcome in self.outcomes:
            record = outcome.record
            yield from record.findings.values()
            if outcome.state == "failed" and record.vendor and not record.findings:
                yield ContractFinding(
                    record.vendor, record.operation, "", outcome.reason, phase=record.phase, test=record.test
                )

    @property
    def timings(self) -> dict[tuple[str, str], Timings]:
        """The timings of each vendor and phase that sent any requests."""
        timings: dict[tuple[str, str], Timings] = {}
        for outcome in self.outcomes:
            record = outcome.record
            if record.timings.cases:
                timings.setdefault((record.vendor, record.phase), Timings()).add(record.timings)
        return dict(sorted(timings.items()))

    @property
    def leftovers(self) -> list[str]:
        """Messages about objects that were created at vendors and could not be deleted."""
        return list(dict.fromkeys(message for outcome in self.outcomes for message in outcome.record.leftovers))
