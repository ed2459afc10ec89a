"""Conformance: what can be drawn from the document, valid and invalid, is answered as documented."""

from __future__ import annotations

import pytest

from contract_tests.harness.checks.operation_conformance import check_operation
from contract_tests.harness.checks.registry import ASKED, SILENCED, check_examples_covered, check_success_reached
from contract_tests.harness.documents.operations import Operation
from contract_tests.harness.plugins import parametrize
from contract_tests.harness.targets.session import open_session, skip_unless_allowed
from contract_tests.harness.targets.targets import Target


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    parametrize.over_operations(metafunc)


def test_operation(operation: Operation, target: Target, request: pytest.FixtureRequest) -> None:
    skip_unless_allowed(target, operation)
    with open_session(target, request) as session:
        check_operation(session, operation)
        check_success_reached(session, operation)
        check_examples_covered(session, operation)


def test_every_check_is_asked_or_silenced_for_a_reason() -> None:
    from schemathesis.checks import CHECKS

    asked = {check.__name__ for check in ASKED}
    assert {*CHECKS.get_all_names()} == asked | SILENCED.keys()
