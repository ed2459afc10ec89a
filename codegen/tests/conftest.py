"""Fixtures and helpers of the tests: a temporary project, the toy vendor's server, and a command-line runner."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from codegen.__main__ import main
from codegen.findings import Finding
from codegen.openapi import spec_folder
from codegen.openapi.bundler import Bundle, bundle
from codegen.starter import write_starter
from codegen.vendors import ROOT, Vendor

from . import toy_server


@dataclass(frozen=True)
class CommandResult:
    """The exit code and output of one command."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Project:
    """A temporary project. Its vendors start as copies of the starter, which lints without findings and generates."""

    root: Path
    capture: pytest.CaptureFixture[str]

    def create_vendor(self, name: str = "toy") -> Vendor:
        """Create a vendor from the starter."""
        vendor = Vendor(name, self.root)
        list(write_starter(vendor))
        return vendor

    def write(self, files: dict[str, str], name: str = "toy") -> Vendor:
        """Write files, given as path and text, into a vendor's folder in `specs/`."""
        vendor = Vendor(name, self.root)
        for file, text in files.items():
            path = vendor.spec / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        return vendor

    def edit(self, old: str, new: str, name: str = "toy", file: str = "openapi.yaml") -> None:
        """Replace a text that occurs exactly once in a file of a vendor's folder."""
        path = self.root / "specs" / name / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} occurs {text.count(old)} times in {file}, expected once"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def run(self, *arguments: str) -> CommandResult:
        """Run a command of `python -m codegen` in this process, with this project as its root."""
        self.capture.readouterr()
        try:
            code = main(["--root", str(self.root), *arguments])
        except SystemExit as error:
            code = int(error.code or 0)
        output = self.capture.readouterr()
        return CommandResult(code, output.out, output.err)


@pytest.hookimpl(optionalhook=True)
def pytest_secrets() -> set[str]:
    """Return the toy vendor's secrets that are too long to appear in output by coincidence."""
    return {"right & proper", *(f"t-{number} &=é" for number in range(1, 10))}


@pytest.fixture
def project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Project:
    """Return an empty project."""
    return Project(tmp_path, capsys)


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """Serve the toy vendor, and return its base URL."""
    with toy_server.serve() as url:
        yield url


@pytest.fixture
def server(url: str) -> toy_server.ToyServer:
    """Return the toy vendor's server after a reset of its state."""
    return toy_server.reset()


def hash_files(folder: Path) -> dict[str, str]:
    """Return the SHA-256 hash of each file below a folder, by path; hidden files are included."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


def run_python(*arguments: str, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a new Python process that can import `codegen`; `environment` adds environment variables."""
    settings = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", **environment}
    return subprocess.run(
        [sys.executable, *arguments], cwd=cwd, env=settings, capture_output=True, text=True, check=False, timeout=60
    )


def load_bundle(vendor: Vendor) -> Bundle:
    """Return the bundle of a vendor's OpenAPI document."""
    return bundle(spec_folder.SpecFolder(vendor.spec, vendor.shown(vendor.spec)))


def format_findings(findings: list[Finding]) -> str:
    """Return findings as the command line prints them, one per line."""
    return "\n".join(map(str, findings))
