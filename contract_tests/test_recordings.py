"""Recordings: what a vendor answered some time ago is what the document says, as far as an answer alone shows it."""

from __future__ import annotations

import pytest

from . import operations, recordings
from .notes import Notes
from .operations import Operation
from .recordings import Recorded


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    found = [
        (operation, [one for one in told if one.operation == operation.id])
        for vendor, told in recordings.replayed().items()
        for operation in operations.described(vendor)
    ]
    cases = [(operation.vendor, operation, told) for operation, told in found if told]
    metafunc.parametrize(("vendor", "operation", "told"), cases, ids=[str(one[1]) for one in cases])


def test_recorded(vendor: str, operation: Operation, told: list[Recorded], notes: Notes) -> None:
    for one in told:
        notes.hold(operation, one.answer)
    notes.fail()
