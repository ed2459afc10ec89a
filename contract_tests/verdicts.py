"""Verdicts: what a failure says. Operation and rule first, then whether the vendor drifted or we had assumed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import yaml

from . import targets
from .operations import Operation


class Broken(AssertionError):
    """A rule does not hold. `pointers` lead to the nodes of the document that are concerned, outermost first."""

    def __init__(
        self, operation: Operation, rule: str, message: str, pointers: Iterable[str] = (), request: str = ""
    ) -> None:
        marks = [f"{operation.origin}{one}" for one in pointers]
        parts = [f"{operation.vendor} {operation.id}: {rule}", message.strip(), verdict(operation.vendor, marks)]
        super().__init__("\n".join([*parts, request] if request else parts))

    def after(self, steps: Iterable[str]) -> Broken:
        """Return the same failure with the steps that led to it."""
        self.args = ("\n".join([self.args[0], "after", *(f"  {step}" for step in steps)]),)
        return self


def verdict(vendor: str, pointers: Iterable[str]) -> str:
    """Return whose the mistake is, by the evidence of the innermost node that has some."""
    marks, entries = _evidence(vendor)
    ids = next((marks[one] for one in reversed(list(pointers)) if one in marks), [])
    told = [
        f"{'our assumption' if entries[one]['status'] == 'inferred' else 'vendor drift, ' + entries[one]['status']}"
        f" {one}: {entries[one]['question']}"
        for one in ids
        if one in entries
    ]
    return "\n".join(told) or "vendor drift: nothing here is our assumption"


@cache
def _evidence(vendor: str) -> tuple[Mapping[str, list[str]], Mapping[str, Any]]:
    marks, entries = targets.ROOT / "generated" / vendor / "evidence.json", targets.ROOT / "specs" / vendor
    return (
        json.loads(marks.read_text(encoding="utf-8")) if marks.exists() else {},
        yaml.safe_load((entries / "evidence.yaml").read_text(encoding="utf-8")) or {},
    )
