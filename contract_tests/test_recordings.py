"""Recordings: what a vendor answered some time ago is what the document says, as far as an answer alone shows it."""

from __future__ import annotations

import pytest

from contract_tests.harness.documents.operations import Operation
from contract_tests.harness.recordings import store
from contract_tests.harness.recordings.store import RecordedResponse
from contract_tests.harness.reporting.records import Record
from contract_tests.harness.targets import targets


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    found: dict[Operation, list[RecordedResponse]] = {}
    for one in (one for told in store.load_recordings(targets.vendors_under_test()).values() for one in told):
        found.setdefault(one.operation, []).append(one)
    cases = [(operation.vendor, operation, told) for operation, told in found.items()]
    metafunc.parametrize(("vendor", "operation", "told"), cases, ids=list(map(str, found)))


def test_recorded(vendor: str, operation: Operation, told: list[RecordedResponse], record: Record) -> None:
    for one in told:
        record.check_conformance(operation, one.response)
    record.fail_on_findings()
