"""List the files of a folder in a stable order, and hash them. Imports only the standard library."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

FINGERPRINTS = "GENERATED.json"
"""Name of the file in a package that records the fingerprints of its inputs and its output."""
LITTER = ("dist", "build", FINGERPRINTS)
"""Names at the top of a package that are not part of it: the output of build tools, and the fingerprints."""


def files(folder: Path, skip: tuple[str, ...] = ()) -> Iterator[Path]:
    """Yield the files below a folder, sorted by name; hidden files and caches are ignored.

    `skip` names files and folders at the top of the folder to ignore too.
    """
    for path in sorted(folder.iterdir(), key=lambda path: path.name) if folder.is_dir() else ():
        if path.name in ("__pycache__", *skip) or path.name.startswith(".") or path.suffix == ".egg-info":
            continue
        if path.is_dir() and not path.is_symlink():
            yield from files(path)
        elif path.is_file():
            yield path


def digest(folder: Path, skip: tuple[str, ...] = ()) -> str:
    """Return the SHA-256 of the names and contents of all files below a folder, in hexadecimal."""
    hash_ = hashlib.sha256()
    for path in files(folder, skip):
        content = path.read_bytes()
        hash_.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
        hash_.update(content)
    return hash_.hexdigest()
