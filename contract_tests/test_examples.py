"""Documented examples: each request that they describe is answered as documented, and each operation succeeds."""

from __future__ import annotations

import pytest

from . import operations
from .cases import documented
from .checks import examine, refused
from .exchange import allow, exchanging
from .operations import Operation
from .targets import Target


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    operations.sweep(metafunc)


def test_examples(operation: Operation, target: Target, request: pytest.FixtureRequest) -> None:
    allow(target, operation)
    with exchanging(target, request) as exchange:
        answers = [examine(exchange, operation, attempt) for attempt in documented(operation, target.values)]
    statuses = [answer.status_code for answer in answers]
    assert not all(refused(operation, answer) for answer in answers), (
        f"{operation}: no success among {statuses}; the examples, or the values known to exist, lack something"
    )
