"""The structure of the project's files. Each failure says how to fix it; `make lint` checks the imports."""

from __future__ import annotations

import ast
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


def test_codegen_names_no_vendor() -> None:
    names = re.compile("|".join(f"{vendor.id}|{vendor.client}" for vendor in VENDORS), re.IGNORECASE)
    offenders = [path for path in files(CODEGEN, skip=("tests",)) if names.search(path.read_text(encoding="utf-8"))]
    assert not offenders, "codegen/ must not name a vendor; move its code into the vendor's folder in specs/"


@pytest.mark.parametrize("vendor", VENDORS, ids=lambda vendor: vendor.id)
def test_vendor_has_generated_package(vendor: vendors.Vendor) -> None:
    fix = f"run: make generate VENDOR={vendor.id}"
    for path in (vendor.output / "pyproject.toml", vendor.output / vendor.package / "py.typed"):
        assert path.is_file(), f"{path.relative_to(ROOT)} is missing; {fix}"


def test_generated_has_one_folder_per_vendor() -> None:
    expected = {vendor.id for vendor in VENDORS}
    folders = {path.name for path in (ROOT / "generated").iterdir() if not path.name.startswith((".", "__"))}
    assert folders == expected, "generated/ must have one folder for each folder of specs/; remove the others"


def code_lines(source: str) -> int:
    """Return the number of lines without blank lines, comments and docstrings."""
    docstrings = {
        line
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)
    }
    lines = enumerate(source.splitlines(), 1)
    return sum(1 for number, line in lines if line.strip() and line.strip()[0] != "#" and number not in docstrings)


def test_hand_written_modules_have_at_most_250_lines_of_code() -> None:
    too_long = {
        path.relative_to(ROOT).as_posix(): lines
        for path in modules(CODEGEN, skip=("tests",))
        if (lines := code_lines(path.read_text(encoding="utf-8"))) > 250
    }
    assert not too_long, "a module has more than 250 lines of code; split it by topic"


def test_files_have_no_registry_urls() -> None:
    # The names are split, so that this file does not match them.
    host = re.compile("pypi" r"\.org|python" r"hosted\.org|registry\.npm" r"js\.org")
    texts = [*ROOT.glob("*"), *files(CODEGEN), *files(ROOT / "specs"), *files(ROOT / "bench")]
    offenders = [
        path.relative_to(ROOT).as_posix()
        for path in texts
        if path.is_file() and host.search(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert not offenders, "lock files must have hashes, and no URLs of a package registry"


def test_make_help_lists_every_target_of_readme() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):.*##", makefile, re.MULTILINE))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`make ([a-z-]+)", readme)) | set(re.findall(r"^make ([a-z-]+)", readme, re.MULTILINE))
    assert named
    assert named <= targets, (
        "README.md uses a make target that the Makefile does not have; fix the name or add the target"
    )
