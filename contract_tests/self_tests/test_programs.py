"""Tests for the example programs of each package, one per operation, which the developer portal shows."""

from __future__ import annotations

import contextlib
import datetime
from pathlib import Path

import pytest

from contract_tests.harness.clients.example_runner import run
from contract_tests.harness.clients.introspection import Package
from contract_tests.harness.documents.bundles import ROOT
from contract_tests.harness.targets import targets
from contract_tests.harness.targets.targets import Target

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning", "ignore::DeprecationWarning")  # deprecated vendor APIs

# After the past events of the examples, before their planned ones.
START = datetime.datetime(2027, 1, 20, tzinfo=datetime.UTC)


def _programs(vendor: str) -> list[Path]:
    paths = (ROOT / "generated" / vendor / "examples").glob("*.py")
    return sorted(path for path in paths if path.stem != "story")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run tests of a `program` for each program of each vendor, the others for each vendor."""
    if "program" in metafunc.fixturenames:
        cases = [(vendor, program) for vendor in targets.vendors_under_test() for program in _programs(vendor)]
        ids = [f"{vendor}-{program.stem}" for vendor, program in cases]
        metafunc.parametrize(("vendor", "program"), cases, ids=ids)
    else:
        metafunc.parametrize("vendor", targets.vendors_under_test(), scope="session")


def test_package_has_program_for_each_operation(vendor: str) -> None:
    package = Package(vendor)
    operations = {method.operation.id.lower() for method in [*package.methods, *package.streamed]}
    assert {program.stem.replace("_", "") for program in _programs(vendor)} == operations


def test_program_calls_its_operation(
    vendor: str, program: Path, target: Target, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    if target.controller is None:
        pytest.skip("example programs run against the sandbox only")
    monkeypatch.chdir(tmp_path)
    source, journal = program.read_text(encoding="utf-8"), []
    # Some operations need an object in another state, or another user, and reply with 409 (conflict) otherwise. Try all
    # known values in turn. If none fits, the 409 still shows that the program calls its operation.
    for index in range(max(map(len, target.values.values()))):
        with contextlib.suppress(Package(vendor).module.ConflictError):
            run(source, program.name, target.fresh(START), monkeypatch, which=index)
        journal = [entry for entry in target.controller.journal(vendor) if entry["operation"]]
        if not [entry for entry in journal if entry["status"] == 409]:
            break
    assert not [entry for entry in journal if entry["status"] in range(400, 600) and entry["status"] != 409]
    assert program.stem.replace("_", "") in [entry["operation"].lower() for entry in journal]
