"""Sequences: what one answer links to is followed, step by step; what was made is there, what was deleted is gone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

import pytest
from schemathesis import Response
from schemathesis.core.result import Ok
from schemathesis.generation.stateful.state_machine import StepInput, StepOutput

from contract_tests.harness.checks.history import History, Names, apply_link, is_complete_list
from contract_tests.harness.checks.registry import check_response
from contract_tests.harness.documents import request_bodies
from contract_tests.harness.documents.operations import Operation, http_operations
from contract_tests.harness.documents.outcomes import is_refused, json_body
from contract_tests.harness.generation.cases import (
    Attempt,
    api_operation,
    api_schema,
    documented_attempts,
    state_machine,
)
from contract_tests.harness.generation.known_values import (
    became_valid,
    use_example_values,
    use_known_body_values,
    use_known_path_values,
)
from contract_tests.harness.generation.profiles import profile
from contract_tests.harness.reporting.findings import BrokenRule
from contract_tests.harness.targets.session import Session, may_send_invalid, may_write, open_session
from contract_tests.harness.targets.targets import BEFORE, Target


def test_sequences(vendor: str, target: Target, request: pytest.FixtureRequest) -> None:
    if not (may_write(target) and may_send_invalid(target)):
        pytest.skip(
            "makes and deletes at the vendor's only where CONTRACT_WRITES names all, and with CONTRACT_INVALID=1"
        )
    if not api_schema(vendor).statistic.transitions.total:
        pytest.skip("the document has no links")
    with open_session(target.fresh(BEFORE), request) as session:
        kind = sequences(session)
        profile().seeded(kind)
        # Shrinking a sequence takes minutes, and its steps are told.
        kind.run(settings=profile().settings(profile().sequences, shrink=False))
        followed = {operation for operation, status in session.seen_statuses if 200 <= status < 300}
        linked = [one for one in http_operations(vendor) if api_operation(one).label in kind.linked]
        # What chance has not led to is led to by the documented requests.
        missed = [one for one in linked if one.id not in followed and not _led_to(session, one)]
    assert not missed, f"{vendor}: no link led to a success of {', '.join(one.id for one in missed)}"


def _led_to(session: Session, operation: Operation) -> bool:
    """Say whether a documented request and one of its links lead to a success of an operation."""
    values = session.target.values
    for source in http_operations(operation.vendor):
        for status, link in source.links(operation):
            session.reset_world()
            response = session.send(source, next(documented_attempts(source, values)).case)
            if response.status_code != status or is_refused(source, response):
                continue
            case = next(documented_attempts(operation, values)).case
            apply_link(link, json_body(response), operation, case)
            answered = session.send(operation, case)
            if answered.status_code < 300 and not is_refused(operation, answered):
                return True
    return False


def sequences(session: Session) -> Any:
    """Return the state machine that follows a document's links at a target."""
    vendor = session.target.vendor
    base: Any = state_machine(vendor)
    operations = {api_operation(one).label: one for one in http_operations(vendor)}

    class Sequences(base):  # type: ignore[misc]
        """One sequence, in a world of its own."""

        linked: ClassVar[set[str]] = {label for label, one in base._transitions.operations.items() if one.incoming}

        def setup(self) -> None:
            session.reset_world()
            self.history = History(static=session.target.controller is not None)
            self.steps: dict[str, int] = {}
            self.told: list[str] = []
            self.made: set[str] = set()

        def step(self, input: StepInput) -> StepOutput:
            case, operation = input.case, operations[input.case.operation.label]
            linked = _linked(input)
            exists = (
                use_known_path_values(case, session.target.values, keep=linked) or linked >= case.path_parameters.keys()
            )
            valid = case.meta is None or case.meta.generation.mode.is_positive
            settled = use_example_values(operation, case) if valid else False
            use_known_body_values(operation, case, session.target.values, keep=linked)
            valid = valid or became_valid(operation, case)
            named = {
                name for name, _ in request_bodies.identifying_properties(operation, case.body, session.target.values)
            }
            # What is known belongs together; it need not belong to what a link gave.
            settled = settled and not (linked and named - linked)
            # What is as the example's may be taken by what was made of the example before.
            settled = settled and operation.id not in self.made
            names, query = _named(case.path_parameters.items()), _named(case.query.items())
            if operation.reads:
                query |= _asked(operation, case.body)
            attempt = Attempt(case, valid, exists, settled)
            response = session.send(operation, case)
            self.after_call(response, case)
            # A link that gave nothing, as that of an empty list, told of nothing.
            since = self.steps.get(input.transition.parent_id, 0) if input.transition and linked else 0
            try:
                self._judge(operation, attempt, response, names, query, since)
            except BrokenRule as failure:
                raise failure.with_steps(self.told) from None
            self.told.append(f"{operation.method} {case.formatted_path}: {response.status_code}")
            self.steps[case.id] = self.history.step
            return StepOutput(response, case)

        def _judge(
            self, operation: Operation, attempt: Attempt, response: Response, names: Names, query: Names, since: int
        ) -> None:
            history, case = self.history, attempt.case
            if is_refused(operation, response):
                # A 404 for what an answer has just told of is no excuse, unless it was deleted since.
                known = attempt.ids_exist and not history.deleted_since(names, since)
                check_response(
                    session,
                    operation,
                    Attempt(case, attempt.valid, known, attempt.keeps_order),
                    response,
                    self.recorder,
                )
                return
            check_response(session, operation, Attempt(case, attempt.valid), response, self.recorder)
            if operation.method == "POST" and not operation.reads:
                self.made.add(operation.id)
            body = json_body(response)
            told = history.contradiction(operation, names, query, body, response.status_code)
            if told:
                raise session.failure(operation, "response_matches_history", told, attempt, response)
            told = history.list_contradiction(
                operation, names, body, whole=is_complete_list(operation, body, case.query)
            )
            if told:
                raise session.failure(operation, "list_matches_history", told, attempt, response)
            history.record(operation, names, query, body, response.status_code)

    return Sequences


def _named(values: Iterable[tuple[str, Any]]) -> Names:
    return frozenset((name, str(value)) for name, value in values)


def _asked(operation: Operation, body: Any) -> Names:
    """Return what a body asks for: all in it but the credential."""
    field = request_bodies.credential_field(operation)
    return _named((name, value) for name, value in request_bodies.scalar_properties(body) if name != field)


def _linked(input: StepInput) -> frozenset[str]:
    """Return the names of what an earlier answer gave to a request, in its path, its query or its body."""
    applied = {name for _, name in input.applied_parameters if name}
    given = input.transition.request_body if input.transition else None
    body = given.value.ok() if given and isinstance(given.value, Ok) else None
    inside = {name: one for name, one in body.items() if name in applied} if isinstance(body, Mapping) else {}
    return frozenset(applied | {name for name, _ in request_bodies.scalar_properties(inside)})
