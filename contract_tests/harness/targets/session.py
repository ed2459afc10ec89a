"""Session: send the requests of one test to a target, and reset the world after requests that change it."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

import pytest
import requests
from schemathesis import Response

from contract_tests.harness.documents import request_bodies, run_options
from contract_tests.harness.documents.asyncapi import Call, Event
from contract_tests.harness.documents.json_values import difference, scalars
from contract_tests.harness.documents.operations import (
    Operation,
    http_operations,
    is_refusal_body,
    request_pointers,
    response_pointers,
)
from contract_tests.harness.documents.outcomes import effective_status, is_refused
from contract_tests.harness.documents.response_conformance import ResponseData, message_data, response_data, violations
from contract_tests.harness.documents.schema_properties import property_paths
from contract_tests.harness.generation.cases import Attempt
from contract_tests.harness.generation.known_values import Case
from contract_tests.harness.generation.profiles import deterministic_generation
from contract_tests.harness.reporting.findings import BrokenRule
from contract_tests.harness.reporting.records import Record, record_of
from contract_tests.harness.reporting.reproduce import repeat_command

from .cleanup import CreatedObjects
from .credentials import Credential, credential
from .rate_limits import RateLimitExhausted, rate_limit
from .socketio_participants import Participants
from .targets import Target

MAX_ATTEMPTS = 3
"""How often a request is sent to a vendor that answers that its rate limit is exceeded."""

GONE = (404, 410)
"""Statuses of a deletion whose object no longer exists."""

REQUEST_RULES = ("negative_data_rejection", "near_miss_is_refused", "valid_is_accepted")
"""Rules about the documented request. All others are about the documented response."""

UNREACHED = "success_is_reached"
"""The rule that a vendor breaks, through no fault of its own, if it does not have the objects of the known ids."""


class Session:
    """Requests to one target, and what was seen in its responses.

    At a vendor, the objects that were created are deleted when the session is closed.

    `seen_statuses` are pairs of an operation's id and a status, 0 for a refusal in a successful status.
    `changing_operations` are the ids of operations that changed the world. `seen_properties` are property paths by
    operation id, status and whether the response is a refusal.
    """

    def __init__(self, target: Target, record: Record) -> None:
        self.target = target
        self.record = record
        self.timings = record.timings
        self.created_objects = CreatedObjects()
        record.secrets |= target.secrets
        self.seen_statuses: set[tuple[str, int]] = set()
        self.changing_operations: set[str] = set()
        self.seen_properties: dict[tuple[str, int, bool], set[tuple[str, ...]]] = {}
        self._session = requests.Session()
        # Ignore credentials and proxies of the environment; looking for them takes longer than a request.
        self._session.trust_env = False
        self._participants: Participants | None = None
        self.take_snapshot()

    def take_snapshot(self) -> None:
        """Remember the current state of the world, for `world_difference`."""
        self._before = self._state()

    def send(self, operation: Operation, case: Case, carried: Credential | None = None) -> Response:
        """Send a request over HTTP, or a call over the stream; return the response.

        Uses the owner's credential unless `carried` is given. A credential that is a form field is part of the request
        body; it is only replaced if `carried` is given. Raises RateLimitExhausted if the vendor still refuses the
        request as too frequent after `MAX_ATTEMPTS` attempts.
        """
        body = case.body
        if carried is None:
            carried = credential(operation, self.target.credentials)
        elif (field := request_bodies.credential_field(operation)) and isinstance(body, dict):
            body = {**{name: value for name, value in body.items() if name != field}, **carried.form}
        for _ in range(MAX_ATTEMPTS):
            if self.live:
                rate_limit(operation.vendor).wait(operation)
            self.timings.cases += 1
            with self.timings.measure("requests"):
                response = self._send_once(operation, case, body, carried)
            if not (self.live and self._is_rate_limited(operation, response)):
                break
        else:
            raise RateLimitExhausted(
                f"{operation}: the vendor still answers with 429 or its equivalent; skipped the rest"
            )
        if run_options.record_path():
            self.record.record_response(operation, response_data(response))
        if self.live and self._succeeded(operation, response):
            self.created_objects.add(operation, case, response_data(response))
        return response

    def _send_once(self, operation: Operation, case: Case, body: Any, carried: Credential) -> Response:
        if isinstance(operation, Call):
            return self.participants(operation).send(operation, case, carried)
        encoded, original = request_bodies.encode_nested_json(operation, case.media_type, body), case.body
        with contextlib.ExitStack() as after:
            if encoded is not original:
                # Only if they differ: Schemathesis judges a case anew when its body is set, and calls a missing body
                # invalid.
                after.callback(setattr, case, "body", original)
                case.body = encoded
            return case.call(
                self.target.url,
                self._session,
                headers=dict(carried.headers),
                params=dict(carried.query) or None,
                cookies=dict(carried.cookies) or None,
                allow_redirects=False,
                timeout=30,
            )

    def check_event(self, event: Event, body: Any, request: str) -> None:
        """Check an event against the document as if it were a response; `request` is the command that caused it.

        Raises BrokenRule for a sandbox. Violations by a vendor are added to the record.
        """
        event_data = message_data(body)
        self.record_properties(event, 200, body, failed=is_refusal_body(event, body))
        if run_options.record_path():
            self.record.record_response(event, event_data)
        self._conforms(event, event_data, lambda: request, f"event: {json.dumps(body)[:400]}")

    def record_properties(self, operation: Operation, status: int, body: Any, *, failed: bool) -> None:
        """Remember which properties a response or an event has; `failed` says whether it is a refusal."""
        self.seen_properties.setdefault((operation.id, status, failed), set()).update(property_paths(body))

    def conforms(self, operation: Operation, case: Case, response: Response) -> bool:
        """Check a response against the document; return whether it conforms.

        The rules are the same for a sandbox, a vendor and recordings. Every violation by a vendor is added to the
        record, so one run reports all of them. The first violation by a sandbox raises BrokenRule, so that Hypothesis
        looks for the smallest request.
        """
        return self._conforms(
            operation, response_data(response), lambda: repeat_command(operation, case), _excerpt(response)
        )

    def _conforms(self, operation: Operation, response: ResponseData, request: Callable[[], str], excerpt: str) -> bool:
        if self.live:
            return not self.record.check_conformance(operation, response, request())
        if violation := next(violations(operation, response), None):
            raise BrokenRule(operation, violation.rule, violation.message, violation.pointers, request(), excerpt)
        return True

    def failure(
        self, operation: Operation, rule: str, message: str, attempt: Attempt, response: Response, *instance: str
    ) -> BrokenRule:
        """Return the error for a broken rule, with a command that repeats the request without its credential.

        `instance` is the path of the value concerned in the response body.
        """
        pointers: Iterable[str] = response_pointers(operation, response.status_code, instance)
        if rule == "not_a_server_error":
            pointers = ()
        elif rule in REQUEST_RULES:
            data = attempt.case.meta.phase.data if attempt.case.meta else None
            pointers = request_pointers(operation, data.parameter if data else None)
        return BrokenRule(
            operation, rule, message, pointers, repeat_command(operation, attempt.case), _excerpt(response)
        )

    @property
    def live(self) -> bool:
        """Whether the target is the vendor itself."""
        return self.target.controller is None

    def _is_rate_limited(self, operation: Operation, response: Response) -> bool:
        headers = {name.lower(): values[0] for name, values in response.headers.items()}
        return rate_limit(operation.vendor).update(effective_status(operation, response), headers)

    def _succeeded(self, operation: Operation, response: Response) -> bool:
        return response.status_code < 300 and not is_refused(operation, response)

    def participants(self, operation: Operation) -> Participants:
        """Return the users connected to the stream; their credentials are those that an operation requires."""
        if self._participants is None:
            target = self.target
            secrets = [target.credentials, target.credentials, target.guest, target.stranger]
            credentials = [credential(operation, by_scheme) for by_scheme in secrets if by_scheme]
            self._participants = Participants(target, credentials, self.check_event)
        return self._participants

    def reset_world(self) -> None:
        """Reset a sandbox's world and close the stream connections; do nothing at a vendor."""
        if self.target.controller is not None:
            self._disconnect()
            with self.timings.measure("worlds"):
                self.target.controller.reset(self.target.vendor)

    def world_difference(self) -> str:
        """Return how the world differs from the snapshot; empty if it does not."""
        with self.timings.measure("worlds"):
            now = self._state()
            return "" if now == self._before else difference(json.loads(self._before), json.loads(now))

    def is_in_world(self, value: object) -> bool:
        """Return whether a value occurs anywhere in the world; True for a vendor, whose world is not accessible."""
        return self.target.controller is None or str(value) in map(str, scalars(json.loads(self._state())))

    def _state(self) -> str:
        """Return the world as JSON; "null" for a vendor, whose world is not accessible."""
        return "null" if self.target.controller is None else self.target.controller.snapshot(self.target.vendor)

    def close(self) -> None:
        """Delete the objects created at a vendor, and close the connections."""

        def is_gone(operation: Operation, response: Response) -> bool:
            return self._succeeded(operation, response) or effective_status(operation, response) in GONE

        self.record.leftovers += self.created_objects.remove(self.send, is_gone)
        self._disconnect()
        self._session.close()

    def _disconnect(self) -> None:
        if self._participants is not None:
            self._participants.close()


