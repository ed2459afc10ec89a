"""The base: the project as it was at a revision of git, in a folder of its own."""

from __future__ import annotations

import io
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from codegen.findings import Failed, Finding

_FOLDERS = ("specs", "generated")


@contextmanager
def checkout(root: Path, revision: str) -> Iterator[Path]:
    """Give a folder with `specs` and `generated` as they were. Raises Failed where git knows no such commit."""
    commit = (
        _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").decode().strip()
    )
    there = _git(root, "ls-tree", "-d", "--name-only", commit, *_FOLDERS).decode().splitlines()
    with tempfile.TemporaryDirectory() as name:
        if there:
            packed = io.BytesIO(_git(root, "archive", "--format=tar", commit, "--", *there))
            with tarfile.open(fileobj=packed) as archive:
                archive.extractall(name, filter="data")
        yield Path(name)


def _git(root: Path, *arguments: str) -> bytes:
    if (git := shutil.which("git")) is None:
        raise Failed([Finding(Path(), 1, "changes-base", "git is needed to read what was committed; install it")])
    done = subprocess.run([git, *arguments], cwd=root, capture_output=True, check=False)
    if done.returncode:
        said = (
            " ".join(done.stderr.decode(errors="replace").split())
            or f"git has no {arguments[-1].removesuffix('^{commit}')!r}"
        )
        message = f"{said}; BASE is a commit, a tag or a branch of this repository, such as HEAD~1"
        raise Failed([Finding(Path(), 1, "changes-base", message)])
    return done.stdout
