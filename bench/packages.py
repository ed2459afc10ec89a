"""Packages: what it takes to import each, in time and in memory, against what it stands on."""

from __future__ import annotations

import statistics
import subprocess
import sys
from collections.abc import Iterator

from codegen import vendors

from .measure import Ratio, children, compare

# pydantic itself imports next to nothing before one of its names is used.
_BASE = "import httpx; from pydantic import BaseModel"
# Not the peak, which a new process takes over from whoever started it.
_RESIDENT = "; import os; print(int(open('/proc/self/statm').read().split()[1]) * os.sysconf('SC_PAGE_SIZE'))"


def ratios() -> Iterator[Ratio]:
    """Yield both comparisons of every package."""
    base = _resident(_BASE)
    for vendor in vendors.discover():
        imported = f"import {vendor.package}"
        yield compare(
            f"{imported}, against httpx and pydantic's BaseModel",
            lambda imported=imported: _python(imported),  # type: ignore[misc]
            lambda: _python(_BASE),
            rounds=10,
            limit=1.5,
            clock=children,
        )
        yield Ratio(f"memory of {vendor.package}, against the same", _resident(imported), base, unit="B")


def _resident(code: str) -> float:
    return statistics.median(float(_python(code + _RESIDENT)) for _ in range(5))


def _python(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
