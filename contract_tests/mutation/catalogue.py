"""The catalogue: every defect of a vendor, in an order that is always the same and has nothing to do with its place."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from .mutants import Mutant
from .operators import document, event, request, response
from .operators import source as rules


def catalogue(vendor: str) -> list[Mutant]:
    """Return every defect of a vendor."""
    found = [one for source in (response, event, request, rules, document) for one in source.mutants(vendor)]
    return sorted({one.name: one for one in found}.values(), key=_lot)


def sampled(defects: Iterable[Mutant], share: float) -> list[Mutant]:
    """Return the same part of the defects every time: each is in it or not by its name alone."""
    return [one for one in defects if _lot(one) < share]


def _lot(defect: Mutant) -> float:
    digest = hashlib.sha256(defect.name.encode()).digest()
    return int.from_bytes(digest[:8], "big") / 2**64
