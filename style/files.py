"""List and read the files that the checker covers."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

_SKIPPED_FOLDERS = frozenset(["__pycache__", "node_modules", "site", "dist"])


@dataclass(frozen=True, slots=True)
class Source:
    """A file of the project: its path relative to the root, and its text."""

    path: PurePosixPath
    text: str


def sources(root: Path, exclude: tuple[str, ...]) -> list[Source]:
    """Return the text files of a project except those under the path prefixes `exclude`, sorted by path.

    Inside a git repository, ignored files are left out. Otherwise, hidden folders and build output are left out.
    """
    names = _git_files(root)
    if names is None:
        names = _walk(root)
    return [
        Source(PurePosixPath(name), (root / name).read_text(encoding="utf-8"))
        for name in sorted(names)
        if not name.startswith(exclude) and _is_text(PurePosixPath(name)) and (root / name).is_file()
    ]


def _is_text(path: PurePosixPath) -> bool:
    suffixes = {".py", ".md", ".j2", ".jinja", ".template"}
    # Other YAML files are recordings of responses, whose texts are the vendors'.
    return path.suffix in suffixes or (path.suffix in {".yaml", ".yml"} and path.parts[0] == "specs")


def _git_files(root: Path) -> set[str] | None:
    """Return the tracked and new files of a git work tree, None if `root` is not in one or git is not installed."""
    if (git := shutil.which("git")) is None:
        return None
    command = [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    process = subprocess.run(command, cwd=root, capture_output=True, check=False)
    return set(os.fsdecode(process.stdout).split("\0")) - {""} if process.returncode == 0 else None


def _walk(root: Path) -> set[str]:
    names = set()
    for folder, folders, files in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".") and name not in _SKIPPED_FOLDERS]
        names |= {(Path(folder) / name).relative_to(root).as_posix() for name in files}
    return names
