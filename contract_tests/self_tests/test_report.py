"""The report: what the page says, and what a browser makes of it."""

from __future__ import annotations

import dataclasses
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pytest

from contract_tests.harness.plugins.run_report import Run
from contract_tests.harness.reporting import html_report
from contract_tests.harness.reporting.findings import Finding
from contract_tests.harness.reporting.records import Notes, Outcome
from contract_tests.harness.reporting.summary import Summary
from contract_tests.harness.reporting.timings import Spent
from contract_tests.harness.targets import targets

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
SETTINGS = """--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
    --disable-component-update --disable-sync --hide-scrollbars --force-color-profile=srgb""".split()

STATUS = Finding(
    "ibm_video",
    "listVirtualEvents",
    "response_schema_conformance",
    '/virtual_events/0/status: "<b>planned</b>" is not one of "future"',
    ("/paths", "/components/schemas/EventStatus"),
    request="curl -X GET https://api.video.ibm.com/channels/1/virtual-events.json?" + "x" * 300,
    answer='answered 200 application/json\n{"virtual_events": []}',
    layer="examples",
    test="contract_tests/test_examples.py::test_examples[ibm_video-listVirtualEvents]",
)
TITLE = Finding("ibm_video", "getVirtualEvent", "response_headers_conformance", "X is missing", layer="conformance")


def run_of(config: pytest.Config, *findings: Finding) -> Summary:
    run = Run(config)
    for one in findings:
        notes = Notes(one.vendor, one.layer, one.operation, one.test, Spent(3, 1.0), {one.fact: one})
        run.outcomes.append(Outcome(notes, "failed", one.message))
    notes = Notes("ibm_video", "clients", "listVirtualEvents", "clients[list]")
    run.outcomes.append(Outcome(notes, "failed", "ResponseError: status") if findings else Outcome(notes))
    run.outcomes.append(Outcome(Notes("globalmeet", "access", "getEvent", "access[get]"), "skipped", "no stranger"))
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
def page(pytestconfig: pytest.Config, tmp_path: Path) -> Path:
    return html_report.write_page(run_of(pytestconfig, STATUS, TITLE), tmp_path)


def read(page: Path) -> Read:
    found = Read()
    found.feed(page.read_text(encoding="utf-8"))
    return found


def test_the_page_needs_nothing_but_itself(page: Path) -> None:
    elements = read(page).elements
    assert not {"script", "link", "img", "iframe", "object"} & {tag for tag, _ in elements}
    assert all("src" not in attributes for _, attributes in elements)
    assert "url(" not in page.read_text(encoding="utf-8")


def test_what_a_vendor_answered_is_text_and_no_markup(page: Path) -> None:
    assert "<b>" not in page.read_text(encoding="utf-8")
    assert '"<b>planned</b>" is not one of' in read(page).text


def test_the_page_says_what_differs_where_and_what_to_do(page: Path) -> None:
    text = " ".join(read(page).text.split())
    assert "differs from the descriptions in 2 facts" in text
    assert "our assumption IBM-010 is wrong" in text
    assert "Correct the reading IBM-010 (specs/ibm_video/evidence.yaml:" in text
    assert re.search(r"specs/ibm_video/\S+:\d+\s?/components/schemas/EventStatus", text)
    assert "curl -X GET https://api.video.ibm.com/" in text
    assert "1 other test failed for it" in text


def test_states_are_told_without_colour(page: Path) -> None:
    cells = re.findall(r'<td class="(\w+)"[^>]*>(.)', page.read_text(encoding="utf-8"))
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
    run.outcomes[0].notes.confirmed = {"IBM-004", "IBM-010"}
    told: dict[str, set[str]] = {}
    monkeypatch.setattr(targets, "described", lambda: ["ibm_video"])
    monkeypatch.setattr("codegen.evidence.confirm", lambda folder, ids, day: (told.update({day: ids}), folder.path)[1])
    assert [line.partition(" in ")[0] for line in Run(pytestconfig, run.outcomes).confirm_evidence(run)] == [
        "confirmed: 1 readings"
    ]
    assert list(told.values()) == [{"IBM-004"}]


Browse = Callable[..., str]


@pytest.fixture
def browse(tmp_path: Path) -> Browse:
    if CHROMIUM is None:
        pytest.skip("no Chromium is installed: apt-get install chromium")

    def browse(page: Path, *more: str) -> str:
        profile = tmp_path / "profile"
        command = [CHROMIUM, *SETTINGS, f"--user-data-dir={profile}", *more, page.as_uri()]
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
        return done.stdout

    return browse


MEASURE = """<script>
addEventListener("load", () => {
  const root = document.documentElement, wide = [...document.body.querySelectorAll("*")].filter(
    (one) => !one.closest(".scroll, pre, .skip") && one.getBoundingClientRect().right > innerWidth + 1);
  root.dataset.measured = JSON.stringify({
    scrolls: root.scrollWidth > innerWidth, wide: wide.map((one) => one.outerHTML.slice(0, 80)),
    ink: getComputedStyle(document.body).color, paper: getComputedStyle(document.body).backgroundColor,
    verdicts: document.querySelectorAll(".verdict").length, open: document.querySelectorAll("details[open]").length,
  });
});
</script>"""


@pytest.mark.parametrize("width", [1280, 500])
def test_a_browser_shows_everything_within_its_width(width: int, page: Path, browse: Browse) -> None:
    measured = page.with_name("measured.html")
    measured.write_text(page.read_text(encoding="utf-8").replace("</body>", f"{MEASURE}</body>"), encoding="utf-8")
    (found,) = re.findall(r'data-measured="([^"]*)"', browse(measured, f"--window-size={width},900", "--dump-dom"))
    assert "&quot;scrolls&quot;:false,&quot;wide&quot;:[]" in found
    assert "&quot;verdicts&quot;:2" in found
    assert "&quot;ink&quot;:&quot;rgb(29, 33, 41)&quot;" in found


def test_a_browser_draws_the_page(page: Path, browse: Browse, tmp_path: Path) -> None:
    image = tmp_path / "page.png"
    browse(page, "--window-size=1280,1600", f"--screenshot={image}")
    assert image.read_bytes().startswith(b"\x89PNG")
    assert image.stat().st_size > 20_000, "an empty page would be smaller"


def test_a_browser_in_the_dark_shows_the_page_dark(page: Path, browse: Browse) -> None:
    measured = page.with_name("measured.html")
    measured.write_text(page.read_text(encoding="utf-8").replace("</body>", f"{MEASURE}</body>"), encoding="utf-8")
    dark = browse(measured, "--blink-settings=preferredColorScheme=0", "--dump-dom")
    assert "&quot;paper&quot;:&quot;rgb(21, 24, 30)&quot;" in dark


def test_a_test_that_breaks_down_by_itself_is_not_told_as_drift(pytestconfig: pytest.Config, tmp_path: Path) -> None:
    broken = Finding("ibm_video", "", "", "NameError: name 'vide' is not defined", layer="scenarios", test="a story")
    text = read(html_report.write_page(run_of(pytestconfig, broken), tmp_path)).text
    assert "✗ the test is wrong" in text
    assert "Mend the test" in text
