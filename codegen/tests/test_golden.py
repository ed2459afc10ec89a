"""The toy vendor's output is committed: a change of the pipeline shows here as a change of what it writes.

After a change that was meant: ``make golden``, and read the difference.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from codegen import vendors
from codegen.pipeline import build

GOLDEN = Path(__file__).parent / "golden"
TOY = vendors.Vendor("toy", GOLDEN)


def test_toy_is_clean_by_our_rules() -> None:
    assert build.lint_findings(TOY) == []


def test_toy_generates_what_is_committed() -> None:
    assert [str(finding) for finding in build.check(TOY)] == []


@pytest.mark.parametrize("vendor", vendors.discover(), ids=lambda vendor: vendor.id)
def test_vendor_generates_what_is_committed(vendor: vendors.Vendor) -> None:
    assert [str(finding) for finding in build.check(vendor)] == []


@pytest.mark.parametrize("vendor", vendors.discover(), ids=lambda vendor: vendor.id)
def test_vendor_is_clean_by_our_rules(vendor: vendors.Vendor) -> None:
    assert [str(finding) for finding in build.lint_findings(vendor)] == []
