"""Record and compare fingerprints of packages, so that unchanged vendors are skipped.

A fingerprint contains a hash of all inputs of a package and one of all its files. This module imports nothing heavy,
because a run without changes executes nothing else.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from codegen.findings import Failed, Finding
from codegen.package_files import FINGERPRINTS, LITTER, digest
from codegen.vendors import Vendor

TOOLS = ("datamodel-code-generator", "jinja2", "openapi-python-client", "ruff")
_CODEGEN = Path(__file__).resolve().parents[1]


@cache
def _pipeline() -> str:
    hash_ = hashlib.sha256(digest(_CODEGEN, skip=("tests", "portal", "README.md")).encode())
    hash_.update((_CODEGEN.parent / "LICENSE").read_bytes())
    return hash_.hexdigest()


def fingerprints(vendor: Vendor, output: Path) -> dict[str, Any]:
    """Return the fingerprints of a package: versions of tools, hash of the inputs, hash of the files in `output`."""
    tools = {tool: version(tool) for tool in TOOLS}
    inputs = hashlib.sha256("\n".join([digest(vendor.spec), _pipeline(), json.dumps(tools)]).encode())
    return {"tools": tools, "inputs": inputs.hexdigest(), "outputs": digest(output, skip=LITTER)}


def is_fresh(vendor: Vendor) -> bool:
    """Return whether a package is up to date: neither its inputs nor its files have changed since generation."""
    try:
        recorded = json.loads((vendor.output / FINGERPRINTS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return bool(recorded == fingerprints(vendor, vendor.output))


def require_fresh(vendor: Vendor) -> None:
    """Raise Failed if a package is not up to date."""
    if not is_fresh(vendor):
        message = f"differs from what the description generates; run: make generate VENDOR={vendor.id}"
        raise Failed([Finding(vendor.shown(vendor.output), 1, "generated-stale", message)])
