"""Fixtures of the scenarios of Accelevents."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from accelevents_client import Accelevents

from contract_tests.harness.targets.targets import Target
from contract_tests.sandbox.admin.controller import Controller

from .attendees import attending


@pytest.fixture
def at_event(target: Target, world: Controller) -> Iterator[Accelevents]:
    with attending(target) as client:
        yield client
