"""Saved states: after one was loaded, every operation answers as it would have, byte for byte, and the same is left."""

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
def worlds(target: Target) -> Controller:
    """The controller of a sandbox; nobody loads what a vendor holds."""
    if target.controller is None:
        pytest.skip("a vendor's own state cannot be saved")
    return target.controller


def _answers(target: Target) -> Iterator[tuple[str, int, bytes]]:
    """Call every operation by its examples, those that read before and after those that write."""
    described = [*operations.http_operations(target.vendor)]
    if target.vendor in targets.streaming_vendors():
        described += asyncapi.stream_calls(target.vendor)
    session = Session(target, Record(target.vendor, "state", "", ""))
    try:
        for operation in [*described, *(one for one in described if one.reads)]:
            for attempt in documented_attempts(operation, target.values):
                answer = session.send(operation, attempt.case)
                yield operation.id, answer.status_code, answer.content
    finally:
        session.close()


def test_a_loaded_state_answers_as_the_one_that_was_saved(
    target: Target, worlds: Controller, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING, "websockets")  # it logs addresses, in which some vendors have tokens
    clean = worlds.saved()
    # What was changed must be saved as well as what was seeded.
    assert [*_answers(target)]
    saved = worlds.saved()
    answers, left = [*_answers(target)], worlds.saved()
    worlds.reset()
    worlds.load(json.loads(json.dumps(saved)))
    # Compared first: the texts of failures must not show what a state holds.
    changed, same = clean != saved, worlds.saved() == saved
    assert changed
    assert same
    for before, after in zip(answers, _answers(target), strict=True):
        assert after == before
    same = worlds.saved() == left
    assert same


def _first(saved: dict[str, Any], vendor: str) -> dict[str, Any]:
    """Return what a state holds of the vendor itself."""
    return next(iter(saved["vendors"][vendor].values()))


BROKEN: dict[str, tuple[Callable[[dict[str, Any], str], object], str]] = {
    "another format": (lambda saved, _: saved.update(format=2), "no state of format 1, but 2: save it anew"),
    "another version": (lambda saved, _: saved.update(sandbox="9.9"), "saved by version 9.9 of the sandbox"),
    "another vendor": (lambda saved, _: saved["vendors"].update(nobody={}), "a state of nobody, not served here"),
    "no clock": (lambda saved, _: saved.pop("clock"), "'clock' is missing"),
    "an odd clock": (lambda saved, _: saved.update(clock={"stands_at": "noon", "ahead": 0}), "noon"),
    "no objects": (lambda saved, vendor: saved["vendors"][vendor].clear(), "first, not 'nothing'"),
    "a member gone": (lambda saved, vendor: _first(saved, vendor).popitem(), "has not the members"),
    "a member more": (lambda saved, vendor: _first(saved, vendor).update(more=1), "has not the members"),
    "a lost object": (lambda saved, vendor: _first(saved, vendor).update(random={"$": "Random 7"}), "Random 7"),
    "an odd word": (lambda saved, vendor: _first(saved, vendor).update(random={"$call": "exit"}), "no word of a state"),
    "another class": (
        lambda saved, vendor: saved["vendors"][vendor].update({"app.Sandbox 1": {}}),
        "app.Sandbox is no class of a vendor",
    ),
    "a class from elsewhere": (
        lambda saved, vendor: saved["vendors"][vendor].update({f"vendors.{vendor}.Any 1": {}}),
        "broken",
    ),
}


@pytest.mark.parametrize("how", BROKEN)
def test_a_state_that_is_none_changes_nothing(target: Target, worlds: Controller, how: str) -> None:
    spoil, why = BROKEN[how]
    before = worlds.saved()
    spoilt = copy.deepcopy(before)
    spoil(spoilt, target.vendor)
    with pytest.raises(SandboxError, match=why):
        worlds.load(spoilt)
    same = worlds.saved() == before
    assert same
