"""Atomic writes of packages: a run that fails or is killed leaves the complete old or the complete new package."""

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


def read_package(vendor: Vendor) -> dict[str, str]:
    return {path.name: path.read_text() for path in vendor.output.iterdir()} if vendor.output.exists() else {}


def write_files(folder: Path, files: dict[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text)


@pytest.fixture
def vendor(tmp_path: Path) -> Vendor:
    """Return a vendor that has a package."""
    vendor = Vendor("toy", tmp_path)
    write_files(vendor.output, OLD)
    return vendor


def siblings(vendor: Vendor) -> list[str]:
    return sorted(path.name for path in vendor.output.parent.iterdir())


def test_new_package_replaces_old_one(vendor: Vendor) -> None:
    with atomic_write.replace_package(vendor) as folder:
        write_files(folder, NEW)
        assert read_package(vendor) == OLD
    assert (read_package(vendor), siblings(vendor)) == (NEW, ["toy"])


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, SystemExit])
def test_failed_run_keeps_old_package(vendor: Vendor, error: type[BaseException]) -> None:
    with pytest.raises(error), atomic_write.replace_package(vendor) as folder:
        write_files(folder, NEW)
        raise error
    assert (read_package(vendor), siblings(vendor)) == (OLD, ["toy"])


@pytest.mark.parametrize("failing", [1, 2])
def test_failed_rename_keeps_old_package(vendor: Vendor, monkeypatch: pytest.MonkeyPatch, failing: int) -> None:
    calls: list[Path] = []
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        calls.append(self)
        if len(calls) == failing:
            raise PermissionError(errno.EACCES, "Permission denied", str(self))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(PermissionError), atomic_write.replace_package(vendor) as folder:
        write_files(folder, NEW)
    assert (read_package(vendor), siblings(vendor)) == (OLD, ["toy"])


KILLED_RUN = """
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


def test_run_after_killed_run_recovers_package(vendor: Vendor) -> None:
    outcomes = []
    for point in range(1, 9):
        write_files(vendor.output, OLD)
        (vendor.output / "b.py").unlink(missing_ok=True)
        killed = run_python("-c", KILLED_RUN, str(vendor.root), str(point))
        assert killed.returncode in (0, -signal.SIGKILL), killed.stderr
        atomic_write.recover_package(vendor)
        assert read_package(vendor) in (OLD, NEW)
        assert siblings(vendor) == ["toy"]
        outcomes.append((killed.returncode, read_package(vendor) == NEW))
        if killed.returncode == 0:
            break
    assert outcomes[0] == (-signal.SIGKILL, False)
    assert (-signal.SIGKILL, True) in outcomes
    assert outcomes[-1] == (0, True)


def test_old_package_between_renames_is_recovered(vendor: Vendor) -> None:
    vendor.output.rename(vendor.output.with_name(".toy.old"))
    write_files(vendor.output.with_name(".toy.new"), {"a.py": "half"})
    atomic_write.recover_package(vendor)
    assert (read_package(vendor), siblings(vendor)) == (OLD, ["toy"])


@pytest.mark.parametrize("kind", ["folder", "file", "link", "dangling link"])
def test_leftovers_of_killed_run_are_removed(vendor: Vendor, kind: str) -> None:
    precious = vendor.root / "precious"
    write_files(precious, {"a.py": "precious"})
    for suffix in ("old", "new"):
        path = vendor.output.with_name(f".toy.{suffix}")
        if kind == "folder":
            write_files(path, {"x": "x"})
        elif kind == "file":
            path.write_text("x")
        else:
            path.symlink_to(precious if kind == "link" else "nowhere")
    atomic_write.recover_package(vendor)
    assert (read_package(vendor), siblings(vendor)) == (OLD, ["toy"])
    assert (precious / "a.py").read_text() == "precious"


def test_link_instead_of_package_is_replaced(vendor: Vendor) -> None:
    elsewhere = vendor.root / "elsewhere"
    vendor.output.rename(elsewhere)
    vendor.output.symlink_to(elsewhere)
    with atomic_write.replace_package(vendor) as folder:
        write_files(folder, NEW)
    assert (read_package(vendor), siblings(vendor)) == (NEW, ["toy"])
    assert (elsewhere / "a.py").read_text() == "old"
    assert not vendor.output.is_symlink()


@pytest.mark.parametrize("code", [errno.EACCES, errno.EROFS, errno.ENOSPC])
def test_unwritable_file_is_reported_and_nothing_changes(
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


def test_file_instead_of_output_folder_is_reported(project: Project) -> None:
    project.create_vendor()
    (project.root / "generated").write_text("a file")
    result = project.run("generate")
    assert result.code == 1
    assert "error[file-access]" in result.err
    assert (project.root / "generated").read_text() == "a file"
