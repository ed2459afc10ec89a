"""Stamps: what changed is generated, what did not is skipped, and the same input gives the same bytes anywhere."""

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
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The root of a project whose one package is fresh."""
    vendor = Vendor("toy", tmp_path_factory.mktemp("made"))
    list(write_starter(vendor))
    assert build.generate(vendor).state == "written"
    return vendor.root


@pytest.fixture
def vendor(made: Path, project: Project) -> Vendor:
    """A vendor whose package is fresh."""
    shutil.copytree(made, project.root, dirs_exist_ok=True)
    return Vendor("toy", project.root)


def test_an_unchanged_vendor_is_skipped_before_anything_heavy_is_imported(vendor: Vendor) -> None:
    program = (
        "import sys, json; from codegen.__main__ import main; code = main(sys.argv[1:]);"
        "print(json.dumps([code, sorted({name.partition('.')[0] for name in sys.modules})]))"
    )
    done = run_python("-c", program, "--root", str(vendor.root), "generate")
    *said, last = done.stdout.splitlines()
    code, modules = json.loads(last)
    assert (said, code) == (["nothing changed"], 0)
    heavy = {"pydantic", "openapi_python_client", "datamodel_code_generator", "rich", "jinja2", "yaml", "httpx"}
    assert not heavy & set(modules)


def _append(path: str, text: str) -> Callable[[Vendor], None]:
    def append(vendor: Vendor) -> None:
        target = vendor.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("a") as file:
            file.write(text)

    return append


NOTICED: dict[str, Callable[[Vendor], object]] = {
    "the description": _append("specs/toy/openapi.yaml", "# a comment\n"),
    "the settings": _append("specs/toy/vendor.toml", "# a comment\n"),
    "a new file of the vendor's": _append("specs/toy/schemas/new.yaml", "a: 1\n"),
    "a file in a folder called build": _append("specs/toy/build/new.yaml", "a: 1\n"),
    "a generated file": _append("generated/toy/toy_client/models.py", "\n"),
    "the stamp": _append("generated/toy/GENERATED.json", " x"),
    "a file that is gone": lambda vendor: (vendor.output / "toy_client" / "py.typed").unlink(),
    "a package that is gone": lambda vendor: shutil.rmtree(vendor.output),
    "a stamp that is gone": lambda vendor: (vendor.output / package_files.FINGERPRINTS).unlink(),
    "a stamp that is no object": lambda vendor: (vendor.output / package_files.FINGERPRINTS).write_text("[1]"),
    "a stamp that is not text": lambda vendor: (vendor.output / package_files.FINGERPRINTS).write_bytes(b"\xff"),
    "a file more": _append("generated/toy/toy_client/resources/build.py", "x = 1\n"),
    "a folder more": _append("generated/toy/toy_client/build/x.py", "x = 1\n"),
}


@pytest.mark.parametrize("name", NOTICED)
def test_a_change_is_noticed_and_mended_without_being_told(vendor: Vendor, name: str) -> None:
    before = hash_files(vendor.output)
    NOTICED[name](vendor)
    assert not fingerprints.is_fresh(vendor)
    assert build.generate(vendor).state == "written"
    after = hash_files(vendor.output)
    before.pop(package_files.FINGERPRINTS), after.pop(package_files.FINGERPRINTS)
    assert after == before
    assert fingerprints.is_fresh(vendor)


def test_what_is_no_part_of_a_package_is_not_noticed(vendor: Vendor) -> None:
    for path in ("dist/a.whl", "build/a.py", "toy_client/__pycache__/a.pyc", ".mypy_cache/a", "x.egg-info/PKG-INFO"):
        _append(f"generated/toy/{path}", "x")(vendor)
    assert fingerprints.is_fresh(vendor)
    assert build.check(vendor) == []


@pytest.mark.parametrize("path", ["templates/README.md.j2", "runtime/client.py", "pipeline/atomic_write.py"])
def test_a_change_of_the_pipeline_is_noticed(vendor: Vendor, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
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
def test_another_version_of_a_tool_is_noticed(vendor: Vendor, monkeypatch: pytest.MonkeyPatch, tool: str) -> None:
    monkeypatch.setattr("codegen.pipeline.fingerprints.version", lambda name: "99" if name == tool else version(name))
    assert not fingerprints.is_fresh(vendor)


def test_the_same_input_gives_the_same_bytes_anywhere(vendor: Vendor, tmp_path_factory: pytest.TempPathFactory) -> None:
    before = hash_files(vendor.output)
    assert build.generate(vendor, force=True).state == "written"
    assert hash_files(vendor.output) == before
    copy = tmp_path_factory.mktemp("another") / "a place with spaces"
    ignored = shutil.ignore_patterns("tests", "__pycache__")
    shutil.copytree(ROOT / "codegen", copy / "codegen", ignore=ignored)
    shutil.copytree(vendor.spec, copy / "specs" / "toy")
    shutil.copyfile(ROOT / "LICENSE", copy / "LICENSE")
    surroundings = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONPATH": str(copy)}
    done = run_python("-m", "codegen", "generate", cwd=copy / "specs", **surroundings)
    assert (done.returncode, done.stderr) == (0, "")
    assert hash_files(copy / "generated" / "toy") == before


def test_no_path_and_no_time_of_this_machine_is_in_a_package(vendor: Vendor) -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in package_files.files(vendor.output))
    for trace in (str(vendor.root), str(ROOT), str(Path.home()) + "/"):
        assert trace not in text
    # As generators head their files.
    assert "timestamp:" not in text


def test_editing_a_description_changes_the_lines_that_show_it_and_no_other(project: Project, vendor: Vendor) -> None:
    before = {path.relative_to(vendor.output): path.read_text() for path in package_files.files(vendor.output)}
    project.edit("description: Which event.", "description: Which event to get.")
    assert build.generate(vendor).state == "written"
    changed: dict[str, list[str]] = {}
    for path in package_files.files(vendor.output):
        name = path.relative_to(vendor.output)
        difference = difflib.unified_diff(before[name].splitlines(), path.read_text().splitlines(), n=0, lineterm="")
        if found := [line for line in difference if line[0] in "+-" and line[:3] not in ("+++", "---")]:
            changed[name.as_posix()] = found
    stamped = changed.pop(package_files.FINGERPRINTS)
    assert [line.split('"')[1] for line in stamped] == ["inputs", "outputs", "inputs", "outputs"]
    assert set(changed) == {"openapi.json", "toy_client/resources/events.py"}
    for lines in changed.values():
        assert all("Which event." in line if line[0] == "-" else "Which event to get." in line for line in lines)
        assert len(lines) in (2, 4)
