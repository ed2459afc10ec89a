"""Agreement: what one operation tells of a thing no other tells otherwise, as long as nothing happens in between."""

from __future__ import annotations

import pytest

from contract_tests.harness.checks import agreement
from contract_tests.harness.documents.operations import Operation
from contract_tests.harness.plugins import parametrize
from contract_tests.harness.targets.targets import Target


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    parametrize.over_operations(metafunc)


def test_operations_agree(operation: Operation, target: Target, request: pytest.FixtureRequest) -> None:
    agreement.check_agreement(operation, target, request)
