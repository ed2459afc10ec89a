"""Stamps: one hash over everything that went into a package and one over what came out, so that an unchanged vendor is
skipped before anything is parsed. Imports nothing heavy: this is all that runs when nothing changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from .vendors import Vendor

STAMP = "GENERATED.json"
TOOLS = ("datamodel-code-generator", "jinja2", "openapi-python-client", "ruff")
_CODEGEN = Path(__file__).resolve().parent
# What builders and installers leave behind at the top of a package is no part of it, nor is the stamp itself.
LITTER = ("dist", "build", STAMP)


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


@cache
def _pipeline() -> str:
    found = hashlib.sha256(digest(_CODEGEN, skip=("tests", "portal", "README.md")).encode())
    found.update((_CODEGEN.parent / "LICENSE").read_bytes())
    return found.hexdigest()


def stamp(vendor: Vendor, output: Path) -> dict[str, Any]:
    """Return the stamp of a package: tools by version, a hash of the inputs, a hash of the files in `output`."""
    tools = {tool: version(tool) for tool in TOOLS}
    inputs = hashlib.sha256("\n".join([digest(vendor.spec), _pipeline(), json.dumps(tools)]).encode())
    return {"tools": tools, "inputs": inputs.hexdigest(), "outputs": digest(output, skip=LITTER)}


def is_fresh(vendor: Vendor) -> bool:
    """Tell whether a package is what its inputs would make again: neither these nor the package have changed."""
    try:
        recorded = json.loads((vendor.output / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return bool(recorded == stamp(vendor, vendor.output))
