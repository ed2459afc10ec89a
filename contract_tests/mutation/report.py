"""Report: killed, survived, equivalent and not covered mutants by vendor and kind, killing phases, and timings.

A mutant is not covered if the sandbox sent no response or event that it could change.
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
    """Return the names of equivalent mutants, each with the reason why no test has to kill it."""
    return dict(yaml.safe_load(EQUIVALENT_MUTANTS.read_text(encoding="utf-8")) or {})


def survived(run: MutationRun, equivalents: Mapping[str, str]) -> list[MutantResult]:
    """Return the results of mutants that survived and are not listed as equivalent."""
    return [result for result in run.results if result.survived and result.mutant.name not in equivalents]


def stale_entries(run: MutationRun, equivalents: Mapping[str, str]) -> list[str]:
    """Return the names of mutants that are listed as equivalent although a test killed them."""
    return [result.mutant.name for result in run.results if result.killed and result.mutant.name in equivalents]


def report_lines(run: MutationRun, equivalents: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines of the report."""
    results = run.results
    yield from _table(results, equivalents)
    yield ""
    phases = Counter(result.phase for result in results if result.killed)
    yield "killed by: " + ", ".join(f"{name} {count}" for name, count in phases.most_common())
    yield f"{sum(result.replayed for result in results)} of them killed by replayed checks, the others by running tests"
    timings: dict[str, float] = defaultdict(float)
    for result in results:
        for activity, seconds in result.timings.items():
            timings[activity] += seconds
    slowest_first = sorted(timings.items(), key=lambda timing: -timing[1])
    yield "time spent: " + ", ".join(f"{activity} {seconds:.0f} s" for activity, seconds in slowest_first)
    not_tested = len(run.mutants) - len(results)
    rate = 60 * len(results) / (run.seconds or 1)
    yield (
        f"{len(results)} mutants in {run.seconds:.0f} s ({rate:.0f} per minute), after {run.coverage_seconds:.0f} s to"
        " measure coverage"
        + (f"; {not_tested} were not tested because the time budget was used up" if not_tested else "")
    )
    if functions := sorted({mutant.location for mutant in run.never_executed}):
        yield f"no test executes {', '.join(functions)}: their {len(run.never_executed)} mutants are excluded"
    for result in survived(run, equivalents):
        yield f"survived: {result.mutant.name}" + ("" if result.tests_run else " (no test calls its operation)")
    for name in stale_entries(run, equivalents):
        yield f"listed as equivalent, but killed; remove it from {EQUIVALENT_MUTANTS.name}: {name}"


def _table(results: list[MutantResult], equivalents: Mapping[str, str]) -> Iterator[str]:
    groups: dict[tuple[str, str], list[MutantResult]] = defaultdict(list)
    for result in results:
        groups[result.mutant.vendor, result.mutant.kind].append(result)
        groups[result.mutant.vendor, "(all)"].append(result)
    yield f"{'vendor':20}{'kind':26}{'killed':>8}{'survived':>10}{'equivalent':>12}{'not covered':>13}"
    for (vendor, kind), group in sorted(groups.items()):
        killed = sum(result.killed for result in group)
        not_covered = sum(not result.killed and not result.covered for result in group)
        equivalent = sum(result.survived and result.mutant.name in equivalents for result in group)
        remaining = len(group) - killed - equivalent - not_covered
        yield f"{vendor:20}{kind:26}{killed:8}{remaining:10}{equivalent:12}{not_covered:13}"
