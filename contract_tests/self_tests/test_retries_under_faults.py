"""A bad day: one request in five fails, before or after the work, and nothing is done twice.

Every call of every client is made in turn, in a world that no other has changed. A request fails by a status, a
dropped connection, a timeout, or a body that ends too early or is cut. A call succeeds when it ends as it does where
nothing fails. ``CONTRACT_CALLS`` says how many calls to make of each vendor, in each of both worlds.
"""

from __future__ import annotations

import asyncio

import pytest

from contract_tests.harness.targets.targets import Target

from .fault_sweep import CALLS, WHEN, Sweep

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning", "ignore::DeprecationWarning")  # vendors' lifecycles


@pytest.mark.parametrize("asynchronous", [False, True], ids=["synchronous", "asynchronous"])
def test_nothing_is_done_twice_and_every_error_is_true(target: Target, asynchronous: bool) -> None:
    if target.controller is None:
        pytest.skip("no vendor fails when it is asked to")
    sweep = Sweep(target.fresh(WHEN), asynchronous=asynchronous)
    found = asyncio.run(sweep.day(CALLS))
    assert not found.wrong
    assert found.counts["repeatable that failed"] <= found.counts["repeatable"] / 1000, found.counts
    assert 0.1 < found.counts["failed requests"] / found.counts["requests"] < 0.3, found.counts
    if any(not method.operation.repeatable for method in sweep.methods):
        assert found.counts["effects"], found.counts
        assert found.counts["unknown"], "some calls end so that nobody knows"
