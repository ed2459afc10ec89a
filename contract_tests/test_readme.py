"""The READMEs: the programs of the project's and of every package's run against the sandbox."""

from __future__ import annotations

import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from contract_tests.harness.clients.example_runner import run
from contract_tests.harness.clients.introspection import Package
from contract_tests.harness.documents.bundles import ROOT
from contract_tests.harness.targets.targets import Target, vendors_under_test

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")  # a vendor's lifecycle


PATIENCE = 30.0
"""Seconds that a program has, on a slow machine too."""


def _programs(readme: str) -> list[str]:
    return re.findall(r"```python\n(.*?)```", (ROOT / readme).read_text(encoding="utf-8"), re.DOTALL)


def _titled(vendor: str) -> dict[str, str]:
    """Return the programs of a package's README by their headings."""
    text = (ROOT / "generated" / vendor / "README.md").read_text(encoding="utf-8")
    return dict(re.findall(r"^## ([^\n]+)\n[^#]*?```python\n(.*?)```", text, re.DOTALL | re.MULTILINE))


def _vendor_of(program: str) -> str:
    match = re.search(r"from (\w+)_client ", program)
    assert match, program
    return match[1]


PROGRAMS = {
    file: {_vendor_of(program): program for program in _programs(file)} for file in ("README.md", "docs/clients.md")
}
"""Programs by file and vendor: the root README has one, docs/clients.md one for each vendor."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    vendors = vendors_under_test()
    if "title" in metafunc.fixturenames:
        cases = [(vendor, title) for vendor in vendors for title in _titled(vendor)]
        metafunc.parametrize(("vendor", "title"), cases)
    else:
        metafunc.parametrize("vendor", vendors, scope="session")


@pytest.fixture(autouse=True)
def _in_time() -> Iterator[None]:
    """Let a program fail that waits for what never comes."""

    def late(*_: object) -> None:
        raise TimeoutError(f"the program is not done after {PATIENCE:g} s")

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, PATIENCE)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(target: Target, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if target.controller is None:
        pytest.skip("the programs are for the sandbox")
    monkeypatch.chdir(tmp_path)


def test_program_runs(vendor: str, target: Target, capsys: pytest.CaptureFixture[str]) -> None:
    default_url = f"http://127.0.0.1:8100/{vendor}"
    assert vendor in PROGRAMS["docs/clients.md"], "docs/clients.md has a program for each vendor"
    for file, programs in PROGRAMS.items():
        if program := programs.get(vendor):
            assert default_url in program, f"{file} uses the sandbox's default address"
            exec(compile(program.replace(default_url, target.fresh().url), file, "exec"), {})
            assert capsys.readouterr().out, f"the program of {file} prints something"


def test_package_has_examples(vendor: str) -> None:
    titles = _titled(vendor)
    assert len(titles) == len(_programs(f"generated/{vendor}/README.md")) >= 5
    assert {"First call", "Errors", "Call options", "Logging"} <= titles.keys()
    methods = Package(vendor).methods
    assert ("Paging" in titles) == any(one.operation.paging for one in methods)
    files = any(reply.read == "bytes" for one in methods for reply in one.operation.success.values())
    assert ("Files" in titles) == files
    assert ("Events" in titles) == (ROOT / "generated" / vendor / "asyncapi.json").exists()


def test_example_runs(
    vendor: str, title: str, target: Target, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(_titled(vendor)[title], f"{vendor}: {title}", target, monkeypatch)
    shown = capsys.readouterr().out
    assert shown, "a program shows something"
    assert target.controller is not None
    refused = [entry for entry in target.controller.journal(vendor) if entry["status"] in range(400, 600)]
    assert title == "Errors" or not refused
    assert "no valid response" not in shown
