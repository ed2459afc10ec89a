"""Fixtures of the scenarios of RingCentral Events."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from ringcentral_events_client import RingCentralEvents

from contract_tests.harness.targets.targets import Target
from contract_tests.sandbox.admin.controller import Controller

from .clients import asking


@pytest.fixture
def platform(target: Target, world: Controller) -> Iterator[RingCentralEvents]:
    with asking(target) as platform:
        yield platform
