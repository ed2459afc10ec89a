"""Publishing: whatever ends a run, and wherever, the package is the old one or the new one, whole."""

from __future__ import annotations

import errno
import os
import signal
from pathlib import Path

import pytest

from codegen.pipeline import atomic_write, build
from codegen.vendors import Vendor

from .conftest import Project, format_findings, hash_files, run_python

OLD, NEW = {"a.py": "old"}, {"a.py": "new", "b.py": "new"}


def held(vendor: Vendor) -> dict[str, str]:
    return {path.name: path.read_text() for path in vendor.output.iterdir()} if vendor.output.exists() else {}


def put(folder: Path, files: dict[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text)


@pytest.fixture
def vendor(tmp_path: Path) -> Vendor:
    """A vendor that has a package."""
    vendor = Vendor("toy", tmp_path)
    put(vendor.output, OLD)
    return vendor


def beside(vendor: Vendor) -> list[str]:
    return sorted(path.name for path in vendor.output.parent.iterdir())


def test_a_package_takes_the_place_of_the_last_one(vendor: Vendor) -> None:
    with atomic_write.replace_package(vendor) as folder:
        put(folder, NEW)
        assert held(vendor) == OLD
    assert (held(vendor), beside(vendor)) == (NEW, ["toy"])


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, SystemExit])
def test_what_fails_leaves_the_last_package(vendor: Vendor, error: type[BaseException]) -> None:
    with pytest.raises(error), atomic_write.replace_package(vendor) as folder:
        put(folder, NEW)
        raise error
    assert (held(vendor), beside(vendor)) == (OLD, ["toy"])


@pytest.mark.parametrize("failing", [1, 2])
def test_a_rename_that_fails_leaves_the_last_package(
    vendor: Vendor, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    calls: list[Path] = []
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        calls.append(self)
        if len(calls) == failing:
            raise PermissionError(errno.EACCES, "Permission denied", str(self))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(PermissionError), atomic_write.replace_package(vendor) as folder:
        put(folder, NEW)
    assert (held(vendor), beside(vendor)) == (OLD, ["toy"])


KILLED = """
import os, signal, sys
from pathlib import Path
from codegen.pipeline import atomic_write
from codegen.vendors import Vendor
vendor, point = Vendor("toy", Path(sys.argv[1])), int(sys.argv[2])
passed = 0
def step(*_):
    global passed
    passed += 1
    if passed == point:
        os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(lambda event, _: step() if event in ("os.mkdir", "os.rename", "os.remove", "os.rmdir") else None)
with atomic_write.replace_package(vendor) as folder:
    (folder / "a.py").write_text("new")
    step()
    (folder / "b.py").write_text("new")
print(passed)
"""


def test_a_run_that_is_killed_anywhere_is_mended_by_the_next(vendor: Vendor) -> None:
    seen = []
    for point in range(1, 9):
        put(vendor.output, OLD)
        (vendor.output / "b.py").unlink(missing_ok=True)
        killed = run_python("-c", KILLED, str(vendor.root), str(point))
        assert killed.returncode in (0, -signal.SIGKILL), killed.stderr
        atomic_write.recover_package(vendor)
        assert held(vendor) in (OLD, NEW)
        assert beside(vendor) == ["toy"]
        seen.append((killed.returncode, held(vendor) == NEW))
        if killed.returncode == 0:
            break
    assert seen[0] == (-signal.SIGKILL, False)
    assert (-signal.SIGKILL, True) in seen
    assert seen[-1] == (0, True)


def test_between_the_two_renames_the_last_package_is_found_again(vendor: Vendor) -> None:
    vendor.output.rename(vendor.output.with_name(".toy.old"))
    put(vendor.output.with_name(".toy.new"), {"a.py": "half"})
    atomic_write.recover_package(vendor)
    assert (held(vendor), beside(vendor)) == (OLD, ["toy"])


@pytest.mark.parametrize("kind", ["folder", "file", "link", "dangling link"])
def test_what_a_killed_run_left_is_cleared(vendor: Vendor, kind: str) -> None:
    precious = vendor.root / "precious"
    put(precious, {"a.py": "precious"})
    for what in ("old", "new"):
        left = vendor.output.with_name(f".toy.{what}")
        if kind == "folder":
            put(left, {"x": "x"})
        elif kind == "file":
            left.write_text("x")
        else:
            left.symlink_to(precious if kind == "link" else "nowhere")
    atomic_write.recover_package(vendor)
    assert (held(vendor), beside(vendor)) == (OLD, ["toy"])
    assert (precious / "a.py").read_text() == "precious"


def test_a_file_or_a_link_in_the_place_of_a_package_is_replaced(vendor: Vendor) -> None:
    elsewhere = vendor.root / "elsewhere"
    vendor.output.rename(elsewhere)
    vendor.output.symlink_to(elsewhere)
    with atomic_write.replace_package(vendor) as folder:
        put(folder, NEW)
    assert (held(vendor), beside(vendor)) == (NEW, ["toy"])
    assert (elsewhere / "a.py").read_text() == "old"
    assert not vendor.output.is_symlink()


@pytest.mark.parametrize("code", [errno.EACCES, errno.EROFS, errno.ENOSPC])
def test_a_target_that_cannot_be_written_is_a_finding(
    project: Project, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    vendor = project.create_vendor()
    assert not build.generate(vendor).failed
    before = hash_files(project.root)
    write = Path.write_text

    def refuse(self: Path, *arguments: str, **named: str) -> int:
        if self.name == "README.md":
            raise OSError(code, os.strerror(code), str(self))
        return write(self, *arguments, **named)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_text", refuse)
        outcome = build.generate(vendor, force=True)
    assert outcome.failed
    assert f"README.md:1: error[file-access] {os.strerror(code)}" in format_findings(outcome.findings)
    assert hash_files(project.root) == before


def test_a_folder_that_cannot_be_made_is_a_finding(project: Project) -> None:
    project.create_vendor()
    (project.root / "generated").write_text("a file")
    ran = project.run("generate")
    assert ran.code == 1
    assert "error[file-access]" in ran.err
    assert (project.root / "generated").read_text() == "a file"
