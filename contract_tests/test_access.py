"""Access: no operation answers without its credential, and none shows a stranger what is another's."""

from __future__ import annotations

import pytest

from contract_tests.harness.checks import access
from contract_tests.harness.documents.operations import Operation
from contract_tests.harness.generation.cases import documented_attempts
from contract_tests.harness.plugins import parametrize
from contract_tests.harness.targets.credentials import credential
from contract_tests.harness.targets.session import open_session, skip_unless_allowed
from contract_tests.harness.targets.targets import Target

EVER = 10 * 366 * 86400.0
"""Seconds that no token lives."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    parametrize.over_operations(metafunc)


@pytest.mark.usefixtures("discreet")
def test_no_credential(operation: Operation, target: Target, request: pytest.FixtureRequest) -> None:
    access.check_without_credential(operation, target, request)


def test_stranger(operation: Operation, target: Target, request: pytest.FixtureRequest) -> None:
    access.check_foreign_credential(operation, target, request)


def test_outsider(operation: Operation, target: Target, request: pytest.FixtureRequest) -> None:
    skip_unless_allowed(target, operation)
    if not (operation.security and target.outsiders):
        pytest.skip("no account is known that no call lets in")
    with open_session(target, request) as session:
        for status, secrets in target.outsiders.items():
            attempt = next(documented_attempts(operation, target.values))
            access.check_refused(
                session, operation, attempt, credential(operation, secrets), status, "an outsider's credential"
            )


def test_expired(operation: Operation, target: Target, request: pytest.FixtureRequest) -> None:
    if target.controller is None or not (lasting := _expiring(operation) & target.credentials.keys()):
        pytest.skip("has no credential that expires, or nobody can wait for it")
    with open_session(target, request) as session:
        target.controller.advance(EVER)
        session.take_snapshot()
        for scheme in lasting:
            attempt = next(documented_attempts(operation, target.values))
            carried = credential(operation, {scheme: target.credentials[scheme]})
            access.check_refused(session, operation, attempt, carried, 401, "an expired credential")


def _expiring(operation: Operation) -> set[str]:
    """Return the security schemes of an operation whose credentials end by what the document says: tokens."""
    schemes = operation.document.get("components", {}).get("securitySchemes", {})
    asked = {name: schemes[name] for alternative in operation.security for name in alternative}
    sign_ins = {name: one.get("x-credential", {}).get("sign-in", {}) for name, one in asked.items()}
    return {name for name, one in asked.items() if one["type"] == "oauth2" or "expires" in sign_ins[name]}
