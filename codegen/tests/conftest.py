"""A project made for one test: a folder with the vendors that the test needs."""

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
class Ran:
    """What the command line said."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Project:
    """A throw-away project; its vendors begin as the starter, which is clean and generates."""

    root: Path
    capture: pytest.CaptureFixture[str]

    def begin(self, name: str = "toy") -> Vendor:
        """Begin a vendor."""
        vendor = Vendor(name, self.root)
        list(write_starter(vendor))
        return vendor

    def write(self, files: dict[str, str], name: str = "toy") -> Vendor:
        """Write files into a vendor's folder."""
        vendor = Vendor(name, self.root)
        for file, text in files.items():
            path = vendor.spec / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        return vendor

    def edit(self, old: str, new: str, name: str = "toy", file: str = "openapi.yaml") -> None:
        """Replace a text that stands exactly once in a file."""
        path = self.root / "specs" / name / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def run(self, *arguments: str) -> Ran:
        """Run the command line in this process."""
        self.capture.readouterr()
        try:
            code = main(["--root", str(self.root), *arguments])
        except SystemExit as stopped:
            code = int(stopped.code or 0)
        said = self.capture.readouterr()
        return Ran(code, said.out, said.err)


@pytest.hookimpl(optionalhook=True)
def pytest_secrets() -> set[str]:
    """Tell what of the toy vendor is secret, and long enough to be told by no chance."""
    return {"right & proper", *(f"t-{number} &=é" for number in range(1, 10))}


@pytest.fixture
def project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Project:
    """Give an empty project."""
    return Project(tmp_path, capsys)


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """Serve the toy vendor; give the base URL."""
    with toy_server.serving() as url:
        yield url


@pytest.fixture
def server(url: str) -> toy_server.Toy:
    """Give the toy vendor without any state."""
    return toy_server.fresh()


def tree(folder: Path) -> dict[str, str]:
    """Return a hash of each file below a folder, hidden ones included."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


def python(*arguments: str, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a fresh Python that finds the pipeline."""
    settings = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", **environment}
    return subprocess.run(
        [sys.executable, *arguments], cwd=cwd, env=settings, capture_output=True, text=True, check=False, timeout=60
    )


def bundled(vendor: Vendor) -> Bundle:
    """Bundle a vendor's document."""
    return bundle(spec_folder.SpecFolder(vendor.spec, vendor.shown(vendor.spec)))


def said(findings: list[Finding]) -> str:
    """Return findings as the command line prints them."""
    return "\n".join(map(str, findings))
