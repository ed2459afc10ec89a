"""Parametrize tests over the operations, stream calls and vendors under test."""

from __future__ import annotations

import pytest

from contract_tests.harness.documents import asyncapi, operations
from contract_tests.harness.targets import targets


def over_operations(metafunc: pytest.Metafunc) -> None:
    """Parametrize a test that takes an `operation` with all HTTP operations of all vendors under test."""
    if "operation" in metafunc.fixturenames:
        parameters = [
            operation for vendor in targets.vendors_under_test() for operation in operations.http_operations(vendor)
        ]
        metafunc.parametrize(
            ("vendor", "operation"),
            [(operation.vendor, operation) for operation in parameters],
            ids=map(str, parameters),
        )


def over_calls(metafunc: pytest.Metafunc) -> None:
    """Parametrize a test that takes an `operation` with all stream calls, one that takes a `vendor` with all vendors
    that have a stream."""
    if "operation" in metafunc.fixturenames:
        calls = [call for vendor in targets.streaming_vendors() for call in asyncapi.stream_calls(vendor)]
        metafunc.parametrize(("vendor", "operation"), [(call.vendor, call) for call in calls], ids=map(str, calls))
    elif "vendor" in metafunc.fixturenames:
        metafunc.parametrize("vendor", targets.streaming_vendors(), scope="session")
