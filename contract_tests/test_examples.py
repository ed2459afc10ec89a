"""Documented examples: each request that they describe is answered as documented, and each operation succeeds."""

from __future__ import annotations

import pytest

from contract_tests.harness.checks.registry import (
    check_attempt,
    check_echo,
    check_examples_covered,
    check_success_reached,
)
from contract_tests.harness.documents.operations import Operation, resolve
from contract_tests.harness.documents.outcomes import response_examples
from contract_tests.harness.documents.request_bodies import is_valid_value, known_values
from contract_tests.harness.generation.cases import documented_attempts, example_value
from contract_tests.harness.plugins import parametrize
from contract_tests.harness.targets.session import open_session, skip_unless_allowed
from contract_tests.harness.targets.targets import Target


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    parametrize.over_operations(metafunc)


def test_examples(operation: Operation, target: Target, request: pytest.FixtureRequest) -> None:
    skip_unless_allowed(target, operation)
    with open_session(target, request) as session:
        for attempt in documented_attempts(operation, target.values):
            check_echo(session, operation, attempt, check_attempt(session, operation, attempt))
        check_success_reached(session, operation)
        check_examples_covered(session, operation)


def test_examples_are_as_described(vendor: str, operation: Operation) -> None:
    for status in filter(str.isdigit, operation.node["responses"]):
        for media in (operation.response(int(status)) or {}).get("content", {}).values():
            for value in response_examples(operation, int(status)):
                assert is_valid_value(operation.document, media.get("schema", {}), value), (
                    f"{vendor} {operation.id}: {status}, {value}"
                )
    for one in operation.parameters:
        value = example_value(operation, one, {})
        assert is_valid_value(operation.document, one["schema"], value), (
            f"{vendor} {operation.id}: {one['name']} {value!r}"
        )


def test_known_values_are_as_described(operation: Operation, target: Target) -> None:
    for one in operation.parameters:
        schema = resolve(operation.document, one["schema"])
        for value in known_values(one["name"], target.values):
            described = schema.get("items", schema)
            assert is_valid_value(operation.document, described, value), f"{operation}: {one['name']} {value!r}"
