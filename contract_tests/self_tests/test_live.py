"""Tests for live runs: required settings, removal of created objects, and protection of secrets and personal data."""

from __future__ import annotations

from pathlib import Path

import pytest

from contract_tests.harness.documents import run_options
from contract_tests.harness.documents.asyncapi import all_operations
from contract_tests.harness.documents.run_options import NotReady
from contract_tests.harness.reporting.findings import ContractFinding
from contract_tests.harness.reporting.records import Record
from contract_tests.harness.targets import targets

from .fake_vendors import OutgoingMessage, run_contract_tests, serve_vendor

EXAMPLES = "contract_tests/test_examples.py"
STREAMS = "contract_tests/test_streams.py"
CONNECTION_ENTRIES = {"connect", "disconnect"}
"""The entries of the sandbox's journal that are neither calls nor events."""


def test_live_run_without_credentials_names_variables(tmp_path: Path) -> None:
    run = run_contract_tests(tmp_path, {"CONTRACT_TARGET": "live"}, "contract_tests")
    assert run.exit_code == 0
    for vendor in run_options.chosen_vendors():
        assert f"to test {vendor} itself, set {vendor.upper()}_" in run.output
    assert not (tmp_path / "index.html").exists()


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("IBM_VIDEO_VALUES", "[1]", "IBM_VIDEO_VALUES must be JSON: lists by parameter name"),
        ("IBM_VIDEO_VALUES", "{", "IBM_VIDEO_VALUES must be JSON: lists by parameter name"),
        ("IBM_VIDEO_OAUTH2", "", "set IBM_VIDEO_OAUTH2 to a credential of yours"),
        ("CONTRACT_TARGET", "lively", "CONTRACT_TARGET must be embedded, live or a URL"),
    ],
)
def test_live_target_invalid_variable_raises_not_ready(
    name: str, value: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IBM_VIDEO_OAUTH2", "a token")
    monkeypatch.setenv(name, value)
    with pytest.raises(NotReady, match=message):
        targets.live_target("ibm_video")
        run_options.target_option()


@pytest.mark.parametrize("live_vendor", ["ibm_video", "roomful"])
def test_live_run_without_drift_only_reads(live_vendor: str, tmp_path: Path) -> None:
    with serve_vendor(live_vendor) as (environment, controller):
        before = controller.state(live_vendor)
        run = run_contract_tests(tmp_path, environment, EXAMPLES, "contract_tests/test_access.py", STREAMS)
        assert controller.state(live_vendor) == before
        called = {entry["operation"] for entry in controller.journal(live_vendor)}
    reading = {operation.id for operation in all_operations(live_vendor) if operation.reads}
    assert (run.exit_code, run.verdicts) == (0, []), run.output
    assert reading & called == called - CONNECTION_ENTRIES


@pytest.mark.parametrize(
    ("live_vendor", "deletions", "collections"),
    [
        ("ibm_video", {"createVirtualEvent": "deleteVirtualEvent", "createExport": "deleteExport"}, ["channels"]),
        ("roomful", {"createEvent": "deleteEvent", "createSession": "deleteSession"}, ["events", "sessions"]),
    ],
)
def test_live_run_removes_created_objects(
    live_vendor: str, deletions: dict[str, str], collections: list[str], tmp_path: Path
) -> None:
    with serve_vendor(live_vendor) as (environment, controller):
        before = controller.state(live_vendor)
        settings = {**environment, "CONTRACT_WRITES": ",".join(deletions)}
        run = run_contract_tests(tmp_path, settings, EXAMPLES, STREAMS)
        journal = controller.journal(live_vendor)
        succeeded = [entry["operation"] for entry in journal if entry["status"] in (200, 201, 204)]
        after = controller.state(live_vendor)
    assert (run.exit_code, run.verdicts) == (0, []), run.output
    for creation, deletion in deletions.items():
        assert succeeded.count(creation) == succeeded.count(deletion) > 0
    assert [after[name] for name in collections] == [before[name] for name in collections]


def test_live_run_failing_test_removes_created_object(tmp_path: Path) -> None:
    def drift(message: OutgoingMessage) -> None:
        if message.method == "POST" and message.status == 200:
            next(iter(message.body.values()))["id_of_another_kind"] = "x"
            message.body["virtual_event"].pop("title")

    with serve_vendor("ibm_video", drift) as (environment, controller):
        before = controller.state("ibm_video")
        settings = {**environment, "CONTRACT_WRITES": "createVirtualEvent"}
        run = run_contract_tests(tmp_path, settings, EXAMPLES)
        after = controller.state("ibm_video")
    assert [verdict["operations"] for verdict in run.verdicts] == [["createVirtualEvent"]], run.output
    assert after["channels"] == before["channels"]


def test_live_run_failed_removal_is_reported(tmp_path: Path) -> None:
    def drift(message: OutgoingMessage) -> None:
        if message.method == "DELETE":
            message.status = 403

    with serve_vendor("ibm_video", drift) as (environment, _):
        settings = {**environment, "CONTRACT_WRITES": "createVirtualEvent"}
        run = run_contract_tests(tmp_path, settings, EXAMPLES)
    assert "left behind: ibm_video: {'channelId': 123, 'eventId': " in run.output
    assert "answered 403); delete it with: curl -X DELETE " in run.output
    assert "Left behind:" in (tmp_path / "index.html").read_text(encoding="utf-8")


def test_live_run_report_contains_no_credential(tmp_path: Path) -> None:
    credentials: dict[str, str] = {}

    def drift(message: OutgoingMessage) -> None:
        # A vendor that returns the credential of the request.
        message.headers["x-echo"] = "secret"
        if isinstance(message.body, dict):
            message.body = {"name": credentials["GLOBALMEET_TOKEN"], **message.body, "convey_api": None}

    with serve_vendor("globalmeet", drift) as (environment, _):
        credentials |= environment
        run = run_contract_tests(tmp_path, environment, EXAMPLES, "contract_tests/test_access.py")
    written = run.output + "".join(path.read_text(encoding="utf-8") for path in tmp_path.iterdir())
    assert run.verdicts
    for name, secret in credentials.items():
        if name.endswith(("_TOKEN", "_OAUTH2")):
            assert secret not in written, name


def test_live_run_client_error_reports_no_value(tmp_path: Path) -> None:
    def drift(message: OutgoingMessage) -> None:
        for event in (message.body or {}).get("virtual_events", []):
            event["id"] = "Ada Lovelace"

    with serve_vendor("ibm_video", drift) as (environment, _):
        arguments = ("contract_tests/test_clients.py", "-k", "virtual_events.list", f"--junitxml={tmp_path}/junit.xml")
        run = run_contract_tests(tmp_path, environment, *arguments)
    assert [verdict["rule"] for verdict in run.verdicts] == ["clients fails"]
    assert "UnexpectedResponseError" in run.output
    assert "Ada" not in run.output + "".join(path.read_text(encoding="utf-8") for path in tmp_path.iterdir())


def test_record_finding_with_secret_masks_it() -> None:
    record = Record("a", "phase", "operation", "test", secrets={"pass", "pass word"})
    record.add_finding(
        ContractFinding("a", "b", "rule", "the pass word", request="curl -d 'pass word'", response="pass")
    )
    (finding,) = record.findings.values()
    assert (finding.message, finding.request, finding.response) == ("the [secret]", "curl -d '[secret]'", "[secret]")
