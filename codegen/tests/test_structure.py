"""The shape of the project: what stands where. Each failure says what mends it; `make lint` checks the imports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from codegen import vendors
from codegen.package_files import files

ROOT = vendors.ROOT
CODEGEN = ROOT / "codegen"
VENDORS = vendors.discover()


def modules(folder: Path, skip: tuple[str, ...] = ()) -> Iterator[Path]:
    return (path for path in files(folder, skip) if path.suffix == ".py")


def test_codegen_knows_no_vendor_by_name() -> None:
    names = re.compile("|".join(f"{vendor.id}|{vendor.client}" for vendor in VENDORS), re.IGNORECASE)
    found = [path for path in files(CODEGEN, skip=("tests",)) if names.search(path.read_text(encoding="utf-8"))]
    assert not found, "what one vendor needs belongs into its folder in specs/"


@pytest.mark.parametrize("vendor", VENDORS, ids=lambda vendor: vendor.id)
def test_vendor_has_its_package(vendor: vendors.Vendor) -> None:
    mend = f"run: make generate VENDOR={vendor.id}"
    for path in (vendor.output / "pyproject.toml", vendor.output / vendor.package / "py.typed"):
        assert path.is_file(), f"{path.relative_to(ROOT)} is missing; {mend}"


def test_generated_holds_packages_and_nothing_else() -> None:
    known = {vendor.id for vendor in VENDORS}
    found = {path.name for path in (ROOT / "generated").iterdir() if not path.name.startswith((".", "__"))}
    assert found == known, "generated/ has one folder for each folder of specs/; remove what is left over"


def test_hand_written_modules_hold_one_idea() -> None:
    found = {
        path.relative_to(ROOT).as_posix(): lines
        for path in modules(CODEGEN, skip=("tests",))
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 300
    }
    assert not found, "a file over 300 lines holds more than one idea; split it"


def test_the_project_stands_alone() -> None:
    # Spelt in parts, so that this file is not what it finds.
    host = re.compile("pypi" r"\.org|python" r"hosted\.org|registry\.npm" r"js\.org")
    texts = [*ROOT.glob("*"), *files(CODEGEN), *files(ROOT / "specs"), *files(ROOT / "bench")]
    found = [
        path.relative_to(ROOT).as_posix()
        for path in texts
        if path.is_file() and host.search(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert not found, "pins carry hashes and no addresses of a registry"


def test_make_help_lists_every_command_of_the_readme() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):.*##", makefile, re.MULTILINE))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`make ([a-z-]+)", readme)) | set(re.findall(r"^make ([a-z-]+)", readme, re.MULTILINE))
    assert named
    assert named <= targets, "README.md names a command that the Makefile does not have"
