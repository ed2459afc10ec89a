"""All documented, varied and generated requests of one operation."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

import hypothesis
from hypothesis.errors import Unsatisfiable
from schemathesis.generation import GenerationMode

from contract_tests.harness.documents.operations import Operation
from contract_tests.harness.documents.request_bodies import Values
from contract_tests.harness.generation.boundary_cases import accepted_attempts, boundary_attempts
from contract_tests.harness.generation.cases import Attempt, coverage_attempts, example_attempts, generated_attempts
from contract_tests.harness.generation.profiles import profile
from contract_tests.harness.targets.session import Session, may_send_invalid

from .registry import check_attempt, check_echo, updates_object


def check_operation(session: Session, operation: Operation, *, share: int = 1) -> None:
    """Hold an operation to the document for all that can be drawn, or for its `share`-th part. Raises Broken."""
    target = session.target
    modes = list(GenerationMode) if may_send_invalid(target) else [GenerationMode.POSITIVE]
    held: set[str] = set()

    def hold(attempt: Attempt) -> None:
        # About half of what is drawn was drawn before, and a world that is as it was answers as it did.
        if (question := attempt.key) not in held:
            check_attempt(session, operation, attempt)
            held.add(question)

    for attempt in example_attempts(operation, target.values):
        hold(attempt)
    for attempt in boundary_attempts(operation, target.values, invalid=may_send_invalid(target)):
        check_echo(session, operation, attempt, check_attempt(session, operation, attempt))
    for attempt in accepted_attempts(operation, target.values, makes=not updates_object(operation, target.values)):
        hold(attempt)
    for attempt in coverage_attempts(operation, target.values, profile(), modes):
        hold(attempt)
    for mode in modes:
        with contextlib.suppress(*([] if mode.is_positive else [Unsatisfiable])):
            # Where any text is an id, nothing can be drawn that is invalid.
            _fuzz(operation, target.values, mode, share, hold)


def _fuzz(
    operation: Operation, values: Values, mode: GenerationMode, share: int, hold: Callable[[Attempt], None]
) -> None:
    count = (profile().valid if mode.is_positive else profile().invalid) // share

    @profile().seeded
    @profile().settings(count)
    @hypothesis.given(generated_attempts(operation, values, mode))
    def run(attempt: Attempt) -> None:
        hold(attempt)

    run()
