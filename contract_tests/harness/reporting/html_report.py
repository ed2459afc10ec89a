"""The report: a page that needs nothing but itself, and a summary for GitHub."""

from __future__ import annotations

import datetime
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2

from contract_tests.harness.documents import bundles, json_values, operations, run_options

from . import attribution
from .records import OutcomeOfTest
from .summary import Summary

PHASES = (
    "structure",
    "examples",
    "conformance",
    "access",
    "changes",
    "agreement",
    "sequences",
    "streams",
    "clients",
    "scenarios",
    "recordings",
)
"""Phases in the order in which they are shown; others follow."""

STATES = {"failed": "✗", "passed": "✓", "skipped": "–", "": ""}
"""What a test's state looks like without colour."""


@dataclass(frozen=True, slots=True)
class ReportCell:
    """What one phase says of one operation: its state, how many tests and requests, why one was skipped or failed."""

    state: str = ""
    tests: int = 0
    requests: int = 0
    reason: str = ""

    @property
    def mark(self) -> str:
        """The state as a character."""
        return STATES[self.state]


@dataclass(frozen=True, slots=True)
class ReportTable:
    """The phases of one vendor: each row an operation with a cell for each phase, red ones first."""

    vendor: str
    title: str
    phases: list[str]
    rows: list[tuple[str, list[ReportCell]]]

    @property
    def states(self) -> Counter[str]:
        """How many cells are in which state."""
        return Counter(cell.state for _, cells in self.rows for cell in cells if cell.state)


def tables(run: Summary) -> list[ReportTable]:
    """Return a table for each vendor, those with something red first."""
    found = [_table(vendor, [one for one in run.outcomes if one.record.vendor == vendor]) for vendor in run.vendors]
    return sorted((one for one in found if one.rows), key=lambda one: (-one.states["failed"], one.vendor))


def _table(vendor: str, outcomes: list[OutcomeOfTest]) -> ReportTable:
    seen = {one.record.phase for one in outcomes}
    phases = [*(one for one in PHASES if one in seen), *sorted(seen - {*PHASES})]
    ids = ["", *(one.id for one in operations.http_operations(vendor))]
    rows = [(name, [_cell(outcomes, name, phase) for phase in phases]) for name in ids]
    rows = [row for row in rows if any(cell.state for cell in row[1])]
    rows.sort(key=lambda row: -sum(cell.state == "failed" for cell in row[1]))
    return ReportTable(vendor, bundles.document(vendor)["info"]["title"], phases, rows)


def _cell(outcomes: list[OutcomeOfTest], operation: str, phase: str) -> ReportCell:
    mine = [one for one in outcomes if one.record.phase == phase and one.record.operation == operation]
    for state in ("failed", "passed", "skipped"):
        if those := [one for one in mine if one.state == state]:
            return ReportCell(
                state, len(mine), sum(one.record.timings.cases for one in mine), those[0].reason.partition("\n")[0]
            )
    return ReportCell()


def documented_excerpt(vendor: str, pointers: tuple[str, ...]) -> str:
    """Return what the document says at the innermost of some nodes that is there, cut where it is long."""
    found = {one: json_values.find(bundles.document(vendor), one) for one in reversed(pointers)}
    pointer = next((one for one, node in found.items() if node is not None), "")
    named = pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~")
    told = json.dumps({named: _brief(found.get(pointer))}, indent=1, ensure_ascii=False)
    return told if len(told) < 1500 else f"{told[:1500]}\n…"


def _brief(node: Any) -> Any:
    """Return a node without what only readers of the document want."""
    if isinstance(node, dict):
        return {name: _brief(one) for name, one in node.items() if name not in ("description", "examples", "example")}
    return [_brief(one) for one in node] if isinstance(node, list) else node


def target_description() -> str:
    """Return what was held to the descriptions, as a sentence begins with it."""
    if (folder := run_options.replay_path()) is not None:
        return f"Recorded answers of the vendors ({folder})"
    return {"live": "The vendors themselves", "embedded": "The sandbox"}.get(run_options.target_option(), "A sandbox")


def _facts(run: Summary) -> dict[str, Any]:
    return {
        "run": run,
        "verdicts": run.verdicts,
        "tables": tables(run),
        "held": target_description(),
        "real": run_options.is_real(),
        "when": datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "states": Counter(one.state for one in run.outcomes),
        "entries": {vendor: attribution.evidence_entries(vendor) for vendor in run.vendors},
        "expected": documented_excerpt,
        "sources": attribution.cited_pages,
        "page": attribution.vendor_page,
    }


def _rendered(template: str, run: Summary) -> str:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=jinja2.select_autoescape(["html.jinja"]),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(template).render(_facts(run))


def write_page(run: Summary, folder: Path) -> Path:
    """Write the page of a run into a folder, and its verdicts for programs beside it; return the page's path."""
    folder.mkdir(parents=True, exist_ok=True)
    told = json.dumps([one.as_json() for one in run.verdicts], indent=1, ensure_ascii=False)
    (folder / "verdicts.json").write_text(f"{told}\n", encoding="utf-8")
    page = folder / "index.html"
    page.write_text(_rendered("page.html.jinja", run), encoding="utf-8")
    return page


def write_summary(run: Summary, file: Path) -> None:
    """Add the summary of a run to a file, as GitHub wants it."""
    with file.open("a", encoding="utf-8") as opened:
        opened.write(_rendered("summary.md.jinja", run))
