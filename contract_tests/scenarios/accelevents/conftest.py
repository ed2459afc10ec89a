"""Fixtures of the scenarios of Accelevents."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from accelevents_client import Accelevents

from contract_tests.sandbox.controller import Controller
from contract_tests.targets import Target

from .attendees import attending


@pytest.fixture
def at_event(target: Target, world: Controller) -> Iterator[Accelevents]:
    with attending(target) as client:
        yield client
