"""Verdicts: what is told of findings, one for each broken fact: what, where, whose mistake it is, what to do."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from contract_tests.harness.documents import run_options

from .attribution import Attribution, description_location, entry_location
from .findings import ContractFinding


@dataclass(slots=True)
class Verdict:
    """All findings of one fact. `related` are tests that failed for what is most likely the same reason."""

    finding: ContractFinding
    operations: list[str] = field(default_factory=list)
    phases: list[str] = field(default_factory=list)
    related: list[ContractFinding] = field(default_factory=list)

    @property
    def attribution(self) -> Attribution:
        """Whose mistake it is, with the evidence."""
        return self.finding.attribution

    @property
    def headline(self) -> str:
        """Whose the mistake is, the vendor, the operations, the rule and the node."""
        one = self.finding
        where = f" at {one.pointers[-1]}" if one.pointers else ""
        return f"{self.attribution.culprit}: {one.vendor} {', '.join(self.operations)}: {one.rule}{where}"

    @property
    def origin(self) -> str:
        """The file and line of the description that says it; empty where no node is concerned."""
        return description_location(self.finding.vendor, self.finding.pointers[-1]) if self.finding.pointers else ""

    @property
    def advice(self) -> str:
        """What to do about it."""
        if self.attribution.test_error:
            return "Mend the test: it says nothing of the vendor."
        if self.attribution.assumptions:
            marked = ", ".join(
                f"{entry.id} ({entry_location(self.finding.vendor, entry)})" for entry in self.attribution.assumptions
            )
            return f"Correct the reading {marked} and what bears its mark, then: make generate."
        there = f" at {self.origin}" if self.origin else ""
        if run_options.is_real():
            return f"Read the vendor's page. Where it says so now, change the description{there}, then: make generate."
        return f"Read the vendor's page, and mend what differs from it: the sandbox, or the description{there}."

    @property
    def rerun_command(self) -> str:
        """The command that runs the test again which saw it, with what this run was told."""
        names = ("CONTRACT_TARGET", "CONTRACT_REPLAY", "CONTRACT_PROFILE", "CONTRACT_SEED")
        told = [f"{name}={shlex.quote(os.environ[name])}" for name in names if os.environ.get(name)]
        return " ".join([*told, ".venv/bin/python -m pytest", shlex.quote(self.finding.test)])

    def as_json(self) -> dict[str, Any]:
        """Return the verdict as programs read it."""
        one = self.finding
        return {
            "vendor": one.vendor,
            "operations": self.operations,
            "rule": one.rule,
            "pointer": one.pointers[-1] if one.pointers else "",
            "evidence": [entry.id for entry in self.attribution.evidence],
            "assumed": bool(self.attribution.assumptions),
            "message": one.message,
            "count": one.count,
            "phases": self.phases,
            "also": [other.test for other in self.related],
        }

    def lines(self) -> Iterator[str]:
        """Yield the verdict for a terminal."""
        one = self.finding
        yield self.headline
        yield from (f"  {line}" for line in one.message.strip().splitlines())
        yield from (f"  {line}" for line in self.attribution.lines())
        yield f"  {self.advice}"
        yield f"  seen in {one.count} answers by {', '.join(self.phases)}; again:"
        yield from (f"  {line}" for line in (one.request, self.rerun_command) if line)


def verdicts(findings: Iterable[ContractFinding]) -> list[Verdict]:
    """Return one verdict for each fact, in order of vendor, those of the vendor before our assumptions.

    A test that fails without saying which fact is broken (a client's call, a story) is told with the facts that are
    broken of its operation, if there are any.
    """
    found: dict[tuple[str, ...], Verdict] = {}
    listed = list(findings)
    for one in listed:
        if not one.rule:
            continue
        known = found.setdefault(one.fact, Verdict(replace(one, count=0)))
        known.finding = known.finding.merged_with(one)
        known.operations += [one.operation] if one.operation not in known.operations else []
        known.phases += [one.phase] if one.phase not in known.phases else []
    for one in (one for one in listed if not one.rule):
        causes = (known for known in found.values() if known.finding.vendor == one.vendor)
        cause = next((known for known in causes if one.operation in known.operations), None)
        if cause is not None:
            cause.related.append(one)
        else:
            told = replace(one, rule=f"{one.phase} fails")
            # What names no operation is a test's own.
            found[(*told.fact, one.test)] = Verdict(told, [one.operation or one.test], [one.phase])
    return sorted(found.values(), key=lambda one: (one.finding.vendor, bool(one.attribution.assumptions), one.headline))
