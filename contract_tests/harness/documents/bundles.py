"""Bundled documents of the vendors, as `generated/<vendor>/` holds them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]

SCENARIOS = ROOT / "contract_tests" / "scenarios"
"""Where the scenarios are, in one folder for each vendor, which has its name."""


STREAM = "asyncapi.json#"
"""What pointers into the document of a stream have before them, where those into the other have nothing."""


@cache
def vendors() -> list[str]:
    """Return the ids of all vendors that have a bundled document, in order; not to be changed."""
    return sorted(path.parent.name for path in (ROOT / "generated").glob("*/openapi.json"))


@cache
def document(vendor: str) -> dict[str, Any]:
    """Return a vendor's bundled document; not to be changed."""
    return dict(json.loads((ROOT / "generated" / vendor / "openapi.json").read_text(encoding="utf-8")))


@cache
def stream_document(vendor: str) -> dict[str, Any]:
    """Return a vendor's bundled AsyncAPI document; empty where it does not stream."""
    path = ROOT / "generated" / vendor / "asyncapi.json"
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}
