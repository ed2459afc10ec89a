"""Benchmark the import of each package, in time and memory, against the import of its dependencies."""

from __future__ import annotations

import statistics
import subprocess
import sys
from collections.abc import Iterator

from codegen import vendors

from .measure import Ratio, children, compare

# pydantic imports its modules lazily, when a name is used.
_BASE = "import httpx; from pydantic import BaseModel"
# Current memory, because a new process inherits the peak (ru_maxrss) of its parent.
_RESIDENT = "; import os; print(int(open('/proc/self/statm').read().split()[1]) * os.sysconf('SC_PAGE_SIZE'))"


def ratios() -> Iterator[Ratio]:
    """Yield the ratios of time and memory of every package."""
    base = _resident(_BASE)
    for vendor in vendors.discover():
        statement = f"import {vendor.package}"
        yield compare(
            f"{statement}, against httpx and pydantic's BaseModel",
            lambda statement=statement: _python(statement),  # type: ignore[misc]
            lambda: _python(_BASE),
            rounds=10,
            limit=1.5,
            clock=children,
        )
        yield Ratio(
            f"memory of {statement}, against httpx and pydantic's BaseModel", _resident(statement), base, unit="B"
        )


def _resident(code: str) -> float:
    return statistics.median(float(_python(code + _RESIDENT)) for _ in range(5))


def _python(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
