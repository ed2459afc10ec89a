"""Documented examples: each request that they describe is answered as documented, and each operation succeeds."""

from __future__ import annotations

import pytest

from contract_tests.harness.checks.registry import complete, echoed, examine, succeeded
from contract_tests.harness.documents.operations import Operation, resolve
from contract_tests.harness.documents.outcomes import response_examples
from contract_tests.harness.documents.request_bodies import holds, known
from contract_tests.harness.generation.cases import documented, example
from contract_tests.harness.plugins import parametrize
from contract_tests.harness.targets.session import allow, open_session
from contract_tests.harness.targets.targets import Target


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    parametrize.over_operations(metafunc)


def test_examples(operation: Operation, target: Target, request: pytest.FixtureRequest) -> None:
    allow(target, operation)
    with open_session(target, request) as session:
        for attempt in documented(operation, target.values):
            echoed(session, operation, attempt, examine(session, operation, attempt))
        succeeded(session, operation)
        complete(session, operation)


def test_examples_are_as_described(vendor: str, operation: Operation) -> None:
    for status in filter(str.isdigit, operation.node["responses"]):
        for media in (operation.response(int(status)) or {}).get("content", {}).values():
            for value in response_examples(operation, int(status)):
                assert holds(operation.document, media.get("schema", {}), value), (
                    f"{vendor} {operation.id}: {status}, {value}"
                )
    for one in operation.parameters:
        value = example(operation, one, {})
        assert holds(operation.document, one["schema"], value), f"{vendor} {operation.id}: {one['name']} {value!r}"


def test_known_values_are_as_described(operation: Operation, target: Target) -> None:
    for one in operation.parameters:
        schema = resolve(operation.document, one["schema"])
        for value in known(one["name"], target.values):
            described = schema.get("items", schema)
            assert holds(operation.document, described, value), f"{operation}: {one['name']} {value!r}"
