"""The programs of every package's ``examples``, one for each operation, which the portal shows beside it."""

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

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning", "ignore::DeprecationWarning")  # vendors' lifecycles

# Before what the examples plan begins, after what they look back on ended.
WHEN = datetime.datetime(2027, 1, 20, tzinfo=datetime.UTC)


def _programs(vendor: str) -> list[Path]:
    found = (ROOT / "generated" / vendor / "examples").glob("*.py")
    return sorted(one for one in found if one.stem != "story")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "program" in metafunc.fixturenames:
        cases = [(vendor, program) for vendor in targets.vendors_under_test() for program in _programs(vendor)]
        metafunc.parametrize(("vendor", "program"), cases, ids=[f"{vendor}-{one.stem}" for vendor, one in cases])
    else:
        metafunc.parametrize("vendor", targets.vendors_under_test(), scope="session")


def test_every_operation_has_its_program(vendor: str) -> None:
    package = Package(vendor)
    wanted = {one.operation.id.lower() for one in [*package.methods, *package.streamed]}
    assert {one.stem.replace("_", "") for one in _programs(vendor)} == wanted


def test_program_does_what_it_is_named_after(
    vendor: str, program: Path, target: Target, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    if target.controller is None:
        pytest.skip("the programs are for the sandbox")
    monkeypatch.chdir(tmp_path)
    text, asked = program.read_text(encoding="utf-8"), []
    # Some calls want a thing in another state than the first one is in, or somebody else than its owner: where none of
    # what is known will do, the vendor's rule has been heard, which is an answer too.
    for which in range(max(map(len, target.values.values()))):
        with contextlib.suppress(Package(vendor).module.ConflictError):
            run(text, program.name, target.fresh(WHEN), monkeypatch, which=which)
        asked = [one for one in target.controller.journal(vendor) if one["operation"]]
        if not [one for one in asked if one["status"] == 409]:
            break
    assert not [one for one in asked if one["status"] in range(400, 600) and one["status"] != 409]
    assert program.stem.replace("_", "") in [one["operation"].lower() for one in asked]
