"""Fixtures of all stories."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import pytest

from contract_tests.harness.plugins.response_recorder import record_responses
from contract_tests.harness.reporting.records import Record
from contract_tests.harness.targets.targets import Target
from contract_tests.sandbox.admin.controller import Controller


@pytest.fixture(autouse=True)
def tap(request: pytest.FixtureRequest, target: Target, record: Record) -> Iterator[None]:
    """Hold to the document whatever a story is answered, unless the story says why it is not documented."""
    with (
        contextlib.nullcontext()
        if request.node.get_closest_marker("undocumented")
        else record_responses(target, record)
    ):
        yield


@pytest.fixture
def world(target: Target) -> Controller:
    if target.controller is None:
        pytest.skip("the story moves the world, which only a sandbox allows")
    return target.controller
