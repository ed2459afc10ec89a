"""Fingerprints: a hash over everything that went into a package and one over what came out, so that an unchanged vendor
is skipped before anything is parsed. Imports nothing heavy: this is all that runs when nothing changed."""

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
    found = hashlib.sha256(digest(_CODEGEN, skip=("tests", "portal", "README.md")).encode())
    found.update((_CODEGEN.parent / "LICENSE").read_bytes())
    return found.hexdigest()


def fingerprints(vendor: Vendor, output: Path) -> dict[str, Any]:
    """Return the fingerprints of a package: tools by version, a hash of the inputs, a hash of the files in `output`."""
    tools = {tool: version(tool) for tool in TOOLS}
    inputs = hashlib.sha256("\n".join([digest(vendor.spec), _pipeline(), json.dumps(tools)]).encode())
    return {"tools": tools, "inputs": inputs.hexdigest(), "outputs": digest(output, skip=LITTER)}


def is_fresh(vendor: Vendor) -> bool:
    """Tell whether a package is what its inputs would make again: neither these nor the package have changed."""
    try:
        recorded = json.loads((vendor.output / FINGERPRINTS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return bool(recorded == fingerprints(vendor, vendor.output))


def require_fresh(vendor: Vendor) -> None:
    """Raise Failed if a package is not what its inputs would make again."""
    if not is_fresh(vendor):
        message = f"is not what the description generates; run: make generate VENDOR={vendor.id}"
        raise Failed([Finding(vendor.shown(vendor.output), 1, "generated-stale", message)])
