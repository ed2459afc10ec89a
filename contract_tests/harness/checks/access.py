"""Access checks: requests without the right credential are refused with the documented status and change nothing."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest
from schemathesis import Response

from contract_tests.harness.documents.operations import Operation
from contract_tests.harness.documents.outcomes import is_refused
from contract_tests.harness.documents.request_bodies import identifying_properties
from contract_tests.harness.generation.cases import Attempt, documented_attempts
from contract_tests.harness.targets.credentials import Credential, credential
from contract_tests.harness.targets.session import Session, open_session, skip_unless_allowed
from contract_tests.harness.targets.targets import Target

from .registry import check_examples_covered, check_response


def check_without_credential(operation: Operation, target: Target, request: pytest.FixtureRequest) -> None:
    """Check that an operation refuses a missing, unknown, empty or misplaced credential with 401. Raises Broken."""
    skip_unless_allowed(target, operation)
    if not operation.security:
        pytest.skip("asks for no credential")
    with open_session(target, request) as session:
        right = credential(operation, target.credentials)
        # At the vendor's, a secret in an address would end up in logs.
        wrong = {**_wrong(right), **(_misplaced(right) if target.controller else {})}
        for told, carried in wrong.items():
            check_refused(session, operation, next(documented_attempts(operation, target.values)), carried, 401, told)


def check_foreign_credential(operation: Operation, target: Target, request: pytest.FixtureRequest) -> None:
    """Check that an operation refuses the credential of somebody who owns nothing with 403. Raises Broken."""
    skip_unless_allowed(target, operation)
    if not target.stranger:
        pytest.skip("no stranger is known")
    attempts = list(documented_attempts(operation, target.values))
    inside = [one for one in attempts if identifying_properties(operation, one.case.body, target.values)]
    named = any(one["in"] == "path" and one["name"] in target.values for one in operation.parameters)
    if not operation.security or not (named or inside):
        pytest.skip("names nothing that is somebody's")
    with open_session(target, request) as session:
        for attempt in inside or attempts[:1]:
            carried = credential(operation, target.stranger)
            check_refused(session, operation, attempt, carried, 403, "a stranger's credential")


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


def check_refused(
    session: Session, operation: Operation, attempt: Attempt, carried: Credential, status: int, told: str
) -> None:
    """A request that would else succeed is refused, with the documented status if there is one, and changes nothing."""
    attempt = dataclasses.replace(attempt, ids_exist=False, valid=False)
    response: Response = session.send(operation, attempt.case, carried)
    try:
        if not is_refused(operation, response):
            raise session.failure(operation, "credential_is_checked", f"{told} was accepted", attempt, response)
        if operation.response(status) is not None and response.status_code != status and response.status_code >= 400:
            raise session.failure(operation, "credential_is_checked", f"{told} wants {status}", attempt, response)
        check_response(session, operation, attempt, response)
        check_examples_covered(session, operation)
        if changes := session.world_difference():
            raise session.failure(operation, "refusal_changes_nothing", changes, attempt, response)
    finally:
        session.reset_world()
