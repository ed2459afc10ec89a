"""Catalogue: all mutants of a vendor, in a fixed order that is independent of their locations."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from .mutants import Mutant
from .operators import document, event, request, response, source


def catalogue(vendor: str) -> list[Mutant]:
    """Return all mutants of a vendor, sorted by the hash of their names."""
    mutants = [
        mutant for operator in (response, event, request, source, document) for mutant in operator.mutants(vendor)
    ]
    return sorted({mutant.name: mutant for mutant in mutants}.values(), key=_hash_fraction)


def sampled(mutants: Iterable[Mutant], share: float) -> list[Mutant]:
    """Return a reproducible sample: the mutants whose name hash is below `share`, a fraction from 0 to 1."""
    return [mutant for mutant in mutants if _hash_fraction(mutant) < share]


def _hash_fraction(mutant: Mutant) -> float:
    """Return the hash of a mutant's name, scaled to the range from 0 to 1."""
    digest = hashlib.sha256(mutant.name.encode()).digest()
    return int.from_bytes(digest[:8], "big") / 2**64
