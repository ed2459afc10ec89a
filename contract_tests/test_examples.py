"""Documented examples: each request that they describe is answered as documented, and each operation succeeds."""

from __future__ import annotations

import pytest

from . import operations
from .bodies import holds
from .cases import documented
from .checks import complete, echoed, examine, response_examples, succeeded
from .exchange import allow, exchanging
from .operations import Operation
from .targets import Target


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    operations.sweep(metafunc)


def test_examples(operation: Operation, target: Target, request: pytest.FixtureRequest) -> None:
    allow(target, operation)
    with exchanging(target, request) as exchange:
        for attempt in documented(operation, target.values):
            echoed(operation, attempt, examine(exchange, operation, attempt))
        succeeded(exchange, operation)
        complete(exchange, operation)


def test_examples_are_as_described(vendor: str, operation: Operation) -> None:
    for status in filter(str.isdigit, operation.node["responses"]):
        for media in (operation.response(int(status)) or {}).get("content", {}).values():
            for value in response_examples(operation, int(status)):
                assert holds(operation.document, media.get("schema", {}), value), (
                    f"{vendor} {operation.id}: {status}, {value}"
                )
