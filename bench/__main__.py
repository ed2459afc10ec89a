"""Run all benchmarks and print each ratio with its limit. The exit code is 1 if a ratio exceeds its limit."""

from __future__ import annotations

import platform
import sys

from rich.console import Console
from rich.table import Table

from . import calls, generation, packages, portal, sandbox, streams
from .measure import Ratio


def main() -> int:
    """Run the benchmarks and return the exit code."""
    console = Console()
    table = Table(title=f"Python {platform.python_version()}, {platform.machine()}", title_justify="left")
    for heading in ("benchmark", "ours", "baseline", "ratio", "limit"):
        table.add_column(heading, justify="left" if heading == "benchmark" else "right")
    failed = False
    with console.status("measure") as status:
        for module in (generation, calls, packages, portal, sandbox, streams):
            for ratio in module.ratios():
                status.update(ratio.name)
                failed |= not ratio.holds
                limit = "" if ratio.limit is None else f"{ratio.limit:.2f}{'' if ratio.holds else ' !'}"
                ours, baseline = _format(ratio, ratio.ours), _format(ratio, ratio.baseline)
                table.add_row(ratio.name, ours, baseline, f"{ratio.value:.2f}", limit)
    console.print(table)
    for note in (*calls.notes, *portal.notes, *sandbox.notes, *streams.notes):
        console.print(note)
    return 1 if failed else 0


def _format(ratio: Ratio, amount: float) -> str:
    if ratio.unit == "B":
        return f"{amount / 1e6:.1f} MB"
    return f"{amount * 1e6:.0f} µs" if amount < 0.01 else f"{amount * 1000:.0f} ms"


if __name__ == "__main__":
    sys.exit(main())
