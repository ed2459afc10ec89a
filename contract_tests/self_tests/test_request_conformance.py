"""Tests for request conformance: documented requests pass, undocumented ones that a vendor accepts fail a scenario."""

from __future__ import annotations

import httpx
import pytest
import requests

from contract_tests.harness.checks.request_conformance import undocumented_input
from contract_tests.harness.documents.operations import Operation, http_operations
from contract_tests.harness.documents.outcomes import response_examples
from contract_tests.harness.documents.request_bodies import encode_nested_json
from contract_tests.harness.generation.cases import documented_attempts
from contract_tests.harness.generation.known_values import Case
from contract_tests.harness.plugins.response_recorder import record_responses
from contract_tests.harness.reporting.records import Record
from contract_tests.harness.targets.targets import Target


def request_of(case: Case, url: str) -> httpx.Request:
    """Convert a case to an HTTP request to a base URL."""
    prepared = requests.Request(**case.as_transport_kwargs(base_url=url)).prepare()
    headers = {str(name): str(value) for name, value in prepared.headers.items()}
    content = prepared.body.encode() if isinstance(prepared.body, str) else prepared.body
    assert content is None or isinstance(content, bytes)
    return httpx.Request(str(prepared.method), str(prepared.url), headers=headers, content=content)


def documented_requests(operation: Operation, target: Target) -> list[httpx.Request]:
    """Return the documented requests of an operation."""
    cases = [attempt.case for attempt in documented_attempts(operation, target.values)]
    for case in cases:
        case.body = encode_nested_json(operation, case.media_type, case.body)
    return [request_of(case, target.url) for case in cases]


def operations_with_body(target: Target) -> list[Operation]:
    """Return the operations that document a request body."""
    return [operation for operation in http_operations(target.vendor) if "requestBody" in operation.node]


def test_undocumented_input_documented_request_has_none(target: Target) -> None:
    for operation in http_operations(target.vendor):
        for request in documented_requests(operation, target):
            assert not list(undocumented_input(operation, request)), operation


def test_undocumented_input_wrong_body_is_reported(target: Target) -> None:
    for operation in operations_with_body(target):
        request = documented_requests(operation, target)[0]
        media = request.headers["content-type"]
        wrong_shape = b"[]" if "json" in media else b"no_member=1"
        for content, media_type in ((wrong_shape, media), (b"\xff{", media), (request.content, "text/odd")):
            headers = {"content-type": media_type}
            wrong_request = httpx.Request(request.method, request.url, headers=headers, content=content)
            assert len(list(undocumented_input(operation, wrong_request))) == 1, operation


def test_scenario_accepted_undocumented_request_fails(target: Target, record: Record) -> None:
    with_body = operations_with_body(target)
    operation = next(
        (candidate for candidate in with_body if response_examples(candidate, candidate.successes[0])), None
    )
    if operation is None:
        pytest.skip("the vendor has no operation with a request body and a response example")
    status, request = operation.successes[0], documented_requests(operation, target)[0]
    response = httpx.Response(status, json=response_examples(operation, status)[0])
    with (
        pytest.raises(pytest.fail.Exception, match="accepted_is_documented"),
        record_responses(target, record),
        httpx.Client(transport=httpx.MockTransport(lambda _: response)) as client,
    ):
        client.request(request.method, request.url, headers={"content-type": "text/odd"}, content=request.content)
    (finding,) = record.findings.values()
    assert finding.pointers, "the finding has no pointer to the documented request"
    record.findings.clear()
