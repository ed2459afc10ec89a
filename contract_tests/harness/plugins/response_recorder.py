"""The tap: what clients are answered in stories is held to the document too, whatever the story is about, and so is
what they sent where it was accepted.

So an answer that no swept request reaches, since a story alone leads there, does not go unseen.
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
    """Hold every answer that httpx brings from the target in this block to the document, and fail at its end.

    Not what comes once a sandbox was told to fail: such an answer is nobody's promise.
    """
    failing: list[object] = []

    def heard(response: httpx.Response) -> httpx.Response:
        if not failing and response.is_closed and str(response.request.url).startswith(target.url):
            for operation in _asked(target, response.request):
                _held(record, operation, response)
        return response

    send, send_async = httpx.Client.send, httpx.AsyncClient.send
    controller: Any = type(target.controller)
    fail = getattr(controller, "fail", None)

    def sent(*given: Any, **options: Any) -> httpx.Response:
        return heard(send(*given, **options))

    async def sent_async(*given: Any, **options: Any) -> httpx.Response:
        return heard(await send_async(*given, **options))

    def told_to_fail(*given: Any, **options: Any) -> None:
        failing.append(given)
        if fail:
            fail(*given, **options)

    record.secrets |= target.secrets
    with (
        mock.patch.object(httpx.Client, "send", sent),
        mock.patch.object(httpx.AsyncClient, "send", sent_async),
        mock.patch.object(controller, "fail", told_to_fail) if fail else contextlib.nullcontext(),
    ):
        yield
    record.fail_on_findings()


def _held(record: Record, operation: Operation, response: httpx.Response) -> None:
    told, again = response_data(response), f"{operation.method} {response.request.url.path}"
    if record.check_conformance(operation, told, again) or told.status >= 300 or is_refusal_body(operation, told.body):
        return
    for message, name in undocumented_input(operation, response.request):
        pointers = tuple(f"{operation.origin}{pointer}" for pointer in request_pointers(operation, name))
        record.add_finding(
            ContractFinding(operation.vendor, operation.id, "accepted_is_documented", message, pointers, again)
        )


def _asked(target: Target, request: httpx.Request) -> list[Operation]:
    """Return the operation that a request asks for; none where its address is no operation's."""
    path = request.url.raw_path.decode().partition("?")[0].removeprefix(httpx.URL(target.url).path.rstrip("/"))
    return [one for address, one in _addresses(target.vendor) if one.method == request.method and address(path)][:1]


@cache
def _addresses(vendor: str) -> list[tuple[Any, Operation]]:
    """Return what tells the address of each operation, those first that say most of it themselves."""
    found = sorted(http_operations(vendor), key=lambda one: one.path.count("{"))
    return [(re.compile(re.sub(r"\\\{.*?\\\}", "[^/]+", re.escape(one.path))).fullmatch, one) for one in found]
