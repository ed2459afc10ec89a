"""Tests for recordings: they store shapes, lead to the same verdicts as the live run, and are refused if damaged."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from contract_tests.harness.documents import bundles
from contract_tests.harness.documents.operations import http_operations
from contract_tests.harness.documents.response_conformance import ResponseData, violations
from contract_tests.harness.recordings import store
from contract_tests.harness.recordings.store import RecordedResponse, Unreadable

from .drift import combine, rename_event, rename_property, replace_value
from .fake_vendors import RunResult, run_contract_tests, serve_vendor

PHASES = tuple(f"contract_tests/test_{phase}.py" for phase in ("examples", "access", "streams"))


def texts_in(value: Any) -> set[str]:
    """Return all strings in a JSON value, without the names of properties."""
    if isinstance(value, dict | list):
        return {text for child in (value.values() if isinstance(value, dict) else value) for text in texts_in(child)}
    return {value} if isinstance(value, str) else set()


def violated_facts(run: RunResult) -> set[tuple[Any, ...]]:
    """Return the rule, the pointer and the operations of each verdict."""
    return {(verdict["rule"], verdict["pointer"], *verdict["operations"]) for verdict in run.verdicts}


DRIFTS = {
    "accelevents": [
        rename_property("recordsTotal", "total"),
        replace_value("status", "status", "SHOWN", old="VISIBLE"),
        replace_value("sessionId", "sessionId", "eleven"),
    ],
    "roomful": [
        replace_value("sessionType", "sessionType", 3, old=1),
        rename_property("parentNetworkId", "parentId"),
        rename_event("social:sessionUpdated", "social:sessionChanged"),
    ],
}
"""Three drifts of each vendor."""


@pytest.mark.parametrize("drifting_vendor", DRIFTS)
def test_replay_has_same_verdicts_as_live_run(drifting_vendor: str, tmp_path: Path) -> None:
    record, replay = {"CONTRACT_RECORD": str(tmp_path)}, {"CONTRACT_REPLAY": str(tmp_path)}
    with serve_vendor(drifting_vendor, combine(DRIFTS[drifting_vendor])) as (environment, controller):
        settings = {**environment, **record, "CONTRACT_WRITES": "joinSession"}
        live = run_contract_tests(tmp_path / "live", settings, *PHASES)
        state, credentials = controller.state(drifting_vendor), controller.known(drifting_vendor)["credentials"]
    replayed = run_contract_tests(tmp_path / "replay", {**replay, "CONTRACT_VENDOR": drifting_vendor}, "contract_tests")
    assert len(violated_facts(live)) == 3
    assert violated_facts(replayed) == violated_facts(live), replayed.output

    text = (tmp_path / f"{drifting_vendor}.yaml").read_text(encoding="utf-8")
    documents = (bundles.ROOT / "generated" / drifting_vendor).glob("*.json")
    public = "".join(path.read_text(encoding="utf-8") for path in documents)
    values = texts_in(state) | {*credentials.values()}
    private = {value for value in values if len(value) > 4 and value not in public}
    assert private
    assert not [value for value in private if value in text]


def test_recording_repeated_run_is_identical(tmp_path: Path) -> None:
    for name in ("first", "second"):
        settings = {"CONTRACT_VENDOR": "roomful", "CONTRACT_RECORD": str(tmp_path / name)}
        run = run_contract_tests(tmp_path, settings, *PHASES, "-k", "joinSession or downloadInvitation")
        assert run.exit_code == 0
    assert (tmp_path / "first/roomful.yaml").read_bytes() == (tmp_path / "second/roomful.yaml").read_bytes()


RECORDED = RecordedResponse(
    next(operation for operation in http_operations("accelevents") if operation.id == "listSessions"),
    ResponseData(404, "application/json", {}, {"errorCode": "4040", "errorMessage": "text"}),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a recording with the same response twice."""
    file = tmp_path / "accelevents.yaml"
    store.write(file, "accelevents", [RECORDED, RECORDED])
    return file


def test_read_written_recording_returns_responses(file: Path) -> None:
    assert store.read(file, "accelevents") == [RECORDED]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("...\n", "", "the end is missing"),
        ("  body:\n    errorCode: '4040'\n    errorMessage: text\n...\n", "", "the end is missing"),
        ("recording: 1", "recording: 2", "written in version 2, read is 1"),
        ("recording: 1\n", "", "this is no recording"),
        ("vendor: accelevents", "vendor: roomful", "of 'roomful', not of accelevents"),
        ("  status: 404\n", "", "answer 0 has no 'status'"),
        ("listSessions", "listEverything", "answer 0 is of 'listEverything', which is not described"),
        ("answers:", "answers: [", "document-syntax"),
    ],
)
def test_read_damaged_recording_raises_unreadable(old: str, new: str, message: str, file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(Unreadable, match=message):
        store.read(file, "accelevents")


def test_replay_missing_recording_is_usage_error(tmp_path: Path) -> None:
    run = run_contract_tests(tmp_path, {"CONTRACT_REPLAY": str(tmp_path / "none")}, "contract_tests")
    assert run.exit_code == pytest.ExitCode.USAGE_ERROR
    assert f"nothing was recorded at {tmp_path}/none" in run.output


def test_violations_recorded_header_missing_is_reported() -> None:
    operations = http_operations("ibm_video")
    operation = next(operation for operation in operations if operation.id == "listVirtualEvents")
    headers = {"x-ratelimit-limit": "", "x-ratelimit-reset": ""}
    (violation,) = violations(operation, ResponseData(429, "", headers))
    assert violation.fact == ("response_headers_conformance", "/components/headers/XRateLimitRemaining")
    assert not list(violations(operation, ResponseData(429, "", {**headers, "x-ratelimit-remaining": ""})))
