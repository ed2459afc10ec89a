"""Tests for the report: the content of the HTML page and of the summary, and the page in a browser."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from contract_tests.harness.plugins.run_report import Run
from contract_tests.harness.reporting import html_report
from contract_tests.harness.reporting.findings import ContractFinding
from contract_tests.harness.reporting.records import OutcomeOfTest, Record
from contract_tests.harness.reporting.summary import Summary
from contract_tests.harness.reporting.timings import Timings
from contract_tests.harness.targets import targets

STATUS_FINDING = ContractFinding(
    "ibm_video",
    "listVirtualEvents",
    "response_schema_conformance",
    '/virtual_events/0/status: "<b>planned</b>" is not one of "future"',
    ("/paths", "/components/schemas/EventStatus"),
    request="curl -X GET https://api.video.ibm.com/channels/1/virtual-events.json?" + "x" * 300,
    response='answered 200 application/json\n{"virtual_events": []}',
    phase="examples",
    test="contract_tests/test_examples.py::test_examples[ibm_video-listVirtualEvents]",
)
HEADER_FINDING = ContractFinding(
    "ibm_video", "getVirtualEvent", "response_headers_conformance", "X is missing", phase="conformance"
)


def summary_of(config: pytest.Config, *findings: ContractFinding) -> Summary:
    """Return the summary of a run with a failed test per finding, a test of a client, and a skipped test."""
    run = Run(config)
    for finding in findings:
        record = Record(finding.vendor, finding.phase, finding.operation, finding.test, Timings(3, 1.0))
        record.findings[finding.fact] = finding
        run.outcomes.append(OutcomeOfTest(record, "failed", finding.message))
    record = Record("ibm_video", "clients", "listVirtualEvents", "clients[list]")
    run.outcomes.append(OutcomeOfTest(record, "failed", "ResponseError: status") if findings else OutcomeOfTest(record))
    run.outcomes.append(
        OutcomeOfTest(Record("globalmeet", "access", "getEvent", "access[get]"), "skipped", "no stranger")
    )
    return run.summary()


@dataclass
class ParsedPage(HTMLParser):
    """The elements of an HTML page with their attributes, and its text."""

    elements: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    text: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Add an element."""
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Add text."""
        self.text += data


@pytest.fixture
def report(pytestconfig: pytest.Config, tmp_path: Path) -> Path:
    """Return the path of a report with two findings."""
    return html_report.write_page(summary_of(pytestconfig, STATUS_FINDING, HEADER_FINDING), tmp_path)


def parse_page(path: Path) -> ParsedPage:
    """Parse an HTML file."""
    page = ParsedPage()
    page.feed(path.read_text(encoding="utf-8"))
    return page


def test_page_loads_no_external_resources(report: Path) -> None:
    elements = parse_page(report).elements
    assert not {"script", "link", "img", "iframe", "object"} & {tag for tag, _ in elements}
    assert all("src" not in attributes for _, attributes in elements)
    assert "url(" not in report.read_text(encoding="utf-8")


def test_page_escapes_markup_in_responses(report: Path) -> None:
    assert "<b>" not in report.read_text(encoding="utf-8")
    assert '"<b>planned</b>" is not one of' in parse_page(report).text


def test_page_shows_verdict_location_and_remedy(report: Path) -> None:
    text = " ".join(parse_page(report).text.split())
    assert "differs from the descriptions in 2 facts" in text
    assert "our assumption IBM-010 is wrong" in text
    assert "Correct interpretation IBM-010 (specs/ibm_video/evidence.yaml:" in text
    assert re.search(r"specs/ibm_video/\S+:\d+\s?/components/schemas/EventStatus", text)
    assert "curl -X GET https://api.video.ibm.com/" in text
    assert "1 other test failed for the same reason" in text


def test_page_states_have_symbols(report: Path) -> None:
    cells = re.findall(r'<td class="(\w+)"[^>]*>(.)', report.read_text(encoding="utf-8"))
    assert {state: mark for state, mark in cells if state != "none"} == {"failed": "✗", "skipped": "–"}


def test_page_without_findings_reports_agreement(pytestconfig: pytest.Config, tmp_path: Path) -> None:
    text = parse_page(html_report.write_page(summary_of(pytestconfig), tmp_path)).text
    assert "agrees with the descriptions" in text
    assert "What differs" not in text


def test_write_summary_begins_with_verdicts(pytestconfig: pytest.Config, tmp_path: Path) -> None:
    file = tmp_path / "summary.md"
    file.write_text("before\n", encoding="utf-8")
    html_report.write_summary(summary_of(pytestconfig, STATUS_FINDING), file)
    text = file.read_text(encoding="utf-8")
    assert text.startswith("before\n## ✗ The sandbox: 1 fact differs from the descriptions")
    assert "- **our assumption IBM-010 is wrong: ibm_video listVirtualEvents: response_schema_conformance" in text
    assert "| ibm_video | 2 | 0 | 0 |" in text


def test_tables_failures_come_first(pytestconfig: pytest.Config) -> None:
    summary = summary_of(pytestconfig, HEADER_FINDING)
    summary.outcomes[1].state = "passed"
    first, second = html_report.tables(dataclasses.replace(summary, outcomes=list(reversed(summary.outcomes))))
    assert [first.vendor, second.vendor] == ["ibm_video", "globalmeet"]
    assert [name for name, _ in first.rows] == ["getVirtualEvent", "listVirtualEvents"]


def test_confirm_evidence_excludes_violated_entries(
    pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = summary_of(pytestconfig, STATUS_FINDING)
    summary.outcomes[0].record.confirmed = {"IBM-004", "IBM-010"}
    confirmed: list[set[str]] = []

    def confirm(folder: Any, ids: set[str], day: str) -> Path:
        confirmed.append(ids)
        return Path("evidence.yaml")

    monkeypatch.setattr(targets, "vendors_under_test", lambda: ["ibm_video"])
    monkeypatch.setattr("codegen.evidence.confirm", confirm)
    lines = list(Run(pytestconfig, summary.outcomes).confirm_evidence(summary))
    assert [line.partition(" in ")[0] for line in lines] == ["confirmed: 1 interpretations"]
    assert confirmed == [{"IBM-004"}]


MEASURE = """() => {
  const root = document.documentElement, wide = [...document.body.querySelectorAll("*")].filter(
    (element) => !element.closest(".scroll, pre, .skip") && element.getBoundingClientRect().right > innerWidth + 1);
  return {
    scrolls: root.scrollWidth > innerWidth, wide: wide.map((element) => element.outerHTML.slice(0, 80)),
    ink: getComputedStyle(document.body).color, paper: getComputedStyle(document.body).backgroundColor,
    verdicts: document.querySelectorAll(".verdict").length,
  };
}"""


@pytest.mark.parametrize("width", [1280, 500])
def test_page_fits_width_of_browser(width: int, report: Path, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(report.as_uri())
    measured = page.evaluate(MEASURE)
    assert (measured["scrolls"], measured["wide"], measured["verdicts"]) == (False, [], 2)
    assert measured["ink"] == "rgb(29, 33, 41)"


def test_page_renders_in_browser(report: Path, page: Page) -> None:
    page.goto(report.as_uri())
    image = page.screenshot(full_page=True)
    assert image.startswith(b"\x89PNG")
    assert len(image) > 20_000, "the screenshot is so small that the page must be empty"


def test_page_dark_mode_has_dark_background(report: Path, page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(report.as_uri())
    assert page.evaluate(MEASURE)["paper"] == "rgb(21, 24, 30)"


def test_page_error_in_test_is_not_drift(pytestconfig: pytest.Config, tmp_path: Path) -> None:
    broken = ContractFinding(
        "ibm_video", "", "", "NameError: name 'vide' is not defined", phase="scenarios", test="a scenario"
    )
    text = parse_page(html_report.write_page(summary_of(pytestconfig, broken), tmp_path)).text
    assert "✗ the test is wrong" in text
    assert "Fix the test" in text
