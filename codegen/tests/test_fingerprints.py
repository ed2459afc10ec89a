"""Fingerprints: only changed packages are generated again, and generation is reproducible."""

from __future__ import annotations

import difflib
import json
import shutil
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pytest

from codegen import package_files
from codegen.pipeline import build, fingerprints
from codegen.starter import write_starter
from codegen.vendors import ROOT, Vendor

from .conftest import Project, hash_files, run_python


@pytest.fixture(scope="module")
def generated_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the root of a project with one fresh package."""
    vendor = Vendor("toy", tmp_path_factory.mktemp("generated"))
    list(write_starter(vendor))
    assert build.generate(vendor).state == "written"
    return vendor.root


@pytest.fixture
def vendor(generated_root: Path, project: Project) -> Vendor:
    """Return a vendor with a fresh package."""
    shutil.copytree(generated_root, project.root, dirs_exist_ok=True)
    return Vendor("toy", project.root)


def test_unchanged_vendor_is_skipped_without_heavy_imports(vendor: Vendor) -> None:
    program = (
        "import sys, json; from codegen.__main__ import main; code = main(sys.argv[1:]);"
        "print(json.dumps([code, sorted({name.partition('.')[0] for name in sys.modules})]))"
    )
    done = run_python("-c", program, "--root", str(vendor.root), "generate")
    *output, last = done.stdout.splitlines()
    code, modules = json.loads(last)
    assert (output, code) == (["nothing changed"], 0)
    heavy = {"pydantic", "openapi_python_client", "datamodel_code_generator", "rich", "jinja2", "yaml", "httpx"}
    assert not heavy & set(modules)


def _append(path: str, text: str) -> Callable[[Vendor], None]:
    def append(vendor: Vendor) -> None:
        target = vendor.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("a") as file:
            file.write(text)

    return append


CHANGES: dict[str, Callable[[Vendor], object]] = {
    "the description": _append("specs/toy/openapi.yaml", "# a comment\n"),
    "the settings": _append("specs/toy/vendor.toml", "# a comment\n"),
    "a new file of the vendor": _append("specs/toy/schemas/new.yaml", "a: 1\n"),
    "a file in a folder called build": _append("specs/toy/build/new.yaml", "a: 1\n"),
    "a generated file": _append("generated/toy/toy_client/models.py", "\n"),
    "the fingerprint file": _append("generated/toy/GENERATED.json", " x"),
    "a removed file": lambda vendor: (vendor.output / "toy_client" / "py.typed").unlink(),
    "a removed package": lambda vendor: shutil.rmtree(vendor.output),
    "a removed fingerprint file": lambda vendor: (vendor.output / package_files.FINGERPRINTS).unlink(),
    "a fingerprint file without an object": lambda vendor: (vendor.output / package_files.FINGERPRINTS).write_text(
        "[1]"
    ),
    "a fingerprint file that is not UTF-8": lambda vendor: (vendor.output / package_files.FINGERPRINTS).write_bytes(
        b"\xff"
    ),
    "an extra file": _append("generated/toy/toy_client/resources/build.py", "x = 1\n"),
    "an extra folder": _append("generated/toy/toy_client/build/x.py", "x = 1\n"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_change_makes_package_stale_and_generate_repairs_it(vendor: Vendor, name: str) -> None:
    before = hash_files(vendor.output)
    CHANGES[name](vendor)
    assert not fingerprints.is_fresh(vendor)
    assert build.generate(vendor).state == "written"
    after = hash_files(vendor.output)
    before.pop(package_files.FINGERPRINTS), after.pop(package_files.FINGERPRINTS)
    assert after == before
    assert fingerprints.is_fresh(vendor)


def test_build_and_cache_files_are_ignored(vendor: Vendor) -> None:
    for path in ("dist/a.whl", "build/a.py", "toy_client/__pycache__/a.pyc", ".mypy_cache/a", "x.egg-info/PKG-INFO"):
        _append(f"generated/toy/{path}", "x")(vendor)
    assert fingerprints.is_fresh(vendor)
    assert build.check(vendor) == []


@pytest.mark.parametrize("path", ["templates/README.md.j2", "runtime/client.py", "pipeline/atomic_write.py"])
def test_changed_generator_makes_package_stale(vendor: Vendor, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    copy = vendor.root / "copy"
    shutil.copytree(fingerprints._CODEGEN, copy / "codegen", ignore=shutil.ignore_patterns("tests", "__pycache__"))
    shutil.copyfile(ROOT / "LICENSE", copy / "LICENSE")
    monkeypatch.setattr(fingerprints, "_CODEGEN", copy / "codegen")
    fingerprints._pipeline.cache_clear()
    assert fingerprints.is_fresh(vendor)
    with (copy / "codegen" / path).open("a") as file:
        file.write("\n")
    fingerprints._pipeline.cache_clear()
    assert not fingerprints.is_fresh(vendor)
    monkeypatch.undo()
    fingerprints._pipeline.cache_clear()


@pytest.mark.parametrize("tool", fingerprints.TOOLS)
def test_other_tool_version_makes_package_stale(vendor: Vendor, monkeypatch: pytest.MonkeyPatch, tool: str) -> None:
    monkeypatch.setattr("codegen.pipeline.fingerprints.version", lambda name: "99" if name == tool else version(name))
    assert not fingerprints.is_fresh(vendor)


def test_generation_elsewhere_gives_same_files(vendor: Vendor, tmp_path_factory: pytest.TempPathFactory) -> None:
    before = hash_files(vendor.output)
    assert build.generate(vendor, force=True).state == "written"
    assert hash_files(vendor.output) == before
    copy = tmp_path_factory.mktemp("another") / "a place with spaces"
    ignored = shutil.ignore_patterns("tests", "__pycache__")
    shutil.copytree(ROOT / "codegen", copy / "codegen", ignore=ignored)
    shutil.copytree(vendor.spec, copy / "specs" / "toy")
    shutil.copyfile(ROOT / "LICENSE", copy / "LICENSE")
    environment = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONPATH": str(copy)}
    done = run_python("-m", "codegen", "generate", cwd=copy / "specs", **environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert hash_files(copy / "generated" / "toy") == before


def test_package_has_no_local_path_and_no_timestamp(vendor: Vendor) -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in package_files.files(vendor.output))
    for local_path in (str(vendor.root), str(ROOT), str(Path.home()) + "/"):
        assert local_path not in text
    # datamodel-code-generator writes a timestamp into the header of its files.
    assert "timestamp:" not in text


def test_edited_description_changes_only_its_lines(project: Project, vendor: Vendor) -> None:
    before = {path.relative_to(vendor.output): path.read_text() for path in package_files.files(vendor.output)}
    project.edit("description: Returns an event.", "description: Returns one event.")
    assert build.generate(vendor).state == "written"
    changed: dict[str, list[str]] = {}
    for path in package_files.files(vendor.output):
        name = path.relative_to(vendor.output)
        difference = difflib.unified_diff(before[name].splitlines(), path.read_text().splitlines(), n=0, lineterm="")
        if lines := [line for line in difference if line[0] in "+-" and line[:3] not in ("+++", "---")]:
            changed[name.as_posix()] = lines
    fingerprint_lines = changed.pop(package_files.FINGERPRINTS)
    assert [line.split('"')[1] for line in fingerprint_lines] == ["inputs", "outputs", "inputs", "outputs"]
    assert set(changed) == {"openapi.json", "toy_client/resources/events.py"}
    for lines in changed.values():
        assert all("Returns an event." in line if line[0] == "-" else "Returns one event." in line for line in lines)
        assert len(lines) in (2, 4)
