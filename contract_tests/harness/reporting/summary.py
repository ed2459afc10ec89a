"""Summary of a run: the outcomes of all tests, and the verdicts, timings and leftovers that follow from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .findings import Finding
from .records import Outcome
from .timings import Spent
from .verdicts import Verdict, verdicts


@dataclass(frozen=True, slots=True)
class Summary:
    """A run: its outcomes, the `vendors` under test, why others are `unready`, the profile's name and its seed."""

    outcomes: list[Outcome]
    vendors: list[str]
    unready: Mapping[str, str]
    profile: str
    seed: int | None = None

    @property
    def verdicts(self) -> list[Verdict]:
        """What the run found, one for each fact."""
        return verdicts(self._findings())

    def _findings(self) -> Iterator[Finding]:
        for one in self.outcomes:
            noted = one.notes
            yield from noted.findings.values()
            if one.state == "failed" and noted.vendor and not noted.findings:
                yield Finding(noted.vendor, noted.operation, "", one.reason, layer=noted.layer, test=noted.test)

    @property
    def spent(self) -> dict[tuple[str, str], Spent]:
        """What each layer spent on each vendor."""
        found: dict[tuple[str, str], Spent] = {}
        for one in self.outcomes:
            if one.notes.spent.cases:
                found.setdefault((one.notes.vendor, one.notes.layer), Spent()).add(one.notes.spent)
        return dict(sorted(found.items()))

    @property
    def left(self) -> list[str]:
        """What was made at vendors' and could not be removed."""
        return list(dict.fromkeys(told for one in self.outcomes for told in one.notes.left))
