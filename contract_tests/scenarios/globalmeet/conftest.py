"""Fixtures of the scenarios of GlobalMeet."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from globalmeet_client import GlobalMeet

from contract_tests.harness.targets.targets import Target
from contract_tests.sandbox.admin.controller import Controller

from .clients import signed_in
from .raw_forms import Forms, past_the_client


@pytest.fixture
def forms(target: Target, world: Controller) -> Iterator[Forms]:
    with past_the_client(target) as forms:
        yield forms


@pytest.fixture
def meet(target: Target, world: Controller) -> Iterator[GlobalMeet]:
    with signed_in(target) as meet:
        yield meet
