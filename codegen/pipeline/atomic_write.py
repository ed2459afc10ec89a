"""Publishing: a package is replaced whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from codegen.vendors import Vendor


def _beside(vendor: Vendor, what: str) -> Path:
    # Beside the package, since only a rename within one file system is atomic; hidden, so that nothing picks it up.
    return vendor.output.with_name(f".{vendor.id}.{what}")


def recover_package(vendor: Vendor) -> None:
    """Undo what a killed run left: put the last package back if it was taken away, and clear the rest."""
    old = _beside(vendor, "old")
    if old.exists() and not vendor.output.exists():
        old.rename(vendor.output)
    for left in (old, _beside(vendor, "new")):
        _remove(left)


@contextmanager
def replace_package(vendor: Vendor) -> Iterator[Path]:
    """Give an empty folder to write the package into; it takes the package's place when the block ends well."""
    recover_package(vendor)
    new, old = _beside(vendor, "new"), _beside(vendor, "old")
    new.mkdir(parents=True)
    try:
        yield new
        # Between these two renames there is no package; `recover` mends a run that ends just there.
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
