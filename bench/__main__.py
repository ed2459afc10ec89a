"""Print every ratio beside its limit. A limit that does not hold makes the command fail."""

from __future__ import annotations

import platform
import sys

from rich.console import Console
from rich.table import Table

from . import calls, generation, packages, portal, sandbox, streams
from .measure import Ratio


def main() -> int:
    console = Console()
    table = Table(title=f"Python {platform.python_version()}, {platform.machine()}", title_justify="left")
    for heading in ("what", "ours", "other", "ratio", "limit"):
        table.add_column(heading, justify="left" if heading == "what" else "right")
    failed = False
    with console.status("measure") as status:
        for source in (generation, calls, packages, portal, sandbox, streams):
            for one in source.ratios():
                status.update(one.name)
                failed |= not one.holds
                limit = "" if one.limit is None else f"{one.limit:.2f}{'' if one.holds else ' !'}"
                table.add_row(one.name, _shown(one, one.ours), _shown(one, one.other), f"{one.value:.2f}", limit)
    console.print(table)
    for note in (*calls.notes, *portal.notes, *sandbox.notes, *streams.notes):
        console.print(note)
    return 1 if failed else 0


def _shown(ratio: Ratio, amount: float) -> str:
    if ratio.unit == "B":
        return f"{amount / 1e6:.1f} MB"
    return f"{amount * 1e6:.0f} µs" if amount < 0.01 else f"{amount * 1000:.0f} ms"


if __name__ == "__main__":
    sys.exit(main())
