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
    """A run: its outcomes, the `vendors` under test, why others are `unavailable`, the profile's name and its seed."""

    outcomes: list[OutcomeOfTest]
    vendors: list[str]
    unavailable: Mapping[str, str]
    profile: str
    seed: int | None = None

    @property
    def verdicts(self) -> list[Verdict]:
        """What the run found, one for each fact."""
        return verdicts(self._findings())

    def _findings(self) -> Iterator[ContractFinding]:
        for one in self.outcomes:
            noted = one.record
            yield from noted.findings.values()
            if one.state == "failed" and noted.vendor and not noted.findings:
                yield ContractFinding(noted.vendor, noted.operation, "", one.reason, phase=noted.phase, test=noted.test)

    @property
    def timings(self) -> dict[tuple[str, str], Timings]:
        """What each phase timings on each vendor."""
        found: dict[tuple[str, str], Timings] = {}
        for one in self.outcomes:
            if one.record.timings.cases:
                found.setdefault((one.record.vendor, one.record.phase), Timings()).add(one.record.timings)
        return dict(sorted(found.items()))

    @property
    def leftovers(self) -> list[str]:
        """What was made at vendors' and could not be removed."""
        return list(dict.fromkeys(told for one in self.outcomes for told in one.record.leftovers))
