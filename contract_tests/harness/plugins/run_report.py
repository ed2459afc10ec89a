"""The run: gathers what all tests noted, in whichever process, and tells it at the end, once."""

from __future__ import annotations

import dataclasses
import datetime
import os
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from codegen import evidence
from codegen.vendors import Vendor
from contract_tests.harness.documents import bundles, run_options
from contract_tests.harness.generation.profiles import profile
from contract_tests.harness.recordings import store
from contract_tests.harness.recordings.store import RecordedResponse
from contract_tests.harness.reporting import attribution
from contract_tests.harness.reporting.findings import ContractFinding
from contract_tests.harness.reporting.html_report import write_page, write_summary
from contract_tests.harness.reporting.records import OutcomeOfTest, Record, record_of
from contract_tests.harness.reporting.summary import Summary
from contract_tests.harness.reporting.timings import Timings
from contract_tests.harness.targets import targets

ORDER = ("passed", "skipped", "failed")
"""States of a test, of which the last that any phase has counts."""


@dataclass(slots=True, eq=False)
class Run:
    """A plugin of pytest, and what it knows at the end."""

    config: pytest.Config
    outcomes: list[OutcomeOfTest] = field(default_factory=list)
    states: dict[str, tuple[str, str]] = field(default_factory=dict)
    begun: set[tuple[str, str]] = field(default_factory=set)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Put what a test noted on its last report: a report goes as JSON from one process to another."""
        report = yield
        noted = record_of(item)
        if report.failed and run_options.target_option() == "live":
            # What a vendor answered may tell of people, and a traceback shows it.
            noted.secrets |= (
                targets.live_target(noted.vendor).secrets if noted.vendor in targets.vendors_under_test() else set()
            )
            shown = "\n\n".join(map(str, noted.findings.values())) or _reason(report).partition("\n")[0]
            report.longrepr = noted.without_secrets(shown)
        if report.when == "teardown":
            told = {
                name: getattr(noted, name)
                for name in ("vendor", "phase", "operation", "test", "recorded_responses", "leftovers")
            }
            told["timings"] = dataclasses.asdict(noted.timings)
            told["findings"] = [dataclasses.asdict(one) for one in noted.findings.values()]
            told["confirmed"] = sorted(noted.confirmed)
            report.__dict__["contract_record"] = told
        return report

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Gather what a test noted, and how it ended."""
        state, reason = self.states.get(report.nodeid, ("passed", ""))
        if ORDER.index(report.outcome) > ORDER.index(state):
            self.states[report.nodeid] = state, reason = report.outcome, _reason(report)
        if report.when == "teardown":
            self.states.pop(report.nodeid, None)
            self.outcomes.append(OutcomeOfTest(_notes(report.__dict__["contract_record"]), state, reason))
            self._tell_progress(self.outcomes[-1].record)

    def _tell_progress(self, record: Record) -> None:
        """Tell on a terminal which vendor and phase has begun, among the dots of several processes."""
        reporter = self.config.pluginmanager.get_plugin("terminalreporter")
        begun = record.vendor, record.phase
        if record.vendor and begun not in self.begun and reporter is not None and reporter.isatty:
            reporter.write_line(f" {record.vendor} {record.phase}")
        self.begun.add(begun)

    def summary(self) -> Summary:
        """Return the summary of all outcomes so far."""
        chosen = profile()
        return Summary(
            self.outcomes, targets.vendors_under_test(), targets.unavailable_vendors(), chosen.name, chosen.seed
        )

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Tell it."""
        if hasattr(self.config, "workerinput"):
            return
        tell = terminalreporter.write_line
        summary = self.summary()
        if summary.timings:
            seed = "" if summary.seed is None else f", seed {summary.seed}: CONTRACT_SEED repeats it"
            terminalreporter.section(f"contract, {summary.profile}{seed}")
        for (vendor, phase), timings in summary.timings.items():
            tell(f"{vendor} {phase}: {timings}")
        if found := summary.verdicts:
            terminalreporter.section(f"{len(found)} verdict{'s' * (len(found) > 1)}")
        for one in found:
            for line in one.lines():
                tell(line, red=line == one.headline)
        for told in summary.leftovers:
            tell(f"left behind: {told}", red=True)
        for told in summary.unavailable.values():
            tell(f"not tested: {told}")
        if summary.timings or run_options.replay_path():
            self._tell_of_evidence(terminalreporter)
        for told in self._written(summary):
            tell(told)

    def _tell_of_evidence(self, reporter: pytest.TerminalReporter) -> None:
        for vendor in targets.vendors_under_test():
            entries = attribution.evidence_entries(vendor)
            never = [one.id for one in entries if not one.confirmed]
            listed = f": {', '.join(never)}" if never and self.config.get_verbosity() > 0 else ""
            reporter.write_line(f"{vendor}: {len(never)} of {len(entries)} readings were never confirmed live{listed}")

    def _written(self, summary: Summary) -> Iterator[str]:
        """Write what the environment asks for; yield what was written where."""
        if folder := run_options.record_path():
            for vendor in targets.vendors_under_test():
                told = {
                    repr(one): one for outcome in self._of(vendor) for one in outcome.record.recorded_responses.values()
                }
                if told:
                    file = store.recording_path(folder, vendor)
                    store.write(file, vendor, (RecordedResponse.of(vendor, one) for one in told.values()))
                    yield f"recorded: {file}"
        if os.environ.get("CONTRACT_CONFIRM") == "1" and run_options.target_option() == "live":
            yield from self.confirm_evidence(summary)
        if page := os.environ.get("CONTRACT_REPORT"):
            yield f"report: {write_page(summary, Path(page))}"
        if github := os.environ.get("GITHUB_STEP_SUMMARY"):
            write_summary(summary, Path(github))

    def confirm_evidence(self, summary: Summary) -> Iterator[str]:
        """Write the date into the evidence of what agreed wherever it was seen."""
        for vendor in targets.vendors_under_test():
            wrong = {
                entry.id
                for one in summary.verdicts
                if one.finding.vendor == vendor
                for entry in one.attribution.evidence
            }
            seen = {name for outcome in self._of(vendor) for name in outcome.record.confirmed} - wrong
            today = datetime.datetime.now(datetime.UTC).date().isoformat()
            path = evidence.confirm(Vendor(vendor, bundles.ROOT).folder(), seen, today)
            yield f"confirmed: {len(seen)} readings in {path}; now: make generate"

    def _of(self, vendor: str) -> list[OutcomeOfTest]:
        return [one for one in self.outcomes if one.record.vendor == vendor]


def _notes(told: dict[str, Any]) -> Record:
    """Return record that came as JSON."""
    found = [ContractFinding(**{**one, "pointers": tuple(one["pointers"])}) for one in told["findings"]]
    timings, confirmed = Timings(**told["timings"]), set(told["confirmed"])
    return Record(**{**told, "timings": timings, "findings": {one.fact: one for one in found}, "confirmed": confirmed})


def _reason(report: pytest.TestReport) -> str:
    """Return why a test failed or was skipped, without the way there."""
    if isinstance(report.longrepr, tuple):
        return report.longrepr[2].removeprefix("Skipped: ")
    lines = report.longreprtext.strip().splitlines()
    told = [line[1:].strip() for line in lines if line.startswith("E ")]
    return "\n".join(told or lines[-1:])[:1000]
