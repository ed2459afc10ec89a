"""Live runs: what they want, what they leave behind, what they write."""

from __future__ import annotations

from pathlib import Path

import pytest

from contract_tests.harness.documents import run_options
from contract_tests.harness.documents.asyncapi import all_operations
from contract_tests.harness.documents.run_options import NotReady
from contract_tests.harness.reporting.findings import ContractFinding
from contract_tests.harness.reporting.records import Record
from contract_tests.harness.targets import targets

from .fake_vendors import Answered, run, selling

EXAMPLES = "contract_tests/test_examples.py"
STREAMS = "contract_tests/test_streams.py"
OF_CONNECTIONS = {"connect", "disconnect"}
"""What a journal has of a stream beside calls and events."""


def test_without_credentials_a_run_says_what_is_missing_and_ends_well(tmp_path: Path) -> None:
    asked = run(tmp_path, {"CONTRACT_TARGET": "live"}, "contract_tests")
    assert asked.code == 0
    for vendor in run_options.chosen_vendors():
        assert f"to test {vendor} itself, set {vendor.upper()}_" in asked.out
    assert not (tmp_path / "index.html").exists()


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("IBM_VIDEO_VALUES", "[1]", "IBM_VIDEO_VALUES must be JSON: lists by parameter name"),
        ("IBM_VIDEO_VALUES", "{", "IBM_VIDEO_VALUES must be JSON: lists by parameter name"),
        ("IBM_VIDEO_OAUTH2", "", "set IBM_VIDEO_OAUTH2 to a credential of yours"),
        ("CONTRACT_TARGET", "lively", "CONTRACT_TARGET must be embedded, live or a URL"),
    ],
)
def test_what_is_set_wrongly_is_told(name: str, value: str, told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IBM_VIDEO_OAUTH2", "a token")
    monkeypatch.setenv(name, value)
    with pytest.raises(NotReady, match=told):
        targets.live_target("ibm_video")
        run_options.target_option()


@pytest.mark.parametrize("sold", ["ibm_video", "roomful"])
def test_a_vendor_that_did_not_drift_is_let_be(sold: str, tmp_path: Path) -> None:
    with selling(sold) as (environment, controller):
        before = controller.state(sold)
        asked = run(tmp_path, environment, EXAMPLES, "contract_tests/test_access.py", STREAMS)
        assert controller.state(sold) == before
        asked_for = {entry["operation"] for entry in controller.journal(sold)}
    reading = {one.id for one in all_operations(sold) if one.reads}
    assert (asked.code, asked.verdicts) == (0, []), asked.out
    assert reading & asked_for == asked_for - OF_CONNECTIONS


@pytest.mark.parametrize(
    ("sold", "removed", "things"),
    [
        ("ibm_video", {"createVirtualEvent": "deleteVirtualEvent", "createExport": "deleteExport"}, ["channels"]),
        ("roomful", {"createEvent": "deleteEvent", "createSession": "deleteSession"}, ["events", "sessions"]),
    ],
)
def test_what_a_run_made_it_removes(sold: str, removed: dict[str, str], things: list[str], tmp_path: Path) -> None:
    with selling(sold) as (environment, controller):
        before = controller.state(sold)
        asked = run(tmp_path, {**environment, "CONTRACT_WRITES": ",".join(removed)}, EXAMPLES, STREAMS)
        done = [entry["operation"] for entry in controller.journal(sold) if entry["status"] in (200, 201, 204)]
        after = controller.state(sold)
    assert (asked.code, asked.verdicts) == (0, []), asked.out
    for making, removing in removed.items():
        assert done.count(making) == done.count(removing) > 0
    assert [after[one] for one in things] == [before[one] for one in things]


def test_what_a_failing_test_made_is_removed(tmp_path: Path) -> None:
    def drift(one: Answered) -> None:
        if one.method == "POST" and one.status == 200:
            next(iter(one.body.values()))["id_of_another_kind"] = "x"
            one.body["virtual_event"].pop("title")

    with selling("ibm_video", drift) as (environment, controller):
        before = controller.state("ibm_video")
        asked = run(tmp_path, {**environment, "CONTRACT_WRITES": "createVirtualEvent"}, EXAMPLES)
        after = controller.state("ibm_video")
    assert [one["operations"] for one in asked.verdicts] == [["createVirtualEvent"]], asked.out
    assert after["channels"] == before["channels"]


def test_what_could_not_be_removed_is_told(tmp_path: Path) -> None:
    def drift(one: Answered) -> None:
        if one.method == "DELETE":
            one.status = 403

    with selling("ibm_video", drift) as (environment, _):
        asked = run(tmp_path, {**environment, "CONTRACT_WRITES": "createVirtualEvent"}, EXAMPLES)
    assert "left behind: ibm_video: {'channelId': 123, 'eventId': " in asked.out
    assert "answered 403); delete it with: curl -X DELETE " in asked.out
    assert "Left behind:" in (tmp_path / "index.html").read_text(encoding="utf-8")


def test_no_secret_is_told(tmp_path: Path) -> None:
    def drift(one: Answered) -> None:
        # The vendor tells everybody what it was asked with.
        one.headers["x-echo"] = "secret"
        if isinstance(one.body, dict):
            one.body = {"name": environment["GLOBALMEET_TOKEN"], **one.body, "convey_api": None}

    environment: dict[str, str] = {}
    with selling("globalmeet", drift) as (found, _):
        environment |= found
        asked = run(tmp_path, found, EXAMPLES, "contract_tests/test_access.py")
    written = asked.out + "".join(one.read_text(encoding="utf-8") for one in tmp_path.iterdir())
    assert asked.verdicts
    for name, secret in environment.items():
        if name.endswith(("_TOKEN", "_OAUTH2")):
            assert secret not in written, name


def test_of_a_client_that_fails_no_value_is_told(tmp_path: Path) -> None:
    def drift(one: Answered) -> None:
        for event in (one.body or {}).get("virtual_events", []):
            event["id"] = "Ada Lovelace"

    with selling("ibm_video", drift) as (environment, _):
        tests = ("contract_tests/test_clients.py", "-k", "virtual_events.list", f"--junitxml={tmp_path}/junit.xml")
        asked = run(tmp_path, environment, *tests)
    assert [one["rule"] for one in asked.verdicts] == ["clients fails"]
    assert "UnexpectedResponseError" in asked.out
    assert "Ada" not in asked.out + "".join(one.read_text(encoding="utf-8") for one in tmp_path.iterdir())


def test_a_secret_is_taken_out_of_a_finding() -> None:
    record = Record("a", "phase", "operation", "test", secrets={"pass", "pass word"})
    record.add_finding(
        ContractFinding("a", "b", "rule", "the pass word", request="curl -d 'pass word'", response="pass")
    )
    (found,) = record.findings.values()
    assert (found.message, found.request, found.response) == ("the [secret]", "curl -d '[secret]'", "[secret]")
