"""What is published: wheels and sdists of the packages, as `make build` makes them."""

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
def test_what_is_built_is_complete_and_its_metadata_valid(vendor: Vendor, tmp_path: Path) -> None:
    wheel, sdist = build(vendor, tmp_path)
    name, version, *_ = parse_wheel_filename(wheel.name)
    assert (name, str(version)) == (vendor.distribution, vendor.settings["version"])
    assert parse_sdist_filename(sdist.name) == (name, version)

    with zipfile.ZipFile(wheel) as archive:
        held = {path: archive.read(path) for path in archive.namelist()}
    about = f"{vendor.package}-{version}.dist-info"
    assert held[f"{about}/licenses/LICENSE"] == (vendor.output / "LICENSE").read_bytes()
    assert {f"{vendor.package}/{one}" for one in ("py.typed", *PAGES)} <= held.keys()
    sources = (path for path in (vendor.output / vendor.package).rglob("*.py") if "__pycache__" not in path.parts)
    assert {path.relative_to(vendor.output).as_posix() for path in sources} <= held.keys()
    # Raises what a package index would refuse.
    metadata = Metadata.from_email(held[f"{about}/METADATA"], validate=True)
    assert str(metadata.version) == vendor.settings["version"]
    assert metadata.description_content_type == "text/markdown"
    said = message_from_bytes(held[f"{about}/METADATA"], policy=EmailPolicy(utf8=True)).get_payload(decode=True)
    assert isinstance(said, bytes)
    assert said.strip() == (vendor.output / "README.md").read_bytes().strip()

    with tarfile.open(sdist) as archive:
        packed = {path.partition("/")[2] for path in archive.getnames()}
    assert {"README.md", "LICENSE", "pyproject.toml", "PKG-INFO", f"{vendor.package}/py.typed", *PAGES} <= packed


def test_the_same_package_builds_the_same_bytes_whenever_and_wherever(tmp_path: Path) -> None:
    elsewhere = Vendor("toy", tmp_path / "elsewhere")
    shutil.copytree(TOY.output, elsewhere.output, ignore=shutil.ignore_patterns("dist"))
    # hatchling puts the nearest one into an sdist, whatever it is told.
    shutil.copyfile(ROOT / ".gitignore", tmp_path / ".gitignore")
    for path in elsewhere.output.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    here, there = build(TOY, tmp_path / "first"), build(elsewhere, tmp_path / "second")
    assert [path.read_bytes() for path in here] == [path.read_bytes() for path in there]
