"""Access: no operation answers without its credential, and none shows a stranger what is another's."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest
from schemathesis import Response

from . import operations
from .bodies import naming
from .cases import Attempt, documented
from .checks import broken, complete, hold, refused
from .exchange import Credential, Exchange, allow, credential, exchanging
from .operations import Operation
from .targets import Target

EVER = 10 * 366 * 86400.0
"""Seconds that no token lives."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    operations.sweep(metafunc)


@pytest.mark.usefixtures("discreet")
def test_no_credential(operation: Operation, target: Target, request: pytest.FixtureRequest) -> None:
    allow(target, operation)
    if not operation.security:
        pytest.skip("asks for no credential")
    with exchanging(target, request) as exchange:
        right = credential(operation, target.credentials)
        # At the vendor's, a secret in an address would end up in logs.
        wrong = {**_wrong(right), **(_misplaced(right) if target.controller else {})}
        for told, carried in wrong.items():
            _is_refused(exchange, operation, next(documented(operation, target.values)), carried, 401, told)


def test_stranger(operation: Operation, target: Target, request: pytest.FixtureRequest) -> None:
    allow(target, operation)
    if not target.stranger:
        pytest.skip("no stranger is known")
    attempts = list(documented(operation, target.values))
    inside = [one for one in attempts if naming(operation, one.case.body, target.values)]
    named = any(one["in"] == "path" and one["name"] in target.values for one in operation.parameters)
    if not operation.security or not (named or inside):
        pytest.skip("names nothing that is somebody's")
    with exchanging(target, request) as exchange:
        for attempt in inside or attempts[:1]:
            carried = credential(operation, target.stranger)
            _is_refused(exchange, operation, attempt, carried, 403, "a stranger's credential")


def test_outsider(operation: Operation, target: Target, request: pytest.FixtureRequest) -> None:
    allow(target, operation)
    if not (operation.security and target.outsiders):
        pytest.skip("no account is known that no call lets in")
    with exchanging(target, request) as exchange:
        for status, secrets in target.outsiders.items():
            attempt = next(documented(operation, target.values))
            _is_refused(
                exchange, operation, attempt, credential(operation, secrets), status, "an outsider's credential"
            )


def test_expired(operation: Operation, target: Target, request: pytest.FixtureRequest) -> None:
    if target.controller is None or not (lasting := _expiring(operation) & target.credentials.keys()):
        pytest.skip("has no credential that expires, or nobody can wait for it")
    with exchanging(target, request) as exchange:
        target.controller.advance(EVER)
        exchange.look()
        for scheme in lasting:
            attempt = next(documented(operation, target.values))
            carried = credential(operation, {scheme: target.credentials[scheme]})
            _is_refused(exchange, operation, attempt, carried, 401, "an expired credential")


def _expiring(operation: Operation) -> set[str]:
    """Return the security schemes of an operation whose credentials end by what the document says: tokens."""
    schemes = operation.document.get("components", {}).get("securitySchemes", {})
    asked = {name: schemes[name] for alternative in operation.security for name in alternative}
    sign_ins = {name: one.get("x-credential", {}).get("sign-in", {}) for name, one in asked.items()}
    return {name for name, one in asked.items() if one["type"] == "oauth2" or "expires" in sign_ins[name]}


def _wrong(right: Credential) -> dict[str, Credential]:
    """Return the credentials that are none: absent, never given out, empty, of another kind."""
    return {
        "no credential": Credential(),
        "an unknown credential": _changed(right, lambda kind, secret: f"{kind} {'0' * len(secret)}"),
        "an empty credential": _changed(right, lambda kind, _: kind),
        "a credential of another kind": _changed(right, lambda _, secret: f"Digest {secret}"),
    }


def _misplaced(right: Credential) -> dict[str, Credential]:
    """Return the right credential in places that are not documented."""
    found = {} if right.query else {"the credential in the address": Credential(query={**right.headers, **right.form})}
    if right.form:
        secret = next(iter(right.form.values()))
        found["the credential in a header"] = Credential({**right.form, "Authorization": f"Bearer {secret}"})
    return found


def _changed(right: Credential, change: Callable[[str, str], str]) -> Credential:
    """Return a credential with its values changed, each a kind (such as Bearer, or none) and a secret."""
    parts = dataclasses.asdict(right)
    for values in parts.values():
        for name, value in values.items():
            kind, _, secret = value.rpartition(" ")
            values[name] = change(kind, secret).strip()
    return Credential(**parts)


def _is_refused(
    exchange: Exchange, operation: Operation, attempt: Attempt, carried: Credential, status: int, told: str
) -> None:
    """A request that would else succeed is refused, with the documented status if there is one, and changes nothing."""
    attempt = dataclasses.replace(attempt, known=False, valid=False)
    response: Response = exchange.send(operation, attempt.case, carried)
    try:
        if not refused(operation, response):
            raise broken(operation, "credential_is_checked", f"{told} was accepted", attempt, response)
        if operation.response(status) is not None and response.status_code != status and response.status_code >= 400:
            raise broken(operation, "credential_is_checked", f"{told} wants {status}", attempt, response)
        hold(exchange, operation, attempt, response)
        complete(exchange, operation)
        if changes := exchange.changed():
            raise broken(operation, "refusal_changes_nothing", changes, attempt, response)
    finally:
        exchange.clean()
