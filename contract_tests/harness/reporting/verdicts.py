"""Verdicts: one report for each broken fact, with its findings, who is to blame and what to do."""

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
    """All findings of one fact. `related` are findings of other tests that most likely failed for the same reason."""

    finding: ContractFinding
    operations: list[str] = field(default_factory=list)
    phases: list[str] = field(default_factory=list)
    related: list[ContractFinding] = field(default_factory=list)

    @property
    def attribution(self) -> Attribution:
        """Who is to blame, with the evidence."""
        return self.finding.attribution

    @property
    def headline(self) -> str:
        """Who is to blame, the vendor, the operations, the rule and the node."""
        finding = self.finding
        node = f" at {finding.pointers[-1]}" if finding.pointers else ""
        return f"{self.attribution.culprit}: {finding.vendor} {', '.join(self.operations)}: {finding.rule}{node}"

    @property
    def origin(self) -> str:
        """The file and line of the description that documents the fact; empty if no node is concerned."""
        return description_location(self.finding.vendor, self.finding.pointers[-1]) if self.finding.pointers else ""

    @property
    def advice(self) -> str:
        """What to do about it."""
        if self.attribution.test_error:
            return "Fix the test: it failed by itself, so its failure says nothing about the vendor."
        if self.attribution.assumptions:
            entries = ", ".join(
                f"{entry.id} ({entry_location(self.finding.vendor, entry)})" for entry in self.attribution.assumptions
            )
            return f"Correct interpretation {entries} and every node that refers to it, then run: make generate."
        location = f" at {self.origin}" if self.origin else ""
        if run_options.is_real():
            return f"Read the vendor's page. If it changed, correct the description{location}, then run: make generate."
        return f"Read the vendor's page, then correct what differs from it: the sandbox, or the description{location}."

    @property
    def occurrences(self) -> str:
        """How often the fact was broken, and in which phases."""
        count = self.finding.count
        times = "once" if count == 1 else f"{count} times"
        return f"{times} ({', '.join(self.phases)})"

    @property
    def rerun_command(self) -> str:
        """The command that runs the failed test again, with the environment variables of this run."""
        names = ("CONTRACT_TARGET", "CONTRACT_REPLAY", "CONTRACT_PROFILE", "CONTRACT_SEED")
        variables = [f"{name}={shlex.quote(os.environ[name])}" for name in names if os.environ.get(name)]
        return " ".join([*variables, ".venv/bin/python -m pytest", shlex.quote(self.finding.test)])

    def as_json(self) -> dict[str, Any]:
        """Return the verdict as an entry of ``verdicts.json``."""
        finding = self.finding
        return {
            "vendor": finding.vendor,
            "operations": self.operations,
            "rule": finding.rule,
            "pointer": finding.pointers[-1] if finding.pointers else "",
            "evidence": [entry.id for entry in self.attribution.evidence],
            "assumed": bool(self.attribution.assumptions),
            "message": finding.message,
            "count": finding.count,
            "phases": self.phases,
            "also": [related.test for related in self.related],
        }

    def lines(self) -> Iterator[str]:
        """Yield the lines of the verdict for a terminal."""
        finding = self.finding
        yield self.headline
        yield from (f"  {line}" for line in finding.message.strip().splitlines())
        yield from (f"  {line}" for line in self.attribution.lines())
        yield f"  {self.advice}"
        yield f"  seen {self.occurrences}; rerun with:"
        yield from (f"  {line}" for line in (finding.request, self.rerun_command) if line)


def verdicts(findings: Iterable[ContractFinding]) -> list[Verdict]:
    """Return one verdict for each fact, sorted by vendor; those that blame the vendor come before our assumptions.

    A test that fails without a broken rule (a client call, a scenario) is added to the verdict about its operation, if
    there is one.
    """
    by_fact: dict[tuple[str, ...], Verdict] = {}
    findings = list(findings)
    for finding in findings:
        if not finding.rule:
            continue
        verdict = by_fact.setdefault(finding.fact, Verdict(replace(finding, count=0)))
        verdict.finding = verdict.finding.merged_with(finding)
        verdict.operations += [finding.operation] if finding.operation not in verdict.operations else []
        verdict.phases += [finding.phase] if finding.phase not in verdict.phases else []
    for finding in (finding for finding in findings if not finding.rule):
        of_vendor = (verdict for verdict in by_fact.values() if verdict.finding.vendor == finding.vendor)
        cause = next((verdict for verdict in of_vendor if finding.operation in verdict.operations), None)
        if cause is not None:
            cause.related.append(finding)
        else:
            failure = replace(finding, rule=f"{finding.phase} fails")
            # Failures without an operation are told apart by their test.
            by_fact[(*failure.fact, finding.test)] = Verdict(
                failure, [finding.operation or finding.test], [finding.phase]
            )
    return sorted(
        by_fact.values(),
        key=lambda verdict: (verdict.finding.vendor, bool(verdict.attribution.assumptions), verdict.headline),
    )
