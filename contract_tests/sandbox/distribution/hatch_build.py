"""What the package is made of: the project's sandbox, with the documents that it routes by."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKAGE = "virtual_events_sandbox"
_HERE = Path(__file__).parent
_UNPACKED = _HERE / PACKAGE
_PROJECT = _HERE.parents[2]
_SOURCE = _UNPACKED if _UNPACKED.is_dir() else _PROJECT / "contract_tests" / "sandbox"


def version() -> str:
    """Return the version that the sandbox says of itself."""
    found = re.search(r'^__version__ = "(.+)"$', (_SOURCE / "version.py").read_text(encoding="utf-8"), re.MULTILINE)
    assert found is not None
    return found[1]


def contents() -> dict[str, str]:
    """Return the place in the package of every file of the project that belongs to it."""
    placed = {path: path.relative_to(_SOURCE) for path in _SOURCE.rglob("*") if path.is_file()}
    placed = {
        path: place for path, place in placed.items() if not {"tests", "distribution", "__pycache__"} & {*place.parts}
    }
    if _SOURCE != _UNPACKED:
        for kind in ("openapi", "asyncapi"):
            for path in (_PROJECT / "generated").glob(f"*/{kind}.json"):
                placed[path] = Path("bundles", path.parent.name, path.name)
    return {str(path): f"{PACKAGE}/{place.as_posix()}" for path, place in placed.items()}


class Contents(BuildHookInterface[Any]):
    """Puts the sandbox into what is built."""

    def initialize(self, _version: str, build_data: dict[str, Any]) -> None:
        """Name the files."""
        build_data["force_include"].update(contents())
