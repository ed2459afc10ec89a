"""Golden tests: the committed packages, the toy vendor's included, are what the generator writes.

After an intended change of the generator, run `make golden` and review the difference.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from codegen import vendors
from codegen.pipeline import build

GOLDEN = Path(__file__).parent / "golden"
TOY = vendors.Vendor("toy", GOLDEN)


def test_toy_vendor_has_no_lint_findings() -> None:
    assert build.lint_findings(TOY) == []


def test_toy_package_is_as_committed() -> None:
    assert [str(finding) for finding in build.check(TOY)] == []


@pytest.mark.parametrize("vendor", vendors.discover(), ids=lambda vendor: vendor.id)
def test_vendor_package_is_as_committed(vendor: vendors.Vendor) -> None:
    assert [str(finding) for finding in build.check(vendor)] == []


@pytest.mark.parametrize("vendor", vendors.discover(), ids=lambda vendor: vendor.id)
def test_vendor_has_no_lint_findings(vendor: vendors.Vendor) -> None:
    assert [str(finding) for finding in build.lint_findings(vendor)] == []
