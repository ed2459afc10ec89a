"""Recordings: they hold shapes, show what the answers showed, and are refused where they are not whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from contract_tests.harness.documents import bundles
from contract_tests.harness.documents.operations import http_operations
from contract_tests.harness.documents.response_conformance import ResponseData, violations
from contract_tests.harness.recordings import store
from contract_tests.harness.recordings.store import RecordedResponse, Unreadable

from .drift import all_of, renamed, replaced, told_as
from .fake_vendors import Asked, run, selling

ACCESS = tuple(f"contract_tests/test_{phase}.py" for phase in ("examples", "access", "streams"))


def leaves(value: Any) -> set[str]:
    if isinstance(value, dict | list):
        return {leaf for one in (value.values() if isinstance(value, dict) else value) for leaf in leaves(one)}
    return {value} if isinstance(value, str) else set()


def facts(asked: Asked) -> set[tuple[Any, ...]]:
    return {(one["rule"], one["pointer"], *one["operations"]) for one in asked.verdicts}


DRIFTS = {
    "accelevents": [
        renamed("recordsTotal", "total"),
        replaced("status", "status", "SHOWN", by="VISIBLE"),
        replaced("sessionId", "sessionId", "eleven"),
    ],
    "roomful": [
        replaced("sessionType", "sessionType", 3, by=1),
        renamed("parentNetworkId", "parentId"),
        told_as("social:sessionUpdated", "social:sessionChanged"),
    ],
}


@pytest.mark.parametrize("drifted", DRIFTS)
def test_a_recording_tells_the_same_as_the_vendor_did(drifted: str, tmp_path: Path) -> None:
    record, replay = {"CONTRACT_RECORD": str(tmp_path)}, {"CONTRACT_REPLAY": str(tmp_path)}
    with selling(drifted, all_of(DRIFTS[drifted])) as (environment, controller):
        lived = run(tmp_path / "live", {**environment, **record, "CONTRACT_WRITES": "joinSession"}, *ACCESS)
        world, secrets = controller.state(drifted), controller.known(drifted)["credentials"]
    replayed = run(tmp_path / "replay", {**replay, "CONTRACT_VENDOR": drifted}, "contract_tests")
    assert len(facts(lived)) == 3
    assert facts(replayed) == facts(lived), replayed.out

    text = (tmp_path / f"{drifted}.yaml").read_text(encoding="utf-8")
    public = "".join(one.read_text(encoding="utf-8") for one in (bundles.ROOT / "generated" / drifted).glob("*.json"))
    private = {leaf for leaf in leaves(world) | {*secrets.values()} if len(leaf) > 4 and leaf not in public}
    assert private
    assert not [leaf for leaf in private if leaf in text]


def test_a_recording_of_the_same_is_the_same(tmp_path: Path) -> None:
    for name in ("one", "other"):
        vendor = {"CONTRACT_VENDOR": "roomful", "CONTRACT_RECORD": str(tmp_path / name)}
        assert run(tmp_path, vendor, *ACCESS, "-k", "joinSession or downloadInvitation").code == 0
    assert (tmp_path / "one/roomful.yaml").read_bytes() == (tmp_path / "other/roomful.yaml").read_bytes()


LISTED = RecordedResponse(
    next(one for one in http_operations("accelevents") if one.id == "listSessions"),
    ResponseData(404, "application/json", {}, {"errorCode": "4040", "errorMessage": "text"}),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "accelevents.yaml"
    store.write(file, "accelevents", [LISTED, LISTED])
    return file


def test_what_was_written_is_read(file: Path) -> None:
    assert store.read(file, "accelevents") == [LISTED]


@pytest.mark.parametrize(
    ("old", "new", "told"),
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
def test_what_is_no_whole_recording_is_refused(old: str, new: str, told: str, file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(Unreadable, match=told):
        store.read(file, "accelevents")


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    asked = run(tmp_path, {"CONTRACT_REPLAY": str(tmp_path / "none")}, "contract_tests")
    assert asked.code == pytest.ExitCode.USAGE_ERROR
    assert f"nothing was recorded at {tmp_path}/none" in asked.out


def test_a_header_that_is_missing_is_seen_without_the_vendor() -> None:
    listed = next(one for one in http_operations("ibm_video") if one.id == "listVirtualEvents")
    headers = {"x-ratelimit-limit": "", "x-ratelimit-reset": ""}
    (found,) = violations(listed, ResponseData(429, "", headers))
    assert found.fact == ("response_headers_conformance", "/components/headers/XRateLimitRemaining")
    assert not list(violations(listed, ResponseData(429, "", {**headers, "x-ratelimit-remaining": ""})))
