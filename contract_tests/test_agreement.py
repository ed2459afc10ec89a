"""Agreement: what one operation tells of a thing no other tells otherwise, as long as nothing happens in between."""

from __future__ import annotations

import pytest

from . import agreement_checks, parametrize
from .operations import Operation
from .targets import Target


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    parametrize.over_operations(metafunc)


def test_others_tell_the_same(operation: Operation, target: Target, request: pytest.FixtureRequest) -> None:
    agreement_checks.check_agreement(operation, target, request)
