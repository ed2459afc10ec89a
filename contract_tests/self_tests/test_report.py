"""The report: what the page says, and what a browser makes of it."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Page

from contract_tests.harness.plugins.run_report import Run
from contract_tests.harness.reporting import html_report
from contract_tests.harness.reporting.findings import ContractFinding
from contract_tests.harness.reporting.records import OutcomeOfTest, Record
from contract_tests.harness.reporting.summary import Summary
from contract_tests.harness.reporting.timings import Timings
from contract_tests.harness.targets import targets

STATUS = ContractFinding(
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
TITLE = ContractFinding(
    "ibm_video", "getVirtualEvent", "response_headers_conformance", "X is missing", phase="conformance"
)


def run_of(config: pytest.Config, *findings: ContractFinding) -> Summary:
    run = Run(config)
    for one in findings:
        record = Record(one.vendor, one.phase, one.operation, one.test, Timings(3, 1.0), {one.fact: one})
        run.outcomes.append(OutcomeOfTest(record, "failed", one.message))
    record = Record("ibm_video", "clients", "listVirtualEvents", "clients[list]")
    run.outcomes.append(OutcomeOfTest(record, "failed", "ResponseError: status") if findings else OutcomeOfTest(record))
    run.outcomes.append(
        OutcomeOfTest(Record("globalmeet", "access", "getEvent", "access[get]"), "skipped", "no stranger")
    )
    return run.summary()


@dataclass
class Read(HTMLParser):
    """What a page is made of: elements with attributes, and its text."""

    elements: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    text: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture
def report(pytestconfig: pytest.Config, tmp_path: Path) -> Path:
    return html_report.write_page(run_of(pytestconfig, STATUS, TITLE), tmp_path)


def read(page: Path) -> Read:
    found = Read()
    found.feed(page.read_text(encoding="utf-8"))
    return found


def test_the_page_needs_nothing_but_itself(report: Path) -> None:
    elements = read(report).elements
    assert not {"script", "link", "img", "iframe", "object"} & {tag for tag, _ in elements}
    assert all("src" not in attributes for _, attributes in elements)
    assert "url(" not in report.read_text(encoding="utf-8")


def test_what_a_vendor_answered_is_text_and_no_markup(report: Path) -> None:
    assert "<b>" not in report.read_text(encoding="utf-8")
    assert '"<b>planned</b>" is not one of' in read(report).text


def test_the_page_says_what_differs_where_and_what_to_do(report: Path) -> None:
    text = " ".join(read(report).text.split())
    assert "differs from the descriptions in 2 facts" in text
    assert "our assumption IBM-010 is wrong" in text
    assert "Correct interpretation IBM-010 (specs/ibm_video/evidence.yaml:" in text
    assert re.search(r"specs/ibm_video/\S+:\d+\s?/components/schemas/EventStatus", text)
    assert "curl -X GET https://api.video.ibm.com/" in text
    assert "1 other test failed for the same reason" in text


def test_states_are_told_without_colour(report: Path) -> None:
    cells = re.findall(r'<td class="(\w+)"[^>]*>(.)', report.read_text(encoding="utf-8"))
    assert {state: mark for state, mark in cells if state != "none"} == {"failed": "✗", "skipped": "–"}


def test_a_run_without_findings_says_so(pytestconfig: pytest.Config, tmp_path: Path) -> None:
    text = read(html_report.write_page(run_of(pytestconfig), tmp_path)).text
    assert "agrees with the descriptions" in text
    assert "What differs" not in text


def test_the_summary_begins_with_what_was_found(pytestconfig: pytest.Config, tmp_path: Path) -> None:
    file = tmp_path / "summary.md"
    file.write_text("before\n", encoding="utf-8")
    html_report.write_summary(run_of(pytestconfig, STATUS), file)
    text = file.read_text(encoding="utf-8")
    assert text.startswith("before\n## ✗ The sandbox: 1 fact differs from the descriptions")
    assert "- **our assumption IBM-010 is wrong: ibm_video listVirtualEvents: response_schema_conformance" in text
    assert "| ibm_video | 2 | 0 | 0 |" in text


def test_red_rows_and_vendors_come_first(pytestconfig: pytest.Config) -> None:
    run = run_of(pytestconfig, TITLE)
    run.outcomes[1].state = "passed"
    first, second = html_report.tables(dataclasses.replace(run, outcomes=list(reversed(run.outcomes))))
    assert [first.vendor, second.vendor] == ["ibm_video", "globalmeet"]
    assert [name for name, _ in first.rows] == ["getVirtualEvent", "listVirtualEvents"]


def test_only_what_agreed_is_confirmed(pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch) -> None:
    run = run_of(pytestconfig, STATUS)
    run.outcomes[0].record.confirmed = {"IBM-004", "IBM-010"}
    told: dict[str, set[str]] = {}
    monkeypatch.setattr(targets, "vendors_under_test", lambda: ["ibm_video"])
    monkeypatch.setattr("codegen.evidence.confirm", lambda folder, ids, day: (told.update({day: ids}), folder.path)[1])
    assert [line.partition(" in ")[0] for line in Run(pytestconfig, run.outcomes).confirm_evidence(run)] == [
        "confirmed: 1 interpretations"
    ]
    assert list(told.values()) == [{"IBM-004"}]


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
def test_a_browser_shows_everything_within_its_width(width: int, report: Path, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(report.as_uri())
    measured = page.evaluate(MEASURE)
    assert (measured["scrolls"], measured["wide"], measured["verdicts"]) == (False, [], 2)
    assert measured["ink"] == "rgb(29, 33, 41)"


def test_a_browser_draws_the_page(report: Path, page: Page) -> None:
    page.goto(report.as_uri())
    image = page.screenshot(full_page=True)
    assert image.startswith(b"\x89PNG")
    assert len(image) > 20_000, "an empty page would be smaller"


def test_a_browser_in_the_dark_shows_the_page_dark(report: Path, page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(report.as_uri())
    assert page.evaluate(MEASURE)["paper"] == "rgb(21, 24, 30)"


def test_a_test_that_breaks_down_by_itself_is_not_told_as_drift(pytestconfig: pytest.Config, tmp_path: Path) -> None:
    broken = ContractFinding(
        "ibm_video", "", "", "NameError: name 'vide' is not defined", phase="scenarios", test="a story"
    )
    text = read(html_report.write_page(run_of(pytestconfig, broken), tmp_path)).text
    assert "✗ the test is wrong" in text
    assert "Fix the test" in text
