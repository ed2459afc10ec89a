"""Examine planted defects: `python -m contract_tests.mutation [VENDOR …]`."""

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
    """Examine, print the report; return 1 where a defect was missed or a waiver is stale."""
    options = _options()
    known = options.vendors or targets.vendors_under_test()
    found = [one for vendor in known for one in sampled(catalogue(vendor), options.share)]
    if options.names:
        wanted = set(options.names.read_text(encoding="utf-8").splitlines())
        found = [one for one in found if one.name in wanted]
    defects = [one for one in found if options.kind in one.kind and options.name in one.name]
    if options.list:
        print(*sorted(one.name for one in defects), sep="\n")
        return 0
    if not defects:
        print(f"no defect of this kind and name among {len(found)}: --list shows them all", file=sys.stderr)
        return 2
    # By turns, so that what the budget does not reach is spread over all vendors.
    by_vendor = [[one for one in defects if one.vendor == vendor] for vendor in known]
    turns = [one for turn in itertools.zip_longest(*by_vendor) for one in turn if one]
    examination = MutationRun(
        turns,
        workers=options.workers,
        budget=options.budget,
        surveying=options.survey,
        planting="all" if options.all else "untold",
    )
    status = pytest.main(_ARGUMENTS, plugins=[examination])
    if status or examination.failure:
        print(examination.failure or f"the tests cannot be collected: {status!r}", file=sys.stderr)
        return 2
    waived = report.equivalent_mutants()
    for line in report.report_lines(examination, waived):
        print(line)
    return int(bool(report.survived(examination, waived) or report.stale_entries(examination, waived)))


_ARGUMENTS = [
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
    parser.add_argument("vendors", nargs="*", help="whose defects; all vendors' where none is named")
    parser.add_argument("--kind", default="", help="only kinds that have this in their name")
    parser.add_argument("--name", default="", help="only defects that have this in their name")
    parser.add_argument("--names", type=Path, help="a file of names, one a line, to examine a saved sample again")
    parser.add_argument("--share", type=float, default=1.0, help="the share of all that is examined, from 0 to 1")
    parser.add_argument("--budget", type=float, default=3600.0, help="seconds after which no other defect is begun")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="processes at once")
    parser.add_argument(
        "--survey",
        choices=["kept", "anew", "none"],
        default="kept",
        help="of what the tests touch: the one that is kept, another one, or none, which chooses them by their names",
    )
    parser.add_argument("--all", action="store_true", help="plant those too that an altered answer of the survey tells")
    parser.add_argument("--list", action="store_true", help="print the names of the defects, and examine nothing")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
