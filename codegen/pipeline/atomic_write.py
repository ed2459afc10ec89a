"""Replace a package atomically: a failed or killed run leaves the previous package in place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from codegen.vendors import Vendor


def _sibling(vendor: Vendor, suffix: str) -> Path:
    # A rename is atomic only within one file system, so the folder is next to the package; tools ignore hidden folders.
    return vendor.output.with_name(f".{vendor.id}.{suffix}")


def recover_package(vendor: Vendor) -> None:
    """Clean up after a killed run: restore the previous package if it was moved away, and remove temporary folders."""
    old = _sibling(vendor, "old")
    if old.exists() and not vendor.output.exists():
        old.rename(vendor.output)
    for path in (old, _sibling(vendor, "new")):
        _remove(path)


@contextmanager
def replace_package(vendor: Vendor) -> Iterator[Path]:
    """Yield an empty folder for the new package, which replaces the old one if the block raises no exception."""
    recover_package(vendor)
    new, old = _sibling(vendor, "new"), _sibling(vendor, "old")
    new.mkdir(parents=True)
    try:
        yield new
        # Between these two renames there is no package; `recover_package` restores it if the process dies here.
        if vendor.output.exists():
            vendor.output.rename(old)
        new.rename(vendor.output)
    except BaseException:
        recover_package(vendor)
        raise
    _remove(old)


def _remove(path: Path) -> None:
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.exists():
        import shutil

        shutil.rmtree(path, ignore_errors=True)
