"""The doctor of every package: what it finds where all is well, and where one thing is amiss."""

from __future__ import annotations

import datetime
import importlib
import json
import socket

import pytest

from contract_tests.harness.clients.introspection import Package
from contract_tests.harness.targets.targets import Target

BROKEN = "n0t-a-cr3dential"


class Patient:
    """One package in front of its sandbox, whose clock goes with this machine's."""

    def __init__(self, target: Target, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        assert target.controller is not None
        self.target = target.fresh(datetime.datetime.now(datetime.UTC))
        self.controller = target.controller
        self.environment = Package(target.vendor).environment(self.target)
        self.doctor = importlib.import_module(f"{target.vendor}_client.__main__").DOCTOR
        self._main = importlib.import_module(f"{target.vendor}_client._core.doctor").main
        self._patch, self._capsys = monkeypatch, capsys

    @property
    def known(self) -> list[str]:
        """The arguments of the call that reads, as the command line takes them."""
        values = {name.lower().replace("_", ""): listed[0] for name, listed in self.target.values.items()}
        return [f"{name}={values[name.replace('_', '')]}" for name in self.doctor.read.arguments]

    @property
    def read_by(self) -> str:
        """The operation that was last answered well."""
        entries = self.controller.journal(self.target.vendor)
        return str(next(one["operation"] for one in reversed(entries) if one["operation"] and one["status"] == 200))

    @property
    def secrets(self) -> dict[str, str]:
        """The environment variables of credentials."""
        names = {self.doctor.variable(one) for alternative in self.doctor.credentials for one in alternative}
        return {name: value for name, value in self.environment.items() if name in names}

    def run(self, *words: str, url: str = "") -> tuple[int, dict[str, dict[str, str]]]:
        """Run the doctor; return its exit code and its checks by name. What it prints holds no secret."""
        for name in (self.doctor.variable(one) for one in ("base_url", *sum(self.doctor.credentials, ()))):
            self._patch.delenv(name, raising=False)
        for name, value in self.environment.items():
            self._patch.setenv(name, value)
        asked = ["doctor", "--base-url", url or self.target.url, *words]
        code = self._main(self.doctor, asked)
        text = self._capsys.readouterr().out
        assert self._main(self.doctor, [*asked, "--json"]) == code
        printed = self._capsys.readouterr().out
        for name, value in self.secrets.items():
            assert value not in text + printed, name
        told = json.loads(printed)
        assert all(check["name"] in text and check["do"] in text for check in told["checks"])
        assert told["well"] == (code == 0)
        return code, {check["name"]: check for check in told["checks"]}


@pytest.fixture
def patient(target: Target, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Patient:
    if target.controller is None:
        pytest.skip("what is amiss is made so in the sandbox")
    return Patient(target, monkeypatch, capsys)


def test_all_is_well(patient: Patient) -> None:
    before = patient.controller.state(patient.target.vendor)
    code, checks = patient.run(*patient.known)
    assert code == 0, checks
    for name in ("credentials", "address", "clock", "credential", "read"):
        assert checks[name]["state"] == "ok", checks
    assert ("stream" in checks) == hasattr(patient.doctor.client, "connect")
    assert patient.read_by
    if patient.doctor.sign_in is None:
        assert patient.controller.state(patient.target.vendor) == before, "the doctor changes nothing"


def test_without_ids_the_credential_is_tried_all_the_same(patient: Patient) -> None:
    code, checks = patient.run()
    assert code == 0, checks
    assert checks["credential"]["state"] == "ok"
    if patient.doctor.read.arguments:
        assert all(name in checks["read"]["do"] for name in patient.doctor.read.arguments)


def test_a_wrong_credential(patient: Patient) -> None:
    patient.environment |= dict.fromkeys(patient.secrets, BROKEN)
    for words in ([], patient.known):
        code, checks = patient.run(*words)
        (failed,) = (check for check in checks.values() if check["state"] == "failed")
        assert code == 1
        assert failed["name"] in ("credential", "sign-in", "stream")
        assert any(name in failed["do"] for name in patient.secrets), failed


def test_a_credential_that_has_run_out(patient: Patient) -> None:
    if "oauth2" not in patient.target.credentials:
        pytest.skip("an access token is what runs out by the clock alone")
    token = patient.doctor.variable("token")
    patient.environment[token] = patient.target.credentials["oauth2"]
    assert patient.run(*patient.known)[0] == 0
    patient.controller.advance(10 * 365 * 24 * 3600)
    code, checks = patient.run(*patient.known)
    assert code == 1
    assert "run out" in checks["credential"]["do"]
    assert token in checks["credential"]["do"]


def test_no_credential(patient: Patient) -> None:
    names = patient.secrets
    patient.environment = {}
    code, checks = patient.run(*patient.known)
    assert code == 1
    assert checks["credentials"]["state"] == "failed"
    assert any(name in checks["credentials"]["do"] for name in names)
    assert checks["address"]["state"] == "ok", "what can be tried without is tried"
    assert checks["credential"]["state"] == "skipped"


def test_nobody_at_the_address(patient: Patient) -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        code, checks = patient.run(*patient.known, url=f"http://127.0.0.1:{held.getsockname()[1]}")
    assert code == 1
    assert checks["address"]["state"] == "failed"
    assert "Check the address" in checks["address"]["do"]
    assert checks["credential"]["state"] == "skipped"


def test_somebody_else_at_the_address(patient: Patient) -> None:
    code, checks = patient.run(*patient.known, url=patient.target.url.replace(patient.target.vendor, "nobody"))
    assert code == 1
    (failed,) = (check for check in checks.values() if check["state"] == "failed")
    assert "address" in failed["do"], failed


def test_no_tls_at_the_address(patient: Patient) -> None:
    code, checks = patient.run(*patient.known, url=patient.target.url.replace("http://", "https://"))
    assert code == 1
    assert checks["address"]["state"] == "failed"
    assert "TLS" in checks["address"]["do"]


@pytest.mark.parametrize("minutes", [10, -10])
def test_a_clock_that_is_off(patient: Patient, minutes: int) -> None:
    patient.controller.advance(minutes * 60)
    code, checks = patient.run(*patient.known)
    assert code == 1
    assert checks["clock"]["state"] == "failed"
    assert ("behind" if minutes > 0 else "ahead of") in checks["clock"]["said"]
    assert "NTP" in checks["clock"]["do"]


def test_an_api_that_is_gone(patient: Patient) -> None:
    service = patient.doctor.client.service
    _, checks = patient.run(*patient.known)
    assert ("lifecycle" in checks) == bool(service.lifecycle)
    patient.controller.fail("status", status=410, operation=patient.read_by, times=2)
    code, checks = patient.run(*patient.known)
    assert code == 1
    assert checks["read"]["state"] == "failed"
    assert service.lifecycle in checks["read"]["do"]


def test_words_that_mean_nothing(patient: Patient, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        patient.run("nothing=1")
    assert "is no argument" in capsys.readouterr().err
