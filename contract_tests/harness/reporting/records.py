"""Record of a test: what it found, confirmed and measured. It travels on the test's report between processes."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from contract_tests.harness.documents import bundles
from contract_tests.harness.documents.instance_locations import body_schemas, instance_locations
from contract_tests.harness.documents.operations import Operation, response_pointers
from contract_tests.harness.documents.response_conformance import ResponseData, violations
from contract_tests.harness.observers import observed
from contract_tests.harness.recordings.anonymize import anonymize
from contract_tests.harness.recordings.store import RecordedResponse

from .attribution import evidence_ids
from .findings import ContractFinding
from .timings import Timings

MAX_BODY_LENGTH = 1500
"""How many characters of a response body a report shows."""


@dataclass(slots=True)
class Record:
    """What one test saw of one vendor.

    `findings` are by fact. `confirmed` are the ids of evidence entries that responses agreed with. `recorded_responses`
    are anonymized, by their text. `leftovers` are messages about objects that the test created at the vendor and could
    not delete. `secrets` are removed from all texts.
    """

    vendor: str
    phase: str
    operation: str
    test: str
    timings: Timings = field(default_factory=Timings)
    findings: dict[tuple[str, ...], ContractFinding] = field(default_factory=dict)
    confirmed: set[str] = field(default_factory=set)
    recorded_responses: dict[str, dict[str, Any]] = field(default_factory=dict)
    leftovers: list[str] = field(default_factory=list)
    secrets: set[str] = field(default_factory=set)

    def add_finding(self, finding: ContractFinding) -> None:
        """Add a finding, without secrets; of several with the same fact, keep the one with the shortest request."""
        finding = replace(
            finding,
            phase=self.phase,
            test=self.test,
            message=self.without_secrets(finding.message),
            request=self.without_secrets(finding.request),
            response=self.without_secrets(finding.response),
        )
        existing = self.findings.get(finding.fact)
        self.findings[finding.fact] = existing.merged_with(finding) if existing else finding

    @observed
    def check_conformance(self, operation: Operation, response: ResponseData, request: str = "") -> bool:
        """Check a response against the document; return whether it violates it.

        Each violation is added as a finding with the anonymized response, since responses may contain personal data. A
        response without violations confirms the evidence of its nodes.
        """
        violated = list(violations(operation, response))
        anonymized = anonymize(operation, response)
        messages = {violation.fact: violation.message for violation in violations(operation, anonymized)}
        for violation in violated:
            message = messages.get(violation.fact, f"the response does not conform to {violation.pointers[-1]}")
            pointers = tuple(f"{operation.origin}{pointer}" for pointer in violation.pointers)
            self.add_finding(
                ContractFinding(
                    operation.vendor,
                    operation.id,
                    violation.rule,
                    message,
                    pointers,
                    request,
                    format_response(anonymized),
                )
            )
        if not violated:
            self.confirmed |= confirmed_evidence(operation, response)
        return bool(violated)

    def record_response(self, operation: Operation, response: ResponseData) -> None:
        """Keep an anonymized response for the recordings."""
        recorded = RecordedResponse(operation, anonymize(operation, response)).as_json()
        self.recorded_responses.setdefault(repr(recorded), recorded)

    def fail_on_findings(self) -> None:
        """Fail the test with all findings, if there are any."""
        if self.findings:
            # No traceback: it only shows how the harness noticed, and its values contain secrets.
            raise pytest.fail.Exception("\n\n".join(map(str, self.findings.values())), pytrace=False) from None

    def without_secrets(self, text: str) -> str:
        """Return a text with every secret replaced by "[secret]"."""
        for secret in sorted(self.secrets, key=len, reverse=True):
            text = text.replace(secret, "[secret]")
        return text

    @contextmanager
    def measure(self) -> Iterator[Timings]:
        """Add the duration of a block to the timings."""
        start = time.perf_counter()
        try:
            yield self.timings
        finally:
            self.timings.seconds += time.perf_counter() - start


RECORD_KEY = pytest.StashKey[Record]()


def record_of(item: pytest.Item) -> Record:
    """Return the record of a test, created if needed; its vendor and operation come from the test's parameters."""
    params: dict[str, Any] = item.callspec.params if hasattr(item, "callspec") else {}
    vendor = params.get("vendor")
    operation = params.get("operation") or getattr(params.get("method"), "operation", None)
    operation_id = getattr(operation, "id", "")
    return item.stash.setdefault(
        RECORD_KEY, Record(vendor if vendor in bundles.vendors() else "", phase_of(item), operation_id, item.nodeid)
    )


def phase_of(item: pytest.Item) -> str:
    """Return the phase of a test: "scenarios", or its module's name without ``test_``."""
    return "scenarios" if bundles.SCENARIOS in item.path.parents else item.path.stem.removeprefix("test_")


def format_response(response: ResponseData) -> str:
    """Return a response as text for a report, with at most `MAX_BODY_LENGTH` characters of its body."""
    body = "" if response.body is None else json.dumps(response.body, ensure_ascii=False, indent=1)
    rest = "\n…" if len(body) > MAX_BODY_LENGTH else ""
    return f"answered {response.status} {response.media}\n{body[:MAX_BODY_LENGTH]}{rest}".strip()


def confirmed_evidence(operation: Operation, response: ResponseData) -> set[str]:
    """Return the ids of the evidence entries of all nodes that describe a response and the values in its body."""
    pointers = {*response_pointers(operation, response.status)}
    schemas = body_schemas(operation, response.status, response.media)
    for location in instance_locations(operation.document, schemas, response.body):
        pointers |= {*location.pointers}
    ids_by_pointer = evidence_ids(operation.vendor)
    return {id for pointer in pointers for id in ids_by_pointer.get(f"{operation.origin}{pointer}", [])}


@dataclass(slots=True)
class OutcomeOfTest:
    """How a test ended, with its record. `state` is passed, failed or skipped; `reason` says why it did not pass."""

    record: Record
    state: str = "passed"
    reason: str = ""
