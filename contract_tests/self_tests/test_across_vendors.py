"""One story through every vendor's client: an event is made, opened, attended and reported on, as far as each goes."""

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

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")  # a vendor's lifecycle

TOLD = [one for one in vendors_under_test() if (ROOT / "specs" / one / "story.py").exists()]
STEPS = ["Create an event", "Open registration", "List attendees", "Report"]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "vendor" in metafunc.fixturenames:
        metafunc.parametrize("vendor", TOLD, scope="session")


def _story(vendor: str) -> str:
    return (ROOT / "specs" / vendor / "story.py").read_text(encoding="utf-8")


def _sections(vendor: str) -> dict[str, tuple[str, str]]:
    """Return what each step of a story notes, and its code, by the step's name."""
    parts = re.split(r"^ *# ([^:\n]+)(?:: (.*))?$", _story(vendor), flags=re.MULTILINE)[1:]
    return {name: (note or "", code) for name, note, code in zip(parts[::3], parts[1::3], parts[2::3], strict=True)}


def test_every_story_has_the_same_steps(vendor: str) -> None:
    found = _sections(vendor)
    assert list(found) == STEPS
    for name, (note, code) in found.items():
        assert "client." in code or "no call" in note, f"{name} neither calls anything nor says why"


def test_somebody_tells_it_whole() -> None:
    assert [one for one in TOLD if all("client." in code for _, code in _sections(one).values())]


def test_story_is_true(
    vendor: str, target: Target, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    if target.controller is None:
        pytest.skip("the stories are for the sandbox")
    monkeypatch.chdir(tmp_path)
    # Who waits for a report waits by the sandbox's clock.
    monkeypatch.setattr(time, "sleep", target.controller.advance)
    for _, method in inspect.getmembers(Package(vendor).kind("Client"), inspect.isfunction):
        if "sleep" in (defaults := method.__kwdefaults__ or {}):
            monkeypatch.setitem(defaults, "sleep", target.controller.advance)
    run(_story(vendor), "story.py", target, monkeypatch)
    shown = capsys.readouterr().out.splitlines()
    assert sum("print(" in code for _, code in _sections(vendor).values()) <= len(shown)
    asked = target.controller.journal(vendor)
    # A session that is full or closed is told of, and the next one tried; nothing else is refused.
    assert {one["status"] for one in asked if one["status"] in range(400, 600)} <= {406}
    done = [one["operation"] for one in asked]
    for name, (_, code) in _sections(vendor).items():
        for resource, method in re.findall(r"client\.(\w+)\.(\w+)\(", code):
            streamed = [*Package(vendor).streamed, *Package(vendor).methods]
            wanted = next(one.operation.id for one in streamed if (one.resource, one.name) == (resource, method))
            assert wanted in done, f"{name}: {resource}.{method} was not called"
    for path in tmp_path.iterdir():
        assert path.stat().st_size > 0