def _excerpt(response: Response) -> str:
    """Return the status and the first 400 bytes of a response, for a report."""
    return f"answered {response.status_code}: {response.content[:400].decode(errors='replace')}"


@contextlib.contextmanager
def open_session(target: Target, request: pytest.FixtureRequest) -> Iterator[Session]:
    """Give a test's session with its target; at its end, fail the test if there are findings.

    Findings and timings are added to the test's record. Skips the test if the rate limit is exhausted, or if a vendor
    does not have the objects of the known ids.
    """
    record = record_of(request.node)
    with deterministic_generation(), record.measure():
        session = Session(target, record)
        try:
            yield session
        except RateLimitExhausted as reason:
            if not record.findings:
                pytest.skip(str(reason))
        except BrokenRule as failure:
            if session.live and failure.finding.rule == UNREACHED:
                if not record.findings:
                    name = f"{target.vendor}_values".upper()
                    pytest.skip(f"{failure.finding.operation} never succeeded; set {name} to ids that exist")
            else:
                # A vendor's response may contain personal data, so only its status is kept.
                excerpt = failure.finding.response.partition(":")[0] if session.live else failure.finding.response
                record.add_finding(replace(failure.finding, response=excerpt))
        finally:
            session.close()
    record.fail_on_findings()


def skip_unless_allowed(target: Target, operation: Operation) -> None:
    """Skip the test if the operation writes and the target must not be changed by it."""
    if not operation.reads and not may_write(target, operation):
        pytest.skip(f"writes at a vendor only if allowed: set CONTRACT_WRITES={operation.id}")


def may_write(target: Target, *operations: Operation) -> bool:
    """Return whether operations may change a target; without operations, whether all may.

    A sandbox may always be changed, a vendor by the operations in ``CONTRACT_WRITES`` (ids separated by commas).
    """
    allowed = os.environ.get("CONTRACT_WRITES", "").replace(" ", "").split(",")
    writing = [operation for operation in operations or http_operations(target.vendor) if not operation.reads]
    return target.controller is not None or all(operation.id in allowed for operation in writing)


def may_send_invalid(target: Target) -> bool:
    """Return whether a target may receive invalid requests: a sandbox may, a vendor if ``CONTRACT_INVALID`` is 1."""
    return target.controller is not None or os.environ.get("CONTRACT_INVALID") == "1"
