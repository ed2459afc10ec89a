"""Fixtures of the scenarios of RingCentral Events."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from ringcentral_events_client import RingCentralEvents

from contract_tests.sandbox.controller import Controller
from contract_tests.targets import Target

from .clients import asking


@pytest.fixture
def platform(target: Target, world: Controller) -> Iterator[RingCentralEvents]:
    with asking(target) as platform:
        yield platform
