"""Reports of a run: a self-contained HTML page, ``verdicts.json``, and a Markdown summary for GitHub."""

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
"""Phases in the order of the table's columns; others follow, sorted by name."""

STATES = {"failed": "✗", "passed": "✓", "skipped": "–", "": ""}
"""The character for each state of a test, so that the page can be read without colours."""


@dataclass(frozen=True, slots=True)
class ReportCell:
    """The tests of one operation in one phase: their state, the numbers of tests and requests, and a reason.

    `reason` says why the first test in this state failed or was skipped.
    """

    state: str = ""
    tests: int = 0
    requests: int = 0
    reason: str = ""

    @property
    def mark(self) -> str:
        """The character for the state."""
        return STATES[self.state]


@dataclass(frozen=True, slots=True)
class ReportTable:
    """The results of one vendor: a row for each operation with a cell for each phase, failed rows first."""

    vendor: str
    title: str
    phases: list[str]
    rows: list[tuple[str, list[ReportCell]]]

    @property
    def states(self) -> Counter[str]:
        """The number of cells in each state."""
        return Counter(cell.state for _, cells in self.rows for cell in cells if cell.state)


def tables(run: Summary) -> list[ReportTable]:
    """Return a table for each vendor with tests, those with most failures first."""
    of_vendors = [
        _table(vendor, [outcome for outcome in run.outcomes if outcome.record.vendor == vendor])
        for vendor in run.vendors
    ]
    return sorted(
        (table for table in of_vendors if table.rows), key=lambda table: (-table.states["failed"], table.vendor)
    )


def _table(vendor: str, outcomes: list[OutcomeOfTest]) -> ReportTable:
    run_phases = {outcome.record.phase for outcome in outcomes}
    phases = [*(phase for phase in PHASES if phase in run_phases), *sorted(run_phases - {*PHASES})]
    ids = ["", *(operation.id for operation in operations.http_operations(vendor))]
    rows = [(id, [_cell(outcomes, id, phase) for phase in phases]) for id in ids]
    rows = [row for row in rows if any(cell.state for cell in row[1])]
    rows.sort(key=lambda row: -sum(cell.state == "failed" for cell in row[1]))
    return ReportTable(vendor, bundles.document(vendor)["info"]["title"], phases, rows)


def _cell(outcomes: list[OutcomeOfTest], operation: str, phase: str) -> ReportCell:
    of_cell = [
        outcome for outcome in outcomes if outcome.record.phase == phase and outcome.record.operation == operation
    ]
    requests = sum(outcome.record.timings.cases for outcome in of_cell)
    for state in ("failed", "passed", "skipped"):
        if in_state := [outcome for outcome in of_cell if outcome.state == state]:
            return ReportCell(state, len(of_cell), requests, in_state[0].reason.partition("\n")[0])
    return ReportCell()


def documented_excerpt(vendor: str, pointers: tuple[str, ...]) -> str:
    """Return the innermost existing node of those at `pointers` as JSON text, at most 1500 characters of it."""
    nodes = {pointer: json_values.find(bundles.document(vendor), pointer) for pointer in reversed(pointers)}
    pointer = next((pointer for pointer, node in nodes.items() if node is not None), "")
    name = pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~")
    text = json.dumps({name: _without_prose(nodes.get(pointer))}, indent=1, ensure_ascii=False)
    return text if len(text) < 1500 else f"{text[:1500]}\n…"


def _without_prose(node: Any) -> Any:
    """Return a node without descriptions and examples."""
    if isinstance(node, dict):
        prose = ("description", "examples", "example")
        return {name: _without_prose(child) for name, child in node.items() if name not in prose}
    return [_without_prose(child) for child in node] if isinstance(node, list) else node


def target_description() -> str:
    """Return what was tested, as the beginning of a sentence."""
    if (folder := run_options.replay_path()) is not None:
        return f"Recorded responses of the vendors ({folder})"
    return {"live": "The vendors themselves", "embedded": "The sandbox"}.get(run_options.target_option(), "A sandbox")


def _context(run: Summary) -> dict[str, Any]:
    """Return the variables of the templates."""
    return {
        "run": run,
        "verdicts": run.verdicts,
        "tables": tables(run),
        "target": target_description(),
        "real": run_options.is_real(),
        "when": datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "states": Counter(outcome.state for outcome in run.outcomes),
        "entries": {vendor: attribution.evidence_entries(vendor) for vendor in run.vendors},
        "expected": documented_excerpt,
        "sources": attribution.cited_pages,
        "page": attribution.vendor_page,
    }


def _render(template: str, run: Summary) -> str:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=jinja2.select_autoescape(["html.jinja"]),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(template).render(_context(run))


def write_page(run: Summary, folder: Path) -> Path:
    """Write ``index.html`` and ``verdicts.json`` of a run into a folder; return the path of the page."""
    folder.mkdir(parents=True, exist_ok=True)
    verdicts = json.dumps([verdict.as_json() for verdict in run.verdicts], indent=1, ensure_ascii=False)
    (folder / "verdicts.json").write_text(f"{verdicts}\n", encoding="utf-8")
    page = folder / "index.html"
    page.write_text(_render("page.html.jinja", run), encoding="utf-8")
    return page


def write_summary(run: Summary, file: Path) -> None:
    """Append the Markdown summary of a run to a file, as ``GITHUB_STEP_SUMMARY`` expects it."""
    with file.open("a", encoding="utf-8") as summary:
        summary.write(_render("summary.md.jinja", run))
