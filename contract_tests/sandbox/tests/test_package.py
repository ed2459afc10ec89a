"""The sandbox as people get it: a wheel that holds all it needs, and a plugin of pytest, in a project of their own."""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

import contract_tests.sandbox
from contract_tests.sandbox import vendors

ROOT = Path(__file__).resolve().parents[3]
HOME = ROOT / "contract_tests/sandbox/distribution"
OURS = """
import pytest
from ringcentral_events_client import RingCentralEvents


@pytest.mark.parametrize("number", range(3))
def test_each_test_has_a_world_of_its_own(ringcentral_events_sandbox, number):
    sandbox = ringcentral_events_sandbox
    with RingCentralEvents(sandbox.credentials["bearer"], base_url=sandbox.url) as client:
        event = client.events.get(sandbox.known["eventId"][0])
        before = [ticket.attributes.name for ticket in client.tickets.list(event.id)]
        client.tickets.create(event.id, name="Late")
        assert "Late" not in before
    assert [entry.operation for entry in sandbox.journal.entries()][::2] == ["getEvent", "createTicket"]
"""


def _run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run([*map(str, command)], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _built(folder: Path, into: Path, *kinds: str) -> Path:
    """Build a folder's wheel (and sdist); return the wheel."""
    before = {*into.glob("*.whl")}
    _run(sys.executable, "-m", "build", "--no-isolation", *kinds, "--outdir", into, folder, cwd=ROOT)
    (wheel,) = {*into.glob("*.whl")} - before
    return wheel


@pytest.mark.slow
def test_the_sdist_holds_what_the_wheel_is_made_of(tmp_path: Path) -> None:
    for name in ("direct", "through"):
        (tmp_path / name).mkdir()
    direct = _built(HOME, tmp_path / "direct", "--wheel")
    through = _built(HOME, tmp_path / "through")
    assert direct.read_bytes() == through.read_bytes()
    (sdist,) = (tmp_path / "through").glob("*.tar.gz")
    assert contract_tests.sandbox.__version__ in sdist.name
    with zipfile.ZipFile(direct) as archive, tarfile.open(sdist) as source:
        names = archive.namelist()
        assert "virtual_events_sandbox/admin/page.html" in names
        assert not [name for name in names if "/tests/" in name or "__pycache__" in name]
        assert {*names} >= {f"virtual_events_sandbox/bundles/{vendor}/openapi.json" for vendor in vendors.names()}
        assert not [name for name in source.getnames() if name.count("/") == 0 or ".." in name]


@pytest.mark.slow
def test_the_fixture_works_in_an_empty_project(tmp_path: Path) -> None:
    wheels = [_built(one, tmp_path, "--wheel") for one in (HOME, ROOT / "generated/ringcentral_events")]
    _run(sys.executable, "-m", "venv", "--without-pip", tmp_path / "empty", cwd=tmp_path)
    python = tmp_path / "empty" / "bin" / "python"
    # The pins without their hashes: pip wants a hash for the wheels too once it sees one.
    pins = tmp_path / "pins.txt"
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pins.write_text("\n".join(re.findall(r"^[\w-]+==\S+", lock, re.MULTILINE)), encoding="utf-8")
    install: list[str | Path] = [sys.executable, "-m", "pip", "--python", python, "install", "-qq"]
    _run(*install, "--constraint", pins, *wheels, "pytest", "pytest-xdist", cwd=tmp_path)
    project = tmp_path / "project"
    project.mkdir()
    (project / "test_ours.py").write_text(OURS, encoding="utf-8")
    (told,) = re.findall(r"```python\n(.*?)```", (HOME / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    (project / "test_told.py").write_text(told, encoding="utf-8")
    for processes in ("0", "2"):
        assert "4 passed" in _run(python, "-m", "pytest", "-n", processes, "-W", "error", cwd=project)
    told = _run(python, "-m", "pytest", "--fixtures", cwd=project)
    for vendor in vendors.names():
        assert f"A sandbox of {vendor}, clean for each test" in told
    serve: list[str | Path] = [tmp_path / "empty/bin/virtual-events-sandbox", "serve", "nobody"]
    said = subprocess.run(serve, capture_output=True, check=False)
    assert said.stderr.decode() == f"no sandbox of 'nobody'; there are: {', '.join(vendors.names())}\n"


def test_dependencies_are_those_that_the_project_tests_with() -> None:
    ours, theirs = (
        tomllib.loads((path / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
        for path in (HOME, ROOT)
    )
    assert {*ours} <= {*theirs}
