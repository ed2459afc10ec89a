"""Tests for the `story.py` example of each vendor: create an event, open registration, list attendees, report."""

from __future__ import annotations

import inspect
import re
import time
from pathlib import Path

import pytest

from contract_tests.harness.clients.example_runner import run
from contract_tests.harness.clients.introspection import Package
from contract_tests.harness.documents.bundles import ROOT
from contract_tests.harness.targets.targets import Target, vendors_under_test

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")  # deprecated vendor APIs

VENDORS = [vendor for vendor in vendors_under_test() if (ROOT / "specs" / vendor / "story.py").exists()]
STEPS = ["Create an event", "Open registration", "List attendees", "Report"]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run tests of a `vendor` for each vendor that has a story."""
    if "vendor" in metafunc.fixturenames:
        metafunc.parametrize("vendor", VENDORS, scope="session")


def _story(vendor: str) -> str:
    return (ROOT / "specs" / vendor / "story.py").read_text(encoding="utf-8")


def _steps(vendor: str) -> dict[str, tuple[str, str]]:
    """Return the note and the code of each step, by its name: a step starts with a comment `# name: note`."""
    parts = re.split(r"^ *# ([^:\n]+)(?:: (.*))?$", _story(vendor), flags=re.MULTILINE)[1:]
    return {name: (note or "", code) for name, note, code in zip(parts[::3], parts[1::3], parts[2::3], strict=True)}


def test_story_has_all_steps(vendor: str) -> None:
    steps = _steps(vendor)
    assert list(steps) == STEPS
    for name, (note, code) in steps.items():
        assert "client." in code or "no call" in note, f"step {name!r} neither calls the client nor says `no call`"


def test_stories_one_vendor_supports_all_steps() -> None:
    assert [vendor for vendor in VENDORS if all("client." in code for _, code in _steps(vendor).values())]


def test_story_runs_against_sandbox(
    vendor: str, target: Target, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    if target.controller is None:
        pytest.skip("stories run against the sandbox only")
    monkeypatch.chdir(tmp_path)
    # Advance the sandbox's clock instead of waiting for reports.
    monkeypatch.setattr(time, "sleep", target.controller.advance)
    for _, method in inspect.getmembers(Package(vendor).kind("Client"), inspect.isfunction):
        if "sleep" in (defaults := method.__kwdefaults__ or {}):
            monkeypatch.setitem(defaults, "sleep", target.controller.advance)
    run(_story(vendor), "story.py", target, monkeypatch)
    printed = capsys.readouterr().out.splitlines()
    assert sum("print(" in code for _, code in _steps(vendor).values()) <= len(printed)
    journal = target.controller.journal(vendor)
    # The vendor refuses a full or closed session with 406; the story then tries the next session.
    assert {entry["status"] for entry in journal if entry["status"] in range(400, 600)} <= {406}
    called = [entry["operation"] for entry in journal]
    for name, (_, code) in _steps(vendor).items():
        for resource, method_name in re.findall(r"client\.(\w+)\.(\w+)\(", code):
            methods = [*Package(vendor).streamed, *Package(vendor).methods]
            operation = next(
                method.operation.id for method in methods if (method.resource, method.name) == (resource, method_name)
            )
            assert operation in called, f"step {name!r} did not call {resource}.{method_name}"
    for path in tmp_path.iterdir():
        assert path.stat().st_size > 0
