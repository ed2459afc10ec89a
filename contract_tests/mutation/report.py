"""The report: what was found and what was missed, by kind and vendor, by which phase, and where the time went.

Absent is what was planted in an answer that the sandbox never gave: no defect at all.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from .results import MutantResult
from .runner import MutationRun

EQUIVALENT_MUTANTS = Path(__file__).with_name("equivalent_mutants.yaml")


def equivalent_mutants() -> dict[str, str]:
    """Return the defects that need not be found, each with the reason."""
    return dict(yaml.safe_load(EQUIVALENT_MUTANTS.read_text(encoding="utf-8")) or {})


def survived(examination: MutationRun, waived: Mapping[str, str]) -> list[MutantResult]:
    """Return the defects that were missed and are not waived."""
    return [one for one in examination.findings if one.came and not one.found and one.defect.name not in waived]


def stale_entries(examination: MutationRun, waived: Mapping[str, str]) -> list[str]:
    """Return the waivers whose defect was found."""
    return [one.defect.name for one in examination.findings if one.found and one.defect.name in waived]


def report_lines(examination: MutationRun, waived: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines of the report."""
    findings = examination.findings
    yield from _table(findings, waived)
    yield ""
    phases = Counter(one.phase for one in findings if one.found)
    yield "found by: " + ", ".join(f"{name} {count}" for name, count in phases.most_common())
    altered = sum(one.altered for one in findings)
    yield f"{altered} of them in answers of the survey that were altered and held again, the others planted"
    timings: dict[str, float] = defaultdict(float)
    for one in findings:
        for part, seconds in one.timings.items():
            timings[part] += seconds
    parts = sorted(timings.items(), key=lambda two: -two[1])
    yield "time went to: " + ", ".join(f"{part} {seconds:.0f} s" for part, seconds in parts)
    left = len(examination.catalogue) - len(findings)
    rate = 60 * len(findings) / (examination.seconds or 1)
    yield (
        f"{len(findings)} defects in {examination.seconds:.0f} s, {rate:.0f} a minute, after a survey of"
        f" {examination.surveyed:.0f} s" + (f"; {left} were left when the time was up" if left else "")
    )
    if functions := sorted({one.place for one in examination.unentered}):
        yield f"no request enters {', '.join(functions)}: {len(examination.unentered)} defects there are left out"
    for one in survived(examination, waived):
        yield f"missed: {one.defect.name}" + ("" if one.tried else " (no test asks for it)")
    for name in stale_entries(examination, waived):
        yield f"the waiver is stale, for the defect was found: {name}"


def _table(findings: list[MutantResult], waived: Mapping[str, str]) -> Iterator[str]:
    groups: dict[tuple[str, str], list[MutantResult]] = defaultdict(list)
    for one in findings:
        groups[one.defect.vendor, one.defect.kind].append(one)
        groups[one.defect.vendor, "(all)"].append(one)
    yield f"{'vendor':20}{'kind':26}{'found':>7}{'missed':>8}{'waived':>8}{'absent':>8}"
    for (vendor, kind), group in sorted(groups.items()):
        found = sum(one.found for one in group)
        absent = sum(not one.found and not one.came for one in group)
        excused = sum(not one.found and one.came and one.defect.name in waived for one in group)
        rest = len(group) - found - excused - absent
        yield f"{vendor:20}{kind:26}{found:7}{rest:8}{excused:8}{absent:8}"
