"""Tests for retries: while one request in five fails, no call takes effect twice, and every error is correct.

Each method of each client is called in turn. A request fails with an error status, a dropped connection, a timeout, or
a truncated or malformed body, before or after the sandbox handles it. A call counts as successful if it ends as it does
without faults. ``CONTRACT_CALLS`` sets the number of calls per vendor and client.
"""

from __future__ import annotations

import asyncio

import pytest

from contract_tests.harness.targets.targets import Target

from .fault_sweep import CALLS, START, Sweep

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning", "ignore::DeprecationWarning")  # deprecated vendor APIs


@pytest.mark.parametrize("asynchronous", [False, True], ids=["synchronous", "asynchronous"])
def test_client_faults_no_call_takes_effect_twice(target: Target, asynchronous: bool) -> None:
    if target.controller is None:
        pytest.skip("only a sandbox can be configured to fail")
    sweep = Sweep(target.fresh(START), asynchronous=asynchronous)
    result = asyncio.run(sweep.run(CALLS))
    assert not result.violations
    assert result.counts["repeatable that failed"] <= result.counts["repeatable"] / 1000, result.counts
    assert 0.1 < result.counts["failed requests"] / result.counts["requests"] < 0.3, result.counts
    if any(not method.operation.repeatable for method in sweep.methods):
        assert result.counts["effects"], result.counts
        assert result.counts["unknown"], "no call ended with an unknown outcome, so the faults are too weak"
