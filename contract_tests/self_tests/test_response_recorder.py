"""The tap: what a client is answered is held to the document, unless a sandbox was told to fail."""

from __future__ import annotations

import asyncio

import httpx
import pytest

from contract_tests.harness.documents.operations import http_operations
from contract_tests.harness.plugins.response_recorder import record_responses
from contract_tests.harness.reporting.records import Record
from contract_tests.harness.targets.targets import Target


def answering(target: Target, status: int) -> httpx.MockTransport:
    def answer(request: httpx.Request) -> httpx.Response:
        assert str(request.url).startswith(target.url)
        return httpx.Response(status, json={})

    return httpx.MockTransport(answer)


@pytest.fixture
def one(target: Target) -> tuple[str, str]:
    """The method and the path of some operation, whose parameters are called by their names."""
    operation = http_operations(target.vendor)[0]
    return operation.method, operation.path.replace("{", "").replace("}", "")


def test_an_answer_that_is_not_documented_fails_the_story(target: Target, record: Record, one: tuple[str, str]) -> None:
    with (
        pytest.raises(pytest.fail.Exception, match="status_code_conformance"),
        record_responses(target, record),
        httpx.Client(transport=answering(target, 299)) as client,
    ):
        client.request(one[0], f"{target.url}{one[1]}")
    record.findings.clear()


def test_one_that_an_asynchronous_client_gets_does_too(target: Target, record: Record, one: tuple[str, str]) -> None:
    async def ask() -> None:
        async with httpx.AsyncClient(transport=answering(target, 299)) as client:
            await client.request(one[0], f"{target.url}{one[1]}")

    with pytest.raises(pytest.fail.Exception, match="status_code_conformance"), record_responses(target, record):
        asyncio.run(ask())
    record.findings.clear()


def test_what_is_no_operation_is_not_held(target: Target, record: Record, one: tuple[str, str]) -> None:
    with record_responses(target, record), httpx.Client(transport=answering(target, 299)) as client:
        client.request(one[0], f"{target.url}/no/such/address/at/all/here")
        client.request("OPTIONS", f"{target.url}{one[1]}")


def test_nobody_promises_what_comes_once_a_sandbox_was_told_to_fail(
    target: Target, record: Record, one: tuple[str, str]
) -> None:
    assert target.controller is not None
    with record_responses(target, record), httpx.Client(transport=answering(target, 299)) as client:
        target.controller.fail("status", status=503)
        client.request(one[0], f"{target.url}{one[1]}")
    assert not record.findings
