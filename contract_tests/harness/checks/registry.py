"""Checks: the rules that hold for every answer. Schemathesis's own, and ours where it has none or is blind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from schemathesis import Response
from schemathesis.checks import CHECKS, CheckFunction, load_all_checks
from schemathesis.core.failures import Failure, FailureGroup
from schemathesis.engine.recorder import ScenarioRecorder
from schemathesis.generation.meta import CoveragePhaseData

from contract_tests.harness.documents import request_bodies
from contract_tests.harness.documents.asyncapi import Call
from contract_tests.harness.documents.call_effects import makes
from contract_tests.harness.documents.json_values import find
from contract_tests.harness.documents.links import provided_parameters
from contract_tests.harness.documents.operations import Operation, is_refusal_body
from contract_tests.harness.documents.outcomes import (
    Refusal,
    documented_codes,
    effective_status,
    is_hidden_refusal,
    is_refused,
    json_body,
    refusal,
    response_examples,
    vendor_code,
)
from contract_tests.harness.documents.request_bodies import Values
from contract_tests.harness.documents.schema_properties import property_paths, response_properties
from contract_tests.harness.generation.cases import REFUSING, Attempt, documented_attempts
from contract_tests.harness.observers import observed
from contract_tests.harness.reporting.findings import BrokenRule
from contract_tests.harness.targets.session import Session

from .list_integrity import list_error

load_all_checks()

SILENCED = {
    "positive_data_acceptance": "lets 401, 403 and 404 pass, and does not know that one date may have to come before"
    " another; `valid_is_accepted` stands in its place",
    "ignored_auth": "knows no OAuth 2.0, and asks only for a refusal; the access tests ask for the documented one",
    "object_level_authorization": "wants several identities in a configuration; the access tests have a stranger",
    "use_after_free": "sees nothing below a path that ends in .json; the sequences know what was deleted",
    "status_code_conformance": "is one of `response_conformance.violations`, which judge a vendor and recordings too",
    "content_type_conformance": "the same",
    "response_headers_conformance": "the same",
    "response_schema_conformance": "the same",
    "ensure_resource_availability": "sees nothing below a path that ends in .json; the sequences know what was made",
}
"""Checks of Schemathesis that are not asked, with the reason and what is asked instead."""

BY_STATUS = frozenset(["negative_data_rejection"])
"""Checks that look at the status alone, where errors may hide in a success; there the code is asked instead."""

UNCUT = 255
"""How many characters of a text are never cut off."""

ORDER = ["not_a_server_error", *CHECKS.get_all_names(), ""]
"""Which rule is told where several do not hold."""

ASKED: list[CheckFunction] = [CHECKS.get_one(name) for name in CHECKS.get_all_names() if name not in SILENCED]  # type: ignore[misc]


def check_attempt(session: Session, operation: Operation, attempt: Attempt) -> Response:
    """Send a request and hold its answer to every rule; the world is then as it was. Raises Broken."""
    response = session.send(operation, attempt.case)
    touched = not operation.reads
    try:
        check_response(session, operation, attempt, response)
        touched = _changed_only_by_success(session, operation, attempt, response)
    finally:
        if touched:
            session.reset_world()
    return response


@observed
def check_response(
    session: Session,
    operation: Operation,
    attempt: Attempt,
    response: Response,
    recorder: ScenarioRecorder | None = None,
) -> None:
    """Hold an answer to what the document says of it. Raises Broken."""
    failed = is_hidden_refusal(operation, response)
    session.seen_statuses.add((operation.id, 0 if failed else response.status_code))
    session.record_properties(operation, response.status_code, json_body(response), failed=failed)
    server_error = (effective_status(operation, response) or 0) >= 500
    # A sandbox's own failure says more than the status that no document has.
    judged = not _probes(attempt) and (session.live or not server_error)
    if judged and not session.conforms(operation, attempt.case, response):
        return
    hides = not {"success", "failed"}.isdisjoint(operation.document.get("x-envelope", {}))
    with session.timings.measure("checks"):
        if server_error:
            raise session.failure(operation, "not_a_server_error", "the vendor made a mistake", attempt, response)
        try:
            asked = [check for check in ASKED if not (hides and check.__name__ in BY_STATUS)]
            attempt.case.validate_response(response, checks=asked, recorder=recorder)
        except FailureGroup as group:
            rule, failure = min(((_rule(one), one) for one in group.exceptions), key=lambda two: ORDER.index(two[0]))
            instance = tuple(str(one) for one in getattr(failure, "instance_path", ()))
            raise session.failure(operation, rule, str(failure), attempt, response, *instance) from None
        if not _probes(attempt):
            if hides:
                _invalid_is_refused(session, operation, attempt, response)
            _error_is_documented(session, operation, attempt, response)
            _valid_is_accepted(session, operation, attempt, response)
            _unknown_is_refused(session, operation, attempt, response)
            if (
                wrong := ""
                if is_refused(operation, response)
                else list_error(operation, attempt.case.query, json_body(response))
            ):
                raise session.failure(operation, "list_is_consistent", wrong, attempt, response)


def _rule(failure: Exception) -> str:
    named = failure.checks[:1] if isinstance(failure, Failure) else ()
    return named[0] if named and named[0] in ORDER else ""


def _probes(attempt: Attempt) -> bool:
    """Say whether a request is one that HTTP rules out, whose answer the document does not describe."""
    from schemathesis.generation.meta import REQUEST_SHAPE_PROBES

    data = attempt.case.meta.phase.data if attempt.case.meta else None
    return isinstance(data, CoveragePhaseData) and data.scenario in REQUEST_SHAPE_PROBES


def _error_is_documented(session: Session, operation: Operation, attempt: Attempt, response: Response) -> None:
    known = documented_codes(operation, response.status_code)
    found = vendor_code(operation, response)
    if known and found not in known:
        wanted = f"the code of {response.status_code} is {' or '.join(map(repr, known))}, not {found!r}"
        raise session.failure(operation, "error_is_documented", wanted, attempt, response)


def _invalid_is_refused(session: Session, operation: Operation, attempt: Attempt, response: Response) -> None:
    drawn = attempt.case.meta is not None and not attempt.valid
    if drawn and attempt.ids_exist and not is_refused(operation, response):
        raise session.failure(operation, "negative_data_rejection", "what is invalid was accepted", attempt, response)
    if drawn and effective_status(operation, response) not in (None, *map(int, REFUSING)):
        told = "what is invalid was refused without a look at it"
        raise session.failure(operation, "negative_data_rejection", told, attempt, response)


def updates_object(operation: Operation, values: Values) -> bool:
    """Say whether an operation changes a thing that its path or its body names: the one that its answer is about."""
    if isinstance(operation, Call):
        return not makes(operation)
    told = {name for number in operation.successes for name, _ in provided_parameters(operation, number)}
    sent = [one.case.body for one in documented_attempts(operation, values)]
    asked = {name for body in sent for name, _ in request_bodies.identifying_properties(operation, body, values)}
    return operation.method in ("PUT", "PATCH") or not told.isdisjoint(asked)


def _valid_is_accepted(session: Session, operation: Operation, attempt: Attempt, response: Response) -> None:
    """What the document allows is accepted, unless the state of things or the order of two values stands against it.

    What is invalid by a variation of ours is refused; Schemathesis judges what it made invalid itself.
    """
    if not attempt.valid and attempt.ids_exist and attempt.case.meta is None and not is_refused(operation, response):
        raise session.failure(
            operation, "near_miss_is_refused", "a value that is not documented was accepted", attempt, response
        )
    if not attempt.valid or not attempt.ids_exist or not is_refused(operation, response):
        return
    # What is not settled may have its end before its beginning.
    excused = {Refusal.STATE} if attempt.keeps_order else {Refusal.STATE, Refusal.INVALID, Refusal.VENDOR_CODE}
    drawn = attempt.case.meta is not None
    if drawn and not operation.reads and (operation.streamed or updates_object(operation, session.target.values)):
        # What a thing is may stand against what it is told to become, and a call names things in its lists.
        excused |= {Refusal.INVALID, Refusal.VENDOR_CODE} if is_hidden_refusal(operation, response) else set()
    if refusal(operation, response) not in excused:
        raise session.failure(operation, "valid_is_accepted", "a request as documented was refused", attempt, response)


def _unknown_is_refused(session: Session, operation: Operation, attempt: Attempt, response: Response) -> None:
    if attempt.ids_exist or is_refused(operation, response):
        return
    case, values = attempt.case, session.target.values
    unknown = {
        name: value
        for name, value in [
            *case.path_parameters.items(),
            *request_bodies.identifying_properties(operation, case.body, values),
        ]
        if (found := request_bodies.known_values(name, values))
        and str(value) not in map(str, found)
        and not session.is_in_world(value)
    }
    if unknown:
        told = f"there is no {', '.join(f'{name} {value!r}' for name, value in unknown.items())}"
        raise session.failure(operation, "unknown_is_refused", told, attempt, response)


@observed
def check_success_reached(session: Session, operation: Operation) -> None:
    """Hold a whole run to this: the operation succeeded, and changed something if it is for that. Raises Broken."""
    seen = sorted(number for name, number in session.seen_statuses if name == operation.id)
    if not {*seen} & {*operation.successes}:
        told = f"none of {operation.successes} came, only {seen}: known values are {sorted(session.target.values)}"
        raise BrokenRule(operation, "success_is_reached", told)
    seen_to_change = operation.id in session.changing_operations or session.target.controller is None
    if not operation.reads and not seen_to_change:
        raise BrokenRule(operation, "success_changes_something", "the world is as it was after every success")


@observed
def check_examples_covered(session: Session, operation: Operation) -> None:
    """Hold a whole run to this: what every example of an answer has, some answer has. Raises Broken.

    A member that need not be there may be missing in one answer, not in all. A user's own things need not have it.
    """
    if session.target.controller is None:
        return
    for (name, number, failed), shown in session.seen_properties.items():
        if name != operation.id or operation.response(number) is None:
            continue
        examples = response_examples(operation, number)
        told = [
            {*property_paths(one)} for one in examples if number >= 400 or is_refusal_body(operation, one) == failed
        ]
        wanted = {place.path for place in response_properties(operation, number)}.intersection(*told) if told else set()
        if lacking := sorted(".".join(one) for one in wanted - shown if (*one[:-1], "") in shown):
            raise BrokenRule(operation, "examples_are_covered", f"no answer with {number} has {', '.join(lacking)}")


def _changed_only_by_success(session: Session, operation: Operation, attempt: Attempt, response: Response) -> bool:
    """Hold the world to what an answer says became of it; say whether it may have changed. Raises Broken."""
    success = not operation.reads and not is_refused(operation, response)
    if success and operation.id in session.changing_operations:
        return True
    changes = session.world_difference()
    if success and changes:
        session.changing_operations.add(operation.id)
    elif changes:
        rule = "refusal_changes_nothing" if is_refused(operation, response) else "reading_changes_nothing"
        raise session.failure(operation, rule, changes, attempt, response)
    return bool(changes)


@observed
def check_echo(session: Session, operation: Operation, attempt: Attempt, response: Response) -> None:
    """Hold an answer to what was sent: texts of the same name are the same, unless cut after much. Raises Broken."""
    sent, answered = attempt.case.body, json_body(response)
    if isinstance(sent, dict) and isinstance(answered, dict) and not sent.keys() & answered.keys():
        # The two are wrapped in ways that have nothing in common.
        sent = request_bodies.unwrap_envelope(operation, sent)
        answered = find(answered, operation.node.get("x-envelope", {}).get("payload", ""))
    fixed = {place[-1] for place, schema in request_bodies.scalar_schemas(operation) if "const" in schema}
    for name, one, other in _same(sent, answered):
        cut = len(other) >= UNCUT and one.startswith(other)
        if one != other and not cut and name not in fixed:
            told = f"{name} was sent as {one!r} and is answered as {other!r}"
            raise session.failure(operation, "text_is_echoed", told, attempt, response)


def _same(sent: Any, answered: Any) -> Iterator[tuple[str, str, str]]:
    """Yield the texts that stand at the same place in what was sent and in the answer."""
    if isinstance(sent, dict) and isinstance(answered, dict):
        for name in sent.keys() & answered.keys():
            if isinstance(sent[name], str) and isinstance(answered[name], str):
                yield name, sent[name], answered[name]
            yield from _same(sent[name], answered[name])
