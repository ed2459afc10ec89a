"""Recordings: what a vendor answered some time ago is what the document says, as far as an answer alone shows it."""

from __future__ import annotations

import pytest

from . import recordings
from .notes import Notes
from .operations import Operation
from .recordings import Recorded


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    found: dict[Operation, list[Recorded]] = {}
    for one in (one for told in recordings.replayed().values() for one in told):
        found.setdefault(one.operation, []).append(one)
    cases = [(operation.vendor, operation, told) for operation, told in found.items()]
    metafunc.parametrize(("vendor", "operation", "told"), cases, ids=list(map(str, found)))


def test_recorded(vendor: str, operation: Operation, told: list[Recorded], notes: Notes) -> None:
    for one in told:
        notes.hold(operation, one.answer)
    notes.fail()
