"""The files of a folder in a stable order, and a hash over them. Imports only the standard library."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

FINGERPRINTS = "GENERATED.json"
"""The file of a package that records the fingerprints of its inputs and of its files."""
LITTER = ("dist", "build", FINGERPRINTS)
"""What is at the top of a package and no part of it: what builders leave behind, and the fingerprints themselves."""


def files(folder: Path, skip: tuple[str, ...] = ()) -> Iterator[Path]:
    """Yield the files below a folder, in an order that no file system changes. What is hidden or a cache is left out.

    `skip` names what is left out at the top.
    """
    for path in sorted(folder.iterdir(), key=lambda one: one.name) if folder.is_dir() else ():
        if path.name in ("__pycache__", *skip) or path.name.startswith(".") or path.suffix == ".egg-info":
            continue
        if path.is_dir() and not path.is_symlink():
            yield from files(path)
        elif path.is_file():
            yield path


def digest(folder: Path, skip: tuple[str, ...] = ()) -> str:
    """Return a hash over the names and bytes of all files below a folder."""
    found = hashlib.sha256()
    for path in files(folder, skip):
        content = path.read_bytes()
        found.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
        found.update(content)
    return found.hexdigest()
