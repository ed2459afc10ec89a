"""Response recorder: check every request and response of a scenario against the document.

Some responses are only reached by the steps of a scenario, never by generated requests. Recording them checks them too,
whatever the scenario itself asserts.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any
from unittest import mock

import httpx

from contract_tests.harness.checks.request_conformance import undocumented_input
from contract_tests.harness.documents.operations import Operation, http_operations, is_refusal_body, request_pointers
from contract_tests.harness.documents.response_conformance import response_data
from contract_tests.harness.reporting.findings import ContractFinding
from contract_tests.harness.reporting.records import Record
from contract_tests.harness.targets.targets import Target


@contextmanager
def record_responses(target: Target, record: Record) -> Iterator[None]:
    """Check every response that httpx receives from the target in this block; fail the test at its end.

    Responses after a simulated failure of the sandbox are not checked, since they are not documented.
    """
    failures: list[object] = []

    def check(response: httpx.Response) -> httpx.Response:
        if not failures and response.is_closed and str(response.request.url).startswith(target.url):
            for operation in _requested_operation(target, response.request):
                _check_exchange(record, operation, response)
        return response

    send, send_async = httpx.Client.send, httpx.AsyncClient.send
    controller: Any = type(target.controller)
    fail = getattr(controller, "fail", None)

    def checked_send(*args: Any, **options: Any) -> httpx.Response:
        return check(send(*args, **options))

    async def checked_send_async(*args: Any, **options: Any) -> httpx.Response:
        return check(await send_async(*args, **options))

    def noted_fail(*args: Any, **options: Any) -> None:
        failures.append(args)
        if fail:
            fail(*args, **options)

    record.secrets |= target.secrets
    with (
        mock.patch.object(httpx.Client, "send", checked_send),
        mock.patch.object(httpx.AsyncClient, "send", checked_send_async),
        mock.patch.object(controller, "fail", noted_fail) if fail else contextlib.nullcontext(),
    ):
        yield
    record.fail_on_findings()


def _check_exchange(record: Record, operation: Operation, response: httpx.Response) -> None:
    """Check a response and, if it is a success, its request; add findings to the record."""
    data, summary = response_data(response), f"{operation.method} {response.request.url.path}"
    if (
        record.check_conformance(operation, data, summary)
        or data.status >= 300
        or is_refusal_body(operation, data.body)
    ):
        return
    for message, name in undocumented_input(operation, response.request):
        pointers = tuple(f"{operation.origin}{pointer}" for pointer in request_pointers(operation, name))
        record.add_finding(
            ContractFinding(operation.vendor, operation.id, "accepted_is_documented", message, pointers, summary)
        )


def _requested_operation(target: Target, request: httpx.Request) -> list[Operation]:
    """Return the operation of a request in a list; an empty list if no documented path matches."""
    path = request.url.raw_path.decode().partition("?")[0].removeprefix(httpx.URL(target.url).path.rstrip("/"))
    return [
        operation
        for matches, operation in _path_matchers(target.vendor)
        if operation.method == request.method and matches(path)
    ][:1]


@cache
def _path_matchers(vendor: str) -> list[tuple[Any, Operation]]:
    """Return a function that matches the path of each operation, paths with fewest parameters first."""
    by_parameters = sorted(http_operations(vendor), key=lambda operation: operation.path.count("{"))
    return [
        (re.compile(re.sub(r"\\\{.*?\\\}", "[^/]+", re.escape(operation.path))).fullmatch, operation)
        for operation in by_parameters
    ]
