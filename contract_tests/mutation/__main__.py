"""Test mutants and report which of them the contract tests kill: `python -m contract_tests.mutation [VENDOR …]`."""

from __future__ import annotations

import argparse
import itertools
import os
import sys
from pathlib import Path

import pytest

from contract_tests.harness.documents import bundles
from contract_tests.harness.targets import targets

from . import report
from .catalogue import catalogue, sampled
from .runner import MutationRun


def main() -> int:
    """Test the selected mutants and print the report.

    Returns the exit code: 0 if all mutants were killed or are listed as equivalent, 1 if a mutant survived or an entry
    of `equivalent_mutants.yaml` is stale, 2 if no mutant matches the options or the tests cannot run.
    """
    options = _options()
    vendors = options.vendors or targets.vendors_under_test()
    candidates = [mutant for vendor in vendors for mutant in sampled(catalogue(vendor), options.share)]
    if options.names:
        names = set(options.names.read_text(encoding="utf-8").splitlines())
        candidates = [mutant for mutant in candidates if mutant.name in names]
    mutants = [mutant for mutant in candidates if options.kind in mutant.kind and options.name in mutant.name]
    if options.list:
        print(*sorted(mutant.name for mutant in mutants), sep="\n")
        return 0
    if not mutants:
        print(f"none of {len(candidates)} mutants has this kind and name; --list shows all names", file=sys.stderr)
        return 2
    # Alternate between the vendors, so that the mutants that exceed the time budget are spread over all of them.
    by_vendor = [[mutant for mutant in mutants if mutant.vendor == vendor] for vendor in vendors]
    alternating = [mutant for group in itertools.zip_longest(*by_vendor) for mutant in group if mutant]
    run = MutationRun(
        alternating,
        workers=options.workers,
        budget=options.budget,
        coverage_mode=options.survey,
        replay=not options.all,
    )
    status = pytest.main(_PYTEST_ARGUMENTS, plugins=[run])
    if status or run.failure:
        print(run.failure or f"pytest could not collect the contract tests: {status!r}", file=sys.stderr)
        return 2
    equivalents = report.equivalent_mutants()
    for line in report.report_lines(run, equivalents):
        print(line)
    return int(bool(report.survived(run, equivalents) or report.stale_entries(run, equivalents)))


_PYTEST_ARGUMENTS = [
    "--assert=plain",
    "-m=not crowd",
    str(bundles.ROOT / "contract_tests"),
    f"--ignore={bundles.ROOT / 'contract_tests' / 'sandbox'}",
    f"--ignore={bundles.ROOT / 'contract_tests' / 'mutation'}",
    f"--ignore={bundles.ROOT / 'contract_tests' / 'self_tests'}",
    "--override-ini=addopts=--import-mode=importlib --disable-plugin-autoload",
    "-p",
    "no:terminal",
    "-p",
    "no:cacheprovider",
]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m contract_tests.mutation", description=__doc__)
    parser.add_argument("vendors", nargs="*", help="vendors whose mutants to test (default: all vendors)")
    parser.add_argument("--kind", default="", help="test only mutants whose kind contains this text")
    parser.add_argument("--name", default="", help="test only mutants whose name contains this text")
    parser.add_argument(
        "--names", type=Path, help="test only the mutants named in this file, one name per line (a saved sample)"
    )
    parser.add_argument(
        "--share", type=float, default=1.0, help="fraction of all mutants to sample, from 0 to 1 (default: 1)"
    )
    parser.add_argument(
        "--budget", type=float, default=3600.0, help="seconds after which no further mutant is started (default: 3600)"
    )
    parser.add_argument(
        "--workers", type=int, default=os.cpu_count() or 1, help="number of parallel processes (default: all cores)"
    )
    parser.add_argument(
        "--survey",
        choices=["kept", "anew", "none"],
        default="kept",
        help="test coverage used to select tests: read the cached coverage and measure what is missing (kept), measure "
        "all of it (anew), or select tests by their parameters only (none); default: kept",
    )
    parser.add_argument(
        "--all", action="store_true", help="run the tests even for mutants that replayed responses already kill"
    )
    parser.add_argument("--list", action="store_true", help="print the names of the selected mutants and exit")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
