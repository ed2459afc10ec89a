"""Acceptance: the documented requests are not ruled out; what lacks or breaks something is, and fails its story."""

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


def sent(case: Case, url: str) -> httpx.Request:
    """Return a case as it is sent."""
    prepared = requests.Request(**case.as_transport_kwargs(base_url=url)).prepare()
    headers = {str(name): str(value) for name, value in prepared.headers.items()}
    content = prepared.body.encode() if isinstance(prepared.body, str) else prepared.body
    assert content is None or isinstance(content, bytes)
    return httpx.Request(str(prepared.method), str(prepared.url), headers=headers, content=content)


def of(operation: Operation, target: Target) -> list[httpx.Request]:
    cases = [one.case for one in documented_attempts(operation, target.values)]
    for one in cases:
        one.body = encode_nested_json(operation, one.media_type, one.body)
    return [sent(one, target.url) for one in cases]


def with_bodies(target: Target) -> list[Operation]:
    return [one for one in http_operations(target.vendor) if "requestBody" in one.node]


def test_what_is_documented_is_not_ruled_out(target: Target) -> None:
    for operation in http_operations(target.vendor):
        for request in of(operation, target):
            assert not list(undocumented_input(operation, request)), operation


def test_a_body_of_another_shape_or_type_is_ruled_out(target: Target) -> None:
    for operation in with_bodies(target):
        request = of(operation, target)[0]
        media = request.headers["content-type"]
        broken = b"[]" if "json" in media else b"no_member=1"
        for content, kind in ((broken, media), (b"\xff{", media), (request.content, "text/odd")):
            other = httpx.Request(request.method, request.url, headers={"content-type": kind}, content=content)
            assert len(list(undocumented_input(operation, other))) == 1, operation


def test_a_story_whose_odd_request_is_accepted_fails(target: Target, record: Record) -> None:
    operation = next((one for one in with_bodies(target) if response_examples(one, one.successes[0])), None)
    if operation is None:
        pytest.skip("has no operation with a body and an answer")
    status, request = operation.successes[0], of(operation, target)[0]
    answer = httpx.Response(status, json=response_examples(operation, status)[0])
    with (
        pytest.raises(pytest.fail.Exception, match="accepted_is_documented"),
        record_responses(target, record),
        httpx.Client(transport=httpx.MockTransport(lambda _: answer)) as client,
    ):
        client.request(request.method, request.url, headers={"content-type": "text/odd"}, content=request.content)
    (finding,) = record.findings.values()
    assert finding.pointers, "it says where the document rules that out"
    record.findings.clear()
