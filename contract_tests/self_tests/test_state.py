"""Tests for saved sandbox states: a loaded state leads to the same responses, and a broken one changes nothing."""

from __future__ import annotations

import copy
import json
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from contract_tests.harness.documents import asyncapi, operations
from contract_tests.harness.generation.cases import documented_attempts
from contract_tests.harness.reporting.records import Record
from contract_tests.harness.targets import targets
from contract_tests.harness.targets.session import Session
from contract_tests.harness.targets.targets import Target
from contract_tests.sandbox.admin.controller import Controller, SandboxError


@pytest.fixture
def sandbox(target: Target) -> Controller:
    """Return the controller of the sandbox."""
    if target.controller is None:
        pytest.skip("only the state of a sandbox can be saved")
    return target.controller


def _responses(target: Target) -> Iterator[tuple[str, int, bytes]]:
    """Call all operations with their examples, then the reading operations again; yield id, status and body."""
    operations_of_vendor = [*operations.http_operations(target.vendor)]
    if target.vendor in targets.streaming_vendors():
        operations_of_vendor += asyncapi.stream_calls(target.vendor)
    reading = [operation for operation in operations_of_vendor if operation.reads]
    session = Session(target, Record(target.vendor, "state", "", ""))
    try:
        for operation in [*operations_of_vendor, *reading]:
            for attempt in documented_attempts(operation, target.values):
                response = session.send(operation, attempt.case)
                yield operation.id, response.status_code, response.content
    finally:
        session.close()


def test_load_saved_state_restores_responses(
    target: Target, sandbox: Controller, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING, "websockets")  # debug logs contain URLs with tokens
    initial = sandbox.saved()
    # Change the state, so that it contains more than the seeded objects.
    assert [*_responses(target)]
    saved = sandbox.saved()
    responses, state_after = [*_responses(target)], sandbox.saved()
    sandbox.reset()
    sandbox.load(json.loads(json.dumps(saved)))
    # Assert booleans, because an assertion on the states would print the secrets in them.
    is_changed, is_restored = initial != saved, sandbox.saved() == saved
    assert is_changed
    assert is_restored
    for before, after in zip(responses, _responses(target), strict=True):
        assert after == before
    is_restored = sandbox.saved() == state_after
    assert is_restored


def _vendor_state(saved: dict[str, Any], vendor: str) -> dict[str, Any]:
    """Return the attributes of the vendor in a saved state: the first object of its table."""
    return next(iter(saved["vendors"][vendor].values()))


BROKEN_STATES: dict[str, tuple[Callable[[dict[str, Any], str], object], str]] = {
    "another format": (lambda saved, _: saved.update(format=2), "no state of format 1, but 2: save it anew"),
    "another version": (lambda saved, _: saved.update(sandbox="9.9"), "saved by version 9.9 of the sandbox"),
    "another vendor": (lambda saved, _: saved["vendors"].update(nobody={}), "a state of nobody, not served here"),
    "no clock": (lambda saved, _: saved.pop("clock"), "'clock' is missing"),
    "invalid clock": (lambda saved, _: saved.update(clock={"stands_at": "noon", "ahead": 0}), "noon"),
    "no objects": (lambda saved, vendor: saved["vendors"][vendor].clear(), "first, not 'nothing'"),
    "missing attribute": (lambda saved, vendor: _vendor_state(saved, vendor).popitem(), "has not the members"),
    "additional attribute": (lambda saved, vendor: _vendor_state(saved, vendor).update(more=1), "has not the members"),
    "missing object": (lambda saved, vendor: _vendor_state(saved, vendor).update(random={"$": "Random 7"}), "Random 7"),
    "unknown function": (
        lambda saved, vendor: _vendor_state(saved, vendor).update(random={"$call": "exit"}),
        "no word of a state",
    ),
    "unknown class": (
        lambda saved, vendor: saved["vendors"][vendor].update({"app.Sandbox 1": {}}),
        "app.Sandbox is no class of a vendor",
    ),
    "imported class": (
        lambda saved, vendor: saved["vendors"][vendor].update({f"vendors.{vendor}.Any 1": {}}),
        "broken",
    ),
}
"""Changes that make a saved state invalid, each with the error message."""


@pytest.mark.parametrize("defect", BROKEN_STATES)
def test_load_broken_state_changes_nothing(target: Target, sandbox: Controller, defect: str) -> None:
    damage, message = BROKEN_STATES[defect]
    before = sandbox.saved()
    broken = copy.deepcopy(before)
    damage(broken, target.vendor)
    with pytest.raises(SandboxError, match=message):
        sandbox.load(broken)
    is_unchanged = sandbox.saved() == before
    assert is_unchanged
