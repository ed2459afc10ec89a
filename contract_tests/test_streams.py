"""Streams: calls, their acknowledgements and the events that they cause, held to the AsyncAPI document."""

from __future__ import annotations

import pytest

from . import test_access
from .cases import documented
from .checks import echoed, examine
from .exchange import allow, exchanging
from .operations import Operation
from .streams import calls
from .targets import Target
from .test_conformance import conform
from .test_sequences import BEFORE


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    calls.sweep(metafunc)


def test_call(operation: Operation, target: Target, request: pytest.FixtureRequest) -> None:
    allow(target, operation)
    with exchanging(target.fresh(BEFORE), request) as exchange:
        for attempt in documented(operation, target.values):
            echoed(operation, attempt, examine(exchange, operation, attempt))
        conform(exchange, operation)


def test_without_credential(operation: Operation, target: Target, request: pytest.FixtureRequest) -> None:
    test_access.test_no_credential(operation, target, request)


def test_stranger(operation: Operation, target: Target, request: pytest.FixtureRequest) -> None:
    test_access.test_stranger(operation, target, request)
