"""Documented examples: each request that they describe is answered as documented, and each operation succeeds."""

from __future__ import annotations

import pytest

from . import operations
from .cases import documented
from .checks import echoed, examine, succeeded
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
