"""Tests for the doctor command of each package: its checks in a working setup, and with one problem at a time."""

from __future__ import annotations

import datetime
import importlib
import json
import socket

import pytest

from contract_tests.harness.clients.introspection import Package
from contract_tests.harness.targets.targets import Target

INVALID_CREDENTIAL = "n0t-a-cr3dential"


class DoctorSetup:
    """A package, its environment variables and its sandbox, whose clock shows the current time."""

    def __init__(self, target: Target, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        assert target.controller is not None
        self.target = target.fresh(datetime.datetime.now(datetime.UTC))
        self.controller = target.controller
        self.environment = Package(target.vendor).environment(self.target)
        self.doctor = importlib.import_module(f"{target.vendor}_client.__main__").DOCTOR
        self._main = importlib.import_module(f"{target.vendor}_client._core.doctor").main
        self._patch, self._capsys = monkeypatch, capsys

    @property
    def read_arguments(self) -> list[str]:
        """The command-line arguments for the doctor's reading call, as `name=value`."""
        values = {name.lower().replace("_", ""): ids[0] for name, ids in self.target.values.items()}
        return [f"{name}={values[name.replace('_', '')]}" for name in self.doctor.read.arguments]

    @property
    def last_success(self) -> str:
        """The id of the last operation that the sandbox answered with status 200."""
        entries = self.controller.journal(self.target.vendor)
        return str(
            next(entry["operation"] for entry in reversed(entries) if entry["operation"] and entry["status"] == 200)
        )

    @property
    def secrets(self) -> dict[str, str]:
        """The environment variables of the credentials, by name."""
        names = {self.doctor.variable(name) for alternative in self.doctor.credentials for name in alternative}
        return {name: value for name, value in self.environment.items() if name in names}

    def run(self, *arguments: str, url: str = "") -> tuple[int, dict[str, dict[str, str]]]:
        """Run the doctor as text and as JSON; return its exit code and its checks by name.

        Asserts that both outputs agree and contain no secret.
        """
        for argument in ("base_url", *sum(self.doctor.credentials, ())):
            self._patch.delenv(self.doctor.variable(argument), raising=False)
        for name, value in self.environment.items():
            self._patch.setenv(name, value)
        command = ["doctor", "--base-url", url or self.target.url, *arguments]
        code = self._main(self.doctor, command)
        text = self._capsys.readouterr().out
        assert self._main(self.doctor, [*command, "--json"]) == code
        json_text = self._capsys.readouterr().out
        for name, value in self.secrets.items():
            assert value not in text + json_text, name
        report = json.loads(json_text)
        assert all(check["name"] in text and check["do"] in text for check in report["checks"])
        assert report["well"] == (code == 0)
        return code, {check["name"]: check for check in report["checks"]}


@pytest.fixture
def doctor_setup(target: Target, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> DoctorSetup:
    """Return a working setup of the vendor's package."""
    if target.controller is None:
        pytest.skip("only a sandbox can simulate problems")
    return DoctorSetup(target, monkeypatch, capsys)


def test_doctor_working_setup_passes_all_checks(doctor_setup: DoctorSetup) -> None:
    before = doctor_setup.controller.state(doctor_setup.target.vendor)
    code, checks = doctor_setup.run(*doctor_setup.read_arguments)
    assert code == 0, checks
    for name in ("credentials", "address", "clock", "credential", "read"):
        assert checks[name]["state"] == "ok", checks
    assert ("stream" in checks) == hasattr(doctor_setup.doctor.client, "connect")
    assert doctor_setup.last_success
    if doctor_setup.doctor.sign_in is None:
        assert doctor_setup.controller.state(doctor_setup.target.vendor) == before, (
            "the doctor changed the state of the sandbox"
        )


def test_doctor_without_arguments_checks_credential(doctor_setup: DoctorSetup) -> None:
    code, checks = doctor_setup.run()
    assert code == 0, checks
    assert checks["credential"]["state"] == "ok"
    if doctor_setup.doctor.read.arguments:
        assert all(name in checks["read"]["do"] for name in doctor_setup.doctor.read.arguments)


def test_doctor_invalid_credential_fails(doctor_setup: DoctorSetup) -> None:
    doctor_setup.environment |= dict.fromkeys(doctor_setup.secrets, INVALID_CREDENTIAL)
    for arguments in ([], doctor_setup.read_arguments):
        code, checks = doctor_setup.run(*arguments)
        (failed,) = (check for check in checks.values() if check["state"] == "failed")
        assert code == 1
        assert failed["name"] in ("credential", "sign-in", "stream")
        assert any(name in failed["do"] for name in doctor_setup.secrets), failed


def test_doctor_expired_token_fails(doctor_setup: DoctorSetup) -> None:
    if "oauth2" not in doctor_setup.target.credentials:
        pytest.skip("the vendor has no access tokens that expire")
    token = doctor_setup.doctor.variable("token")
    doctor_setup.environment[token] = doctor_setup.target.credentials["oauth2"]
    assert doctor_setup.run(*doctor_setup.read_arguments)[0] == 0
    doctor_setup.controller.advance(10 * 365 * 24 * 3600)
    code, checks = doctor_setup.run(*doctor_setup.read_arguments)
    assert code == 1
    assert "expired" in checks["credential"]["do"]
    assert token in checks["credential"]["do"]


def test_doctor_missing_credential_fails(doctor_setup: DoctorSetup) -> None:
    names = doctor_setup.secrets
    doctor_setup.environment = {}
    code, checks = doctor_setup.run(*doctor_setup.read_arguments)
    assert code == 1
    assert checks["credentials"]["state"] == "failed"
    assert any(name in checks["credentials"]["do"] for name in names)
    assert checks["address"]["state"] == "ok", "the address can be checked without a credential"
    assert checks["credential"]["state"] == "skipped"


def test_doctor_connection_refused_fails(doctor_setup: DoctorSetup) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        code, checks = doctor_setup.run(*doctor_setup.read_arguments, url=f"http://127.0.0.1:{unused.getsockname()[1]}")
    assert code == 1
    assert checks["address"]["state"] == "failed"
    assert "Check the address" in checks["address"]["do"]
    assert checks["credential"]["state"] == "skipped"


def test_doctor_wrong_server_fails(doctor_setup: DoctorSetup) -> None:
    code, checks = doctor_setup.run(
        *doctor_setup.read_arguments, url=doctor_setup.target.url.replace(doctor_setup.target.vendor, "nobody")
    )
    assert code == 1
    (failed,) = (check for check in checks.values() if check["state"] == "failed")
    assert "address" in failed["do"], failed


def test_doctor_server_without_tls_fails(doctor_setup: DoctorSetup) -> None:
    code, checks = doctor_setup.run(
        *doctor_setup.read_arguments, url=doctor_setup.target.url.replace("http://", "https://")
    )
    assert code == 1
    assert checks["address"]["state"] == "failed"
    assert "TLS" in checks["address"]["do"]


@pytest.mark.parametrize("minutes", [10, -10])
def test_doctor_wrong_clock_fails(doctor_setup: DoctorSetup, minutes: int) -> None:
    doctor_setup.controller.advance(minutes * 60)
    code, checks = doctor_setup.run(*doctor_setup.read_arguments)
    assert code == 1
    assert checks["clock"]["state"] == "failed"
    assert ("behind" if minutes > 0 else "ahead of") in checks["clock"]["said"]
    assert "NTP" in checks["clock"]["do"]


def test_doctor_removed_api_fails(doctor_setup: DoctorSetup) -> None:
    service = doctor_setup.doctor.client.service
    _, checks = doctor_setup.run(*doctor_setup.read_arguments)
    assert ("lifecycle" in checks) == bool(service.lifecycle)
    doctor_setup.controller.fail("status", status=410, operation=doctor_setup.last_success, times=2)
    code, checks = doctor_setup.run(*doctor_setup.read_arguments)
    assert code == 1
    assert checks["read"]["state"] == "failed"
    assert service.lifecycle in checks["read"]["do"]


def test_doctor_unknown_argument_exits_with_2(doctor_setup: DoctorSetup, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        doctor_setup.run("nothing=1")
    assert "is not an argument" in capsys.readouterr().err
