"""pytest plugin that collects the records of all tests, from all processes, and reports the run once at its end."""

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
"""Outcomes of setup, call and teardown. The one latest in this order is the outcome of the whole test."""

RECORD = "contract_record"
"""The attribute of a test report that holds the test's record as JSON."""


@dataclass(slots=True, eq=False)
class Run:
    """The plugin, and the outcomes collected so far.

    `states` are the state and reason of running tests by node id. `started` are the vendors and phases already shown
    in the progress output.
    """

    config: pytest.Config
    outcomes: list[OutcomeOfTest] = field(default_factory=list)
    states: dict[str, tuple[str, str]] = field(default_factory=dict)
    started: set[tuple[str, str]] = field(default_factory=set)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Add a test's record to its last report, which pytest-xdist sends as JSON to the main process."""
        report = yield
        record = record_of(item)
        if report.failed and run_options.target_option() == "live":
            # A traceback shows values of responses, which may be personal data.
            if record.vendor in targets.vendors_under_test():
                record.secrets |= targets.live_target(record.vendor).secrets
            text = "\n\n".join(map(str, record.findings.values())) or _reason(report).partition("\n")[0]
            report.longrepr = record.without_secrets(text)
        if report.when == "teardown":
            names = ("vendor", "phase", "operation", "test", "recorded_responses", "leftovers")
            fields: dict[str, Any] = {name: getattr(record, name) for name in names}
            fields["timings"] = dataclasses.asdict(record.timings)
            fields["findings"] = [dataclasses.asdict(finding) for finding in record.findings.values()]
            fields["confirmed"] = sorted(record.confirmed)
            report.__dict__[RECORD] = fields
        return report

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Collect a test's record and outcome."""
        state, reason = self.states.get(report.nodeid, ("passed", ""))
        if ORDER.index(report.outcome) > ORDER.index(state):
            self.states[report.nodeid] = state, reason = report.outcome, _reason(report)
        if report.when == "teardown":
            self.states.pop(report.nodeid, None)
            self.outcomes.append(OutcomeOfTest(_record(report.__dict__[RECORD]), state, reason))
            self._show_progress(self.outcomes[-1].record)

    def _show_progress(self, record: Record) -> None:
        """Print the vendor and phase of a record to a terminal, once for each."""
        reporter = self.config.pluginmanager.get_plugin("terminalreporter")
        vendor_and_phase = record.vendor, record.phase
        if record.vendor and vendor_and_phase not in self.started and reporter is not None and reporter.isatty:
            reporter.write_line(f" {record.vendor} {record.phase}")
        self.started.add(vendor_and_phase)

    def summary(self) -> Summary:
        """Return the summary of all outcomes so far."""
        chosen = profile()
        return Summary(
            self.outcomes, targets.vendors_under_test(), targets.unavailable_vendors(), chosen.name, chosen.seed
        )

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Print timings, verdicts, leftovers and unavailable vendors, and write the reports; not in workers."""
        if hasattr(self.config, "workerinput"):
            return
        write_line = terminalreporter.write_line
        summary = self.summary()
        if summary.timings:
            seed = "" if summary.seed is None else f", seed {summary.seed}: set CONTRACT_SEED to repeat it"
            terminalreporter.section(f"contract, {summary.profile}{seed}")
        for (vendor, phase), timings in summary.timings.items():
            write_line(f"{vendor} {phase}: {timings}")
        verdicts = summary.verdicts
        if verdicts:
            terminalreporter.section(f"{len(verdicts)} verdict{'s' * (len(verdicts) > 1)}")
        for verdict in verdicts:
            for line in verdict.lines():
                write_line(line, red=line == verdict.headline)
        for leftover in summary.leftovers:
            write_line(f"left behind: {leftover}", red=True)
        for reason in summary.unavailable.values():
            write_line(f"not tested: {reason}")
        if summary.timings or run_options.replay_path():
            self._write_unconfirmed(terminalreporter)
        for message in self._write_files(summary):
            write_line(message)

    def _write_unconfirmed(self, reporter: pytest.TerminalReporter) -> None:
        """Print how many interpretations no vendor has confirmed, with their ids if pytest is verbose."""
        for vendor in targets.vendors_under_test():
            entries = attribution.evidence_entries(vendor)
            unconfirmed = [entry.id for entry in entries if not entry.confirmed]
            ids = f": {', '.join(unconfirmed)}" if unconfirmed and self.config.get_verbosity() > 0 else ""
            reporter.write_line(
                f"{vendor}: {len(unconfirmed)} of {len(entries)} interpretations were never confirmed live{ids}"
            )

    def _write_files(self, summary: Summary) -> Iterator[str]:
        """Write the files that environment variables ask for; yield a message for each."""
        if folder := run_options.record_path():
            for vendor in targets.vendors_under_test():
                responses = {
                    repr(response): response
                    for outcome in self._outcomes_of(vendor)
                    for response in outcome.record.recorded_responses.values()
                }
                if responses:
                    file = store.recording_path(folder, vendor)
                    store.write(file, vendor, (RecordedResponse.of(vendor, entry) for entry in responses.values()))
                    yield f"recorded: {file}"
        if os.environ.get("CONTRACT_CONFIRM") == "1" and run_options.target_option() == "live":
            yield from self.confirm_evidence(summary)
        if page := os.environ.get("CONTRACT_REPORT"):
            yield f"report: {write_page(summary, Path(page))}"
        if github := os.environ.get("GITHUB_STEP_SUMMARY"):
            write_summary(summary, Path(github))

    def confirm_evidence(self, summary: Summary) -> Iterator[str]:
        """Write today's date into the evidence entries that responses agreed with and no verdict contradicts."""
        for vendor in targets.vendors_under_test():
            contradicted = {
                entry.id
                for verdict in summary.verdicts
                if verdict.finding.vendor == vendor
                for entry in verdict.attribution.evidence
            }
            confirmed = {id for outcome in self._outcomes_of(vendor) for id in outcome.record.confirmed} - contradicted
            today = datetime.datetime.now(datetime.UTC).date().isoformat()
            path = evidence.confirm(Vendor(vendor, bundles.ROOT).folder(), confirmed, today)
            yield f"confirmed: {len(confirmed)} interpretations in {path}; next, run: make generate"

    def _outcomes_of(self, vendor: str) -> list[OutcomeOfTest]:
        return [outcome for outcome in self.outcomes if outcome.record.vendor == vendor]


def _record(fields: dict[str, Any]) -> Record:
    """Return the record that a report holds as JSON."""
    findings = [
        ContractFinding(**{**finding, "pointers": tuple(finding["pointers"])}) for finding in fields["findings"]
    ]
    return Record(
        **{
            **fields,
            "timings": Timings(**fields["timings"]),
            "findings": {finding.fact: finding for finding in findings},
            "confirmed": set(fields["confirmed"]),
        }
    )


def _reason(report: pytest.TestReport) -> str:
    """Return why a test failed or was skipped, without the traceback; at most 1000 characters."""
    if isinstance(report.longrepr, tuple):
        return report.longrepr[2].removeprefix("Skipped: ")
    lines = report.longreprtext.strip().splitlines()
    error_lines = [line[1:].strip() for line in lines if line.startswith("E ")]
    return "\n".join(error_lines or lines[-1:])[:1000]
