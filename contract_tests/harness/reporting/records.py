"""Notes: what one test saw of one vendor. They travel on the test's report, whichever process it ran in."""

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
"""How many characters of an answer are shown."""


@dataclass(slots=True)
class Record:
    """What a test saw: what it timings, what it found, which readings it confirmed, what the vendor answered.

    `leftovers` tells what a test made at the vendor's and could not remove. `secrets` are never told.
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
        """Note a finding; of one fact the one with the shortest request."""
        finding = replace(
            finding,
            phase=self.phase,
            test=self.test,
            message=self.without_secrets(finding.message),
            request=self.without_secrets(finding.request),
            response=self.without_secrets(finding.response),
        )
        known = self.findings.get(finding.fact)
        self.findings[finding.fact] = known.merged_with(finding) if known else finding

    @observed
    def check_conformance(self, operation: Operation, response: ResponseData, request: str = "") -> bool:
        """Hold an answer to the document and note every fact that it breaks, or what it confirms; say whether it does.

        Only shapes are noted, since an answer may tell of people.
        """
        broken = list(violations(operation, response))
        safe = anonymize(operation, response)
        told = {one.fact: one.message for one in violations(operation, safe)}
        for one in broken:
            message = told.get(one.fact, f"{one.pointers[-1]} does not hold")
            pointers = tuple(f"{operation.origin}{pointer}" for pointer in one.pointers)
            self.add_finding(
                ContractFinding(
                    operation.vendor, operation.id, one.rule, message, pointers, request, format_response(safe)
                )
            )
        if not broken:
            self.confirmed |= confirmed_evidence(operation, response)
        return bool(broken)

    def record_response(self, operation: Operation, response: ResponseData) -> None:
        """Keep the shape of a response."""
        one = RecordedResponse(operation, anonymize(operation, response)).as_json()
        self.recorded_responses.setdefault(repr(one), one)

    def fail_on_findings(self) -> None:
        """Fail the test where something was found, and tell all of it."""
        if self.findings:
            # What follows in a traceback is how we came to know, and has secrets in it.
            raise pytest.fail.Exception("\n\n".join(map(str, self.findings.values())), pytrace=False) from None

    def without_secrets(self, text: str) -> str:
        """Return a text in which no secret stands."""
        for secret in sorted(self.secrets, key=len, reverse=True):
            text = text.replace(secret, "[secret]")
        return text

    @contextmanager
    def measure(self) -> Iterator[Timings]:
        """Count the time of a block."""
        begun = time.perf_counter()
        try:
            yield self.timings
        finally:
            self.timings.seconds += time.perf_counter() - begun


RECORD_KEY = pytest.StashKey[Record]()


def record_of(item: pytest.Item) -> Record:
    """Return the record of a test: of which vendor, phase and operation it is, its name and its parameters say."""
    params: dict[str, Any] = item.callspec.params if hasattr(item, "callspec") else {}
    vendor = params.get("vendor")
    operation = params.get("operation") or getattr(params.get("method"), "operation", None)
    named = getattr(operation, "id", "")
    return item.stash.setdefault(
        RECORD_KEY, Record(vendor if vendor in bundles.vendors() else "", phase_of(item), named, item.nodeid)
    )


def phase_of(item: pytest.Item) -> str:
    """Return the phase that a test belongs to."""
    return "scenarios" if bundles.SCENARIOS in item.path.parents else item.path.stem.removeprefix("test_")


def format_response(response: ResponseData) -> str:
    """Return an answer as a reader sees it, cut where it is long."""
    body = "" if response.body is None else json.dumps(response.body, ensure_ascii=False, indent=1)
    rest = "\n…" if len(body) > MAX_BODY_LENGTH else ""
    return f"answered {response.status} {response.media}\n{body[:MAX_BODY_LENGTH]}{rest}".strip()


def confirmed_evidence(operation: Operation, response: ResponseData) -> set[str]:
    """Return the readings that stand behind what an answer showed: on its way, and in its body."""
    pointers = {*response_pointers(operation, response.status)}
    for one in instance_locations(
        operation.document, body_schemas(operation, response.status, response.media), response.body
    ):
        pointers |= {*one.pointers}
    known = evidence_ids(operation.vendor)
    return {name for pointer in pointers for name in known.get(f"{operation.origin}{pointer}", [])}


@dataclass(slots=True)
class OutcomeOfTest:
    """How a test ended, and what it noted; `reason` says why it failed or was skipped."""

    record: Record
    state: str = "passed"
    reason: str = ""
