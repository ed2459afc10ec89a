"""Access: no operation answers without its credential, and none shows a stranger what is another's."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest
from schemathesis import Response

from . import operations
from .bodies import naming
from .cases import documented
from .checks import broken, hold, refused
from .exchange import Credential, Exchange, allow, credential, exchanging
from .operations import Operation
from .targets import Target


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    operations.sweep(metafunc)


def test_no_credential(operation: Operation, target: Target, request: pytest.FixtureRequest) -> None:
    allow(target, operation)
    if not operation.security:
        pytest.skip("asks for no credential")
    with exchanging(target, request) as exchange:
        for told, carried in _wrong(credential(operation, target.credentials)).items():
            _is_refused(exchange, operation, carried, 401, told)


def test_stranger(operation: Operation, target: Target, request: pytest.FixtureRequest) -> None:
    allow(target, operation)
    if not target.stranger:
        pytest.skip("no stranger is known")
    attempt = next(documented(operation, target.values))
    named = any(one["in"] == "path" and one["name"] in target.values for one in operation.parameters)
    if not operation.security or not (named or naming(operation, attempt.case.body, target.values)):
        pytest.skip("names nothing that is somebody's")
    with exchanging(target, request) as exchange:
        _is_refused(exchange, operation, credential(operation, target.stranger), 403, "a stranger's credential")


def _wrong(right: Credential) -> dict[str, Credential]:
    """Return the credentials that are none: absent, never given out, empty, of another kind."""
    return {
        "no credential": Credential(),
        "an unknown credential": _changed(right, lambda kind, secret: f"{kind} {'0' * len(secret)}"),
        "an empty credential": _changed(right, lambda kind, _: kind),
        "a credential of another kind": _changed(right, lambda _, secret: f"Digest {secret}"),
    }


def _changed(right: Credential, change: Callable[[str, str], str]) -> Credential:
    """Return a credential with its values changed, each a kind (such as Bearer, or none) and a secret."""
    parts = dataclasses.asdict(right)
    for values in parts.values():
        for name, value in values.items():
            kind, _, secret = value.rpartition(" ")
            values[name] = change(kind, secret).strip()
    return Credential(**parts)


def _is_refused(exchange: Exchange, operation: Operation, carried: Credential, status: int, told: str) -> None:
    """A request that would else succeed is refused, with the documented status if there is one, and changes nothing."""
    attempt = dataclasses.replace(next(documented(operation, exchange.target.values)), known=False, valid=False)
    response: Response = exchange.send(operation, attempt.case, carried)
    try:
        if not refused(operation, response):
            raise broken(operation, "credential_is_checked", f"{told} was accepted", attempt, response)
        if operation.response(status) is not None and response.status_code != status and response.status_code >= 400:
            raise broken(operation, "credential_is_checked", f"{told} wants {status}", attempt, response)
        hold(exchange, operation, attempt, response)
        if changes := exchange.changed():
            raise broken(operation, "refusal_changes_nothing", changes, attempt, response)
    finally:
        exchange.clean()
