"""Check out the project at the base revision of a comparison."""

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
    """Yield a temporary folder with `specs` and `generated` as of a git revision.

    Raises Failed if git is not installed, `root` is not in a repository, or the revision is not a commit.
    """
    commit = (
        _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").decode().strip()
    )
    folders = _git(root, "ls-tree", "-d", "--name-only", commit, *_FOLDERS).decode().splitlines()
    with tempfile.TemporaryDirectory() as name:
        if folders:
            packed = io.BytesIO(_git(root, "archive", "--format=tar", commit, "--", *folders))
            with tarfile.open(fileobj=packed) as archive:
                archive.extractall(name, filter="data")
        yield Path(name)


def _git(root: Path, *arguments: str) -> bytes:
    if (git := shutil.which("git")) is None:
        raise Failed([Finding(Path(), 1, "changes-base", "git is required to read the base revision; install git")])
    process = subprocess.run([git, *arguments], cwd=root, capture_output=True, check=False)
    if process.returncode:
        reason = (
            " ".join(process.stderr.decode(errors="replace").split())
            or f"git has no {arguments[-1].removesuffix('^{commit}')!r}"
        )
        message = f"{reason}; set BASE to a commit, tag or branch of this repository, such as HEAD~1"
        raise Failed([Finding(Path(), 1, "changes-base", message)])
    return process.stdout
