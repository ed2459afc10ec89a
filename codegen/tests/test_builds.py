"""Distributions of the packages: wheels and sdists, built as `make build` does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from email import message_from_bytes
from email.policy import EmailPolicy
from pathlib import Path

import pytest
from packaging.metadata import Metadata
from packaging.utils import parse_sdist_filename, parse_wheel_filename

from codegen.vendors import ROOT, Vendor, discover

pytestmark = pytest.mark.slow
TOY = Vendor("toy", Path(__file__).parent / "golden")
each_vendor = pytest.mark.parametrize("vendor", [*discover(), TOY], ids=lambda vendor: vendor.id)
PAGES = ("EVIDENCE.md", "CHANGELOG.md")


def build(vendor: Vendor, target: Path) -> tuple[Path, Path]:
    """Build a package and return its wheel and its sdist."""
    command = [sys.executable, "-m", "build", "--quiet", "--no-isolation", "--outdir", str(target), str(vendor.output)]
    subprocess.run(command, check=True, capture_output=True)
    (wheel,), (sdist,) = target.glob("*.whl"), target.glob("*.tar.gz")
    return wheel, sdist


@each_vendor
def test_distributions_are_complete_with_valid_metadata(vendor: Vendor, tmp_path: Path) -> None:
    wheel, sdist = build(vendor, tmp_path)
    name, version, *_ = parse_wheel_filename(wheel.name)
    assert (name, str(version)) == (vendor.distribution, vendor.settings["version"])
    assert parse_sdist_filename(sdist.name) == (name, version)

    with zipfile.ZipFile(wheel) as archive:
        files = {path: archive.read(path) for path in archive.namelist()}
    metadata_folder = f"{vendor.package}-{version}.dist-info"
    assert files[f"{metadata_folder}/licenses/LICENSE"] == (vendor.output / "LICENSE").read_bytes()
    assert {f"{vendor.package}/{name}" for name in ("py.typed", *PAGES)} <= files.keys()
    sources = (path for path in (vendor.output / vendor.package).rglob("*.py") if "__pycache__" not in path.parts)
    assert {path.relative_to(vendor.output).as_posix() for path in sources} <= files.keys()
    # Raises an error if a package index would reject the metadata.
    metadata = Metadata.from_email(files[f"{metadata_folder}/METADATA"], validate=True)
    assert str(metadata.version) == vendor.settings["version"]
    assert metadata.description_content_type == "text/markdown"
    description = message_from_bytes(files[f"{metadata_folder}/METADATA"], policy=EmailPolicy(utf8=True)).get_payload(
        decode=True
    )
    assert isinstance(description, bytes)
    assert description.strip() == (vendor.output / "README.md").read_bytes().strip()

    with tarfile.open(sdist) as archive:
        packed = {path.partition("/")[2] for path in archive.getnames()}
    assert {"README.md", "LICENSE", "pyproject.toml", "PKG-INFO", f"{vendor.package}/py.typed", *PAGES} <= packed


def test_build_is_reproducible(tmp_path: Path) -> None:
    elsewhere = Vendor("toy", tmp_path / "elsewhere")
    shutil.copytree(TOY.output, elsewhere.output, ignore=shutil.ignore_patterns("dist"))
    # hatchling puts the nearest .gitignore into an sdist, and has no option against it.
    shutil.copyfile(ROOT / ".gitignore", tmp_path / ".gitignore")
    for path in elsewhere.output.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    here, there = build(TOY, tmp_path / "first"), build(elsewhere, tmp_path / "second")
    assert [path.read_bytes() for path in here] == [path.read_bytes() for path in there]
