"""Tests for the response recorder: it checks responses in scenarios, unless the sandbox is configured to fail."""

from __future__ import annotations

import asyncio

import httpx
import pytest

from contract_tests.harness.documents.operations import http_operations
from contract_tests.harness.plugins.response_recorder import record_responses
from contract_tests.harness.reporting.records import Record
from contract_tests.harness.targets.targets import Target

UNDOCUMENTED_STATUS = 299


def undocumented_responses(target: Target) -> httpx.MockTransport:
    """Return a transport that replies to every request to the target with an undocumented status."""

    def handle(request: httpx.Request) -> httpx.Response:
        assert str(request.url).startswith(target.url)
        return httpx.Response(UNDOCUMENTED_STATUS, json={})

    return httpx.MockTransport(handle)


@pytest.fixture
def endpoint(target: Target) -> tuple[str, str]:
    """Return the method and the path of the first operation, with parameter names in place of values."""
    operation = http_operations(target.vendor)[0]
    return operation.method, operation.path.replace("{", "").replace("}", "")


def test_recorder_undocumented_status_fails_scenario(target: Target, record: Record, endpoint: tuple[str, str]) -> None:
    method, path = endpoint
    with (
        pytest.raises(pytest.fail.Exception, match="status_code_conformance"),
        record_responses(target, record),
        httpx.Client(transport=undocumented_responses(target)) as client,
    ):
        client.request(method, f"{target.url}{path}")
    record.findings.clear()


def test_recorder_async_undocumented_status_fails_scenario(
    target: Target, record: Record, endpoint: tuple[str, str]
) -> None:
    method, path = endpoint

    async def send() -> None:
        async with httpx.AsyncClient(transport=undocumented_responses(target)) as client:
            await client.request(method, f"{target.url}{path}")

    with pytest.raises(pytest.fail.Exception, match="status_code_conformance"), record_responses(target, record):
        asyncio.run(send())
    record.findings.clear()


def test_recorder_undocumented_request_is_not_checked(
    target: Target, record: Record, endpoint: tuple[str, str]
) -> None:
    _, path = endpoint
    with record_responses(target, record), httpx.Client(transport=undocumented_responses(target)) as client:
        client.request("GET", f"{target.url}/no/such/address/at/all/here")
        client.request("OPTIONS", f"{target.url}{path}")


def test_recorder_configured_fault_is_not_checked(target: Target, record: Record, endpoint: tuple[str, str]) -> None:
    method, path = endpoint
    assert target.controller is not None
    with record_responses(target, record), httpx.Client(transport=undocumented_responses(target)) as client:
        target.controller.fail("status", status=503)
        client.request(method, f"{target.url}{path}")
    assert not record.findings
