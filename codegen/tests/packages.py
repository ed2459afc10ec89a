"""The vendors whose generated packages the tests check: all in `specs/`, and the toy vendor of `golden/`."""

from __future__ import annotations

from pathlib import Path

import pytest

from codegen import vendors

GOLDEN = Path(__file__).parent / "golden"


VENDORS = [*vendors.discover(), vendors.Vendor("toy", GOLDEN)]


each_vendor = pytest.mark.parametrize("vendor", VENDORS, ids=lambda vendor: vendor.id)
