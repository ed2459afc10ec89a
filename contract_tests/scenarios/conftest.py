"""Fixtures of all stories."""

from __future__ import annotations

import pytest

from contract_tests.sandbox.controller import Controller
from contract_tests.targets import Target


@pytest.fixture
def world(target: Target) -> Controller:
    if target.controller is None:
        pytest.skip("the story moves the world, which only a sandbox allows")
    return target.controller
